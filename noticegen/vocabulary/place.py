"""Where something stood, in the words of a spreadsheet program."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A file, sheet, row and column as a clerk sees them; never a value.

    `row` is the number the spreadsheet program shows (CSV: the line number, from 1);
    `column` is the heading as written; `letter` is the column's letter.
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    letter: str | None = None

    def __str__(self) -> str:
        """Say the place in Chinese, e.g. `名单.xlsx 工作表“新村” 第7行 “身份证号码”（C列）`."""
        return " ".join((*self._sheet_words(), *self._cell_words()))

    def seen_from(self, other: Place) -> str:
        """Say the place in Chinese to whoever looks at another: without what both have."""
        if self.file != other.file:
            return str(self)
        words = self._sheet_words()[1:] if self.sheet != other.sheet else []
        return " ".join((*words, *self._cell_words())) or str(self)

    def _sheet_words(self) -> list[str]:
        return [self.file, f"工作表“{self.sheet}”"] if self.sheet else [self.file]

    def _cell_words(self) -> list[str]:
        parts = []
        if self.row is not None:
            parts.append(f"第{self.row}行")
        if self.column:
            parts.append(f"“{self.column}”" + (f"（{self.letter}列）" if self.letter else ""))
        elif self.letter:
            parts.append(f"{self.letter}列")
        return parts


def column_letter(number: int) -> str:
    """Return the letter of a column: 1 is A, 27 is AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
