"""The detector: one text in, everything personal in it out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from noticegen.detection.finding import Finding, Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.names.people import find_names
from noticegen.detection.numbers.laid_bare import LAID_BARE_MARKS, find_laid_bare
from noticegen.detection.numbers.runs import find_numbers
from noticegen.detection.numbers.told import TELLING_MARKS, find_told
from noticegen.detection.overlap import outside, resolve
from noticegen.detection.recognizers.accounts_in_rows import find_accounts_of_people
from noticegen.detection.recognizers.addresses import find_addresses
from noticegen.detection.recognizers.birthdays import (
    AGE_MARKS,
    BIRTH_MARKS,
    find_ages_of_people,
    find_birth_dates,
    find_minor_ages,
)
from noticegen.detection.recognizers.births_in_rows import (
    ROW_MARKS as BIRTH_ROW_MARKS,
)
from noticegen.detection.recognizers.births_in_rows import (
    find_dates_in_rows,
    find_dates_of_people,
)
from noticegen.detection.recognizers.children import (
    SCHOOL_MARKS,
    YOUNG_MARKS,
    find_school_years,
    find_young_children,
)
from noticegen.detection.recognizers.contacts import (
    EMAIL_MARKS,
    QQ_MARKS,
    WECHAT_MARKS,
    find_emails,
    find_qq,
    find_wechat,
)
from noticegen.detection.recognizers.mailboxes import is_office_mail
from noticegen.detection.recognizers.masked_births import BIRTH_MASKS, find_masked_births
from noticegen.detection.recognizers.masked_cells import CELL_MARKS, find_masked_cells
from noticegen.detection.recognizers.masked_codes import CODE_MASKS, find_masked_codes
from noticegen.detection.recognizers.masked_places import find_masked_places
from noticegen.detection.recognizers.masked_rows import ROW_MARKS, find_masked_rows
from noticegen.detection.recognizers.masked_words import WORD_MARKS, find_masked_words
from noticegen.detection.recognizers.masks import MASK_MARKS, find_masked
from noticegen.detection.recognizers.minors import MINOR_MARKS, find_minors
from noticegen.detection.recognizers.misread import find_misread
from noticegen.detection.recognizers.organisations import find_organisation_codes
from noticegen.detection.recognizers.papers import (
    CALLING_MARKS,
    HAN_PLATE_MARKS,
    PAPER_MARKS,
    PLATE_MARKS,
    find_called_plates,
    find_papers,
    find_plates,
    find_plates_in_han,
)
from noticegen.detection.recognizers.sensitive_words import find_sensitive_words
from noticegen.detection.telephones.judgement import is_public, is_service_number
from noticegen.detection.text.layout import original_span, read_layout
from noticegen.detection.text.normal import Normalised, normalise

_Recognizer = Callable[[Normalised], Iterable[Hit]]
# Recognizers, the characters of which a text must hold one, and whether it must hold a digit as
# well: most lines need few of them.
_RECOGNIZERS: tuple[tuple[_Recognizer, frozenset[str], bool], ...] = (
    (find_told, TELLING_MARKS, True),
    (find_qq, QQ_MARKS, True),
    (find_plates, PLATE_MARKS, True),
    (find_called_plates, CALLING_MARKS, False),
    (find_plates_in_han, HAN_PLATE_MARKS, False),
    (find_papers, PAPER_MARKS, True),
    (find_masked_rows, ROW_MARKS, True),
    (find_laid_bare, LAID_BARE_MARKS, True),
    (find_masked_births, BIRTH_MASKS, True),
    (find_masked_words, WORD_MARKS, False),
    (find_masked_codes, CODE_MASKS, False),
    (find_dates_in_rows, BIRTH_ROW_MARKS, True),
    (find_wechat, WECHAT_MARKS, False),
    (find_emails, EMAIL_MARKS, False),
    (find_birth_dates, BIRTH_MARKS, False),
    (find_minor_ages, AGE_MARKS, False),
    (find_young_children, YOUNG_MARKS, False),
    (find_masked, MASK_MARKS, False),
    (find_masked_cells, CELL_MARKS, False),
)
_TELLING = frozenset[str]().union(*(needed for _, needed, _ in _RECOGNIZERS))
_NAMES = frozenset({FindingType.PERSON, FindingType.MASKED_NAME})
_TELEPHONES = frozenset({FindingType.CN_MOBILE, FindingType.CN_LANDLINE})
# What an office may publish: its telephones, the bank's 400 number, its mailbox.
_PUBLISHED_AT_TIMES = _TELEPHONES | {FindingType.CN_BANK_ACCOUNT, FindingType.EMAIL}
_PREFIX = re.compile(r"(?:[(（]?[+＋]?(?:00)?86[)）]?[ \-]?|[+＋]|[(（])$")
_PREFIX_ENDS = frozenset("+＋(（6)） -\n")
_CLOSED = re.compile(r"[)）]")
_SHORTEST_PUBLIC_NUMBER = 7
_SHORTEST_NAME = 2
_MOST_OF_IT = 0.7


class Detector:
    """Finds personal data in text.

    `names` are people the caller knows, such as those of a roster: they are found without any
    evidence around them. `public` are values that are published on purpose, such as the office's
    telephones and address: what lies inside one of them is not reported. A detector whose word
    lists cannot be read raises InputError when it is made, before it calls anything clean.
    """

    def __init__(self, names: Iterable[str] = (), public: Iterable[str] = ()) -> None:
        self._names = _automaton({normalise(name).text.strip() for name in names}, shortest=2)
        public_texts = {normalise(value).text for value in public}
        self._public = _automaton(public_texts, shortest=4)
        self._public_numbers = frozenset(
            digits for value in public_texts for digits in _numbers_in(value)
        )
        # Reads every word list now, so that a damaged installation fails before the first text.
        self.scan("户主张三某 患病，住1村1号")

    def scan(self, text: str, *, recognised: bool = False) -> list[Finding]:
        """Return what is personal in a text, left to right and without overlaps.

        `recognised` says that the text was read from a picture and that figures may be wrong:
        then a number is reported too that is only like a private one.
        """
        steps = read_layout(text)
        if not steps:
            return self._scan(text, recognised)
        found = []
        for finding in self._scan(steps[-1].text, recognised):
            span = original_span(steps, finding.start, finding.end)
            if span is not None:
                start, end = span
                found.append(finding._replace(start=start, end=end, value=text[start:end]))
        return found

    def _scan(self, text: str, recognised: bool) -> list[Finding]:
        normal = normalise(text)
        hits = resolve(self._find(normal))
        if recognised:
            hits = _with_guesses(hits, find_misread(normal))
        if not hits:
            return []
        people: list[tuple[int, int]] | None = None
        findings = []
        published = self._published_spans(normal.text)
        for hit in outside(published, hits) if published else hits:
            if hit.type in _PUBLISHED_AT_TIMES:
                if people is None:
                    people = [normal.folded_span(h.start, h.end) for h in hits if h.type in _NAMES]
                if self._is_published(normal, hit, people):
                    continue
            findings.append(_finding(normal, hit))
        return findings

    def _find(self, normal: Normalised) -> list[Hit]:
        text = normal.text
        hits: list[Hit] = []
        if normal.has_digits:
            hits += find_numbers(normal)
        telling = normal.marks & _TELLING
        if telling:
            for find in _called_for(telling, normal.has_digits):
                hits += find(normal)
        people = find_names(normal)
        if self._names is not None:
            for _, start, end in self._names.find_matches_as_indexes(text):
                people.append(Hit(FindingType.PERSON, start, end, 0.95, Reason.KNOWN))
        hits += find_addresses(normal, people)
        if people:
            hits += people
            hits += find_dates_of_people(normal, people)
            if normal.has_digits:
                hits += find_accounts_of_people(normal, people)
            hits += find_ages_of_people(normal, people)
        hits += find_masked_places(normal, hits)
        if not normal.marks.isdisjoint(SCHOOL_MARKS):
            hits += find_school_years(normal, people)
        if not normal.marks.isdisjoint(MINOR_MARKS):
            hits += find_minors(normal, people)
        sensitive = list(find_sensitive_words(normal, hits))
        return [*_without_words(hits, sensitive), *sensitive] if sensitive else hits

    def _published_spans(self, text: str) -> list[tuple[int, int]]:
        spans = find_organisation_codes(text)
        if self._public is not None:
            spans += [(start, end) for _, start, end in self._public.find_matches_as_indexes(text)]
        return sorted(spans) if spans else spans

    def _is_published(self, normal: Normalised, hit: Hit, people: list[tuple[int, int]]) -> bool:
        """Tell whether the public is meant to call a number or to write to an address."""
        # Where lines and cells end matters here, so this reads the text with its separators.
        start, end = normal.folded_span(hit.start, hit.end)
        text = normal.folded
        if hit.type not in _TELEPHONES:
            if hit.type is FindingType.EMAIL:
                return is_office_mail(text, start, end, people)
            return is_service_number(text, start, end)
        if normal.text[hit.start : hit.end].removeprefix("86") in self._public_numbers:
            return True
        landline = hit.type is FindingType.CN_LANDLINE
        return is_public(text, start, end, people, landline=landline)


def scan_text(text: str) -> list[Finding]:
    """Return the personal data in a text; offsets refer to the text as given."""
    return default_detector().scan(text)


@cache
def default_detector() -> Detector:
    """Return the detector that knows no names and no office."""
    return Detector()


@lru_cache(maxsize=4096)
def _called_for(telling: frozenset[str], has_digits: bool) -> tuple[_Recognizer, ...]:
    """Return the recognizers that may find something in a text with such characters."""
    return tuple(
        find
        for find, needed, in_digits in _RECOGNIZERS
        if (has_digits or not in_digits) and not telling.isdisjoint(needed)
    )


def _automaton(words: set[str], shortest: int) -> AhoCorasick | None:
    chosen = sorted(word for word in words if len(word) >= shortest)
    return AhoCorasick(chosen, matchkind=MatchKind.LeftmostLongest) if chosen else None


def _without_words(hits: list[Hit], words: list[Hit]) -> list[Hit]:
    """Take out of names what begins a sensitive word behind them: 孟静|失能."""
    return [
        hit._replace(end=_end_of_name(hit, words))
        if hit.type is FindingType.PERSON and hit.reason is not Reason.KNOWN
        else hit
        for hit in hits
    ]


def _end_of_name(name: Hit, words: list[Hit]) -> int:
    first = name.start + _SHORTEST_NAME
    inside = [w.start for w in words if first <= w.start < name.end <= w.end]
    return min(inside, default=name.end)


def _with_guesses(hits: list[Hit], guesses: Iterable[Hit]) -> list[Hit]:
    """Add guesses at misread numbers, but where most of one is a number that was read whole."""
    for guess in guesses:
        inside = [hit for hit in hits if hit.start < guess.end and guess.start < hit.end]
        covered = sum(min(hit.end, guess.end) - max(hit.start, guess.start) for hit in inside)
        if covered < _MOST_OF_IT * (guess.end - guess.start):
            hits = [*(hit for hit in hits if hit not in inside), guess]
    return sorted(hits, key=lambda hit: hit.start)


def _numbers_in(value: str) -> set[str]:
    """Return the number of a public value, with and without its area code."""
    digits = "".join(mark for mark in value if mark.isdigit())
    if len(digits) < _SHORTEST_PUBLIC_NUMBER:
        return set()
    local = {digits[3:], digits[4:]} if digits.startswith("0") else set()
    return {digits} | {number for number in local if len(number) >= _SHORTEST_PUBLIC_NUMBER}


def _with_prefix(source: str, start: int, end: int) -> int:
    """Return where a telephone number begins with its + and its country code or bracket."""
    if source[start - 1 : start] not in _PREFIX_ENDS:
        return start
    prefix = _PREFIX.search(source, max(0, start - 8), start)
    if prefix is None or (prefix.group() in "(（" and not _CLOSED.search(source, start, end)):
        return start
    return prefix.start()


def _finding(normal: Normalised, hit: Hit) -> Finding:
    start, end = normal.span(hit.start, hit.end)
    if hit.type in _TELEPHONES:
        start = _with_prefix(normal.source, start, end)
    return Finding(hit.type, start, end, hit.score, hit.reason, hit.shown, normal.source[start:end])
