"""`noticegen sheets`: each family's own sheet, to be delivered and never posted."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from noticegen.cli.arguments import parse_day, parse_period
from noticegen.cli.language import ChineseCommand
from noticegen.cli.options import (
    CONTENT,
    LOOK,
    AgainstOption,
    ColumnsOption,
    DecisionsOption,
    JsonOption,
    KeyFileOption,
    OutOption,
    PreviousOption,
    UnitOption,
)
from noticegen.cli.outcome import (
    DELIVERED,
    show_counts,
    show_decisions_hint,
    show_findings,
    show_programmes,
)
from noticegen.cli.terminal import (
    conclude,
    message_console,
    progress_steps,
    result_console,
)
from noticegen.errors import ErrorCode, InputError
from noticegen.vocabulary.paper import SheetSize

if TYPE_CHECKING:
    from rich.console import Console

    from noticegen.pipeline.household_pages import PagesOrder
    from noticegen.pipeline.sheets import SheetsResult
    from noticegen.vocabulary.period import Period

_CODES = "二维码和手机网页"

_FILES_SHOWN = 12


class ListCode(StrEnum):
    """What the second code of a sheet holds: the list itself, the address of its page, or none."""

    OFFLINE = "offline"
    PAGES = "pages"
    NONE = "none"


_EXAMPLE = (
    "例如：noticegen sheets rural-dibao=低保.xlsx tekun=特困.xlsx --unit 单位.yaml"
    " --period 2026-12 --out 清单"
)


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("sheets", cls=ChineseCommand, epilog=_EXAMPLE)(sheets)


def sheets(
    roster: Annotated[
        list[str],
        typer.Argument(metavar="名单", help="本月各项目的花名册，如 rural-dibao=低保.xlsx。"),
    ],
    unit: UnitOption,
    period: Annotated[
        str, typer.Option("--period", metavar="年-月", help="清单的月份，如 2026-12。")
    ],
    out: OutOption,
    previous: PreviousOption = None,
    paper: Annotated[
        SheetSize,
        typer.Option(
            "--paper",
            metavar="纸张",
            help="纸张：A4、A5，或者大字 A4-large。",
            rich_help_panel=LOOK,
        ),
    ] = SheetSize.A4,
    paid_on: Annotated[
        str | None,
        typer.Option(
            "--paid-on",
            metavar="年-月-日",
            help="发放日期，如 2026-12-10。",
            rich_help_panel=CONTENT,
        ),
    ] = None,
    single_files: Annotated[
        bool,
        typer.Option(
            "--single-files", help="每户一个文件；不写则每村一个文件。", rich_help_panel=LOOK
        ),
    ] = False,
    separators: Annotated[
        bool, typer.Option("--separators", help="每村前面加一张分隔页。", rich_help_panel=LOOK)
    ] = False,
    window: Annotated[
        bool,
        typer.Option(
            "--window",
            help="称呼放在 DL 窗口信封露出的位置（A4 折成三折）。",
            rich_help_panel=LOOK,
        ),
    ] = False,
    no_list_code: Annotated[
        bool,
        typer.Option(
            "--no-list-code", help="不印本家清单的二维码，只印政策二维码。", rich_help_panel=_CODES
        ),
    ] = False,
    qr: Annotated[
        ListCode | None,
        typer.Option(
            "--qr",
            metavar="方式",
            help="本家清单的二维码：offline 不用网络，pages 打开手机网页，none 不印；"
            "不写时，有 --pages 就是 pages，没有就是 offline。",
            rich_help_panel=_CODES,
        ),
    ] = None,
    pages: Annotated[
        Path | None,
        typer.Option(
            "--pages",
            metavar="目录",
            help="手机网页的目录：每家一个加密文件，上传到网站。",
            rich_help_panel=_CODES,
        ),
    ] = None,
    base_url: Annotated[
        str | None,
        typer.Option(
            "--base-url",
            metavar="网址",
            help="手机网页目录的网址，https:// 开头。",
            rich_help_panel=_CODES,
        ),
    ] = None,
    expires: Annotated[
        str | None,
        typer.Option(
            "--expires",
            metavar="年-月-日",
            help="网页的最后一天；不写则为三个月后的月底。",
            rich_help_panel=_CODES,
        ),
    ] = None,
    pages_state: Annotated[
        Path | None,
        typer.Option(
            "--pages-state",
            metavar="文件",
            help="保存二维码的文件：改正后重印，已发出的码仍能用。",
            rich_help_panel=_CODES,
        ),
    ] = None,
    full_names: Annotated[
        bool,
        typer.Option(
            "--full-names",
            help="手机网页上写项目的全称，纸上不写；谁扫了码都看得到，所以纸上会请本户贴墙前剪下码。",
            rich_help_panel=_CODES,
        ),
    ] = False,
    against: AgainstOption = None,
    hmac_key_file: KeyFileOption = None,
    columns: ColumnsOption = None,
    decisions: DecisionsOption = None,
    allow_held: Annotated[
        bool,
        typer.Option("--allow-held", help="有待核的行时，先印其余各家。", rich_help_panel=CONTENT),
    ] = False,
    json: JsonOption = False,
) -> None:
    """为每一家印一张救助幸福清单，由工作人员送达，不张贴。"""
    from noticegen.documents.sheet import SheetOptions
    from noticegen.pipeline.comparing import Against
    from noticegen.pipeline.month import MonthOrder
    from noticegen.pipeline.sheets import STEPS, SheetsJob, make_sheets

    if window and paper is SheetSize.A5:
        raise InputError(
            ErrorCode.USAGE,
            why="A5 装不进窗口信封",
            how="请用 --paper A4 或者 A4-large，折成三折；A5 不写 --window。",
        )
    offline_code = _wants_list_code(qr, no_list_code=no_list_code, with_pages=pages is not None)
    job = SheetsJob(
        month=MonthOrder(
            tuple(roster),
            unit,
            parse_period(period),
            previous=tuple(previous or ()),
            against=Against(tuple(against or ()), hmac_key_file),
            columns=columns,
            decisions=tuple(decisions or ()),
        ),
        out=out,
        options=SheetOptions(
            size=paper,
            window=window,
            separator=separators,
            offline_code=offline_code,
            cut_code=full_names,
        ),
        single_files=single_files,
        paid_on=parse_day(paid_on, "--paid-on") if paid_on else None,
        pages=_pages_order(
            pages, base_url, expires, pages_state, parse_period(period), full_names=full_names
        ),
        allow_held=allow_held,
    )
    with progress_steps(total=STEPS) as step:
        result = make_sheets(job, step)
    _show(result, message_console() if json else result_console())
    conclude(result, json=json)


def _wants_list_code(choice: ListCode | None, *, no_list_code: bool, with_pages: bool) -> bool:
    """Tell whether a list without a page gets a code; options that contradict are refused."""
    if choice is None:
        return not no_list_code
    if with_pages != (choice is ListCode.PAGES):
        raise InputError(
            ErrorCode.USAGE,
            why=f"--qr {choice} 和 --pages 对不上",
            how="做手机网页时写 --qr pages 加 --pages，其他时候不写 --pages。",
        )
    if no_list_code and choice is not ListCode.NONE:
        raise InputError(
            ErrorCode.USAGE,
            why=f"--qr {choice} 和 --no-list-code 互相矛盾",
            how="请只写其中一个。",
        )
    return choice is not ListCode.NONE


def _pages_order(
    site: Path | None,
    base_url: str | None,
    expires: str | None,
    state: Path | None,
    period: Period,
    *,
    full_names: bool,
) -> PagesOrder | None:
    """Read the options of the phone pages, which need both a directory and an address."""
    from noticegen.pipeline.household_pages import PagesOrder, last_day, read_base_url

    if site is None and base_url is None and expires is None and state is None and not full_names:
        return None
    if site is None or base_url is None:
        raise InputError(
            ErrorCode.USAGE,
            why="做手机网页要同时写 --pages 和 --base-url",
            how="请补上缺的一个；没有网站时不用写，清单上会印不用网络的二维码。",
        )
    last = parse_day(expires, "--expires") if expires else last_day(period)
    return PagesOrder(site, read_base_url(base_url), last, state, in_full=full_names)


def _show(result: SheetsResult, console: Console) -> None:
    show_programmes(result.programmes, console)
    show_findings(result.findings, console)
    printed = "已印入清单" if result.released else "可以印"
    show_counts(result.reconciliation, printed, console, DELIVERED)
    if result.released:
        console.print(f"共印{result.sheets}家的清单，请送达本户，不要张贴。")
    for name in result.files[:_FILES_SHOWN]:
        console.print(f"已写出：{result.out / name}")
    if len(result.files) > _FILES_SHOWN:
        console.print(f"还有{len(result.files) - _FILES_SHOWN}个文件，都在 {result.out}")
    show_decisions_hint(result.files, result.reconciliation, console)
