"""What a page states in figures is true: so many households, people and yuan, for so many days."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from noticegen.detection.inspectors.contents import Area
from noticegen.publication.model import ColumnKind, Entry, Publication, PublicValue
from noticegen.release.gate.figures.han_numbers import (
    CAPITAL_AMOUNT,
    HAN_NUMERALS,
    read_capital_amount,
    read_han,
)
from noticegen.release.gate.folding import fold_text
from noticegen.release.gate.report import GateFinding, GateRule

_SPACE = re.compile(r"\s+")
_FIGURE = rf"(\d[\d,]*(?:\.\d+)?|[{HAN_NUMERALS}]+)"
_IN_ALL = "(?:总共|共计|合计|总计|共)"
_STATED = re.compile(
    rf"(?:{_IN_ALL}有?|(?:公[示布]|名单)(?:的家庭)?(?:有|是|为)){_FIGURE}户(?:[、,，和]?{_FIGURE}人)?"
    rf"|{_IN_ALL}{_FIGURE}人"
    rf"|(?:合计|总计|共计|共|金额为?)(?:人民币)?{_FIGURE}元"
)
_ROUNDED = re.compile(r"(?:合计|总计|共计|共|金额)(?:人民币)?(?:约|近|为)?(\d[\d,]*(?:\.\d+)?)万元")
_AVERAGE = re.compile(
    rf"(?:户均|平均每户|每户平均)(?:月?(?:保障|补助|救助|发放|领取)?(?:资金|金额|金)?)(?:为|是|约)?{_FIGURE}元"
)
_UNLISTED = re.compile(
    rf"另有{_FIGURE}[户人]|{_FIGURE}[户人](?:家庭)?(?:未列入|没有列入|未公[示布]|不予公[示布开]|待核)"
)
_OTHER_UNIT = re.compile(
    r"单位(?:为|是|以)?[:：]?\s*(?:人、|户、)*(?:千|万|百|百万|亿|角|分)(?:元|钱)?(?![一-鿿])"
)
_DAY = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
_PERIOD = re.compile(
    rf"公[示布](?:期|时间)(?:限)?[:：为是]?(?:自|从)?{_DAY}(?:[(（]星期.[)）])?(?:起|至|到|—|-|~|～){{1,2}}{_DAY}"
)
_DECIMALS = (0, 1, 2)
_DAYS = re.compile(
    rf"公[示布]期(?:限)?(?:共|为|是|有|改为|缩短为|延长至|延长到)?{_FIGURE}(?:个工作)?[天日]"
    rf"|公[示布](?:期|时间)[^。;；]{{0,45}}?[,(共为是计]{_FIGURE}(?:个工作)?[天日](?![之以]?[内前后起止]|期)"
)


def check_sums(
    page_text: str, publication: Publication, *, has_capitals: bool = False
) -> Iterator[GateFinding]:
    """Check every sum a page states; one that the list does not have is an untrue notice.

    With `has_capitals` every row has its amount in capitals too.
    """
    text = _SPACE.sub("", fold_text(page_text))
    stated_days = {_read(match[1] or match[2]) for match in _DAYS.finditer(text)}
    if stated_days - {Decimal(publication.posting.days)}:
        yield GateFinding(GateRule.SUM_WRONG, Area.PAGE, kind="天数")
    posted = (publication.posting.first, publication.posting.last)
    if any(_read_days(match) != posted for match in _PERIOD.finditer(text)):
        yield GateFinding(GateRule.SUM_WRONG, Area.PAGE, kind="公示期")
    # A unit may end its line, and what follows on the next one begin with any word.
    if _OTHER_UNIT.search(fold_text(page_text)) is not None:
        yield GateFinding(GateRule.SUM_WRONG, Area.PAGE, kind="金额单位")
    if publication.entries and not _are_true(text, publication, has_capitals=has_capitals):
        yield GateFinding(GateRule.SUM_WRONG, Area.PAGE)


def _are_true(text: str, publication: Publication, *, has_capitals: bool) -> bool:
    """Tell whether a squeezed page's figures of its list are those that the list has."""
    known = frozenset(countable(publication))
    written = known | frozenset(_row_amounts(publication)) if has_capitals else known
    averages = frozenset(_averages(publication)) if "均" in text else frozenset[Decimal]()
    unlisted = {
        _read(part) for match in _UNLISTED.finditer(text) for part in match.groups() if part
    }
    return (
        all(figure in known or figure in averages for figure in _stated(text))
        and all(figure in written for figure in _in_capitals(text, publication))
        and all(_is_rounded(match[1], known) for match in _ROUNDED.finditer(text))
        and all(_read(match[1]) in averages for match in _AVERAGE.finditer(text))
        and unlisted <= {Decimal(publication.not_shown)} - {Decimal(0)}
    )


def _read_days(match: re.Match[str]) -> tuple[date, date] | None:
    first, last = match.groups()[:3], match.groups()[3:]
    try:
        return date(*map(int, first)), date(*map(int, last))
    except ValueError:
        return None


def _is_rounded(figure: str, known: Collection[Decimal]) -> bool:
    """Tell whether a number of ten thousands is one of the sums, rounded as it is written."""
    told = Decimal(figure.replace(",", ""))
    places = Decimal(1).scaleb(int(told.as_tuple().exponent))
    return any((one / 10_000).quantize(places, ROUND_HALF_UP) == told for one in known)


def _averages(publication: Publication) -> Iterator[Decimal]:
    """Yield what a household gets on average, of each village and of all, however rounded."""
    for entries in _lists(publication):
        for place, column in enumerate(publication.columns):
            if column.kind is ColumnKind.AMOUNT and entries:
                total = sum((_as_number(entry.values[place]) for entry in entries), Decimal(0))
                for decimals in _DECIMALS:
                    places = Decimal(1).scaleb(-decimals)
                    yield (total / len(entries)).quantize(places, ROUND_HALF_UP)


def _stated(text: str) -> Iterator[Decimal]:
    for match in _STATED.finditer(text):
        yield from (_read(part) for part in match.groups() if part)


def _in_capitals(text: str, publication: Publication) -> Iterator[Decimal]:
    """Yield every amount in capitals; somebody may be called 伍元."""
    names = {value for entry in publication.entries for value in entry.values}
    for match in CAPITAL_AMOUNT.finditer(text):
        if match.group() not in names:
            yield read_capital_amount(match)


def _row_amounts(publication: Publication) -> Iterator[Decimal]:
    for place, column in enumerate(publication.columns):
        if column.kind is ColumnKind.AMOUNT:
            yield from (_as_number(entry.values[place]) for entry in publication.entries)


def _read(figure: str) -> Decimal:
    return Decimal(figure.replace(",", "") if figure[0].isascii() else read_han(figure))


def countable(publication: Publication) -> Iterator[Decimal]:
    """Yield what a page may state: the number of rows and the sums, by village and in all."""
    yield from (Decimal(len(entries)) for entries in _lists(publication))
    yield from column_sums(publication)


def column_sums(publication: Publication) -> Iterator[Decimal]:
    """Yield the sum of every column, of each village and of all."""
    for entries in _lists(publication):
        for place in range(len(publication.columns)):
            yield sum((_as_number(entry.values[place]) for entry in entries), Decimal(0))


def _lists(publication: Publication) -> tuple[tuple[Entry, ...], ...]:
    return (publication.entries, *(village.entries for village in publication.villages))


def _as_number(value: PublicValue) -> Decimal:
    return Decimal(0) if isinstance(value, str) else Decimal(value)
