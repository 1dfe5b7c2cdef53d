"""`noticegen check`: what is wrong with a list, before anything is made of it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from noticegen.cli.arguments import parse_day
from noticegen.cli.language import ChineseCommand
from noticegen.cli.options import (
    AgainstOption,
    ColumnsOption,
    JsonOption,
    KeyFileOption,
    PreviousOption,
)
from noticegen.cli.outcome import show_counts, show_findings, show_programmes
from noticegen.cli.terminal import message_console, print_json, progress_steps, result_console
from noticegen.errors import ErrorCode, InputError

if TYPE_CHECKING:
    from rich.console import Console

    from noticegen.pipeline.check import CheckResult

_DIGESTS = "交给外地比对的摘要"

_FOUND = 1

_EXAMPLE = "例如：noticegen check 农村低保.xlsx --unit 单位.yaml"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("check", cls=ChineseCommand, epilog=_EXAMPLE)(check)


def check(
    roster: Annotated[
        list[str] | None, typer.Argument(metavar="名单", help="花名册，可以写多个。")
    ] = None,
    policy: Annotated[
        str | None,
        typer.Option("--policy", metavar="政策", help="政策名称或文件；不写则看名单是哪个项目。"),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(
            "--start",
            metavar="年-月-日",
            help="公示的第一天；不写则为名单所写月份的1日，没有写就是今天。",
        ),
    ] = None,
    against: AgainstOption = None,
    previous: PreviousOption = None,
    unit: Annotated[
        Path | None,
        typer.Option(
            "--unit", metavar="单位文件", help="单位文件（YAML）：核对嘎查村是不是本单位的。"
        ),
    ] = None,
    columns: ColumnsOption = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="目录", help="把发现写进这个新目录，供内部核实。"),
    ] = None,
    hmac_key_file: KeyFileOption = None,
    export_hmac: Annotated[
        Path | None,
        typer.Option(
            "--export-hmac",
            metavar="文件",
            help="不核对，把名单导出成带密钥的摘要，交外地比对。",
            rich_help_panel=_DIGESTS,
        ),
    ] = None,
    new_hmac_key: Annotated[
        Path | None,
        typer.Option(
            "--new-hmac-key",
            metavar="文件",
            help="生成一个新的密钥文件。",
            rich_help_panel=_DIGESTS,
        ),
    ] = None,
    json: JsonOption = False,
) -> None:
    """公示以前先核对名单：有没有错，与死亡、停保、外地等名单有没有重复。"""
    if new_hmac_key is not None:
        _refuse_roster(roster)
        _make_key(new_hmac_key, json=json)
        return
    if not roster:
        raise _usage("没有写要核对的名单", "请写上名单的路径，例如：noticegen check 名单.xlsx。")
    today = datetime.now().astimezone().date()
    day = parse_day(start) if start else None
    if export_hmac is not None:
        _export(tuple(roster), export_hmac, hmac_key_file, day or today, columns, json=json)
        return
    from noticegen.pipeline.check import STEPS, CheckJob, check_lists
    from noticegen.pipeline.comparing import Against

    job = CheckJob(
        rosters=tuple(roster),
        today=today,
        policy=policy,
        start=day,
        against=Against(tuple(against or ()), hmac_key_file),
        previous=tuple(previous or ()),
        unit=unit,
        columns=columns,
        out=out,
    )
    with progress_steps(total=STEPS) as step:
        result = check_lists(job, step)
    _show(result, message_console() if json else result_console())
    if json:
        print_json(result.as_document())
    if result.blocking:
        raise typer.Exit(_FOUND)


def _show(result: CheckResult, console: Console) -> None:
    console.print(f"按公示第一天 {result.start} 核对（{result.day_from.label}）。")
    show_programmes(result.programmes, console)
    rest = "见 internal/findings.xlsx" if result.out else "加 --out 目录 可写成表格"
    show_findings(result.findings, console, rest)
    show_counts(result.reconciliation, "可以公示", console)
    for one in result.comparisons:
        console.print(f"已比对{one.role.label}“{one.file}”：{one.size}人。")
        if one.without_number:
            console.print(
                f"　其中{one.without_number}人没有可用的身份证号码，没能按号码比对，只按姓名提醒。"
            )
    _show_changes(result, console)
    for name in result.files:
        console.print(f"已写出：{result.out / name if result.out else name}")
    counts = result.reconciliation.counts
    if counts.withheld and result.only_counted:
        console.print(f"这个项目只公示合计，不列名单：这{counts.withheld}户算进合计，不用改。")
    elif counts.withheld:
        console.print(f"有{counts.withheld}户依法不予公开，做公示时会自动略去，不用改。")
    if counts.held:
        console.print(f"有{counts.held}户待核，请按上面的提示核对改正，再核对一次。")
    if len({name for names in result.programmes.values() for name in names}) > 1:
        console.print(
            "几个项目一起核对，没有查各项目应当公示的内容齐不齐；公示以前请一个项目一个项目地再核对一次。"
        )
    if result.unfit:
        console.print(f"提醒　照这份名单还做不了公示。{result.unfit.message}")
    elif not result.blocking:
        console.print("没有发现不能公示的问题。")


def _show_changes(result: CheckResult, console: Console) -> None:
    from noticegen.release.records.changes import count_changes

    if result.changes is None:
        return
    counts = count_changes(result.changes)
    console.print("与上月比较：" + "，".join(f"{kind.label}{n}" for kind, n in counts.items()))
    if not result.out and result.changes:
        console.print("　加 --out 目录 可写出每一处变化的位置；只供内部核实，不得张贴。")


def _make_key(target: Path, *, json: bool) -> None:
    from noticegen.pipeline.digests import make_key

    fingerprint = make_key(target)
    if json:
        print_json({"key_file": str(target), "fingerprint": fingerprint})
        return
    console = result_console()
    console.print(f"已生成密钥文件：{target}（指纹 {fingerprint}）")
    console.print("请与摘要名单分开、通过另外的渠道交给对方，比对完双方都销毁。")


def _export(
    rosters: tuple[str, ...],
    target: Path,
    key_file: Path | None,
    day: date,
    columns: Path | None,
    *,
    json: bool,
) -> None:
    from noticegen.pipeline.digests import DigestJob, export_digests

    if key_file is None:
        raise _usage(
            "导出摘要名单要有密钥：--export-hmac 要和 --hmac-key-file 一起写",
            "还没有密钥时，先运行 noticegen check --new-hmac-key 新文件名。",
        )
    result = export_digests(DigestJob(rosters, key_file, target, day, columns))
    if json:
        print_json(
            {
                "file": str(target),
                "exported": result.exported,
                "without_number": result.without_number,
                "ended": result.ended,
            }
        )
        return
    console = result_console()
    console.print(f"已写出：{target}，{result.exported}人的摘要，不含姓名和身份证号码。")
    if result.without_number:
        console.print(f"有{result.without_number}人没有可用的身份证号码，没有导出。")
    if result.ended:
        console.print(f"有{result.ended}人已停止救助或不在享受期内，没有导出。")


def _refuse_roster(roster: list[str] | None) -> None:
    if roster:
        raise _usage("生成密钥时不用写名单", "请去掉名单，先单独运行 --new-hmac-key。")


def _usage(why: str, how: str) -> InputError:
    return InputError(ErrorCode.USAGE, why=why, how=how)
