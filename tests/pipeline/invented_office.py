"""An invented office with an invented roster, built cell by cell for tests of the whole way.

Nobody here exists: ID numbers take their order code from 990-999, which no registry reaches, and
planted values are unmistakable so that a leak is found by plain search.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

HEADINGS = (
    "序号",
    "户主姓名",
    "身份证号码",
    "家庭人口数",
    "户月保障金额（元）",
    "联系电话",
    "一卡通账号",
    "家庭住址",
    "致贫原因",
    "备注",
)
UNIT = """\
issuer: 示例市示例旗白音花镇人民政府
office: 社会救助办公室
address: 白音花镇政府一楼便民大厅
telephone: 0472-5550101
supervision_telephone: 0472-5550102
policy_url: https://mzj.example.gov.cn/policy
"""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class Villager:
    """One invented row; `born` is YYYYMMDD."""

    name: str
    born: str
    order: int = 990
    size: object = 2
    amount: object = 836
    id_number: str | None = None

    def number(self) -> object:
        """Return the ID number, or what the test writes in its place."""
        if self.id_number is not None:
            return self.id_number
        return invented_id(self.born, self.order)


def invented_id(born: str, order: int = 990, division: str = "150207") -> str:
    """Return an ID number with a valid check character (GB 11643-1999) that belongs to nobody."""
    if not 990 <= order <= 999:
        raise ValueError("an invented person takes an order code from 990 to 999")
    body = f"{division}{born}{order:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def write_roster(path: Path, villages: dict[str, Sequence[Villager]]) -> Path:
    """Write a workbook as an office keeps it: title, unit line, heading, rows, total, signature."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for village, people in villages.items():
        sheet = book.create_sheet(village)
        sheet.append([f"{village}2026年12月农村低保对象花名册"])
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(HEADINGS))
        sheet.append(["填报单位：白音花镇", *[None] * 7, "单位：元"])
        sheet.append(list(HEADINGS))
        for number, person in enumerate(people, start=1):
            sheet.append([number, *_values(person, number)])
        sheet.append(["合计", None, None, None, sum(_amounts(people))])
        sheet.append(["制表人：", "白制表", None, None, "审核人：", "赤审核"])
    book.save(path)
    return path


def _values(person: Villager, number: int) -> list[object]:
    return [
        person.name,
        person.number(),
        person.size,
        person.amount,
        f"1390099{number:04d}",
        f"62284800180{number:08d}",
        f"雪莲胡同{number}排{70 + number}号",
        "患罕见的青空症",
        "与其孙白小马同住",
    ]


def _amounts(people: Sequence[Villager]) -> list[int]:
    return [person.amount for person in people if isinstance(person.amount, int)]
