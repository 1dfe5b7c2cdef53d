from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.identifiers.division import find_division
from noticegen.identifiers.id_card import (
    IdCard,
    IdFault,
    IdKind,
    Sex,
    check_character,
    parse_id_card,
)


def number_of(division: str, birth: str, sequence: str) -> str:
    body = division + birth + sequence
    return body + check_character(body)


def card_of(text: str) -> IdCard:
    card = parse_id_card(text)
    assert isinstance(card, IdCard)
    return card


births = st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 12, 31))
divisions = st.sampled_from(["150207", "150202", "110101", "310230", "659012", "987654"])
sequences = st.integers(min_value=990, max_value=999).map(str)


@given(divisions, births, sequences)
def test_every_sound_number_gives_birth_sex_and_itself(
    division: str, birth: date, sequence: str
) -> None:
    number = number_of(division, f"{birth:%Y%m%d}", sequence)
    card = card_of(number)
    assert (card.number, card.birth) == (number, birth)
    assert card.sex is (Sex.MALE if int(sequence) % 2 else Sex.FEMALE)


@given(births, sequences, st.integers(min_value=0, max_value=17), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_found(
    birth: date, sequence: str, position: int, digit: str
) -> None:
    number = number_of("150207", f"{birth:%Y%m%d}", sequence)
    changed = number[:position] + digit + number[position + 1 :]
    assert isinstance(parse_id_card(changed), IdCard) is (changed == number)


@given(births, sequences, st.integers(min_value=0, max_value=16))
def test_two_swapped_neighbours_are_always_found(birth: date, sequence: str, position: int) -> None:
    number = number_of("150207", f"{birth:%Y%m%d}", sequence)
    swapped = number[:position] + number[position + 1] + number[position] + number[position + 2 :]
    assert isinstance(parse_id_card(swapped), IdCard) is (swapped == number)


@pytest.mark.parametrize(
    ("division", "birth"),
    [
        ("150202", "19400305"),
        ("150203", "19551111"),
        ("150205", "19620401"),
        ("150207", "19700630"),
        ("150223", "19500101"),
        ("152725", "19310909"),
    ],
)
def test_people_older_than_their_district_code_pass(division: str, birth: str) -> None:
    card = card_of(number_of(division, birth, "991"))
    assert card.division is not None


def test_unknown_division_is_no_fault() -> None:
    assert card_of(number_of("159999", "19800101", "991")).division is None


@pytest.mark.parametrize("code", ["310230", "150220", "540422", "110103"])
def test_withdrawn_divisions_are_known(code: str) -> None:
    division = find_division(code)
    assert division is not None
    assert division.withdrawn_in is not None


@pytest.mark.parametrize("code", ["659012", "653228", "540481", "330113", "150207"])
def test_newer_divisions_are_known(code: str) -> None:
    division = find_division(code)
    assert division is not None
    assert division.withdrawn_in is None


def test_a_division_names_its_province() -> None:
    division = find_division("150207")
    assert division is not None
    assert (division.province, division.name) == ("内蒙古自治区", "九原区")


@pytest.mark.parametrize(
    ("division", "kind"),
    [
        ("810000", IdKind.RESIDENCE_PERMIT),
        ("820000", IdKind.RESIDENCE_PERMIT),
        ("830000", IdKind.RESIDENCE_PERMIT),
        ("915840", IdKind.FOREIGNER),
        ("150207", IdKind.RESIDENT),
    ],
)
def test_permits_of_non_residents_are_accepted(division: str, kind: IdKind) -> None:
    assert card_of(number_of(division, "19850214", "990")).kind is kind


def test_an_old_number_becomes_its_18_characters() -> None:
    card = card_of("150207600101993")
    assert card.kind is IdKind.OLD_RESIDENT
    assert card.number == number_of("150207", "19600101", "993")


@pytest.mark.parametrize(
    "written",
    [
        "１５０２０７１９６００１０１９９３{c}",
        " 150207 19600101 993{c}\u3000",
        "'15020719600101993{c}",
        "150207-19600101-993{c}",
        "150207\u200b19600101993{c}\u00a0",
        "\ufeff15020719600101993{c}\t\n",
    ],
)
def test_ways_of_writing_are_read_past(written: str) -> None:
    number = number_of("150207", "19600101", "993")
    assert card_of(written.format(c=number[-1])).number == number


def test_a_lower_case_x_is_read() -> None:
    bodies = (f"150207196{year}0101{sequence}" for year in range(10) for sequence in (990, 991))
    body = next(body for body in bodies if check_character(body) == "X")
    for written in (body + "x", body + "X", body + "ｘ"):
        assert card_of(written).number == body + "X"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", IdFault.BLANK),
        (" \u3000", IdFault.BLANK),
        ("15020719600101993", IdFault.LENGTH),
        ("1502071960010199311", IdFault.LENGTH),
        ("15020719600101X931", IdFault.CHARACTER),
        ("05020719600101993X", IdFault.CHARACTER),
        ("١٥٠٢٠٧١٩٦٠٠١٠١٩٩٣١", IdFault.CHARACTER),
        ("15020719600101****", IdFault.CHARACTER),
        ("1.50207196001E+17x", IdFault.CHARACTER),
        ("150207196002309931", IdFault.DATE),
        ("150207190002299931", IdFault.DATE),
        ("150207600230993", IdFault.DATE),
    ],
)
def test_faults_are_named(text: str, fault: IdFault) -> None:
    assert parse_id_card(text) is fault


def test_a_wrong_check_digit_is_named() -> None:
    number = number_of("150207", "19600101", "993")
    wrong = number[:17] + ("0" if number[17] != "0" else "1")
    assert parse_id_card(wrong) is IdFault.CHECK_DIGIT


@given(st.text(max_size=40))
def test_no_text_makes_it_fail(text: str) -> None:
    assert isinstance(parse_id_card(text), IdCard | IdFault)


def test_a_card_hides_its_person() -> None:
    number = number_of("150207", "19600101", "993")
    shown = repr(card_of(number)) + str(card_of(number))
    for value in (number, "1960", "九原", "male"):
        assert value not in shown
