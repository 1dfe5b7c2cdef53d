"""What a page says of its list in sum is true."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import describe_totals
from noticegen.release.gate.figures.stated_sums import check_sums
from noticegen.release.gate.report import GateRule

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
        *("公示期：自2026年12月1日起至2026年12月30日止", "公示时间为2026年12月2日至2026年12月7日"),
        *(
            "公示期：自2026年12月1日（星期二）起至2026年12月7日（星期一）止，共3天。",
            "公示时间：2026年12月1日至2026年12月7日（五天）",
            "公示时间为五天",
        ),
        *("另有5户未列入", "另有五户", "5户未公示", "共一千四百九十六元", "共1496元"),
        *(
            "合计约1.9万元",
            "户均1000元",
            "平均每户九百元",
            "户均保障金额748元",
            "单位：万元",
            "金额单位：角\n二、公示时间",
            "单位:人、千元",
        ),
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
        *("公示期：自2026年12月1日（星期二）起至2026年12月7日（星期一）止", "人均收入低于700元"),
        "公示期满后5日内发放，公示期满之日起，3个工作日内报旗民政局",
        "公示时间：2026年12月1日至2026年12月7日（7天）",
        *("另有三户", "3户未列入本公示", "单位：元", "单位：人、元", "受理单位：千里镇"),
    ],
)
def test_other_figures_are_no_sums(text: str) -> None:
    assert not list(check_sums(text, PUBLICATION))


def test_a_true_average_and_a_rounded_sum_may_be_told() -> None:
    total = sum((Decimal(entry.values[2]) for entry in PUBLICATION.entries), Decimal(0))
    average = (total / 9).quantize(Decimal("0.01"), ROUND_HALF_UP)
    rounded = (total / 10_000).quantize(Decimal("0.01"), ROUND_HALF_UP)
    told = f"户均保障金额{average}元，平均每户约{average:.0f}元，金额合计约{rounded}万元。"
    assert not list(check_sums(told, PUBLICATION))


def test_few_unlisted_households_are_not_counted_by_a_template() -> None:
    few = replace(PUBLICATION, not_shown=0)
    assert list(check_sums("另有1户未列入", few))


def test_somebody_may_be_called_like_an_amount() -> None:
    village = PUBLICATION.villages[0]
    first = replace(village.entries[0], values=("伍元", *village.entries[0].values[1:]))
    called = replace(
        PUBLICATION,
        villages=(
            replace(village, entries=(first, *village.entries[1:])),
            *PUBLICATION.villages[1:],
        ),
    )
    assert not list(check_sums("1 伍元 2 480", called))
    assert list(check_sums("合计伍元整", called))
