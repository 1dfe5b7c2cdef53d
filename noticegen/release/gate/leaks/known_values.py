"""Look for every value the roster holds and the public may not see, and for parts of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import copy
from datetime import date

from ahocorasick_rs import AhoCorasick

from noticegen.deidentify.secrets import Secret, Secrets
from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.release.gate.figures.calendar_dates import births_in, dates_in
from noticegen.release.gate.figures.han_numbers import HAN_NUMERALS, read_han
from noticegen.release.gate.folding import (
    digits_of,
    digits_with_han,
    fold_text,
    squeeze,
    squeeze_folded,
    unwrap,
)
from noticegen.release.gate.leaks.given_names import given_names
from noticegen.release.gate.leaks.public_words import PublicWords
from noticegen.release.gate.leaks.secret_parts import (
    LEAST_PART,
    FoldedValue,
    dates_of,
    is_name,
    names_in,
    numbers_in,
    texts_in,
)
from noticegen.release.gate.leaks.woven_names import LEAST_WOVEN
from noticegen.release.gate.report import GateFinding, GateRule
from noticegen.vocabulary.fields import all_fields

# Lengths are chosen by how often chance alone would hit: a page holds some thousand digits and a
# roster some thousand numbers, so nine digits in a row collide once in a hundred thousand pages.
_LEAST_NUMBER = 9  # digits; shorter numbers count only as a whole run of digits
_LEAST_SCATTERED = 11  # digits; found even when other characters stand between them
_LEAST_SURE = 15  # digits; found even in data that is full of figures
_LEAST_TURNED = 3  # characters that nobody writes backwards by chance
_LEAST_LATIN = 8  # letters; shorter Latin words stand inside longer ones ("script", "main", "li")

_RUN = re.compile(r"\d{6,}")
_LATIN_WORD = re.compile(r"[a-z]+")
_HAN_HOUSE = re.compile(rf"([{HAN_NUMERALS}]+)(?=[组社队区巷栋排号]|单元)")


class KnownValues:
    """The private values of one run, ready to be looked for in many files.

    Holds private values: it has no repr of its own content and must not be stored.
    """

    __slots__ = (
        *("_dates", "_numbers", "_numbers_at", "_tails", "_texts", "_texts_at"),
        *("allowed", "given_names", "standing"),
    )

    def __init__(self, secrets: Secrets) -> None:
        self.allowed = secrets.allowed
        self.standing: frozenset[str] = frozenset()
        allowed_texts = frozenset(squeeze(value) for value in secrets.allowed)
        allowed_numbers = {digits_of(value) for value in allowed_texts}
        texts: dict[str, tuple[Secret, GateRule]] = {}
        numbers: dict[str, Secret] = {}
        self._dates: dict[date, Secret] = {}
        self.given_names = given_names(
            one.value for one in secrets.secrets if is_name(one) and one.value not in self.allowed
        )
        for secret in secrets.secrets:
            for name in names_in(secret):
                if name not in allowed_texts:
                    texts.setdefault(name, (secret, GateRule.KNOWN_VALUE))
            value = FoldedValue.of(secret.value)
            for number in numbers_in(value):
                if number not in allowed_numbers:
                    numbers.setdefault(number, secret)
            for pattern, rule in texts_in(secret, value.squeezed):
                if pattern not in allowed_texts:
                    texts.setdefault(pattern, (secret, rule))
            for found in dates_of(value):
                self._dates.setdefault(found, secret)
        self._numbers_at = list(numbers.items())
        self._numbers = AhoCorasick(list(numbers))
        self._texts_at = list(texts.values())
        self._texts = AhoCorasick(list(texts))
        self._tails = "|".join(numbers) + "|"

    def explaining(self, standing: frozenset[str]) -> KnownValues:
        """Return the same values, with texts explained that no roster has any part in.

        Such as a policy explained in a poster's corner: a cell may hold one of its words.
        """
        other = copy(self)
        other.allowed = self.allowed | standing
        other.standing = self.standing | standing
        return other

    def find(
        self, passage: Passage, words: PublicWords, around: tuple[str, str] = ("", "")
    ) -> Iterator[GateFinding]:
        """Yield a finding for every private value in a passage that the publication leaves open.

        `around` is the text before and behind, where a sentence may begin or go on.
        """
        yield from self._find(passage, words, around)
        houses = _HAN_HOUSE.sub(lambda match: str(read_han(match[1])), passage.text)
        for text in (*unwrap(passage.text), *([houses] if houses != passage.text else ())):
            yield from self._find(Passage(passage.area, text, passage.page), words)

    def find_woven(self, texts: Iterable[str], area: Area) -> Iterator[GateFinding]:
        """Yield a finding for every private text of three letters or more in woven texts."""
        for text in texts:
            for index, start, end in self._texts.find_matches_as_indexes(text, overlapping=True):
                secret, rule = self._texts_at[index]
                if end - start >= LEAST_WOVEN and rule is GateRule.KNOWN_VALUE:
                    yield _finding(rule, Passage(area, ""), secret)

    def _find(
        self, passage: Passage, words: PublicWords, around: tuple[str, str] = ("", "")
    ) -> Iterator[GateFinding]:
        folded = fold_text(passage.text)
        squeezed = squeeze_folded(folded)
        for secret in self._whole_numbers(folded, squeezed, passage.area):
            yield _finding(GateRule.KNOWN_VALUE, passage, secret)
        yield from self._parts(folded, passage, words)
        yield from self._words(folded, squeezed, passage, words, around)
        for found in dates_in(folded):
            if found in self._dates and found not in words.dates:
                yield _finding(GateRule.KNOWN_DATE, passage, self._dates[found])
        for born in births_in(folded):
            for known, secret in self._dates.items():
                if born.fits(known):
                    yield _finding(GateRule.KNOWN_DATE, passage, secret)

    def _whole_numbers(self, folded: str, squeezed: str, area: Area) -> Iterator[Secret]:
        scattered = digits_of(folded)
        if len(scattered) < _LEAST_NUMBER:
            scattered = ""
        # A file's inner data holds lengths and offsets; only long numbers are sure there.
        least = _LEAST_SURE if area in (Area.OBJECT, Area.REMAINS) else _LEAST_SCATTERED
        for stream, digits in (
            (squeezed if scattered else "", _LEAST_NUMBER),
            (scattered, least),
            (scattered[::-1], least),
            (digits_with_han(folded), least),
        ):
            yield from self._hits(stream, digits)

    def _hits(self, stream: str, least: int) -> Iterator[Secret]:
        if len(stream) < least:
            return
        for index, _, _ in self._numbers.find_matches_as_indexes(stream, overlapping=True):
            number, secret = self._numbers_at[index]
            if len(number) >= least:
                yield secret

    def _parts(self, folded: str, passage: Passage, words: PublicWords) -> Iterator[GateFinding]:
        for run in set(_RUN.findall(folded)):
            if run in words.numbers or any(run in number for number in words.numbers if number):
                continue
            if (len(run) >= LEAST_PART and run in self._tails) or f"{run}|" in self._tails:
                secret = next(secret for number, secret in self._numbers_at if run in number)
                yield _finding(GateRule.KNOWN_FRAGMENT, passage, secret)

    def _words(
        self,
        folded: str,
        squeezed: str,
        passage: Passage,
        words: PublicWords,
        around: tuple[str, str],
    ) -> Iterator[GateFinding]:
        hits = self._texts.find_matches_as_indexes(squeezed, overlapping=True)
        if not hits and squeezed.isascii():
            return
        before, behind = map(squeeze, around)
        mask = words.covered(before + squeezed + behind)[len(before) :]
        latin = set(_LATIN_WORD.findall(folded)) if hits else set()
        for index, start, end in hits:
            if _is_short_latin(squeezed[start:end]) and squeezed[start:end] not in latin:
                continue
            if not all(mask[start:end]):
                secret, rule = self._texts_at[index]
                yield _finding(rule, passage, secret)
        yield from self._turned_round(squeezed, passage, mask)

    def _turned_round(
        self, squeezed: str, passage: Passage, mask: bytearray
    ) -> Iterator[GateFinding]:
        """Yield the names and words that stand backwards, for a reader or a style to turn round."""
        end_of_text = len(squeezed)
        hits = self._texts.find_matches_as_indexes(squeezed[::-1], overlapping=True)
        for index, start, end in hits:
            secret, rule = self._texts_at[index]
            if end - start < _LEAST_TURNED or rule is not GateRule.KNOWN_VALUE:
                continue
            first, last = end_of_text - end, end_of_text - start
            if not squeezed[first:last].isascii() and not all(mask[first:last]):
                yield _finding(rule, passage, secret)


def _finding(rule: GateRule, passage: Passage, secret: Secret) -> GateFinding:
    known = all_fields().get(secret.field_key or "")
    return GateFinding(
        rule, passage.area, passage.page, known.label if known else None, secret.place
    )


def _is_short_latin(text: str) -> bool:
    """Tell whether a text is a foreign name or word that counts only where it stands alone."""
    return text.isascii() and text.isalpha() and len(text) < _LEAST_LATIN
