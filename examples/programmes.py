"""One small roster for every programme, with the headings offices write on that programme's lists.

Three villages: eight people in the first, six in the second, one in the third. Two of a name
live in the first; the last person of the second is a child, and on the lists of children everybody
is. So each programme can be tried through the command: a list of names, numbers only, a refusal.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook

from examples.households import CellValue
from examples.identity import invent_account, invent_id, invent_phone
from examples.workbook import STAMP, TOWNSHIP, without_clock

CHILD = "白小满"
_LINES = (
    (
        "柳树营村",
        ("乌云毕力格", "王芳", "王芳", "欧阳建国", "张秀英", "李国强", "斯琴高娃", "赵春梅"),
    ),
    ("东河套村", ("阿拉腾·其其格", "刘玉兰", "陈志强", "马海龙", "孙桂兰", CHILD)),
    ("敖包湾嘎查", ("周德胜",)),
)


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One invented line of a roster, by its number from 1."""

    number: int
    name: str
    village: str
    is_child: bool

    @property
    def birth(self) -> date:
        """Return a day of birth: a child's, or old enough for every programme."""
        year = (2011 if self.is_child else 1931) + self.number * 3 % 10
        return date(year, 1 + self.number % 12, 1 + self.number)

    @property
    def id_number(self) -> str:
        """Return a sound number that belongs to nobody."""
        return invent_id(self.birth, 990 + self.number % 10)


@dataclass(frozen=True, slots=True)
class ProgrammeRoster:
    """The roster of one programme: what stands in its title and in its heading row."""

    programme: str
    title: str
    headings: tuple[str, ...]
    of_children: bool = False

    @property
    def file_name(self) -> str:
        """Return the name of the workbook."""
        return f"{self.programme}.xlsx"


def _row(*headings: str) -> tuple[str, ...]:
    return tuple(" ".join(headings).split())


ROSTERS = (
    *(
        ProgrammeRoster(
            name,
            title,
            _row(
                "序号 村名 户主姓名 身份证号码 家庭人口数",
                "户月保障金额（元） 一卡通账号 家庭住址 备注",
            ),
        )
        for name, title in (
            ("rural-dibao", "农村低保对象花名册"),
            ("urban-dibao", "城市低保对象花名册"),
        )
    ),
    ProgrammeRoster(
        "tekun",
        "特困人员救助供养花名册",
        _row(
            "序号 所在村 特困人员姓名 公民身份号码 供养方式",
            "生活自理能力 月保障金（元） 照料护理人姓名 备注",
        ),
    ),
    ProgrammeRoster(
        "temporary-assistance",
        "临时救助发放花名册",
        _row("序号 嘎查村 申请人 身份证号码 临时救助类型", "救助金额 申请事由 联系电话 银行卡号"),
    ),
    ProgrammeRoster(
        "low-income-margin",
        "最低生活保障边缘家庭花名册",
        _row(
            "序号 嘎查村（社区） 申请人姓名 身份证号码 家庭成员人数",
            "家庭月人均收入 致困原因 联系电话",
        ),
    ),
    ProgrammeRoster(
        "rigid-expenditure",
        "刚性支出困难家庭花名册",
        _row("序号 所属村 申请人姓名 身份证号码 家庭人口", "医疗费用 患病病种 联系电话"),
    ),
    ProgrammeRoster(
        "orphan-allowance",
        "孤儿基本生活保障花名册",
        _row("序号 所在村 姓名 性别 身份证号码 监护人姓名", "监护人身份证号 保障金额 开户行 账号"),
        of_children=True,
    ),
    ProgrammeRoster(
        "unsupported-children",
        "事实无人抚养儿童基本生活补贴花名册",
        _row("序号 所在村 姓名 身份证号码 就读学校 监护人姓名 补贴金额 账号"),
        of_children=True,
    ),
    ProgrammeRoster(
        "disability-subsidies",
        "残疾人两项补贴发放花名册",
        _row(
            "序号 村（社区） 残疾人姓名 身份证号码 残疾证号 残疾类别",
            "残疾等级 补贴类别 补贴金额 银行账号",
        ),
    ),
    ProgrammeRoster(
        "old-age-allowance",
        "高龄津贴发放花名册",
        _row("序号 行政村 老人姓名 性别 年龄", "身份证号码 津贴金额 社保卡号 家属电话"),
    ),
    ProgrammeRoster(
        "medical-assistance",
        "医疗救助花名册",
        _row("序号 所属村 救助对象姓名 身份证号码 病种 住院医院", "自付费用 救助金额 开户行 账号"),
    ),
    ProgrammeRoster(
        "subsidy-card",
        "惠民惠农补贴一卡通发放表",
        _row("序号 村名 农户姓名 身份证号码 补贴项目", "面积 补贴金额 一卡通账号 手机号码"),
    ),
    ProgrammeRoster(
        "public-housing",
        "公共租赁住房保障对象花名册",
        _row("序号 社区 申请人姓名 身份证号码 家庭人口", "人均月收入 批次 房号 联系电话"),
    ),
    ProgrammeRoster(
        "housing-renovation",
        "农村危房改造补助花名册",
        _row("序号 所在村 户主 户主身份证号码 家庭人口", "改造方式 补助资金 一卡通账号 致贫原因"),
    ),
    ProgrammeRoster(
        "happiness-sheet",
        "救助幸福清单发放花名册",
        _row("序号 所在村 申请人姓名 身份证号码 户月保障金额 银行账号 联系电话"),
    ),
)

Typed = Callable[[ListedPerson], CellValue]


def _family(village: str) -> str:
    return f"白守护{village[0]}"


# By the beginning of the heading: the longest beginning that fits says what a clerk types there.
_TYPED: Mapping[str, Typed] = {
    "序号": lambda one: one.number,
    "监护人姓名": lambda one: _family(one.village),
    "监护人身份证号": lambda one: invent_id(date(1980, 5, 20), 990 + one.number % 10),
    "照料护理人姓名": lambda one: _family(one.village),
    "残疾证号": lambda one: f"{one.id_number}41",
    "残疾类别": lambda one: ("肢体", "视力", "听力")[one.number % 3],
    "残疾等级": lambda one: ("一级", "二级")[one.number % 2],
    "补贴类别": lambda one: ("困难残疾人生活补贴", "重度残疾人护理补贴")[one.number % 2],
    "补贴项目": lambda _one: "耕地地力保护补贴",
    "供养方式": lambda one: ("分散供养", "集中供养")[one.number % 2],
    "生活自理能力": lambda one: ("全自理", "完全丧失")[one.number % 2],
    "临时救助类型": lambda one: ("急难型", "支出型")[one.number % 2],
    "性别": lambda one: "男" if int(one.id_number[16]) % 2 else "女",
    "年龄": lambda one: 2026 - one.birth.year,
    "病种": lambda one: f"青空症{one.number}期",
    "患病病种": lambda one: f"青空症{one.number}期",
    "住院医院": lambda one: f"青空医院{one.number}科",
    "自付费用": lambda one: 20311 + one.number * 97,
    "医疗费用": lambda one: 20311 + one.number * 97,
    "就读学校": lambda one: f"青空小学{one.number}班",
    "申请事由": lambda one: f"因青空症住院{one.number}次",
    "致困原因": lambda one: f"因青空症住院{one.number}次",
    "致贫原因": lambda one: f"因青空症住院{one.number}次",
    "家庭月人均收入": lambda one: 1013 + one.number * 11,
    "人均月收入": lambda one: 1013 + one.number * 11,
    "面积": lambda one: f"{one.number + 3}.5亩",
    "批次": lambda _one: "2026年第2批",
    "房号": lambda one: f"青禾小区{one.number}号楼201室",
    "改造方式": lambda one: ("修缮加固", "新建")[one.number % 2],
    "家庭人口": lambda one: 1 + one.number % 4,
    "家庭成员人数": lambda one: 1 + one.number % 4,
    "家庭住址": lambda one: f"{one.village}2组{10 + one.number}号",
    "联系电话": lambda one: invent_phone(one.number),
    "家属电话": lambda one: invent_phone(one.number),
    "手机号码": lambda one: invent_phone(one.number),
    "开户行": lambda _one: "农村信用社",
    "备注": lambda one: f"与孙女白小鹿{one.number}同住",
    **dict.fromkeys(
        ("账号", "银行账号", "银行卡号", "一卡通账号", "社保卡号"),
        lambda one: invent_account(one.number),
    ),
    **dict.fromkeys(
        ("身份证号码", "公民身份号码", "户主身份证号码"),
        lambda one: one.id_number,
    ),
    **dict.fromkeys(
        ("村名", "所在村", "嘎查村", "嘎查村（社区）", "所属村", "村（社区）", "行政村", "社区"),
        lambda one: one.village,
    ),
    **dict.fromkeys(
        ("救助金额", "补贴金额", "津贴金额", "保障金额", "补助资金", "户月保障金额", "月保障金"),
        lambda one: 560 + one.number * 47,
    ),
    **dict.fromkeys(
        (
            *("姓名", "户主", "户主姓名", "申请人", "申请人姓名", "特困人员姓名", "残疾人姓名"),
            *("老人姓名", "救助对象姓名", "农户姓名"),
        ),
        lambda one: one.name,
    ),
}


def list_people(roster: ProgrammeRoster) -> tuple[ListedPerson, ...]:
    """Return the people of a roster: the same names on every one, so that lists can be compared."""
    return tuple(_number_people(of_children=roster.of_children))


def build_roster(roster: ProgrammeRoster) -> bytes:
    """Return the .xlsx of one programme: a title, the headings, a line for each person."""
    book = Workbook()
    book.properties.creator = f"{TOWNSHIP}社会救助办公室"
    book.properties.created = STAMP
    sheet = book.worksheets[0]
    sheet.title = "花名册"
    sheet.append([f"{TOWNSHIP}2026年12月{roster.title}"])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(roster.headings))
    sheet.append(list(roster.headings))
    for person in list_people(roster):
        sheet.append([type_cell(person, heading) for heading in roster.headings])
    buffer = io.BytesIO()
    book.save(buffer)
    return without_clock(buffer.getvalue())


def type_cell(person: ListedPerson, heading: str) -> CellValue:
    """Return what the clerk has typed under a heading."""
    known = max((key for key in _TYPED if heading.startswith(key)), key=len)
    return _TYPED[known](person)


def _number_people(*, of_children: bool) -> Iterator[ListedPerson]:
    number = 0
    for village, names in _LINES:
        for name in names:
            number += 1
            yield ListedPerson(number, name, village, of_children or name == CHILD)
