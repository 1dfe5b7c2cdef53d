"""Cases: given a person, expect these strings. Written in YAML, run by `policy test`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from noticegen.policy.faults import PolicyFault, PolicyFaultsError
from noticegen.policy.laws import Key
from noticegen.policy.showing import Place, find_field, read_given
from noticegen.settings.schema import Day, StrictModel, Text, Whole, faults_of
from noticegen.settings.strict_yaml import StrictDocument, StrictYamlError, load_strict
from noticegen.vocabulary.outcomes import Outcome
from noticegen.vocabulary.stages import Audience, Channel, Stage


class CaseEntry(StrictModel):
    """One case as written."""

    case: Text
    stage: Stage | None = None
    channel: Channel | None = None
    audience: Audience = Audience.PUBLIC
    start: Day
    number: Whole = 1
    given: Annotated[dict[Text, Text], Field(min_length=1)]
    outcome: Outcome = Outcome.PUBLISHED
    expect: dict[Text, Text] = Field(default_factory=dict)
    absent: tuple[Text, ...] = ()


class CaseFile(StrictModel):
    """The cases of one policy."""

    policy: Key
    cases: Annotated[tuple[CaseEntry, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Case:
    """One case, with every field looked up; `given` is by field key, `expect` by heading."""

    name: str
    file: str
    line: int
    place: Place
    number: int
    given: Mapping[str, str]
    outcome: Outcome
    expect: Mapping[str, str]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of one file."""

    policy: str
    cases: tuple[Case, ...]


def load_cases(path: Path) -> Cases:
    """Read a file of cases; a PolicyFaultsError lists everything that is wrong with it."""
    try:
        document = load_strict(path)
        file = CaseFile.model_validate(document.data)
    except OSError:
        raise PolicyFaultsError(
            [PolicyFault(path.name, 1, "文件", "打不开这个文件", "请检查路径和读取权限。")]
        ) from None
    except StrictYamlError as error:
        raise PolicyFaultsError(
            [PolicyFault(path.name, error.line, error.path, error.why, error.how)]
        ) from None
    except ValidationError as error:
        raise PolicyFaultsError(
            [
                PolicyFault(path.name, one.line, one.path, one.why, one.how)
                for one in faults_of(error, document)
            ]
        ) from None
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
    given: dict[str, str] = {}
    for name, text in entry.given.items():
        line = document.line_of(("cases", place, "given", name))
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
    return Case(
        name=entry.case,
        file=file,
        line=document.line_of(("cases", place)),
        place=Place(entry.stage, entry.channel, entry.audience, entry.start),
        number=entry.number,
        given=given,
        outcome=entry.outcome,
        expect=dict(entry.expect),
        absent=entry.absent,
    )
