"""Letters and bars written for digits, where a number is otherwise complete: O/0, l/1, S/5."""

from __future__ import annotations

import re

from noticegen.identifiers.accounts import luhn_sum
from noticegen.identifiers.id_card import check_character

# The letters that anybody may take for a digit, and those that only a proven number makes one.
_USUAL = dict(zip("OoIl|", "00111", strict=True))
_UNUSUAL = dict(zip("SsBZzbgqDQ!i○◯LGAT°Ø丨З", "5582269900110016470013", strict=True))
LETTERS = frozenset(_USUAL) | frozenset(_UNUSUAL)
_ANY = "".join(sorted(LETTERS))
# A number of 10 to 24 characters with some letters for digits, standing apart from other letters.
# Runs end where no more of them follows, which needs no possessive group: Python before 3.11.4
# reads past what such a group could not match.
_CHECK_X = r"(?:[Xx](?![0-9A-Za-z])|(?![Xx](?![0-9A-Za-z])))"
_USUAL_RUN = re.compile(
    rf"[0-9OoIl|](?<![A-Za-z0-9@._].)(?:[ -]?[0-9OoIl|]){{9,23}}{_CHECK_X}"
    r"(?:(?=[Bb][0-9](?![0-9A-Za-z]))|(?![A-WYZa-wyz0-9@_]|[ -]?[0-9OoIl|]))"
)
_UNUSUAL_RUN = re.compile(
    rf"[0-9{_ANY}](?<![A-Za-z0-9@._/].)(?:[ -]?[0-9{_ANY}]){{10,21}}{_CHECK_X}"
    rf"(?![A-Za-z0-9@_]|[ -]?[0-9{_ANY}])"
)
_BESIDE_A_DIGIT = re.compile(rf"[0-9][ -]?[{_ANY}]|[{_ANY}][ -]?[0-9]")
_FROM_USUAL = str.maketrans(_USUAL)
_FROM_ANY = str.maketrans(_USUAL | _UNUSUAL)
_UNUSUAL_LETTERS = frozenset(_UNUSUAL)
_MOST_BESIDE_A_BAR = 10
_ID_LENGTH, _MOBILE_LENGTH = 18, 11
_MOST_UNUSUAL = 4
_MOBILE = re.compile("1[3-9][0-9]{9}")
_GRADE = re.compile("[1-7][1-4]")
_TIME = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}T")
_CARD = re.compile("62[0-9]{14,17}")
_RINGS_OF_LETTERS = re.compile(r"(?<=[0-9])([Oo])\1{3,}")
# Two rings side by side hide figures, one alone is a zero.
_RINGS = re.compile("[○◯]{2}")


def read_look_alikes(text: str) -> str:
    """Write letters and bars as digits inside numbers that are otherwise complete."""
    if _BESIDE_A_DIGIT.search(text) is None:
        return text
    text = _USUAL_RUN.sub(_as_digits, text)
    if _UNUSUAL_LETTERS.isdisjoint(text):
        return text
    return _UNUSUAL_RUN.sub(_as_proven_digits, text)


def _as_digits(match: re.Match[str]) -> str:
    run = match.group()
    in_a_row = "|" in run and match.string[match.start() - 1 : match.start()] == "|"
    if in_a_row or " |" in run or "| " in run:
        return run
    number = run.translate(_FROM_USUAL)
    # No identity number has a month of noughts, whatever its check digit.
    whole = _is_whole(number) and number[10:12] != "00"
    if not whole and _RINGS_OF_LETTERS.search(run) is not None:
        return run  # 150203OOOOOOOO1234: rings that hide figures, as a reader of pictures has them
    if "|" in run:
        is_one = is_identity(number) or (_is_whole(number) and not _parts(run))
        return number if is_one else run
    digits = sum(map(str.isdigit, run))
    letters = sum(map(_USUAL.__contains__, run))
    # All zeros and ones may be letters; a word of the same letters has no digits.
    return number if digits >= 4 and 2 * digits >= letters else run


def _parts(run: str) -> bool:
    """Tell whether bars part columns (3713…9961|6217…0763) or groups (138|4721|0456)."""
    pieces = run.split("|")
    at_edge = not (pieces[0] and pieces[-1])
    beside_a_number = max(map(len, pieces)) > _MOST_BESIDE_A_BAR
    return at_edge or beside_a_number or _is_whole(run.replace("|", "").translate(_FROM_USUAL))


def _as_proven_digits(match: re.Match[str]) -> str:
    """Write few letters as the digits of a whole mobile number or a proven ID; else none."""
    run = match.group()
    if "T" in run and _TIME.search(run) is not None:
        return run  # 1974-12-31T00:00:00
    unusual = sum(map(_UNUSUAL_LETTERS.__contains__, run))
    if not 0 < unusual <= _MOST_UNUSUAL or _RINGS.search(run) is not None:
        return run
    if is_identity(run[1 : 1 + _ID_LENGTH]):
        return run  # a pupil's number: G and an ID
    number = run.translate(_FROM_ANY)
    written = number.replace(" ", "").replace("-", "")
    return number if _is_whole(written) else run


def _is_whole(number: str) -> bool:
    """Tell whether a number has the form of a mobile, or is proven to be an ID or a card."""
    if len(number) == _MOBILE_LENGTH:
        return _MOBILE.fullmatch(number) is not None
    return is_identity(number) or _is_card(number) or _is_certificate(number)


def _is_certificate(number: str) -> bool:
    """Tell whether a number is a proven ID with a category and a grade of disability."""
    grade = number[_ID_LENGTH:]
    return _GRADE.fullmatch(grade) is not None and is_identity(number[:_ID_LENGTH])


def is_identity(number: str) -> bool:
    """Tell whether the check character proves that a number is a citizen's."""
    whole = len(number) == _ID_LENGTH and number[:17].isdecimal()
    return whole and check_character(number[:17]) == number[17].upper()


def _is_card(number: str) -> bool:
    """Tell whether the check digit proves that a number is a UnionPay card's."""
    return _CARD.fullmatch(number) is not None and luhn_sum(number, len(number)) % 10 == 0
