"""残疾人证号: a list of disability subsidies may know its people by their certificates alone.

A certificate's number is its holder's ID number, a digit for the kind and one for the degree of
the disability; a certificate that was replaced may add a letter and a figure. Only on lists of
these subsidies is the holder sure to be the person the row is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from noticegen.roster.cell import Cell
from noticegen.roster.household import Household, Row
from noticegen.roster.values.idnumbers import clean_id

CERTIFICATE = "disability_certificate"
_ID_NUMBER = "id_number"
_OF_THEIR_HOLDERS = "disability-subsidies"
_NUMBER = re.compile(r"([0-9]{17}[0-9X])[1-7][1-4](?:B[0-9]{1,2})?", re.IGNORECASE)


def read_certificates(households: Iterable[Household]) -> list[Household]:
    """Read ID numbers out of certificates' where a list of these subsidies has no other."""
    return [_read(household) for household in households]


def _read(household: Household) -> Household:
    column = household.columns.get(CERTIFICATE)
    if household.programme != _OF_THEIR_HOLDERS or column is None:
        return household
    if _ID_NUMBER in household.columns:
        return household
    return replace(
        household,
        rows=tuple(replace(row, cells=_with_number(row)) for row in household.rows),
        columns={**household.columns, _ID_NUMBER: column},
    )


def _with_number(row: Row) -> Mapping[str, Cell]:
    cell = row.cells.get(CERTIFICATE)
    if cell is None:
        return row.cells
    found = _NUMBER.fullmatch(clean_id(cell.text))
    # Of a number that a spreadsheet has cut nothing is taken: its kind must still tell so.
    if found is None or cell.precision_lost:
        return {**row.cells, _ID_NUMBER: cell}
    return {**row.cells, _ID_NUMBER: replace(cell, text=found[1])}
