"""Say what each row below the heading is: a person's, a total, a signature, a note, nothing.

When in doubt a row is a person's: a total taken for a household is held for its missing number,
but a household taken for a total would be lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.cell import Cell, CellKind
from noticegen.roster.headings import field_of_heading, normal_heading
from noticegen.roster.layout import Layout
from noticegen.roster.model import RowKind
from noticegen.roster.sheet import SheetRow
from noticegen.roster.values.dates import parse_date
from noticegen.roster.values.texts import plain
from noticegen.roster.villages import village_of_line
from noticegen.vocabulary.place import Place

# What may follow the word: `合计：56户`, `合计（元）`; `合计某` is somebody's name.
_AFTER_TOTAL = r"(?:[(:：,，\d户人金元].{0,30})?"
_SUBTOTAL = re.compile(
    r"[^,，。;；\d]{0,16}?(?:小计|本页计|本页合计|本村计|本组计|村合计)" + _AFTER_TOTAL
)
_TOTAL = re.compile(r"[^,，。;；\d]{0,16}?(?:合计|总计|共计|累计|总合计|共(?=\d))" + _AFTER_TOTAL)
_SIGNATURE = re.compile(
    r"(?:(?:制表|填表|审核|复核|经办|填报|报送|审批|统计|核对|录入|校对|承办|初审|终审)(?:人|员|单位|日期|时间|人员|人签字)?"
    r"|(?:单位|部门|主要|分管|主管|民政(?:办|所|站|科|助理|专干)?|苏木乡镇|乡镇|镇|村|嘎查|社区)?(?:负责人|负责同志|领导|书记|主任|镇长)(?:签字|签名|签章)?"
    r"|会计|出纳|监督(?:员|小组|委员会)?|(?:领导|负责人)?(?:签字|签名|签章|盖章)|公章|日期|时间|联系人|联系电话|单位)"
    r"(?:\((?:签字|签名|盖章|签章|公章)\))?(?:[:：]|$|_|\().{0,40}"
)
_NOTE = re.compile(
    r"(?:注|备注|说明|附注|附|填表说明|填报说明|数据来源|要求)(?:[:：]|\d[.、]).*|[※*★].+"
    r"|[(（]?(?:本页|此页|表内)?以下(?:空白|无正文|无内容|无数据)[)）]?"
)
_LONGEST_NAME_ALONE = 8
_LONG_NAME = re.compile(r"[^\W\d_]{1,9}(?:·[^\W\d_]{1,9}){1,4}")
_NOTHING = frozenset({"0", "0.00", "-", "—", "——", "/", "无"})
_LONG_DIGITS = re.compile(r"\d{5,}")
# Fields that a clerk's form has filled in before any person is.
_PRINTED_BEFOREHAND = frozenset({"serial", "village", "township", "county", "programme", "group"})
# A member may stand alone in the row below the head's merged cells.
_NAMES_SOMEBODY = frozenset({"member_names", "head_name", "guardian_name"})
_OF_A_PERSON = ("id_number", "head_id_number", "member_ids")


@dataclass(frozen=True, slots=True)
class RowJudge:
    """Judges the rows of one table by its layout and its title lines."""

    place: Place
    layout: Layout
    titles: frozenset[str] = field(repr=False)

    def judge(self, row: SheetRow) -> RowKind | None:
        """Return what a row is, or None for a person's or household's row.

        A second, different heading is an InputError: what follows is another list.
        """
        cells = {cell.column: cell for cell in row.cells}
        if self._has_identity(cells):
            return None
        if self._is_empty(row):
            return RowKind.BLANK
        if self._is_heading(row):
            return RowKind.HEADING
        first = plain(row.cells[0].text)
        if self._states_total(row):
            return RowKind.SUBTOTAL if self._is_subtotal(row) else RowKind.TOTAL
        figures = self._has_figures(cells)
        if not figures and _SIGNATURE.fullmatch(first):
            return RowKind.SIGNATURE
        if not figures and _NOTE.fullmatch(first):
            return RowKind.NOTE
        return self._judge_single(row) if len(row.cells) == 1 else None

    def _judge_single(self, row: SheetRow) -> RowKind | None:
        cell = row.cells[0]
        text = plain(cell.text)
        if text in self.titles:
            return RowKind.TITLE
        if cell.kind is CellKind.DATE or parse_date(text):
            return RowKind.SIGNATURE
        in_name_column = cell.column == self.layout.column_of("applicant_name")
        # Below the names `李新村` is a person, `二、新村` or `新村（3户）` is not.
        named_only = in_name_column and text.isalpha()
        in_village_column = cell.column == self.layout.column_of("village")
        if not named_only and not in_village_column and village_of_line(text):
            return RowKind.SECTION
        names_somebody = in_name_column or self._field_of(cell) in _NAMES_SOMEBODY
        if names_somebody and (len(text) <= _LONGEST_NAME_ALONE or _LONG_NAME.fullmatch(text)):
            return None
        # A lone number may be somebody's telephone or account: better a held row than a lost one.
        return None if _LONG_DIGITS.search(text) else RowKind.NOTE

    def _field_of(self, cell: Cell) -> str | None:
        column = self.layout.columns.get(cell.column)
        return column.field if column else None

    def _has_identity(self, cells: Mapping[int, Cell]) -> bool:
        """Tell whether somebody's number stands in the row."""
        for key in _OF_A_PERSON:
            column = self.layout.column_of(key)
            if column and column in cells and _LONG_DIGITS.search(plain(cells[column].text)):
                return True
        return False

    def _has_figures(self, cells: Mapping[int, Cell]) -> bool:
        for key in ("monthly_amount", "household_size", "insured_persons"):
            column = self.layout.column_of(key)
            text = cells[column].text if column and column in cells else ""
            # The day beside the clerk's signature is no sum, wherever it stands.
            if any(mark.isdecimal() for mark in text) and "年" not in text:
                return True
        return False

    def _is_empty(self, row: SheetRow) -> bool:
        """Tell whether nothing was filled in but what a form brings along: numbers and zeros."""
        for cell in row.cells:
            key = self._field_of(cell)
            if key == "serial" and (cell.kind is CellKind.NUMBER or cell.text.isdecimal()):
                continue
            if key in _PRINTED_BEFOREHAND - {"serial"} and len(row.cells) > 1:
                continue
            if cell.text in _NOTHING:
                continue
            return False
        return True

    def _is_heading(self, row: SheetRow) -> bool:
        texts = [cell.text for cell in row.cells]
        if len(texts) < 2 or any(cell.kind is not CellKind.TEXT for cell in row.cells):
            return False
        if any(_LONG_DIGITS.search(text) for text in texts):
            return False
        words = [normal_heading(text) for text in texts]
        known = sum(word in self.layout.words for word in words)
        if known >= 2 and known * 2 > len(words):
            return True
        keys = {field_of_heading(text) for text in texts} - {None}
        if {"applicant_name", "head_name"} & keys and len(keys) > 2:
            raise InputError(
                ErrorCode.SECOND_TABLE,
                Place(self.place.file, self.place.sheet, row.number),
                first=self.layout.last_row,
            )
        return False

    def _total_cell(self, row: SheetRow) -> str | None:
        """Return the text that makes a row a total, from the columns where such a word stands."""
        name_column = self.layout.column_of("applicant_name")
        for cell in row.cells[:3]:
            if cell.kind is not CellKind.TEXT:
                continue
            text = plain(cell.text)
            if _SUBTOTAL.fullmatch(text) or _TOTAL.fullmatch(text):
                return text
            if cell.column == name_column and not any(mark.isdecimal() for mark in text):
                return None  # a name stands where the total's word would be
        return None

    def _states_total(self, row: SheetRow) -> bool:
        return self._total_cell(row) is not None

    def _is_subtotal(self, row: SheetRow) -> bool:
        text = self._total_cell(row)
        return text is not None and _SUBTOTAL.fullmatch(text) is not None
