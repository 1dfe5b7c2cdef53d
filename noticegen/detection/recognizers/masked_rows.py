"""Numbers masked by a row of a mark that means much else: 150203----1234, 165~~~~0012."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection import contexts
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.numbers.telephones import is_mobile, is_mobile_shaped
from noticegen.detection.text.normal import Normalised
from noticegen.identifiers.division import begins_division

# What a whole number of each kind is long: mobile, old ID, cards, ID, certificate.
LENGTHS = frozenset({11, 15, 16, 17, 18, 19, 20})
_MOBILE_LENGTH = 11
_LEAST_SHOWN = 2
_DIVISION, _MOBILE_PREFIX, _LAST_FIGURES = 6, 3, 4
# They hide only where they stand in a row inside what is as long as a number.
_SYMBOLS = "".join(map(chr, (*range(0x2010, 0x2070), *range(0x2190, 0x2C00))))
_IN_A_ROW = "+~@=&^%-—─/·_?？#$٭.〇♥￥🟦。\\!´｀•・ˍ¤§¥°" + _SYMBOLS
_WORDS = "某叉星密遮口圈米空乂㐅🔒🈲🙈🔲🔳🟥🟨🟩🟫🔴🔵NnAaOo"
_MARK = re.escape(_IN_A_ROW + _WORDS) + "xX"
_ROW = re.compile(
    rf"(?<![0-9A-Za-z\-/.])(?P<front>[0-9]{{0,14}})(?P<mark>[{_MARK}])(?P=mark){{2,16}}"
    r"(?P<back>[0-9]{0,8}[Xx]?)(?![0-9A-Za-z\-/.])"
)
# 150203████1234, 150203某某某某1234: it hides as many as one likes; what it is must be said.
_BAR = re.compile(
    r"(?<![0-9A-Za-z])(?P<front>[0-9]{3,14})(?:[▇█▓░⬛⋯—─]{1,12}|-{2,6}"
    rf"|(?P<mark>[{_MARK}])(?P=mark){{2,12}})"
    r"[0-9]{1,3}[0-9Xx](?![0-9A-Za-z])"
)
# 15XXXX1965XXXX1234: two rows of one mark.
_TWO_ROWS = re.compile(
    r"(?<![0-9A-Za-z\-/.])[1-9][0-9]{1,5}(?P<mark>[xX#?])(?P=mark){2,7}[0-9]{1,8}"
    r"(?P=mark){2,8}[0-9]{0,6}(?![0-9A-Za-z])"
)
# 150429195702 **** 75, 1522 ······ 8113, 150822 ************: a row that stands apart from figures.
_STARS = "*×●○◯■□※"
_APART = re.compile(
    rf"(?<![0-9A-Za-z\-/.])(?P<front>[1-9][0-9]{{0,15}})(?P<gap>[ \-])(?P<mark>[{_STARS}{_MARK}])"
    r"(?P=mark){1,17}(?:(?P=gap)(?P<back>[0-9]{1,6}[Xx]?))?(?![0-9A-Za-z])"
)
# Leaders of a table of contents and the like: a figure at each end does not make them a number.
_LEADERS = frozenset(".-_…·—─⋯=~")
_BEGINS_A_NUMBER = re.compile(r"1[3-9][0-9]|[1-9][0-9]{3,5}|62[0-9]{2}|\Z")
_BARS = frozenset("▇█▓░⬛⋯—─")
# The characters of which a text must hold one for such a number to be in it.
ROW_MARKS = frozenset(_IN_A_ROW + _WORDS + "xX" + _STARS)


def find_masked_rows(normal: Normalised) -> Iterator[Hit]:
    """Find numbers with a row of one mark inside; `shown` counts what is still legible."""
    text = normal.folded
    marks = normal.marks & ROW_MARKS
    if not any(mark * 2 in text for mark in marks) and marks.isdisjoint(_BARS):
        return
    for start, end in _rows(text):
        shown = sum(map(str.isdigit, text[start:end]))
        span = normal.from_folded(start, end)
        yield Hit(FindingType.MASKED_ID, *span, 0.75, Reason.MASKED, shown)


def _rows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of what is as long as a number, and of what is called one with a bar."""
    for match in _ROW.finditer(text):
        front = match["front"]
        shown, length = len(front) + len(match["back"]), match.end() - match.start()
        if shown < _LEAST_SHOWN or length not in LENGTHS:
            continue
        if not _BEGINS_A_NUMBER.match(front) and (
            match["mark"] in _LEADERS and not is_called_a_number(text, match.start())
        ):
            continue
        if is_mobile(front + match["back"]):
            continue  # 165....00001234: nothing of it is hidden
        is_short = length == _MOBILE_LENGTH and front
        if not is_short or is_mobile_shaped(front.ljust(length, "0")):
            yield match.span()
    yield from _other_rows(text)


def _other_rows(text: str) -> Iterator[tuple[int, int]]:
    for match in _APART.finditer(text):
        if _is_parted_number(text, match):
            yield match.span()
    for match in _TWO_ROWS.finditer(text):
        if match.end() - match.start() in LENGTHS:
            yield match.span()
    for match in _BAR.finditer(text):
        if is_mobile("".join(filter(str.isdigit, match.group()))):
            continue
        if _begins_whole(match) or is_called_a_number(text, match.start()):
            yield match.span()


def _is_parted_number(text: str, row: re.Match[str]) -> bool:
    """Tell whether figures and a row apart from them are as long as a number that they begin."""
    front, back = row["front"], row["back"] or ""
    row_end = row.start("back") - 1 if back else row.end()
    length = len(front) + len(back) + row_end - row.start("mark")
    if row["mark"] == row["gap"] or length not in LENGTHS or is_mobile(front + back):
        return False
    if is_called_a_number(text, row.start()):
        return True
    if length == _MOBILE_LENGTH:
        return is_mobile_shaped(front.ljust(length, "0"))
    return len(front) >= _DIVISION and begins_division(front[:_DIVISION])


def _begins_whole(bar: re.Match[str]) -> bool:
    """Tell whether figures in front are a division or a mobile's first three, four behind."""
    front, mark = bar["front"], bar["mark"]
    if mark is None or mark in _LEADERS or bar.end() - bar.end("mark") < _LAST_FIGURES:
        return False
    if len(front) == _DIVISION:
        return begins_division(front)
    return len(front) == _MOBILE_PREFIX and is_mobile_shaped(front.ljust(_MOBILE_LENGTH, "0"))


def is_called_a_number(text: str, start: int) -> bool:
    """Tell whether the words in front call for a number of somebody."""
    called = contexts.names_phone(text, start) or contexts.names_identity(text, start)
    return called or contexts.names_bank(text, start)
