from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from noticegen.identifiers.birth import age_on
from noticegen.roster.model import CellKind, Doubt, DoubtKind, Household
from noticegen.screening.catalogue import (
    COMPARISON_CHECKS,
    HOUSEHOLD_CHECKS,
    LIST_CHECKS,
    ROSTER_CHECKS,
    all_rules,
)
from noticegen.screening.model import Screening, Severity
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place

Maker = Callable[..., Household]
Screener = Callable[..., Screening]
Number = Callable[..., str]

START = date(2026, 12, 1)


def outcome_of(screening: Screening) -> tuple[Outcome, list[str]]:
    (verdict,) = screening.verdicts
    return verdict.outcome, [reason.value for reason in verdict.reasons]


def test_a_sound_household_is_published_without_findings(
    household: Maker, screened: Screener
) -> None:
    screening = screened(household())
    assert outcome_of(screening) == (Outcome.PUBLISHED, [])
    assert screening.findings == ()


@pytest.mark.parametrize(
    ("birth", "outcome"),
    [
        ("20081130", Outcome.PUBLISHED),
        ("20081201", Outcome.WITHHELD),
        ("20081202", Outcome.WITHHELD),
        ("20240229", Outcome.WITHHELD),
    ],
)
def test_minors_are_withheld_on_their_18th_birthday_still(
    household: Maker, screened: Screener, number: Number, birth: str, outcome: Outcome
) -> None:
    screening = screened(household(id_number=number(birth)))
    assert screening.verdicts[0].outcome is outcome


def test_children_under_14_are_marked_and_the_reason_stays_minor(
    household: Maker, screened: Screener, number: Number, rules: Callable[[Screening], list[str]]
) -> None:
    screening = screened(household(id_number=number("20121201")))
    assert outcome_of(screening) == (Outcome.WITHHELD, ["minor"])
    assert rules(screening) == ["minor", "under-14"]
    older = screened(household(id_number=number("20121130")))
    assert rules(older) == ["minor"]


def test_a_minor_with_other_faults_is_withheld_for_being_a_minor(
    household: Maker, screened: Screener, number: Number
) -> None:
    child = household(id_number=number("20150101"), monthly_amount="", hidden=True)
    assert outcome_of(screened(child)) == (Outcome.WITHHELD, ["minor"])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "id-missing"),
        ("150207196001019939", "id-invalid"),
        ("15020719600101993", "id-invalid"),
        ("150207196013019931", "id-invalid"),
        ("无", "id-invalid"),
    ],
)
def test_faulty_ids_are_held(household: Maker, screened: Screener, text: str, reason: str) -> None:
    assert outcome_of(screened(household(id_number=text))) == (Outcome.HELD, [reason])


def test_a_birth_after_the_first_day_or_120_years_ago_is_no_birth(
    household: Maker, screened: Screener, number: Number
) -> None:
    for birth in ("20261202", "19000101", "18991231"):
        screening = screened(household(id_number=number(birth)))
        assert outcome_of(screening) == (Outcome.HELD, ["id-invalid"])


def test_an_id_stored_as_a_number_has_lost_digits_whatever_its_check_digit_says(
    household: Maker, screened: Screener
) -> None:
    passing = [f"15020719600101{tail}000" for tail in range(10)]
    texts = [*passing, "150207196001019000"]
    for text in texts:
        one = household(id_number=text, kinds={"id_number": CellKind.NUMBER})
        assert outcome_of(screened(one)) == (Outcome.HELD, ["id-precision-lost"])
    scientific = household(id_number="1.50207E+17")
    assert outcome_of(screened(scientific)) == (Outcome.HELD, ["id-precision-lost"])


def test_a_15_digit_number_survives_as_a_number(
    household: Maker, screened: Screener, rules: Callable[[Screening], list[str]]
) -> None:
    old = household(id_number="150207600101993", kinds={"id_number": CellKind.NUMBER})
    screening = screened(old)
    assert screening.verdicts[0].outcome is Outcome.PUBLISHED
    assert rules(screening) == ["id-old"]


def test_without_an_id_column_nobody_is_shown(household: Maker, screened: Screener) -> None:
    screening = screened(household(id_number=None))
    assert outcome_of(screening) == (Outcome.HELD, ["age-unknown"])


def test_an_unknown_division_warns_only(
    household: Maker, screened: Screener, number: Number
) -> None:
    screening = screened(household(id_number=number(division="159999")))
    assert outcome_of(screening) == (Outcome.PUBLISHED, [])
    (finding,) = screening.findings
    assert (finding.rule, finding.severity) == ("id-division-unknown", Severity.WARNS)


@pytest.mark.parametrize("key", ["applicant_name", "household_size", "monthly_amount", "village"])
def test_every_required_field_must_be_there(household: Maker, screened: Screener, key: str) -> None:
    screening = screened(household(**{key: ""}))
    assert outcome_of(screening) == (Outcome.HELD, ["field-missing"])
    assert screening.findings[0].place.row == screening.verdicts[0].household.place.row


@pytest.mark.parametrize("text", ["0", "-300", "约三百", "1.2.3", "9999999", "300.005", "##"])
def test_sums_that_cannot_be_are_held(household: Maker, screened: Screener, text: str) -> None:
    screening = screened(household(monthly_amount=text))
    assert outcome_of(screening) == (Outcome.HELD, ["amount-invalid"])


@pytest.mark.parametrize("text", ["1,234.50", "１２３４元", "壹仟贰佰元整", "0.01"])
def test_sums_as_offices_write_them_pass(household: Maker, screened: Screener, text: str) -> None:
    assert outcome_of(screened(household(monthly_amount=text)))[0] is Outcome.PUBLISHED


@pytest.mark.parametrize("text", ["0", "-1", "三四", "200", "1.5"])
def test_counts_that_cannot_be_are_held(household: Maker, screened: Screener, text: str) -> None:
    screening = screened(household(household_size=text))
    assert outcome_of(screening) == (Outcome.HELD, ["count-invalid"])


def test_more_assisted_than_members_is_held_with_both_places(
    household: Maker, screened: Screener
) -> None:
    screening = screened(household(household_size="2", insured_persons="3"))
    assert outcome_of(screening) == (Outcome.HELD, ["count-invalid"])
    (finding,) = screening.findings
    assert finding.place.column == "insured_persons"
    assert [place.column for place in finding.related] == ["household_size"]


def test_a_hidden_row_is_held_a_member_s_too(household: Maker, screened: Screener) -> None:
    assert outcome_of(screened(household(hidden=True))) == (Outcome.HELD, ["hidden-row"])


def test_the_same_person_twice_holds_both_however_the_number_is_written(
    household: Maker, screened: Screener, number: Number
) -> None:
    first = household(id_number=number("19600101"), row=5)
    again = household(id_number="150207600101993", row=9, applicant_name="王大名")
    other = household(row=11)
    screening = screened(first, other, again)
    assert [verdict.outcome for verdict in screening.verdicts] == [
        Outcome.HELD,
        Outcome.PUBLISHED,
        Outcome.HELD,
    ]
    found = [finding for finding in screening.findings if finding.rule == "duplicate-id"]
    assert [finding.household.row for finding in found if finding.household] == [5, 9]
    assert [place.row for place in found[0].related] == [9]


def test_a_member_listed_elsewhere_as_applicant_is_a_duplicate(
    household: Maker, screened: Screener, number: Number
) -> None:
    wife = number("19620202", "992")
    family = household(
        row=5, members=[{"applicant_name": "李小花", "id_number": wife}], id_number=number()
    )
    alone = household(row=20, id_number=wife)
    outcomes = [verdict.outcome for verdict in screened(family, alone).verdicts]
    assert outcomes == [Outcome.HELD, Outcome.HELD]


def test_truncated_numbers_are_not_compared(household: Maker, screened: Screener) -> None:
    kinds = {"id_number": CellKind.NUMBER}
    same = "150207196001019000"
    screening = screened(
        household(id_number=same, kinds=kinds), household(id_number=same, kinds=kinds)
    )
    for verdict in screening.verdicts:
        assert verdict.reasons == (Reason.ID_PRECISION_LOST,)


def test_names_that_cannot_be_printed_are_held(household: Maker, screened: Screener) -> None:
    rare = screened(household(applicant_name="王𬱖"))
    assert outcome_of(rare) == (Outcome.HELD, ["glyph-missing"])
    private = screened(household(applicant_name="王\ue123"))
    assert outcome_of(private) == (Outcome.HELD, ["private-use-character"])
    unseen = screened(household(remark="𬱖\ue123"))
    assert outcome_of(unseen) == (Outcome.PUBLISHED, [])


@pytest.mark.parametrize(
    "name",
    [
        "王小明（监护人王大明）",
        "王小明(代)",
        "王小明、王大明",
        "王小明/王大明",
        "王小明 王大明",
        "王小明\n王大明",
        "李明\n王红",
        "李明\n故",
        "王\n大\n明",
        "王\n大明等3人",
        "阿拉腾\n其其格",
        "王小明监护人王大明",
        "王大明等3人",
        "王大明2",
        "王?明",
        "王□明",
        "王○明",
        "王*明",
        "王大明之子",
        "王大明16500000000",
    ],
)
def test_a_name_cell_with_more_than_a_name_is_held(
    household: Maker, screened: Screener, name: str
) -> None:
    assert outcome_of(screened(household(applicant_name=name))) == (
        Outcome.HELD,
        ["name-invalid"],
    )


@pytest.mark.parametrize(
    "name",
    [
        "王大明",
        "张 三",
        "张\u3000三",
        "欧阳娜娜",
        "乌云毕力格",
        "阿拉腾·其其格",
        "阿拉腾•其其格",
        "巴图 孟和",
        "阿不都热依木·买买提",
        "李〇",
        "㛃文",
        "𬭊一",
        "ᠪᠠᠭᠠᠲᠤᠷ",
        "Batu Munkh",
        "王\n大明",
        "王 \n 明",
        "欧阳\n娜娜",
        "阿拉腾·\n其其格",
    ],
)
def test_names_as_people_have_them_pass(household: Maker, screened: Screener, name: str) -> None:
    assert outcome_of(screened(household(applicant_name=name)))[0] is Outcome.PUBLISHED


def test_doubts_of_reading_are_held(household: Maker, screened: Screener) -> None:
    from dataclasses import replace

    place = Place("名单.xlsx", "哈业脑包村", 7, "金额", "F")
    doubtful = replace(household(), doubts=(Doubt(DoubtKind.AMOUNT_OF_WHOM, place),))
    screening = screened(doubtful)
    assert outcome_of(screening) == (Outcome.HELD, ["amount-invalid"])
    assert [finding.place for finding in screening.findings] == [place]


births = st.dates(min_value=START - timedelta(days=36_500), max_value=START)


@settings(
    max_examples=80,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(st.lists(st.tuples(births, st.sampled_from(["", "0", "500", "x"])), max_size=8))
def test_everybody_has_one_verdict_and_no_minor_is_published(
    household: Maker, screened: Screener, number: Number, people: list[tuple[date, str]]
) -> None:
    households = [
        household(id_number=number(f"{birth:%Y%m%d}"), monthly_amount=amount)
        for birth, amount in people
    ]
    screening = screened(*households)
    assert [verdict.household for verdict in screening.verdicts] == households
    for verdict, (birth, _) in zip(screening.verdicts, people, strict=True):
        adult = age_on(birth, START) >= 18
        assert (verdict.outcome is Outcome.WITHHELD) is (not adult)
        assert bool(verdict.reasons) is (verdict.outcome is not Outcome.PUBLISHED)


def test_rule_names_are_unique_and_checks_named_after_them() -> None:
    checks = (*HOUSEHOLD_CHECKS, *LIST_CHECKS, *COMPARISON_CHECKS, *ROSTER_CHECKS)
    assert len(all_rules()) == len(checks) + 1  # a decision without effect
    for check in checks:
        assert check.run.__doc__
        assert check.run.__name__.replace("_", "-") == check.rule.name


def test_findings_and_verdicts_hide_their_people(
    household: Maker, screened: Screener, number: Number
) -> None:
    card = number("20150101")
    screening = screened(household(id_number=card, applicant_name="王秘密", monthly_amount="x7x"))
    shown = repr(screening) + str(screening)
    for value in (card, "秘密", "x7x", "2015"):
        assert value not in shown


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("start_month", "很久"),
        ("start_month", "2026"),
        ("group", "3组16500000000"),
        ("group", "长" * 41),
    ],
)
def test_what_nobody_can_read_is_held_not_printed(
    household: Maker, screened: Screener, key: str, text: str
) -> None:
    shown = frozenset({"applicant_name", key})
    screening = screened(household(**{key: text}), shown=shown)
    assert outcome_of(screening) == (Outcome.HELD, ["field-invalid"])
    assert outcome_of(screened(household(**{key: text})))[0] is Outcome.PUBLISHED


def test_other_counts_to_be_shown_must_be_numbers(household: Maker, screened: Screener) -> None:
    shown = frozenset({"months"})
    for text, reasons in (("3.5", ["count-invalid"]), ("0", ["count-invalid"]), ("3个月", [])):
        assert outcome_of(screened(household(months=text), shown=shown))[1] == reasons


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"monthly_amount": None}, "名单里没有“保障金额”一列"),
        ({"monthly_amount": ""}, "“保障金额”没有填写"),
        ({"id_number": None}, "请补上身份证号码一列。"),
        ({"id_number": None, "disability_certificate": "1"}, "残疾人证号不能代替"),
    ],
)
def test_advice_tells_a_missing_column_from_an_empty_cell(
    household: Maker, screened: Screener, fields: dict[str, str | None], words: str
) -> None:
    findings = screened(household(**fields)).findings
    assert any(words in finding.advice for finding in findings)


def test_advice_on_an_unknown_head_names_the_column(household: Maker, screened: Screener) -> None:
    one = household()
    doubtful = replace(one, doubts=(Doubt(DoubtKind.HEAD, one.place),))
    (finding,) = screened(doubtful).findings
    assert finding.reason is Reason.HEAD_UNKNOWN
    assert "与户主关系" in finding.advice
