"""The invented households of three villages, ordinary ones and every awkward kind.

What a clerk may have typed into a cell stands in the household as it is typed; what must come of
each stands beside it, so that tests compare the program with this file and not with itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from examples.identity import invent_id, spoil_check_digit
from noticegen.vocabulary.outcomes import Outcome, Reason

FIRST_POSTING_DAY = date(2026, 12, 1)
VILLAGES = {"柳树营村": 24, "东河套村": 20, "敖包湾嘎查": 19}

CellValue = str | int | float | None


@dataclass(frozen=True, slots=True)
class InventedHousehold:
    """One row as a clerk typed it, and what must become of it."""

    name: str
    id_number: CellValue
    size: CellValue
    amount: CellValue
    remark: str | None = None
    illness: str = "健康"
    hidden: bool = False
    outcome: Outcome = Outcome.PUBLISHED
    reason: Reason | None = None
    shown_name: str | None = None
    shown_amount: str | None = None

    @property
    def printed_name(self) -> str:
        """Return the name as the notice must print it: without the clerk's spaces."""
        return self.shown_name or self.name

    @property
    def printed_amount(self) -> str:
        """Return the amount as the notice must print it."""
        return self.shown_amount or str(self.amount)


_FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
_GIVEN = (
    ("秀英", "桂兰", "玉珍", "凤霞", "淑芬", "翠花", "美兰", "春梅"),
    ("建军", "志强", "海龙", "永红", "保国", "文", "福来", "德胜"),
)


def invent_villages() -> dict[str, tuple[InventedHousehold, ...]]:
    """Return the households of every village in the order of their sheet."""
    ordinary = _invent_ordinary()
    awkward = {
        "柳树营村": _awkward_at_liushuying(),
        "东河套村": _awkward_at_donghetao(),
        "敖包湾嘎查": _awkward_at_aobaowan(),
    }
    villages: dict[str, tuple[InventedHousehold, ...]] = {}
    for village, households in VILLAGES.items():
        specials = awkward[village]
        plain = [next(ordinary) for _ in range(households - len(specials))]
        villages[village] = tuple(_interleave(plain, specials))
    return villages


def _interleave(
    plain: list[InventedHousehold], specials: tuple[InventedHousehold, ...]
) -> Iterator[InventedHousehold]:
    """Spread the awkward rows over the sheet, as they are in life."""
    step = max(1, len(plain) // (len(specials) + 1))
    waiting = list(specials)
    for place, household in enumerate(plain, start=1):
        yield household
        if place % step == 0 and waiting:
            yield waiting.pop(0)
    yield from waiting


def _invent_ordinary() -> Iterator[InventedHousehold]:
    for serial in count():
        order = 990 + serial % 10
        given = _GIVEN[order % 2]
        name = _SURNAMES[serial * 7 % len(_SURNAMES)] + given[serial * 3 % len(given)]
        birth = date(1941, 2, 3) + timedelta(days=serial * 397)
        yield InventedHousehold(
            name=name,
            id_number=invent_id(birth, order),
            size=1 + serial * 5 % 4,
            amount=560 + serial * 47 % 900,
            illness=("健康", "慢性病", "肢体三级残疾", "健康")[serial % 4],
        )


def _awkward_at_liushuying() -> tuple[InventedHousehold, ...]:
    ends_in_x = _ending_in_x(date(1958, 7, 4), 991)
    return (
        InventedHousehold("乌云毕力格", invent_id(date(1962, 5, 17), 991), 3, 1254),
        InventedHousehold(
            " 欧阳建国 ", invent_id(date(1955, 1, 9), 993), 2, 836, shown_name="欧阳建国"
        ),
        InventedHousehold(
            "王㛃",
            ends_in_x.lower(),
            1,
            620,
            remark="由其孙王小果代领，孙子在镇小学三年级",
        ),
        InventedHousehold(
            "白小禾",
            invent_id(date(2013, 4, 21), 992),
            1,
            900,
            remark="单人保，监护人为其姑姑",
            outcome=Outcome.WITHHELD,
            reason=Reason.MINOR,
        ),
        InventedHousehold(
            "郭守田",
            spoil_check_digit(invent_id(date(1949, 10, 30), 995)),
            2,
            780,
            outcome=Outcome.HELD,
            reason=Reason.ID_INVALID,
        ),
        InventedHousehold("王秀兰", invent_id(date(1951, 3, 8), 994), 1, 655),
        InventedHousehold(
            "王秀兰", invent_id(date(1967, 11, 26), 996), 2, 710, remark="与上户同名"
        ),
    )


def _awkward_at_donghetao() -> tuple[InventedHousehold, ...]:
    return (
        InventedHousehold("阿拉腾·其其格", invent_id(date(1970, 8, 15), 990), 4, 1672),
        InventedHousehold(
            "李\U0002cc56",
            invent_id(date(1983, 6, 6), 997).translate(_FULL_WIDTH),
            "３",
            "１０８０",
            shown_amount="1080",
        ),
        InventedHousehold(
            "丁满岁",
            invent_id(date(2008, 12, 1), 993),
            1,
            900,
            remark="12月1日满18周岁",
            outcome=Outcome.WITHHELD,
            reason=Reason.MINOR,
        ),
        InventedHousehold(
            "邢立冬", invent_id(date(2008, 11, 30), 995), 1, 900, remark="11月30日满18周岁"
        ),
        InventedHousehold(
            "孟大江",
            int(invent_id(date(1964, 9, 12), 997)[:15] + "000"),
            2,
            815,
            outcome=Outcome.HELD,
            reason=Reason.ID_PRECISION_LOST,
        ),
        InventedHousehold(
            "司马长顺",
            _spaced(invent_id(date(1946, 12, 12), 999)),
            2,
            "1,236.50",
            shown_amount="1236.50",
        ),
    )


def _awkward_at_aobaowan() -> tuple[InventedHousehold, ...]:
    return (
        InventedHousehold("那仁图雅", invent_id(date(1959, 2, 28), 992), 2, 940),
        InventedHousehold("巴特尔", invent_id(date(1974, 1, 1), 991), 5, 2090),
        InventedHousehold(
            "额尔德木图", None, 3, 1130, outcome=Outcome.HELD, reason=Reason.ID_MISSING
        ),
        InventedHousehold("赵䶮", invent_id(date(1988, 8, 8), 999), 3, 1190),
        InventedHousehold(
            "蔡广有",
            invent_id(date(1953, 5, 25), 993),
            1,
            600,
            remark="已外出，待核实",
            hidden=True,
            outcome=Outcome.HELD,
            reason=Reason.HIDDEN_ROW,
        ),
        InventedHousehold(
            "萨仁高娃",
            invent_id(date(1965, 10, 2), 994),
            2,
            "待定",
            outcome=Outcome.HELD,
            reason=Reason.AMOUNT_INVALID,
        ),
        InventedHousehold("敖其尔巴图", invent_id(date(1944, 4, 4), 995), 1, 700),
    )


def _ending_in_x(born_after: date, order: int) -> str:
    """Return the ID of the first birthday from a day on that ends in X."""
    for days in count():
        number = invent_id(born_after + timedelta(days=days), order)
        if number.endswith("X"):
            return number
    raise AssertionError("unreachable: one number in eleven ends in X")


def _spaced(number: str) -> str:
    return f"{number[:6]} {number[6:14]} {number[14:]}"
