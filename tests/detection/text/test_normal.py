"""The normaliser: what becomes of characters, and the way back."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from noticegen.detection import normalise, scan_text
from noticegen.detection.text import normal as normal_form
from noticegen.detection.text.characters import PLAIN_CHARACTERS, fold, is_plainly_folded

NUMBER = "13847212345"


@pytest.mark.parametrize(
    "disguised",
    [
        "１３８４７２１２３４５",
        "𝟏𝟑𝟖𝟒𝟕𝟐𝟏𝟐𝟑𝟒𝟓",
        "١٣٨٤٧٢١٢٣٤٥",
        "᠑᠓᠘᠔᠗᠒᠑᠒᠓᠔᠕",
        "①③⑧④⑦②①②③④⑤",
        "❶❸❽❹❼❷❶❷❸❹❺",
        "¹³⁸⁴⁷²¹²³⁴⁵",
        "₁₃₈₄₇₂₁₂₃₄₅",
        "⒈⒊⒏⒋⒎⒉⒈⒉⒊⒋⒌",
        "⑬⑧④⑦㉑㉓㊺",
        "一三八四七二一二三四五",
        "幺三八四拐两幺两三四五",
        "壹叁捌肆柒贰壹贰叁肆伍",
        "㊀㊂㊇㊃㊆㊁㊀㊁㊂㊃㊄",
        "1三8四7二1二3四5",
        "l3847212345",
        "I38472l2345",
        "138 4721 2345",
        "138-4721-2345",
        "138.4721.2345",
        "138·4721·2345",
        "1 3 8 4 7 2 1 2 3 4 5",
        "138　4721　2345",
        "138\u200b4721\u200d2345",
        "\u202e138\u202c4721\u20662345\u2069",
        "138\u00ad4721\ufeff2345",
        "1\ufe0f\u20e33847212345",
        "1̶3̶8̶4̶7̶2̶1̶2̶3̶4̶5̶",
        "1384721\n2345",
        "1384721-\r\n2345",
        "138_4721_2345",
        "138(4721)2345",
    ],
)
def test_a_disguised_number_becomes_plain_and_knows_where_it_stood(disguised: str) -> None:
    text = f"联系{disguised}。"
    normal = normalise(text)
    start = normal.text.index(NUMBER)
    first, last = normal.span(start, start + len(NUMBER))
    visible = disguised.strip("\u202e\u2069")
    assert visible in text[first:last] or text[first:last] in visible
    assert text[first] == visible[0]
    assert text[last:].lstrip("\u2069") == "。"


@pytest.mark.parametrize(
    "columns", ["600\t13847212345", "600  13847212345", "600|13847212345", "600│13847212345"]
)
def test_neighbouring_columns_stay_apart(columns: str) -> None:
    assert "60013847212345" not in normalise(columns).text


@pytest.mark.parametrize(
    "text",
    ["二〇二六年十一月", "三五成群", "张○○", "138○○○○2345", "一一对应", "lollipop", "½", "MOL10Ol"],
)
def test_what_is_no_number_stays_as_it_was(text: str) -> None:
    assert normalise(text).text == text


def test_joints_tell_where_separators_stood() -> None:
    normal = normalise("150203 19800101-1234")
    assert normal.text == "150203198001011234"
    assert [normal.separator(joint) for joint in normal.joints] == [" ", "-"]


def test_a_list_mark_is_a_joint() -> None:
    normal = normalise("②13847212345")
    assert normal.joints == (1,)


def test_neither_text_shows_itself_in_repr() -> None:
    assert NUMBER not in repr(normalise("138-4721-2345"))


@given(st.text(st.characters(codec=None)))
def test_every_normal_character_has_a_place_in_the_source(text: str) -> None:
    normal = normalise(text)
    places = [normal.original(position) for position in range(len(normal.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)
    for position in range(len(normal.text)):
        first, last = normal.span(position, position + 1)
        assert 0 <= first < last <= len(text)


@example("0-x-0")
@given(st.text("0123456789-. \n①⑬²〇一Ol\u200b\u0336x*", max_size=60))
def test_joints_lie_between_digits(text: str) -> None:
    normal = normalise(text)
    assert list(normal.joints) == sorted(set(normal.joints))
    for joint in normal.joints:
        # Behind an X that stands alone, as the last figure of an ID in single ones, as well.
        assert normal.text[joint - 1].isdigit() or normal.text[joint - 1] in "xX"
        assert normal.text[joint] in "0123456789xX"


@pytest.mark.parametrize("unit", ["1 ", "一", "O1", "\u200b", "⑬", "1-\n", "12 3ab"])
def test_long_lines_take_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        normalise(text)
        return time.process_time() - started

    assert seconds(500_000) < 2 + 15 * seconds(50_000)


def test_what_is_folded_plainly_may_be_folded_twice() -> None:
    for character in map(chr, range(0x20000)):
        if is_plainly_folded(character):
            assert len(fold(character)) == 1
            assert fold(fold(character)) == fold(character)


@given(
    st.text(
        st.sampled_from("１２３４５６７８９０Ｘｘ：ＡｂＯО１𝟏٣᠕〡㍘‐−⁻ﾞ①⑬\u200b张 1a")
        | st.characters()
    )
)
def test_characters_are_folded_one_by_one(text: str) -> None:
    folded, _, _ = normal_form._fold_text(text)
    plain = re.compile(f"[{PLAIN_CHARACTERS}]")
    assert folded == "".join(mark if plain.match(mark) else fold(mark) for mark in text)


@given(st.text("0123456789-. \n()/①⑬²〇一\u200b\u0336", max_size=60))
def test_a_separator_is_what_stood_between_two_characters(text: str) -> None:
    normal = normalise(text)
    for joint in range(1, len(normal.text)):
        between = text[normal.original(joint - 1) + 1 : normal.original(joint)]
        assert normal.separator(joint) == between


@pytest.mark.parametrize("end", ["\f", "\v", "\x1c", "\x1e", "\x85", "\u2028"])
def test_whatever_ends_a_line_or_a_page_may_break_a_number(end: str) -> None:
    text = f"手机号13847{end}210456，晚上开机"
    assert [(f.type, f.value) for f in scan_text(text)] == [("CN_MOBILE", f"13847{end}210456")]


@pytest.mark.parametrize("control", ["\x00", "\x01", "\x08", "\x1b", "\x7f", "\x9f"])
def test_controls_that_print_nothing_hide_nothing(control: str) -> None:
    text = f"手机号13847{control}210456"
    assert [(f.type, f.value) for f in scan_text(text)] == [("CN_MOBILE", text[3:])]


def test_the_cell_mark_of_old_word_files_parts_columns() -> None:
    assert normalise("138\x0747210456").text == "138\t47210456"
