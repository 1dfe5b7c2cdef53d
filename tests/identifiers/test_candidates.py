"""The counts are compared with every number written out, and with known figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticegen.identifiers.births import BirthDetail, BirthKnown, BirthRange
from noticegen.identifiers.candidates import (
    IdView,
    Population,
    remaining_ids,
)
from noticegen.identifiers.id_card import check_character
from noticegen.identifiers.residues import Remaining

pytestmark = pytest.mark.slow

BAOTOU = frozenset(f"1502{county:02d}" for county in (*range(2, 8), 21, 22, 23))
CENTURY = Population(BAOTOU, BirthRange(date(1926, 1, 1), date(2026, 12, 31)))
ONE_COUNTY = Population(frozenset({"150207"}), CENTURY.births)
YEAR = frozenset({BirthKnown(BirthDetail.YEAR)})
DATE = frozenset({BirthKnown(BirthDetail.DATE)})
NOTHING: frozenset[BirthKnown] = frozenset()


def ends(head: int, tail: int) -> frozenset[int]:
    return frozenset(range(head)) | frozenset(range(18 - tail, 18))


def left(head: int, tail: int, births: frozenset[BirthKnown], who: Population = CENTURY) -> int:
    return remaining_ids(IdView(ends(head, tail), births), who).typical


# For the births of 1926 to 2026 and the nine divisions of one city.
@pytest.mark.parametrize(
    ("head", "tail", "nothing", "year", "day"),
    [
        (6, 4, 3_353, 33, 1),
        (10, 4, 33, 33, 1),
        (14, 0, 1_000, 1_000, 1_000),
        (3, 4, 30_182, 298, 1),
        (0, 4, 30_182, 298, 1),
        (6, 2, 335_363, 3_320, 9),
        (1, 1, 30_182_727, 298_839, 818),
    ],
)
def test_what_a_mask_leaves_of_a_number(
    head: int, tail: int, nothing: int, year: int, day: int
) -> None:
    assert left(head, tail, NOTHING) == nothing
    assert left(head, tail, YEAR) == year
    assert left(head, tail, DATE) == day


def numbers_of(population: Population) -> Iterator[str]:
    days = [population.births.first + timedelta(days=n) for n in range(population.births.days)]
    for code, day, order in product(population.divisions, days, range(1000)):
        body = f"{code}{day:%Y%m%d}{order:03d}"
        yield body + check_character(body)


def appearance(number: str, view: IdView) -> Hashable:
    birth = date.fromisoformat(number[6:14])
    return (
        tuple(number[place] for place in sorted(view.shown)),
        tuple(sorted((str(known.detail), str(known.of(birth))) for known in view.births)),
        int(number[16]) % 2 if view.sex else None,
    )


SMALL = Population(
    frozenset({"150202", "150207", "150302"}), BirthRange(date(1999, 12, 20), date(2000, 1, 5))
)
ALL_SMALL = tuple(numbers_of(SMALL))
DETAILS = st.sampled_from(
    [
        *(BirthKnown(detail) for detail in ("year", "month", "birthday", "date")),  # type: ignore[arg-type]  # StrEnum compares as text
        BirthKnown(BirthDetail.AGE, date(2026, 1, 1)),
        BirthKnown(BirthDetail.BAND, date(2026, 1, 1), (18, 26)),
    ]
)
VIEWS = st.builds(
    IdView,
    st.frozensets(st.integers(0, 17)) | st.builds(ends, st.integers(0, 14), st.integers(0, 4)),
    st.frozensets(DETAILS, max_size=2),
    st.booleans(),
)


@settings(max_examples=25, deadline=None)
@given(VIEWS)
def test_the_counts_are_those_of_writing_every_number_out(view: IdView) -> None:
    classes = Counter(appearance(number, view) for number in ALL_SMALL)
    squares = sum(size**2 for size in classes.values())
    assert remaining_ids(view, SMALL) == Remaining(min(classes.values()), squares // len(ALL_SMALL))


def test_a_real_year_written_out() -> None:
    """First six and last four, the year known: 33 people, counted one by one."""
    year = Population(frozenset({"150207"}), BirthRange(date(1962, 1, 1), date(1962, 12, 31)))
    classes = Counter(number[:6] + number[-4:] for number in numbers_of(year))
    assert remaining_ids(IdView(ends(6, 4)), year).fewest == min(classes.values()) == 32
    assert remaining_ids(IdView(ends(6, 4), DATE), year).fewest == 1


def test_sex_halves_what_is_left() -> None:
    hidden = IdView(frozenset())
    assert (
        remaining_ids(IdView(frozenset(), sex=True), ONE_COUNTY).fewest * 2
        == remaining_ids(hidden, ONE_COUNTY).fewest
    )


def test_two_masks_of_one_number_make_it_whole() -> None:
    """南都: 6+4 on one notice and 14+0 on another join to the full number."""
    joined = IdView(ends(6, 4)).joined(IdView(ends(14, 0)))
    assert joined.shown == frozenset(range(18))
    assert remaining_ids(joined, CENTURY) == Remaining(1, 1)


def test_more_known_never_leaves_more() -> None:
    for head, tail in product(range(0, 15, 2), range(5)):
        ladder = [left(head, tail, births, ONE_COUNTY) for births in (NOTHING, YEAR, DATE)]
        assert ladder == sorted(ladder, reverse=True)


@pytest.mark.parametrize("codes", [frozenset[str](), frozenset({"1502"}), frozenset({"15020x"})])
def test_a_population_needs_divisions(codes: frozenset[str]) -> None:
    with pytest.raises(ValueError, match="six digits"):
        Population(codes, CENTURY.births)


def test_positions_outside_the_number_are_refused() -> None:
    with pytest.raises(ValueError, match="positions"):
        IdView(frozenset({18}))
