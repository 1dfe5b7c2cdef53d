"""Numbers that character recognition got wrong: no check digit holds, no number plan fits.

Used only on what was read from pictures. A figure may have been lost, doubled or taken for a
letter, so nothing can be proven any more; what has the length and the beginning of an identity
number, a card or a mobile number is reported all the same, because the paper shows the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection import contexts
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.numbers.identity import is_division
from noticegen.detection.numbers.labelled import is_masked
from noticegen.detection.numbers.luhn import is_card_prefix
from noticegen.detection.numbers.telephones import is_mobile
from noticegen.detection.text.normal import Normalised

_TAKEN_FOR_DIGITS = dict(zip("OoDQIil!|ZzSsbGTBgq", "0000111112255667899", strict=True))
_LETTERS = "".join(map(re.escape, _TAKEN_FOR_DIGITS))
_RUN = re.compile(
    rf"(?<![A-Za-z0-9@])[0-9{_LETTERS}](?:[.·,，。'’`~\-]?[0-9{_LETTERS}]){{5,}}[Xx]?(?![A-Za-z@])"
)
_FROM_LETTERS = str.maketrans(_TAKEN_FOR_DIGITS)
_AROUND_YEAR = re.compile("19[0-9]|20[0-4]")
# Of what stands in a run at least so much must be figures.
_FIGURES = 0.7
_LABEL = 20
_LONG = 15
_FRAGMENT = 12


def find_misread(normal: Normalised) -> Iterator[Hit]:
    """Find what may be an identity number, card or mobile number with some figures misread."""
    text = normal.folded
    for run in _RUN.finditer(text):
        start, end = run.span()
        written = [mark for mark in run.group() if mark.isalnum() or mark in "!|"]
        digits = "".join(written).translate(_FROM_LETTERS)
        if sum(mark.isdigit() for mark in written) < _FIGURES * len(written):
            continue
        if is_masked(text, start, end) or contexts.names_thing(text, start):
            continue
        kind = _kind(text, start, digits)
        if kind is not None:
            yield Hit(kind, *normal.from_folded(start, end), 0.5, Reason.MISREAD)


def _kind(text: str, start: int, digits: str) -> FindingType | None:
    if contexts.names_identity(text, start) and not digits.startswith("62"):
        return FindingType.CN_ID_CARD
    if len(digits) >= _LONG:
        card = is_card_prefix(digits) and not _begins_as_identity(digits)
        return FindingType.CN_BANK_CARD if card else FindingType.CN_ID_CARD
    if len(digits) >= _FRAGMENT and contexts.names_bank(text, start):
        return FindingType.CN_BANK_ACCOUNT
    if len(digits) >= _FRAGMENT and _begins_as_identity(digits):
        return FindingType.CN_ID_CARD
    if 12 <= len(digits) <= 14 and (is_mobile(digits[:11]) or is_mobile(digits[-11:])):
        return FindingType.CN_MOBILE  # with the edge of a neighbouring column
    if 10 <= len(digits) <= 12 and digits[0] == "1" and digits[-1] not in "Xx":
        return FindingType.CN_MOBILE
    is_like_mobile = digits[0] == "1" or is_mobile(f"1{digits}")  # whose first figure was lost
    if 8 <= len(digits) <= 13 and is_like_mobile and _is_called_telephone(text, start):
        return FindingType.CN_MOBILE
    return None


def _is_called_telephone(text: str, start: int) -> bool:
    """Tell whether a telephone's label stands in front, though a line ends within it."""
    label = text[max(0, start - _LABEL) : start].replace("\n", "")
    return contexts.names_phone(label, len(label))


def _begins_as_identity(digits: str) -> bool:
    """Tell whether a division and a year stand in front, a figure more or less between them."""
    return (is_division(digits[:6]) and _AROUND_YEAR.match(digits[5:]) is not None) or any(
        _AROUND_YEAR.match(digits[place:]) is not None and is_division(digits[:6].ljust(6, "1"))
        for place in (6, 7)
    )
