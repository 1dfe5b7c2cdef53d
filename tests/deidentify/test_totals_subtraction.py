"""Brute force: whoever knows the villages and the method cannot subtract a small number out."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import product

import pytest

from noticegen.publication.totals import TotalsLine, add_lines, merge_small_villages

_AMOUNT = Decimal(1900)
Printed = tuple[tuple[str, int, int | None, Decimal | None], ...]


def printed(households: tuple[int, ...], least: int) -> Printed | None:
    """Return every number on the page, the total included; None when nothing may be posted."""
    lines = [
        TotalsLine(f"{name}村", number, number, number * _AMOUNT)
        for name, number in zip("东西南北", households, strict=False)
    ]
    total = add_lines("合计", lines)
    if 0 < total.households < least:
        return None
    shown = (*merge_small_villages(lines, least), total)
    return tuple((one.village, one.households, one.people, one.amount) for one in shown)


@pytest.mark.parametrize(
    ("villages", "most", "least"), [(1, 20, 5), (2, 14, 5), (3, 9, 5), (4, 7, 3)]
)
def test_no_small_village_can_be_worked_out(villages: int, most: int, least: int) -> None:
    rosters: dict[Printed, list[tuple[int, ...]]] = defaultdict(list)
    for households in product(range(most + 1), repeat=villages):
        page = printed(households, least)
        if page is not None:
            rosters[page].append(households)
    for page, possible in rosters.items():
        for place in range(villages):
            counts = {households[place] for households in possible}
            worked_out = len(counts) == 1 and 0 < min(counts) < least
            assert not worked_out, f"{page}"


@pytest.mark.parametrize("least", [3, 5])
def test_no_difference_of_printed_numbers_is_small(least: int) -> None:
    for households in product(range(8), repeat=4):
        page = printed(households, least)
        if page is None or len(page) < 2:
            continue
        *lines, total = page
        for chosen in product((0, 1), repeat=len(lines)):
            left = total[1] - sum(
                line[1] for line, taken in zip(lines, chosen, strict=True) if taken
            )
            assert left == 0 or left >= least
