"""`noticegen template`: an office's own templates, copied from ours, previewed with nobody in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from noticegen.cli.language import ChineseCommand, ChineseGroup
from noticegen.cli.new_files import write_new, write_over
from noticegen.cli.options import JsonOption
from noticegen.cli.terminal import print_json, result_console
from noticegen.errors import ErrorCode, InputError

_DIRECTORY = Path("templates")

template_app = typer.Typer(
    name="template",
    cls=ChineseGroup,
    help="本单位自己的模板：复制一份起步，用虚构的人预览。",
    no_args_is_help=True,
)


class TemplateName(StrEnum):
    """The pages an office can make its own."""

    NOTICE = "notice"
    POSTER = "poster"
    PUBLICITY = "publicity"
    TOTALS = "totals"
    COVER = "cover"
    TAKEDOWN = "takedown"
    WEB = "web"


_NAME = Annotated[
    TemplateName,
    typer.Argument(
        metavar="名称",
        help="notice 公示，poster 名单海报，publicity 政策海报，totals 汇总公示，"
        "cover 分村封面，takedown 撤下通知，web 网页。",
    ),
]
_TEMPLATES = Annotated[
    Path,
    typer.Option("--templates", metavar="目录", help="本单位的模板目录，可以放在单位文件旁边。"),
]


def register(app: typer.Typer) -> None:
    """Add the group to the application."""
    app.add_typer(template_app)


@template_app.command("new", cls=ChineseCommand)
def new(name: _NAME, templates: _TEMPLATES = _DIRECTORY, json: JsonOption = False) -> int:
    """复制一份带说明的模板，改好后用 --templates 使用它。"""
    from noticegen.documents.starting_point import starting_point

    file_name, text = starting_point(name.value)
    target = templates / file_name
    if target.exists():
        raise InputError(
            ErrorCode.USAGE,
            why=f"{target} 已经有了，不覆盖",
            how=f"请直接改它，再运行 noticegen template preview {name.value}；"
            "要从头再来，先把它改名或者移走。",
        )
    write_new(target, text.encode())
    if json:
        print_json({"file": str(target)})
        return 0
    result_console().print(f"已写出 {target}。改好后运行：noticegen template preview {name.value}")
    return 0


@template_app.command("preview", cls=ChineseCommand)
def preview(
    name: _NAME,
    templates: _TEMPLATES = _DIRECTORY,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="文件",
            help="写到哪个新文件；网页为 .html，其余为 .pdf。不写则为 预览-名称，每次更新。",
        ),
    ] = None,
    show: Annotated[
        bool, typer.Option("--open/--no-open", help="在终端上运行时，写好后打开。")
    ] = True,
    json: JsonOption = False,
) -> int:
    """用虚构的人预览模板；目录里没有的，用自带的。公示、海报和网页还说出口检查会不会通过。"""
    from noticegen.documents.template_check import check_templates
    from noticegen.pipeline.previews import PREVIEWS, preview_fields
    from noticegen.release.gate.refusal import advise

    own = templates if templates.is_dir() else None
    if own is not None:
        check_templates(own, preview_fields())
    page = PREVIEWS[name.value](own)
    target = out or Path(f"预览-{name.value}{page.suffix}")
    if target.suffix.lower() != page.suffix:
        raise InputError(
            ErrorCode.USAGE,
            why=f"“{name.value}”的预览是 {page.suffix} 文件",
            how=f"请给 --out 写一个 {page.suffix} 的文件名。",
        )
    if out is None:
        write_over(target, page.data)
    else:
        write_new(target, page.data)
    findings = page.report.findings if page.report else ()
    if json:
        print_json({"file": str(target), "findings": [str(finding) for finding in findings]})
    else:
        result_console().print(f"已写出 {target}，里面的人都是虚构的。")
        if page.report is not None and not findings:
            result_console().print("用它出公示，出口检查会通过；名单不同，正式做的时候再查一遍。")
        for finding in findings:
            result_console().print(f"用它出公示，出口检查不会通过：{finding}", markup=False)
        if findings:
            advice = advise(finding.rule for finding in findings)
            result_console().print(f"怎么办：{advice}。", markup=False)
    if show and not json and result_console().is_terminal:
        typer.launch(str(target))
    return 1 if findings else 0
