"""Cases: given a person, expect these strings. Written in YAML, run by `policy test`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from noticegen.policy.faults import PolicyFault, PolicyFaultsError
from noticegen.policy.laws import Key
from noticegen.policy.showing import Place, find_field, read_given
from noticegen.policy.yaml_files import read_document, validate
from noticegen.settings.schema import Day, StrictModel, Text, Whole, fault
from noticegen.settings.strict_yaml import KeyPath, StrictDocument
from noticegen.vocabulary.outcomes import Outcome
from noticegen.vocabulary.stages import Audience, Channel, Stage


class PersonEntry(StrictModel):
    """One of the people of a case who stand in one village's list, as written."""

    given: Annotated[dict[Text, Text], Field(min_length=1)]
    outcome: Outcome = Outcome.PUBLISHED
    expect: dict[Text, Text] = Field(default_factory=dict)
    absent: tuple[Text, ...] = ()


class CaseEntry(StrictModel):
    """One case as written: of one person, or of several `together` in one village's list."""

    case: Text
    stage: Stage | None = None
    channel: Channel | None = None
    audience: Audience = Audience.PUBLIC
    start: Day
    number: Whole = 1
    given: dict[Text, Text] = Field(default_factory=dict)
    outcome: Outcome = Outcome.PUBLISHED
    expect: dict[Text, Text] = Field(default_factory=dict)
    absent: tuple[Text, ...] = ()
    together: tuple[PersonEntry, ...] = ()

    @model_validator(mode="after")
    def _is_of_one_or_of_several(self) -> CaseEntry:
        if bool(self.given) == bool(self.together):
            raise fault(
                "要写 given（一个人）或者 together（同村的几个人），只写一种",
                "请补上 given，或者在 together 下面一人一项，每项写 given 和 expect。",
            )
        if self.together and (self.expect or self.absent):
            raise fault(
                "几个人的用例，expect 和 absent 写在各人下面", "请移到 together 的每一项里。"
            )
        if len(self.together) == 1:
            raise fault("together 下面至少要有两个人", "只有一个人时请直接写 given。")
        return self


class CaseFile(StrictModel):
    """The cases of one policy."""

    policy: Key
    cases: Annotated[tuple[CaseEntry, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class CasePerson:
    """One person of a case: `given` is by field key, `expect` by heading."""

    given: Mapping[str, str]
    outcome: Outcome
    expect: Mapping[str, str]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One case, with every field looked up.

    `number` is the first person's in the list; `is_list` says that its people stand in the list
    of one village, so that their numbers are part of what is expected.
    """

    name: str
    file: str
    line: int
    place: Place
    number: int
    people: tuple[CasePerson, ...]
    is_list: bool


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of one file."""

    policy: str
    cases: tuple[Case, ...]


def load_cases(path: Path) -> Cases:
    """Read a file of cases; a PolicyFaultsError lists everything that is wrong with it."""
    document = read_document(path)
    file = validate(CaseFile, path.name, document)
    faults: list[PolicyFault] = []
    cases = tuple(
        _build(entry, place, path.name, document, faults) for place, entry in enumerate(file.cases)
    )
    if faults:
        raise PolicyFaultsError(sorted(faults))
    return Cases(file.policy, cases)


def _build(
    entry: CaseEntry, place: int, file: str, document: StrictDocument, faults: list[PolicyFault]
) -> Case:
    path: KeyPath = ("cases", place)
    people: Sequence[CaseEntry | PersonEntry] = [entry] if entry.given else entry.together
    paths = [path] if entry.given else [(*path, "together", each) for each in range(len(people))]
    return Case(
        name=entry.case,
        file=file,
        line=document.line_of(path),
        place=Place(entry.stage, entry.channel, entry.audience, entry.start),
        number=entry.number,
        people=tuple(
            CasePerson(
                given=_look_up(person.given, (*at, "given"), file, document, faults),
                outcome=person.outcome,
                expect=dict(person.expect),
                absent=person.absent,
            )
            for person, at in zip(people, paths, strict=True)
        ),
        is_list=bool(entry.together),
    )


def _look_up(
    written: Mapping[str, str],
    path: KeyPath,
    file: str,
    document: StrictDocument,
    faults: list[PolicyFault],
) -> dict[str, str]:
    """Return what a person has by field key; names and values nobody can read become faults."""
    given: dict[str, str] = {}
    for name, text in written.items():
        line = document.line_of((*path, name))
        known = find_field(name)
        if known is None:
            faults.append(
                PolicyFault(file, line, name, "没有这个字段", "请写字段名或表头，例如 身份证号码。")
            )
        elif read_given(known, text) is None:
            faults.append(
                PolicyFault(
                    file,
                    line,
                    name,
                    f"不是能读懂的{known.label}",
                    "人数写整数，金额写数字，日期写 2026-12-01。",
                )
            )
        else:
            given[known.key] = text
    return given
