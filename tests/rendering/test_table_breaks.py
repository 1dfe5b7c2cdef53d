"""A table that runs over pages: never one household alone, never its sum alone."""

import re

import pypdfium2
import pytest

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.rendering.pdf import render_pdf

pytestmark = pytest.mark.slow

_ROW = re.compile(r"^(\d+)\s+\S+\s+\d+\s+\d+\s*$", re.MULTILINE)


def _pages(households: int, villages: tuple[str, ...]) -> list[str]:
    document = pypdfium2.PdfDocument(
        render_pdf(notice_html(invent_publication(households, villages)))
    )
    return [page.get_textpage().get_text_range().replace("\r", "") for page in document]


def _rows_of(page: str) -> list[list[int]]:
    """Return the numbers of the rows on a page, list after list."""
    lists: list[list[int]] = []
    for number in map(int, _ROW.findall(page)):
        if not lists or number != lists[-1][-1] + 1:
            lists.append([])
        lists[-1].append(number)
    return lists


@pytest.mark.parametrize("households", [8, 10, 12, 13, 14, 36, 37, 38, 39, 65, 66, 67])
def test_no_household_and_no_sum_stands_alone_on_a_page(households: int) -> None:
    pages = _pages(households, ("新城村",))
    numbers = [number for page in pages for part in _rows_of(page) for number in part]
    assert numbers == list(range(1, households + 1))
    for page in pages:
        assert all(len(part) > 1 for part in _rows_of(page))
        if "合计" in page.replace("金额合计", ""):
            assert _rows_of(page)


@pytest.mark.parametrize("households", range(15, 31, 3))
def test_no_villages_list_leaves_a_row_behind(households: int) -> None:
    for page in _pages(households, ("新城村", "乌兰计嘎查", "哈业脑包村")):
        assert all(len(part) > 1 for part in _rows_of(page))
        assert page.count("合计") - page.count("金额合计") <= len(_rows_of(page))


def test_no_page_ends_with_a_heading() -> None:
    for households in (20, 23, 26):
        for page in _pages(households, ("新城村", "乌兰计嘎查")):
            lines = [line for line in page.split("\n") if line.strip()][:-1]
            assert not re.match("[一二三]、", lines[-1])
