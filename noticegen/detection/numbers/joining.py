"""Numbers torn apart by spaces, dots, hyphens or line breaks, told from neighbouring columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from noticegen.detection import contexts
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.numbers.groups import (
    COMMAS,
    ID_GROUPS,
    MOBILE_GROUPS,
    OLD_ID_GROUPS,
    THOUSANDS,
    is_disguised_by_commas,
    is_dotted_quad,
    is_landline_split,
    sets_off_thousands,
)
from noticegen.detection.numbers.identity import Likeness, is_old_number, likeness
from noticegen.detection.numbers.luhn import is_card_prefix, is_union_pay, passes_luhn
from noticegen.detection.numbers.telephones import is_landline, is_mobile
from noticegen.detection.text.normal import Normalised
from noticegen.identifiers.division import find_division

ChunkReader = Callable[[str, int, int], list[Hit]]

# A telephone number without area code: nothing shorter is a number of a person.
SHORTEST = 7
# A landline with its area code: shorter chunks are read by the words around them alone.
_SHORTEST_CERTAIN = 10
_LONGEST = 24
_LENGTHS = frozenset(range(10, _LONGEST + 1))
_LENGTHS_BY_FIRST = {
    "0": frozenset({10, 11, 12, 15}),
    "1": frozenset({11, 18, 20}),
}
_OTHER_LENGTHS = frozenset({13, 16, 17, 18, 19, 20})
_IDENTITY = 18
_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])")
_CARD_TAILS = frozenset({1, 2, 3, 4})


def read_joined(
    normal: Normalised,
    start: int,
    end: int,
    joints: tuple[int, ...],
    read_chunk: ChunkReader,
) -> Iterator[Hit]:
    """Read a run with joints: proven joined IDs, then chunks alone, then other joined numbers.

    Time is linear in the length of the run: no number is longer than 24 characters, so each
    chunk is tried with at most as many neighbours.
    """
    edges = [start, *joints, end]
    if end - start < _SHORTEST_CERTAIN:
        local = _local_number(normal, edges)
        if local is not None:
            yield local
            return
        # A date, an amount: too short for a number in parts.
        for first, last in pairwise(edges):
            if last - first >= SHORTEST:
                yield from read_chunk(normal.text, first, last)
        return
    proven = [] if end - start < _IDENTITY else list(_proven_identities(normal.text, edges))
    yield from proven
    free: list[int] = []
    passed = 0
    for first, last in pairwise(edges):
        while passed < len(proven) and proven[passed].end <= first:
            passed += 1
        inside = passed < len(proven) and proven[passed].start <= first
        certain: list[Hit] = []
        if not inside and last - first >= _SHORTEST_CERTAIN:
            # What only the words in front tell may still be a part of a longer number.
            certain = [
                hit
                for hit in read_chunk(normal.text, first, last)
                if hit.score > 0.6 and hit.reason is not Reason.CONTEXT
            ]
        if inside or certain:
            yield from certain
            yield from _join_free(normal, free, edges, read_chunk)
            free = []
        else:
            free = free or [first]
            free.append(last)
    yield from _join_free(normal, free, edges, read_chunk)


def _proven_identities(text: str, edges: list[int]) -> Iterator[Hit]:
    """Find chunks that together are an ID with the right check digit, or a certificate."""
    position = 0
    places = set(edges)
    for index, first in enumerate(edges[:-1]):
        # A whole ID in one chunk is read alone; the digits behind it are another column.
        if first < position or edges[index + 1] - first == 18:
            continue
        for length in (18, 20, 22):
            last = first + length
            if last not in places or likeness(text[first : first + 18]) is not Likeness.PROVEN:
                continue
            certificate = (
                length > 18 and text[first + 18] in "1234567" and text[first + 19] in "1234"
            )
            if length > 18 and not certificate:
                continue
            if find_division(text[first : first + 6]) is None:
                continue  # sums of a row: one in eleven has the right check digit
            kind = FindingType.CN_DISABILITY_CERT if certificate else FindingType.CN_ID_CARD
            yield Hit(kind, first, last, 0.95, Reason.JOINED)
            position = last
            break


def _join_free(
    normal: Normalised, free: list[int], edges: list[int], read_chunk: ChunkReader
) -> Iterator[Hit]:
    """Find numbers made of chunks that are nothing alone; the longest first, left to right."""
    index = 0
    while index < len(free) - 1:
        start = free[index]
        at_first = start == edges[0]
        lengths = _LENGTHS if at_first else _lengths(normal.text[start])
        # Every chunk is one character at least, so no number holds more of them.
        for stop in range(min(index + _LONGEST, len(free) - 1), index + 1, -1):
            if free[stop] - start not in lengths:
                continue
            whole = at_first and free[stop] == edges[-1]
            hit = _judge(normal, free[index : stop + 1], whole=whole)
            if hit is not None:
                yield hit
                index = stop
                break
        else:
            # Nothing joins: what the words in front say of the chunk alone holds after all.
            if free[index + 1] - start >= SHORTEST:
                yield from read_chunk(normal.text, start, free[index + 1])
            index += 1


def _local_number(normal: Normalised, edges: list[int]) -> Hit | None:
    """Read seven or eight figures in pieces as the landline that they are called: 291-3521."""
    start, end = edges[0], edges[-1]
    groups = tuple([last - first for first, last in pairwise(edges)])
    if end - start not in {7, 8} or normal.text[start] not in "2345678":
        return None
    usual = groups in {(3, 4), (4, 3), (4, 4)} or set(groups) == {1}
    if usual and _is_told_in_pieces(normal, start):
        return Hit(FindingType.CN_LANDLINE, start, end, 0.6, Reason.JOINED)
    return None


def _is_told_in_pieces(normal: Normalised, start: int) -> bool:
    """Tell whether the word at once in front calls for a telephone, in however many pieces."""
    return (
        contexts.leads_number(normal.text, start) or contexts.leads_telephone(normal.text, start)
    ) and contexts.names_local_phone(normal.text, start)


def _lengths(first: str) -> frozenset[int]:
    """Return how long a number can be that begins with a digit."""
    return _LENGTHS_BY_FIRST.get(first, _OTHER_LENGTHS)


def _judge(normal: Normalised, edges: list[int], *, whole: bool) -> Hit | None:
    """Say what consecutive chunks are together; `whole` when nothing else is in the run."""
    start, end = edges[0], edges[-1]
    digits = normal.text[start:end]
    prefix = _telephone_prefix(digits)
    landline = prefix is None and is_landline(digits)
    if prefix is None and not landline and not (whole or _may_be_long(digits)):
        return None
    groups = tuple([last - first for first, last in pairwise(edges)])
    if landline and (
        is_landline_split(groups) or (groups[0] in {1, 3, 4} and _is_told_in_pieces(normal, start))
    ):
        return Hit(FindingType.CN_LANDLINE, start, end, 0.8, Reason.JOINED)
    separators = {normal.separator(joint) for joint in edges[1:-1]}
    if whole and _is_told_and_proven(normal, start, digits, separators):
        kind = FindingType.CN_MOBILE if is_mobile(digits) else FindingType.CN_BANK_CARD
        return Hit(kind, start, end, 0.7, Reason.JOINED)
    if separators <= COMMAS and not is_disguised_by_commas(
        groups, told=contexts.leads_number(normal.text, start)
    ):
        # An amount with thousands set off, a row of counts; none has sixteen figures.
        long = sets_off_thousands(groups) and separators == {","}
        return _judge_long(normal, digits, (start, end), groups, loose=True) if long else None
    even = len(separators) == 1
    broken = len(edges) == 3 and "\n" in next(iter(separators))
    if prefix is not None and (not prefix or len(prefix) == groups[0]):
        rest = groups[1:] if prefix else groups
        told = contexts.leads_number(normal.text, start)
        evenly = whole and even and (told or not is_dotted_quad(groups, separators))
        torn = broken and min(groups) >= 3
        formed = (
            rest in MOBILE_GROUPS
            or (rest == THOUSANDS and separators <= COMMAS)
            or set(groups) == {1}
            or evenly
            or torn
        )
        if formed and not contexts.labels_thing(normal.text, start):
            return Hit(FindingType.CN_MOBILE, start, end, 0.8, Reason.JOINED)
    return _judge_long(normal, digits, (start, end), groups, loose=whole and (even or broken))


def _is_told_and_proven(normal: Normalised, start: int, digits: str, separators: set[str]) -> bool:
    """Tell whether a label calls for what a whole run is, however it is torn: 165 00-0.00123/4."""
    if any("\n" in separator or "\r" in separator for separator in separators):
        return False
    if is_mobile(digits):
        return contexts.leads_telephone(normal.text, start) or (
            contexts.leads_number(normal.text, start)
            and contexts.names_local_phone(normal.text, start)
        )
    if not 16 <= len(digits) <= 19 or not is_union_pay(digits) or not passes_luhn(digits):
        return False
    return contexts.names_bank(normal.text, start)


def _telephone_prefix(digits: str) -> str | None:
    """Return the country code in front of a mobile number, "" where there is none."""
    if len(digits) == 11:
        return "" if is_mobile(digits) else None
    for prefix in ("86", "0086"):
        if len(digits) == 11 + len(prefix) and digits.startswith(prefix):
            return prefix if is_mobile(digits[len(prefix) :]) else None
    return None


def _may_be_long(digits: str) -> bool:
    """Tell whether digits may be an ID, a certificate or a card; most chunks are not, quickly."""
    length = len(digits)
    if length in {16, 17, 18, 19} and is_card_prefix(digits):
        return True
    return length in {18, 20} and likeness(digits[:18]) is not Likeness.NONE


def _judge_long(
    normal: Normalised, digits: str, span: tuple[int, int], groups: tuple[int, ...], *, loose: bool
) -> Hit | None:
    """Judge joined chunks as an ID with a wrong check digit, a card or an account."""
    start, end = span
    length = end - start
    if groups in OLD_ID_GROUPS and is_old_number(digits):
        return Hit(FindingType.CN_ID_CARD, start, end, 0.7, Reason.JOINED)
    if length in {18, 20} and likeness(digits[:18]) is not Likeness.NONE:
        groups_fit = groups in ID_GROUPS or loose or max(groups) == 1
        if groups_fit and (length == 18 or (digits[18] in "1234567" and digits[19] in "1234")):
            kind = FindingType.CN_ID_CARD if length == 18 else FindingType.CN_DISABILITY_CERT
            return Hit(kind, start, end, 0.65, Reason.JOINED)
    if 16 <= length <= 19 and digits[-1] not in "Xx" and is_card_prefix(digits):
        fours = set(groups[:-1]) == {4} and groups[-1] in _CARD_TAILS
        fits = fours or loose or groups in {(6, length - 6), (4, length - 4)} or max(groups) == 1
        named = contexts.names_bank(normal.text, start)
        told = is_union_pay(digits) or named or (fours and passes_luhn(digits))
        if fits and told and (passes_luhn(digits) or fours or named):
            return Hit(FindingType.CN_BANK_CARD, start, end, 0.75, Reason.JOINED)
    is_account = (
        10 <= length <= _LONGEST
        and loose
        and (min(groups[:-1]) >= 2 or max(groups) == 1)
        and digits[-1] not in "Xx"
        and _DATE.match(digits) is None
        and contexts.names_bank(normal.text, start)
    )
    return Hit(FindingType.CN_BANK_ACCOUNT, start, end, 0.65, Reason.JOINED) if is_account else None
