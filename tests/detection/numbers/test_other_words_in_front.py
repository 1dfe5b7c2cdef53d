"""A word for a thing in front of a person's number hides it no longer than its own number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection import scan_text

_CARD = "6222020492589913945"
_ACCOUNT = "120000000000000017"
_MISTYPED = "150203201406049922"
_OLD = "150207650714992"
_THINGS = [
    *("编号", "金额", "合同", "凭证", "发票", "收据", "受理", "流水", "批次", "档案", "证书"),
    *(
        "项目代码",
        "文号",
        "面积",
        "指标",
        "快递",
        "保单",
        "低保证",
        "区划",
        "票据",
        "订单",
        "许可证",
    ),
]


def types(text: str) -> set[str]:
    return {found.type.value for found in scan_text(text)}


@given(
    st.sampled_from(_THINGS),
    st.sampled_from(
        [
            *("{}中银行卡号{}", "{}人卡号：{}", "{}（账号{}）", "{}齐全，账户{}", "{}3，一卡通{}"),
            *(
                "{}620元，打入{}",
                "{}：无；账号：{}",
                "{}收款账号 {}",
                "{}联系人存折{}",
                "{}/账号：{}",
            ),
        ]
    ),
    st.sampled_from([_CARD, _ACCOUNT]),
)
def test_an_account_s_own_label_counts(thing: str, line: str, number: str) -> None:
    assert types(line.format(thing, number)) & {"CN_BANK_CARD", "CN_BANK_ACCOUNT"}


@given(
    st.sampled_from(_THINGS),
    st.sampled_from(
        [
            *("{}中身份证{}", "{}人身份证号：{}", "{}（身份证号{}）", "{}齐全，{}", "{}本人{}"),
            *("{}：无；证件号码：{}", "{}人：{}", "{}联系人{}", "{}/身份证：{}", "已{}，{}"),
        ]
    ),
    st.sampled_from([_MISTYPED, _OLD]),
)
def test_an_identity_number_s_own_label_counts(thing: str, line: str, number: str) -> None:
    assert "CN_ID_CARD" in types(line.format(thing, number))


def test_a_row_s_number_is_told_already() -> None:
    assert types(f"序号3 {_MISTYPED} 620元") == {"CN_ID_CARD"}


@pytest.mark.parametrize(
    "line",
    [
        *(
            "发票号码：{}",
            "合同编号 {}",
            "流水号{}",
            "档案编号：{}",
            "订单{}已发货",
        ),
        *("受理编号：{}", "批次号为{}", "序号：{}", "条码 {}", "票据代码：{}"),
    ],
)
@pytest.mark.parametrize("number", ["150203202403150012", _OLD, _CARD])
def test_the_number_of_a_thing_stays_one(line: str, number: str) -> None:
    assert types(line.format(number)) == set()


@pytest.mark.parametrize("line", ["*{}*", "**{}**", "※{}", "★{}★", "{}**", "{}※"])
@pytest.mark.parametrize("number", ["150203194806049922", _MISTYPED])
def test_stars_around_a_whole_number_hide_nothing(line: str, number: str) -> None:
    assert types(line.format(number)) == {"CN_ID_CARD"}


@pytest.mark.parametrize("line", ["0{}", "12{}", "0001{}", "20240315{}", "{}1", "%27{}%27"])
def test_a_mistyped_number_is_found_with_a_few_figures_more(line: str) -> None:
    assert types(line.format("150203194806049922")) == {"CN_ID_CARD"}


@pytest.mark.parametrize(
    "line",
    ["订单15020320240315001200", "流水号20240315150203194806049922", "1502032024031500120001"],
)
def test_a_file_s_number_is_none_with_a_few_figures_more(line: str) -> None:
    assert types(line) == set()


@pytest.mark.parametrize("number", [_OLD + "150203500101123", "16500000456" + _OLD])
def test_old_numbers_that_ran_together_are_found(number: str) -> None:
    assert "CN_ID_CARD" in types(number)
