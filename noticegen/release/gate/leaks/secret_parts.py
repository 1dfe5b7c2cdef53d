"""What of a value of the roster is looked for in a file: its numbers, texts, names and dates.

Lengths are chosen by how often chance alone would hit: see `known_values`, which looks for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from noticegen.deidentify.secrets import Secret
from noticegen.detection.kinds import FindingType
from noticegen.release.gate.figures.calendar_dates import dates_in
from noticegen.release.gate.folding import digits_of, fold_text, squeeze, squeeze_folded
from noticegen.release.gate.report import GateRule
from noticegen.vocabulary.fields import FieldKind, all_fields

LEAST_PART = 8  # digits; a run this long may be any part of a number
_LEAST_RUN = 6  # digits; a run this long may be the tail of an account
_LEAST_TEXT = 2
_WINDOW = 6  # characters of free text or an address that nobody writes by chance
_LEAST_PIECE = 4

_LONG_RUN = re.compile(r"\d[\dXx]{5,}")
_HOUSE = re.compile(r"\d+(?:组|社|队|区|巷|栋|号楼|单元).{0,8}?\d+号?院?$")  # without its village
_PIECE_BREAK = re.compile(r"[\s,，。;；、:：()（）/|]+")
_CITIZEN_NUMBER = re.compile(r"\d{6}(\d{8})\d{3}[\dx]")
_OLD_CITIZEN_NUMBER = re.compile(r"\d{6}(\d{6})\d{3}")
_WINDOWED = frozenset({FieldKind.TEXT, FieldKind.ADDRESS})
# Of these fields short values are everyday words or figures, and say nothing of one person.
_EVERYDAY = frozenset(
    {
        *(FieldKind.CHOICE, FieldKind.COUNT, FieldKind.QUANTITY),
        *(FieldKind.AMOUNT, FieldKind.PLACE),
    }
)


@dataclass(frozen=True, slots=True)
class FoldedValue:
    """A value in its plain form, with and without what parts its letters and digits; its dates."""

    folded: str = field(repr=False)
    squeezed: str = field(repr=False)
    dates: tuple[date, ...] = field(repr=False)

    @classmethod
    def of(cls, value: str) -> FoldedValue:
        """Bring a value into its plain form."""
        folded = fold_text(value)
        return cls(folded, squeeze_folded(folded), tuple(dates_in(folded)))


def numbers_in(value: FoldedValue) -> Iterator[str]:
    """Yield the numbers of a value that are long enough to be somebody's, without separators."""
    digits = digits_of(value.squeezed)
    if len(digits) <= LEAST_PART and value.dates:
        return  # dates are compared as dates, however they are written
    for source in (value.folded, value.squeezed):
        for match in _LONG_RUN.finditer(source):
            yield digits_of(match.group())
    if len(digits) >= _LEAST_RUN and len(digits) * 2 > len(value.squeezed):
        yield digits


def texts_in(secret: Secret, squeezed: str) -> Iterator[tuple[str, GateRule]]:
    """Yield the texts of a value that nobody writes by chance, and the rule that each breaks."""
    known = all_fields().get(secret.field_key or "")
    kind = known.kind if known else None
    if squeezed.isdecimal() or (kind in _EVERYDAY and len(squeezed) < _LEAST_PIECE):
        return
    if len(squeezed) >= _LEAST_TEXT:
        yield squeezed, GateRule.KNOWN_VALUE
    for piece in _pieces(secret.value, named=kind is FieldKind.NAME or kind is None):
        yield piece, GateRule.KNOWN_VALUE
    if kind is FieldKind.ADDRESS and (house := _HOUSE.search(squeezed)):
        yield house.group(), GateRule.KNOWN_FRAGMENT
    if kind in _WINDOWED or kind is None:
        for start in range(len(squeezed) - _WINDOW + 1):
            window = squeezed[start : start + _WINDOW]
            if not any(mark.isdecimal() for mark in window):
                yield window, GateRule.KNOWN_FRAGMENT


def is_name(secret: Secret) -> bool:
    """Tell whether a value is somebody's name."""
    known = all_fields().get(secret.field_key or "")
    return known is not None and known.kind is FieldKind.NAME


def names_in(secret: Secret) -> Iterator[str]:
    """Yield the names that a remark mentions: of a child, a guardian, whoever is paid."""
    known = all_fields().get(secret.field_key or "")
    if secret.value.isascii() or (known is not None and known.kind is not FieldKind.TEXT):
        return
    from noticegen.detection import scan_text

    for found in scan_text(secret.value):
        name = squeeze(secret.value[found.start : found.end])
        if found.type is FindingType.PERSON and len(name) >= _LEAST_TEXT:
            yield name


def _pieces(value: str, *, named: bool) -> Iterator[str]:
    """Yield the parts of a cell that lists several things; a name may be two characters long."""
    for part in _PIECE_BREAK.split(value):
        squeezed = squeeze(part)
        least = _LEAST_TEXT if named and not squeezed.isascii() else _LEAST_PIECE
        if len(squeezed) >= least and not any(mark.isdecimal() for mark in squeezed):
            yield squeezed


def dates_of(value: FoldedValue) -> Iterator[date]:
    """Yield the dates of a value, and the dates of birth in its identity numbers."""
    yield from value.dates
    for match in _CITIZEN_NUMBER.finditer(value.squeezed):
        yield from dates_in(match[1])
    if _OLD_CITIZEN_NUMBER.fullmatch(value.squeezed):
        yield from dates_in("19" + value.squeezed[6:12])
