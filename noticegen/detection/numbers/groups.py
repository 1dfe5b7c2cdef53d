"""In which groups people write numbers: 165 0000 0012, 150207 19650714 9927, 13,847,210,456."""

from __future__ import annotations

MOBILE_GROUPS = frozenset(
    {(11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (4, 7), (4, 3, 4), (5, 6), (6, 5)}
)
ID_GROUPS = frozenset({(6, 8, 4), (6, 4, 4, 4), (3, 3, 4, 4, 4), (6, 4, 2, 2, 4), (14, 4), (6, 12)})
COMMAS = frozenset(",、")
THOUSANDS = (2, 3, 3, 3)
_THOUSANDS_OF_LONG = 6
OLD_ID_GROUPS = frozenset({(6, 6, 3), (6, 9), (6, 2, 2, 2, 3)})


def is_landline_split(groups: tuple[int, ...]) -> bool:
    """Tell whether the first cut is behind the area code, and others inside the local number."""
    local = groups[1:]
    return groups[0] in {3, 4} and (
        local in {(7,), (8,), (3, 4), (4, 4), (4, 3)} or (len(local) == 1 and local[0] in {7, 8})
    )


def is_disguised_by_commas(groups: tuple[int, ...], *, told: bool) -> bool:
    """Tell whether commas part the usual groups of a number, rather than the cells of a row.

    Single figures count only behind a word that calls for a number (`told`).
    """
    if set(groups) == {1}:
        return told
    fours = set(groups[:-1]) == {4}
    # 电话：13,847,210,456 as a spreadsheet program sets off thousands; 13、84、72、10、45、6.
    even = len(set(groups[:-1])) == 1 and groups[-1] <= groups[0] and len(groups) > 2
    return (
        fours
        or (told and groups in {(5, 6), (6, 5)})
        or groups in {(3, 4, 4), (3, 8), (7, 4)}
        or (told and (even or groups == THOUSANDS))
    )


def sets_off_thousands(groups: tuple[int, ...]) -> bool:
    """Tell whether a long number is written as an amount: 6,217,000,000,000,001,234."""
    return len(groups) >= _THOUSANDS_OF_LONG and groups[0] <= 3 and set(groups[1:]) == {3}


def is_dotted_quad(groups: tuple[int, ...], separators: set[str]) -> bool:
    """Tell whether chunks look like an address of a computer, or a version."""
    return separators == {"."} and len(groups) == 4 and max(groups) <= 3
