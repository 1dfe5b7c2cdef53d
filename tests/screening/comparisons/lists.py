"""Small lists of invented people, written as an office's files and compared as a run does."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from noticegen.identifiers.id_card import check_character
from noticegen.roster.reading import read_rosters
from noticegen.screening.comparisons.loading import load_comparisons
from noticegen.screening.model import Finding, ScreeningContext
from noticegen.screening.screen import screen

Line = Mapping[str, str]

START = date(2026, 12, 1)
ROSTER = "本月名单.csv"


def number(born: str, sequence: int = 990) -> str:
    """Return an ID number that belongs to nobody: sequence codes 990-999."""
    body = f"150207{born}{sequence}"
    return body + check_character(body)


WANG = {"姓名": "王大明", "身份证号码": number("19600304")}
LI = {"姓名": "李小红", "身份证号码": number("19610405", 991)}
ZHAO = {"姓名": "赵四海", "身份证号码": number("19620506", 992)}
SUN = {"姓名": "孙五福", "身份证号码": number("19630607", 993)}


def write_list(path: Path, lines: Sequence[Line]) -> Path:
    """Write lines as CSV; their keys are the headings."""
    headings = list(dict.fromkeys(heading for line in lines for heading in line))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, headings, restval="")
        writer.writeheader()
        writer.writerows(lines)
    return path


def compare(
    directory: Path,
    roster: Sequence[Line],
    *against: tuple[str, Sequence[Line]],
    programme: str | None = "rural-dibao",
    start: date = START,
) -> list[Finding]:
    """Return what comparing finds, leaving out what the list alone has."""
    options = [
        f"{role}={write_list(directory / f'比对{place}.csv', lines)}"
        for place, (role, lines) in enumerate(against)
    ]
    read = read_rosters([write_list(directory / ROSTER, roster)])
    context = ScreeningContext(
        start=start,
        required=frozenset(),
        shown=frozenset(),
        uncovered=lambda _: frozenset(),
        programme=programme,
        comparisons=load_comparisons(options, read_rosters),
    )
    findings = screen(read, context).findings
    hide_people(findings, roster, *(lines for _, lines in against))
    return list(findings)


def compare_rosters(directory: Path, rosters: Mapping[str, Sequence[Line]]) -> list[Finding]:
    """Return what the comparison of several programmes' rosters with each other finds."""
    paths = [
        f"{programme}={write_list(directory / f'{programme}.csv', lines)}"
        for programme, lines in rosters.items()
    ]
    context = ScreeningContext(
        start=START, required=frozenset(), shown=frozenset(), uncovered=lambda _: frozenset()
    )
    findings = screen(read_rosters(paths), context).findings
    hide_people(findings, *rosters.values())
    return [each for each in findings if each.outcome is not None]


def hide_people(findings: Sequence[Finding], *lists: Sequence[Line]) -> None:
    """Fail if anything a finding says holds a name, a number or an account of any list."""
    said = repr(findings) + "".join(f"{finding.place}{finding.advice}" for finding in findings)
    for line in (line for lines in lists for line in lines):
        for heading, value in line.items():
            if any(word in heading for word in ("姓名", "户名", "号")):
                for part in value.split("、"):
                    assert not part or part not in said, heading
