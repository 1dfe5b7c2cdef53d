"""One finding for a column that a sheet lacks, where the checks give one for each of its rows.

Each row is held for itself, and counted so. But a clerk has one thing to do, once for the sheet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from noticegen.screening.model import Finding
from noticegen.vocabulary.place import Place

_Lack = tuple[str, str, Place]


def gather_missing_columns(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with one at the sheet for all rows that lack the same column of it.

    What a single row lacks stays at its row. The order is kept.
    """
    found = tuple(findings)
    rows = Counter(lack for finding in found if (lack := _lack_of(finding)) is not None)
    return tuple(_gather(found, rows))


def _gather(findings: Sequence[Finding], rows: Counter[_Lack]) -> Iterable[Finding]:
    told: set[_Lack] = set()
    for finding in findings:
        lack = _lack_of(finding)
        if lack is None or rows[lack] == 1:
            yield finding
        elif lack not in told:
            told.add(lack)
            what = (finding.outcome or finding.severity).label
            advice = f"{finding.advice}这张表的{rows[lack]}行都因此{what}。"
            yield replace(finding, place=lack[-1], household=None, advice=advice)


def _lack_of(finding: Finding) -> _Lack | None:
    """Return the rule, its advice and the column of the sheet that is lacking, if one is."""
    if not finding.lacks:
        return None
    place = Place(finding.place.file, finding.place.sheet, column=finding.lacks)
    return finding.rule, finding.advice, place
