"""A row that says itself that assistance has stopped is held, but for the notice of that."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from noticegen.roster.model import Household
from noticegen.screening.standing import LISTED_AS_ENDED
from noticegen.vocabulary.outcomes import Outcome, Reason


@pytest.mark.parametrize(
    ("fields", "held"),
    [
        ({"status": "停发"}, True),
        ({"status": " 已 退出 "}, True),
        ({"end_month": "2026年11月"}, True),
        ({"end_month": "2026年12月"}, False),
        ({"status": "正常"}, False),
        ({"status": "未停发"}, False),
        ({"status": "否"}, False),
        ({"status": ""}, False),
        ({"remark": "已停保"}, True),
        ({"remark": "2026年11月起停发"}, True),
        ({"remark": "10月 去世"}, True),
        ({"remark": "配偶去世，家中一人"}, False),
        ({"remark": "曾停发，9月恢复"}, False),
    ],
)
def test_what_the_row_says(
    household: Any, screened: Any, fields: dict[str, str], held: bool
) -> None:
    (verdict,) = screened(household(**fields)).verdicts
    assert (verdict.outcome is Outcome.HELD) is held
    assert (Reason.ENDED in verdict.reasons) is held


def test_a_yes_below_a_question_is_a_stop(household: Any, screened: Any) -> None:
    def asked(answer: str) -> Household:
        one: Household = household(status=answer)
        column = replace(one.columns["status"], heading="是否停发")
        return replace(one, columns={**one.columns, "status": column})

    outcomes = [each.outcome for each in screened(asked("是"), asked("否")).verdicts]
    assert outcomes == [Outcome.HELD, Outcome.PUBLISHED]


def test_a_notice_of_ended_households_lists_them(household: Any, screened: Any) -> None:
    screening = screened(household(status="停发"), lists_ended=True)
    assert screening.verdicts[0].outcome is Outcome.PUBLISHED
    assert LISTED_AS_ENDED.name not in {finding.rule for finding in screening.findings}
