"""A person's decisions on held households: what was decided, for which content.

A decision holds only for the row it was made on. The row is known again by a code, not by its
values: a slow, salted digest (scrypt) of everything the row says, so that a copy of the decisions
file tells nothing about anybody. The rules that were decided on are bound into the code: a new
finding needs a new decision.

The salt is itself a slow digest of the whole list. So the same list gives the same file, byte for
byte, and no table of digests made beforehand fits any list. It does not stop who has the file and
knows all of a row but one field from trying that field, at some milliseconds a guess: the file
stays in `internal/`, readable by its owner only.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from noticegen.roster.model import Household
from noticegen.vocabulary.outcomes import Reason
from noticegen.vocabulary.place import Place

_ROW_COST = 2**11  # about 5 ms a row: a guess of one number costs as much
_LIST_COST = 2**14
_CODE_LENGTH = 20
# What a person can settle. Everything else must be corrected at its source: there is nothing
# sound to print.
DECIDABLE = frozenset(
    {
        Reason.DUPLICATE,
        Reason.HIDDEN_ROW,
        Reason.ID_MISSING,
        Reason.ID_INVALID,
        Reason.ID_PRECISION_LOST,
        Reason.ID_CONFLICT,
        Reason.VILLAGE_UNKNOWN,
        Reason.DECEASED,
        Reason.ENDED,
        Reason.DOUBLE_PROGRAMME,
        Reason.OTHER_COUNTY,
        Reason.KIN_NOT_FILED,
        Reason.CARD_HELD_BY_OTHER,
    }
)


class Choice(StrEnum):
    """What a person may decide of a held household."""

    PUBLISH = "publish"
    KEEP_OFF = "keep-off"
    CORRECT = "correct"

    @property
    def label(self) -> str:
        """Return the word to write into the decisions file."""
        return {Choice.PUBLISH: "公示", Choice.KEEP_OFF: "不公示", Choice.CORRECT: "改正原表"}[self]


@dataclass(frozen=True, slots=True)
class RowCode:
    """How a row is known again: by its content, and by the rules decided on."""

    content: str
    rules: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One answer of a person.

    `place` is where the household stood when it was asked about, `written` where the answer
    stands in the decisions file.
    """

    choice: Choice
    by: str = field(repr=False)
    day: date
    place: Place
    rules: frozenset[str]
    code: RowCode
    salt: str
    written: Place


@dataclass(frozen=True, slots=True)
class Decisions:
    """Every decision that was read."""

    decisions: tuple[Decision, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.decisions)


def list_salt(households: Iterable[Household]) -> str:
    """Return the salt of a list: the same for the same list, unknown to who has not all of it."""
    digest = hashlib.sha256()
    for household in households:
        digest.update(row_content(household))
    salt = _scrypt(digest.digest(), b"noticegen decisions 1", _LIST_COST)
    return salt.hex()[:32]


def row_content(household: Household) -> bytes:
    """Return everything a household's rows say, but for their serial numbers and places."""
    rows = [
        [
            sorted((key, cell.text) for key, cell in row.cells.items() if key != "serial"),
            sorted(cell.text for cell in row.unknown),
        ]
        for row in household.rows
    ]
    return json.dumps([household.village, household.programme, rows], ensure_ascii=False).encode()


def row_keys(households: Sequence[Household], salt: str) -> list[bytes]:
    """Return the secrets that the rows' codes are made from; slow on purpose, on every core."""
    with ThreadPoolExecutor() as pool:
        return list(pool.map(lambda household: _row_key(household, salt), households))


def row_code(key: bytes, rules: Iterable[str]) -> RowCode:
    """Return the code of a row's secret and of the rules that hold the household."""
    named = " ".join(sorted(rules)).encode()
    return RowCode(_mac(key, b"content"), _mac(key, b"rules " + named))


def _row_key(household: Household, salt: str) -> bytes:
    return _scrypt(row_content(household), bytes.fromhex(salt), _ROW_COST)


def _mac(key: bytes, text: bytes) -> str:
    return hmac.new(key, text, hashlib.sha256).hexdigest()[:_CODE_LENGTH]


def _scrypt(content: bytes, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(content, salt=salt, n=cost, r=8, p=1, dklen=32, maxmem=64 * 2**20)
