"""Every public file through the gate, each asked for what its kind must and must not hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from html.parser import HTMLParser

from noticegen.pipeline.pages import PageKind, PageOrder, PublicFile, empty_page
from noticegen.release.gate.inspection import inspect, inspect_name, inspect_web_page
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.listed_elsewhere import ListedElsewhere
from noticegen.release.gate.report import GateReport, GateRule

_FIGURE = re.compile(r"\d+")
_REPEATING = frozenset({PageKind.TILES, PageKind.PICTURE})  # what another file has shown
# What a kind of file need not hold. Nothing here is a rule that looks for leaks.
_NOT_ASKED_OF = {
    # Cover sheet and take-down order are for whoever carries the notices: no code, no sentences.
    PageKind.COVER: frozenset({GateRule.CODE_MISSING, GateRule.STATEMENT_MISSING}),
    PageKind.TAKEDOWN: frozenset({GateRule.CODE_MISSING, GateRule.STATEMENT_MISSING}),
    # The strips that are glued over repeat what stands on the next sheet; every sheet cuts letters
    # and draws the marks for gluing. The poster it is cut from has been looked at.
    PageKind.TILES: frozenset(
        {
            *(GateRule.NAME_COUNT, GateRule.TEXT_DISAGREES),
            *(GateRule.HIDDEN_TEXT, GateRule.DRAWN_TEXT, GateRule.READ_OTHERWISE),
        }
    ),
}


def inspect_files(
    files: Iterable[PublicFile], known: KnownValues, order: PageOrder
) -> tuple[GateReport, ...]:
    """Return the gate's report of every file.

    Only the bundled templates explain what stands on every page: an office's own template may
    hold a name or an illness that somebody has written into it.
    """
    bundled = replace(order, templates=None)
    files = tuple(files)
    elsewhere = ListedElsewhere(file.publication for file in files)
    explained: dict[PageKind, KnownValues] = {}
    reports: list[GateReport] = []
    for file in files:
        if file.kind not in explained:
            explained[file.kind] = known.explaining(standing_texts(file, bundled))
        known_here = explained[file.kind].explaining(file.sums)
        report = _inspect(file, known_here)
        if file.kind not in _REPEATING:
            strangers = elsewhere.find(file.html, file.publication, known_here.standing)
            report = replace(report, findings=(*report.findings, *strangers))
        reports.append(report)
    return tuple(reports)


def standing_texts(file: PublicFile, order: PageOrder) -> frozenset[str]:
    """Return the texts of a kind of page as it is without any household."""
    page = empty_page(file, order)
    if page is None:
        return frozenset()
    reader = _TextReader()
    reader.feed(page)
    reader.close()
    # A page of nobody says 0 where another says how many: what stands around a figure counts.
    return frozenset(part for text in reader.texts for part in (text, *_FIGURE.split(text)) if part)


def _inspect(file: PublicFile, known: KnownValues) -> GateReport:
    if file.kind is PageKind.PICTURE:
        return inspect_name(file.name, file.publication, known)
    if file.kind is PageKind.WEB:
        return inspect_web_page(file.name, file.html, file.publication, known)
    report = inspect(file.name, file.data, file.html, file.publication, known)
    not_asked = _NOT_ASKED_OF.get(file.kind, frozenset())
    kept = tuple(finding for finding in report.findings if finding.rule not in not_asked)
    return replace(report, findings=kept)


class _TextReader(HTMLParser):
    """Collects the texts of a page and its properties, piece by piece, without its styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        # A file's properties are made from these.
        self.texts += [text for key, text in attrs if tag == "meta" and key == "content" and text]

    def handle_endtag(self, tag: str) -> None:
        self._in_style = self._in_style and tag != "style"

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._in_style:
            self.texts.append(data.strip())
