"""The month a list itself names in its title, sheet's name or file's name: is it the one asked for.

The list of another month is the wrong file taken from a folder of like files. Only a hint: a title
may have been left from the month before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath

from noticegen.roster.model import Roster, RowKind
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.vocabulary.outcomes import Reason
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.place import Place

OTHER_MONTH = Rule(
    "other-month",
    "名单是不是这个月的",
    "order-35/notice",
    Reason.FIELD_INVALID,
    None,
    "名单写的是别的月份",
)
_NOT_EARLIER = "--previous 的名单写的不是上个月"
_MONTH = re.compile(r"(20[0-9]{2})年(0?[1-9]|1[0-2])月")
# A date of filling in; and of several months a quarter's list names the first or the last.
_DAY = re.compile(r"20[0-9]{2}年[01]?[0-9]月[0-3]?[0-9][日号]")
_TO = "[-—~至到、和及]"
_SEVERAL = re.compile(rf"月份?{_TO}|{_TO}(?:20|0?[1-9]|1[0-2])")


def months_in(text: str) -> frozenset[Period]:
    """Return every month a text names with its year."""
    found = _MONTH.findall(_plain(text))
    return frozenset(Period(int(year), int(month)) for year, month in found)


def other_month(roster: Roster, context: ScreeningContext) -> Iterator[Finding]:
    """Hint at every sheet that names another month alone than the one that is made."""
    if context.period is None:
        return
    for place, month in _months_by_sheet(roster):
        if month != context.period:
            advice = (
                f"这里写的是{month.label}，现在做的是{context.period.label}；"
                "请确认没有拿错名单，只是标题没有改的可以不管。"
            )
            yield Finding.of(OTHER_MONTH, place, advice)


def not_earlier(previous: Roster, period: Period) -> Iterator[Finding]:
    """Hint at every list given as the month before that names the month itself, or a later one."""
    for place, month in _months_by_sheet(previous):
        if month >= period:
            advice = f"这里写的是{month.label}，现在做的是{period.label}；请确认没有拿错。"
            yield replace(Finding.of(OTHER_MONTH, place, advice), heading=_NOT_EARLIER)


def months_of(roster: Roster) -> frozenset[Period]:
    """Return every month that some sheet names alone."""
    return frozenset(month for _, month in _months_by_sheet(roster))


def _months_by_sheet(roster: Roster) -> Iterator[tuple[Place, Period]]:
    """Yield the month of every sheet with people that names one and no other.

    What stands nearest counts: the title, else the unit line, the sheet's name, the file's.
    """
    above: dict[tuple[Place, RowKind], list[str]] = {}
    for row in roster.skipped:
        above.setdefault((Place(row.place.file, row.place.sheet), row.kind), []).extend(row.texts)
    for sheet in roster.sheets:
        if sheet.hidden or not sheet.households:
            continue
        place = Place(sheet.place.file, sheet.place.sheet)
        lines = (above.get((place, kind), ()) for kind in (RowKind.TITLE, RowKind.UNIT_LINE))
        nearest = (*lines, (place.sheet or "",), (PurePath(place.file).stem,))
        named = next((months for texts in nearest if (months := _named(texts))), frozenset())
        if len(named) == 1:
            yield place, next(iter(named))


def _named(texts: Iterable[str]) -> frozenset[Period]:
    plain = [_DAY.sub("", _plain(text)) for text in texts]
    return frozenset(
        month for text in plain if not _SEVERAL.search(text) for month in months_in(text)
    )


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
