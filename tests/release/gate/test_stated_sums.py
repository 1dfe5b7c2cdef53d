"""What a page says of its list in sum is true."""

from __future__ import annotations

import pytest

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import describe_totals
from noticegen.release.gate.report import GateRule
from noticegen.release.gate.stated_sums import check_sums

PUBLICATION = invent_publication(9)


def test_the_sums_of_a_notice_are_true() -> None:
    assert "9户" in describe_totals(PUBLICATION)
    assert not list(check_sums(describe_totals(PUBLICATION), PUBLICATION))


@pytest.mark.parametrize(
    "text",
    [
        "以上共10户。",
        "共9户99人",
        "金额合计1元",
        "合计 9,999.00 元",
        "总计：共\n1\n户",
        "共计９８户",
        *(
            "以上共九十九户",
            "公示的家庭有99户",
            "共十户、二百人",
            "合计人民币一万零五百元",
            "金额99999元",
        ),
        *("（人民币壹万元整）", "肆仟玖佰捌拾柒元整", "肆仟玖佰捌拾陆元伍角整"),
        *("公示期为1天", "公布期缩短为三个工作日", "公示期限延长至10日"),
    ],
)
def test_an_untrue_sum_is_told(text: str) -> None:
    (finding,) = check_sums(describe_totals(PUBLICATION) + text, PUBLICATION)
    assert finding.rule is GateRule.SUM_WRONG


@pytest.mark.parametrize(
    "text",
    [
        "公示期共7天",
        "另有3户依法不予公开",
        "新增2户",
        "每户每月600元",
        "共同生活",
        "共9户",
        "公示期为七天",
        "共九户",
    ],
)
def test_other_figures_are_no_sums(text: str) -> None:
    assert not list(check_sums(text, PUBLICATION))
