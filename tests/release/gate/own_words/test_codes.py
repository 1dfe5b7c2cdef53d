"""Codes of few letters, words or signs, and what only repeats or enumerates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.release.gate.own_words.codes import find_codes


@pytest.mark.parametrize(
    "text",
    [
        *(
            "嘀嗒嗒嘀嘀嗒嗒嘀",
            "长短短长长短短长短长",
            "阴阳阳阴阴阳阳阴阴阳阳",
            "红、黄、黄、红、红、黄、红",
        ),
        *(
            "★☆★★☆☆★☆★",
            "□■□□■■□■",
            "，。，，。。，。，，",
            "（）（）【】（）【】【】（）",
            "……—……——…—…—",
        ),
        "新城村、东河套村、东河套村、新城村、新城村、东河套村、新城村",
        "星期一、星期六、星期五、星期日、星期日、星期日、星期日、星期一、星期日、星期一",
    ],
)
def test_a_code_is_found(text: str) -> None:
    assert list(find_codes(text, text))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "张贴时间：____年__月__日　撤下时间：____年__月__日",
            "年 月 日 年 月 日 年 月 日 年 月 日",
        ),
        *(
            "应保尽保、应退尽退、应救尽救、应养尽养",
            "签字　签字　签字　签字",
            "□是 □否 □是 □否 □是 □否",
        ),
        *("……………………（盖章）", "（____）（____）（____）", "————————————", "公开、公平、公正"),
        *(
            "姓名、人口、金额、村、日期、电话、地址",
            "新城村、东河套村、敖包湾嘎查",
            "一户一档一户一册",
        ),
        "低保、特困、临时救助、低保边缘、医疗救助、残疾人补贴、高龄津贴",
    ],
)
def test_what_repeats_or_enumerates_is_none(text: str) -> None:
    assert not list(find_codes(text, text))


@given(st.lists(st.booleans(), min_size=9, max_size=30), st.sampled_from(["是否", "红蓝", "东西"]))
def test_bits_in_two_letters_are_found(bits: list[bool], letters: str) -> None:
    text = "".join(letters[bit] for bit in bits)
    turns = text[2:] == text[:-2] or len(set(text)) == 1
    assert bool(list(find_codes(text, text))) or turns or "01" not in "".join("01"[b] for b in bits)
