"""Read sums of money in yuan: `1,234.50`, `１２３４元`, `壹仟贰佰元整`, `0.5万元`."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from noticegen.roster.values.numerals import parse_numeral
from noticegen.roster.values.texts import plain

_CENT = Decimal("0.01")
_FIGURES = re.compile(
    r"(?P<minus>-|\(|负)?"
    r"(?:人民币|RMB|CNY|[¥￥])?(?P<inner_minus>-)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)"
    r"(?P<ten_thousand>万)?"
    r"(?:元整?|圆整?|块钱?|RMB)?(?:(?:/|每|\(每?)?(?:人|户)?/?(?:月|次|年)\)?)?"
    r"(?P<closing>\))?"
)
_WORDS = re.compile(
    r"(?:人民币)?(?P<minus>负)?(?P<yuan>[^元圆块]+)[元圆块]"
    r"(?:零?(?P<jiao>[^角])角)?(?:零?(?P<fen>[^分])分)?[整正]?"
)
# A numeric cell holds a binary fraction: 1234.1 may arrive as 1234.0999999999999.
_LONGEST_TEXT_FRACTION = 2


def parse_amount(text: str, *, computed: bool = False) -> Decimal | None:
    """Return a sum in yuan with at most two decimals, or None if the text is not one sum.

    Zero and negative sums are returned as they are: whether they may be published is for the
    checks to say. `computed` marks the content of a numeric cell, whose further decimals are
    rounding dust of the spreadsheet program; in typed text they make the sum doubtful.
    """
    squeezed = plain(text)
    if not squeezed:
        return None
    found = _FIGURES.fullmatch(squeezed)
    if found is None:
        return _parse_words(squeezed)
    if (found["minus"] == "(") != (found["closing"] is not None):
        return None
    if found["minus"] and found["inner_minus"]:
        return None
    number = Decimal(found["number"].replace(",", ""))
    if found["ten_thousand"]:
        number *= 10_000
    exponent = number.normalize().as_tuple().exponent
    if not computed and isinstance(exponent, int) and -exponent > _LONGEST_TEXT_FRACTION:
        return None
    if number >= 10**15:
        return None  # no sum of money; a numeric cell has lost its last digits here
    if number.quantize(_CENT) != number or exponent:
        number = number.quantize(_CENT, rounding=ROUND_HALF_UP)
    negative = found["minus"] or found["inner_minus"]
    return _trim(-number if negative else number)


def _trim(number: Decimal) -> Decimal:
    """Return whole yuan without decimals, so that equal sums are written alike."""
    whole = number.to_integral_value()
    return whole if whole == number else number.quantize(_CENT)


def _parse_words(text: str) -> Decimal | None:
    found = _WORDS.fullmatch(text)
    if found is None:
        return None
    yuan = parse_numeral(found["yuan"])
    parts = [0 if part is None else parse_numeral(part) for part in (found["jiao"], found["fen"])]
    if yuan is None or None in parts:
        return None
    jiao, fen = (part or 0 for part in parts)
    if jiao > 9 or fen > 9:
        return None
    number = Decimal(yuan) + Decimal(jiao) / 10 + Decimal(fen) / 100
    return _trim(-number if found["minus"] else number)
