"""`noticegen pages`: look after the phone pages that lie on a web site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from noticegen.cli.arguments import parse_day
from noticegen.cli.language import ChineseCommand
from noticegen.cli.options import JsonOption
from noticegen.cli.terminal import print_json, result_console


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("pages", cls=ChineseCommand)(pages)


def pages(
    site: Annotated[Path, typer.Argument(metavar="目录", help="手机网页的目录。")],
    prune: Annotated[bool, typer.Option("--prune", help="删去已经过期的网页。")] = False,
    today: Annotated[
        str | None,
        typer.Option("--today", metavar="年-月-日", help="按这一天算是否过期；不写则为今天。"),
    ] = None,
    json: JsonOption = False,
) -> None:
    """看手机网页有多少已经过期；加 --prune 就删去。"""
    from datetime import datetime

    from noticegen.release.page_site import count_expired, prune_site

    day = parse_day(today, "--today") if today else datetime.now().astimezone().date()
    expired, left = prune_site(site, day) if prune else count_expired(site, day)
    if json:
        print_json({"expired": expired, "left": left, "pruned": prune})
        return
    console = result_console()
    if prune:
        console.print(f"已删去过期的网页{expired}个，还有{left}个。")
        return
    console.print(f"已经过期的网页{expired}个，没有过期的{left}个。")
    if expired:
        console.print("加 --prune 就删去过期的。")
