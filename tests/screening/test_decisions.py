"""What no decision can do, whatever the file says; and what a decision holds for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from noticegen.roster.model import CellKind, Household
from noticegen.screening.decisions import (
    Choice,
    Decision,
    Decisions,
    list_salt,
    row_code,
    row_keys,
)
from noticegen.screening.majority import Majority
from noticegen.screening.model import Screening
from noticegen.screening.subject import examine
from noticegen.screening.verdicts import blocking_rules, group_findings
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place
from tests.screening.conftest import START, HouseholdMaker, Screener

DAY = date(2026, 11, 20)
WRITTEN = Place("decisions.xlsx", "决定", 4)
SALT = "0" * 32


def decide(
    choice: Choice,
    household: Household,
    rules: frozenset[str] = frozenset(),
    day: date = DAY,
    salt: str = SALT,
) -> Decision:
    """Return a decision whose codes are right for the household and the rules."""
    (key,) = row_keys([household], salt)
    code = row_code(key, rules)
    return Decision(choice, "王审核", day, household.place, rules, code, salt, WRITTEN)


def decide_all(choice: Choice, screening: Screening) -> Decisions:
    """Decide every household alike, on all the rules that there are against it."""
    findings = group_findings(screening.findings)
    return Decisions(
        tuple(
            decide(
                choice,
                verdict.household,
                blocking_rules(findings.get(verdict.household.place, ())),
            )
            for verdict in screening.verdicts
        )
    )


UNTIDY = {
    "applicant_name": st.sampled_from(["王大明", "", "王大明（代）", "王大明 李四", "𬱖小明"]),
    "id_number": st.sampled_from(
        [None, "", "150207196001019930", "1502071960010199", "150207201501019938", "不知道"]
    ),
    "birth_date": st.sampled_from([None, "", "1960-01-01", "2015-01-01", "2008", "2008-11-30"]),
    "age": st.sampled_from([None, "66", "11", "17"]),
    "monthly_amount": st.sampled_from(["1200", "", "-5", "待定", "1e9"]),
    "household_size": st.sampled_from(["2", "", "0", "很多"]),
}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(st.fixed_dictionaries(UNTIDY), min_size=1, max_size=4), hidden=st.booleans())
def test_no_decision_publishes_a_minor_or_an_unsound_row(
    household: HouseholdMaker, screened: Screener, rows: list[dict[str, str]], hidden: bool
) -> None:
    people = [household(**fields, hidden=hidden) for fields in rows]
    before = screened(*people)
    after = screened(*people, decisions=decide_all(Choice.PUBLISH, before))
    unsound = {
        *(Reason.MINOR, Reason.AGE_UNKNOWN, Reason.NAME_INVALID, Reason.FIELD_MISSING),
        *(Reason.FIELD_INVALID, Reason.AMOUNT_INVALID, Reason.COUNT_INVALID),
        *(Reason.GLYPH_MISSING, Reason.PRIVATE_USE_CHARACTER, Reason.HEAD_UNKNOWN),
    }
    findings = group_findings(before.findings)
    for verdict in after.verdicts:
        if verdict.outcome is Outcome.PUBLISHED:
            assert examine(verdict.household, START).majority is Majority.ADULT
            own = findings.get(verdict.household.place, [])
            assert not {finding.reason for finding in own if finding.outcome} & unsound


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(st.fixed_dictionaries(UNTIDY), min_size=1, max_size=4))
def test_whoever_is_kept_off_is_never_published(
    household: HouseholdMaker, screened: Screener, rows: list[dict[str, str]]
) -> None:
    people = [household(**fields) for fields in rows]
    after = screened(*people, decisions=decide_all(Choice.KEEP_OFF, screened(*people)))
    assert {verdict.outcome for verdict in after.verdicts} == {Outcome.WITHHELD}


@pytest.mark.parametrize("choice", Choice)
def test_no_answer_takes_a_minor_from_where_the_law_puts_it(
    household: HouseholdMaker, screened: Screener, number: Callable[..., str], choice: Choice
) -> None:
    child = household(id_number=number("20150101"), hidden=True)
    after = screened(child, decisions=decide_all(choice, screened(child)))
    assert after.verdicts[0].outcome is Outcome.WITHHELD
    assert after.verdicts[0].reasons == (Reason.MINOR,)
    assert after.verdicts[0].decision is None


def test_a_hidden_adult_may_be_decided_on(household: HouseholdMaker, screened: Screener) -> None:
    one = household(hidden=True)
    answer = decide_all(Choice.PUBLISH, screened(one))
    after = screened(one, decisions=answer)
    assert after.verdicts[0].outcome is Outcome.PUBLISHED
    assert after.verdicts[0].decision == answer.decisions[0]
    assert not [finding for finding in after.findings if finding.rule == "decision-void"]


@pytest.mark.parametrize(
    "tamper",
    [
        lambda one: replace(one, rules=one.rules | {"deceased"}),
        lambda one: replace(one, rules=frozenset()),
        lambda one: replace(one, salt="1" * 32),
        lambda one: replace(one, code=replace(one.code, content="0" * 20)),
        lambda one: replace(one, code=replace(one.code, rules="0" * 20)),
    ],
)
def test_tampered_codes_decide_nothing(
    household: HouseholdMaker,
    screened: Screener,
    rules: Callable[[Screening], list[str]],
    tamper: Callable[[Decision], Decision],
) -> None:
    one = household(hidden=True)
    (answer,) = decide_all(Choice.PUBLISH, screened(one)).decisions
    after = screened(one, decisions=Decisions((tamper(answer),)))
    assert after.verdicts[0].outcome is Outcome.HELD
    assert "decision-void" in rules(after)


def test_a_new_finding_needs_a_new_decision(
    household: HouseholdMaker, screened: Screener, rules: Callable[[Screening], list[str]]
) -> None:
    one = household(hidden=True)
    answer = decide_all(Choice.PUBLISH, screened(one))
    after = screened(one, one_more_like(one), decisions=answer)
    assert after.verdicts[0].outcome is Outcome.HELD
    assert "decision-void" in rules(after)


def one_more_like(one: Household) -> Household:
    """Return a household with the same ID number further down."""
    place = Place(one.place.file, one.place.sheet, 500)
    return replace(one, rows=(replace(one.head, place=place, hidden=False),), village="别村")


def test_any_changed_cell_voids(
    household: HouseholdMaker, screened: Screener, rules: Callable[[Screening], list[str]]
) -> None:
    one = household(row=7, hidden=True, phone="16500000001")
    answer = decide_all(Choice.PUBLISH, screened(one))
    changed = household(row=7, hidden=True, phone="16500000002")
    after = screened(changed, decisions=answer)
    assert after.verdicts[0].outcome is Outcome.HELD
    (void,) = [finding for finding in after.findings if finding.rule == "decision-void"]
    assert void.place == one.place
    assert "139" not in void.advice


def test_disagreeing_answers_of_two_lists_decide_nothing(
    household: HouseholdMaker, screened: Screener, rules: Callable[[Screening], list[str]]
) -> None:
    one = household(hidden=True)
    named = frozenset({"hidden-row"})
    answers = (
        decide(Choice.PUBLISH, one, named),
        decide(Choice.KEEP_OFF, one, named, salt="2" * 32),
    )
    after = screened(one, decisions=Decisions(answers))
    assert after.verdicts[0].outcome is Outcome.HELD
    assert rules(after).count("decision-void") == 1


def test_one_decision_settles_one_of_two_equal_rows(
    household: HouseholdMaker, screened: Screener
) -> None:
    first = household(row=5)
    second = replace(
        first, rows=(replace(first.head, place=Place("名单.xlsx", first.place.sheet, 9)),)
    )
    answers = decide_all(Choice.PUBLISH, screened(first, second)).decisions
    keep_off = replace(answers[1], choice=Choice.KEEP_OFF)
    after = screened(first, second, decisions=Decisions((keep_off, answers[0])))
    assert [verdict.outcome for verdict in after.verdicts] == [
        *(Outcome.PUBLISHED, Outcome.WITHHELD),
    ]
    alone = screened(first, second, decisions=Decisions((answers[0],)))
    assert [verdict.outcome for verdict in alone.verdicts] == [Outcome.PUBLISHED, Outcome.HELD]


def test_codes_tell_nothing_and_depend_on_the_whole_list(household: HouseholdMaker) -> None:
    one, other = household(), household(kinds={"id_number": CellKind.TEXT})
    salt = list_salt([one, other])
    assert salt == list_salt([one, other])
    assert salt != list_salt([one])
    (key,) = row_keys([one], salt)
    code = row_code(key, ["hidden-row"])
    assert one.id_number not in repr(code)
    assert code != row_code(row_keys([one], "0" * 32)[0], ["hidden-row"])
