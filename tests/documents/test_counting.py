from dataclasses import replace
from decimal import Decimal

import pytest

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import describe_totals, notice_html
from noticegen.publication.model import Column, ColumnKind, Entry, Publication, VillageList


def _list(programme: str, key: str, label: str, values: tuple[int, ...]) -> Publication:
    return replace(
        invent_publication(1),
        programme=programme,
        columns=(
            Column("applicant_name", "姓名", ColumnKind.NAME, "r"),
            Column(key, label, ColumnKind.COUNT, "r"),
            Column("paid_amount", "金额（元）", ColumnKind.AMOUNT, "r"),
        ),
        villages=(
            VillageList(
                "新村",
                tuple(
                    Entry(number, ("王文", value, Decimal(100)))
                    for number, value in enumerate(values, start=1)
                ),
            ),
        ),
    )


def test_acres_and_sheep_are_not_people_and_have_no_sum() -> None:
    publication = _list("subsidy-card", "quantity", "数量", (30, 12))
    assert describe_totals(publication) == "以上共2户，金额合计200元（人民币贰佰元整）。"
    assert ">42<" not in notice_html(publication)


def test_households_and_their_people_are_counted() -> None:
    publication = _list("rural-dibao", "household_size", "家庭人口", (2, 3))
    assert "共2户5人，" in describe_totals(publication)


@pytest.mark.parametrize("programme", ["tekun", "old-age-allowance", "disability-subsidies"])
def test_lists_of_persons_are_counted_in_people(programme: str) -> None:
    publication = _list(programme, "months", "月数", (2, 3))
    assert "共2人，" in describe_totals(publication)
    assert ">2人<" in notice_html(publication)
