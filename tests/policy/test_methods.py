"""Every method is total, and what may not be shown is not shown by any value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.policy.methods import METHODS, Action
from noticegen.policy.parameters import (
    BandParameters,
    CategoryParameters,
    IdCardEnds,
    ListedParameters,
    NameParameters,
    NoParameters,
    TailParameters,
)
from noticegen.policy.treatments import Standing
from noticegen.settings.schema import StrictModel
from noticegen.vocabulary.fields import FieldKind, all_fields

HERE = Standing(7, "新城村")
NAME_MASKS = [
    name
    for name, method in METHODS.items()
    if method.action is Action.MASK and FieldKind.NAME in method.kinds
]


def apply(name: str, value: object, parameters: StrictModel | None = None) -> object:
    return METHODS[name].apply(value, parameters or NoParameters(), HERE)


@pytest.mark.parametrize("name", NAME_MASKS)
@given(st.text(max_size=20))
def test_no_name_comes_out_whole(name: str, value: str) -> None:
    shown = str(METHODS[name].apply(value, METHODS[name].parameters(), HERE))

    assert len(value.strip()) < 2 or value.strip() not in shown


@pytest.mark.parametrize("name", [m for m in METHODS if m.endswith("-ends")])
@given(st.text("0123456789Xx- ", max_size=24))
def test_no_number_comes_out_whole(name: str, value: str) -> None:
    shown = str(METHODS[name].apply(value, METHODS[name].parameters(), HERE))

    assert not any(mark.isdecimal() for mark in shown)


@given(st.text(max_size=30))
def test_listed_prints_only_what_is_listed(value: str) -> None:
    parameters = ListedParameters(values=("集中供养", "分散供养"), otherwise="其他")

    assert apply("listed", value, parameters) in {"集中供养", "分散供养", "其他"}


@given(st.text(max_size=30))
def test_category_prints_only_groups(value: str) -> None:
    parameters = CategoryParameters(groups={"支出型": ("支出型救助",)}, otherwise="其他")

    assert apply("category", value, parameters) in {"支出型", "其他"}


@given(st.text(max_size=20))
def test_ordinal_and_figure_let_no_words_through(value: str) -> None:
    for name in ("ordinal", "figure"):
        shown = apply(name, value)
        assert shown in {"其他", "—"} or not set(str(shown)) & set("王李张病号院")


@given(st.integers(0, 130))
def test_bands_cover_every_age_once(age: int) -> None:
    parameters = BandParameters(bounds=(60, 70, 80))

    expected = (
        "不满60周岁"
        if age < 60
        else "60—69周岁"
        if age < 70
        else "70—79周岁"
        if age < 80
        else "80周岁以上"
    )
    assert apply("band", age, parameters) == expected


def test_dates_lose_their_day() -> None:
    assert apply("month", date(1958, 3, 7)) == "1958年3月"
    assert apply("year", date(1958, 3, 7)) == "1958年"


def test_an_address_becomes_the_village() -> None:
    assert apply("village", "青羊湾11排3号院") == "新城村"


def test_a_pseudonym_tells_nothing_of_the_person() -> None:
    parameters = METHODS["list-code"].parameters()

    codes = {METHODS["list-code"].apply(name, parameters, HERE) for name in ("王芳", "李强")}
    assert codes == {"第7户"}


def test_masks_as_the_guide_shows_them() -> None:
    assert apply("surname", "欧阳建国", NameParameters()) == "欧阳某"
    assert apply("surname", "阿拉腾·其其格", NameParameters()) == "阿某"
    assert (
        apply("id-card-ends", "150207195803079914", IdCardEnds(head=1, tail=1))
        == "1" + "*" * 16 + "4"
    )
    assert apply("as-is", Decimal("836.50")) == Decimal("836.50")


def test_every_method_belongs_to_an_action_and_some_kind_of_field() -> None:
    for name, method in METHODS.items():
        assert method.name == name
        assert method.kinds
        assert method.label


def test_nothing_that_identifies_can_be_shown_as_it_is() -> None:
    shown = {
        field.key: field.kind
        for field in all_fields().values()
        for one in METHODS.values()
        if one.action is Action.SHOW and one.treats(field)
    }

    assert not set(shown.values()) & {
        FieldKind.ID_NUMBER,
        FieldKind.PHONE,
        FieldKind.ACCOUNT,
        FieldKind.ADDRESS,
        FieldKind.CODE,
    }
    # The only date that is the same for everybody; a birth date is never shown.
    assert [key for key, kind in shown.items() if kind is FieldKind.DATE] == ["paid_date"]


def test_a_day_is_written_as_the_guide_shows_it() -> None:
    assert apply("day", date(2026, 12, 10)) == "2026年12月10日"


@pytest.mark.parametrize(
    ("number", "digits", "shown"),
    [
        ("621799618001", 4, "尾号8001"),
        ("6217 9961 8001", 4, "尾号8001"),
        ("62179961800", 4, ""),
        ("621799", 2, "尾号99"),
        ("62179", 2, ""),
        ("信用社代领", 4, ""),
    ],
)
def test_a_tail_is_a_third_of_its_number_at_most(number: str, digits: int, shown: str) -> None:
    tail = METHODS["tail"]
    assert tail.apply(number, TailParameters(digits=digits), Standing(1, "新城村")) == shown
