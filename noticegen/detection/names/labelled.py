"""Names told by their place alone: 户主：南海英, 申请人双喜，2口人, a cell beside that of the sex.

Nothing of a name need be usual where a label asks for one and a mark ends it, or where 男 or 女
fills the next cell; it may only be no word that forms put there as well (本人, 死亡, 汉族).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.lexicon import words_of
from noticegen.detection.names.contexts import FOLLOWS, PLACE_ENDS, Lead
from noticegen.detection.names.model import given_odds
from noticegen.detection.names.scoring import load_model

# Labels that nothing but a name follows, and the mark of a form between them.
_LABEL = re.compile(
    r"(?:户主|姓名|名字|申请人|救助对象|保障对象|受助人|受益人|享受人|领取人|领款人|收款人|持卡人|开户人|户名|"
    r"监护人|代领人|委托人|被救助人|曾用名)(?P<mark>[:：][ \t]{0,2}|[为是系]|)$"
)
_REACH = 10
_VALUE = re.compile(r"[一-鿿\u3400-\u4dbf]{2,3}(?=[,，、。;；()（）\s|/0-9]|$)")
# 其妻莲花在家, 丈夫长城去年病故: names without a surname that are words, or are in use.
_CALLED = re.compile(r"[一-鿿]{2,3}")
_VILLAGES = "village_names.txt"
# Given to an old man's grandson, the age of that man: 七十三, 六十九.
_NUMERAL = r"[二三四五六七八九]十[一二三四五六七八九]?"
_AGED = re.compile(_NUMERAL)
_FIRST_CELL = re.compile(r"(?:^|\n)(?:[0-9]{1,4}[\t|,，.、 ]{1,2})?$")
_NO_COUNT = re.compile(r"[周户人名岁个元口只头亩年斤万亿天日号条次余多以、和至到]")
# How name-like the characters must be together: of a word, of what begins one, of anything else;
# less where a colon asks for the name.
_ENOUGH_FOR_WORDS, _ENOUGH_FOR_BEGINNINGS, _ENOUGH, _LESS = 2.4, 1.0, 0.0, 2.0
# 1⇥刘补成⇥女⇥52: the cell of the sex, and the one in front of it.
_SEX = re.compile(r"[男女](?<=[\t|,，].)(?=[\t|,，\n]|$)")
_CELL = re.compile(r"(?:^|[\t|,，\n0-9 ])([一-鿿\u3400-\u4dbf]{2,3}) ?$")
_LONGEST_CELL = 7
_NO_ENDS = frozenset("族户级类型岁口") | PLACE_ENDS
_LEAST_SURNAME, _RARE = -1.0, -9.0
_LEADS = "name_leads.txt"
_COLONS = frozenset("：:")
_NONE = frozenset("叫为是系无否同空缺略未不已本见如按由的人名者员")


def find_labelled(text: str, led_in: dict[int, Lead], names: list[Hit]) -> Iterator[Hit]:
    """Yield what fills the place behind such a label; `names` are those found already."""
    found = {name.start for name in names}
    values = {}
    for place, lead in led_in.items():
        if lead == "label" and place not in found:
            value = _VALUE.match(text, place)
            if value is not None:
                values[place] = value
    if not values:
        return
    known = sorted((name.start, name.end) for name in names)
    for place, value in values.items():
        before = bisect_left(known, (value.end(), 0))
        if before and known[before - 1][1] > place:
            continue
        label = _LABEL.search(text, max(0, place - _REACH), place)
        if label is not None and _may_be_a_name(value.group(), told=label["mark"][:1] in _COLONS):
            yield Hit(FindingType.PERSON, place, value.end(), 0.6, Reason.CONTEXT)


def find_called(text: str, led_in: dict[int, Lead], names: list[Hit]) -> Iterator[Hit]:
    """Yield whom kinship or a role leads in by a given name alone, if a person's doings follow."""
    known = {name.start for name in names}
    for place, lead in led_in.items():
        # A number follows most labels that no name does.
        if lead != "label" or place in known or not "一" <= text[place : place + 1] <= "鿿":
            continue
        end = _called_end(text, place)
        if end is not None and not any(n.start < end and place < n.end for n in names):
            yield Hit(FindingType.PERSON, place, end, 0.6, Reason.CONTEXT)


def _called_end(text: str, start: int) -> int | None:
    aged = _AGED.match(text, start)
    if aged is not None:
        if _NO_COUNT.match(text, aged.end()) is not None:
            return None
        asked = _LABEL.search(text, max(0, start - _REACH), start) is not None
        return aged.end() if asked or _does(text, aged.end()) else None
    for length in (3, 2):
        end = start + length
        if text[start:end] in _everyday() and _does(text, end):
            return end
    return None


def _does(text: str, end: int) -> bool:
    """Tell whether words behind a place say what a person does or has."""
    return "\u4e00" <= text[end : end + 1] <= "\u9fff" and FOLLOWS.match(text, end) is not None


@cache
def called_by_words() -> frozenset[str]:
    """Return the words that people are called by behind a surname: 成才, 解放."""
    return frozenset(words_of(_VILLAGES, "word"))


@cache
def _everyday() -> frozenset[str]:
    """Return names that stand alone, most of which are words."""
    tables = load_model().tables
    return frozenset(words_of(_VILLAGES, "everyday")) | (tables.in_use - tables.words)


def find_beside_sex(text: str, names: list[Hit]) -> Iterator[Hit]:
    """Yield what fills the cell in front of 男 or 女; `names` are those found already."""
    known = sorted((name.start, name.end) for name in names)
    for sex in _SEX.finditer(text):
        cell = _CELL.search(text, max(0, sex.start() - _LONGEST_CELL), sex.start() - 1)
        if cell is None:
            continue
        start, end = cell.span(1)
        before = bisect_left(known, (end, 0))
        if _AGED.fullmatch(cell[1]) is not None:
            if _FIRST_CELL.search(text, max(0, start - _LONGEST_CELL), start) is not None:
                yield Hit(FindingType.PERSON, start, end, 0.6, Reason.FORM)
            continue
        if (before and known[before - 1][1] > start) or not _may_fill_a_cell(cell[1]):
            continue
        yield Hit(FindingType.PERSON, start, end, 0.6, Reason.FORM)


def _may_fill_a_cell(value: str) -> bool:
    """Tell a name from a nation, kinship, schooling and what else stands beside a sex."""
    tables = load_model().tables
    if value[-1] in _NO_ENDS or value in kinship():
        return False
    if value[:2] not in tables.words and tables.surnames.get(value[0], _RARE) > _LEAST_SURNAME:
        return len(value) > 2 or _may_be_a_name(value, told=True)
    return _may_be_a_name(value, told=False)


@cache
def kinship() -> frozenset[str]:
    """Return the words for relatives, roles and posts, some of which begin like names."""
    return frozenset(word for group in ("kin", "label", "post") for word in words_of(_LEADS, group))


def _may_be_a_name(value: str, *, told: bool) -> bool:
    """Tell a name from what else a form says there; `told` where a colon asks for the name."""
    tables = load_model().tables
    if not _NONE.isdisjoint(value) or value[-1] in PLACE_ENDS or value in tables.long_words:
        return False
    odds = sum(given_odds(tables, mark) for mark in value)
    if value[:2] in tables.words or value[-2:] in tables.words:
        return odds >= _ENOUGH_FOR_WORDS
    enough = _ENOUGH_FOR_BEGINNINGS if value[:2] in tables.beginnings else _ENOUGH
    return odds >= enough - (_LESS if told else 0.0)
