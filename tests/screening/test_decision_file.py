"""A decisions file that came back: signed properly, or refused with the place of the fault."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from noticegen.errors import ErrorCode, InputError
from noticegen.release.records.decision_sheet import decisions_workbook
from noticegen.screening.decision_file import read_decisions
from noticegen.screening.decisions import Choice, RowCode
from noticegen.screening.questions import Question, Questions
from noticegen.vocabulary.outcomes import Reason
from noticegen.vocabulary.place import Place

TODAY = date(2026, 11, 24)
ASKED = Place("=名单.xlsx", "白音村", 7)
QUESTION = Question(
    place=ASKED,
    reasons=(Reason.HIDDEN_ROW,),
    advice=("请核对。",),
    choices=tuple(Choice),
    rules=frozenset({"hidden-row", "duplicate-id"}),
    code=RowCode("a" * 20, "1" * 20),
    answer=None,
)


def filled(path: Path, **cells: object) -> Path:
    """Write a decisions file and fill in cells by their address."""
    path.write_bytes(decisions_workbook(Questions("3" * 32, (QUESTION,))))
    book = load_workbook(path)
    for address, value in ({"G4": "公示", "H4": "王 芳", "I4": "2026-11-20"} | cells).items():
        book["决定"][address].value = value
    book.save(path)
    return path


def test_what_is_written_is_read(tmp_path: Path) -> None:
    (one,) = read_decisions((filled(tmp_path / "d.xlsx"),), TODAY).decisions
    assert (one.choice, one.by, one.day) == (Choice.PUBLISH, "王 芳", date(2026, 11, 20))
    assert (one.place, one.rules, one.code) == (ASKED, QUESTION.rules, QUESTION.code)
    assert one.written == Place("d.xlsx", "决定", 4)
    assert "王" not in repr(one)


@pytest.mark.parametrize("day", ["2026年11月20日", "2026.11.20", datetime(2026, 11, 20)])  # noqa: DTZ001  # spreadsheets know no zones
def test_dates_may_be_written_as_offices_do(tmp_path: Path, day: object) -> None:
    (one,) = read_decisions((filled(tmp_path / "d.xlsx", I4=day),), TODAY).decisions
    assert one.day == date(2026, 11, 20)


def test_rows_nobody_answered_are_open(tmp_path: Path) -> None:
    path = filled(tmp_path / "d.xlsx", G4=None, H4=None, I4=None)
    assert not read_decisions((path,), TODAY)


@pytest.mark.parametrize(
    "cells",
    [
        *({"G4": word} for word in ("是", "publish", "公示吧", None)),
        *(
            {"H4": name}
            for name in (None, "王", "150207196001019938", "王芳16500000001", "王" * 41)
        ),
        *({"H4": name} for name in ("公示", "王\n芳1", "=1+1", "<b>王芳</b>")),
        *({"I4": day} for day in (None, "2026-11", "26.11.20", "2026-13-01", "昨天")),
        *({"I4": day} for day in ("2026-11-25", "2099-01-01", "2006-11-20")),
        *({"L4": code} for code in (None, "a" * 41, "A" * 20 + "-" + "1" * 20)),
        *({"C4": row} for row in (None, "七", -7)),
        {"K4": "hidden-row；王芳"},
        {"B2": "3" * 31},
        {"B2": None},
        {"D3": "问题"},
    ],
)
def test_half_answers_and_tampered_cells_are_refused(
    tmp_path: Path, cells: dict[str, object]
) -> None:
    path = filled(tmp_path / "d.xlsx", **cells)
    with pytest.raises(InputError) as caught:
        read_decisions((path,), TODAY)
    assert caught.value.code is ErrorCode.DECISIONS_INVALID
    assert "150207196001019938" not in caught.value.message
    assert "16500000001" not in caught.value.message


def test_two_answers_to_one_question_are_refused(tmp_path: Path) -> None:
    first = filled(tmp_path / "a.xlsx")
    second = filled(tmp_path / "b.xlsx", G4="不公示")
    with pytest.raises(InputError, match=r"a\.xlsx"):
        read_decisions((first, second), TODAY)
    assert len(read_decisions((first, first), TODAY).decisions) == 2


def hostile_file(directory: Path, name: str) -> Path:
    """Write a file that is no decisions file, in one of many ways."""
    path = directory / f"{name}.xlsx"
    if name == "bomb":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<a/>")
            archive.writestr("xl/workbook.xml", b" " * 210_000_000)
    elif name == "entities":
        laughs = '<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "哈哈">]><workbook>&b;</workbook>'
        good = filled(directory / "good.xlsx")
        with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w") as target:
            for part in source.namelist():
                target.writestr(part, laughs if part == "xl/workbook.xml" else source.read(part))
    elif name == "far":
        filled(path, XFD1048576="x")
    elif name == "cut":
        path.write_bytes(filled(path).read_bytes()[:900])
    elif name == "other":
        Workbook().save(path)
    elif name == "folder":
        path.mkdir()
    elif name != "missing":
        path.write_bytes({"empty": b"", "text": b"\x00" * 99}[name])
    return path


@pytest.mark.parametrize(
    "name", ["bomb", "entities", "far", "other", "empty", "text", "cut", "missing", "folder"]
)
def test_hostile_files_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as caught:
        read_decisions((hostile_file(tmp_path, name),), TODAY)
    assert caught.value.code is ErrorCode.DECISIONS_INVALID
