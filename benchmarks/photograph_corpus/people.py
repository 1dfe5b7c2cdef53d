"""Invented people for the sheets: names, and identifiers that belong to nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from examples.identity import invent_account, invent_id, invent_phone

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
_GIVEN = (
    *("秀英", "桂兰", "玉珍", "凤霞", "淑芬", "翠花", "美兰", "春梅", "红", "建军", "志强", "海龙"),
    *("永红", "保国", "文", "福来", "德胜", "乌云", "巴图", "其其格", "长顺", "玉柱", "连生"),
)
_DIVISIONS = ("150202", "150203", "150204", "150205", "150207", "150221", "150222", "150223")
_PLACES = ("柳树营村三组", "东河套村一组", "敖包湾嘎查", "沙圪台村五组", "前营子村二组")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as the clerk's workbook has them."""

    name: str
    identity: str
    phone: str
    account: str
    place: str
    amount: int


def seeded(*key: object) -> Random:
    """Return the throws that belong to a key: the same ones in every run."""
    return Random(" ".join(map(str, key)))  # noqa: S311 - repeatable, not secret


def invent_people(random: Random, count: int) -> list[Person]:
    """Return so many people, all different."""
    people = []
    for _ in range(count):
        birth = date(1935, 1, 1) + timedelta(days=random.randrange(27_000))
        identity = invent_id(birth, random.randrange(990, 1000), random.choice(_DIVISIONS))
        people.append(
            Person(
                name=random.choice(_SURNAMES) + random.choice(_GIVEN),
                identity=identity,
                phone=invent_phone(random.randrange(10_000)),
                account=invent_account(random.randrange(10**8, 10**9)),
                place=random.choice(_PLACES),
                amount=random.randrange(200, 1900),
            )
        )
    return people
