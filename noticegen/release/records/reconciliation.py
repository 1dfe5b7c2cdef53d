"""The reconciliation: what became of every household that was read, and that the counts add up.

Places and reasons only: a reconciliation names no person, and a village only when the cell holds
a name of a place and not something that slipped into the wrong column.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from noticegen.errors import ErrorCode, RefusalError
from noticegen.roster.model import Household
from noticegen.screening.decisions import Decision
from noticegen.screening.model import Screening
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place

VILLAGE_UNKNOWN = "村名待核"

# With its banner, township and committee a village's name has up to thirty characters.
_LONGEST_VILLAGE, _LONGEST_IN_FULL = 20, 30
_ENDS_AS_VILLAGES = ("村", "嘎查", "社区", "委员会")
_MOST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Counts:
    """Households by outcome."""

    read: int
    published: int
    withheld: int
    held: int

    @property
    def adds_up(self) -> bool:
        """Tell whether every household that was read has exactly one outcome."""
        return self.read == self.published + self.withheld + self.held

    def as_document(self) -> dict[str, int]:
        """Return the contract's `counts`."""
        return {
            "read": self.read,
            "published": self.published,
            "withheld": self.withheld,
            "held": self.held,
        }


@dataclass(frozen=True, slots=True)
class VillageCounts:
    """The counts of one village."""

    village: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What became of the household at one row of a roster, and the decision it rests on."""

    place: Place
    village: str
    outcome: Outcome
    reasons: tuple[Reason, ...]
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Every row in roster order, summed by village and in total; dropped columns by heading."""

    counts: Counts
    villages: tuple[VillageCounts, ...]
    rows: tuple[RowOutcome, ...]
    dropped_columns: tuple[str, ...]

    @property
    def reasons(self) -> tuple[tuple[Outcome, Reason, int], ...]:
        """Return how many households each reason kept off, in the order of the vocabulary.

        A household may have several reasons, so these do not sum to the counts.
        """
        found = Counter((row.outcome, reason) for row in self.rows for reason in row.reasons)
        return tuple(
            (outcome, reason, found[outcome, reason])
            for outcome in Outcome
            for reason in Reason
            if found[outcome, reason]
        )


def village_of(household: Household) -> str:
    """Return the village a household was read to belong to, if it is a place's name."""
    village = " ".join((household.village or household.head.text("village")).split())
    return village if _is_place_name(village) else VILLAGE_UNKNOWN


def reconcile(
    screening: Screening,
    dropped_columns: Iterable[str],
    village_of: Callable[[Household], str] = village_of,
) -> Reconciliation:
    """Count the verdicts of a run; `dropped_columns` are headings as the roster writes them."""
    rows = tuple(
        RowOutcome(
            verdict.household.place,
            village_of(verdict.household),
            verdict.outcome,
            tuple(dict.fromkeys(verdict.reasons)),
            verdict.decision,
        )
        for verdict in screening.verdicts
    )
    return Reconciliation(
        counts=_count(rows),
        villages=tuple(
            VillageCounts(village, _count([row for row in rows if row.village == village]))
            for village in dict.fromkeys(row.village for row in rows)
        ),
        rows=rows,
        dropped_columns=tuple(dict.fromkeys(dropped_columns)),
    )


@dataclass(frozen=True, slots=True)
class Errand:
    """What a run is to do, in the words of its refusals.

    `counted` is what a row of a list is, `output` what is written, `others` what can be done with
    the rows that are not held, `deed` the verb of all this.
    """

    counted: str
    output: str
    others: str
    deed: str


POSTING = Errand("户", "任何公开文件", "先公示其余各户", "公示")
PRINTING = Errand("行", "清单", "先印其余各家", "印清单")
TEXTING = Errand("行", "短信", "先做其余各家的短信", "写短信")


def find_refusal(
    reconciliation: Reconciliation,
    errand: Errand = POSTING,
    *,
    allow_held: bool,
    names_nobody: bool = False,
) -> RefusalError | None:
    """Return why nothing may be released, or None; a notice of numbers lists nobody."""
    counts = reconciliation.counts
    if counts.held and not allow_held:
        return RefusalError(
            ErrorCode.ROWS_HELD,
            count=counts.held,
            counted=errand.counted,
            output=errand.output,
            others=errand.others,
        )
    if not counts.published and not names_nobody:
        return RefusalError(ErrorCode.NOTHING_TO_PUBLISH, deed=errand.deed)
    return None


def require_balanced(reconciliation: Reconciliation, *, read: int, printed: int) -> None:
    """Raise RefusalError COUNTS_DIFFER unless read = published + withheld + held everywhere.

    `read` is the number of households in the roster and `printed` the number of entries on the
    finished pages: both are counted apart from the verdicts, so that a household lost or doubled
    on the way is found. A household that is not published must have a reason, and one place must
    not be counted twice.
    """
    counts, villages = reconciliation.counts, reconciliation.villages
    differences = [
        ("读取的户数", read, counts.read),
        ("印出的户数", printed, counts.published),
        ("各村合计", sum(village.counts.read for village in villages), counts.read),
        ("已公示各村合计", sum(village.counts.published for village in villages), counts.published),
        ("三种结果合计", counts.published + counts.withheld + counts.held, counts.read),
        ("名单中的行", len({row.place for row in reconciliation.rows}), counts.read),
        ("有原因的户", sum(bool(row.reasons) for row in reconciliation.rows), _kept_off(counts)),
    ]
    for what, counted, expected in differences:
        if counted != expected:
            raise RefusalError(
                ErrorCode.COUNTS_DIFFER, what=what, counted=counted, expected=expected
            )


def reconciliation_json(reconciliation: Reconciliation, *, released: bool) -> bytes:
    """Return `reconciliation.json` as the contract has it, with villages and `released` added.

    `released` is False when the run was refused and its "published" households wait. A row has
    a `decision` when a person's decision was heard.
    """
    document = {
        "counts": reconciliation.counts.as_document(),
        "rows": [
            {
                "file": row.place.file,
                "sheet": row.place.sheet,
                "row": row.place.row,
                "village": row.village,
                "outcome": str(row.outcome),
                "reasons": [str(reason) for reason in row.reasons],
                **_describe_decision(row.decision),
            }
            for row in reconciliation.rows
        ],
        "dropped_columns": list(reconciliation.dropped_columns),
        "villages": [
            {"village": village.village, **village.counts.as_document()}
            for village in reconciliation.villages
        ],
        "released": released,
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


def _describe_decision(decision: Decision | None) -> dict[str, dict[str, str]]:
    if decision is None:
        return {}
    on = decision.day.isoformat()
    return {"decision": {"choice": str(decision.choice), "by": decision.by, "on": on}}


def _count(rows: Sequence[RowOutcome]) -> Counts:
    found = Counter(row.outcome for row in rows)
    return Counts(
        read=len(rows),
        published=found[Outcome.PUBLISHED],
        withheld=found[Outcome.WITHHELD],
        held=found[Outcome.HELD],
    )


def _is_place_name(text: str) -> bool:
    digits = sum(letter.isdigit() for letter in text)
    longest = _LONGEST_IN_FULL if text.endswith(_ENDS_AS_VILLAGES) else _LONGEST_VILLAGE
    return 0 < len(text) <= longest and digits <= _MOST_DIGITS and text.isprintable()


def _kept_off(counts: Counts) -> int:
    return counts.withheld + counts.held
