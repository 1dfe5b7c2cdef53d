"""What is left of a PDF that breaks off: its pages, each once, in whatever it is buried."""

from __future__ import annotations

import re
import time

import pytest

from noticegen.detection.inspectors.pdf.mending import mend


def pages_of(data: bytes) -> list[bytes]:
    listed = re.search(rb"/Kids\[(.*?)\]>>", mend(data))
    return re.findall(rb"\d+ \d+ R", listed[1]) if listed else []


@pytest.mark.parametrize(
    ("data", "pages"),
    [
        (
            b"4 0 obj<</Type/Page>>endobj 7 1 obj<</Rotate 0/Type /Page>>endobj",
            [b"4 0 R", b"7 1 R"],
        ),
        (b"4 0 obj<</Type/Page>>endobj 4 0 obj<</Type/Page>>", [b"4 0 R"]),
        (b"4 0 obj<</Type/Pages>>endobj", []),
        (b"4 0 obj<</Type/Font>>endobj /Type/Page", []),
        (b"/Type/Page 4 0 obj", []),
        (b"4 0 obj" + b" " * 5_000 + b"/Type/Page", []),
        (b"", []),
    ],
    ids=["two", "twice", "tree", "outside", "before", "far", "nothing"],
)
def test_the_pages_of_a_broken_file_are_listed(data: bytes, pages: list[bytes]) -> None:
    assert pages_of(data) == pages


def test_beginnings_of_objects_that_lead_nowhere_take_no_time() -> None:
    began = time.process_time()
    assert mend(b"1 0 obj " * 50_000) == b""
    assert time.process_time() - began < 3
