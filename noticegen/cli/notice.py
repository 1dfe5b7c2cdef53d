"""`noticegen notice`: from a roster to a notice that may be posted."""

from __future__ import annotations

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
    PolicyOption,
    PreviewOption,
    TemplatesOption,
    UnitOption,
)
from noticegen.cli.outcome import show_counts, show_decisions_hint, show_findings
from noticegen.cli.terminal import (
    conclude,
    message_console,
    progress_steps,
    result_console,
)
from noticegen.vocabulary.paper import Layout, Paper, SplitBy
from noticegen.vocabulary.stages import Channel, Stage

if TYPE_CHECKING:
    from rich.console import Console

    from noticegen.pipeline.notice import NoticeResult

_EXAMPLE = (
    "例如：noticegen notice 农村低保.xlsx --unit 单位.yaml --policy rural-dibao"
    " --period 2026-12 --start 2026-12-01 --out 公示结果"
)


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("notice", cls=ChineseCommand, epilog=_EXAMPLE)(notice)


def notice(
    unit: UnitOption,
    policy: PolicyOption,
    period: Annotated[
        str, typer.Option("--period", metavar="年-月", help="公示的月份，如 2026-12。")
    ],
    start: Annotated[
        str, typer.Option("--start", metavar="年-月-日", help="公示的第一天，如 2026-12-01。")
    ],
    out: OutOption,
    roster: Annotated[
        list[str] | None,
        typer.Argument(metavar="名单", help="花名册，可以写多个；没有对象的月份写 --nobody。"),
    ] = None,
    stage: Annotated[
        Stage,
        typer.Option(
            "--stage",
            metavar="环节",
            help="环节：review 审核公示，confirmed 确认公布，paid 发放公示，ended 终止公示。",
            rich_help_panel=CONTENT,
        ),
    ] = Stage.PAID,
    channel: Annotated[
        Channel,
        typer.Option(
            "--channel",
            metavar="渠道",
            help="渠道：board 村务公示栏，web 网站。",
            rich_help_panel=CONTENT,
        ),
    ] = Channel.BOARD,
    layout: Annotated[
        Layout,
        typer.Option(
            "--layout",
            metavar="版式",
            help="版式：notice 公示，poster 海报。",
            rich_help_panel=LOOK,
        ),
    ] = Layout.NOTICE,
    paper: Annotated[
        Paper, typer.Option("--paper", metavar="纸张", help="海报的纸张。", rich_help_panel=LOOK)
    ] = Paper.A4,
    tile: Annotated[
        bool,
        typer.Option("--tile", help="海报另出一份，分成 A4 打印后拼贴。", rich_help_panel=LOOK),
    ] = False,
    split_by: Annotated[
        SplitBy | None,
        typer.Option(
            "--split-by",
            metavar="村",
            help="village：每个村一份，另有分村张贴单。",
            rich_help_panel=LOOK,
        ),
    ] = None,
    take_down: Annotated[
        bool,
        typer.Option(
            "--take-down", help="另出一份撤下通知，公示期满时用；分村的总有。", rich_help_panel=LOOK
        ),
    ] = False,
    preview: PreviewOption = False,
    templates: TemplatesOption = None,
    columns: ColumnsOption = None,
    against: AgainstOption = None,
    hmac_key_file: KeyFileOption = None,
    previous: Annotated[
        list[str] | None,
        typer.Option(
            "--previous",
            metavar="名单",
            help="上个月的名单，可以写多次：发放公示上写新增、停发、调整金额的户数，户数太少的不写。",
            rich_help_panel=CONTENT,
        ),
    ] = None,
    nobody: Annotated[
        bool,
        typer.Option(
            "--nobody", help="本月没有对象：不写名单，公示“没有”。", rich_help_panel=CONTENT
        ),
    ] = False,
    decisions: DecisionsOption = None,
    allow_held: Annotated[
        bool,
        typer.Option(
            "--allow-held", help="有待核的户时，先公示其余各户。", rich_help_panel=CONTENT
        ),
    ] = False,
    json: JsonOption = False,
) -> None:
    """把花名册做成公示：只印政策允许公开的内容，检查成品后才写出文件。"""
    from noticegen.pipeline.comparing import Against
    from noticegen.pipeline.notice import STEPS, NoticeJob, make_notice
    from noticegen.pipeline.pages import PageOrder

    job = NoticeJob(
        rosters=tuple(roster or ()),
        unit=unit,
        policy=policy,
        period=parse_period(period),
        start=parse_day(start),
        out=out,
        stage=stage,
        channel=channel,
        pages=PageOrder(
            layout=layout,
            paper=paper,
            tile=tile,
            by_village=split_by is SplitBy.VILLAGE,
            pictures=preview,
            templates=templates,
            take_down=take_down,
        ),
        allow_held=allow_held,
        columns=columns,
        decisions=tuple(decisions or ()),
        against=Against(tuple(against or ()), hmac_key_file),
        previous=tuple(previous or ()),
        nobody=nobody,
    )
    console = message_console() if json else result_console()
    with progress_steps(total=STEPS) as step:
        result = make_notice(job, step, lambda risk: show_risk(risk, console))
    show_result(result, console)
    conclude(result, json=json)


def show_result(result: NoticeResult, console: Console) -> None:
    """Show what became of every household, what was dropped, and where the files are."""
    show_findings(result.findings, console)
    show_counts(result.reconciliation, "已公示" if result.released else "可以公示", console)
    for note in result.notes:
        console.print(f"说明：{note}")
    for name in result.files:
        console.print(f"已写出：{result.out / name}")
    show_decisions_hint(result.files, result.reconciliation, console)


def show_risk(risk: str, console: Console) -> None:
    """Show how well the rows hide a household; called before anything is written."""
    console.print(f"风险：{risk}")
