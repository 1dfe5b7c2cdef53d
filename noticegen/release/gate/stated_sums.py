"""What a page states in figures is true: so many households, people and yuan, for so many days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from noticegen.detection.inspectors.contents import Area
from noticegen.publication.model import Entry, Publication, PublicValue
from noticegen.release.gate.folding import fold_text
from noticegen.release.gate.han_numbers import (
    CAPITAL_AMOUNT,
    HAN_NUMERALS,
    read_capital_amount,
    read_han,
)
from noticegen.release.gate.report import GateFinding, GateRule

_SPACE = re.compile(r"\s+")
_FIGURE = rf"(\d[\d,]*(?:\.\d+)?|[{HAN_NUMERALS}]+)"
_IN_ALL = "(?:总共|共计|合计|总计|共)"
_STATED = re.compile(
    rf"(?:{_IN_ALL}有?|(?:公[示布]|名单)(?:的家庭)?(?:有|是|为)){_FIGURE}户(?:[、,，和]?{_FIGURE}人)?"
    rf"|{_IN_ALL}{_FIGURE}人"
    rf"|(?:合计|总计|共计|金额为?)(?:人民币)?{_FIGURE}元"
)
_DAYS = re.compile(
    rf"公[示布]期(?:限)?(?:共|为|是|有|改为|缩短为|延长至|延长到)?{_FIGURE}(?:个工作)?[天日]"
)


def check_sums(page_text: str, publication: Publication) -> Iterator[GateFinding]:
    """Check every sum a page states; one that the list does not have is an untrue notice."""
    text = _SPACE.sub("", fold_text(page_text))
    stated_days = {_read(match[1]) for match in _DAYS.finditer(text)}
    if stated_days - {Decimal(publication.posting.days)}:
        yield GateFinding(GateRule.SUM_WRONG, Area.PAGE, kind="天数")
    if publication.entries and set(_stated(text)) - set(countable(publication)):
        yield GateFinding(GateRule.SUM_WRONG, Area.PAGE)


def _stated(text: str) -> Iterator[Decimal]:
    for match in _STATED.finditer(text):
        yield from (_read(part) for part in match.groups() if part)
    yield from map(read_capital_amount, CAPITAL_AMOUNT.finditer(text))


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
