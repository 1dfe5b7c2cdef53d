"""Disguised words of illness are found; nothing lawful looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.release.gate.leaks.torn_words import find_disguised
from noticegen.settings.resources import resource_directory


@pytest.mark.parametrize(
    "text",
    [
        *("癫.痫", "癫 痫", "癫·痫", "癫/痫", "癫*痫", "癫_痫", "癫1痫", "癫（）痫", "癫\n痫"),
        *("癲癇", "精神分裂癥", "尿 毒 症", "抑-郁-症", "偏瘓癱", "痫癫", "症毒尿"),
        *("H I V", "H.I.V", "Ｈ．Ｉ．Ｖ", "脑——梗", "大·病", "精神 一级", "肢体\n二级"),
    ],
)
def test_a_disguised_word_is_found(text: str) -> None:
    assert list(find_disguised(f"那一户{text}，已核实"))


@pytest.mark.parametrize(
    "text",
    [
        *("集中，风险", "孤、老、病、残", "严重、病残", "张建中\n3\n600\n风云", "早\n产", "离\n婚"),
        *("archive", "this vary", "患癫痫", "应当保护患癫痫的人", "第1页", ""),
    ],
)
def test_everyday_words_and_plain_writing_are_left_alone(text: str) -> None:
    assert not list(find_disguised(text))


def test_no_page_of_any_programme_holds_one() -> None:
    lock = (resource_directory("policies") / "effects" / "effects.lock").read_text("utf-8")
    lines = [line.split(" ", 1)[-1] for line in lock.splitlines() if not line.startswith("#")]
    assert len(lines) > 1000
    assert not list(find_disguised("\n".join(lines)))


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for _, stretch in find_disguised(text):
        assert stretch
