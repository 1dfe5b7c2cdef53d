"""Whether the heads of a list's columns say what stands below them, and nothing of the people.

An amount below `家庭人口`, a month's money below `年保障金额` or names below `艾滋病人姓名` is a
lie or worse, though every cell is true. A head may be shorter than the publication's label, or
say the same in an office's own words; every word of it must belong to its column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lxml import html

from noticegen.publication.model import Column, ColumnKind, Publication
from noticegen.release.gate.folding import squeeze
from noticegen.release.gate.leaks.public_words import PublicWords
from noticegen.release.gate.lists.listed_households import Household
from noticegen.release.gate.own_words.list_claims import tells_of_people

_OF_NUMBERS = re.compile(r"(?:序|编|户)?号数?|序")
_OF_WHOM = "户主 申请人 领取人 受益人 享受人 代表 对象 人员 家庭 姓名 名字 姓 名 户 者"
_OF_AID = "低保 特困 保障 救助 补助 补贴 发放 享受 公示"
_OF_PEOPLE = "家庭 共同生活 成员 在册 人口 人数 人 口 数 户"
_OF_MONEY = "家庭 户 应发 实发 发放 领取 合计 金额 资金 金 款 额 人民币 元"
_OF_MONTHS = "本月 当月 每月 月"
_OWN_WORDS = {
    ColumnKind.NAME: _OF_WHOM,
    ColumnKind.COUNT: _OF_PEOPLE,
    ColumnKind.AMOUNT: _OF_MONEY,
    ColumnKind.TEXT: "",
}
_MOST_CELLS = 60  # that one cell may span
_HEADINGS = "self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6 or self::p"
_LONGEST_HEADING = 16  # letters
_ACROSS = -1  # the place of a head that spans columns


def has_untrue_head(listed: Sequence[Household], publication: Publication) -> bool:
    """Tell whether any head of a list's tables is not its column's."""
    seen: set[tuple[tuple[str, int], ...]] = set()
    for table, first in _tables_of(listed).items():
        places: dict[int, Column | None] = {}
        for household in listed:
            if household.row is first.row:  # one, or as many as the row lists
                places |= _columns_in(household, publication)
        for cells in _heads_above(table, first):
            texts = tuple((text, place) for text, place in cells if text)
            if len(texts) <= 1 or texts in seen:
                continue  # the name of a village, or heads that are known already
            seen.add(texts)
            if any(place in places and not _fits(text, places[place]) for text, place in texts):
                return True
    return False


def has_telling_caption(listed: Sequence[Household], words: PublicWords) -> bool:
    """Tell whether a caption, the heading above or a head across columns says who they are."""
    return any(
        tells_of_people(text, words)
        for table, first in _tables_of(listed).items()
        for text in _titles_of(table, first)
    )


def _titles_of(table: html.HtmlElement, first: Household) -> Iterator[str]:
    yield from (caption.text_content() for caption in table.iterchildren("caption"))
    for cells in _heads_above(table, first):
        yield from (text for text, place in cells if place == _ACROSS)
    above = table.xpath(f"(preceding::*[{_HEADINGS}][normalize-space()])[last()]")
    texts = (heading.text_content() for heading in above)
    yield from (text for text in texts if len(squeeze(text)) <= _LONGEST_HEADING)


def _tables_of(listed: Sequence[Household]) -> dict[html.HtmlElement, Household]:
    """Return the tables of a list, each with its first household."""
    tables: dict[html.HtmlElement, Household] = {}
    for household in listed:
        if household.row is not None:
            table = next(household.row.iterancestors("table"), None)
            if table is not None:
                tables.setdefault(table, household)
    return tables


def _columns_in(household: Household, publication: Publication) -> dict[int, Column | None]:
    """Return what stands in which place of a row; None is the number of the row."""
    wanted: list[tuple[str, Column | None]] = [(str(household.entry.number), None)]
    values = zip(household.entry.values, publication.columns, strict=True)
    wanted += [(squeeze(str(value)), column) for value, column in values]
    found: dict[int, Column | None] = {}
    cells = household.cells
    beside = household.row.iterchildren("th", "td") if household.row is not None else cells
    first = list(beside).index(cells[0])
    is_numbered = len(cells) >= len(wanted)
    wanted = wanted if is_numbered else wanted[1:]
    for place, cell in enumerate(cells):
        told = _figures(squeeze(cell.text_content()))
        if wanted and (told == _figures(wanted[0][0]) or len(cells) == len(wanted) + place):
            found[first + place] = wanted.pop(0)[1]
    return found


def _figures(squeezed: str) -> str:
    return squeezed.lstrip("0") or "0"


def _heads_above(table: html.HtmlElement, household: Household) -> Iterator[list[tuple[str, int]]]:
    """Yield the texts of each row above the first household's, with the columns they stand in."""
    taken: dict[int, set[int]] = {}
    for number, row in enumerate(table.iter("tr")):
        if row is household.row:
            return
        place, cells = 0, []
        for cell in row.iterchildren("th", "td"):
            while place in taken.get(number, ()):
                place += 1
            wide, deep = _span(cell, "colspan"), _span(cell, "rowspan")
            cells.append((squeeze(cell.text_content()), place if wide == 1 else _ACROSS))
            for below in range(number + 1, number + deep):
                taken.setdefault(below, set()).update(range(place, place + wide))
            place += wide
        yield cells


def _span(cell: html.HtmlElement, name: str) -> int:
    told = (cell.get(name) or "1").strip()
    return min(int(told), _MOST_CELLS) if told.isascii() and told.isdecimal() else 1


def _fits(head: str, column: Column | None) -> bool:
    if column is None:
        return _OF_NUMBERS.fullmatch(head) is not None
    label = squeeze(column.label)
    return head in label or _own_words(label, column.kind).fullmatch(head) is not None


@lru_cache(maxsize=64)
def _own_words(label: str, kind: ColumnKind) -> re.Pattern[str]:
    words = _OWN_WORDS[kind].split()
    if kind is ColumnKind.COUNT and "人" not in label:
        words = []
    if words:
        words += _OF_AID.split()
    if kind is ColumnKind.AMOUNT and "月" in label:
        words += _OF_MONTHS.split()
    pieces = {label, *words}
    pieces |= {
        label[start:end] for start in range(len(label)) for end in range(start + 2, len(label))
    }
    longest_first = sorted(pieces, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, longest_first))})+")
