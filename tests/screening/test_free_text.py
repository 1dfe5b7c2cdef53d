"""Free text that was not searched is never clean."""

from __future__ import annotations

from collections.abc import Callable

from noticegen.roster.model import Household
from noticegen.screening.model import Screening

HouseholdMaker = Callable[..., Household]
Screener = Callable[..., Screening]
RuleNames = Callable[[Screening], list[str]]

REMARKS = frozenset({"remark"})


def test_unsearched_text_holds_the_household(
    household: HouseholdMaker, screened: Screener, rules: RuleNames
) -> None:
    screening = screened(household(remark="今年新增"), searched=REMARKS)
    assert "free-text" in rules(screening)


def test_an_empty_remark_needs_no_search(
    household: HouseholdMaker, screened: Screener, rules: RuleNames
) -> None:
    screening = screened(household(remark="  "), searched=REMARKS)
    assert "free-text" not in rules(screening)


def test_the_kinds_found_are_told_but_not_the_text(
    household: HouseholdMaker, screened: Screener
) -> None:
    screening = screened(
        household(remark="某个秘密"),
        searched=REMARKS,
        personal=lambda text: frozenset({"手机号码"} if "秘密" in text else ()),
    )
    (advice,) = [found.advice for found in screening.findings if found.rule == "free-text"]
    assert "手机号码" in advice
    assert "秘密" not in advice
