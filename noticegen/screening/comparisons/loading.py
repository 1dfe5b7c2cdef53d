"""Read the comparison lists of the command line: `ROLE=FILE`, or a file that tells its role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from noticegen.errors import ErrorCode, InputError
from noticegen.identifiers.keyed_hash import HmacKey, looks_like_plain_hash, parse_key
from noticegen.roster.headings import hide_numbers
from noticegen.roster.model import Roster
from noticegen.roster.purpose import Purpose, comparison_purpose
from noticegen.screening.comparisons.digest_file import is_digest_file, read_digest_file
from noticegen.screening.comparisons.model import (
    ComparisonList,
    Comparisons,
    DigestList,
    Listed,
    Role,
    account_in,
    listed_people,
)
from noticegen.vocabulary.place import Place
from noticegen.vocabulary.programmes import all_programmes, programmes_in


class ReadRosters(Protocol):
    """Reads the files of a list for a purpose: `roster.reading.read_rosters`."""

    def __call__(self, rosters: Sequence[str], *, purpose: Purpose) -> Roster:
        """Return what the files hold."""


_PROGRAMME_NAME = "programme-name"
_ROLE_WORDS = {
    Role.DEATHS: ("死亡", "殡葬", "火化", "去世"),
    Role.ENDED: ("停保", "停发", "停止", "终止", "退出"),
    Role.RELATIVES: ("近亲属",),
    Role.CARDHOLDERS: ("持卡", "代持", "代领"),
    Role.OTHER_COUNTY: ("异地", "外县", "外旗", "其他旗县", "其他区县"),
}


def load_comparisons(
    options: Iterable[str], read: ReadRosters, key_file: Path | None = None
) -> Comparisons:
    """Read every `--against` option.

    `read` reads rosters. A list that nothing can be compared with, a plain hash in place of a
    number, an unknown role, or digests without their key are InputErrors: a comparison that could
    not look must not look like one that found nothing.
    """
    key = load_key(key_file) if key_file else None
    return Comparisons(tuple(_load(option, read, key) for option in options))


def load_key(path: Path) -> HmacKey:
    """Read a key file; InputError if it cannot be read or is not a key."""
    try:
        key = parse_key(path.read_text(encoding="ascii"))
    except (OSError, UnicodeDecodeError):
        key = None
    if key is None:
        raise InputError(ErrorCode.HMAC_KEY_INVALID, _place(path))
    return key


def _load(option: str, read: ReadRosters, key: HmacKey | None) -> ComparisonList:
    name, separator, path = option.partition("=")
    known = _known_role(name) if separator else None
    if known is None:
        if separator and not Path(option).exists():
            raise InputError(ErrorCode.ROLE_UNKNOWN, role=name, known=_all_roles())
        path = option
    if not path:
        raise InputError(
            ErrorCode.USAGE, why="--against 没有写是哪个文件", how="请写成 种类=文件。"
        )
    role, programme = known or _role_of_file(Path(path))
    if is_digest_file(Path(path)):
        return _load_digests(Path(path), role, key)
    if _lists_plain_hashes(Path(path)):
        raise InputError(ErrorCode.PLAIN_HASH_REFUSED, _place(path))
    roster = read([path], purpose=comparison_purpose(role.value))
    if role is Role.PROGRAMME and programme is None:
        programme = _programme_of(roster, Path(path))
    people = tuple(listed for household in roster.households for listed in listed_people(household))
    _require_comparable(roster, people, role, Path(path))
    return ComparisonList(
        role=role,
        file=_place(path).file,
        programme=programme,
        people=people,
        by_number=_group(people, lambda listed: listed.number or ""),
        by_account=_group(people, lambda listed: account_in(listed.row)),
        unnumbered=_group(people, lambda listed: "" if listed.number else listed.name),
    )


def _group(
    people: Iterable[Listed], key_of: Callable[[Listed], str]
) -> dict[str, tuple[Listed, ...]]:
    """Return people by a key, without those that have none."""
    groups: dict[str, list[Listed]] = defaultdict(list)
    for listed in people:
        if key := key_of(listed):
            groups[key].append(listed)
    return {key: tuple(found) for key, found in groups.items()}


def _known_role(name: str) -> tuple[Role, str | None] | None:
    if name in all_programmes():
        return Role.PROGRAMME, name
    if name == _PROGRAMME_NAME:
        return Role.PROGRAMME, None
    return (Role(name), None) if name in set(Role) else None


def _role_of_file(path: Path) -> tuple[Role, str | None]:
    """Learn a list's role from its file name, when only one can be meant."""
    roles = {role for role, words in _ROLE_WORDS.items() if any(w in path.stem for w in words)}
    if len(roles) == 1:
        return roles.pop(), None
    programmes = programmes_in(path.stem)
    if not roles and len(programmes) == 1:
        return Role.PROGRAMME, next(iter(programmes))
    raise InputError(ErrorCode.ROLE_UNCLEAR, _place(path), known=_all_roles())


def _programme_of(roster: Roster, path: Path) -> str:
    found = {household.programme for household in roster.households} - {None}
    found |= {roster.programme} - {None}
    named = {name for name in found if name} or programmes_in(path.stem)
    if len(named) != 1:
        raise InputError(ErrorCode.ROLE_UNCLEAR, _place(path), known=_all_roles())
    return next(iter(named))


def _load_digests(path: Path, role: Role, key: HmacKey | None) -> ComparisonList:
    if role is not Role.OTHER_COUNTY:
        raise InputError(ErrorCode.ROLE_UNKNOWN, role=role, known=Role.OTHER_COUNTY)
    if key is None:
        raise InputError(ErrorCode.HMAC_KEY_NEEDED, _place(path))
    fingerprint, digests = read_digest_file(path)
    if fingerprint != key.fingerprint:
        raise InputError(ErrorCode.HMAC_KEY_DIFFERS, _place(path))
    return ComparisonList(role, _place(path).file, digests=DigestList(digests, key))


def _lists_plain_hashes(path: Path) -> bool:
    """Tell whether a text file is nothing but hashes, with at most a heading above them."""
    try:
        with path.open("rb") as stream:
            lines = stream.read(_SAMPLE).decode("ascii", "replace").splitlines()[1:_LINES]
    except OSError:
        return False
    return bool(lines) and all(looks_like_plain_hash(line) for line in lines)


def _place(path: Path | str) -> Place:
    return Place(hide_numbers(Path(path).name))


def _require_comparable(roster: Roster, people: Sequence[Listed], role: Role, path: Path) -> None:
    """Refuse a list that nothing can be compared with.

    A list of names alone only warns. One with a column of ID numbers of which none is sound was
    spoilt on its way: that its names can be compared would hide it.
    """
    rows = (row for household in roster.households for row in household.rows)
    if any(looks_like_plain_hash(row.text(key)) for row in rows for key in _ID_KEYS):
        raise InputError(ErrorCode.PLAIN_HASH_REFUSED, _place(path))
    if any(listed.number for listed in people):
        return
    if role is Role.CARDHOLDERS and any(account_in(listed.row) for listed in people):
        return
    spoilt = any(column.field in _NUMBERS for column in roster.columns)
    named = any(listed.name for listed in people)
    if named and (not spoilt or any(_is_namesake_material(listed, role) for listed in people)):
        return
    raise InputError(ErrorCode.COMPARISON_WITHOUT_IDS, _place(path))


def _is_namesake_material(listed: Listed, role: Role) -> bool:
    """Tell whether a death without a number can still be compared by name and village."""
    return role is Role.DEATHS and bool(listed.name and listed.household.village)


_NUMBERS = frozenset({"id_number", "head_id_number", "member_ids"})
_ID_KEYS = ("id_number", "hmac")
_SAMPLE = 4096  # bytes
_LINES = 12  # whole ones of the longest hash are in the sample


def _all_roles() -> str:
    roles = (f"{role} {role.label}" for role in Role if role is not Role.PROGRAMME)
    example = all_programmes()["tekun"]
    return (
        f"{'、'.join(roles)}，或者别的救助项目，如 {example.name}（{example.label}）；"
        "全部项目用 noticegen policy list 查看"
    )
