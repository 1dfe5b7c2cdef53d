import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples.generate import EXPECTED, ROSTER, generate
from examples.households import FIRST_POSTING_DAY, VILLAGES, invent_villages
from examples.identity import invent_account, invent_id
from noticegen.identifiers.birth import age_on
from noticegen.identifiers.id_card import IdCard, parse_id_card
from noticegen.vocabulary.outcomes import Outcome, Reason

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
HOUSEHOLDS = [household for village in invent_villages().values() for household in village]


def test_generating_again_gives_the_committed_bytes(tmp_path: Path) -> None:
    for path in generate(tmp_path):
        committed = EXAMPLES / path.relative_to(tmp_path)
        assert path.read_bytes() == committed.read_bytes(), path.name


def test_there_are_sixty_households_in_three_villages() -> None:
    villages = invent_villages()
    assert {village: len(households) for village, households in villages.items()} == VILLAGES
    assert len(villages) == 3
    assert len(HOUSEHOLDS) >= 60


def test_expected_table_counts_every_row() -> None:
    expected = json.loads((EXAMPLES / EXPECTED).read_text(encoding="utf-8"))
    counts = expected["counts"]
    assert counts["read"] == len(expected["rows"]) == len(HOUSEHOLDS)
    assert counts["read"] == counts["published"] + counts["withheld"] + counts["held"]


def test_every_sound_id_takes_an_order_code_no_registry_reaches() -> None:
    numbers = [
        card.number
        for household in HOUSEHOLDS
        if isinstance(card := parse_id_card(str(household.id_number or "")), IdCard)
        and isinstance(household.id_number, str)
    ]
    assert len(numbers) > 55
    assert all("990" <= number[14:17] <= "999" for number in numbers)
    assert len(set(numbers)) == len(numbers)


@given(st.integers(min_value=-5, max_value=2000))
def test_no_other_order_code_can_be_invented(order: int) -> None:
    if 990 <= order <= 999:
        assert isinstance(parse_id_card(invent_id(FIRST_POSTING_DAY, order)), IdCard)
    else:
        with pytest.raises(ValueError, match="990"):
            invent_id(FIRST_POSTING_DAY, order)


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("丁满岁", Outcome.WITHHELD),  # 18 on the first posting day: still a minor that day
        ("邢立冬", Outcome.PUBLISHED),  # 18 the day before
    ],
)
def test_birthdays_stand_at_the_border(name: str, outcome: Outcome) -> None:
    person = next(household for household in HOUSEHOLDS if household.name == name)
    card = parse_id_card(str(person.id_number))
    assert isinstance(card, IdCard)
    assert (age_on(card.birth, FIRST_POSTING_DAY) >= 18) is (outcome is Outcome.PUBLISHED)
    assert person.outcome is outcome


def test_every_awkward_kind_is_there() -> None:
    names = "".join(household.name for household in HOUSEHOLDS)
    assert {"\u36c3", "\U0002cc56", "·"} <= set(names)
    assert {"乌云毕力格", "阿拉腾·其其格", "司马长顺"} <= {person.name for person in HOUSEHOLDS}
    assert any(str(household.id_number).endswith("x") for household in HOUSEHOLDS)
    assert any("孙" in (household.remark or "") for household in HOUSEHOLDS)
    assert {household.reason for household in HOUSEHOLDS} >= {
        Reason.MINOR,
        Reason.ID_INVALID,
        Reason.ID_MISSING,
        Reason.ID_PRECISION_LOST,
        Reason.HIDDEN_ROW,
        Reason.AMOUNT_INVALID,
    }


def test_accounts_pass_luhn() -> None:
    for serial in range(1, 200):
        digits = [int(digit) for digit in reversed(invent_account(serial))]
        doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
        assert (sum(digits[::2]) + sum(doubled)) % 10 == 0


def test_workbook_holds_no_clock() -> None:
    data = (EXAMPLES / ROSTER).read_bytes()
    years = {match.decode() for match in re.findall(rb"20\d\d-\d\d-\d\dT[\d:]+Z", data)}
    assert years == {"2026-11-25T09:00:00Z"}
