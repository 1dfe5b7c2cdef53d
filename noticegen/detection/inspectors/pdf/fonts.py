"""Fonts that draw one character and tell readers another.

A font of a PDF says twice what its glyphs are: by their names or its own character map, for
drawing, and by a table that search and copying use (ToUnicode). Where the two disagree, what was
extracted is not what a person sees, and no search of it means anything.
"""

from __future__ import annotations

import io
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

import pikepdf

from noticegen.detection.inspectors.pdf.values import referred

_CHAR = re.compile(rb"<([0-9A-Fa-f]{2,8})>\s*<([0-9A-Fa-f]{4,32})>")
# The first of the characters that follow each other, or a list with one for every code.
_RANGE = re.compile(
    rb"<([0-9A-Fa-f]{2,8})>\s*<([0-9A-Fa-f]{2,8})>\s*(?:<([0-9A-Fa-f]{4,16})>|\[([^\[\]]*)\])"
)
_LISTED = re.compile(rb"<([0-9A-Fa-f]{4,32})>")
# No font has more glyphs than 65 536.
_MOST_CODES = 200_000
_LARGEST_TABLE = 4 * 1024 * 1024
_LARGEST_PROGRAM = 32 * 1024 * 1024
_RESOURCES = ("/Resources", "/DR")
HOLD_FONTS = frozenset({"/ToUnicode", *_RESOURCES})
"""Keys of objects that are fonts, or that may have fonts written into them."""
_CHARACTER_NAMES = {
    name: str(digit)
    for digit, name in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    )
} | {letter: letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}


def has_lying_font(pdf: pikepdf.Pdf, holders: Iterable[str]) -> bool:
    """Tell whether a font of the file draws something else than it tells.

    `holders` are the references of all objects that have any of the keys `HOLD_FONTS`.
    """
    return any(_lies(font) for font in _fonts(pdf, holders))


def _fonts(pdf: pikepdf.Pdf, holders: Iterable[str]) -> Iterator[pikepdf.Dictionary]:
    """Yield the fonts that are objects of their own, and those written into other objects."""
    for value in (*(referred(pdf, holder) for holder in holders), pdf.Root.get("/AcroForm")):
        if not isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if isinstance(value, pikepdf.Dictionary) and "/ToUnicode" in value:
            yield value
        for key in _RESOURCES:
            resources = value.get(key)
            if isinstance(resources, pikepdf.Dictionary):
                yield from _written_into(resources)


def _written_into(resources: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    fonts = resources.get("/Font")
    if isinstance(fonts, pikepdf.Dictionary):
        for font in fonts.as_dict().values():
            if isinstance(font, pikepdf.Dictionary) and not font.is_indirect:
                yield font


def _lies(font: pikepdf.Dictionary) -> bool:
    table = font.get("/ToUnicode")
    if not isinstance(table, pikepdf.Stream):
        return False
    drawn = _drawn_by_program(font) if font.get("/Subtype") == "/Type0" else _drawn_by_name(font)
    if not drawn:
        return False
    data = table.read_bytes()
    if len(data) > _LARGEST_TABLE:
        return True  # nobody could tell
    for number, (code, told) in enumerate(_read_table(data)):
        if number > _MOST_CODES or (code in drawn and _differs(told, drawn[code])):
            return True
    return False


def _differs(told: str, drawn: frozenset[str]) -> bool:
    """Tell whether a digit or letter is told where none of these is drawn, or the other way."""
    matters = told.isalnum() or any(mark.isalnum() for mark in drawn)
    return matters and _folded(told) not in {_folded(mark) for mark in drawn}


@cache
def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _read_table(data: bytes) -> Iterator[tuple[int, str]]:
    for block in data.split(b"begin"):
        body, _, _ = block.partition(b"endbf")
        if block.startswith(b"bfchar"):
            for code, text in _CHAR.findall(body):
                yield int(code, 16), _utf16(text)
        elif block.startswith(b"bfrange"):
            yield from _read_ranges(body)


def _read_ranges(body: bytes) -> Iterator[tuple[int, str]]:
    for first, last, text, listed in _RANGE.findall(body):
        codes = range(int(first, 16), int(last, 16) + 1)
        if text:
            yield from _following(codes, _utf16(text))
        else:
            yield from zip(codes, map(_utf16, _LISTED.findall(listed)), strict=False)


def _following(codes: range, first: str) -> Iterator[tuple[int, str]]:
    """Yield what codes tell whose characters follow each other."""
    if len(first) == 1:
        marks = range(ord(first), min(ord(first) + len(codes), sys.maxunicode + 1))
        yield from zip(codes, map(chr, marks), strict=False)


def _utf16(digits: bytes) -> str:
    whole = digits[: len(digits) // 2 * 2].decode("ascii")
    return bytes.fromhex(whole).decode("utf-16-be", "replace")


def _drawn_by_name(font: pikepdf.Dictionary) -> dict[int, frozenset[str]]:
    """Return what the glyphs of a simple font are called: digits and Latin letters."""
    encoding = font.get("/Encoding")
    drawn: dict[int, frozenset[str]] = {}
    is_standard = font.get("/Subtype") == "/Type1" and "/FontDescriptor" not in font
    named = encoding.get("/BaseEncoding") if isinstance(encoding, pikepdf.Dictionary) else encoding
    if is_standard or named in {"/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding"}:
        drawn = {ord(mark): frozenset(mark) for mark in _CHARACTER_NAMES.values()}
    if isinstance(encoding, pikepdf.Dictionary) and "/Differences" in encoding:
        code = 0
        for entry in list(encoding["/Differences"]):
            if isinstance(entry, int):
                code = entry
                continue
            character = _CHARACTER_NAMES.get(str(entry).removeprefix("/"))
            drawn.pop(code, None)
            if character:
                drawn[code] = frozenset(character)
            code += 1
    return drawn


def _drawn_by_program(font: pikepdf.Dictionary) -> dict[int, frozenset[str]]:
    """Return what the glyphs of an embedded font are by its own character map, if it kept one."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        descendant = font["/DescendantFonts"][0]
        descriptor = descendant["/FontDescriptor"]
    except (KeyError, IndexError, TypeError, ValueError):
        return {}
    program = descriptor.get("/FontFile2") or descriptor.get("/FontFile3")
    identity = str(font.get("/Encoding")) in {"/Identity-H", "/Identity-V"}
    plain = descendant.get("/CIDToGIDMap", "/Identity") == "/Identity"
    if not isinstance(program, pikepdf.Stream) or not identity or not plain:
        return {}
    data = program.read_bytes()
    if len(data) > _LARGEST_PROGRAM:
        return {}
    try:
        with TTFont(io.BytesIO(data), lazy=True) as outlines:
            if "cmap" not in outlines:
                return {}
            reverse = outlines["cmap"].buildReversed()
            return {
                outlines.getGlyphID(name): frozenset(map(chr, codes))
                for name, codes in reverse.items()
            }
    except (TTLibError, KeyError, ValueError, AssertionError, IndexError, TypeError):
        return {}
    except Exception:  # struct.error and others: no map that could be compared
        return {}
