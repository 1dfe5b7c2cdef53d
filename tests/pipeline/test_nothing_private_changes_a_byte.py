"""Whoever has every published file and every method knows nothing of what was kept back.

Two offices publish the same about people whose ID numbers, telephones, accounts and remarks differ,
and keep back people who differ in everything. Their public files are the same, byte for byte:
not a letter, not a glyph of a font, not a date or a number within the files depends on the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from examples.identity import invent_account, invent_id, invent_phone
from noticegen.cli.app import run
from tests.pipeline.invented_month import UNIT

pytestmark = pytest.mark.slow


HEADINGS = (
    "序号",
    "嘎查村",
    "姓名",
    "身份证号码",
    "家庭人口",
    "金额（元）",
    "联系电话",
    "银行账号",
    "备注",
)
SHOWN = (
    ("东村", "王大明", 2, 836),
    ("东村", "乌云其木格", 3, 1020),
    ("西村", "欧阳建国", 1, 420),
    ("西村", "赵五", 4, 735.5),
)
Row = tuple[str | int | float, ...]


def _shown(variant: int) -> list[Row]:
    return [
        (
            village,
            name,
            invent_id(date(1950 + 3 * place + variant, 3, 4), 990 + variant),
            size,
            amount,
            invent_phone(100 * variant + place),
            invent_account(100 * variant + place),
            f"家住青空路{variant + 7}号，曾患青空症",
        )
        for place, (village, name, size, amount) in enumerate(SHOWN)
    ]


def _kept_back(variant: int) -> list[Row]:
    """Return a child and somebody with a faulty number, other ones in each variant."""
    child, fault = (("龘瓛", "彧婳"), ("李小马", "司徒震华"))[variant]
    born = (date(2013, 5, 6), date(2024, 1, 2))[variant]
    return [
        ("东村", child, invent_id(born, 995), 1, (420, 836.5)[variant], "", "", "孤儿"),
        ("西村", fault, ("15020719500102991", "150207195001029917")[variant], 6 * variant + 1, 99),
    ]


def write_office(folder: Path, variant: int) -> list[str]:
    """Write an office's list and unit file; return them as the command line takes them."""
    folder.mkdir()
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "名单"
    sheet.append(["2026年12月农村低保发放名单"])
    sheet.append(HEADINGS)
    rows = _shown(variant) + _kept_back(variant)
    if variant:  # those kept back stand elsewhere
        rows = [rows[0], rows[4], *rows[1:4], rows[5]]
    for serial, row in enumerate(rows, start=1 + 50 * variant):
        sheet.append((serial, *row))
    roster, unit = folder / "名单.xlsx", folder / "unit.yaml"
    workbook.save(roster)
    unit.write_text(UNIT, encoding="utf-8")
    return [str(roster), "--unit", str(unit), "--period", "2026-12", "--out", str(folder / "out")]


def public_files(out: Path) -> Mapping[str, bytes]:
    """Return every public file by its name."""
    return {path.name: path.read_bytes() for path in sorted((out / "public").iterdir())}


NOTICE = ("--policy", "rural-dibao", "--start", "2026-12-01", "--allow-held")


@pytest.mark.parametrize(
    "options",
    [
        ("--split-by", "village"),
        ("--channel", "web", "--preview"),
        ("--layout", "poster", "--paper", "A3"),
    ],
)
def test_two_offices_that_show_the_same_publish_the_same_bytes(
    tmp_path: Path, options: Sequence[str]
) -> None:
    published = []
    for variant in (0, 1):
        folder = tmp_path / f"office{variant}"
        assert run(["notice", *write_office(folder, variant), *NOTICE, *options]) == 0
        published.append(public_files(folder / "out"))
    assert len(published[0]) >= 1
    assert list(published[0]) == list(published[1])
    for name, data in published[0].items():
        assert data == published[1][name], name
