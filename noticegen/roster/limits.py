"""How large a roster may be: beyond these, a file is refused before it can hang the computer.

A township's longest list has some thousand households, a county's some ten thousand; the limits
leave room for ten times that. They are documented for users in `docs/zh/名单大小.md`.
"""

from __future__ import annotations

from dataclasses import dataclass

from noticegen.errors import ErrorCode, InputError
from noticegen.vocabulary.place import Place

MEBI = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of everything that is read.

    `unpacked_bytes` is what all parts of a compressed workbook may come to; `rows` counts rows
    with content, `empty_rows` rows that only carry formatting; `columns` is the last column that
    may hold anything; `empty_cells` counts those of one sheet that only carry formatting; `area` is
    rows by columns of a binary sheet, which its reader fills out whole;
    `sheet_characters` are all of one sheet, as often as each is used.
    """

    file_bytes: int = 200 * MEBI
    unpacked_bytes: int = 1024 * MEBI
    parts: int = 10_000
    sheets: int = 255
    rows: int = 300_000
    empty_rows: int = 300_000
    columns: int = 512
    empty_cells: int = 3_000_000
    area: int = 20_000_000
    cell_characters: int = 32_767
    sheet_characters: int = 100_000_000


def refuse_oversize(place: Place, what: str, most: int | str) -> InputError:
    """Return the error for a file that is too large in one respect, in words for the clerk."""
    return InputError(
        ErrorCode.ROSTER_TOO_LARGE,
        place,
        what=what,
        most=most if isinstance(most, str) else f"{most:,}",
    )
