"""Groups within a village are counted, named and mended; full names are spoken of honestly."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.deidentify.anonymity import describe_anonymity, measure_anonymity
from noticegen.documents.invented import invent_publication
from noticegen.policy.catalogue import load_policy
from noticegen.policy.model import Policy
from noticegen.publication.model import (
    Column,
    ColumnKind,
    Entry,
    Publication,
    PublicValue,
    VillageList,
)
from noticegen.vocabulary.stages import Channel, Stage

Rows = list[tuple[str, int]]
POLICY = load_policy("rural-dibao")
MADE = invent_publication(1)


def policy_with(limit: int) -> Policy:
    return replace(POLICY, risk=replace(POLICY.risk, smallest_group=limit))


def publication(villages: dict[str, Rows], channel: Channel) -> Publication:
    rule = "name-on-board" if channel is Channel.BOARD else "name-on-web"
    columns = (
        Column("applicant_name", "申请人姓名", ColumnKind.NAME, rule),
        Column("household_size", "家庭人口", ColumnKind.COUNT, "household-size"),
        Column("monthly_amount", "月保障金额", ColumnKind.AMOUNT, "amount"),
    )

    def entries(rows: Rows) -> tuple[Entry, ...]:
        return tuple(
            Entry(number, (name, size, Decimal(100 * number)))
            for number, (name, size) in enumerate(rows, start=1)
        )

    lists = tuple(VillageList(village, entries(rows)) for village, rows in villages.items())
    return replace(
        MADE, programme="rural-dibao", stage=Stage.PAID, channel=channel, columns=columns,
        villages=lists,
    )  # fmt: skip


MASKED = {
    "白音村": [("张某", 2), ("张某", 2), ("李某", 2), ("李某", 3)],
    "新城村": [("张某（1）", 2), ("张某（2）", 2)],
}


def test_groups_are_counted_within_each_village() -> None:
    found = measure_anonymity(publication(MASKED, Channel.WEB), policy_with(2))
    first, second = found.villages
    assert (first.smallest, first.unique, first.below, first.same_name) == (1, 2, 2, 4)
    assert (second.smallest, second.unique, second.below, second.same_name) == (2, 0, 0, 2)
    assert (found.smallest, found.households, found.known) == (1, 6, ("申请人姓名", "家庭人口"))


def test_the_remedy_is_the_column_that_helps_most() -> None:
    found = measure_anonymity(publication(MASKED, Channel.WEB), policy_with(2))
    assert found.best_without == ("家庭人口", 0)
    said = "".join(describe_anonymity(found))
    assert "限度2户" in said
    assert "不公开“家庭人口”" in said
    assert "白音村2户" in said
    assert "由2户减为0户" in said


def test_a_list_within_the_limit_says_so_without_a_remedy() -> None:
    found = measure_anonymity(
        publication({"新城村": MASKED["新城村"]}, Channel.WEB), policy_with(2)
    )
    assert not found.below
    assert found.best_without is None
    assert "没有一户在本村是唯一的" in "".join(describe_anonymity(found))
    assert not any("如果不公开" in sentence for sentence in describe_anonymity(found))


def test_a_limit_of_one_is_said_to_be_none_and_the_remedy_still_given() -> None:
    found = measure_anonymity(publication(MASKED, Channel.WEB), policy_with(1))
    assert not found.below
    said = "".join(describe_anonymity(found))
    assert "政策没有规定限度" in said
    assert "不公开“家庭人口”，所在组少于2户的家庭由2户减为0户" in said


def test_full_names_are_not_said_to_be_protected() -> None:
    board = {"白音村": [("张伟", 2), ("李强", 2), ("乌云毕力格", 5)]}
    found = measure_anonymity(publication(board, Channel.BOARD), policy_with(5))
    assert found.names_in_full
    assert (found.smallest, found.unique) == (1, 1)
    said = "".join(describe_anonymity(found))
    assert "K匿名不起保护作用" in said
    assert "1户" in said
    assert "张伟" not in said


def test_nobody_published() -> None:
    found = measure_anonymity(publication({}, Channel.WEB), policy_with(5))
    assert found.smallest == found.households == 0
    assert describe_anonymity(found) == ("本次没有公示任何一户。",)


@pytest.mark.parametrize("limit", [1, 3])
@given(
    rows=st.lists(
        st.tuples(st.sampled_from(["张某", "李某", "乌某"]), st.integers(1, 3)),
        min_size=1,
        max_size=30,
    )
)
def test_the_figures_are_those_of_the_groups(rows: Rows, limit: int) -> None:
    found = measure_anonymity(publication({"村": rows}, Channel.WEB), policy_with(limit))
    groups: Counter[tuple[PublicValue, ...]] = Counter(rows)
    assert found.smallest == min(groups.values())
    assert found.unique == sum(count == 1 for count in groups.values())
    assert found.below == sum(count for count in groups.values() if count < limit)
