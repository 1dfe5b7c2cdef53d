"""A list that names another month than the one that is made is perhaps the wrong file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from noticegen.roster.model import Roster, RowKind, SheetReport, SkippedRow
from noticegen.screening.list_months import months_in, not_earlier, other_month
from noticegen.screening.model import ScreeningContext, Severity
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.place import Place

DECEMBER = Period(2026, 12)


def roster(title: str, sheet: str = "名单", file: str = "低保.xlsx", people: int = 3) -> Roster:
    place = Place(file, sheet)
    row = SkippedRow(replace(place, row=1), RowKind.TITLE, (title,))
    return Roster((), (), skipped=(row,), sheets=(SheetReport(place, people),))


def context(period: Period | None) -> ScreeningContext:
    return ScreeningContext(
        date(2026, 12, 1), frozenset(), frozenset(), lambda _: frozenset(), period=period
    )


@pytest.mark.parametrize(
    ("title", "sheet", "file", "hinted"),
    [
        ("青禾镇2026年11月农村低保花名册", "名单", "低保.xlsx", True),
        ("青禾镇２０２６年 １１ 月份农村低保花名册", "名单", "低保.xlsx", True),
        ("农村低保花名册", "2026年11月", "低保.xlsx", True),
        ("农村低保花名册", "名单", "2026年11月低保.xlsx", True),
        # What stands nearest counts: names of sheets and files are left from other months.
        ("青禾镇2026年12月农村低保花名册", "2026年11月", "2026年10月低保.xlsx", False),
        ("青禾镇2026年12月农村低保花名册", "名单", "低保.xlsx", False),
        ("农村低保花名册", "名单", "低保.xlsx", False),
        ("农村低保花名册（2026年11月25日制表）", "名单", "低保.xlsx", False),
        ("2026年12月低保（2026年11月25日制表）", "2026年11月", "低保.xlsx", False),
        ("2026年10-12月高龄津贴", "名单", "高龄.xlsx", False),
        ("2026年10月至12月高龄津贴", "名单", "高龄.xlsx", False),
        ("2026年10月—2026年12月高龄津贴", "名单", "高龄.xlsx", False),
    ],
)
def test_a_list_that_names_another_month_is_asked_about(
    title: str, sheet: str, file: str, *, hinted: bool
) -> None:
    found = list(other_month(roster(title, sheet, file), context(DECEMBER)))
    assert len(found) == hinted
    for finding in found:
        assert finding.severity is Severity.WARNS
        assert finding.place == Place(file, sheet)
        assert "现在做的是2026年12月" in finding.advice


def test_nothing_is_asked_of_sheets_without_people_or_where_no_month_is_made() -> None:
    title = "青禾镇2026年11月农村低保花名册"
    assert not list(other_month(roster(title, people=0), context(DECEMBER)))
    assert not list(other_month(roster(title), context(None)))


@pytest.mark.parametrize(
    ("title", "hinted"), [("2026年11月", 0), ("2026年12月", 1), ("2027年1月", 1)]
)
def test_the_month_before_is_before(title: str, hinted: int) -> None:
    found = list(not_earlier(roster(f"青禾镇{title}农村低保花名册"), DECEMBER))
    assert [one.title for one in found] == ["--previous 的名单写的不是上个月"] * hinted


def test_months_are_read_with_their_year_alone() -> None:
    assert months_in("2026年3月、2026年04月和13月") == {Period(2026, 3), Period(2026, 4)}
    assert not months_in("3月低保")
