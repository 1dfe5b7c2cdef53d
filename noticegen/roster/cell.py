"""One cell: its text, what the spreadsheet program stored, and whether digits were lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from noticegen.roster.values.amounts import parse_amount
from noticegen.roster.values.dates import PartialDate, parse_date
from noticegen.roster.values.idnumbers import (
    DIGITS_A_NUMBER_KEEPS,
    is_scientific,
    is_written_out_float,
)


class CellKind(StrEnum):
    """What the spreadsheet program stored, which is not always what it displays."""

    BLANK = "blank"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, what kind of cell it was, and its column (1 = A).

    The text is clean of invisible marks. Numbers are written out in full and without a trailing
    `.0`; dates are written `YYYY-MM-DD`.
    """

    text: str = field(repr=False)
    kind: CellKind
    column: int

    @property
    def precision_lost(self) -> bool:
        """Tell whether the last digits are gone: a number of 16 digits or more, `1.5E+17`, `….0`.

        A spreadsheet program keeps fifteen digits of a number and puts zeros after them, so the
        check digit cannot tell: one truncated ID number in eleven passes it by chance.
        """
        if self.kind is CellKind.NUMBER:
            return len(self.text.partition(".")[0].lstrip("-")) > DIGITS_A_NUMBER_KEEPS
        return self.kind is CellKind.TEXT and (
            is_scientific(self.text) or is_written_out_float(self.text)
        )

    @property
    def amount(self) -> Decimal | None:
        """Return the sum in yuan the cell states, or None if it states none."""
        if self.kind not in (CellKind.TEXT, CellKind.NUMBER):
            return None
        return parse_amount(self.text, computed=self.kind is CellKind.NUMBER)

    @property
    def date(self) -> PartialDate | None:
        """Return the date the cell states, as far as it is certain."""
        return parse_date(self.text, number=self.kind is CellKind.NUMBER)
