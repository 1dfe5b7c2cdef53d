"""Give a PDF that breaks off a new end, so that its pages can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

_IS_PAGE = re.compile(rb"/Type\s{0,4}/Page\b")
_BEGINNING = re.compile(rb"(?<![0-9])([0-9]{1,10}) ([0-9]{1,5}) obj\b")
_FARTHEST = 4_000  # bytes from the beginning of an object to what it says it is
_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,8}) [0-9]{1,5} obj\b")
_MOST_PAGES = 3_000


def mend(data: bytes) -> bytes:
    """Return the file with a new list of its pages; nothing where it has no page any more."""
    pages = list(islice(dict.fromkeys(_pages(data)), _MOST_PAGES))
    if not pages:
        return b""
    last = max((int(match[1]) for match in _OBJECT.finditer(data)), default=0)
    root, tree = last + 1, last + 2
    return data + b"".join(
        (
            b"\nendstream endobj\n%d 0 obj<</Type/Catalog/Pages %d 0 R>>endobj\n" % (root, tree),
            b"%d 0 obj<</Type/Pages/Count %d/Kids[" % (tree, len(pages)),
            b" ".join(pages),
            b"]>>endobj\ntrailer<</Root %d 0 R>>\nstartxref\n0\n%%%%EOF\n" % root,
        )
    )


def _pages(data: bytes) -> Iterator[bytes]:
    """Yield references to the objects that say that they are a page."""
    for match in _IS_PAGE.finditer(data):
        start = max(0, match.start() - _FARTHEST)
        place = data.rfind(b" obj", start, match.start())
        begins = None if place < 0 else _BEGINNING.search(data, max(0, place - 17), place + 4)
        if begins is not None and data.find(b"endobj", place, match.start()) < 0:
            yield b"%s %s R" % begins.groups()
