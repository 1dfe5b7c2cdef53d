"""The list notice: review, confirmed, paid, ended, and "nobody this month"."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from noticegen.documents.amounts import decimals_needed, write_amount
from noticegen.documents.counting import counting_word, counts_people, is_amount
from noticegen.documents.listing import arrange_listing
from noticegen.documents.page import PageHead, render_page
from noticegen.documents.records import build_records
from noticegen.documents.tables import build_tables, sum_column
from noticegen.publication.changes import Changes
from noticegen.publication.model import Publication
from noticegen.vocabulary.capitals import capital_amount
from noticegen.vocabulary.stages import Stage

TEMPLATE = "notice.html.j2"


def notice_html(publication: Publication, templates: Path | None = None) -> str:
    """Return the page of a notice; it needs nothing but the declared fonts.

    `templates` is an office's own directory of templates, looked in before the bundled ones.
    """
    head = PageHead(
        unit=publication.unit,
        title=publication.title,
        subject=describe_subject(publication),
        day=publication.posting.first,
        stage=publication.stage,
    )
    return render_page(TEMPLATE, head, build_content(publication), templates)


def build_content(publication: Publication, *, attach: bool = True) -> dict[str, object]:
    """Return what a list template may use besides the frame of the page.

    `attach` says that long lists may become attachments, for which a page must have pages.
    """
    listed = tuple(village for village in publication.villages if village.entries)
    tables = build_tables(publication.columns, listed, counting_word(publication.programme))
    totals = describe_totals(publication)
    return {
        "publication": publication,
        "tables": tables,
        "listing": arrange_listing(publication, tables, totals, attach=attach),
        "records": build_records(publication),
        "totals": totals,
        "changes": describe_changes(publication.changes, counting_word(publication.programme))
        if publication.changes
        else None,
    }


def describe_subject(publication: Publication) -> str:
    """Return programme, stage and month for the file's subject."""
    return f"{publication.programme_label} {publication.stage.label} {publication.period.label}"


def describe_totals(publication: Publication, *, in_capitals: bool = True) -> str:
    """Say in one sentence how many households, people and yuan the notice lists."""
    entries, columns = publication.entries, publication.columns
    if not entries:
        return describe_nobody(publication)
    people = sum_column(columns, entries, counts_people)
    amount = sum_column(columns, entries, is_amount)
    villages = sum(bool(village.entries) for village in publication.villages)
    sentence = f"以上{villages}个村" if villages > 1 else "以上"
    sentence += f"共{len(entries)}{counting_word(publication.programme)}" + (
        f"{people}人" if people is not None else ""
    )
    if amount is not None:
        sentence += f"，金额合计{write_yuan(amount, in_capitals=in_capitals)}"
    return sentence + "。"


def describe_nobody(publication: Publication) -> str:
    """Say that nobody is listed this month, in the words of the stage."""
    label = publication.programme_label
    whom = label if label.endswith("家庭") else f"{label}对象"
    what = {
        Stage.REVIEW: f"没有新审核的{whom}",
        Stage.CONFIRMED: f"没有新确认的{whom}",
        Stage.PAID: f"没有{label}资金发放",
        Stage.ENDED: f"没有终止保障的{whom}",
    }[publication.stage]
    return f"{publication.period.label}{what}，特此公示。"


def describe_changes(changes: Changes, word: str = "户") -> str:
    """Say how the list differs from the month before, naming only what did change."""
    counts = {"新增": changes.added, "停发": changes.ended, "调整金额": changes.adjusted}
    told = [f"{verb}{count}{word}" for verb, count in counts.items() if count]
    untold = [verb for verb, count in counts.items() if count is None]
    parts = ["、".join(told)] if told else []
    if untold:
        parts.append(f"{'、'.join(untold)}的{word}数为保护个人隐私不单独列出")
    if not parts:
        return "与上月相比，名单上没有新增、停发和调整金额的情况。"
    return f"与上月相比，{'；'.join(parts)}。"


def write_yuan(amount: Decimal, *, in_capitals: bool = True) -> str:
    """Write an amount in figures and, in brackets, in capitals."""
    figures = write_amount(amount, decimals_needed([amount]))
    return f"{figures}元" + (f"（人民币{capital_amount(amount)}）" if in_capitals else "")
