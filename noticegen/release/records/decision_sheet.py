"""`decisions.xlsx`: every household that waits, with room for a person's answer and signature.

Places, rules and codes only: whoever finds the file learns nobody's name. The codes know a row
again when the file comes back (`screening.decision_file` reads it).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from noticegen.release.records.workbook import fit_to_paper, put_text, workbook_bytes
from noticegen.screening.decision_file import (
    HEADING_ROW,
    HEADINGS,
    SALT_COLUMN,
    SALT_ROW,
    SHEET_NAME,
)
from noticegen.screening.questions import Question, Questions

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = (14, 10, 5, 14, 34, 14, 9, 9, 11, 14, 12, 12)
_TO_FILL_IN = frozenset({"决定", "决定人", "日期", "说明"})
_FOR_THE_PROGRAM = frozenset({"规则", "核对码"})
_HELP_POINTS = 32.0
_CHOICE_COLUMN = HEADINGS.index("决定") + 1
_TITLE = "待核各户的决定"
_HELP = (
    "只填黄色的四栏：决定（从下拉框里选）、决定人（姓名）、日期、说明（可以不写）。"
    "填好保存，把原来的命令再运行一次，加上 --decisions 和这个文件。"
)


def decisions_workbook(questions: Questions) -> bytes:
    """Return `decisions.xlsx`; answers that count already are filled in."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = SHEET_NAME
    put_text(sheet, 1, 1, _TITLE).font = Font(bold=True, size=14)
    put_text(sheet, SALT_ROW, 1, "盐值（勿改）")
    put_text(sheet, SALT_ROW, SALT_COLUMN, questions.salt)
    _write_help(sheet)
    for column, heading in enumerate(HEADINGS, 1):
        put_text(sheet, HEADING_ROW, column, heading).font = Font(bold=True)
    for row, question in enumerate(questions.questions, HEADING_ROW + 1):
        _write(sheet, row, question)
    _offer_choices(sheet, questions)
    sheet.protection.sheet = True  # without a password: against slips, not against people
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.freeze_panes = f"A{HEADING_ROW + 1}"
    fit_to_paper(sheet, HEADING_ROW, _WIDTHS, lying=True)
    return workbook_bytes(workbook)


def _write_help(sheet: Worksheet) -> None:
    from openpyxl.styles import Alignment, Font

    first, last = SALT_COLUMN + 3, len(HEADINGS)
    sheet.merge_cells(start_row=SALT_ROW, end_row=SALT_ROW, start_column=first, end_column=last)
    cell = put_text(sheet, SALT_ROW, first, _HELP)
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[SALT_ROW].height = _HELP_POINTS


def _write(sheet: Worksheet, row: int, question: Question) -> None:
    from openpyxl.styles import Alignment, PatternFill, Protection

    yellow = PatternFill("solid", start_color="FFF2CC")
    for column, (heading, value) in enumerate(zip(HEADINGS, _cells(question), strict=True), 1):
        cell = put_text(sheet, row, column, value)
        for_reading = heading not in _FOR_THE_PROGRAM
        cell.alignment = Alignment(
            wrap_text=for_reading, shrink_to_fit=not for_reading, vertical="top"
        )
        if heading in _TO_FILL_IN:
            cell.fill, cell.protection = yellow, Protection(locked=False)
            cell.number_format = "yyyy-mm-dd" if heading == "日期" else "@"


def _cells(question: Question) -> tuple[str | int, ...]:
    place, answer = question.place, question.answer
    return (
        place.file,
        place.sheet or "",
        place.row or "",
        "；".join(reason.label for reason in question.reasons),
        "".join(question.advice),
        "、".join(choice.label for choice in question.choices),
        answer.choice.label if answer else "",
        answer.by if answer else "",
        answer.day.isoformat() if answer else "",
        "",
        " ".join(sorted(question.rules)),
        f"{question.code.content}-{question.code.rules}",
    )


def _offer_choices(sheet: Worksheet, questions: Questions) -> None:
    """Give every answer cell a drop-down of what may be chosen there."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(_CHOICE_COLUMN)
    row = HEADING_ROW + 1
    for choices, alike in groupby(questions.questions, key=lambda question: question.choices):
        last = row + len(list(alike)) - 1
        words = ",".join(choice.label for choice in choices)
        offer = DataValidation(
            type="list",
            formula1=f'"{words}"',
            allow_blank=True,
            showErrorMessage=True,
            errorTitle="决定",
            error="请从下拉框里选一个。",
        )
        offer.add(f"{letter}{row}:{letter}{last}")
        sheet.add_data_validation(offer)
        row = last + 1
