"""`noticegen policy`: the reviewer's bench."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from noticegen.cli.arguments import parse_day
from noticegen.cli.language import ChineseCommand, ChineseGroup
from noticegen.cli.new_files import write_new
from noticegen.cli.options import JsonOption
from noticegen.cli.terminal import print_json, print_plain, result_console
from noticegen.errors import ErrorCode, InputError

policy_app = typer.Typer(
    name="policy",
    cls=ChineseGroup,
    help="政策：查看、检查、用例、解释、比较。审核员的工作台。",
    no_args_is_help=True,
)

_NAME = Annotated[
    str, typer.Argument(metavar="政策", help="政策名称（如 rural-dibao）或政策文件。")
]


def register(app: typer.Typer) -> None:
    """Add the group to the application."""
    app.add_typer(policy_app)


@policy_app.command("list", cls=ChineseCommand)
def list_policies(json: JsonOption = False) -> int:
    """列出全部政策：名称、能否公示名单、环节、版本。"""
    from noticegen.policy.catalogue import load_policy, policy_names

    policies = [load_policy(name) for name in policy_names()]
    rows = [
        (
            one.name,
            one.label,
            one.listing.label,
            "、".join(stage.label for stage in one.stages) or "—",
            str(one.version),
        )
        for one in policies
    ]
    columns = ("政策", "项目", "名单", "环节", "版本")
    _print_table("policies", columns, rows, json=json)
    return 0


@policy_app.command("show", cls=ChineseCommand)
def show(
    name: _NAME,
    pdf: Annotated[
        Path | None, typer.Option("--pdf", metavar="文件", help="另存为 PDF，供存档签字。")
    ] = None,
    source: Annotated[
        bool, typer.Option("--source", help="印出政策文件的原文，写自己的政策时照着改。")
    ] = False,
    json: JsonOption = False,
) -> int:
    """看一份政策：每个环节、渠道公开什么，怎样处理，依据哪一条。"""
    from noticegen.cli.policy_screen import sheet_document, show_sheet
    from noticegen.pipeline.policy_sheet import policy_pdf, policy_sheet
    from noticegen.policy.catalogue import find_file, load_policy

    policy = load_policy(name)
    if source:
        print_plain(find_file(name).read_text(encoding="utf-8"))
        return 0
    if pdf is not None:
        write_new(pdf, policy_pdf(policy))
    if json:
        print_json(sheet_document(policy, policy_sheet(policy)))
    elif pdf is not None:
        result_console().print(f"已写出 {pdf}")
    else:
        show_sheet(policy_sheet(policy))
    return 0


@policy_app.command("lint", cls=ChineseCommand)
def lint_files(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="政策", help="政策名称、文件或目录。")
    ] = None,
    json: JsonOption = False,
) -> int:
    """检查政策：写法、依据、日期，以及屏蔽后的号码还能不能推算出来。"""
    from noticegen.cli.policy_screen import lint_document, show_lint
    from noticegen.policy.bench import policies_in
    from noticegen.policy.lint import lint

    report = lint(policies_in(paths or ()))
    if json:
        print_json(lint_document(report))
    else:
        show_lint(report)
    return 1 if report.has_errors else 0


@policy_app.command("test", cls=ChineseCommand)
def try_cases(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="政策或用例", help="政策名称、文件或用例。"),
    ] = None,
    json: JsonOption = False,
) -> int:
    """运行用例：给出一个人，核对印出来的每一个字；每条规则都要有用例。"""
    from noticegen.cli.policy_screen import cases_document, show_cases
    from noticegen.policy.bench import try_policies

    reports = try_policies(paths or ())
    if json:
        print_json(cases_document(reports))
    else:
        show_cases(reports)
    return 0 if all(report.passed for report in reports) else 1


@policy_app.command("explain", cls=ChineseCommand)
def explain_field(
    name: _NAME,
    field: Annotated[
        str, typer.Option("--field", metavar="字段", help="字段或表头，例如 身份证号码。")
    ],
    value: Annotated[
        str | None,
        typer.Option("--value", metavar="内容", help="一个虚构的内容，看印出来是什么样。"),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="年-月-日", help="公示第一天，例如 2026-12-01。")
    ] = None,
    json: JsonOption = False,
) -> int:
    """解释一个字段：由哪条规则决定，依据哪一条，印出来是什么。"""
    from noticegen.cli.policy_screen import explanations_document, show_explanations
    from noticegen.policy.catalogue import load_policy
    from noticegen.policy.explaining import explain
    from noticegen.policy.showing import find_field

    known = find_field(field)
    if known is None:
        raise InputError(
            ErrorCode.USAGE,
            why=f"没有名为“{field}”的字段",
            how="运行 noticegen policy fields 查看全部字段。",
        )
    day = parse_day(on, "--on") if on else None
    policy = load_policy(name)
    if day is not None:
        policy.require_in_force(day)
    explanations = explain(policy, known, value, day)
    if json:
        print_json(explanations_document(known.key, explanations))
    else:
        show_explanations(f"“{known.label}”", explanations)
    return 0


@policy_app.command("diff", cls=ChineseCommand)
def diff(
    old: Annotated[str, typer.Argument(metavar="旧政策", help="政策名称或文件。")],
    new: Annotated[str, typer.Argument(metavar="新政策", help="政策名称或文件。")],
    json: JsonOption = False,
) -> int:
    """比较两份政策：哪里公开得更多，哪里更少。公开更多时退出码为 1。"""
    from noticegen.cli.policy_screen import show_changes
    from noticegen.policy.catalogue import load_policy
    from noticegen.policy.diffing import Direction, compare

    changes = compare(load_policy(old), load_policy(new))
    if json:
        print_json(
            {
                "changes": [
                    {"direction": one.direction.value, "where": one.where, "what": one.what}
                    for one in changes
                ]
            }
        )
    else:
        show_changes(changes)
    return 1 if any(one.direction is Direction.MORE for one in changes) else 0


@policy_app.command("laws", cls=ChineseCommand)
def laws(
    word: Annotated[
        str | None, typer.Argument(metavar="字词", help="只列名称、文号或内容里有这个词的。")
    ] = None,
    json: JsonOption = False,
) -> int:
    """列出登记册里的法规条文和引用时写的键，供写政策时查用。"""
    from noticegen.cli.policy_screen import print_entries
    from noticegen.policy.catalogue import register

    rows = [
        (key, law.citation, law.says, law.checked.label, f"{law.first}起，{law.dated.label}")
        for key, law in register().items()
        if word is None or word in f"{key} {law.citation} {law.says}"
    ]
    columns = ("键", "依据", "说了什么", "条文", "施行")
    if json:
        print_json({"laws": [dict(zip(columns, row, strict=True)) for row in rows]})
        return 0 if rows else 1
    if not rows:
        result_console().print("登记册里没有。请在自己的政策文件里写 laws，见《审核员指南》。")
        return 1
    print_entries(columns, rows)
    return 0


@policy_app.command("fields", cls=ChineseCommand)
def fields(json: JsonOption = False) -> int:
    """列出全部字段和可用的方法，供写政策时查用。"""
    from noticegen.policy.methods import METHODS
    from noticegen.vocabulary.fields import all_fields

    rows = [
        (
            known.key,
            known.label,
            "、".join(f"{one.action}/{one.name}" for one in METHODS.values() if one.treats(known)),
        )
        for known in all_fields().values()
    ]
    columns = ("字段", "名称", "可用的处理方式/方法")
    _print_table("fields", columns, rows, json=json)
    return 0


@policy_app.command("schema", cls=ChineseCommand)
def schema(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="种类", help="哪一种文件：policy 政策、cases 用例、laws 依据。不写则为 policy。"
        ),
    ] = "policy",
) -> int:
    """写出 JSON Schema，编辑器可以据此补全和检查。"""
    from noticegen.policy.json_schema import case_schema, law_schema, policy_schema

    schemas = {"policy": policy_schema, "cases": case_schema, "laws": law_schema}
    if kind not in schemas:
        raise InputError(
            ErrorCode.USAGE, why="没有这一种文件", how="可以写 policy、cases 或 laws。"
        )
    print_json(schemas[kind]())
    return 0


@policy_app.command("lock", cls=ChineseCommand)
def lock(
    update: Annotated[bool, typer.Option("--update", help="把现在的结果写进锁文件。")] = False,
    json: JsonOption = False,
) -> int:
    """核对效果锁：全部政策对虚构名单公开的每一个字，与锁文件比较。"""
    from noticegen.pipeline.effects import compare_with_lock, write_lock

    if update:
        write_lock()
        if json:
            print_json({"updated": True})
        else:
            result_console().print("已更新效果锁；提交时请写明公开内容有什么变化。")
        return 0
    changes = compare_with_lock()
    if json:
        print_json({"changes": list(changes)})
        return 1 if changes else 0
    for line in changes:
        result_console().print(line, style="bold red" if line.startswith("+") else None)
    result_console().print("与锁文件一致。" if not changes else "与锁文件不一致。")
    return 1 if changes else 0


def _print_table(
    name: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, json: bool
) -> None:
    """Print rows for people, or as a list of that name for programs."""
    from noticegen.cli.policy_screen import print_rows

    if json:
        print_json({name: [dict(zip(columns, row, strict=True)) for row in rows]})
    else:
        print_rows(columns, rows)
