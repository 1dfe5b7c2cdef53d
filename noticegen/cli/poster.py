"""`noticegen poster`: a poster that explains a programme, without a list."""

from __future__ import annotations

from typing import Annotated

import typer

from noticegen.cli.arguments import parse_period
from noticegen.cli.language import ChineseCommand
from noticegen.cli.options import JsonOption, OutOption, PolicyOption, TemplatesOption, UnitOption
from noticegen.cli.terminal import print_json, progress_steps, result_console
from noticegen.vocabulary.paper import Design, Paper

_EXAMPLE = (
    "例如：noticegen poster --unit 单位.yaml --policy rural-dibao --period 2026-12 --out 海报"
)


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("poster", cls=ChineseCommand, epilog=_EXAMPLE)(poster)


def poster(
    unit: UnitOption,
    policy: PolicyOption,
    period: Annotated[
        str, typer.Option("--period", metavar="年-月", help="落款的月份，如 2026-12。")
    ],
    out: OutOption,
    paper: Annotated[Paper, typer.Option("--paper", metavar="纸张", help="纸张。")] = Paper.A3,
    design: Annotated[
        Design, typer.Option("--design", metavar="样式", help="样式：festive 喜庆，sober 素净。")
    ] = Design.FESTIVE,
    preview: Annotated[bool, typer.Option("--preview", help="另存一张图片，先看看样子。")] = False,
    templates: TemplatesOption = None,
    json: JsonOption = False,
) -> None:
    """做一张政策宣传海报：怎样申请、怎样提意见、找谁问；不用名单，不写任何人。"""
    from noticegen.pipeline.publicity import STEPS, PublicityJob, make_publicity

    job = PublicityJob(
        unit=unit,
        policy=policy,
        period=parse_period(period),
        out=out,
        paper=paper,
        design=design,
        pictures=preview,
        templates=templates,
    )
    with progress_steps(total=STEPS) as step:
        files = make_publicity(job, step)
    if json:
        print_json({"files": list(files)})
        return
    for name in files:
        result_console().print(f"已写出：{out / name}")
