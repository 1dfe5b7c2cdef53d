"""The positive checks: what a notice must say is there, as often as it must, and reads true."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from noticegen.detection.inspectors.contents import Area
from noticegen.detection.inspectors.pdf.document import PdfContents
from noticegen.publication.model import ColumnKind, Entry, Publication
from noticegen.release.gate.folding import fold_text, squeeze
from noticegen.release.gate.leaks.public_words import STANDING, statements
from noticegen.release.gate.lists.row_cells import RowReader, comparable, shared_words
from noticegen.release.gate.own_words.by_the_way import check_telephones
from noticegen.release.gate.page.row_parts import RowPart
from noticegen.release.gate.page.source import SourcePage
from noticegen.release.gate.report import GateFinding, GateRule

_SEPARATED = re.compile(r"\s+")
_NUMBERED = re.compile(r"^\d{1,4}[.．、]$")  # as a row may begin
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_OF_AMOUNTS = frozenset(",，.．¥￥")
_SCRIPT_CHANGE = re.compile(r"(?<=\d)(?=\D)|(?<=\D)(?=\d)")


def check_codes(contents: PdfContents, policy_url: str) -> Iterator[GateFinding]:
    """Check that the policy's code is there, and no other."""
    for code in contents.barcodes:
        if code.payload != policy_url:
            yield GateFinding(GateRule.UNEXPECTED_CODE, Area.BARCODE, code.page)
    if all(code.payload != policy_url for code in contents.barcodes):
        yield GateFinding(GateRule.CODE_MISSING, Area.BARCODE)


def check_links(contents: PdfContents, policy_url: str) -> Iterator[GateFinding]:
    """Check that a link, if there is one, leads to the policy and nowhere else."""
    for passage in contents.passages:
        if passage.area is Area.LINK and unquote(passage.text) != unquote(policy_url):
            yield GateFinding(GateRule.UNEXPECTED_LINK, Area.LINK, passage.page)


def check_statements(page_text: str, publication: Publication) -> Iterator[GateFinding]:
    """Check that the pages say what the law makes a notice say."""
    text = squeeze(page_text)
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
    yield from check_telephones(text, unit)


def check_names(
    page_text: str, publication: Publication, standing: Collection[str] = ()
) -> Iterator[GateFinding]:
    """Check that each published name stands on the pages exactly as often as entries bear it.

    Where a sentence of the notice has the same characters (`公正`, `任何`), it is not a name;
    `standing` are the sentences that the page has besides those of the publication.
    """
    expected = Counter(squeeze(name) for name in _names(publication))
    phrases = {squeeze(text) for text in (*statements(publication), *standing, *STANDING)}
    text = SqueezedText.of(page_text)
    for name, count in expected.items():
        found = text.count(name, set(expected), phrases)
        # A village or an office may be called exactly like a person.
        if found < count or (found > count and name not in phrases):
            yield GateFinding(GateRule.NAME_COUNT, Area.PAGE)
            return


def check_rows(
    source: SourcePage, publication: Publication, parts: Iterable[RowPart]
) -> Iterator[GateFinding]:
    """Check that the tables have a row for every entry, with its values and nothing else.

    An office may leave the numbers of rows out, and may tell each row's village and programme.
    """
    if not _names(publication):
        return
    if not source.has_table:
        yield from _check_sentences("\n".join(source.drawn), publication)
        return
    names = {squeeze(name) for name in _names(publication)}
    values = [str(value) for entry in publication.entries for value in entry.values]
    values += shared_words(publication)
    marks = _OF_AMOUNTS.union(_marks_of("".join(values)))
    listed = [part.texts for part in parts if part.is_listed(names) or not part.is_whole]
    if len(listed) != len(publication.entries):
        yield GateFinding(GateRule.ROW_COUNT, Area.SOURCE)
    reader = RowReader(publication, listed)
    for row in listed:
        bare = "".join((_NUMBERED.sub("", row[0]), *row[1:]))
        if not (reader.takes(row) and marks.issuperset(_marks_of(bare))):
            yield GateFinding(GateRule.UNEXPECTED_CELL, Area.SOURCE)


def _check_sentences(page_text: str, publication: Publication) -> Iterator[GateFinding]:
    """Check a list that is no table: behind each name stand its entry's figures, in any order."""
    text = fold_text(page_text)
    listed = [
        (_run_together(str(entry.values[place])), _figures_of(entry))
        for place, column in enumerate(publication.columns)
        if column.kind is ColumnKind.NAME
        for entry in publication.entries
    ]
    names = sorted({name for name, _ in listed}, key=len, reverse=True)
    found = list(re.finditer("|".join(map(_torn, names)), text))
    for match, after in zip(found, (*found[1:], None), strict=True):
        behind = text[match.end() : after.start() if after else None]
        figures = [comparable(figure) for figure in _FIGURE.findall(behind)]
        for name, wanted in listed:
            if name == _run_together(match.group()) and sorted(figures[: len(wanted)]) == wanted:
                listed.remove((name, wanted))
                break
    if listed:
        yield GateFinding(GateRule.UNEXPECTED_CELL, Area.SOURCE)


@dataclass(frozen=True, slots=True)
class SqueezedText:
    """A text without separators, and the positions where separators and changes of script were."""

    text: str = field(repr=False)
    edges: frozenset[int]

    @classmethod
    def of(cls, text: str) -> SqueezedText:
        """Squeeze a text, keeping its edges."""
        parts: list[str] = []
        edges = {0}
        length = 0
        for token in map(squeeze, _SEPARATED.split(text)):
            edges.update(length + change.start() for change in _SCRIPT_CHANGE.finditer(token))
            length += len(token)
            edges.add(length)
            parts.append(token)
        return cls("".join(parts), frozenset(edges))

    def count(self, name: str, names: Collection[str], phrases: Collection[str] = ()) -> int:
        """Count a squeezed name where it is not part of a longer one of the names, or a phrase.

        A longer name explains a place only where it stands by itself, between edges: `王芳`
        beside `芳草村` is not `王芳芳`. A phrase is a sentence, and explains wherever it stands.
        """
        taken = [
            (start, start + len(phrase))
            for phrase in phrases
            if name in phrase != name
            for start in _starts(phrase, self.text)
        ]
        taken += [
            (start, start + len(other))
            for other in names
            if name in other != name
            for start in _starts(other, self.text)
            if start in self.edges and start + len(other) in self.edges
        ]
        return sum(
            not any(first <= start and start + len(name) <= last for first, last in taken)
            for start in _starts(name, self.text)
            if self._stands_apart(start, start + len(name))
        )

    def _stands_apart(self, start: int, end: int) -> bool:
        """Tell whether a name is not glued out of the ends of two neighbouring cells."""
        is_torn = any(edge in self.edges for edge in range(start + 1, end))
        return not is_torn or (start in self.edges and end in self.edges)


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


def _figures_of(entry: Entry) -> list[str]:
    return sorted(comparable(str(value)) for value in entry.values if not isinstance(value, str))


def _torn(name: str) -> str:
    """Return a pattern of a name that a line's end or an element may stand in."""
    return r"\s*".join(map(re.escape, name))


def _run_together(text: str) -> str:
    return _SEPARATED.sub("", fold_text(text))


def _marks_of(text: str) -> frozenset[str]:
    """Return what a text has besides letters, figures and blanks: a ● in a row says something."""
    return frozenset(mark for mark in text if not (mark.isalnum() or mark.isspace()))
