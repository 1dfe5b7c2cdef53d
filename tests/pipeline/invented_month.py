"""Lists of several programmes of one month, with the same invented families in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from examples.identity import invent_id

UNIT = """\
issuer: 示例市示例旗青禾镇人民政府
office: 社会救助办公室
address: 青禾镇政府一楼便民大厅
telephone: 0472-5550101
supervision_telephone: 0472-5550102
policy_url: https://mzj.example.gov.cn/policy
"""
_TITLES = {
    "rural-dibao": "农村低保",
    "urban-dibao": "城市低保",
    "tekun": "特困人员救助供养",
    "temporary-assistance": "临时救助",
    "low-income-margin": "低保边缘家庭",
    "orphan-allowance": "孤儿基本生活保障",
    "disability-subsidies": "残疾人两项补贴",
    "old-age-allowance": "高龄津贴",
    "medical-assistance": "医疗救助",
    "rigid-expenditure": "刚性支出困难家庭",
    "unsupported-children": "事实无人抚养儿童基本生活补贴",
    "subsidy-card": "一卡通惠民惠农补贴",
    "public-housing": "公共租赁住房保障",
    "housing-renovation": "农村危房改造",
}
HEADINGS = (
    "序号",
    "姓名",
    "身份证号码",
    "嘎查村",
    "金额（元）",
    "补贴类别",
    "家庭成员姓名",
    "家庭成员身份证号码",
    "联系电话",
    "一卡通账号",
    "患病病种",
    "状态",
    "停止原因",
    "发放日期",
)


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person."""

    name: str
    birth: date
    order: int = 990

    @property
    def number(self) -> str:
        """Return the ID number."""
        return invent_id(self.birth, self.order)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list."""

    person: Person
    amount: object
    village: str = "柳树营村"
    kind: str = ""
    members: tuple[Person, ...] = ()
    phone: str = "16500000001"
    status: str = ""
    reason: str = ""
    number: str | None = None
    paid: str = ""


def write_list(
    folder: Path,
    programme: str,
    lines: Sequence[Line],
    *,
    amount_heading: str = "金额（元）",
    month: str = "2026年12月",
    name: str | None = None,
) -> str:
    """Write one list and return it as the command line takes it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名单"
    sheet.append([f"青禾镇{month}{_TITLES[programme]}花名册"])
    sheet.append([amount_heading if head == "金额（元）" else head for head in HEADINGS])
    for serial, line in enumerate(lines, start=1):
        number = line.person.number if line.number is None else line.number
        sheet.append(
            [
                serial,
                line.person.name,
                number,
                line.village,
                line.amount,
                line.kind,
                "、".join(member.name for member in line.members),
                "、".join(member.number for member in line.members),
                line.phone,
                f"62170000000000{serial:05d}",
                "患罕见的青空症",
                line.status,
                line.reason,
                line.paid,
            ]
        )
    path = folder / (name or f"{programme}.xlsx")
    book.save(path)
    return f"{programme}={path}"


def write_unit(folder: Path) -> Path:
    """Write the unit file."""
    path = folder / "unit.yaml"
    path.write_text(UNIT, encoding="utf-8")
    return path
