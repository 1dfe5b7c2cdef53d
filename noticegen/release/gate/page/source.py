"""The renderer's input, read as a hostile author might have written it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.release.gate.folding import squeeze
from noticegen.release.gate.page.picked_letters import picked_letters
from noticegen.release.gate.page.reading_aloud import read_aloud
from noticegen.release.gate.page.row_parts import TableRow, table_rows

_CONTENT = re.compile(r"content\s*:\s*([^;}]+)")
# What a page tells besides its text: to a search engine, a screen reader, a mouse that rests.
_TOLD = "//head/title/text() | //@title | //@alt | //@aria-label | //meta[{}]/@content"
_OF_SETTINGS = ("viewport", "referrer", "robots", "take-down")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "th", "caption")
_LANGUAGE = re.compile(r"(?:zh|mn|en)(?:-(?:Hans|Mong|Cyrl|Latn))?(?:-CN)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page of HTML: what is in it to be searched, and its tables' rows.

    `passages` are for the roster's own values: in the first, all elements are joined, so that a
    value torn over many of them is whole again. `readable` are for the detector: what stands in
    two cells is not one number (`178` people beside `131645.71` yuan is nobody's telephone).
    `drawn` are the pieces of text that the printer draws, in the order they are written; `heads`
    the heads of tables, which it draws again on every new page; `items` counts the items of lists
    that say something, each of which may have a bullet; `told` are titles and descriptions;
    `headings` are headings and paragraphs, squeezed; `ordinals` the numbers of numbered lists; the
    code of a language may be odd enough to be a word; `picked` are letters that stand out of their
    words. `root` is the page itself.
    """

    root: html.HtmlElement = field(repr=False)
    passages: tuple[Passage, ...]
    readable: tuple[Passage, ...]
    rows: tuple[TableRow, ...]
    has_table: bool
    drawn: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    items: int = 0
    told: tuple[str, ...] = ()
    headings: frozenset[str] = frozenset()
    has_odd_language: bool = False
    ordinals: str = ""
    picked: str = field(default="", repr=False)


def read_source(page: str) -> SourcePage:
    """Read a page; hidden elements, comments, attributes and style content are part of it."""
    root = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    picked = picked_letters(root)
    hidden = [*_hidden_texts(root), picked]
    # Names, comments and figures of a style sheet say nothing to the detector.
    code = [Passage(Area.OBJECT, text) for text in _code_texts(root) if text.strip()]
    return SourcePage(
        root=root,
        passages=(*_passages((_visible_text(root), *hidden)), *code),
        readable=tuple(_passages((read_aloud(root), *hidden))),
        rows=tuple(table_rows(root)),
        has_table=root.find(".//table") is not None,
        drawn=tuple(_drawn_texts(root)),
        heads=tuple(head.text_content() for head in root.iter("thead")),
        told=tuple(dict.fromkeys(_told_texts(root))),
        headings=frozenset(squeeze(head.text_content()) for head in root.iter(*_HEADINGS)) - {""},
        has_odd_language=any(not _LANGUAGE.fullmatch(str(code)) for code in root.xpath("//@lang")),
        ordinals=_ordinals(root),
        picked=picked,
        items=sum(bool(item.text_content().strip()) for item in root.iter("li")),
    )


def _passages(texts: Iterable[str]) -> Iterator[Passage]:
    """Yield each text once: a table has the same classes in every cell."""
    return (Passage(Area.SOURCE, text) for text in dict.fromkeys(texts) if text.strip())


def _drawn_texts(root: html.HtmlElement) -> list[str]:
    """Return the texts of the body; a drawing's title and description are not drawn."""
    unseen = " or ".join(f"ancestor::{tag}" for tag in ("style", "script", "title", "desc"))
    found = root.xpath(f"//body//text()[not({unseen})]")
    return [text for text in found if isinstance(text, str) and text.strip()]


def _told_texts(root: html.HtmlElement) -> list[str]:
    """Return titles, descriptions and labels; what is set for browsers says nothing."""
    names = "".join(f" and not(@name='{name}')" for name in _OF_SETTINGS)
    return [str(text) for text in root.xpath(_TOLD.format("not(@http-equiv)" + names))]


def _visible_text(root: html.HtmlElement) -> str:
    """Return the text of all elements but style and script, hidden elements included.

    Elements are joined without a space: a number torn over many of them is whole again.
    """
    parts = [
        text
        for text in root.xpath("//text()[not(ancestor::style) and not(ancestor::script)]")
        if isinstance(text, str)
    ]
    return "".join(parts)


def _hidden_texts(root: html.HtmlElement) -> list[str]:
    texts: list[str] = []
    for element in root.iter():
        if isinstance(element, etree._Comment | etree._ProcessingInstruction):
            texts.append(element.text or "")
            continue
        texts += [value for key, value in element.attrib.items() if not _is_drawing(element, key)]
        if element.tag in ("style", "script"):
            texts += [match[1] for match in _CONTENT.finditer(element.text or "")]
    return texts


def _code_texts(root: html.HtmlElement) -> list[str]:
    """Return the whole of every style and script: its comments, names and strings."""
    return [element.text or "" for element in root.iter("style", "script")]


def _is_drawing(element: html.HtmlElement, key: str) -> bool:
    """Tell the figures of a drawn line, which hold no text."""
    return element.tag == "path" and key == "d"


def _ordinals(root: html.HtmlElement) -> str:
    """Return the numbers of all items of numbered lists, which the printer counts by itself."""
    return "".join(
        str(number)
        for numbered in root.iter("ol")
        for number, _ in enumerate(numbered.findall("li"), start=1)
    )
