"""Masked names whose surname is hidden or an initial: *红娜, **其其格, 某建国, Z**, 小*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from noticegen.detection.names.contexts import FOLLOWS, HINTS, Lead
from noticegen.detection.names.model import is_han, load_tables
from noticegen.detection.names.mongolian import is_place_name
from noticegen.detection.names.spellings import transliterating
from noticegen.detection.recognizers.name_places import OF_SOMEBODY, is_called, is_expected

# What goes on behind a masked name in running text.
GOES_ON = rf"纳入|的[申家户低]|{FOLLOWS.pattern}"
_STARS = "*×✱※●○〇"
# A star in front of a remark has a space behind it. What lists and forms use for much else hides a
# surname only where a name is expected.
_NO_SURNAME = re.compile(
    rf"[{_STARS}□■△◎☆★◆某xX](?<![0-9A-Za-z{_STARS}].)[{_STARS}□■xX]{{0,3}}(?P<given>[一-鿿]{{1,6}}?)"
    rf"(?:(?![一-鿿{_STARS}]|[A-Z][0-9A-Z·])|(?={GOES_ON}))"
)
_LABEL = re.compile(
    r"(?:户主|姓名|[名主人][:：]|[请护系]人|群众|[村居牧]民|患者|对象|低保户|五保户|将|根据)$"
)
_LONGEST_LABEL = 3
# Z**, Li某某: the surname as it is spelt in letters, or the first of them; 小*, 张老*: as one calls
# somebody.
_INITIAL = re.compile(r"[A-Z](?<![0-9A-Za-z_.].)[a-z]{0,6}(?:[*×]{1,4}|某{1,2})(?![0-9A-Za-z*×@])")
_NICKNAME = re.compile(r"(?:[小老阿][一-鿿]?|[一-鿿][小老])[*×○●]{1,2}(?![一-鿿0-9A-Za-z*×○●])")
_SURE, _BOXES = frozenset(_STARS), frozenset("□■◆★☆△")
_RARE, _LEAST_GIVEN, _USUAL_GIVEN = -9.0, -1.0, 0.5


def find_hidden_surnames(text: str, led_in: Mapping[int, Lead]) -> Iterator[tuple[int, int]]:
    """Yield the spans of names of which the given name shows, or its end."""
    for match in _NO_SURNAME.finditer(text):
        if _is_a_name(match, led_in):
            yield match.span()
    for match in _INITIAL.finditer(text):
        start, end = match.span()
        alone = not is_han(text[start - 1 : start])
        if is_called(text, start, led_in) or (alone and is_expected(text, start, end)):
            yield match.span()
    for match in _NICKNAME.finditer(text):
        if is_called(text, match.start(), led_in):
            yield match.span()


def _is_a_name(match: re.Match[str], led_in: Mapping[int, Lead]) -> bool:
    """Tell whether a mask and what shows behind it are a name where they stand."""
    text, (start, end) = match.string, match.span()
    called = is_called(text, start, led_in)
    called = called or _LABEL.search(text, max(0, start - _LONGEST_LABEL), start) is not None
    if not called and start and is_han(text[start - 1]):
        hinted = start in led_in or text[start - 1] in HINTS
        if not hinted or FOLLOWS.match(text, end) is None:
            return False
    expected = called or is_expected(text, start, end) or OF_SOMEBODY.match(text, end) is not None
    doubled = text[start] in _BOXES and match.start("given") - start > 1
    if text[start] in _SURE or (doubled and expected):
        return _shows_a_name(match, called=expected)
    return expected and _is_a_given_name(match["given"])


def _is_a_given_name(name: str) -> bool:
    """Tell whether what shows is a usual given name of two, or of one that is no word of places."""
    tables = load_tables()
    usual = all(tables.given.get(mark, _RARE) >= _USUAL_GIVEN for mark in name)
    return usual and len(name) == 2 and (name in tables.in_use or name not in tables.beginnings)


def _shows_a_name(match: re.Match[str], *, called: bool) -> bool:
    """Tell whether characters behind a mask are a given name and no word of a remark."""
    tables, name = load_tables(), match["given"]
    if len(name) > 2:
        return _ends_a_transliteration(match)
    if not all(tables.given.get(mark, _RARE) >= _LEAST_GIVEN for mark in name):
        return False
    is_usual = tables.given.get(name, _RARE) >= _USUAL_GIVEN
    if len(name) == 1 and is_usual and called:
        return True  # 户主：*国, however many words begin with it
    if name not in tables.in_use and name in tables.beginnings:
        return False
    hidden = match.start("given") - match.start()
    return len(name) > 1 or called or (is_usual and hidden > 1)


def _ends_a_transliteration(match: re.Match[str]) -> bool:
    """Tell whether what shows behind a mask is the rest of a Mongolian name: **其其格."""
    name = match["given"]
    return (
        transliterating().issuperset(name)
        and name not in load_tables().words
        and not is_place_name(match.string, *match.span("given"))
    )
