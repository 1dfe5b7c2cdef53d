"""Random untidy workbooks around known people: everybody once, at the right place."""

from __future__ import annotations

import csv
import io
import tempfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from noticegen.roster.model import Roster
from noticegen.roster.reading import read_rosters
from tests.roster.workbooks import Value, share_strings

pytestmark = pytest.mark.slow

_NAMES = [
    "王某",
    "欧阳某某",
    "阿拉腾·其其格",
    "乌云毕力格",
    "李\u3400",
    "合某计",
    "村某",
    "\U0002cc56某",
]
_HEADINGS = {
    "name": ["户主姓名", "姓名", "申请人（户主）", " 户 主\n姓 名 ", "救助对象"],
    "id": ["身份证号码", "身份证号", "公民身份号码", "身份证号（18位）"],
    "size": ["家庭人口", "家庭人口数", "家庭人口（人）"],
    "amount": ["户月保障金额（元）", "月补助金额", "保障金额", "金额：元"],
    "phone": ["联系电话", "手机号"],
    "other": ["邻居姓名", "备用", "说明2"],
}


@dataclass(frozen=True)
class Someone:
    """A person and where the test put them."""

    name: str
    number: str
    size: int
    amount: Decimal
    sheet: str
    row: int
    hidden: bool


@dataclass
class Untidy:
    """A workbook's rows and the people in it."""

    sheets: dict[str, list[list[Value]]]
    hidden: dict[str, list[int]]
    people: list[Someone]


@st.composite
def workbooks(draw: st.DrawFn) -> Untidy:
    made = Untidy({}, {}, [])
    counter = 0
    for sheet in draw(
        st.lists(st.sampled_from(["东村", "西村", "白音嘎查"]), min_size=1, unique=True)
    ):
        columns = draw(st.permutations(["name", "id", "size", "amount", "phone", "other"]))
        heading: list[Value] = [draw(st.sampled_from(_HEADINGS[key])) for key in columns]
        rows: list[list[Value]] = [[] for _ in range(draw(st.integers(0, 4)))]
        if draw(st.booleans()):
            rows.append(["某镇2026年12月农村低保花名册"])
        rows.append(heading)
        hidden: list[int] = []
        total = Decimal()
        for _ in range(draw(st.integers(1, 6))):
            rows.extend(_noise(draw, heading))
            counter += 1
            amount = draw(st.integers(1, 9999)) + Decimal(draw(st.sampled_from(["0", "0.5"])))
            someone = Someone(
                draw(st.sampled_from(_NAMES)),
                f"15020319{50 + counter % 40}0101{990 + counter % 10}{counter % 10}",
                draw(st.integers(1, 9)),
                amount,
                sheet,
                len(rows) + 1,
                draw(st.booleans()),
            )
            total += amount
            made.people.append(someone)
            written: dict[str, Value] = {
                "name": _spelled(draw, someone.name),
                "id": draw(st.sampled_from(["{}", "'{}", "{}\u3000", "\u200b{}"])).format(
                    someone.number
                ),
                "size": _one_of(draw, [someone.size, str(someone.size), f"{someone.size}人"]),
                "amount": _one_of(draw, [float(amount), f"{amount:,}", f"{amount}元"]),
                "phone": "16500000000",
                "other": draw(st.sampled_from([None, "某", "合计", "制表人：某"])),
            }
            rows.append([written[key] for key in columns])
            if someone.hidden:
                hidden.append(len(rows))
        if draw(st.booleans()):
            last: list[Value] = ["合计", *[None] * 5]
            if columns[0] != "amount":
                last[columns.index("amount")] = float(total)
            rows.append(last)
        if draw(st.booleans()):
            rows.append(["制表人：某某", None, None, "审核人：某某"])
        made.sheets[sheet], made.hidden[sheet] = rows, hidden
    return made


def _noise(draw: st.DrawFn, heading: list[Value]) -> list[list[Value]]:
    """Return what may stand between two people: nothing, a gap, the heading again, a subtotal."""
    return draw(st.sampled_from([[], [[]], [list(heading)], [["小计", *[None] * 5]]]))


def _one_of(draw: st.DrawFn, values: list[Value]) -> Value:
    return draw(st.sampled_from(values))


def _spelled(draw: st.DrawFn, name: str) -> str:
    return draw(st.sampled_from(["{}", " {} ", "{}\u00a0", "\ufeff{}"])).format(name)


def _check(roster: Roster, people: list[Someone]) -> None:
    assert len(roster.households) == len(people)
    for household, someone in zip(roster.households, people, strict=True):
        assert household.place.row == someone.row
        assert household.applicant_name == someone.name
        assert household.id_number == someone.number
        assert household.household_size == someone.size
        assert household.amount == someone.amount
    said = {value.text for value in roster.private_values()}
    for someone in people:
        assert someone.number in said
        assert someone.number not in repr(roster)
    assert all(total.agrees for total in roster.totals if total.key == "monthly_amount")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(workbooks(), st.booleans())
def test_everybody_is_accounted_for_once_where_they_stand(made: Untidy, shared: bool) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in made.sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column, value)
        for number in made.hidden[name]:
            sheet.row_dimensions[number].hidden = True
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "名单.xlsx"
        book.save(path)
        roster = read_rosters([share_strings(path) if shared else path])
    _check(roster, made.people)
    assert [household.hidden for household in roster.households] == [
        someone.hidden for someone in made.people
    ]
    assert [household.village for household in roster.households] == [
        someone.sheet for someone in made.people
    ]
    assert {household.programme for household in roster.households} <= {"rural-dibao", None}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    workbooks(),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    st.sampled_from(",\t;|"),
)
def test_the_same_of_delimited_text(made: Untidy, encoding: str, separator: str) -> None:
    sheet, rows = next(iter(made.sheets.items()))
    text = io.StringIO()
    # Line numbers are the editor's, so nothing in this test has a line break within a cell.
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    for row in rows:
        writer.writerow([str(value or "").replace("\n", " ") for value in row])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{sheet}.csv"
        path.write_bytes(text.getvalue().encode(encoding))
        roster = read_rosters([path])
    _check(roster, [someone for someone in made.people if someone.sheet == sheet])
    assert {household.village for household in roster.households} == {sheet}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(workbooks())
def test_the_same_of_the_old_binary_format(made: Untidy) -> None:
    book = xlwt.Workbook()
    for name, rows in made.sheets.items():
        sheet = book.add_sheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(at, column, value)
        for number in made.hidden[name]:
            sheet.row(number - 1).hidden = True
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "名单.xls"
        book.save(str(path))
        roster = read_rosters([path])
    _check(roster, made.people)
    assert [household.hidden for household in roster.households] == [
        someone.hidden for someone in made.people
    ]
    assert [household.village for household in roster.households] == [
        someone.sheet for someone in made.people
    ]
