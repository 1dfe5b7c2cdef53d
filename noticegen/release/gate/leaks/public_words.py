"""What a publication says on purpose: the only things that explain a known value in a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ahocorasick_rs import AhoCorasick

from noticegen.publication.model import ColumnKind, Publication
from noticegen.release.gate.figures.calendar_dates import dates_in
from noticegen.release.gate.figures.stated_sums import column_sums
from noticegen.release.gate.folding import digits_of, fold_text, squeeze

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LEAST_LATIN = 8  # letters; shorter words stand inside longer ones
# What the project's own pages say besides the publication. A roster's cell may hold such a word
# ("合计", "联系电话") without the word being private.
STANDING = (
    *("序号", "合计", "以上", "公示期", "公布期", "工作日"),
    *("受理单位", "地址", "联系电话", "监督电话"),
    *("扫码查看救助政策", "救助政策网页", "人民币", "金额合计", "星期", "个村", "共", "第", "页"),
)
"""Words of the project's own pages, whatever they list."""
# What a notice says of where its lists stand, in headings and in the text.
_OF_LISTS = (
    *("公示名单", "公布名单", "公示时间", "公布时间", "意见反映", "未分村"),
    *("附件", "附件所列", "本次公示", "本次公布", "名单见附件", "名单"),
)


@dataclass(frozen=True, slots=True)
class PublicWords:
    """The phrases, numbers and dates that one publication lets appear, and their characters.

    `marks` are neither letters nor figures; `ideographs` the Han characters; `names` those listed;
    `amounts` their amounts of money; `statements` what is said besides the list, the longest first.
    """

    phrases: tuple[str, ...] = field(repr=False)
    numbers: frozenset[str] = field(repr=False)
    dates: frozenset[date] = field(repr=False)
    matcher: AhoCorasick = field(repr=False)
    marks: frozenset[str] = field(default=frozenset(), repr=False)
    names: frozenset[str] = field(default=frozenset(), repr=False)
    amounts: frozenset[Decimal] = field(default=frozenset(), repr=False)
    statements: tuple[str, ...] = field(default=(), repr=False)
    ideographs: frozenset[str] = field(default=frozenset(), repr=False)

    def covered(self, squeezed: str) -> bytearray:
        """Mark (1) every character of a squeezed text that a public phrase explains."""
        return cover(squeezed, self.matcher)

    def explains(self, text: str) -> bool:
        """Tell whether a text is part of one public phrase; a short Latin word, all of it."""
        squeezed = squeeze(text)
        if squeezed.isascii() and squeezed.isalpha() and len(squeezed) < _LEAST_LATIN:
            return squeezed in self.phrases  # `noarchive` does not explain HIV
        return any(squeezed in phrase for phrase in self.phrases)


def cover(squeezed: str, phrases: AhoCorasick) -> bytearray:
    """Mask (1) every character of a squeezed text that belongs to one of the phrases."""
    mask = bytearray(len(squeezed))
    for _, start, end in phrases.find_matches_as_indexes(squeezed, overlapping=True):
        mask[start:end] = b"\x01" * (end - start)
    return mask


def public_words(publication: Publication, allowed: frozenset[str]) -> PublicWords:
    """Collect what this publication shows; a table value counts only where it is allowed."""
    texts = [*statements(publication), *STANDING, *allowed]
    texts += [
        str(value)
        for entry in publication.entries
        for value in entry.values
        if not isinstance(value, str) or value in allowed
    ]
    characters = frozenset("".join(texts))
    phrases = tuple(sorted({squeeze(text) for text in texts} - {""}))
    words = {phrase for phrase in phrases if len(phrase) > 1 and not phrase.isdecimal()}
    words.update(_rows(publication, allowed))
    return PublicWords(
        phrases=phrases,
        numbers=frozenset(_numbers([*texts, *_written_sums(publication)])),
        dates=frozenset(
            [publication.posting.first, publication.posting.last]
            + [found for text in texts for found in dates_in(fold_text(text))]
        ),
        matcher=AhoCorasick(sorted(words)),
        ideographs=frozenset(filter(_is_ideograph, characters)),
        marks=frozenset(mark for mark in characters if not mark.isalnum()),
        names=frozenset(listed_names(publication)),
        amounts=frozenset(_amounts(publication)),
        statements=tuple(sorted(map(squeeze, statements(publication)), key=len, reverse=True)),
    )


def _is_ideograph(mark: str) -> bool:
    return unicodedata.category(mark) == "Lo" and "CJK" in unicodedata.name(mark, "")


def listed_names(publication: Publication) -> Iterator[str]:
    """Yield the names of a publication's list, squeezed."""
    places = [
        place for place, column in enumerate(publication.columns) if column.kind is ColumnKind.NAME
    ]
    for entry in publication.entries:
        yield from (squeeze(str(entry.values[place])) for place in places)


def _amounts(publication: Publication) -> Iterator[Decimal]:
    for place, column in enumerate(publication.columns):
        if column.kind is ColumnKind.AMOUNT:
            for entry in publication.entries:
                if not isinstance(entry.values[place], str):
                    yield Decimal(entry.values[place])


def _rows(publication: Publication, allowed: frozenset[str]) -> Iterator[str]:
    """Yield each row that may be shown as it is printed, its cells one after the other.

    Where a name ends and the next cell's figure begins, the two may look like somebody's name
    that has a figure in it (`赵1`); only the whole row, in its order, explains that.
    """
    for entry in publication.entries:
        if any(isinstance(value, str) and value not in allowed for value in entry.values):
            continue
        for write in (str, _with_cents):
            cells = (
                str(value) if isinstance(value, str) else write(value) for value in entry.values
            )
            yield squeeze("".join((str(entry.number), *cells)))


def _with_cents(value: Decimal | int) -> str:
    return f"{value:.2f}" if isinstance(value, Decimal) else str(value)


def statements(publication: Publication) -> tuple[str, ...]:
    """Return every sentence and label of a publication, without the tables' values."""
    unit, wording = publication.unit, publication.wording
    texts = (
        *(publication.title, publication.programme_label, publication.stage.label),
        *(publication.channel.label, publication.period.label, str(publication.period)),
        *(wording.opening, wording.procedure, wording.objection, wording.not_shown),
        # Of a list that is attached, the notice says 附件所列 for 以下.
        wording.procedure.removeprefix("以下"),
        *(unit.issuer, unit.office, unit.address, unit.telephone, unit.supervision_telephone),
        *(unit.policy_url, unit.issuer_mn, unit.document_number),
        *(text for _, text in unit.title_mn),
        *(part for basis in publication.basis for part in (basis.title, basis.document)),
        *(basis.article for basis in publication.basis),
        *(column.label for column in publication.columns),
        *(village.village for village in publication.villages),
        *_OF_LISTS,
    )
    return tuple(text for text in texts if text)


def _numbers(texts: list[str]) -> Iterator[str]:
    for text in texts:
        folded = fold_text(text)
        yield digits_of(folded)
        for match in _NUMBER.finditer(folded):
            yield digits_of(match.group())
            yield match.group().split(".")[0].replace(",", "")


def _written_sums(publication: Publication) -> list[str]:
    """Return the sums a notice may print, with and without cents."""
    return [
        text
        for total in column_sums(publication)
        for text in (str(total), f"{total:.2f}", f"{total:.0f}")
    ]
