"""Give a PDF that breaks off a new end, so that its pages can be read."""

from __future__ import annotations

import re

_PAGE = re.compile(
    rb"(?<![0-9])([0-9]{1,10}) ([0-9]{1,5}) obj\b(?:(?!endobj).){0,4000}?/Type\s{0,4}/Page\b",
    re.DOTALL,
)
_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,8}) [0-9]{1,5} obj\b")
_MOST_PAGES = 3_000


def mend(data: bytes) -> bytes:
    """Return the file with a new list of its pages; nothing where it has no page any more."""
    pages = [b"%s %s R" % match.groups() for match in _PAGE.finditer(data)][:_MOST_PAGES]
    if not pages:
        return b""
    last = max(int(match[1]) for match in _OBJECT.finditer(data))
    root, tree = last + 1, last + 2
    return data + b"".join(
        (
            b"\nendstream endobj\n%d 0 obj<</Type/Catalog/Pages %d 0 R>>endobj\n" % (root, tree),
            b"%d 0 obj<</Type/Pages/Count %d/Kids[" % (tree, len(pages)),
            b" ".join(pages),
            b"]>>endobj\ntrailer<</Root %d 0 R>>\nstartxref\n0\n%%%%EOF\n" % root,
        )
    )
