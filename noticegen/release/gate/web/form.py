"""What a finished web page may be made of, and that everybody can read all it says.

There is no browser to look at a page with, and there are many browsers and windows. So a page may
have only what looks the same in all of them: the elements of `vocabulary.web_page`, the style
values of `web_values`, no remarks. Of that, sizes and colours are computed (`web_looks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from lxml import html

from noticegen.detection.inspectors.contents import Area
from noticegen.release.gate.report import GateFinding, GateRule
from noticegen.release.gate.web.attributes import are_plain
from noticegen.release.gate.web.looks import look_at_text
from noticegen.release.gate.web.styles import (
    MEDIA,
    StyleError,
    StyleRule,
    read_declarations,
    read_rules,
)
from noticegen.vocabulary.web_page import ATTRIBUTES, ELEMENTS

# Remarks and the like, which readers end in different places, and what an end tag holds more.
_DECLARED = re.compile(r"<[!?]|</(?![a-zA-Z][a-zA-Z0-9]*\s*>)")
_DOCTYPE = re.compile(r"\s*<!doctype html>", re.IGNORECASE)


def check_web_form(page: str) -> Iterator[GateFinding]:
    """Check that a web page has nothing but text that everybody can read."""
    reader = _PageReader(page)
    yield from dict.fromkeys(reader.findings)
    root = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    sheets = [element.text or "" for element in root.iter("style")]
    if sheets != reader.sheets:  # two readers of one page that disagree: a browser may be a third
        yield GateFinding(GateRule.FOREIGN_PART, Area.SOURCE)
        return
    if reader.findings:
        return
    try:
        for medium in MEDIA:
            faults = look_at_text(root, reader.rules, medium)
            if faults.unreadable:
                yield GateFinding(GateRule.HIDDEN_TEXT, Area.SOURCE)
            if faults.drawn:
                yield GateFinding(GateRule.DRAWN_TEXT, Area.SOURCE)
    except RecursionError:
        yield GateFinding(GateRule.UNREADABLE, Area.SOURCE)


class _PageReader(HTMLParser):
    """Reads a page tag by tag, and its style sheets rule by rule."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.findings: list[GateFinding] = []
        self.rules: list[StyleRule] = []
        self.sheets: list[str] = []
        self._sheet: list[str] | None = None
        doctype = _DOCTYPE.match(page)
        head = doctype.end() if doctype else 0
        # The lines before count, so that a finding names the line of the page.
        self.feed("\n" * page.count("\n", 0, head) + page[head:])
        self.close()
        for match in _DECLARED.finditer(page, head):
            self._refuse(page.count("\n", 0, match.start()) + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        is_known = tag in ELEMENTS and ATTRIBUTES.issuperset(names)
        if not is_known or len(set(names)) < len(names) or not are_plain(attrs):
            self._refuse(self.getpos()[0])
        for name, value in attrs:
            if name == "style":
                self._check_style(value or "")
        self._sheet = [] if tag == "style" else None

    def handle_endtag(self, tag: str) -> None:
        if tag == "style" and self._sheet is not None:
            self._end_sheet("".join(self._sheet))
        self._sheet = None

    def handle_data(self, data: str) -> None:
        if self._sheet is not None:
            self._sheet.append(data)

    def _end_sheet(self, sheet: str) -> None:
        self.sheets.append(sheet)
        try:
            self.rules += read_rules(sheet)
        except StyleError as error:
            first = self.getpos()[0] - sheet.count("\n")
            self._refuse_style(error, first + error.line - 1)

    def _check_style(self, style: str) -> None:
        try:
            read_declarations(style)
        except StyleError as error:
            self._refuse_style(error, self.getpos()[0])

    def _refuse(self, line: int) -> None:
        kind = f"成页第{line}行"
        self.findings.append(GateFinding(GateRule.FOREIGN_PART, Area.SOURCE, kind=kind))

    def _refuse_style(self, error: StyleError, line: int) -> None:
        kind = f"成页第{line}行" + (f" {error.what}" if error.what else "")
        self.findings.append(GateFinding(GateRule.UNEXPECTED_STYLE, Area.SOURCE, kind=kind))
