from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from noticegen.identifiers.birth import age_on
from noticegen.roster.model import CellKind, Household, Roster, RowKind, Total
from noticegen.screening.model import Screening, ScreeningContext, Severity
from noticegen.screening.screen import screen
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place

Maker = Callable[..., Household]
Screener = Callable[..., Screening]
Number = Callable[..., str]
Rules = Callable[[Screening], list[str]]

START = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("birth", "stated", "rule"),
    [
        ("19600101", "1960-01-01", None),
        ("19600101", "1960年1月", None),
        ("19600101", "1960", None),
        ("19600101", "1960-01-02", "birth-disagrees"),
        ("19600101", "1960年2月", "birth-disagrees"),
        ("19600101", "60.1.1", "birth-short-year"),
        ("19600101", "不详", None),
    ],
)
def test_the_birth_column_must_be_the_number_s(
    household: Maker,
    screened: Screener,
    number: Number,
    rules: Rules,
    birth: str,
    stated: str,
    rule: str | None,
) -> None:
    screening = screened(household(id_number=number(birth), birth_date=stated))
    assert rules(screening) == ([rule] if rule else [])
    if rule == "birth-disagrees":
        (finding,) = screening.findings
        assert finding.place.column == "birth_date"
        assert [place.column for place in finding.related] == ["id_number"]
        assert screening.verdicts[0].reasons == (Reason.ID_CONFLICT,)


@pytest.mark.parametrize(
    ("birth", "stated", "held"),
    [
        ("19600101", "66", False),
        ("19600101", "65", False),
        ("19600101", "68岁", False),
        ("19600101", "64", True),
        ("19600101", "69", True),
        ("20081101", "17", True),
        ("20081101", "18", False),
        ("19600101", "", False),
        ("19600101", "老年", False),
    ],
)
def test_a_stated_age_may_be_stale_or_traditional_but_no_child_s(
    household: Maker, screened: Screener, number: Number, birth: str, stated: str, held: bool
) -> None:
    screening = screened(household(id_number=number(birth), age=stated))
    expected = (Reason.ID_CONFLICT,) if held else ()
    assert screening.verdicts[0].reasons == expected


@pytest.mark.parametrize(
    ("stated", "held"), [("男", False), ("女", True), ("", False), ("男性", False)]
)
def test_sex_must_be_the_number_s(
    household: Maker, screened: Screener, stated: str, held: bool
) -> None:
    screening = screened(household(sex=stated))
    assert (screening.verdicts[0].outcome is Outcome.HELD) is held


def test_a_member_s_row_must_agree_too(
    household: Maker, screened: Screener, number: Number
) -> None:
    member = {"id_number": number("20150101", "992"), "sex": "男", "applicant_name": "王小明"}
    screening = screened(household(sex="男", members=[member], row=8))
    (finding,) = screening.findings
    assert (finding.rule, finding.place.row) == ("sex-disagrees", 9)
    assert screening.verdicts[0].outcome is Outcome.HELD


@pytest.mark.parametrize(
    ("id_text", "stated", "outcome", "reasons"),
    [
        (None, "1960-01-01", Outcome.PUBLISHED, []),
        (None, "2008-12-01", Outcome.WITHHELD, ["minor"]),
        (None, "2008-11-30", Outcome.PUBLISHED, []),
        (None, "2008年11月", Outcome.PUBLISHED, []),
        (None, "2008年12月", Outcome.WITHHELD, ["minor"]),
        (None, "2008", Outcome.HELD, ["age-unknown"]),
        (None, "08.11.1", Outcome.HELD, ["age-unknown"]),
        (None, "2027-01-01", Outcome.HELD, ["age-unknown"]),
        ("", "2015-01-01", Outcome.WITHHELD, ["minor"]),
        ("", "1960-01-01", Outcome.HELD, ["id-missing"]),
        ("150207196001019939", "2015-01-01", Outcome.WITHHELD, ["minor"]),
    ],
)
def test_without_a_sound_number_the_birth_column_is_heard(
    household: Maker,
    screened: Screener,
    id_text: str | None,
    stated: str,
    outcome: Outcome,
    reasons: list[str],
) -> None:
    (verdict,) = screened(household(id_number=id_text, birth_date=stated)).verdicts
    assert (verdict.outcome, [reason.value for reason in verdict.reasons]) == (outcome, reasons)


def test_two_dates_that_disagree_across_majority_prove_nothing(
    household: Maker, screened: Screener, number: Number
) -> None:
    for birth, stated in (("20150101", "1960-01-01"), ("19600101", "2015-01-01")):
        (verdict,) = screened(household(id_number=number(birth), birth_date=stated)).verdicts
        assert verdict.reasons == (Reason.ID_CONFLICT,)
    (both,) = screened(household(id_number=number("20150101"), birth_date="2016-01-01")).verdicts
    assert both.reasons == (Reason.MINOR,)


@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(
    st.dates(date(1930, 1, 1), date(2026, 11, 30)),
    st.one_of(st.none(), st.dates(date(1930, 1, 1), date(2027, 6, 1))),
    st.one_of(st.none(), st.integers(0, 99)),
    st.sampled_from(["sound", "broken", "blank", "absent"]),
)
def test_whoever_is_published_is_an_adult_by_every_source(
    household: Maker,
    screened: Screener,
    number: Number,
    birth: date,
    stated: date | None,
    age: int | None,
    kind: str,
) -> None:
    card = number(f"{birth:%Y%m%d}")
    texts = {"sound": card, "broken": card[:17] + "*", "blank": "", "absent": None}
    screening = screened(
        household(
            id_number=texts[kind],
            birth_date=stated.isoformat() if stated else None,
            age=None if age is None else str(age),
        )
    )
    if screening.verdicts[0].outcome is Outcome.PUBLISHED:
        assert kind == "sound" or (kind == "absent" and stated)
        if kind == "sound":
            assert age_on(birth, START) >= 18
        assert stated is None or age_on(stated, START) >= 18
        assert age is None or age >= 18


def test_one_account_beside_different_people_warns_at_both(
    household: Maker, screened: Screener, rules: Rules
) -> None:
    account = "6217 0001 2345 6789"
    first = household(bank_account=account, row=4)
    second = household(bank_account=account.replace(" ", ""), row=9, applicant_name="李大明")
    screening = screened(first, second, household(bank_account="", row=10, applicant_name="赵大"))
    assert rules(screening) == ["account-shared", "account-shared"]
    assert [finding.place.row for finding in screening.findings] == [4, 9]
    assert [verdict.outcome for verdict in screening.verdicts] == [Outcome.PUBLISHED] * 3


def test_namesakes_of_one_village_warn_those_of_two_do_not(
    household: Maker, screened: Screener, rules: Rules
) -> None:
    names = {"applicant_name": "张伟"}
    one = household(village="新村", row=4, **names)
    two = household(village="新村", row=5, **names)
    other = household(village="旧村", row=6, **names)
    assert rules(screened(one, two, other)) == ["same-name-in-village"] * 2


def test_a_sum_out_of_line_is_explained(household: Maker, screened: Screener, rules: Rules) -> None:
    usual = [household(monthly_amount="800", applicant_name=f"王{n}") for n in "甲乙丙丁戊"]
    slip = household(monthly_amount="8000", applicant_name="王己")
    tiny = household(monthly_amount="8", applicant_name="王庚")
    screening = screened(*usual, slip, tiny)
    assert rules(screening) == ["amount-outlier", "amount-outlier"]
    assert "约为同村同项目各户中间水平的10倍" in screening.findings[0].advice
    assert "不到同村同项目各户中间水平的十分之一" in screening.findings[1].advice
    assert screening.findings[0].severity is Severity.WARNS


def test_large_families_are_not_out_of_line(household: Maker, screened: Screener) -> None:
    small = [
        household(monthly_amount="800", household_size="1", applicant_name=f"王{n}")
        for n in "甲乙丙丁戊"
    ]
    large = household(monthly_amount="4800", household_size="6", applicant_name="王己")
    assert screened(*small, large).findings == ()


@pytest.mark.parametrize(
    ("village", "held"),
    [("新村", False), ("新村嘎查", False), ("新建", False), ("新建村委会", False), ("旧庄", True)],
)
def test_villages_of_other_units_are_held(
    household: Maker, screened: Screener, village: str, held: bool
) -> None:
    units = frozenset({"新村", "新建村"})
    (verdict,) = screened(household(village=village), villages=units).verdicts
    assert verdict.reasons == ((Reason.VILLAGE_UNKNOWN,) if held else ())
    assert screened(household(village=village)).verdicts[0].outcome is Outcome.PUBLISHED


def test_a_total_that_is_not_the_sum_warns_of_the_list(
    household: Maker, context: ScreeningContext
) -> None:
    place = Place("名单.xlsx", "新村", 66)
    wrong = Total(place, RowKind.TOTAL, "monthly_amount", Decimal(100), Decimal(90))
    empty = Place("名单.xlsx", "新村", 40)
    unread = replace(wrong, kind=RowKind.SUBTOTAL, computed=None, unreadable=(empty,))
    right = replace(wrong, computed=Decimal(100))
    screening = screen(Roster((), (household(),), totals=(wrong, unread, right)), context)
    assert [finding.rule for finding in screening.findings] == ["total-disagrees"] * 2
    assert [finding.title for finding in screening.findings] == ["合计不符", "小计没法核对"]
    assert [finding.household for finding in screening.findings] == [None, None]
    assert [finding.related for finding in screening.findings] == [(), (empty,)]
    assert screening.verdicts[0].outcome is Outcome.PUBLISHED
    for finding in screening.findings:
        assert "100" not in finding.advice
        assert "90" not in finding.advice


def test_the_day_a_child_grows_up_is_found_by_the_first_posting_day(
    household: Maker, screened: Screener, number: Number
) -> None:
    child = household(id_number=number("20081201"))
    assert screened(child, start=START).verdicts[0].outcome is Outcome.WITHHELD
    day_after = START + timedelta(days=1)
    assert screened(child, start=day_after).verdicts[0].outcome is Outcome.PUBLISHED


@pytest.mark.parametrize(
    ("shared", "rule"),
    [
        ({"applicant_name": "王大明"}, "same-name-in-village"),
        ({"bank_account": "62284800180000099"}, "account-shared"),
        ({"id_number": "150207196003049906"}, "duplicate-id"),
    ],
)
def test_what_thousands_of_rows_share_makes_no_report_of_millions_of_places(
    household: Maker, screened: Screener, shared: dict[str, str], rule: str
) -> None:
    screening = screened(*(household(**shared) for _ in range(3000)))
    alike = [finding for finding in screening.findings if finding.rule == rule]
    assert len(alike) == 3000
    assert {len(finding.related) for finding in alike} == {9}
    assert all(finding.place not in finding.related for finding in alike)


def test_a_number_that_stands_twice_is_shown_at_both_places(
    household: Maker, screened: Screener, number: Number
) -> None:
    twice = number("19600104")
    one, other = household(id_number=twice), household(id_number=twice, applicant_name="李小红")
    findings = screened(one, other).findings
    assert findings[0].advise().endswith(f"同时见第{other.place.row}行 “id_number”（B列）。")
    assert "同时见" not in findings[0].advice
    assert [finding.place.column for finding in findings] == ["id_number"] * 2
    assert [list(finding.related) for finding in findings] == [
        [findings[1].place],
        [findings[0].place],
    ]


@pytest.mark.parametrize("key", ["id_number", "monthly_amount"])
def test_a_formula_that_came_to_nothing_is_not_called_empty(
    household: Maker, screened: Screener, key: str
) -> None:
    failed = household(**{key: "#N/A"}, kinds={key: CellKind.FAULT})
    empty = household(**{key: ""}, applicant_name="李小红")
    said = [finding.advice for finding in screened(failed, empty).findings]
    assert ["#N/A" in advice for advice in said if "补上" in advice] == [True, False]


def test_what_a_spreadsheet_left_of_two_numbers_is_no_duplicate(
    household: Maker, screened: Screener, rules: Rules
) -> None:
    cut = {"id_number": "150207196001019000", "kinds": {"id_number": CellKind.NUMBER}}
    screening = screened(household(**cut), household(**cut))
    assert "id-precision-lost" in rules(screening)
    assert "duplicate-id" not in rules(screening)


@pytest.mark.parametrize(
    ("heading", "programme", "held"),
    [
        ("保障金额（元/年）", "rural-dibao", True),
        ("季度保障金额", "tekun", True),
        ("月保障金额（元/月）", "rural-dibao", False),
        ("补贴金额（元/年）", "subsidy-card", False),
        ("津贴金额（元/季度）", "old-age-allowance", False),
    ],
)
def test_a_year_s_sum_is_not_posted_as_the_month_s(
    household: Maker, screened: Screener, rules: Rules, heading: str, programme: str, held: bool
) -> None:
    one = household()
    column = replace(one.columns["monthly_amount"], heading=heading)
    columns = {**one.columns, "monthly_amount": column}
    screening = screened(replace(one, columns=columns, programme=programme))
    assert ("amount-period" in rules(screening)) == held
