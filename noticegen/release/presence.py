"""The positive checks: what a notice must say is there, as often as it must, and reads true."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from noticegen.detection.contents import Area
from noticegen.detection.pdf import PdfContents
from noticegen.publication.model import ColumnKind, Entry, Publication
from noticegen.release.folding import digits_of, fold_text, squeeze
from noticegen.release.report import GateFinding, GateRule
from noticegen.release.source import SourcePage

_SEPARATED = re.compile(r"\s+")
_UNEXPECTED_AREAS = {
    Area.SCRIPT: GateRule.UNEXPECTED_SCRIPT,
    Area.ATTACHMENT: GateRule.UNEXPECTED_ATTACHMENT,
}


def check_form(contents: PdfContents, policy_url: str) -> Iterator[GateFinding]:
    """Check what the file is made of: fonts, pictures, scripts, revisions, codes."""
    for is_wrong, rule, area in (
        (contents.encrypted, GateRule.ENCRYPTED, Area.OBJECT),
        (contents.revisions != 1, GateRule.REVISED, Area.REMAINS),
        (contents.unmapped > 0, GateRule.TEXT_UNRELIABLE, Area.PAGE),
        (not _fonts_are_embedded(contents), GateRule.FONT_NOT_EMBEDDED, Area.PAGE),
    ):
        if is_wrong:
            yield GateFinding(rule, area)
    for page in contents.unread_pages:
        yield GateFinding(GateRule.UNREADABLE, Area.PAGE, page)
    for page in dict.fromkeys(contents.pictures):
        yield GateFinding(GateRule.UNEXPECTED_PICTURE, Area.PICTURE, page or None)
    for area in dict.fromkeys(passage.area for passage in contents.passages):
        if area in _UNEXPECTED_AREAS:
            yield GateFinding(_UNEXPECTED_AREAS[area], area)
    yield from _check_codes(contents, policy_url)


def _fonts_are_embedded(contents: PdfContents) -> bool:
    return bool(contents.fonts) and all(font.embedded for font in contents.fonts)


def _check_codes(contents: PdfContents, policy_url: str) -> Iterator[GateFinding]:
    for code in contents.barcodes:
        if code.payload != policy_url:
            yield GateFinding(GateRule.UNEXPECTED_CODE, Area.BARCODE, code.page)
    if all(code.payload != policy_url for code in contents.barcodes):
        yield GateFinding(GateRule.CODE_MISSING, Area.BARCODE)


def check_statements(contents: PdfContents, publication: Publication) -> Iterator[GateFinding]:
    """Check that the pages say what the law makes a notice say."""
    text = squeeze("".join(contents.page_texts))
    unit, posting = publication.unit, publication.posting
    for kind, statement in (
        ("标题", publication.title),
        ("公示起始日期", f"{posting.first.year}年{posting.first.month}月{posting.first.day}日"),
        ("公示截止日期", f"{posting.last.year}年{posting.last.month}月{posting.last.day}日"),
        ("联系电话", unit.telephone),
        ("监督电话", unit.supervision_telephone),
        ("发布单位", unit.issuer),
        ("不予公开的说明", publication.wording.not_shown or ""),
    ):
        if squeeze(statement) not in text:
            yield GateFinding(GateRule.STATEMENT_MISSING, Area.PAGE, kind=kind)


def check_names(contents: PdfContents, publication: Publication) -> Iterator[GateFinding]:
    """Check that each published name stands on the pages exactly as often as entries bear it."""
    expected = Counter(_names(publication))
    text = "\n".join(contents.page_texts)
    if any(count_phrase(name, text, expected) != count for name, count in expected.items()):
        yield GateFinding(GateRule.NAME_COUNT, Area.PAGE)


def check_rows(source: SourcePage, publication: Publication) -> Iterator[GateFinding]:
    """Check that the tables have a row for every entry, with its values and nothing else."""
    if not source.has_table or not _names(publication):
        return
    open_entries = Counter(_entry_cells(entry) for entry in publication.entries)
    names = {squeeze(name) for name in _names(publication)}
    named = [row for row in source.rows if any(squeeze(cell) in names for cell in row)]
    if len(named) != len(publication.entries):
        yield GateFinding(GateRule.ROW_COUNT, Area.SOURCE)
    for row in named:
        cells = tuple(_comparable(cell) for cell in row if cell)
        if not open_entries[cells]:
            yield GateFinding(GateRule.UNEXPECTED_CELL, Area.SOURCE)
        open_entries[cells] -= 1


def count_phrase(phrase: str, text: str, others: Counter[str]) -> int:
    """Count a name in a text, not counting where it is only part of a longer published name.

    A longer name explains a place only where it stands by itself, between separators: `王芳`
    beside `芳草村` is not `王芳芳`.
    """
    squeezed, edges = _squeeze_with_edges(text)
    wanted = squeeze(phrase)
    longer = [squeeze(other) for other in others if wanted in squeeze(other) != wanted]
    taken = [
        (start, start + len(other))
        for other in longer
        for start in _starts(other, squeezed)
        if start in edges and start + len(other) in edges
    ]
    return sum(
        not any(first <= start and start + len(wanted) <= last for first, last in taken)
        for start in _starts(wanted, squeezed)
        if _stands_apart(start, start + len(wanted), edges, squeezed)
    )


def _stands_apart(start: int, end: int, edges: frozenset[int], squeezed: str) -> bool:
    """Tell whether a name is not glued out of the ends of two neighbouring cells."""
    inside = [edge for edge in range(start + 1, end) if edge in edges]
    return not inside or (start in edges and end in edges)


def _squeeze_with_edges(text: str) -> tuple[str, frozenset[int]]:
    """Squeeze a text and return the positions where a separator stood, and where a script ends."""
    parts: list[str] = []
    edges = {0}
    length = 0
    for token in _SEPARATED.split(text):
        squeezed = squeeze(token)
        for offset, mark in enumerate(squeezed):
            if offset and mark.isdecimal() != squeezed[offset - 1].isdecimal():
                edges.add(length + offset)
        length += len(squeezed)
        edges.add(length)
        parts.append(squeezed)
    return "".join(parts), frozenset(edges)


def _starts(phrase: str, text: str) -> Iterator[int]:
    start = text.find(phrase)
    while start >= 0:
        yield start
        start = text.find(phrase, start + 1)


def _names(publication: Publication) -> list[str]:
    return [
        str(entry.values[place])
        for place, column in enumerate(publication.columns)
        if column.kind is ColumnKind.NAME
        for entry in publication.entries
    ]


def _entry_cells(entry: Entry) -> tuple[str, ...]:
    return tuple(_comparable(str(value)) for value in (entry.number, *entry.values) if value != "")


def _comparable(cell: str) -> str:
    """Return a cell so that `1,200.50` and `1200.5` are the same, and spaces make no difference."""
    folded = fold_text(cell).strip()
    if re.fullmatch(r"[\d,]+(\.\d+)?", folded):
        whole, _, cents = folded.replace(",", "").partition(".")
        return (whole.lstrip("0") or "0") + ("." + cents.rstrip("0") if cents.rstrip("0") else "")
    return squeeze(cell) or digits_of(folded)
