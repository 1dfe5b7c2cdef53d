"""Numbers in words are found however they are said; what any notice may say is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.release.gate.figures.disguised_figures import find_disguised_numbers
from noticegen.settings.resources import resource_directory

# Invented, and of no number range that exists: 19900 is given to nobody.
NUMBER = "16500002715"


def _in(alphabet: str) -> Callable[[str], str]:
    return lambda number: "".join(alphabet[int(figure)] for figure in number)


def _each(template: str) -> Callable[[str], str]:
    return lambda number: "".join(template.format(figure) for figure in number)


WRITINGS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "by sound": _in("灵医尔伞寺舞留起巴酒"),
    "by other sounds": _in("零衣贰散思吴柳其吧久"),
    "every second by sound": lambda n: "".join(
        "灵医尔伞寺舞留起巴酒"[int(c)] if place % 2 else c for place, c in enumerate(n)
    ),
    "capitals": _in("零壹贰叁肆伍陆柒捌玖"),
    "over the telephone": _in("洞幺两三四五六拐八勾"),
    "with commas": lambda n: "、".join("〇一二三四五六七八九"[int(c)] for c in n),
    "in pairs": lambda n: " ".join(n[place : place + 2] for place in range(0, len(n), 2)),
    "Suzhou": _in("〇〡〢〣〤〥〦〧〨〩"),
    "in circles": _in("⓪①②③④⑤⑥⑦⑧⑨"),
    "by rank": _in("癸甲乙丙丁戊己庚辛壬"),
    "by branch": _in("亥子丑寅卯辰巳午未申"),
    "strokes of votes": lambda n: "，".join(
        ("零", "一", "丅", "下", "止", "正", "正一", "正丅", "正下", "正止")[int(c)] for c in n
    ),
    "as articles": _each("第{}条"),
    "as counts": lambda n: "，".join(f"{figure}个" for figure in n),
    "a line each": _each("{} 请大家监督\n"),
    "over a sentence": lambda n: f"每人{n[:4]}元，共{n[4:8]}元，另加{n[8:]}元",
}


@pytest.mark.parametrize("write", WRITINGS.values(), ids=WRITINGS)
def test_a_number_is_found_in_every_writing(write: Callable[[str], str]) -> None:
    assert list(find_disguised_numbers(f"附注：{write(NUMBER)}。"))


@pytest.mark.parametrize(
    "text",
    [
        "接待时间：周一至周五 8:30—12:00，14:30—17:30。",
        "2026年全镇共发放补助资金1,234,567.00元。",
        "一、申请；二、审核；三、公示；四、确认；五、发放；六、动态管理；七、监督。",
        "一、二、三、四、五、六、七、八组",
        "1. 申请\n2. 审核\n3. 公示\n4. 确认\n5. 发放\n6. 动态管理\n7. 监督",
        "甲、乙、丙、丁、戊、己六类",
        "自2026年7月1日起执行，2025年12月31日前的按原标准。",
        "依据：《社会救助暂行办法》（国务院令第649号）第十一条。",
        "蒙ICP备12345678号-1 蒙公网安备 15020302000123号",
        "也可以拨打12345政务服务便民热线，邮政编码：014040。",
        "第1条、第2条、第3条、第4条、第5条、第6条、第7条、第8条",
        "",
    ],
)
def test_what_a_notice_may_say_is_left_alone(text: str) -> None:
    assert not list(find_disguised_numbers(text))


def test_no_page_of_any_programme_speaks_in_figures() -> None:
    """The sentences of every policy; lines with figures of their own are lists and telephones."""
    lock = (resource_directory("policies") / "effects" / "effects.lock").read_text("utf-8")
    lines = [line.split(" ", 1)[-1] for line in lock.splitlines() if not line.startswith("#")]
    spoken = [line for line in lines if not any(mark.isdecimal() for mark in line)]
    assert len(spoken) > 500
    assert not [line for line in spoken if list(find_disguised_numbers(line))]


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for stretch in find_disguised_numbers(text):
        assert stretch
