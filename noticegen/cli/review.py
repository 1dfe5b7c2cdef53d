"""`noticegen review`: a finished run, page by page, for whoever signs for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from noticegen.cli.language import ChineseCommand
from noticegen.cli.options import JsonOption
from noticegen.cli.tables import plain_table
from noticegen.cli.terminal import print_json, result_console
from noticegen.publication.impact import ImpactAssessment, RecordWords
from noticegen.vocabulary.outcomes import Outcome, Reason

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from noticegen.pipeline.review import Review, ReviewedPage
    from noticegen.release.verification import RecordedReconciliation

Screen = list["RenderableType"]

_EXAMPLE = "例如：noticegen review 公示结果"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("review", cls=ChineseCommand, epilog=_EXAMPLE)(review)


def review(
    out: Annotated[Path, typer.Argument(metavar="输出目录", help="制作公示时 --out 的目录。")],
    json: JsonOption = False,
) -> int:
    """审核做好的公示：逐页看公开了什么、凭什么、谁没有公开、有什么风险，文件有没有被改动。"""
    from noticegen.pipeline.review import review_run

    found = review_run(out)
    if json:
        print_json(found.as_document())
    else:
        show_review(found, result_console())
    return 0 if found.is_sound else 1


def show_review(found: Review, console: Console) -> None:
    """Show screen after screen; at a terminal the reader turns the pages with Enter."""
    for number, screen in enumerate(build_screens(found)):
        if (
            number
            and _is_watched(console)
            and console.input("按回车看下一页，输入 q 结束：") == "q"
        ):
            break
        for part in screen:
            console.print(part)


def build_screens(found: Review) -> Iterator[Screen]:
    """Yield what to show: the verdict, every public page, rules, what was kept off, risks."""
    yield list(_verdict(found))
    for page in found.pages:
        yield list(_page(page))
    impact = found.verification.impact
    if impact is not None:
        yield list(_rules(impact))
    if found.verification.reconciliation is not None:
        words = impact.words if impact is not None else RecordWords()
        if not found.verification.released:
            words = replace(words, done="没有疑点")
        yield list(_kept_off(found.verification.reconciliation, words))
    if impact is not None:
        yield list(_risks(impact))


def _is_watched(console: Console) -> bool:
    return console.is_terminal and sys.stdin.isatty()


def _verdict(found: Review) -> Iterator[RenderableType]:
    verification = found.verification
    if verification.impact is not None:
        yield _printable(verification.impact.title)
    if not verification.released:
        yield "这次没有写出任何公开文件，只有内部核对表。"
    for fault in found.faults:
        yield f"有问题：{_printable(fault.path)}　{fault.kind.label}"
    for path in verification.sound:
        yield f"未改动：{_printable(path)}"
    if found.is_sound and verification.sound:
        yield f"出口检查：通过；{len(verification.sound)}个文件与检查时完全一致。"
    elif found.is_sound:
        yield "没有要张贴或者送达的文件；记录前后一致。"
    elif verification.released:
        yield "怎么办：不要张贴、送达或者发送这些文件，请用原名单重新制作。"


def _page(page: ReviewedPage) -> Iterator[RenderableType]:
    yield f"—— {_printable(page.path)}　第{page.number}页，共{page.pages}页 ——"
    for line in page.text.splitlines():
        if line.strip():
            yield _printable(line)


def _rules(impact: ImpactAssessment) -> Iterator[RenderableType]:
    yield _printable(f"{impact.words.shown}和依据（{impact.policy}）")
    table = plain_table("内容")
    for heading in ("处理", "理由", "依据"):
        table.add_column(heading, overflow="fold")
    for field in impact.fields:
        cells = (field.label, field.treatment, field.necessity, field.reference)
        table.add_row(*map(_printable, cells))
    yield table
    yield (
        _printable(impact.words.not_shown)
        + "："
        + ("、".join(map(_printable, impact.left_out)) or "无")
    )


def _kept_off(
    reconciliation: RecordedReconciliation, words: RecordWords
) -> Iterator[RenderableType]:
    counts, unit = reconciliation.counts, words.counted
    yield _printable(
        f"读入{counts.read}{unit}＝{words.done}{counts.published}{unit}"
        f"＋{words.refused}{counts.withheld}{unit}＋待核{counts.held}{unit}"
    )
    labels = {str(Outcome.WITHHELD): words.refused, str(Outcome.HELD): Outcome.HELD.label}
    reasons = {str(reason): reason.label for reason in Reason}
    table = plain_table("处所")
    for heading in ("结果", "原因"):
        table.add_column(heading)
    for row in reconciliation.rows:
        if row.outcome not in labels:
            continue
        place = f"{row.file} {row.sheet or ''} 第{row.row}行"
        why = "；".join(reasons.get(reason, reason) for reason in row.reasons)
        table.add_row(_printable(place), labels[row.outcome], _printable(why))
    if table.row_count:
        yield table


def _risks(impact: ImpactAssessment) -> Iterator[RenderableType]:
    yield "影响和风险"
    yield from map(_printable, impact.influence)
    table = plain_table("指标")
    for heading in ("数值", "限度"):
        table.add_column(heading)
    for risk in impact.risks:
        table.add_row(*map(_printable, (risk.what, risk.figure, risk.limit)))
    yield table
    if impact.first_day is not None:
        yield f"公示期：{impact.first_day}至{impact.last_day}，应于{impact.take_down}撤下。"
    yield f"影响评估报告保存至{impact.keep_until}：internal/impact-record.pdf"


def _printable(text: str) -> str:
    """Leave out what a changed file could do to the screen: control and direction marks."""
    return "".join(mark if mark.isprintable() else " " for mark in text)
