"""The declared fonts cut to the characters of a job, before anything is set in them.

A Chinese font has tens of thousands of glyphs, and the renderer reads a whole font, and writes an
index of all its glyphs, for every page file it makes. Cut once to the few hundred characters that
a job prints, two hundred notices take a third of the time and a fraction of the room. The order of
the chain and the shapes stay: each font keeps what it had of the job's characters.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from noticegen.errors import ErrorCode, InputError
from noticegen.errors.system import describe_os_error
from noticegen.rendering.fontconfig import configured_by, write_configuration
from noticegen.rendering.fonts import FoundFont, find_fonts

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration

# What stylesheets, counters and lists add to a page's own text.
_ALWAYS = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("—·•◦▪…\u00a0\u2002\u2003\u2060\u3000")
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})")
_LAST_CODE = 0x10FFFF
# The script's letters change their shape with their neighbours; the font is small as it is.
_KEPT_WHOLE = frozenset({"Noto Sans Mongolian"})
# Families and weights are found by the typographic names, 16 and 17, which a cut would drop.
_TYPOGRAPHIC_NAMES = (16, 17)


class TypeCase:
    """Fonts for the pages of one job.

    Given all pages of a job it is cut once; a page that needs more has it cut again, so that no
    page ever lacks a character that the chain can draw. Same pages in the same order, same bytes.
    """

    def __init__(self, pages: Iterable[str] = ()) -> None:
        self._characters = _ALWAYS.union(*map(characters_of, pages))
        self._fonts: FontConfiguration | None = None
        # Files on disk are what fontconfig reads; only this user can, and only while it lasts.
        self._directory: tempfile.TemporaryDirectory[str] | None = None

    def fonts_for(self, page: str) -> FontConfiguration:
        """Return a configuration that holds every character of a page of HTML.

        InputError OUTPUT_UNWRITABLE when the directory for temporary files refuses.
        """
        lacking = characters_of(page) - self._characters
        if lacking or self._fonts is None:
            self._characters |= lacking
            try:
                self._fonts = self._cut()
            except OSError as error:
                place = f"临时目录 {tempfile.gettempdir()}"
                why = describe_os_error(error)
                raise InputError(ErrorCode.OUTPUT_UNWRITABLE, directory=place, why=why) from None
        return self._fonts

    def _cut(self) -> FontConfiguration:
        from weasyprint.text.fonts import FontConfiguration

        directory = tempfile.TemporaryDirectory(prefix="noticegen-case-")
        home = Path(directory.name)
        paths = tuple(
            path
            for number, found in enumerate(find_fonts())
            if (path := _cut_font(found, self._characters, home / f"{number:02d}")) is not None
        )
        with configured_by(write_configuration(home, paths)):
            fonts = FontConfiguration()
        # The fonts of the case before are mapped until their configuration is gone.
        self._directory = directory
        return fonts


def characters_of(page: str) -> frozenset[str]:
    """Return every character that a page of HTML, or its stylesheet, can put on paper."""
    escaped = (int(match[1], 16) for match in _CSS_ESCAPE.finditer(page))
    return frozenset(unescape(page)).union(chr(code) for code in escaped if code <= _LAST_CODE)


def _cut_font(found: FoundFont, characters: Iterable[str], stem: Path) -> Path | None:
    """Write what a font has of the characters; None if the machine lacks the font."""
    if found.path is None or found.font.family in _KEPT_WHOLE:
        return found.path
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(found.path)), found.font.face)
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(ord(character) for character in characters)
    wanted.name_id_set.update(_TYPOGRAPHIC_NAMES)
    data = _numbered_anew(uharfbuzz.subset(face, wanted).blob.data)
    path = stem.with_suffix(".otf" if data.startswith(b"OTTO") else ".ttf")
    path.write_bytes(data)
    return path


def _numbered_anew(data: bytes) -> bytes:
    """Return a cut font whose letters are called by the places they now have.

    The renderer writes places into a page. A font of Adobe's for Chinese (CFF by CID) keeps the
    numbers its letters had before it was cut, and by them Acrobat, MuPDF and Ghostscript look for
    letters: they would print empty boxes.
    """
    if not data.startswith(b"OTTO"):
        return data
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), recalcBBoxes=False, recalcTimestamp=False)
    table = font["CFF "].cff.topDictIndex[0]
    if not hasattr(table, "ROS"):
        return data
    names = [".notdef", *(f"cid{place:05d}" for place in range(1, len(table.charset)))]
    places = table.CharStrings.charStrings
    places = {new: places[old] for old, new in zip(table.charset, names, strict=True)}
    table.CharStrings.charStrings = places
    table.charset = names
    font.setGlyphOrder(names)
    written = io.BytesIO()
    font.save(written, reorderTables=None)
    return written.getvalue()
