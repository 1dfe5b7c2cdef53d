"""`noticegen poster`: a poster that explains a programme, without a list."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from noticegen.cli.arguments import parse_period
from noticegen.cli.language import ChineseCommand
from noticegen.cli.terminal import progress_steps, result_console
from noticegen.vocabulary.paper import Design, Paper


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("poster", cls=ChineseCommand, options_metavar="[选项]")(poster)


def poster(
    unit: Annotated[Path, typer.Option("--unit", help="单位文件（YAML）：落款单位、地址、电话。")],
    policy: Annotated[str, typer.Option("--policy", help="政策名称或政策文件，如 rural-dibao。")],
    period: Annotated[str, typer.Option("--period", help="落款的月份，如 2026-12。")],
    out: Annotated[Path, typer.Option("--out", help="输出目录，必须是新的或空的。")],
    paper: Annotated[Paper, typer.Option("--paper", help="纸张。")] = Paper.A3,
    design: Annotated[
        Design, typer.Option("--design", help="样式：festive 喜庆，sober 素净。")
    ] = Design.FESTIVE,
    preview: Annotated[bool, typer.Option("--preview", help="另存一张图片，先看看样子。")] = False,
    templates: Annotated[
        Path | None, typer.Option("--templates", help="本单位自己的模板目录。")
    ] = None,
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
    for name in files:
        result_console().print(f"已写出：{out / name}")
