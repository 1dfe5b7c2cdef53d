"""What the checks found, for the office: by place and rule, with room for the reviewer's decision.

Places and rules only; a finding never holds a value.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from noticegen.release.records.workbook import HEADING_ROW, fill_list, fit_to_paper, workbook_bytes
from noticegen.screening.missing_columns import gather_missing_columns
from noticegen.screening.model import Finding

_HEADINGS = ("文件", "工作表", "行", "列", "疑点", "处理", "怎么办", "依据", "核实意见", "核实人")
_WIDTHS = (14, 12, 5, 14, 18, 9, 34, 20, 12, 8)


def findings_json(findings: Sequence[Finding]) -> bytes:
    """Return `findings.json`: one object for each finding, in the order of the checks."""
    listed = [
        {
            "rule": finding.rule,
            "law": finding.law,
            "reason": str(finding.reason),
            "severity": str(finding.severity),
            "outcome": str(finding.outcome) if finding.outcome else None,
            "file": finding.place.file,
            "sheet": finding.place.sheet,
            "row": finding.place.row,
            "column": finding.place.column,
            "household_row": finding.household.row if finding.household else None,
            "related": [str(place) for place in finding.related],
            "advice": finding.advice,
        }
        for finding in findings
    ]
    return json.dumps({"findings": listed}, ensure_ascii=False, indent=2).encode() + b"\n"


def findings_workbook(findings: Sequence[Finding], citations: Mapping[str, str]) -> bytes:
    """Return `findings.xlsx`; the last two columns are left for the reviewer to fill in.

    `citations` gives a rule's law, by its key in the register, as it is cited on paper. A column
    that a sheet lacks is told once for all its rows; `findings.json` has it for each.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "疑点"
    told = gather_missing_columns(findings)
    said = f"共{len(told)}条；只写位置和规则，不含任何人的信息。"
    rows = (_cells(finding, citations) for finding in told)
    fill_list(sheet, "名单疑点清单", said, _HEADINGS, rows)
    fit_to_paper(sheet, HEADING_ROW, _WIDTHS, lying=True)
    return workbook_bytes(workbook)


def _cells(finding: Finding, citations: Mapping[str, str]) -> tuple[str | int, ...]:
    place = finding.place
    return (
        place.file,
        place.sheet or "",
        place.row or "",
        place.column or "",
        finding.title,
        finding.outcome.label if finding.outcome else finding.severity.label,
        finding.advise(),
        citations.get(finding.law, ""),
        "",
        "",
    )
