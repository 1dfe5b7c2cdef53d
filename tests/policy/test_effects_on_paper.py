"""A real PDF of every programme says what its locked page says, and not a character more."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from noticegen.detection.inspectors.contents import Area
from noticegen.detection.inspectors.page_words import page_words
from noticegen.detection.inspectors.pdf.document import read_pdf
from noticegen.documents.sheet import SheetOptions, sheets_html
from noticegen.pipeline import effect_pages, effects
from noticegen.pipeline.invented_lists import UNIT, invented_people
from noticegen.pipeline.pages import PageOrder
from noticegen.policy.catalogue import load_policy, policy_names
from noticegen.policy.schema import Listing
from noticegen.rendering.pdf import render_pdf
from noticegen.vocabulary.stages import Channel

pytestmark = pytest.mark.slow


PEOPLE = invented_people()
LOCKED = effects.lock_file().read_text(encoding="utf-8").splitlines()
POSTED = [name for name in policy_names() if load_policy(name).listing is not Listing.DELIVERED]
# What the printer adds to the page's own words: the number of the page.
_PAGE_NUMBER = re.compile(r"—\d+—")
# What a PDF says of itself without anybody's words: dates, language, layout, the printer's name.
_OF_THE_FILE = re.compile(r"noticegen|WeasyPrint|zh-CN|https?://ns\.adobe\.com|xpacket")


@pytest.mark.parametrize("name", POSTED)
def test_a_printed_notice_says_what_is_locked_and_no_more(name: str) -> None:
    policy = load_policy(name)
    stage = next(iter(policy.stages))
    order = PageOrder(take_down=False)
    (file,) = effect_pages.make_public_files(policy, stage, Channel.BOARD, PEOPLE, order)
    kind = f"{name} {stage} board {file.kind} "
    locked = [
        line.removeprefix(prefix)
        for prefix in (kind, f"every {file.kind} ")
        for line in LOCKED
        if line.startswith(prefix)
    ]
    words = set(effect_pages.drop_style(page_words(file.html)))
    assert words <= set(locked)

    contents = read_pdf(file.data)
    printed = Counter(_PAGE_NUMBER.sub("", "".join("".join(contents.page_texts).split())))
    shown, heads = _shown(file.html)
    # A table that runs on to the next page says its headings again.
    for _ in contents.page_texts[1:]:
        shown += heads
    assert not printed - shown
    assert {code.payload for code in contents.barcodes} == {UNIT.policy_url}
    told = "\n".join(locked)
    for passage in contents.passages:
        if passage.area in (Area.METADATA, Area.OUTLINE, Area.ANNOTATION, Area.ATTACHMENT):
            assert passage.text in told or _OF_THE_FILE.search(passage.text), passage.area


def test_a_printed_sheet_says_what_is_locked_and_no_more() -> None:
    passage = effect_pages.draw_up_month(load_policy("happiness-sheet"), PEOPLE)[0]
    book = passage.books[0]
    alone = replace(book, sheets=book.sheets[:1])
    html = sheets_html(alone, SheetOptions())
    prefixes = ("happiness-sheet household sheet ", "every sheet ")
    locked = {line.removeprefix(one) for one in prefixes for line in LOCKED if line.startswith(one)}
    assert set(effect_pages.drop_style(page_words(html))) <= locked

    contents = read_pdf(render_pdf(html))
    printed = Counter("".join("".join(contents.page_texts).split()))
    shown, _ = _shown(html)
    assert printed - shown == Counter("·" * len(re.findall("<li>", html)))
    codes = {line.removeprefix("code ").replace("⏎", "\n") for line in locked}
    assert {code.payload for code in contents.barcodes} <= codes


def _shown(page: str) -> tuple[Counter[str], Counter[str]]:
    """Return how often each character stands on a page, and in the headings of its tables."""
    root = lxml_html.document_fromstring(page)
    for unseen in root.xpath("//head | //svg"):
        unseen.drop_tree()
    heads = "".join(head.text_content() for head in root.iter("thead"))
    return Counter("".join(root.text_content().split())), Counter("".join(heads.split()))


def test_one_character_more_on_paper_is_noticed() -> None:
    shown, _ = _shown("<p>王某<b>3</b></p><svg><title>图</title></svg>")

    assert shown == Counter("王某3")
    assert Counter("王某35") - shown
