"""Read ID numbers out of cells: bring them into one form, and part several in one cell.

Whether a number is valid is for `noticegen.identifiers` to say.
"""

from __future__ import annotations

import re
import unicodedata

from noticegen.roster.values.texts import clean_text

# People type the last X as a multiplication sign, or as the Greek or Cyrillic letter.
_X_LOOKALIKES = str.maketrans(dict.fromkeys("x×╳✕✖ΧχХх", "X"))
_WITHIN = re.compile(r"[\s\-_.·'\u2010-\u2015\u2212]")
_BETWEEN = re.compile(r"[\n,，;；、/|]+")
_LONG_NUMBER = re.compile(r"(?<![0-9])(?:[0-9]{17}[0-9X]|[0-9]{15})(?![0-9X])")
_SCIENTIFIC = re.compile(r"[+-]?\d(?:\.\d+)?[Ee]\+?\d{2}")
_FLOAT = re.compile(r"([0-9]{17,19})\.0+")
_POINT_ZERO = re.compile(r"(?<=\d)\.0+$")

# A spreadsheet program keeps fifteen digits of a number, whatever it shows.
DIGITS_A_NUMBER_KEEPS = 15


def clean_id(text: str) -> str:
    """Return an ID number half-width, without separators, with a capital X; or the text as is."""
    flat = unicodedata.normalize("NFKC", clean_text(text)).translate(_X_LOOKALIKES)
    return _WITHIN.sub("", _POINT_ZERO.sub("", flat))


def split_ids(text: str) -> tuple[str, ...]:
    """Return every number of a cell that lists several, in order.

    Parts are told by line breaks, commas and the like; where offices wrote only spaces between
    them, by their length.
    """
    parts = []
    for part in _BETWEEN.split(unicodedata.normalize("NFKC", clean_text(text))):
        spaced = part.translate(_X_LOOKALIKES)
        several = _LONG_NUMBER.findall(spaced)
        if len(several) > 1:
            parts.extend(several)
        elif cleaned := clean_id(part):
            parts.append(cleaned)
    return tuple(parts)


def is_scientific(text: str) -> bool:
    """Tell whether a text is a long number as a spreadsheet shows it: `1.50203E+17`."""
    flat = unicodedata.normalize("NFKC", clean_text(text)).replace(" ", "")
    return _SCIENTIFIC.fullmatch(flat) is not None and abs(float(flat)) >= 10**11


def is_written_out_float(text: str) -> bool:
    """Tell whether a text is a long number that a program kept in binary: `150207196003049920.0`.

    Beyond 2**56 such numbers are multiples of 16, whatever was typed; one true number in sixteen
    is one as well, and is then asked for again.
    """
    found = _FLOAT.fullmatch(unicodedata.normalize("NFKC", text))
    return found is not None and int(found[1]) % 16 == 0
