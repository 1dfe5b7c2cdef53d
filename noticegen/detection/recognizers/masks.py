"""Values that are already masked: how they look, and how much of them still shows.

The names among them are known in `masked_names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.numbers.identity import is_fragment, is_old_number
from noticegen.detection.numbers.luhn import is_card_prefix, passes_luhn
from noticegen.detection.recognizers.masked_names import NAME_MASK, find_masked_names
from noticegen.detection.recognizers.masked_rows import LENGTHS, is_called_a_number
from noticegen.detection.text.normal import Normalised

_STAR = "".join(sorted(set(NAME_MASK) - set("囗〇") | set("□•☐")))
_WEAK = "#?_xX…."  # also used for other things: at least three of them, digits on both sides
_HIDING = "略隐已保打遮屏中脱省此MRH"
_WORD = (
    r"(?:[(（【\[][一-鿿]{0,6}?(?:略|隐|保密|打码|遮|屏蔽|脱敏|省)[一-鿿]{0,2}[)）】\]]"
    r"|\[(?:MASK(?:ED)?|REDACTED|HIDDEN)\])"
)
_ALL_BUT_ONE = (
    r"(?=1[3-9]|[1-9][0-9]{5})(?=[0-9*※●]{11}(?![0-9*※●])|[0-9*※●]{17}[0-9Xx*※●](?![0-9Xx*※●]))"
    r"[0-9]{2,17}[*※●][0-9]{0,15}[Xx]?"
)
_NUMBER = re.compile(
    rf"(?<![0-9A-Za-z{_STAR}])"
    rf"(?:[0-9]{{3,6}}(?P<part> ?[\-_./~·,] ?| )[{_STAR}]{{2,}}(?P=part)[0-9]{{2,6}}[Xx]?(?![0-9])"
    # Every other figure: 1*0*0*1*6*0*1*0*1*.
    rf"|(?=1[3-9][0-9{_STAR}]{{9}}(?![0-9{_STAR}])|[1-6][0-9{_STAR}]{{17}}(?![0-9{_STAR}]))"
    rf"[1-6][0-9]{{0,5}}(?:[{_STAR}]{{1,4}}[0-9]{{1,5}}){{3,9}}[{_STAR}]{{0,4}}"
    rf"|(?P<groups>(?:[0-9]{{4}}[ \-]){{1,3}})?[0-9]{{0,17}}[{_STAR}]{{2,}}(?:[ "
    rf"\-][{_STAR}]{{3,8}}(?![{_STAR}]))*"
    rf"(?P<tail>[ \-]?[0-9]{{1,8}}(?:[{_STAR}]+[0-9]{{1,8}}){{0,4}}[Xx]?(?![0-9]))?"
    r"|[0-9]{1,2}(?:[xX]{4,17}|#{4,17})[0-9]{1,6}[Xx]?(?![0-9A-Za-z#])"
    r"|(?<![A-Za-z0-9])[xX]{7,16}[0-9]{2,6}(?![0-9A-Za-z])"
    rf"|[0-9]{{3,14}}[ \-]?(?:[{_WEAK}]{{3,}}|…{{1,2}}|{_WORD})"
    rf"(?P<back>[ \-]?[0-9]{{2,6}}[Xx]?)(?![0-9])"
    r"|[0-9]{6,14}(?:[xX]{3,12}|#{3,12})(?![A-Za-z0-9#])|[1-6][0-9]{15}[xX]{2}(?![A-Za-z0-9])"
    # One figure of a mobile number or an ID hidden: what is left tells it all but for ten guesses.
    rf"|{_ALL_BUT_ONE})"
)
_WORD_HIDES = 8  # （略） stands for as many digits as one likes
_MASKS = frozenset(_STAR + _WEAK)
_TAIL = re.compile(
    r"(?:尾号|尾数|卡尾|末尾[三四五六3-6]位(?:数字?)?|(?<=[卡折(（])尾|[末后][三四五六3-6]位(?:数字?)?)(?:号码)?(?:为|是)?"
    r"[:：(（ ]{0,2}([0-9]{2,5}[0-9Xx])(?![0-9])"
)
_MIXED = re.compile(
    rf"(?<![0-9A-Za-z])(?:[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·. "
    rf"]?)?"
    rf"[0-9A-Za-z_.]{{0,20}}(?:(?:[{_STAR}]{{2,}}|"
    rf"…{{1,2}})[0-9A-Za-z]{{0,12}})(?:@[0-9A-Za-z.*\-]{{3,40}})?"
)
_TAIL_MARKS = frozenset("尾位")
# 1502 03** **** **12 34, 165 * * * * 0012: groups of figures and stars.
_GROUPS = re.compile(
    rf"(?<![0-9A-Za-z{_STAR}])[0-9{_STAR}xX#]{{1,6}}"
    rf"(?:[ \-\\][0-9{_STAR}xX#]{{1,8}}){{2,20}}(?![0-9A-Za-z{_STAR}])"
)
# 0472-512XXXX, (0472)***1234
_LANDLINE = re.compile(
    rf"(?<![0-9])[(]?0[1-9][0-9]{{1,2}}[)]?[ \-]?"
    rf"(?P<local>[0-9]{{0,5}}[{_STAR}{_WEAK}]{{2,8}}[0-9]{{0,5}})(?![0-9A-Za-z])"
)
_LANDLINE_WHOLE = re.compile(r"0[1-9][0-9]{1,2}-[2-8][0-9]{6,7}(?![0-9])")
_HIDING_MARKS = _MASKS | frozenset(NAME_MASK + "某")
_HIDING_WORD = re.compile(rf"[(（【\[][{_HIDING}]")
# The characters of which a text must hold one for anything masked to be in it.
MASK_MARKS = _TAIL_MARKS | _HIDING_MARKS | frozenset("(（【[")
# One class comes first and looks back, because a search that starts with one is the quick one.
_OPENING = r"…(（【\["
_STAR_RUN = re.compile(
    rf"[{_STAR}{_WEAK}{NAME_MASK}某{_OPENING}](?:(?<=[某…])|(?<=[{_STAR}{_WEAK}])(?=[{_STAR}{_WEAK}])"
    rf"|(?<=[{_STAR}])(?= [{_STAR}])"
    rf"|(?<=[0-9]{{2}}[*※●])"
    rf"|(?<=[一-鿿·][{_STAR}{NAME_MASK}])|(?<=[一-鿿][#?_])(?=[一-鿿])|(?<=[{NAME_MASK}□xX])(?=[一-鿿])|(?<=[一-鿿][xX〇])(?![A-Za-z0-9])"
    r"|(?<=[一-鿿][（(\[【].)(?=[*×○某xX)）\]】])"
    rf"|(?:(?<=[0-9][{_OPENING}])|(?<=[0-9] [{_OPENING}]))(?=[{_HIDING}]))"
)
_DOTS = re.compile(r"…|\.{3}")
_LAST_FOUR = re.compile(r"[0-9]{3}[0-9Xx]\Z")
_LEAST_HIDDEN = 3
# **户主林芳**: type in bold, as plain text marks it; but **英、王** are two names.
_BOLD = re.compile(
    r"(?<![0-9A-Za-z一-鿿*])\*\*(?P<inner>(?![*\s])[^*\n]{2,200}(?<![\s、，,：:；;]))\*\*(?!\*)"
)
_SEVERAL_NAMES = re.compile(r"[一-鿿]{1,2}(?:[、，,和 ]{1,2}[一-鿿]{1,2})+")
# What is whole by its form alone: mobile, landline, 400 number, an ID that ends in X, passport,
# plate, mailbox.
_WHOLE = re.compile(
    r"1[3-9][0-9]{9}|0[1-9][0-9]{9,10}|[48]00[0-9]{7}|[1-9][0-9]{16}[Xx]|[A-Z][A-Z0-9][0-9]{7}"
    r"|[一-鿿][A-Z][·. ]?[0-9A-Z]{5,6}"
    r"|[0-9A-Za-z_.\-]{1,40}@(?:[0-9A-Za-z\-]{1,40}\.){1,3}[a-z]{2,3}"
)
_MARKED_BEHIND = re.compile(rf"[{_STAR}]*[ \-]?(?P<bare>[^{_STAR}…]+)(?P<stars>[{_STAR}…]*)")
_CERTAIN, _FEW_STARS, _CARD_LENGTH = 0.95, 3, 16
_SEPARATORS = re.compile(r"[ \-\\]")
_GROUP = re.compile(rf"[0-9{_STAR}xX#]+")


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
    if "\\" in text:
        # As Markdown writes a star that is none of its own: the same length without strokes.
        text = text.replace("\\*", "**").replace("\\_", "__").replace("\\#", "##")
    if normal.marks.isdisjoint(_HIDING_MARKS) and _HIDING_WORD.search(text) is None:
        return
    if _STAR_RUN.search(text) is None:
        return
    text = without_bold(text)
    names = find_masked_names(text)
    for start, end, shown in names:
        yield _hit(normal, FindingType.MASKED_NAME, (start, end), 0.8, shown)
    if names:
        # The stars of a name are not those of the number behind it.
        text = _without(text, names)
    numbers = list(_numbers(text))
    for start, end, shown, score in [
        *numbers,
        *_letters_and_digits(text),
        *_in_groups(text, {number[:2] for number in numbers if number[3] >= _CERTAIN}),
    ]:
        yield _hit(normal, FindingType.MASKED_ID, (start, end), score, shown)


def without_bold(text: str) -> str:
    """Return a text, as long as it was, without the stars of bold type."""
    return _BOLD.sub(_plain, text) if "**" in text else text


def _plain(bold: re.Match[str]) -> str:
    """Return a stretch in bold type without its marks, as long as it was; masked names stay."""
    inner = bold["inner"]
    return bold.group() if _SEVERAL_NAMES.fullmatch(inner) else f"  {inner}  "


def _without(text: str, names: list[tuple[int, int, int]]) -> str:
    """Return a text of the same length in which no name's mask stands."""
    pieces, position = [], 0
    for start, end, _ in names:
        pieces += [text[position:start], "某" * (end - start)]
        position = end
    return "".join([*pieces, text[position:]])


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
        if groups and _length(text[start:end]) not in LENGTHS:
            start += len(groups)  # a neighbouring column of four digits
        tail = match["tail"] or match["back"]
        if tail and tail[0] in " -" and _is_whole_without(text[start:end], tail):
            position = end = end - len(tail)  # complete without it
        value = text[start:end]
        shown = sum(map(str.isdigit, value))
        length = _length(value)
        length = length if length > shown else shown + _WORD_HIDES
        if shown < 2 or (length not in LENGTHS and not _is_cut(value, shown)):
            continue
        if value.startswith("**") and length - shown == 2 and text.startswith("**", end):
            continue  # bold type, not a mask
        if _hides_nothing(value):
            continue
        if length == 4 and text.startswith("年", end):
            continue
        if _DOTS.search(value) is not None and not _ends_like_a_number(text, start, value):
            continue
        yield start, end, shown, _CERTAIN if length in LENGTHS else 0.75


def _is_whole_without(value: str, tail: str) -> bool:
    """Tell whether a number is complete without what stands apart behind it, another column.

    A card whose last group is hidden goes on: 6217 00** **** **** 234.
    """
    front = value[: -len(tail)]
    length = _length(front)
    goes_on = length >= _CARD_LENGTH and front[-1] in _MASKS and _length(value) in LENGTHS
    return length in LENGTHS and not goes_on


def _in_groups(text: str, whole: set[tuple[int, int]]) -> Iterator[tuple[int, int, int, float]]:
    """Yield span, digits shown and score of numbers whose figures and stars stand in groups.

    `whole` are numbers found already: what stands beside one is another column.
    """
    for match in _GROUPS.finditer(text):
        if any(match.start() <= number[0] < match.end() for number in whole):
            continue
        groups = [group.span() for group in _GROUP.finditer(text, *match.span())]
        # A column beside the number, before or behind it, may be taken for a group of it.
        for some in (groups, groups[:-1], groups[1:], groups[1:-1]):
            start, end = some[0][0], some[-1][1]
            value = _SEPARATORS.sub("", text[start:end])
            shown = sum(map(str.isdigit, value))
            hidden = len(value) - shown
            if len(value) in LENGTHS and shown > 1 and hidden >= _LEAST_HIDDEN:
                if _hides_nothing(text[start:end]):
                    break
                yield start, end, shown, 0.8
                break
    for match in _LANDLINE.finditer(text):
        local = match["local"]
        if len(local) in {7, 8} and any(map(str.isdigit, local)):
            shown = sum(mark.isdigit() for mark in match.group())
            yield *match.span(), shown, 0.9


def _hides_nothing(value: str) -> bool:
    """Tell stars around a whole number: bold type or a note, and the number shows."""
    match = _MARKED_BEHIND.fullmatch(value)
    if match is None:
        return False
    bare, stars = _SEPARATORS.sub("", match["bare"]), len(match["stars"])
    if _WHOLE.fullmatch(bare) is not None:
        # Four stars behind figures may be those of an account; in front as well, they are a frame.
        framed = match.start("bare") > 0 or _LANDLINE_WHOLE.search(match["bare"]) is not None
        return stars <= _FEW_STARS or not bare.isdigit() or framed
    if not bare.isdigit() or is_fragment(bare):
        return False
    # A card of nineteen figures may show sixteen of them; none has eighteen.
    is_card = (len(bare), stars) == (16, 2) and is_card_prefix(bare) and passes_luhn(bare)
    return is_card or (len(bare) == 15 and is_old_number(bare))


def _ends_like_a_number(text: str, start: int, value: str) -> bool:
    """Tell a number with dots for its middle from a span: 165……0012, but 120……150."""
    return _LAST_FOUR.search(value) is not None or is_called_a_number(text, start)


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
        shown = sum(map(str.isalnum, value))
        letters = any(mark.isalpha() and mark.isascii() for mark in value)
        if shown >= 2 and letters and any(mark.isdigit() or mark == "@" for mark in value):
            if _hides_nothing(value):
                continue
            yield match.start(), match.end(), shown, 0.8


def _length(value: str) -> int:
    if "…" in value:
        return sum(map(str.isdigit, value))  # hides as many as one likes
    return sum(map(str.isdigit, value)) + sum(map(_MASKS.__contains__, value))
