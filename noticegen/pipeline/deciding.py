"""A person's decisions on held rows: the answers a run takes up, and the questions it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from noticegen.errors import ErrorCode, InputError
from noticegen.publication.impact import Decision as SignedDecision
from noticegen.release.files import OutputFile
from noticegen.release.manifest import sha256
from noticegen.release.records.decision_sheet import decisions_workbook
from noticegen.release.records.reconciliation import Reconciliation
from noticegen.release.refused_run import DECISIONS
from noticegen.roster.headings import hide_numbers
from noticegen.roster.model import Household
from noticegen.screening.decision_file import read_decisions
from noticegen.screening.decisions import Decisions
from noticegen.screening.model import Screening, ScreeningContext
from noticegen.screening.questions import draw_up_questions
from noticegen.vocabulary.place import Place

_COPIES = "decisions-used"
_SUFFIXES = frozenset({".xlsx", ".xls", ".xlsb", ".ods", ".et"})


@dataclass(frozen=True, slots=True)
class Answers:
    """The decisions of a run, copies of their files, and the hashes of these."""

    decisions: Decisions
    copies: tuple[OutputFile, ...] = ()

    @property
    def hashes(self) -> frozenset[str]:
        """Return the SHA-256 of every file that was given."""
        return frozenset(sha256(copy.data) for copy in self.copies)


NO_ANSWERS = Answers(Decisions())


def take_answers(files: tuple[Path, ...], today: date | None = None) -> Answers:
    """Read the decisions files; InputError DECISIONS_INVALID when one cannot be relied on.

    `today` is for tests: nobody signs in the future.
    """
    before = tuple(map(_read_bytes, files))
    decisions = read_decisions(files, today or datetime.now().astimezone().date())
    copies = []
    for number, (path, data) in enumerate(zip(files, before, strict=True), start=1):
        if _read_bytes(path) != data:
            raise _invalid(path, "读取的时候文件正在改动")
        suffix = path.suffix.lower() if path.suffix.lower() in _SUFFIXES else ".xlsx"
        name = _COPIES if len(files) == 1 else f"{_COPIES}-{number}"
        copies.append(OutputFile(name + suffix, data))
    return Answers(decisions, tuple(copies))


def make_decision_files(
    households: Sequence[Household],
    screening: Screening,
    context: ScreeningContext,
    answers: Answers,
) -> tuple[OutputFile, ...]:
    """Return `decisions.xlsx` if a household waits or was decided, and copies of what was used."""
    questions = draw_up_questions(households, screening, context)
    if not questions:
        return answers.copies
    return (OutputFile(DECISIONS, decisions_workbook(questions)), *answers.copies)


def sign_decisions(reconciliation: Reconciliation) -> tuple[SignedDecision, ...]:
    """Return every decision that was heard, as the impact assessment lists it to be signed."""
    return tuple(
        SignedDecision(
            matter=f"待核户：{row.place}",
            decided=row.decision.choice.label,
            by=f"{row.decision.by}（{row.decision.day.isoformat()}）",
        )
        for row in reconciliation.rows
        if row.decision
    )


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise _invalid(path, "没有这个文件，或者打不开") from None


def _invalid(path: Path, why: str) -> InputError:
    return InputError(ErrorCode.DECISIONS_INVALID, Place(hide_numbers(path.name)), why=why)
