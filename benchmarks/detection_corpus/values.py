"""Invented people and numbers. IDs use sequence codes 990–999, which registries hardly reach."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random

_POOLS = Path(__file__).resolve().parent / "pools"
_HAN = "零一二三四五六七八九"


class Invention:
    """Invents values from one seeded source; the same seed gives the same values."""

    def __init__(self, seed: int, pool: str = "first") -> None:
        self.random = Random(seed)  # noqa: S311  # repeatable, not secret
        self.pools = read_pool("numbers") | read_pool(pool)

    def of(self, name: str) -> str:
        return self.random.choice(self.pools[name])

    def digits(self, count: int) -> str:
        return "".join(self.random.choice("0123456789") for _ in range(count))

    def pick(self, values: Iterable[str]) -> str:
        return self.random.choice(list(values))

    def birthday(self) -> tuple[int, int, int]:
        return (
            self.random.randint(1931, 2019),
            self.random.randint(1, 12),
            self.random.randint(1, 28),
        )

    def id(self) -> str:
        year, month, day = self.birthday()
        body = f"{self.of('divisions')}{year}{month:02}{day:02}{self.random.randint(990, 999)}"
        return body + check_character(body)

    def id_wrong(self) -> str:
        number = self.id()
        other = [mark for mark in "0123456789" if mark != number[17]]
        return number[:17] + self.pick(other)

    def id_cut(self) -> str:
        return self.id()[:15] + "000"

    def id15(self) -> str:
        number = self.id()
        while number[6:8] != "19":
            number = self.id()
        return number[:6] + number[8:17]

    def id_foreign(self) -> str:
        year, month, day = self.birthday()
        territory = self.pick(("810000", "820000", "830000"))
        body = f"{territory}{year}{month:02}{day:02}{self.random.randint(990, 999)}"
        return body + check_character(body)

    def cert(self) -> str:
        return f"{self.id()}{self.random.randint(1, 7)}{self.random.randint(1, 4)}"

    def mobile(self) -> str:
        return self.of("mobile_prefixes") + self.digits(8)

    def landline(self) -> str:
        area = self.of("area_codes")
        local = self.pick("23456789") + self.digits(7 if area in {"010", "021"} else 6)
        return f"{area}-{local}"

    def local(self) -> str:
        return self.pick("2345678") + self.digits(6)

    def card(self) -> str:
        body = self.of("bins") + self.digits(self.random.choice((9, 12)))
        return body + luhn_digit(body)

    def account(self) -> str:
        return self.pick(("05", "1501", "8", "70", "4")) + self.digits(
            self.random.choice((11, 13, 17))
        )

    def passport(self) -> str:
        if self.random.random() < 0.5:
            return self.pick("EEG") + self.digits(8)
        return "E" + self.pick("ABCDEFGHJK") + self.digits(7)

    def permit(self) -> str:
        return self.pick(("C", "H", "M", "L", "T")) + self.digits(8)

    def email(self) -> str:
        user = self.pick(("zhang", "li_ming", "wang.fang", "a", "nmg", "btjy")) + self.digits(
            self.random.randint(2, 6)
        )
        return f"{user}@{self.pick(('qq.com', '163.com', '126.com', 'sina.cn', 'outlook.com'))}"

    def wechat(self) -> str:
        return (
            self.pick(("zhang_", "lili", "wx-", "nmg_", "hao", "wxid_"))
            + self.pick("abcxyz")
            + self.digits(self.random.randint(4, 8))
        )

    def qq(self) -> str:
        return self.pick("123456789") + self.digits(self.random.randint(5, 9))

    def plate(self) -> str:
        letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
        head = self.pick("蒙蒙蒙京冀晋陕") + self.pick("ABCDEJK")
        tail = (
            self.pick(("D", "F")) + self.digits(5)
            if self.random.random() < 0.2
            else self.digits(3) + self.pick(letters) + self.digits(1)
        )
        return head + self.pick(("", "·", "")) + tail

    def person(self) -> str:
        kind = self.random.random()
        if kind < 0.12:
            return self.of("mongolian")
        if kind < 0.16:
            return self.of("dotted")
        if kind < 0.21:
            return self.of("compound") + self.of("given")
        return self.of("less_common" if kind < 0.36 else "surnames") + self.of("given")

    def birth(self) -> str:
        year, month, day = self.birthday()
        forms = (
            f"{year}年{month}月{day}日",
            f"{year}-{month:02}-{day:02}",
            f"{year}.{month}.{day}",
            f"{year}/{month}/{day}",
            f"{year}{month:02}{day:02}",
            f"{year}年{month}月",
        )
        return self.pick(forms)

    def village(self) -> str:
        return self.random.choice(self.pools["villages"] + self.pools["gacha"])

    def town(self) -> str:
        return self.of("towns")

    def estate(self) -> str:
        return self.of("estates")

    def county(self) -> str:
        return self.of("counties")

    def address(self) -> str:
        small, door = self.random.randint(1, 9), self.random.randint(1, 320)
        front = self.pick(("", "", "包头市", "内蒙古自治区包头市")) + self.county()
        rural = f"{self.town()}{self.village()}"
        forms = (
            f"{rural}{small}组{door}号",
            f"{front}{rural}{_HAN[small]}组{door}号",
            f"{front}{rural}{door}号",
            f"{rural}{_HAN[small]}社{door}号",
            f"{front}{self.of('estates')}{small}号楼{self.random.randint(1, 5)}单元{door}室",
            f"{self.of('estates')}{small}栋{door}室",
            f"{front}{self.of('roads')}{door}号院{small}号楼{small}单元{door}",
            f"{front}{self.of('roads')}{door}号",
            f"{self.of('estates')}{small}-{self.random.randint(1, 4)}-{100 * small + small}",
        )
        return self.pick(forms)

    def amount(self) -> str:
        return self.pick(
            (
                f"{self.random.randint(100, 9999)}元",
                f"{self.random.randint(1, 99)}{self.digits(3)}.{self.digits(2)}元",
                f"{self.random.randint(2, 90)}万元",
                f"{self.random.randint(1, 9)},{self.digits(3)}.00元",
            )
        )

    def count(self) -> str:
        return str(self.random.randint(1, 98))

    def date(self) -> str:
        year, month, day = (
            self.random.randint(2023, 2027),
            self.random.randint(1, 12),
            self.random.randint(1, 28),
        )
        return self.pick(
            (f"{year}年{month}月{day}日", f"{year}-{month:02}-{day:02}", f"{year}.{month}.{day}")
        )

    def period(self) -> str:
        return f"{self.random.randint(2023, 2027)}年{self.random.randint(1, 12)}月"

    def docno(self) -> str:
        office = self.pick(("包民发", "内民政发", "民发", "九政办发", "包府发", "达民字"))
        return f"{office}〔{self.random.randint(2018, 2026)}〕{self.random.randint(1, 199)}号"

    def orgcode(self) -> str:
        alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
        body = (
            self.pick(("11", "12", "52", "54", "91", "93"))
            + self.of("divisions")
            + "".join(self.pick(alphabet) for _ in range(9))
        )
        total = sum(alphabet.index(mark) * pow(3, place, 31) for place, mark in enumerate(body))
        return body + alphabet[(31 - total % 31) % 31]

    def masked(self) -> str:
        star = self.pick("***＊×●")
        kind = self.random.randrange(9)
        number, phone, card = self.id(), self.mobile(), self.card()
        forms = (
            number[:6] + star * 8 + number[-4:],
            number[:10] + star * 4 + number[-4:],
            number[:3] + star * 11 + number[-4:],
            phone[:3] + star * 4 + phone[-4:],
            card[:6] + star * (len(card) - 10) + card[-4:],
            f"{card[:4]} **** **** {card[-4:]}",
            number[0] + "*" * 16 + number[-1],
            phone[:3] + "xxxx" + phone[-4:],
            number[:14] + "****",
        )
        return forms[kind]

    def masked_name(self) -> str:
        surname = self.of("surnames")
        return self.pick(
            (
                f"{surname}*",
                f"{surname}**",
                f"{surname}*{self.pick('兵英兰华')}",
                f"{surname}某",
                f"{surname}某某",
            )
        )


def read_pool(name: str) -> dict[str, list[str]]:
    """Return the words of one pool file by group."""
    pool: dict[str, list[str]] = {}
    for line in (_POOLS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            group, words = line.split(": ", 1)
            pool.setdefault(group, []).extend(words.split())
    return pool


def check_character(body: str) -> str:
    """Return the check character of 17 digits (GB 11643), from its definition modulo 11."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(body))
    return "0123456789X"[(12 - total % 11) % 11]


def luhn_digit(body: str) -> str:
    """Return the Luhn digit that completes a card number."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)
