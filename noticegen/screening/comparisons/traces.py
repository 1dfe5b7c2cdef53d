"""What besides people a household keeps when its head changes: its bank account, its file."""

from __future__ import annotations

from collections.abc import Iterator

from noticegen.identifiers.id_card import compact_id
from noticegen.roster.model import Row

Trace = tuple[str, str]

_FIELDS = ("bank_account", "certificate_number")
_LEAST_DIGITS = 4


def traces_of(row: Row) -> Iterator[Trace]:
    """Yield field and text of every trace in a row."""
    for key in _FIELDS:
        cell = row.cells.get(key)
        text = compact_id(row.text(key))
        # What a spreadsheet leaves of a long number, `无` or a dash many households share.
        lost = cell is not None and cell.precision_lost
        if not lost and sum(character.isdigit() for character in text) >= _LEAST_DIGITS:
            yield key, text
