"""What a list's tables say besides its households: sums, villages, notes, who drew it up.

A row that is nobody's listed may hold true sums and words; a figure that is no sum is an amount of
somebody, and what stands in the column of names is one more person. A household stands below the
name of its own village.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lxml import html

from noticegen.publication.model import Publication
from noticegen.release.gate.figures.stated_sums import countable
from noticegen.release.gate.folding import fold_text, squeeze
from noticegen.release.gate.leaks.public_words import PublicWords
from noticegen.release.gate.lists.listed_households import Household

_FIGURE = re.compile(r"[¥￥]?(\d[\d,]*(?:\.\d+)?)(?:元|户|人|家)?")
_WORDS = re.compile(
    r"(?:合|小|总|累|共)计|共|无|空|以下空白|[^:：]{2,6}(?:人|员|签字|签名|盖章|日期|电话)[:：]?"
)
_LABEL = re.compile(r".{0,8}(?:人|员|签字|签名|长|主任|书记|[:：])[:：]?")
_VILLAGES = ("村", "嘎查", "社区", "居委会")
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})?"
    r"((?![本各全我])[一-鿿]{1,8}(?:村|嘎查|社区)(?:村?民?委员会|[村居]委会)?)(?:共?\d{1,3}户)?"
)
# Villages in general: the head of a column, whom a letter is copied to.
_ANY_VILLAGE = re.compile(
    r"(?:抄送|主送|各|所在|居住|行政|自然|所属|哪个?|本)|嘎查村(?:委会|民?委员会)?$"
)
_LONGEST_HEADING = 30  # characters
_MOST_AROUND = 10  # characters beside a village's name in its heading


def has_untrue_sum(listed: Sequence[Household], publication: Publication) -> bool:
    """Tell whether a table of households states a figure that is no sum of theirs."""
    sums = frozenset(countable(publication))
    return any(
        Decimal(match[1].replace(",", "")) not in sums
        for row in _other_rows(listed)
        if len(texts := [text for text in _cells(row) if text]) > 1
        for text in texts
        if (match := _FIGURE.fullmatch(text)) is not None
    )


def has_stranger(listed: Sequence[Household], words: PublicWords) -> bool:
    """Tell whether a row that is nobody's listed has something in the column of names."""
    rows = [household.row for household in listed if household.row is not None]
    if not rows:
        return False
    # Where a village has a cell beside all its rows, the first of them is one cell wider.
    columns = {
        (len(cells), place)
        for row in rows
        for cells in (_cells(row),)
        for place, cell in enumerate(cells)
        if squeeze(cell) in words.names
    }
    return any(
        _may_be_a_name(cells, column, words)
        for row in _other_rows(listed)
        if sum(map(bool, cells := _cells(row))) > 1
        for width, column in columns
        if width == len(cells)
    )


def _may_be_a_name(cells: Sequence[str], column: int, words: PublicWords) -> bool:
    text = cells[column]
    if not text or _FIGURE.fullmatch(text) or _WORDS.fullmatch(text):
        return False
    is_labelled = column > 0 and _LABEL.fullmatch(cells[column - 1]) is not None
    return not is_labelled and (squeeze(text) in words.names or not words.explains(text))


def stands_elsewhere(listed: Sequence[Household], publication: Publication) -> bool:
    """Tell whether a household stands below the name of another village than its own."""
    villages = [village.village for village in publication.villages if village.entries]
    names = {squeeze(name) for name in villages if name}
    if names and _has_foreign_heading(listed, names, publication):
        return True
    if len(names) <= 1:
        return False
    below = ""
    before = listed[0].before
    for household in listed:
        for text in before:
            below = _village_in(text, names) or below
        for step in household.own:
            below = (_village_in(step.text, names) if step.kind == "t" else "") or below
        if below and below != squeeze(villages[household.village]):
            return True
        before = tuple(step.text for step in household.after)
    return False


def _has_foreign_heading(
    listed: Sequence[Household], names: set[str], publication: Publication
) -> bool:
    """Tell whether a list stands below the name of a village that has no households listed."""
    unit = publication.unit
    public = squeeze(f"{unit.issuer}\n{unit.address}\n{publication.title}")
    texts = (*listed[0].before, *(step.text for one in listed for step in one.after))
    for text in texts:
        if len(text) > _LONGEST_HEADING or not any(end in text for end in _VILLAGES):
            continue
        match = _HEADING.fullmatch(squeeze(text))
        if match is None or match[1] in public or _ANY_VILLAGE.match(match[1]):
            continue
        if not any(name in match[1] or match[1] in name for name in names):
            return True
    return False


def _village_in(text: str, names: frozenset[str] | set[str]) -> str:
    """Return the village that a heading names, if it is one."""
    if len(text) < min(map(len, names)):
        return ""
    told = squeeze(text)
    found = [name for name in names if name in told and len(told) <= len(name) + _MOST_AROUND]
    return max(found, key=len, default="")


def _other_rows(listed: Sequence[Household]) -> Iterator[html.HtmlElement]:
    rows = {household.row for household in listed if household.row is not None}
    tables = dict.fromkeys(next(row.iterancestors("table"), None) for row in rows)
    for table in tables:
        if table is not None:
            yield from (
                row for row in table.iter("tr") if row not in rows and row.find("td") is not None
            )


def _cells(row: html.HtmlElement) -> list[str]:
    return ["".join(fold_text(cell.text_content()).split()) for cell in row.findall("td")]
