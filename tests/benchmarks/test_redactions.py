from __future__ import annotations

from itertools import islice

import pytest

from benchmarks.redactions.pages import make_pages
from noticegen.detection.detector import default_detector
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.verdict import judge


@pytest.mark.slow
def test_bad_redactions_are_told_from_good_ones() -> None:
    pages = list(islice(make_pages(7), 1, None, 2))
    detector = default_detector()
    wrong = [
        page.title
        for page in pages
        if judge(read_file("page.pdf", page.data), detector).is_clean is page.is_bad
    ]
    assert {page.is_bad for page in pages} == {True, False}
    assert wrong == []


def test_the_same_seed_makes_the_same_pages() -> None:
    first, again = (next(make_pages(7)) for _ in range(2))
    assert first.data == again.data
