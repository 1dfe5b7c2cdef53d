"""What the checks found, for the office: by place and rule, with room for the reviewer's decision.

Places and rules only; a finding never holds a value.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from noticegen.release.records.workbook import fit_to_paper, put_text, workbook_bytes
from noticegen.screening.model import Finding

_HEADINGS = ("文件", "工作表", "行", "列", "疑点", "处理", "怎么办", "依据", "核实意见", "核实人")
_WIDTHS = (14, 12, 5, 14, 18, 9, 34, 20, 12, 8)
_HEADING_ROW = 3


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

    `citations` gives a rule's law, by its key in the register, as it is cited on paper.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "疑点"
    put_text(sheet, 1, 1, "名单疑点清单").font = Font(bold=True, size=14)
    put_text(sheet, 2, 1, f"共{len(findings)}条；只写位置和规则，不含任何人的信息。")
    for column, heading in enumerate(_HEADINGS, 1):
        put_text(sheet, _HEADING_ROW, column, heading).font = Font(bold=True)
    for line, finding in enumerate(findings, _HEADING_ROW + 1):
        for column, value in enumerate(_cells(finding, citations), 1):
            put_text(sheet, line, column, value).alignment = Alignment(
                wrap_text=True, vertical="top"
            )
    sheet.freeze_panes = f"A{_HEADING_ROW + 1}"
    fit_to_paper(sheet, _HEADING_ROW, _WIDTHS, lying=True)
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
