"""Lists that go on in another table: in the columns of a poster, side by side, on the next page.

A village's list may be parted where a table is full, and nowhere else: whoever parts it behind the
third household says something of those three. And what stands between the parts is no heading that
says more (`重点保障：`), but the village's name, how many it lists, and that it goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from noticegen.publication.model import Publication
from noticegen.release.gate.folding import squeeze
from noticegen.release.gate.lists.listed_households import Household, Step

_LEFT_EMPTY = 4  # lines at the foot of a column of a poster, of twelve and more
_SHARE_EMPTY = 3
_GOING_ON = re.compile(
    r"(?:接?(?:上|下)[页表]|接?续[表页上前]?|转下页|未完|待续|第?[一二三四五六七八九十\d]{1,3}[页表列栏]?"
    r"|共?\d{1,4}[户人]|名单|序号|编号|户数)*"
)


def are_parted_evenly(listed: Sequence[Household], publication: Publication) -> bool:
    """Tell whether a table that a village goes on behind is as full as the next one.

    So are the columns of a poster; a table that ends at somebody else divides a village in two.
    """
    broken = [
        (left, right)
        for left, right in pairwise(listed)
        if left.village == right.village and ends_table(left)
    ]
    return all(_is_full(left, right) and _goes_on(left, publication) for left, right in broken)


def ends_table(household: Household) -> bool:
    """Tell whether a table ends behind a row and another one begins."""
    return any(step.kind == "<" and step.element.tag == "table" for step in household.after)


def _is_full(left: Household, right: Household) -> bool:
    rows = _rows_beside(left)
    return rows + min(_LEFT_EMPTY, rows // _SHARE_EMPTY) >= _rows_beside(right)


def _rows_beside(household: Household) -> int:
    table = next(household.own[0].element.iterancestors("table"), None)
    return 0 if table is None else sum(1 for _ in table.iter("tr"))


def _goes_on(household: Household, publication: Publication) -> bool:
    """Tell whether what stands between the parts of a village's list says nothing of its people."""
    told = squeeze("".join(step.text for step in household.after if _is_between(step)))
    if squeeze(publication.unit.issuer) in told:
        return True  # a sheet of a poster ends here: its foot is compared elsewhere
    known = [publication.programme_label, *(column.label for column in publication.columns)]
    known += [village.village for village in publication.villages if village.village]
    for label in sorted(map(squeeze, known), key=len, reverse=True):
        told = told.replace(label, "")
    return _GOING_ON.fullmatch(told) is not None


def _is_between(step: Step) -> bool:
    """Tell whether a text stands outside of tables, whose heads and sums are compared elsewhere."""
    if step.kind != "t":
        return False
    around = step.element.iterancestors("table")
    return next(around, None) is None
