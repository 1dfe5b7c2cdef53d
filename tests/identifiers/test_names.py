"""No method shows more of a name than it says, whatever the name is written in."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from noticegen.identifiers.names import (
    NameMethod,
    Sign,
    display_name,
    split_characters,
)

SURNAME, LAST, FIRST = NameMethod.SURNAME, NameMethod.SURNAME_AND_LAST, NameMethod.FIRST_CHARACTER
MASKS = [method for method in NameMethod if method is not NameMethod.FULL]
RARE = "\U0002cc56"
VARIANT = "葛\U000e0100"


@pytest.mark.parametrize(
    ("name", "surname", "surname_and_last"),
    [
        ("张伟", "张某", "张某"),
        ("刘志兵", "刘某", "刘某兵"),
        ("张 三", "张某", "张某"),
        ("欧阳修", "欧阳某", "欧阳某"),
        ("欧阳文忠", "欧阳某", "欧阳某忠"),
        ("司马相如", "司马某", "司马某如"),
        ("欧阳", "欧某", "欧某"),
        ("王孙宝", "王某", "王某"),
        ("白马驹儿", "白某", "白某"),
        ("乌云", "乌某", "乌某"),
        ("乌云毕力格", "乌某", "乌某"),
        ("阿拉腾·其其格", "阿某", "阿某"),
        ("爱新觉罗·启星", "爱某", "爱某"),
        ("欧阳·其其格", "欧某", "欧某"),
        ("张三（其子代领）", "张某", "张某"),
        ("（王文）明", "王某", "王某"),
        ("Nurlan Bek", "N某", "N某"),
        ("José", "J某", "J某"),
        ("ᠪᠠᠲᠤ", "ᠪ某", "ᠪ某"),
        (f"{RARE}小梅", f"{RARE}某", f"{RARE}某梅"),
        (f"{VARIANT}大{VARIANT}", f"{VARIANT}某", f"{VARIANT}某{VARIANT}"),
        ("王", "某", "某"),
        ("", "某", "某"),
        ("\u200b", "某", "某"),
        ("\U000e0100", "某", "某"),
        ("\u5f20\ue123", "张某", "张某"),
    ],
)
def test_a_name_is_shown_as_the_rule_says(name: str, surname: str, surname_and_last: str) -> None:
    assert display_name(name, SURNAME) == surname
    assert display_name(name, LAST) == surname_and_last


def test_the_sign_hides_how_long_the_name_is() -> None:
    shown = {display_name(name, SURNAME, Sign.STAR) for name in ("张伟", "张志伟", "张李志伟")}
    assert shown == {"张＊"}


def test_every_method_is_explained() -> None:
    assert len({method.label for method in NameMethod}) == len(NameMethod)
    assert display_name(" 张伟 ", NameMethod.FULL) == "张伟"
    assert display_name("张伟", NameMethod.HIDDEN) == "某"


@given(st.text(min_size=0, max_size=12), st.sampled_from(MASKS))
def test_no_mask_shows_more_than_it_may(name: str, method: NameMethod) -> None:
    shown = split_characters(display_name(name, method, Sign.STAR).replace(Sign.STAR, ""))
    whole = split_characters(name)
    assert len(shown) <= 3
    assert set(shown) <= set(whole)
    if whole:
        assert len(shown) < len(whole)


@given(st.text(alphabet="欧阳司马张王小明巴图·其格 \U000e0100", max_size=9), st.sampled_from(MASKS))
def test_something_of_every_name_stays_hidden(name: str, method: NameMethod) -> None:
    assume(split_characters(name))
    shown = display_name(name, method, Sign.STAR)
    assert shown.count(Sign.STAR) == 1
    assert split_characters(shown.replace(Sign.STAR, "")) != split_characters(name)


@given(st.text(min_size=1, max_size=8))
def test_methods_show_less_and_less(name: str) -> None:
    assume(split_characters(name))
    order = [NameMethod.FULL, LAST, SURNAME, FIRST, NameMethod.HIDDEN]
    for more, less in pairwise(order):
        assert _count_shown(name, more) >= _count_shown(name, less)


def _count_shown(name: str, method: NameMethod) -> int:
    return len(split_characters(display_name(name, method, Sign.STAR).replace(Sign.STAR, "")))


def test_the_list_of_surnames_is_sound() -> None:
    path = files("noticegen.identifiers").joinpath("data/compound_surnames.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    listed = [word for line in lines if line[:1] not in "#" for word in line.split()[1:]]
    assert len(listed) > 150
    assert len(set(listed)) == len(listed)
    assert all(len(split_characters(word)) == 2 for word in listed)
    for word in listed:
        assert _count_shown(f"{word}明", SURNAME) == (2 if word in _certain(lines) else 1)


def _certain(lines: list[str]) -> set[str]:
    return {word for line in lines if line.startswith("certain:") for word in line.split()[1:]}
