"""`noticegen messages`: texts to the phone, as files for a platform's upload."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from noticegen.cli.arguments import parse_period
from noticegen.cli.language import ChineseCommand
from noticegen.cli.options import (
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
    SENT,
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

if TYPE_CHECKING:
    from rich.console import Console

    from noticegen.pipeline.messages import MessagesResult
    from noticegen.policy.message_texts import Occasion

_WECHAT = "微信模板消息"

_EXAMPLE = (
    "例如：noticegen messages rural-dibao=低保.xlsx --unit 单位.yaml"
    " --period 2026-12 --out 短信 --dry-run"
)


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("messages", cls=ChineseCommand, epilog=_EXAMPLE)(messages)


def messages(
    roster: Annotated[
        list[str],
        typer.Argument(metavar="名单", help="本月各项目的花名册，如 rural-dibao=低保.xlsx。"),
    ],
    unit: UnitOption,
    period: Annotated[str, typer.Option("--period", metavar="年-月", help="月份，如 2026-12。")],
    out: OutOption,
    previous: PreviousOption = None,
    signature: Annotated[
        str | None,
        typer.Option("--signature", metavar="签名", help="平台上登记的短信签名，不带【】。"),
    ] = None,
    with_amount: Annotated[
        bool, typer.Option("--with-amount", help="短信里写金额；不写则不说。")
    ] = False,
    opted_out: Annotated[
        Path | None,
        typer.Option(
            "--opt-out", metavar="文件", help="不愿接收短信的号码，一行一个：文本或者表格。"
        ),
    ] = None,
    openids: Annotated[
        Path | None,
        typer.Option(
            "--openids",
            metavar="文件",
            help="微信：有手机号码、openid 两列的表格。",
            rich_help_panel=_WECHAT,
        ),
    ] = None,
    wechat_template: Annotated[
        list[str] | None,
        typer.Option(
            "--wechat-template",
            metavar="编号",
            help="微信模板的编号；调整、停发另有模板，写成 changed=编号、ended=编号；可多次。",
            rich_help_panel=_WECHAT,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="只算条数，不写文件，给一条虚构的样例。")
    ] = False,
    columns: ColumnsOption = None,
    against: AgainstOption = None,
    hmac_key_file: KeyFileOption = None,
    decisions: DecisionsOption = None,
    allow_held: Annotated[
        bool, typer.Option("--allow-held", help="有待核的行时，先做其余各家的。")
    ] = False,
    json: JsonOption = False,
) -> None:
    """为每一家写短信，做成可以上传到短信平台的表格。"""
    from noticegen.pipeline.comparing import Against
    from noticegen.pipeline.messages import STEPS, MessagesJob, make_messages
    from noticegen.pipeline.month import MonthOrder

    job = MessagesJob(
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
        signature=signature,
        with_amount=with_amount,
        opted_out=opted_out,
        openids=openids,
        wechat_templates=_read_templates(wechat_template or ()),
        dry_run=dry_run,
        allow_held=allow_held,
    )
    with progress_steps(total=STEPS) as step:
        result = make_messages(job, step)
    _show(result, message_console() if json else result_console(), dry_run=dry_run)
    conclude(result, json=json)


def _read_templates(texts: Iterable[str]) -> dict[Occasion, str]:
    """Return the templates by what they are for; without a prefix, for what was paid."""
    from noticegen.policy.message_texts import Occasion

    templates: dict[Occasion, str] = {}
    for text in texts:
        named, found, number = text.partition("=")
        if found and named not in [known.value for known in Occasion]:
            raise InputError(
                ErrorCode.USAGE,
                why=f"--wechat-template 里没有“{named}”这种短信",
                how="可以写 paid=编号、changed=编号、ended=编号。",
            )
        templates[Occasion(named) if found else Occasion.PAID] = number if found else named
    return templates


def _show(result: MessagesResult, console: Console, *, dry_run: bool) -> None:
    show_programmes(result.programmes, console)
    show_findings(result.findings, console)
    show_counts(result.reconciliation, "有短信", console, SENT)
    counts = "、".join(
        f"{occasion.label}{count}条" for occasion, count in sorted(result.messages.items())
    )
    console.print(
        f"短信{sum(result.messages.values())}条{f'（{counts}）' if counts else ''}，"
        f"按平台计费{result.segments}条，最长{result.longest}个字。"
    )
    console.print(f"样例（虚构）：{result.sample}")
    if dry_run:
        console.print("这是试算，没有写任何文件。去掉 --dry-run 就会写出。")
    for name in result.files:
        console.print(f"已写出：{result.out / name}")
    show_decisions_hint(result.files, result.reconciliation, console)
    if result.released:
        console.print("这些文件里有手机号码，只在办公室使用，上传后请删除。")
