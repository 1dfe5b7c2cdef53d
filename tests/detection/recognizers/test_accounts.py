"""Accounts by their labels, in whatever language and brackets, and in rows without a label."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text

_NUMBERS = ["0512340104000123", "150101040012345", "1050110990012345678901", "620123456789012"]


def accounts(text: str) -> list[str]:
    return [f.value for f in scan_text(text) if f.type in {"CN_BANK_ACCOUNT", "CN_BANK_CARD"}]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "已发至{}账户",
            "acct={}",
            '"account":"{}"',
            '"bank_no":"{}"',
            "卡（折）号：{}",
            "户头：{}",
        ),
        *("Ⅰ类户{}", "存单{}", "王秀英\t{}\t620", "3|王秀英|{}|620", "王秀英，{}，620元"),
    ],
)
@pytest.mark.parametrize("number", _NUMBERS)
def test_accounts_are_found(text: str, number: str) -> None:
    assert accounts(text.format(number)) == [number]


def test_an_account_in_groups_may_begin_like_a_year() -> None:
    assert accounts("存折 2010 0001 2345 678") == ["2010 0001 2345 678"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "开户时间 2024 03 15 10 22 30",
            "开户日期2024-03-15 10:22:30",
            "王秀英\t20240315001234567",
        ),
        *("序号\t姓名\t订单编号\n1\t王秀英\t123456789012345678", "合计\t123456789012345\t620"),
        *("流水号：王秀英 123456789012345",),
    ],
)
def test_dates_and_the_numbers_of_papers_are_no_accounts(text: str) -> None:
    assert accounts(text) == []


@pytest.mark.parametrize(
    "label",
    [
        "一折通号：",
        "一折通：",
        "存单号：",
        "汇到",
        "转到",
        "存入",
        "划入",
        "划至",
        "拨付至",
        "打进",
        "汇至",
    ],
)
@pytest.mark.parametrize("number", ["0512340104001234", "7056733434885355309", "2010512340"])
def test_more_words_lead_to_an_account(label: str, number: str) -> None:
    found = [(f.type.value, f.value) for f in scan_text(f"户主王建国 {label}{number}，3人")]
    assert ("CN_BANK_ACCOUNT", number) in found


def test_whose_an_account_is_may_stand_at_once_behind_it() -> None:
    found = [f.type.value for f in scan_text("存折账号0577083943507711491户名林巧云")]
    assert "CN_BANK_ACCOUNT" in found


@pytest.mark.parametrize(
    "text",
    [
        "存入12345678元",
        "共打入15020301元",
        "资金划入 15020301 万元",
        "转到12345678号窗口",
        "订单号 1502030104001234",
    ],
)
def test_an_amount_paid_in_is_no_account(text: str) -> None:
    assert scan_text(text) == []
