"""Masked values: called masked, never live, with what still shows."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("150203********1234", 10),
        ("150203********123X", 9),
        ("1502031980****1234", 14),
        ("15020319800101****", 14),
        ("1****************4", 2),
        ("150203××××××××1234", 10),
        ("150203●●●●●●●●1234", 10),
        ("150203xxxxxxxx1234", 10),
        ("150203＊＊＊＊＊＊＊＊1234", 10),
        ("138****5678", 7),
        ("138xxxx5678", 7),
        ("138 **** 5678", 7),
        ("138-****-5678", 7),
        ("138……5678", 7),
        ("138****56*8", 6),
        ("6217 **** **** 1234", 8),
        ("6217************123", 7),
        ("150203（略）1234", 10),
        ("****1234", 4),
        ("z***@qq.com", 6),
        ("蒙B***12", 4),
        ("E****5678", 5),
    ],
)
@pytest.mark.parametrize("around", ["{}", "证件号{}，", "张三 {} 600元"])
def test_a_masked_number_is_masked_and_nothing_else(value: str, shown: int, around: str) -> None:
    text = around.format(value)
    start = text.index(value)
    touching = [f for f in scan_text(text) if f.start < start + len(value) and start < f.end]
    assert [f.type.value for f in touching] == ["MASKED_ID"]
    assert (touching[0].start, touching[0].end) == (start, start + len(value))
    assert touching[0].shown is not None
    assert abs(touching[0].shown - shown) <= 1 or "@" in value
    assert "仍显示" in touching[0].explanation


@pytest.mark.parametrize(
    "name",
    [
        "张*",
        "李**",
        "刘*兵",
        "王某",
        "赵某某",
        "欧阳*",
        "欧阳某某",
        "阿*·巴*",
        "张○○",
        "王XX",
        "于*",
    ],
)
def test_a_masked_name_is_masked(name: str) -> None:
    for text in (name, f"户主{name}，3人", f"1 {name} 新光村 600元"):
        assert ("MASKED_NAME", name) in [(f.type.value, f.value) for f in scan_text(text)]


@pytest.mark.parametrize("label", ["尾号1234", "卡号尾号为1234", "账户后四位：1234"])
def test_a_tail_told_in_words_is_a_masked_number(label: str) -> None:
    assert [(f.type.value, f.value) for f in scan_text(label)] == [("MASKED_ID", "1234")]


@pytest.mark.parametrize(
    "text",
    [
        "**重要**",
        "***",
        "年__月__日",
        "2026____",
        "3×4×5",
        "5*6=30",
        "a**b",
        "某村某组",
        "3~5人",
        "……",
        "?????",
    ],
)
def test_other_uses_of_the_same_marks_are_no_masks(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize("text", ["**15586958969**", "***150203194806049921***"])
def test_a_whole_number_between_stars_is_live(text: str) -> None:
    assert {f.type.value for f in scan_text(text)} & {"CN_MOBILE", "CN_ID_CARD"}


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1384721*456", 10), ("15020719650710995*", 17), ("150207*96507149927", 17)],
)
def test_a_number_with_one_figure_hidden_is_masked_and_shows_the_rest(
    value: str, shown: int
) -> None:
    assert [(f.type, f.value, f.shown) for f in scan_text(f"号码 {value}")] == [
        ("MASKED_ID", value, shown)
    ]


@pytest.mark.parametrize("text", ["数量1384*721元", "12*3456789012=0", "面积150*200米"])
def test_a_product_is_no_mask(text: str) -> None:
    assert scan_text(text) == []
