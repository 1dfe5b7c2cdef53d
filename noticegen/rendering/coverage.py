"""Which characters the declared fonts can draw.

Asked before anything is rendered: a name with a missing glyph must hold its row, not print as a
box. Read with fontTools from the files themselves, so that the answer is the same on Windows.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from noticegen.rendering.fonts import Font, FoundFont, find_fonts
from noticegen.settings.places import user_cache_directory

# Characters that shape or join others and have no look of their own: format controls
# (category Cf: ZWJ, word joiner, MVS …), variation selectors, line ends.
_SILENT_CATEGORIES = frozenset({"Cc", "Cf"})
_VARIATION_SELECTORS = (
    range(0xFE00, 0xFE10),
    range(0xE0100, 0xE01F0),
    range(0x180B, 0x1810),
)


def uncovered(text: str) -> frozenset[str]:
    """Return the characters of a text that no declared font can draw.

    Private-use characters always count as uncovered: what some font shows for them is not what
    the clerk's old encoding meant.
    """
    starts, ends = _covered_ranges(find_fonts())
    return frozenset(
        character
        for character in set(text)
        if not _is_silent(character)
        and (is_private_use(character) or not _in_ranges(ord(character), starts, ends))
    )


def is_private_use(character: str) -> bool:
    """Tell whether a character's meaning is private to some old encoding."""
    return unicodedata.category(character) == "Co"


def count_coverage(found: FoundFont, ranges: Iterable[range]) -> tuple[int, ...]:
    """Count the code points of each range that one font of this machine has glyphs for."""
    covered = _code_points(found.path, found.font) if found.path else frozenset()
    return tuple(sum(code in codes for code in covered) for codes in ranges)


def _is_silent(character: str) -> bool:
    return unicodedata.category(character) in _SILENT_CATEGORIES or any(
        ord(character) in selectors for selectors in _VARIATION_SELECTORS
    )


def _in_ranges(code: int, starts: array[int], ends: array[int]) -> bool:
    place = bisect_right(starts, code) - 1
    return place >= 0 and code <= ends[place]


@cache
def _covered_ranges(fonts: tuple[FoundFont, ...]) -> tuple[array[int], array[int]]:
    """Return the first and last code points of every covered range, kept on disk between runs."""
    present = [(found.font, found.path) for found in fonts if found.path is not None]
    stored = user_cache_directory() / f"coverage-{_fingerprint(path for _, path in present)}.bin"
    ranges = _load(stored)
    if ranges is None:
        codes: set[int] = set()
        for font, path in present:
            codes |= _code_points(path, font)
        ranges = _compress(codes)
        _store(stored, ranges)
    half = len(ranges) // 2
    return ranges[:half], ranges[half:]


def _code_points(path: Path, font: Font) -> set[int]:
    from fontTools.ttLib import TTFont

    with TTFont(path, fontNumber=font.face, lazy=True) as opened:
        return set(opened.getBestCmap())


def _compress(codes: Iterable[int]) -> array[int]:
    starts, ends = array("I"), array("I")
    for code in sorted(codes):
        if ends and code == ends[-1] + 1:
            ends[-1] = code
        else:
            starts.append(code)
            ends.append(code)
    return starts + ends


def _fingerprint(paths: Iterable[Path]) -> str:
    """Name a set of font files by path, size and time: another file needs another table."""
    digest = hashlib.sha256(sys.byteorder.encode())
    for path in paths:
        status = path.stat()
        digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:24]


def _load(path: Path) -> array[int] | None:
    ranges: array[int] = array("I")
    try:
        ranges.frombytes(path.read_bytes())
    except (OSError, ValueError):
        return None
    return ranges if ranges and len(ranges) % 2 == 0 else None


def _store(path: Path, ranges: array[int]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=path.parent, suffix=".bin")
        with os.fdopen(descriptor, "wb") as file:
            file.write(ranges.tobytes())
        Path(draft).replace(path)
    except OSError:
        return  # a cache that cannot be kept costs half a second, nothing else
