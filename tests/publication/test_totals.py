from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from noticegen.publication.totals import (
    LEAST_HOUSEHOLDS,
    TotalsLine,
    add_lines,
    merge_small_villages,
)


def _lines(*households: int) -> list[TotalsLine]:
    return [
        TotalsLine(f"{number}村", count, count * 2, Decimal(count) * 100)
        for number, count in enumerate(households)
    ]


@given(st.lists(st.integers(min_value=0, max_value=40), max_size=12))
def test_no_line_is_small_and_none_can_be_found_by_subtraction(households: list[int]) -> None:
    lines = _lines(*households)
    merged = merge_small_villages(lines)
    assert all(line.households >= LEAST_HOUSEHOLDS for line in merged)
    if merged:
        assert sum(line.households for line in merged) == sum(households)
        assert add_lines("", merged) == add_lines("", lines)


def test_one_small_village_is_put_with_the_next_larger_one() -> None:
    merged = merge_small_villages(_lines(2, 7, 12))
    assert [(line.village, line.households) for line in merged] == [("2村", 12), ("其他村", 9)]


def test_large_villages_stay_apart() -> None:
    assert len(merge_small_villages(_lines(5, 6, 7))) == 3


def test_too_few_in_all_leaves_no_line() -> None:
    assert merge_small_villages(_lines(1, 2)) == ()
