"""Policies on the screen: tables for people; the same facts for `--json`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from noticegen.cli.terminal import result_console
from noticegen.cli.wrapping import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from noticegen.policy.case_runner import CaseReport
    from noticegen.policy.diffing import Change
    from noticegen.policy.explaining import Explanation
    from noticegen.policy.lint import LintReport
    from noticegen.policy.model import Policy
    from noticegen.publication.policy_sheet import PolicySheet


_MOST_LINES_OF_A_CELL = 2  # on an average; beyond, sentences become pillars


def show_sheet(sheet: PolicySheet) -> None:
    """Print a policy: facts, one table per place, laws."""
    console = result_console()
    console.print(f"{sheet.title}\n")
    for name, text in sheet.facts:
        console.print(f"{name}：{text}")
    first_with: dict[tuple[tuple[str, ...], ...], str] = {}
    for table in sheet.tables:
        console.print(f"\n{table.heading}" + (f"（{table.note}）" if table.note else ""))
        same = first_with.setdefault(tuple(map(tuple, table.rows)), table.heading)
        if not table.rows:
            console.print(f"    {table.instead}")
        elif same != table.heading:
            console.print(f"    公开的内容与“{same}”相同。")
        elif table.note is None:
            print_entries(table.columns, table.rows)
        else:
            print_rows(table.columns, table.rows)
    console.print(f"\n文件摘要 SHA-256：{sheet.digest}")


def print_rows(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table whose cells wrap; row by row where the terminal is too narrow for columns."""
    from rich import box
    from rich.table import Table

    widths = [max(map(cell_width, column)) for column in zip(columns, *rows, strict=True)]
    if sum(widths) > _MOST_LINES_OF_A_CELL * result_console().width:
        print_entries(columns, rows)
        return
    table = Table(box=box.SIMPLE_HEAD, show_lines=False)
    for place, column in enumerate(columns):
        # Names to be typed again stand in the first column: they are not broken.
        table.add_column(column, overflow="fold", no_wrap=place == 0)
    for row in rows:
        table.add_row(*row)
    result_console().print(table)


def print_entries(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Print rows too wide for a table one below the other: the first cell, then the others."""
    _, *names = columns
    for first, *cells in rows:
        told = "；".join(
            f"{name}：{cell.rstrip('。')}"
            for name, cell in zip(names, cells, strict=True)
            if cell != "—"
        )
        result_console().print(f"{first}\n    {told}")


def sheet_document(policy: Policy, sheet: PolicySheet) -> dict[str, Any]:
    """Return a policy for `--json`."""
    return {
        "policy": policy.name,
        "version": policy.version,
        "sha256": policy.digest,
        "facts": dict(sheet.facts),
        "tables": [
            {
                "heading": table.heading,
                "note": table.note,
                "rows": [dict(zip(table.columns, row, strict=True)) for row in table.rows],
            }
            for table in sheet.tables
        ],
    }


def show_lint(report: LintReport) -> None:
    """Print errors and warnings with file and line."""
    console = result_console()
    for remark in report.remarks:
        if remark.level.value == "note":
            console.print(
                f"{remark.level.label} {remark.file} 第{remark.line}行“{remark.path}”：{remark.why}"
            )
            continue
        console.print(
            f"{remark.level.label} {remark.file} 第{remark.line}行“{remark.path}”：{remark.why}\n"
            f"    怎么办：{remark.how}",
            style="bold red" if remark.level.value == "error" else "yellow",
        )
    notes = [remark for remark in report.remarks if remark.level.value == "note"]
    if notes:
        console.print(f"    以上“说明”怎么办：{notes[0].how}")
    count = Counter(remark.level.value for remark in report.remarks)
    console.print(
        f"检查了{len(report.policies)}份能读入的政策："
        f"{count['error']}个错误，{count['warning']}个提醒，{count['note']}条说明。"
    )


def lint_document(report: LintReport) -> dict[str, Any]:
    """Return lint's report for `--json`."""
    return {
        "policies": [policy.name for policy in report.policies],
        "remarks": [
            {
                "level": remark.level.value,
                "file": remark.file,
                "line": remark.line,
                "path": remark.path,
                "why": remark.why,
                "how": remark.how,
            }
            for remark in report.remarks
        ],
        "passed": not report.has_errors,
    }


def show_cases(reports: Iterable[CaseReport]) -> None:
    """Print what became of cases: failures, rules without a case, and a last line per policy."""
    console = result_console()
    for report in reports:
        for failure in report.failures:
            console.print(
                f"未通过 {failure.file} 第{failure.line}行“{failure.case}”：{failure.why}",
                style="bold red",
            )
        for rule in report.uncovered:
            console.print(
                f"没有用例 {rule.source.file} 第{rule.source.line}行的规则“{rule.key}”",
                style="yellow",
            )
        verdict = "通过" if report.passed else "没有通过"
        console.print(
            f"{report.policy}：{report.ran}个用例，{len(report.failures)}处不符，"
            f"{len(report.uncovered)}条规则没有用例。{verdict}。"
        )


def cases_document(reports: Iterable[CaseReport]) -> dict[str, Any]:
    """Return what became of cases for `--json`."""
    found = list(reports)
    return {
        "policies": [
            {
                "policy": report.policy,
                "cases": report.ran,
                "failures": [
                    {"case": one.case, "file": one.file, "line": one.line, "why": one.why}
                    for one in report.failures
                ],
                "uncovered": [rule.key for rule in report.uncovered],
            }
            for report in found
        ],
        "passed": all(report.passed for report in found),
    }


def show_explanations(label: str, explanations: Iterable[Explanation]) -> None:
    """Print which rule decides a field in every place."""
    console = result_console()
    alike: dict[object, list[Explanation]] = {}
    for one in explanations:
        rule = (one.rule.key, one.rule.source) if one.rule else None
        alike.setdefault((rule, one.action, one.outcome), []).append(one)
    for one, *others in alike.values():
        places = "、".join(each.place for each in (one, *others))
        console.print(f"{places}：{label}{one.action}")
        if one.rule is not None:
            source = one.rule.source
            console.print(f"    规则：{one.rule.key}（{source.file} 第{source.line}行）")
            if one.rule.why:
                console.print(f"    理由：{one.rule.why}")
        for reference in one.references:
            said = f"“{reference.quotation}”" if reference.quotation else reference.says
            console.print(f"    依据：{reference.citation}，{reference.checked.label}：{said}")
        if one.outcome is not None:
            console.print(f"    印出来是：{one.outcome}")


def explanations_document(field: str, explanations: Iterable[Explanation]) -> dict[str, Any]:
    """Return for `--json` which rule decides a field in every place."""
    return {
        "field": field,
        "places": [
            {
                "place": one.place,
                "action": one.action,
                "rule": one.rule.key if one.rule else None,
                "references": [reference.citation for reference in one.references],
                "outcome": one.outcome,
            }
            for one in explanations
        ],
    }


def show_changes(changes: Iterable[Change]) -> None:
    """Print differences, what shows more first."""
    found = list(changes)
    console = result_console()
    for change in found:
        style = "bold red" if change.direction.value == "more" else None
        console.print(f"{change.direction.label}｜{change.where}：{change.what}", style=style)
    if not found:
        console.print("两份政策没有差别。")
