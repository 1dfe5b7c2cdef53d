"""Values that are already masked: how they look, and how much of them still shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.lexicon import any_of, characters_of, words_of
from noticegen.detection.names.contexts import FOLLOWS
from noticegen.detection.names.model import is_han, load_tables
from noticegen.detection.text.normal import Normalised

_STAR = "*※×●■□◆○◯✱✲•⁎∗◎☆★"
_NAME_MASK = "*○〇●×✱※☆★"
_WEAK = "#?_xX…."  # also used for other things: at least three of them, digits on both sides
_ALL_BUT_ONE = (
    r"(?=1[3-9]|[1-9][0-9]{5})(?=[0-9*※●]{11}(?![0-9*※●])|[0-9*※●]{18}(?![0-9*※●]))"
    r"[0-9]{2,17}[*※●][0-9]{0,15}"
)
_NUMBER = re.compile(
    rf"(?<![0-9A-Za-z{_STAR}])"
    rf"(?:[0-9]{{3,6}}[ \-][{_STAR}]{{2,}}[ \-][0-9]{{2,6}}[Xx]?(?![0-9])"
    rf"|(?P<groups>(?:[0-9]{{4}}[ \-]){{1,3}})?[0-9]{{0,17}}[{_STAR}]{{2,}}(?:[ "
    rf"\-][{_STAR}]{{3,8}}(?![{_STAR}]))*"
    rf"(?P<tail>[ \-]?[0-9]{{1,8}}(?:[{_STAR}]+[0-9]{{1,8}}){{0,4}}[Xx]?(?![0-9]))?"
    r"|[0-9]{1,2}(?:[xX]{4,17}|#{4,17})[0-9]{1,6}[Xx]?(?![0-9A-Za-z#])"
    r"|(?<![A-Za-z0-9])[xX]{7,16}[0-9]{2,6}(?![0-9A-Za-z])"
    rf"|[0-9]{{3,14}}[ \-]?(?:[{_WEAK}]{{3,}}|…{{1,2}}|[(（【\[](?:略|隐去?|已?隐藏|保密|打码|"
    rf"遮挡|屏蔽)[)）】\]])[ \-]?[0-9]{{2,6}}[Xx]?(?![0-9])"
    r"|[0-9]{6,14}(?:[xX]{3,12}|#{3,12})(?![A-Za-z0-9#])"
    # One figure of a mobile number or an ID hidden: what is left tells it all but for ten guesses.
    rf"|{_ALL_BUT_ONE})"
)
_WORD_HIDES = 8  # （略） stands for as many digits as one likes
_MASKS = frozenset(_STAR + _WEAK)
_TAIL = re.compile(
    r"(?:尾号|末[三四五六]位|后[三四五六]位|尾数)(?:号码)?(?:为|是)?[:： "
    r"]{0,2}([0-9]{3,6})(?![0-9])"
)
_MIXED = re.compile(
    rf"(?<![0-9A-Za-z])(?:[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·. "
    rf"]?)?"
    rf"[0-9A-Za-z_.]{{0,20}}(?:(?:[{_STAR}]{{2,}}|"
    rf"…{{1,2}})[0-9A-Za-z]{{0,12}})(?:@[0-9A-Za-z.*\-]{{3,40}})?"
)
_TAIL_MARKS = frozenset("尾位")
_HIDING_MARKS = _MASKS | frozenset("某〇")
_HIDING_WORD = re.compile(r"[(（【\[][略隐已保打遮屏]")
# The characters of which a text must hold one for anything masked to be in it.
MASK_MARKS = _TAIL_MARKS | _HIDING_MARKS | frozenset("(（【[")
# One class comes first and looks back, because a search that starts with one is the quick one.
_OPENING = r"…(（【\["
_STAR_RUN = re.compile(
    rf"[{_STAR}{_WEAK}{_NAME_MASK}某{_OPENING}](?:(?<=[某…])|(?<=[{_STAR}{_WEAK}])(?=[{_STAR}{_WEAK}])"
    rf"|(?<=[0-9]{{2}}[*※●])"
    rf"|(?<=[一-鿿][{_STAR}])|(?<=[{_NAME_MASK}])(?=[一-鿿])|(?<=[一-鿿][xX〇])(?![A-Za-z0-9])"
    rf"|(?:(?<=[0-9][{_OPENING}])|(?<=[0-9] [{_OPENING}]))(?=[略隐已保打遮屏]))"
)
# What a whole number of each kind is long: mobile, old ID, cards, ID, certificate.
_LENGTHS = frozenset({11, 15, 16, 17, 18, 19, 20})


# What words for a person end in: 申请人, 户主, 救助对象, 家属.
_LABEL_ENDS = "人主名象员者属户妻夫父母子女妇"
_NUMERALS = frozenset("一二三四五六七八九十百千〇零年月")


@cache
def _name_pattern() -> re.Pattern[str]:
    """Return the pattern of names of which the first or the first and last character show."""
    common, rare, words = (
        characters_of("surnames.txt", group) for group in ("common", "rare", "word")
    )
    surnames = (common + rare).replace("于", "")
    # Mongolian names keep their first character, as court judgments do.
    mongolian = "".join({word[0] for word in words_of("mongolian_names.txt", "full")})
    first = surnames + words + "于" + "".join(sorted(mongolian))
    compound = any_of(words_of("compound_surnames.txt"))
    return re.compile(
        rf"[一-鿿][{_NAME_MASK}]{{1,4}}[·•][一-鿿{_NAME_MASK}]{{1,6}}"
        rf"|(?:{compound}|(?<![一-鿿])[{first}]|(?<=[{_LABEL_ENDS}])[{first}]|[{surnames}]|"
        rf"于(?=[*]))"
        rf"(?:[{_NAME_MASK}]{{1,3}}(?![0-9{_NAME_MASK}])"
        r"|某一(?![一-鿿])|某某?(?![些种个一人事日年地处项时月家])|[xX]{1,2}(?![A-Za-z0-9]))"
        r"(?:(?![等的在因与和及户])[一-鿿](?![一-鿿]))?"
    )


# *红娜: the surname is masked. A star at the beginning of a remark has a space behind it.
_NO_SURNAME = re.compile(
    r"(?:(?P<label>(?<=户主)|(?<=姓名)|(?<=名[:：])|(?<=主[:：])|(?<=[请护系]人)|(?<=人[:：]))"
    r"|(?<![一-鿿0-9A-Za-z*○〇●×✱※☆★]))"
    r"[*×✱※●○〇]{1,2}(?P<given>[一-鿿]{1,2})(?![一-鿿*○〇●×✱※☆★])"
)
_RARE, _LEAST_GIVEN = -9.0, -1.0


def find_masked(normal: Normalised) -> Iterator[Hit]:
    """Find masked numbers and names; `shown` counts what is still legible.

    Separators matter here (138****5678 600), so this reads the text as it was before they were
    taken out of numbers.
    """
    text = normal.folded
    if not normal.marks.isdisjoint(_TAIL_MARKS):
        for tail in _TAIL.finditer(text):
            shown = len(tail.group(1))
            yield _hit(normal, FindingType.MASKED_ID, tail.span(1), 0.7, shown)
    if normal.marks.isdisjoint(_HIDING_MARKS) and _HIDING_WORD.search(text) is None:
        return
    if _STAR_RUN.search(text) is None:
        return
    names = [match for match in _name_pattern().finditer(text) if _is_masked_name(text, match)]
    for match in _NO_SURNAME.finditer(text):
        if _is_given(match["given"]) and (len(match["given"]) > 1 or match["label"] is not None):
            shown = len(match["given"])
            yield _hit(normal, FindingType.MASKED_NAME, match.span(), 0.7, shown)
    for match in names:
        shown = sum("\u4e00" <= mark <= "\u9fff" and mark != "某" for mark in match.group())
        yield _hit(normal, FindingType.MASKED_NAME, match.span(), 0.8, shown)
    if names:
        # The stars of a name are not those of the number behind it.
        text = _without(text, names)
    for start, end, shown, score in [*_numbers(text), *_letters_and_digits(text)]:
        yield _hit(normal, FindingType.MASKED_ID, (start, end), score, shown)


def _without(text: str, names: list[re.Match[str]]) -> str:
    """Return a text of the same length in which no name's mask stands."""
    pieces, position = [], 0
    for match in names:
        pieces += [text[position : match.start()], "某" * len(match.group())]
        position = match.end()
    return "".join([*pieces, text[position:]])


def _is_masked_name(text: str, match: re.Match[str]) -> bool:
    """Tell a masked name from a number with a ring for zero, and from a X for something unknown."""
    start, end = match.span()
    name = match.group()
    if "〇" in name:
        around = text[max(0, start - 1) : start] + name + text[end : end + 1]
        return _NUMERALS.isdisjoint(around.replace("〇", ""))
    if name[-1] in "xX" or name[-2] in "xX":
        before, behind = text[max(0, start - 1) : start], text[end : end + 1]
        led_in = not is_han(before) or before in _LABEL_ENDS
        return led_in and (not is_han(behind) or FOLLOWS.match(text, end) is not None)
    return True


def _is_given(name: str) -> bool:
    """Tell whether characters behind a mask are a given name and no word of a remark."""
    tables = load_tables()
    usual = all(tables.given.get(mark, _RARE) >= _LEAST_GIVEN for mark in name)
    return usual and (name in tables.in_use or name not in tables.beginnings)


def _hit(
    normal: Normalised, kind: FindingType, span: tuple[int, int], score: float, shown: int
) -> Hit:
    start, end = normal.from_folded(*span)
    return Hit(kind, start, end, score, Reason.MASKED, shown)


def _numbers(text: str) -> Iterator[tuple[int, int, int, float]]:
    """Yield span, digits shown and score of numbers with a part masked."""
    position = 0
    while (match := _NUMBER.search(text, position)) is not None:
        start, end = match.span()
        position = end
        groups = match["groups"]
        if groups and _length(text[start:end]) not in _LENGTHS:
            start += len(groups)  # a neighbouring column of four digits
        tail = match["tail"]
        if tail and tail[0] in " -" and _length(text[start : end - len(tail)]) in _LENGTHS:
            position = end = end - len(tail)  # complete without it
        value = text[start:end]
        shown = sum(mark.isdigit() for mark in value)
        length = _length(value) if _length(value) > shown else shown + _WORD_HIDES
        if shown < 2 or (length not in _LENGTHS and not _is_cut(value, shown)):
            continue
        if value.startswith("**") and length - shown == 2 and text.startswith("**", end):
            continue  # bold type, not a mask
        if length == 4 and text.startswith("年", end):
            continue
        yield start, end, shown, 0.95 if length in _LENGTHS else 0.75


def _is_cut(value: str, shown: int) -> bool:
    """Tell whether a value shorter than any number is one nevertheless: 138**78, 1****9."""
    hidden = _length(value) - shown
    if hidden == 0:
        hidden = _WORD_HIDES
    ends = value[0].isdigit() and value[-1].isdigit()
    return (shown >= 3 and hidden >= 2) or (ends and hidden >= 4)


def _letters_and_digits(text: str) -> Iterator[tuple[int, int, int, float]]:
    """Yield the same of masked e-mail addresses, plates, passports, account names."""
    for match in _MIXED.finditer(text):
        value = match.group()
        shown = sum(mark.isalnum() for mark in value)
        letters = any(mark.isalpha() and mark.isascii() for mark in value)
        if shown >= 2 and letters and any(mark.isdigit() or mark == "@" for mark in value):
            yield match.start(), match.end(), shown, 0.8


def _length(value: str) -> int:
    return sum(mark.isdigit() or mark in _MASKS for mark in value)
