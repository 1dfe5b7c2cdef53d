"""Names known by the cell they fill: beside another name, before a long number, spaced."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.lexicon import any_of, words_of
from noticegen.detection.names.contexts import PLACE_ENDS
from noticegen.detection.names.model import is_han
from noticegen.detection.names.scoring import confidence, load_model
from noticegen.detection.names.spellings import whole_names

# What stands behind a cell of two to four characters: the long number of somebody in the next one.
_OF_AN_OWNER = (
    r"(?<![一-鿿].)[一-鿿]{1,3})[,，:：;；|\t \"'（(]{0,4}"
    r"(?:(?:身份证|公民身份|证件|残疾证|残疾人证|手机|联系|电话|社保卡|卡号|账号|"
    r"银行卡)[一-鿿]{0,3}[:： \t,，\"']{0,3})?"
    r"(?=[0-9]{11}|[0-9]{6}[0-9*]{8}|0[0-9]{9})"
)
LONG_NUMBER = re.compile("[0-9][0-9]{9}")
_LABEL_ENDS = frozenset("票牌照号码话机卡证编单据表额数量件名址期间类型项目录员长任计合")
# What parts the items of a list of names, and how little must speak for one beside a name.
LISTS = frozenset("、;；/|")
_LONGEST_ITEM = 5
_ENOUGH_IN_LIST = 1.0
_USUAL, _USUAL_SURNAME, _ENOUGH_FOR_USUAL = 2.0, 0.75, -1.5


def _compound_surnames() -> tuple[str, ...]:
    return words_of("compound_surnames.txt")


@cache
def _compounds() -> re.Pattern[str]:
    return re.compile(any_of(_compound_surnames()))


@cache
def _owner() -> re.Pattern[str]:
    """Return the pattern of a cell that begins like a name, in front of a long number."""
    first = "".join(sorted({*load_model().tables.surnames, *(w[0] for w in _compound_surnames())}))
    return re.compile(f"([{first}]{_OF_AN_OWNER}")


@cache
def _posts() -> tuple[str, ...]:
    return words_of("name_leads.txt", "post")


@cache
def _spaced() -> re.Pattern[str]:
    """Return the pattern of 张 三, 王　芳 and 李 秀 英, spaced so that the column looks even."""
    tables = load_model().tables
    usual = "".join(c for c, odds in tables.given.items() if odds >= 0)
    common = "".join(c for c, odds in tables.surnames.items() if odds >= 0)
    return re.compile(rf"[{common}] {{1,4}}[{usual}](?: {{0,2}}[{usual}])?(?![一-鿿])")


def find_spaced(text: str, led_in: Container[int]) -> Iterable[Hit]:
    """Find names with spaces between their characters, at the edge of a word or led in."""
    return () if _spaced().search(text) is None else _spaced_names(text, led_in)


def _spaced_names(text: str, led_in: Container[int]) -> Iterator[Hit]:
    words = load_model().tables.words
    for match in _spaced().finditer(text):
        start = match.start()
        if start and is_han(text[start - 1]) and start not in led_in:
            continue
        if match.group().replace(" ", "")[:2] not in words:
            yield Hit(FindingType.PERSON, *match.span(), 0.5, Reason.FORM)


def find_owners(text: str, names: list[Hit]) -> Iterable[Hit]:
    """Find what fills a cell like a name in front of a long number: nowhere does it matter more.

    `names` are those found already. Its characters need not be those of usual names, only no word
    and no place.
    """
    return () if _owner().search(text) is None else _owners(text, {hit.start for hit in names})


def _owners(text: str, known: set[int]) -> Iterator[Hit]:
    tables, compounds, posts = load_model().tables, _compounds(), _posts()
    for match in _owner().finditer(text):
        start, end = match.span(1)
        if start in known:
            continue
        compound = compounds.match(text, start, end)
        given = compound.end() if compound else start + 1
        if not 1 <= end - given <= 2 or text.startswith(posts, given):
            continue
        if compound is None and text[start] not in tables.surnames:
            continue
        if text[start : start + 2] in tables.words or text[start:end] in tables.long_words:
            continue
        if (
            text[end - 2 : end] in tables.words
            and end - start == 3
            and text[end - 2 : end] not in tables.in_use
        ):
            continue
        if text[end - 1] in PLACE_ENDS or text[end - 1] in _LABEL_ENDS:
            continue
        yield Hit(FindingType.PERSON, start, end, 0.6, Reason.CONTEXT)


def find_listed(text: str, names: list[Hit]) -> Iterator[Hit]:
    """Yield the items of a list that stand beside a name: one certain name speaks for its list."""
    ends, starts = {name.end for name in names}, {name.start for name in names}
    queue = list(names)
    # 唐斌 高丽 徐倩 孟婷: two names with a blank between them say that blanks part a list.
    spaced = any(name.end + 1 in starts and text[name.end] == " " for name in names)
    borders = LISTS | {" "} if spaced else LISTS
    while queue:
        name = queue.pop()
        before = _item_before(text, name.start, ends, borders)
        for found in (before, _item_behind(text, name.end, starts, borders)):
            if found is not None:
                queue.append(found)
                ends.add(found.end)
                starts.add(found.start)
                yield found


def _item_before(text: str, start: int, known: set[int], borders: frozenset[str]) -> Hit | None:
    """Return the name that fills the item of a list in front of one."""
    end = start - 1
    if end < 2 or text[end] not in borders or end in known or not is_han(text[end - 1]):
        return None
    first = end - 1
    while first > 0 and end - first < _LONGEST_ITEM and is_han(text[first - 1]):
        first -= 1
    return _item(text, first, end)


def _item_behind(text: str, end: int, known: set[int], borders: frozenset[str]) -> Hit | None:
    """Return the name that fills the item of a list behind one."""
    first = end + 1
    if first + 2 > len(text) or text[end] not in borders or first in known:
        return None
    last = first
    while last < len(text) and last - first < _LONGEST_ITEM and is_han(text[last]):
        last += 1
    return _item(text, first, last)


def _item(text: str, start: int, end: int) -> Hit | None:
    """Judge a whole item of a list by what its characters say alone."""
    if text[start:end] in whole_names():
        return Hit(FindingType.PERSON, start, end, 0.7, Reason.CONTEXT)  # 白音, a place as well
    model, compounds = load_model(), _compounds()
    compound = compounds.match(text, start, end)
    given = compound.end() if compound else start + 1
    if not 1 <= end - given <= 2 or "某" in text[given:end]:
        return None
    surname = text[start:given]
    if compound is None and surname not in model.tables.surnames:
        return None
    if text[start:end] in model.tables.long_words:
        return None
    usual = _is_usual_short(text, given, end)
    if text[start : start + 2] in model.tables.words and not usual:
        return None
    enough = _ENOUGH_FOR_USUAL if usual else _ENOUGH_IN_LIST
    score = model.score(text, (start, given, end, "label"), enough)
    if score < enough:
        return None
    return Hit(FindingType.PERSON, start, end, confidence(score), Reason.CONTEXT)


def _is_usual_short(text: str, given: int, end: int) -> bool:
    """Tell whether an item that is a word is a usual name as well: 曹占山、金文."""
    tables = load_model().tables
    usual = end - given == 1 and tables.given.get(text[given], 0.0) >= _USUAL
    return usual and tables.surnames.get(text[given - 1], 0.0) >= _USUAL_SURNAME
