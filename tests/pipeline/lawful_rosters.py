"""Random rosters in which everything that can be mistaken for a leak is lawful.

Names are everyday words or parts of villages, villages stand inside addresses, amounts equal other
people's ages, withheld people bear published names, remarks repeat the notice's own words, and
cells repeat the office's telephone. Nobody exists: ID numbers take order codes 990-999.
"""

from __future__ import annotations

import random
from collections.abc import Mapping

from tests.pipeline.invented_office import invented_id

VILLAGES = ("新城村", "哈业脑包村", "白音花嘎查", "永丰村", "乌兰计一村", "乌兰计二村")
# Words that a notice, a village or an office has for itself, as names.
WORDS = (
    *("高明", "安康", "文明", "金山", "向阳", "白音", "新城", "永丰", "田地", "元月", "公正"),
    *("常年", "方圆", "和平", "时间", "任何", "于今", "平安", "成本", "党生", "章程", "明天"),
)
NAMES = (
    *("乌云毕力格", "其其格", "娜仁花", "欧阳春花", "阿尔斯楞", "王芳", "王芳芳", "李国强", "刘玉"),
    *("刘玉兰", "张秀英", "赵永丰", "马新城", "斯琴高娃", "陈建", "陈建国", "吴仁杰", "布仁巴雅尔"),
)
REMARKS = (
    *(
        "",
        "低保",
        "公示",
        "无",
        "已公示",
        "农村低保",
        "新增",
        "社会救助",
        "按户施保",
        "监督电话见公示",
    ),
    *(
        "A类",
        "重病",
        "同意",
        "2026年12月",
        "12月1日",
        "发放",
        "本户已公示",
        "见公示栏",
        "一卡通",
        "复核通过",
    ),
    *("低保对象", "政府", "家庭人口数", "救助办", "公示期7个工作日", "联系电话同上", "合计"),
)
CAUSES = ("因病", "因残", "缺劳力", "公示", "低保", "其他", "家庭人口多", "12月")


def lawful_people(seed: int) -> tuple[tuple[Mapping[str, str], ...], frozenset[int]]:
    """Return a random list of people, and which of them must not be listed (minors)."""
    dice = random.Random(seed)  # noqa: S311 - invented people, no secret
    people: list[Mapping[str, str]] = []
    withheld: set[int] = set()
    villages = dice.sample(VILLAGES, dice.randint(1, 3))
    for number in range(dice.randint(4, 24)):
        is_minor = dice.random() < 0.2
        if is_minor:
            withheld.add(number)
        people.append(_person(dice, number, villages, people, is_minor=is_minor))
    return tuple(people), frozenset(withheld)


def _person(
    dice: random.Random,
    number: int,
    villages: list[str],
    before: list[Mapping[str, str]],
    *,
    is_minor: bool,
) -> Mapping[str, str]:
    year = dice.randint(2010, 2022) if is_minor else dice.randint(1935, 2000)
    born = f"{year}{dice.randint(1, 12):02d}{dice.randint(1, 28):02d}"
    village = dice.choice(villages)
    name = dice.choice((*NAMES, *WORDS))
    if before and dice.random() < 0.15:
        name = dice.choice(before)["applicant_name"]
    age = str(2026 - year)
    return {
        "applicant_name": name,
        "id_number": invented_id(born, 990 + number % 10),
        "village": village,
        "household_size": str(dice.randint(1, 7)),
        "monthly_amount": dice.choice(
            [age, f"{age}0", f"{dice.randint(300, 3000)}.5", "1200", "836"]
        ),
        "age": age,
        "phone": dice.choice([f"1390099{dice.randint(0, 9999):04d}", "0472-5550101", "5550102"]),
        "bank_account": f"62284800180{dice.randint(0, 10**8 - 1):08d}",
        "address": dice.choice(
            [village, f"{village}三组", f"白音花镇{village}{number}号", "白音花镇政府一楼便民大厅"]
        ),
        "cause": dice.choice(CAUSES),
        "remark": dice.choice(REMARKS),
    }
