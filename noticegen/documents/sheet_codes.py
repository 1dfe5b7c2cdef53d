"""The two codes of a sheet: the policy's page, and the family's own list."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from noticegen.documents.amounts import decimals_needed, write_amount
from noticegen.documents.qr import draw_qr
from noticegen.documents.sheet_versions import merge_lines
from noticegen.errors import ErrorCode, InputError
from noticegen.publication.sheet import BenefitLine, Sheet, SheetBook

# A code survives a photocopy while its modules are half a millimetre wide.
_MODULE_MM = 0.51
_LEAST_MM = 25.0
_MOST_MM = 38.0
# What level M holds in the largest code that keeps both limits.
_MOST_BYTES = 287


@dataclass(frozen=True, slots=True)
class SheetCode:
    """A code as SVG, the side it must be printed with (quiet zone included), and its caption."""

    svg: Markup
    side_mm: float
    caption: str
    payload: str


def draw_code(payload: str, caption: str) -> SheetCode:
    """Return the code of a payload; an InputError says that it is too long for paper."""
    svg, modules = _draw(payload)
    side = max(_LEAST_MM, math.ceil(modules * _MODULE_MM * 2) / 2)
    if side > _MOST_MM:
        raise InputError(ErrorCode.QR_TOO_LONG, limit=_MOST_BYTES)
    return SheetCode(svg, side, caption, payload)


@lru_cache(maxsize=64)
def _draw(payload: str) -> tuple[Markup, int]:
    svg, modules = draw_qr(payload)
    return Markup(svg), modules  # noqa: S704  # segno's markup, no text


def write_offline_list(sheet: Sheet, book: SheetBook) -> str:
    """Return a family's list as the text of a code: what its paper says, and nothing more.

    A list too long for paper has one line for each programme; if that is too long too, the sum.
    """
    for lines in (sheet.benefits, merge_lines(sheet.benefits)):
        text = _write_lines(lines, sheet, book)
        if len(text.encode()) <= _MOST_BYTES:
            return text
    return _write_lines((), sheet, book)


def _write_lines(lines: tuple[BenefitLine, ...], sheet: Sheet, book: SheetBook) -> str:
    decimals = decimals_needed([line.amount for line in sheet.benefits])
    texts = [f"{book.period.label}{sheet.village}编号{sheet.number}"]
    texts += [f"{line.label}{write_amount(line.amount, decimals)}" for line in lines]
    if len(lines) != 1:
        texts.append(f"合计{write_amount(sheet.total, decimals)}元")
    return "\n".join(texts)
