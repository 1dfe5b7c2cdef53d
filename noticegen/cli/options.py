"""Options that several commands have, so that they are written and explained alike everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from noticegen.cli.help_page import ALWAYS

CONTENT = "写什么"
LOOK = "怎么印"
LISTS = "名单和比对"

UnitOption = Annotated[
    Path,
    typer.Option(
        "--unit", metavar="单位文件", help="单位文件（YAML）：落款单位、地址、电话，写一次就够。"
    ),
]
PolicyOption = Annotated[
    str,
    typer.Option(
        "--policy",
        metavar="政策",
        help="政策名称（如 rural-dibao）或政策文件；noticegen policy list 列出全部名称。",
    ),
]
OutOption = Annotated[
    Path,
    typer.Option(
        "--out", metavar="目录", help="输出目录，必须是新的、空的，或者只有上一次被拒绝时的清单。"
    ),
]
PreviousOption = Annotated[
    list[str] | None,
    typer.Option(
        "--previous",
        metavar="名单",
        help="上个月的名单，写了就比较有什么变化；可以写多次。",
        rich_help_panel=LISTS,
    ),
]
AgainstOption = Annotated[
    list[str] | None,
    typer.Option(
        "--against",
        metavar="种类=文件",
        help="比对名单，如 deaths=死亡.xlsx；可以写多次。",
        rich_help_panel=LISTS,
    ),
]
KeyFileOption = Annotated[
    Path | None,
    typer.Option(
        "--hmac-key-file",
        metavar="文件",
        help="密钥文件：比对外地的摘要名单时用。",
        rich_help_panel=LISTS,
    ),
]
ColumnsOption = Annotated[
    Path | None,
    typer.Option(
        "--columns",
        metavar="文件",
        help="列名对照文件：少见的表头是什么意思，一行一条，如 户主姓名: 当家的。",
        rich_help_panel=LISTS,
    ),
]
DecisionsOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--decisions",
        metavar="文件",
        help="填好的决定表 decisions.xlsx：待核各户公示不公示；可以写多次。",
        rich_help_panel=CONTENT,
    ),
]
TemplatesOption = Annotated[
    Path | None,
    typer.Option(
        "--templates", metavar="目录", help="本单位自己的模板目录。", rich_help_panel=LOOK
    ),
]
PreviewOption = Annotated[
    bool,
    typer.Option("--preview", help="另存每一页的图片，先看看样子。", rich_help_panel=LOOK),
]
JsonOption = Annotated[
    bool,
    typer.Option("--json", help="结果写成一个 JSON 文档，供别的程序读。", rich_help_panel=ALWAYS),
]
