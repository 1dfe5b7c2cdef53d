"""What has changed since the month before, for the office: places and kinds, no values."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from noticegen.families.month_on_month import HouseholdChange, MonthChange
from noticegen.release.records.workbook import HEADING_ROW, fill_list, fit_to_paper, workbook_bytes
from noticegen.vocabulary.place import Place

_HEADINGS = ("变化", "本月位置", "上月位置", "怎么办", "核实意见", "核实人")
_WIDTHS = (8, 26, 26, 26, 12, 8)


def count_changes(changes: Sequence[HouseholdChange]) -> dict[MonthChange, int]:
    """Return how many changes of every kind there are, none left out."""
    counted = Counter(change.kind for change in changes)
    return {kind: counted[kind] for kind in MonthChange}


def changes_json(changes: Sequence[HouseholdChange]) -> bytes:
    """Return `changes.json`: the counts, and one object for each change."""
    document = {
        "counts": {str(kind): count for kind, count in count_changes(changes).items()},
        "changes": [
            {
                "kind": str(change.kind),
                "now": _describe(change.now),
                "before": _describe(change.before),
                "advice": change.advice,
            }
            for change in changes
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"


def changes_workbook(changes: Sequence[HouseholdChange]) -> bytes:
    """Return `changes.xlsx`; the last two columns are left for whoever verifies."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "与上月比较"
    counts = "，".join(f"{kind.label}{count}" for kind, count in count_changes(changes).items())
    said = f"{counts}。只写位置，不含任何人的信息；内部使用，不得张贴。"
    fill_list(sheet, "与上月名单比较", said, _HEADINGS, map(_cells, changes))
    fit_to_paper(sheet, HEADING_ROW, _WIDTHS, lying=True)
    return workbook_bytes(workbook)


def _cells(change: HouseholdChange) -> tuple[str, ...]:
    now, before = (str(place) if place else "" for place in (change.now, change.before))
    return (change.kind.label, now, before, change.advice, "", "")


def _describe(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"file": place.file, "sheet": place.sheet, "row": place.row, "column": place.column}
