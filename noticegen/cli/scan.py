"""`noticegen scan`: search files for personal data, whoever made them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from noticegen.cli.language import ChineseCommand
from noticegen.cli.options import JsonOption
from noticegen.cli.terminal import message_console, print_json, progress_steps, result_console
from noticegen.errors import ErrorCode, InputError, NoticegenError

if TYPE_CHECKING:
    from rich.table import Table

    from noticegen.detection.verdict import Observation
    from noticegen.pipeline.scan import ScannedFile, ScanResult

# A screen of findings is shared among the files: of each the first, and of none less than a few.
_MOST_ROWS = 60
_LEAST_ROWS = 3
_LONGEST_NUMBER = 20
_MOST_FILES = 100
_MOST_ADVICE = 8

_EXAMPLE = "例如：noticegen scan 已张贴的文件夹"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("scan", cls=ChineseCommand, epilog=_EXAMPLE)(scan)


def scan(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="路径", help="文件或文件夹：PDF、表格、文档、网页、邮件、压缩包、照片。"
        ),
    ],
    strict: Annotated[
        bool, typer.Option("--strict", help="只有姓名也算问题（默认只列出，不算）。")
    ] = False,
    unit: Annotated[
        Path | None,
        typer.Option(
            "--unit", metavar="单位文件", help="单位文件（YAML）：本单位公开的电话和地址不算。"
        ),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option(
            "--report", metavar="文件", help="写一份报告，按后缀定格式：.pdf .html .xlsx .sarif。"
        ),
    ] = None,
    json: JsonOption = False,
    sarif: Annotated[bool, typer.Option("--sarif", help="结果写成一个 SARIF 文档。")] = False,
) -> int:
    """查找已经做好的文件里的个人信息：身份证号、手机号、账号、住址、病情等；内容一律打码显示。"""
    from noticegen.pipeline.scan import public_values, scan_chosen
    from noticegen.pipeline.scan_folders import choose_files
    from noticegen.pipeline.scan_reports import check_report, sarif_document, write_report
    from noticegen.pipeline.scan_workers import Search
    from noticegen.settings.unit import load_unit

    if json and sarif:
        raise InputError(ErrorCode.USAGE, why="--json 和 --sarif 只能选一个", how="请去掉一个。")
    if report is not None:
        check_report(report)
    public = public_values(load_unit(unit)) if unit is not None else ()
    chosen = choose_files(paths)
    with progress_steps(total=len(chosen.files)) as step:
        result = scan_chosen(chosen, Search(public=public, strict=strict), step)
    if json:
        print_json(result.as_document())
    elif sarif:
        print_json(sarif_document(result))
    else:
        _show(result)
    if report is None:
        return result.exit_code
    try:  # last: a full disk must not cost what was found
        write_report(result, report)
    except NoticegenError as error:
        if not (json or sarif):
            raise
        message_console().print(error.message, style="bold red")  # the one document is out
        return error.exit_code
    return result.exit_code


def _show(result: ScanResult) -> None:
    console = result_console()
    telling = [file for file in result.files if _counting(file)]
    if telling:
        console.print(_table(telling[:_MOST_FILES]))
        if len(telling) > _MOST_FILES:
            console.print(f"还有{len(telling) - _MOST_FILES}个文件也有个人信息，没有列出。")
        console.print("每一处都列出来的报告，用 --report 写出，例如 --report 检查结果.xlsx。")
        _explain([found for file in telling for found in _counting(file)])
    _show_unread(result)
    console.print(_summary(result), style="bold green" if result.is_clean else "bold red")


def _show_unread(result: ScanResult) -> None:
    """Name the parts that could not be inspected, and once for every reason what to do."""
    console = message_console()
    parts = [(file.shown, part) for file in result.files for part in file.verdict.unread]
    for path, part in parts[:_MOST_FILES]:
        where = f" {part.spot}" if part.spot else ""
        console.print(f"没能检查：{path}{where}：{part.reason.label}", style="bold yellow")
    if len(parts) > _MOST_FILES:
        console.print(f"还有{len(parts) - _MOST_FILES}处没能检查，没有列出。", style="bold yellow")
    for reason in dict.fromkeys(part.reason for _, part in parts):
        console.print(f"{reason.label}的：{reason.remedy}")


def _counting(file: ScannedFile) -> list[Observation]:
    return [found for found in file.verdict.observations if found.counts]


def _table(files: Sequence[ScannedFile]) -> Table:
    """Show the first findings of every file, and how many of what kind there are in all.

    A workbook with a thousand numbers must not push the other files from the screen.
    """
    from rich.table import Table

    from noticegen.publication.scan_report import count_kinds

    table = Table(show_lines=False, expand=False)
    for heading in ("文件", "位置", "类型"):
        table.add_column(heading, overflow="fold")
    # Broken over two lines, a masked number would look like two.
    widest = max((len(one.excerpt) for file in files for one in _counting(file)), default=0)
    table.add_column("内容（已打码）", overflow="fold", no_wrap=widest <= _LONGEST_NUMBER)
    each = max(_LEAST_ROWS, _MOST_ROWS // len(files))
    for file in files:
        found = _counting(file)
        for one in found[:each]:
            table.add_row(file.shown, one.where, one.label, one.excerpt)
        left_out = max(0, len(found) - each) + file.verdict.untold
        if left_out:
            kinds = count_kinds(one.label for one in found)
            told = f"列出的有{kinds}" if file.verdict.untold else f"共有{kinds}"
            table.add_row(file.shown, f"还有{left_out}处", told, "")
        table.add_section()
    return table


def _explain(observations: list[Observation]) -> None:
    """Say once for every type why it matters and what to do."""
    console = result_console()
    first = {found.type: found for found in observations}
    for found in list(first.values())[:_MOST_ADVICE]:
        console.print(f"{found.label}：{found.law}。{found.advice}")


def _summary(result: ScanResult) -> str:
    counted = sum(bool(_counting(file)) for file in result.files)
    unread = sum(bool(file.verdict.unread) for file in result.files)
    listed = _only_listed(result)
    text = f"检查了{len(result.files)}个文件：{counted}个有个人信息，{unread}个没能完整检查"
    return text + (f"；另有{listed}，只在报告里列出，不算问题。" if listed else "。")


def _only_listed(result: ScanResult) -> str:
    """Say how many names there are, and masked numbers without one: nothing that counts."""
    from noticegen.detection.kinds import FindingType
    from noticegen.detection.wording import NAMES
    from noticegen.publication.scan_report import count_kinds

    verdicts = [file.verdict for file in result.files]
    labels = [one.label for told in verdicts for one in told.observations if not one.counts]
    labels += [NAMES[FindingType.PERSON]] * sum(told.untold_names for told in verdicts)
    return count_kinds(labels)
