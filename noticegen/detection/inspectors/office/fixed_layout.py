"""OFD (GB/T 33190), China's own fixed-layout format: text by its place on the page, and the rest.

A page places every piece of text by itself, so that one number may be many pieces; they are laid
into lines as a reader sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from noticegen.detection.inspectors.contents import (
    Area,
    Nested,
    Passage,
    Unreadable,
    UnreadableError,
    UnreadPart,
)
from noticegen.detection.inspectors.decoding import decode_unknown, number_runs
from noticegen.detection.inspectors.markup import (
    Element,
    attribute,
    descendants,
    everything,
    local,
    parse_xml,
)
from noticegen.detection.inspectors.unpacking import Archive

_PAGE = re.compile(r"Page_(\d{1,6})/Content\.xml$")
_IGNORED = re.compile(r"\.(?:ttf|ttc|otf|cff|ttx)$", re.IGNORECASE)
_SIGNATURE = re.compile(r"(?:^|/)Signs?/", re.IGNORECASE)
_AREAS = (
    (re.compile(r"Annot"), Area.ANNOTATION),
    (re.compile(r"(?:^|/)(?:OFD|Document)\.xml$"), Area.METADATA),
    (re.compile(r"(?:Tags?|CustomTag)"), Area.STRUCTURE),
)
# Elements whose numbers are places and outlines.
_GEOMETRY = ("TextObject", "PathObject", "ImageObject", "AbbreviatedData", "PhysicalBox")
_DEFAULT_SIZE = 4.0
# Of the size of the letters: nearer pieces are one word, farther ones two columns.
_ONE_WORD, _TWO_COLUMNS = 0.4, 1.5
_ONE_LINE = 0.5


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of text and its place on the page, in millimetres."""

    top: float
    left: float
    right: float
    size: float
    text: str = field(repr=False)


def is_fixed_layout(names: frozenset[str]) -> bool:
    """Tell an OFD file by its first part."""
    return "OFD.xml" in names


def read_fixed_layout(
    archive: Archive, nested: Nested
) -> tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]:
    """Read the pages, annotations and properties of an OFD file, and what it embeds."""
    passages: list[Passage] = []
    unread: list[UnreadPart] = []
    for member in archive.members:
        name = member.filename
        if _IGNORED.search(name):
            continue
        data = archive.read_if_sound(member)
        if data is None:
            unread.append(UnreadPart(Unreadable.DAMAGED, name))
        elif name.endswith(".xml"):
            try:
                passages += _read_part(name, parse_xml(data))
            except UnreadableError as error:
                passages.append(Passage(Area.OBJECT, decode_unknown(data), spot=name))
                unread.append(UnreadPart(error.reason, name))
        elif _SIGNATURE.search(name):  # keys and seals, in a code of their own
            passages += [Passage(Area.OBJECT, text, spot=name) for text in number_runs(data)]
        else:
            found, missed = nested(name, data)
            passages += found
            unread += missed
    return tuple(passages), tuple(unread)


def _read_part(name: str, root: Element) -> Iterator[Passage]:
    match = _PAGE.search(name)
    text = "\n".join(_lines(list(_pieces(root))))
    if text:
        area = Area.PAGE if match else _area(name)
        yield Passage(area, text, int(match[1]) + 1 if match else None, None if match else name)
    rest = everything(root, "TextCode", *_GEOMETRY)
    if rest:
        yield Passage(_area(name), rest, spot=name)


def _area(name: str) -> Area:
    return next((area for pattern, area in _AREAS if pattern.search(name)), Area.OBJECT)


def _pieces(root: Element) -> Iterator[_Piece]:
    for code in descendants(root, "TextCode"):
        text = "".join(code.itertext())
        if not text.strip():
            continue
        holder = next((e for e in code.iterancestors() if local(e) == "TextObject"), code)
        box = [*_numbers(attribute(holder, "Boundary")), 0.0, 0.0][:2]
        size = next(iter(_numbers(attribute(holder, "Size"))), _DEFAULT_SIZE) or _DEFAULT_SIZE
        left = box[0] + next(iter(_numbers(attribute(code, "X"))), 0.0)
        top = box[1] + next(iter(_numbers(attribute(code, "Y"))), 0.0)
        yield _Piece(top, left, left + _width(code, text, size), size, text)


def _width(code: Element, text: str, size: float) -> float:
    """Return how far a piece reaches: its steps if it tells them, else the width of its letters."""
    steps = (attribute(code, "DeltaX") or "").split()
    total, place = 0.0, 0
    while place < len(steps):
        if steps[place] == "g" and place + 2 < len(steps):
            repeated = (*_numbers(" ".join(steps[place + 1 : place + 3])), 0.0, 0.0)
            count, step = repeated[:2]
            total, place = total + count * step, place + 3
        else:
            total, place = total + sum(_numbers(steps[place])), place + 1
    last = size * (0.5 if text[-1].isascii() else 1.0)
    if total:
        return total + last
    return sum(size * (0.5 if mark.isascii() else 1.0) for mark in text)


def _numbers(text: str | None) -> tuple[float, ...]:
    """Return the numbers of an attribute; what is no number counts as nothing."""
    found = re.findall(r"-?(?:\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})", text or "")
    return tuple(map(float, found))


def _lines(pieces: list[_Piece]) -> Iterator[str]:
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.top):
        if rows and piece.top - rows[-1][0].top < _ONE_LINE * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        yield "".join(_joined(sorted(row, key=lambda piece: piece.left)))


def _joined(row: list[_Piece]) -> Iterator[str]:
    before: _Piece | None = None
    for piece in row:
        if before is not None:
            gap = (piece.left - before.right) / piece.size
            yield "" if gap < _ONE_WORD else " " if gap < _TWO_COLUMNS else "\t"
        yield piece.text
        before = piece
