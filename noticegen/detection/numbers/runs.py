"""Digit runs read as a whole: certificate, then ID, then card, then telephone.

A run is everything between two characters that are no digits. Reading it whole finds the ID
inside a disability certificate and two columns that ran together, and keeps a fragment of one
number from being taken for another (division 1502xx contains a "150…" telephone).

Where separators stood inside a run, the order is: an ID that its check digit proves, chunks that
are complete alone, chunks that are complete together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection import contexts
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.numbers import joining
from noticegen.detection.numbers.forms import find_written_forms, has_written_forms, with_extension
from noticegen.detection.numbers.grades import with_grade, with_grade_apart, with_letters
from noticegen.detection.numbers.identity import (
    ID_SHAPE,
    Likeness,
    certificate_likeness,
    is_adult_number,
    is_old_number,
    likeness,
)
from noticegen.detection.numbers.labelled import is_serial, read_by_context
from noticegen.detection.numbers.luhn import is_union_pay, passes_luhn
from noticegen.detection.numbers.rows import read_row
from noticegen.detection.numbers.scattered import find_scattered
from noticegen.detection.numbers.telephones import is_landline, is_mobile
from noticegen.detection.numbers.torn import find_torn
from noticegen.detection.text.normal import Normalised

# An X behind seventeen digits is the eighteenth, whatever follows. Fewer than seven digits are no
# number of a person. One digit comes first, because a search that starts with a class is quick.
_RUN = re.compile(r"[0-9][0-9]{6,}(?:[Xx](?:(?![A-Za-z])|(?<=(?<![0-9])[0-9]{17}[Xx])))?")
# Figures, something else, and figures again on the same line: most texts hold one number alone.
_PARTED = re.compile(r"[0-9][^0-9\n]{1,24}[0-9]")
# The check character X as it is read aloud, or set apart.
_SPELLED = re.compile(
    r" ?大?[叉×乂]|[艾埃爱]克斯|罗马(?:数字)?十|[Ee](?:[Xx]|[Kk][Ss])(?![A-Za-z])"
    r"|[^0-9A-Za-z\n]{1,6}[Xx](?![A-Za-z0-9])[)）】\]”\"']?"
)
# A text must hold one of these for the check character to be written so.
_SPELLED_MARKS = frozenset("叉×乂艾埃爱罗XxKk")
_FRACTION = re.compile(r"[0-9]{1,2} ?[元万]")
_ACCOUNTS = frozenset({FindingType.CN_BANK_CARD, FindingType.CN_BANK_ACCOUNT})
_IDENTITIES = frozenset({FindingType.CN_ID_CARD, FindingType.CN_DISABILITY_CERT})
_TELEPHONE_PREFIXES = ("0086", "86")
# Dialled in front of a number for a cheaper call.
_CARRIERS = frozenset({"17951", "17909", "17911", "12593", "10193"})
_WITH_A_FEW_MORE = 26


def find_numbers(normal: Normalised) -> list[Hit]:
    """Find identity numbers, certificates, cards, accounts and telephones."""
    found: list[Hit] = []
    if has_written_forms(normal):
        found += find_written_forms(normal)
    if _PARTED.search(normal.folded) is not None:
        found += find_torn(normal)
        found += find_scattered(normal)
    text = normal.text
    may_be_spelled = not normal.marks.isdisjoint(_SPELLED_MARKS)
    run = _RUN.search(text)
    while run is not None:
        start, end = run.span()
        run = _RUN.search(text, end)
        joints = normal.joints_within(start, end) if normal.joints else ()
        hits = (
            joining.read_joined(normal, start, end, joints, read_chunk)
            if joints
            else read_chunk(text, start, end)
        )
        if may_be_spelled:
            found += _with_spelled_check(text, end)
        if joints and text[end - 1] == "0":
            hits = [_with_nought(normal, hit, end) for hit in hits]
        for hit in hits:
            if hit.type in _IDENTITIES:
                found.append(with_letters(text, with_grade(normal, hit)))
            elif hit.type is FindingType.CN_LANDLINE:
                found += with_extension(normal, hit)
            elif joints and hit.type is FindingType.CN_MOBILE and _is_no_mobile(normal, hit):
                continue
            else:
                found.append(hit)
    length = len(text)
    return [
        with_grade_apart(normal, hit) if hit.type in _IDENTITIES and hit.end < length else hit
        for hit in found
    ]


def _with_spelled_check(text: str, end: int) -> Iterator[Hit]:
    """Read seventeen digits and a spelled X as the ID that its check character proves."""
    start = end - 17
    spelled = _SPELLED.match(text, end)
    if spelled is None or start < 0 or not text[start:end].isdecimal():
        return
    if likeness(text[start:end] + "X") is Likeness.PROVEN:
        yield Hit(FindingType.CN_ID_CARD, start, spelled.end(), 0.9, Reason.CHECKED)


def _with_nought(normal: Normalised, hit: Hit, end: int) -> Hit:
    """Take in what a spreadsheet program puts behind a number: 16500001234.0."""
    set_off = normal.joints_within(hit.start, end)
    if (
        hit.end + 1 == end
        and set_off
        and set_off[-1] == hit.end
        and normal.separator(hit.end) == "."
    ):
        return hit._replace(end=hit.end + 1)
    return hit


def _is_no_mobile(normal: Normalised, hit: Hit) -> bool:
    """Tell an amount, and groups of a key between its letters: 3f138472-1045-4b67-…."""
    edges = normal.text[hit.start - 1 : hit.start] + normal.text[hit.end : hit.end + 1]
    is_key = len(edges) == 2 and edges.isascii() and edges.isalpha()
    return (is_key and bool(normal.joints_within(hit.start, hit.end))) or _is_sum(normal, hit)


def _is_sum(normal: Normalised, hit: Hit) -> bool:
    """Tell whether eleven digits are the whole part of an amount: 19805712518.50元."""
    return (
        _FRACTION.match(normal.text, hit.end) is not None
        and bool(normal.joints_within(hit.start, hit.end + 1))
        and normal.separator(hit.end) == "."
        and not normal.joints_within(hit.start, hit.end)
    )


def read_chunk(text: str, start: int, end: int) -> list[Hit]:
    """Read one unbroken run of digits (with a final X) as what it is, or as a row of numbers."""
    digits = text[start:end]
    length = end - start
    if length < joining.SHORTEST:
        return []
    if digits[-1] in "Xx" and length not in {18, 29, 36, 37}:
        return list(_read_identities(text, start, end)) or read_chunk(text, start, end - 1)
    whole = _read_whole(text, start, end, digits)
    if whole is not None:
        return [whole]
    if length > 11:
        pieces = read_row(digits, start) or list(_read_identities(text, start, end))
        if pieces:
            account = _called_an_account(text, start, end, pieces)
            return pieces if account is None else [account]
    if digits[-1] in "Xx":
        return read_chunk(text, start, end - 1)
    last = read_by_context(text, start, end, digits)
    return [] if last is None else [last]


def _called_an_account(text: str, start: int, end: int, pieces: list[Hit]) -> Hit | None:
    """Read a run as the account that it is called, where an ID inside leaves few figures over.

    One number in some hundreds holds what could be an ID by chance: 账号 6222020200112233445.
    """
    left_over = end - start - sum(piece.end - piece.start for piece in pieces)
    if not 0 < left_over < joining.SHORTEST or not contexts.names_bank(text, start):
        return None
    account = read_by_context(text, start, end, text[start:end])
    return account if account is not None and account.type in _ACCOUNTS else None


def _read_whole(text: str, start: int, end: int, digits: str) -> Hit | None:
    """Read a run as exactly one number that proves itself."""
    length = end - start
    if length in {15, 18, 20, 21, 22}:
        identity = _whole_identity(text, start, end, digits)
        if identity is not None:
            return identity
    if length <= 15:
        return _whole_telephone(text, start, end, digits)
    if length == 16 and digits[:5] in _CARRIERS and is_mobile(digits[5:]):
        return Hit(FindingType.CN_MOBILE, start, end, 0.8, Reason.NUMBER_PLAN)
    if length <= 19 and is_union_pay(digits) and passes_luhn(digits):
        named = contexts.names_thing(text, start)
        return None if named else Hit(FindingType.CN_BANK_CARD, start, end, 0.9, Reason.CHECKED)
    return None


def _whole_identity(text: str, start: int, end: int, digits: str) -> Hit | None:
    """Read 15, 18 or 20 to 22 characters as an ID or a disability certificate."""
    length = end - start
    if length == 15:
        thing = contexts.names_thing(text, start) and not contexts.calls_it_old(text, start, end)
        sound = is_old_number(digits) and not thing
        return (
            Hit(FindingType.CN_ID_CARD, start, end, 0.75, Reason.FIFTEEN_DIGITS) if sound else None
        )
    kind = FindingType.CN_ID_CARD if length == 18 else FindingType.CN_DISABILITY_CERT
    judged = likeness(digits) if length == 18 else certificate_likeness(digits)
    if judged is Likeness.PROVEN:
        return Hit(kind, start, end, 1.0, Reason.CHECKED)
    # Stars around it hide nothing: they are bold type, or the grade of a certificate.
    if judged is Likeness.NONE or is_serial(text, start, digits):
        return None
    return Hit(kind, start, end, 0.7, Reason.WRONG_CHECK_DIGIT)


def _whole_telephone(text: str, start: int, end: int, digits: str) -> Hit | None:
    """Read up to 15 digits as a mobile number, with or without prefix, or as a landline."""
    length = end - start
    if length == 11 and is_mobile(digits):
        thing = contexts.labels_thing(text, start) or (
            contexts.counts_things(text, end) and not contexts.names_phone(text, start)
        )
        if thing and not contexts.calls_it_personal(text, end):
            return None
        return Hit(FindingType.CN_MOBILE, start, end, 0.9, Reason.NUMBER_PLAN)
    prefix = _mobile_prefix(digits) if length >= 12 else 0
    if prefix > 1 or (prefix and not contexts.names_thing(text, start)):
        return Hit(FindingType.CN_MOBILE, start, end, 0.9, Reason.NUMBER_PLAN)
    if is_landline(digits) and (length > 10 or contexts.names_phone(text, start)):
        return Hit(FindingType.CN_LANDLINE, start, end, 0.75, Reason.NUMBER_PLAN)
    return None


def _mobile_prefix(digits: str) -> int:
    """Return the length of a country or trunk prefix in front of a mobile number, else 0."""
    for prefix in (*_TELEPHONE_PREFIXES, "0"):
        if digits.startswith(prefix) and is_mobile(digits[len(prefix) :]):
            return len(prefix)
    return 0


def _may_be_mistyped(text: str, start: int, end: int) -> bool:
    """Tell whether a run may be an ID with a wrong check digit and a few figures more.

    A serial number in front, a day or an amount behind; no card, and nothing that is called a
    number of a thing.
    """
    return (
        end - start <= _WITH_A_FEW_MORE
        and not is_union_pay(text[start:end])
        and not contexts.names_thing(text, start)
    )


def _read_identities(text: str, start: int, end: int) -> Iterator[Hit]:
    """Find every ID inside a longer run; read what stands between as runs of their own."""
    position = start
    mistyped = _may_be_mistyped(text, start, end)
    for match in ID_SHAPE.finditer(text, start, end):
        first, last = match.start(), match.start() + 18
        if first < position or last > end:
            continue
        if likeness(match.group(1)) is not Likeness.PROVEN and not (
            mistyped and is_adult_number(match.group(1))
        ):
            continue
        if first - position >= 7:
            yield from read_chunk(text, position, first)
        kind = FindingType.CN_ID_CARD
        if last + 2 == end and text[last] in "1234567" and text[last + 1] in "1234":
            kind, last = FindingType.CN_DISABILITY_CERT, end
        yield Hit(kind, first, last, 0.95, Reason.EMBEDDED)
        position = last
    if position > start and end - position >= 7:
        yield from read_chunk(text, position, end)
