"""Masked names in marks that mean much else, known by their place: 张OO, 李__, 王 *, 赵--."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.lexicon import characters_of, words_of
from noticegen.detection.names.contexts import Lead, led_in_places, with_hints
from noticegen.detection.names.model import is_han, load_tables
from noticegen.detection.names.spellings import whole_names
from noticegen.detection.recognizers.hidden_surnames import GOES_ON
from noticegen.detection.recognizers.name_places import OF_SOMEBODY, is_called, is_expected
from noticegen.detection.text.normal import Normalised

_LIST = "surnames.txt"
_STAR = "*×○●某△□"
_BEFORE = frozenset(" 　\t\r\n,，:：、;；|>（([【“\"'=/.。@&人主名象员者属户妻夫父母子女妇民众将据")
# A mark ends a cell, or what often follows a name: 范OO来电反映.
_BEHIND = rf"(?=$|[\s,，、;；。|<）)\]】（(/\"'”:：&]|{GOES_ON})"
# What a bracket in place of a given name says: 张（略）, 李[隐去].
_SAID = r"[(（\[【](?:隐|略|隐去|隐名|省略|保密|屏蔽|已?脱敏|已?隐藏|不公[开示])[)）\]】]"
_DOTS = "·•∙・"
# They hide a name only where a label calls for one, or in a row: figures, strokes and dots.
_COMMON_MARKS = r"-{1,3}|0{1,2}(?![0-9.]|,[0-9])|\.{2,3}|={1,2}|/{2}|\+{1,2}"
_USUAL_GIVEN, _RARE = 0.5, -9.0
# The characters of which a text must hold one for such a name to be in it.
CELL_MARKS = frozenset("oO口_#?？…~～xX\\@&^%$+0-./=叉圈隐略省保屏脱藏开示" + _DOTS + _STAR)

# Most texts hold none of them behind a Han character. The class comes first, because a search that
# starts with a class is the quick one, and one that starts with every surname is not.
HIDING = re.compile(
    rf"[oO口叉圈_#?？…~～xX\\@&^%$+0\-./=(（\[【 　{_DOTS}{_STAR}](?<=[\u3400-\uffff].)"
    rf"(?:(?<![ 　(（\[【])|(?=[{_STAR} 　隐略省保屏已脱不]))"
)


@cache
def cell_pattern() -> re.Pattern[str]:
    """Return the pattern of what fills a cell: a surname, and marks in place of the given name."""
    surnames = "".join(
        characters_of(_LIST, group) for group in ("common", "rare", "word", "seldom")
    )
    first = "".join(sorted({*surnames, *(name[0] for name in whole_names())}))
    begins, ends = (
        "".join(sorted({name[place] for name in words_of("compound_surnames.txt")}))
        for place in (0, -1)
    )
    spaced = rf"[ 　]{{1,3}}[{_STAR}](?:[ 　]?[{_STAR}]){{0,3}}"
    dotted = rf"[{_DOTS}][{_STAR}]{{1,4}}"
    escaped = r"\\{1,2}[*](?:\\{0,2}[*]){0,2}[一-鿿]?"
    return re.compile(
        rf"[{first}{begins}](?:(?<=[{first}])|(?=[{ends}]))(?:(?<=[{begins}])[{ends}])?"
        rf"(?:(?P<sure>{spaced}|{dotted}|{escaped}|[oO]{{2,3}}|口{{2,3}}|_{{2,3}}|□{{2,3}})"
        rf"|(?P<led>{_SAID}|[_oO□]|[#?？]{{1,3}}|[~～]{{1,2}}|…{{1,2}}|[@&^%$]{{1,2}}"
        rf"|[{_DOTS}]{{1,2}}|[{_DOTS}@&^%][一-鿿])"
        rf"|(?P<common>(?:口|叉叉|圈圈|{_COMMON_MARKS})[一-鿿]??|[/~～][一-鿿])"
        r"|(?:[oOxX口□…？]|…{2})(?P<given>[一-鿿])"
        rf"|(?P<shown>[一-鿿])[xX]){_BEHIND}"
    )


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(GOES_ON)


def find_masked_cells(normal: Normalised) -> Iterable[Hit]:
    """Find names of which a cell shows the surname or a character more; `shown` counts them."""
    return () if HIDING.search(normal.folded) is None else _masked_cells(normal)


def _masked_cells(normal: Normalised) -> Iterator[Hit]:
    text = normal.folded
    match = cell_pattern().search(text)
    if match is None:
        return
    led_in = with_hints(text, normal.marks, led_in_places(text, normal.marks))
    while match is not None:
        start, end = match.span()
        if _begins(text, start, led_in) and _hides_a_name(text, match, led_in):
            shown = sum(is_han(mark) and mark not in "某口叉圈" for mark in match.group())
            span = normal.from_folded(start, start + len(match.group().rstrip()))
            yield Hit(FindingType.MASKED_NAME, *span, 0.8, Reason.MASKED, shown)
        match = cell_pattern().search(text, end)


def _begins(text: str, start: int, led_in: dict[int, Lead]) -> bool:
    """Tell whether a name may begin at a place."""
    return (
        not start or text[start - 1] in _BEFORE or start in led_in or is_called(text, start, led_in)
    )


def _hides_a_name(text: str, match: re.Match[str], led_in: dict[int, Lead]) -> bool:
    """Tell a masked name from a question, a blank to fill in and a product: 高 × 宽."""
    start, end = match.span()
    if match["sure"] is not None:
        beside = text[end : end + 3].lstrip(" 　")[:1]
        runs_on = match["sure"][0] in " 　" and (is_han(beside) or beside.isalnum())
        return not runs_on or is_called(text, start, led_in)
    if match["led"] is not None:
        said = match["led"] not in _DOTS and _goes_on().match(text, end) is not None  # 孙O签字
        # 诸葛□: two characters are seldom a surname by chance.
        compound = match.start("led") - start == 2 and match["led"] in "_oO□"
        return said or compound or _is_a_place(text, match, led_in)
    if match["common"] is not None:
        last = text[end - 1]
        usual = last in "口叉圈" or not is_han(last) or _is_usual(last)
        said = OF_SOMEBODY.match(text, end) is not None
        return usual and (said or _is_a_place(text, match, led_in))
    given = match["given"] or match["shown"]
    if match["given"] and text[start + 1] != "口" and is_han(text[start + 1]):
        return _is_usual(given)  # 欧阳□文
    return _is_usual(given) and text[start] + given not in load_tables().words


def _is_a_place(text: str, match: re.Match[str], led_in: dict[int, Lead]) -> bool:
    return is_called(text, match.start(), led_in) or is_expected(text, *match.span())


def _is_usual(mark: str) -> bool:
    return load_tables().given.get(mark, _RARE) >= _USUAL_GIVEN
