"""Invented publications: what template previews, the gallery and tests show instead of people.

Nobody here exists. The names are chosen to be awkward on paper: long Mongolian names with middle
dots, compound surnames, characters that ordinary fonts lack.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from noticegen.publication.model import (
    Column,
    ColumnKind,
    Entry,
    LegalBasis,
    PostingPeriod,
    Publication,
    VillageList,
    Wording,
)
from noticegen.settings.unit import Unit
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.stages import Channel, Stage

INVENTED_UNIT = Unit(
    issuer="包头市九原区哈业胡同镇人民政府",
    office="社会救助办公室",
    address="哈业胡同镇政府一楼便民大厅",
    telephone="0472-7153321",
    supervision_telephone="0472-7151234",
    policy_url="https://mzj.example.gov.cn/policy",
)
INVENTED_VILLAGES = ("哈业脑包村", "新城村", "乌兰计嘎查")
AWKWARD_NAMES = (
    "乌云毕力格",
    "阿拉腾·其其格",
    "欧阳建国",
    "王\u36c3",
    "李\U0002cc56",
    "张喆",
    "赵䶮",
    "那仁·图雅·巴特尔",
)
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = ("秀英", "桂兰", "建军", "文", "玉珍", "志强", "娜", "海龙", "凤霞", "永红", "涛", "淑芬")


def invent_publication(
    households: int = 60, villages: tuple[str, ...] = INVENTED_VILLAGES, *, cents: bool = False
) -> Publication:
    """Return a review notice of that many invented households, dealt out to the villages."""
    names = _invent_names(households)
    return Publication(
        programme="rural-dibao",
        programme_label="农村最低生活保障",
        stage=Stage.REVIEW,
        channel=Channel.BOARD,
        unit=INVENTED_UNIT,
        period=Period(2026, 12),
        title="哈业胡同镇2026年12月农村最低生活保障对象审核公示",
        posting=PostingPeriod(date(2026, 12, 1), date(2026, 12, 7), 7, working_days=False),
        basis=(
            LegalBasis("mf-2021-57", "最低生活保障审核确认办法", "民发〔2021〕57号", "第十九条"),
        ),
        wording=_WORDING,
        columns=(
            Column("applicant_name", "申请人姓名", ColumnKind.NAME, "applicant-name"),
            Column("household_size", "家庭人口", ColumnKind.COUNT, "household-size"),
            Column("monthly_amount", "月保障金额（元）", ColumnKind.AMOUNT, "monthly-amount"),
        ),
        villages=tuple(
            VillageList(village, _invent_entries(names[place :: len(villages)], cents=cents))
            for place, village in enumerate(villages)
        ),
        not_shown=3,
    )


_WORDING = Wording(
    opening="根据《社会救助暂行办法》和《最低生活保障审核确认办法》（民发〔2021〕57号）第十九条的规定，"
    "现将哈业胡同镇2026年12月农村最低生活保障审核情况公示如下。",
    procedure="以下家庭由本人申请，经镇人民政府受理、家庭经济状况信息核对、入户调查、民主评议和审核，"
    "初步认为符合农村最低生活保障条件。",
    objection="公示期间，任何单位和个人对公示内容有异议的，可以来人、来信或者来电反映。"
    "反映情况应当实事求是；受理单位依法为反映人保密。",
    not_shown="另有3户依法不予公开或者信息待核实，未列入本公示。",
)


def _invent_names(count: int) -> list[str]:
    made = (
        _SURNAMES[number % len(_SURNAMES)] + _GIVEN[number * 7 % len(_GIVEN)]
        for number in range(count)
    )
    return [*AWKWARD_NAMES, *made][:count]


def _invent_entries(names: list[str], *, cents: bool) -> tuple[Entry, ...]:
    return tuple(
        Entry(number, (name, 1 + number % 5, _invent_amount(number, cents=cents)))
        for number, name in enumerate(names, start=1)
    )


def _invent_amount(number: int, *, cents: bool) -> Decimal:
    yuan = Decimal(480 + 37 * (number % 40))
    return yuan + Decimal("0.50") if cents and number % 3 == 0 else yuan
