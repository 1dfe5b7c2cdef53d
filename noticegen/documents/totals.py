"""The totals notice: for programmes whose people must not be named."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from noticegen.documents.counting import counting_word
from noticegen.documents.notice import write_yuan
from noticegen.documents.page import PageHead, render_page
from noticegen.documents.tables import VillageTable, build_tables
from noticegen.publication.model import Column, ColumnKind, Entry, PublicValue, VillageList
from noticegen.publication.totals import TotalsLine, TotalsNotice

TEMPLATE = "totals.html.j2"


def totals_html(notice: TotalsNotice, templates: Path | None = None) -> str:
    """Return the page of a notice that counts and never names."""
    head = PageHead(
        unit=notice.unit,
        title=notice.title,
        subject=f"{notice.programme_label} {notice.stage.label} {notice.period.label}",
        day=notice.posting.first,
        stage=notice.stage,
    )
    content = {
        "notice": notice,
        "totals": _describe_total(notice),
        "tables": (_build_table(notice),) if len(notice.lines) > 1 else (),
    }
    return render_page(TEMPLATE, head, content, templates)


def _describe_total(notice: TotalsNotice) -> str:
    total = notice.total
    if not total.households:
        return f"{notice.period.label}没有{notice.programme_label}对象，特此公示。"
    sentence = f"{notice.period.label}，{notice.unit.place_name}{notice.programme_label}"
    word = counting_word(notice.programme)
    sentence += f"共{total.households}{word}"
    if word == "户" and total.people:
        sentence += f"{total.people}人"
    return sentence + (f"，金额合计{write_yuan(total.amount)}" if total.amount else "") + "。"


def _build_table(notice: TotalsNotice) -> VillageTable:
    lines = notice.lines
    word = counting_word(notice.programme)
    with_people = word == "户" and all(line.people is not None for line in lines)
    with_amount = all(line.amount is not None for line in lines)
    columns = [
        Column("village", "村", ColumnKind.TEXT, "totals"),
        Column("households", f"{word}数", ColumnKind.COUNT, "totals"),
    ]
    if with_people:
        columns.append(Column("people", "人数", ColumnKind.COUNT, "totals"))
    if with_amount:
        columns.append(Column("amount", "金额（元）", ColumnKind.AMOUNT, "totals"))
    entries = tuple(
        Entry(number, _values(line, with_people=with_people, with_amount=with_amount))
        for number, line in enumerate(lines, start=1)
    )
    return build_tables(columns, [VillageList("", entries)])[0]


def _values(line: TotalsLine, *, with_people: bool, with_amount: bool) -> tuple[PublicValue, ...]:
    values: list[PublicValue] = [line.village, line.households]
    if with_people:
        values.append(line.people or 0)
    if with_amount:
        values.append(line.amount or Decimal(0))
    return tuple(values)
