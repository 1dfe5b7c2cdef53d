"""The effects lock: what every policy reveals of a fixed invented roster, character by character.

The whole way is walked (screening, policy, door), so that a change of policy, code or dependency
that lets one more character through changes the lines, and the committed lock says so.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from noticegen.deidentify.door import publish
from noticegen.deidentify.order import NoticeOrder
from noticegen.errors import ErrorCode, InputError, RefusalError
from noticegen.policy.catalogue import load_policy, policy_names
from noticegen.policy.methods import Standing
from noticegen.policy.model import Policy
from noticegen.policy.schema import Listing
from noticegen.policy.showing import Place as Showing
from noticegen.policy.showing import show_person
from noticegen.publication.model import Publication
from noticegen.roster.model import Cell, CellKind, Column, Household, Roster, Row
from noticegen.screening.model import ScreeningContext
from noticegen.screening.screen import screen
from noticegen.settings.resources import resource_directory
from noticegen.settings.strict_yaml import load_strict
from noticegen.settings.unit import Unit
from noticegen.vocabulary.fields import all_fields
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.place import Place
from noticegen.vocabulary.stages import Audience

LOCK = "effects.lock"
_PEOPLE = "people.yaml"
_START = date(2026, 12, 1)
_FILE = "虚构名单.xlsx"
_UNIT = Unit(
    issuer="示例旗示例镇人民政府",
    office="社会救助办公室",
    address="镇政府一楼",
    telephone="0472-5550101",
    supervision_telephone="0472-5550102",
    policy_url="https://mzj.example.gov.cn/policy",
)


def effects() -> tuple[str, ...]:
    """Return what all bundled policies reveal, one line for each value on a page."""
    people = invented_people()
    roster = invented_roster(people)
    return tuple(
        line
        for name in policy_names()
        for line in policy_effects(load_policy(name), roster, people)
    )


def policy_effects(
    policy: Policy, roster: Roster, people: tuple[Mapping[str, str], ...]
) -> Iterator[str]:
    """Yield what one policy reveals."""
    for stage, known in policy.stages.items():
        for channel, posting in known.posting.items():
            place = f"{policy.name} {stage} {channel}"
            yield f"{place} posting {posting.label}"
            order = NoticeOrder(_UNIT, Period(2026, 12), _START, stage, channel)
            try:
                yield from _page(place, _publish(policy, roster, order))
            except RefusalError as error:
                yield f"{place} refused {error.code}"
    yield from _delivered(policy, people)


def compare_with_lock() -> tuple[str, ...]:
    """Return the lines that differ: `+` is newly revealed, `-` no longer."""
    locked = lock_file().read_text(encoding="utf-8").splitlines()
    found = difflib.unified_diff(locked, effects(), lineterm="", n=0)
    return tuple(line for line in found if not line.startswith(("---", "+++", "@@")))


def write_lock() -> None:
    """Write what is revealed now into the lock; for a commit that says so."""
    try:
        lock_file().write_text("\n".join(effects()) + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(
            ErrorCode.OUTPUT_UNWRITABLE, directory=str(lock_file()), why=type(error).__name__
        ) from None


def lock_file() -> Path:
    """Return the committed lock."""
    return resource_directory("policies") / "effects" / LOCK


def invented_people() -> tuple[Mapping[str, str], ...]:
    """Return the fixed invented people, values by field key."""
    data = load_strict(resource_directory("policies") / "effects" / _PEOPLE).data
    if not isinstance(data, dict) or not isinstance(data.get("people"), list):
        raise InputError(ErrorCode.ROSTER_EMPTY)
    return tuple(
        {key: str(text) for key, text in person.items()}
        for person in data["people"]
        if isinstance(person, dict)
    )


def invented_roster(people: tuple[Mapping[str, str], ...]) -> Roster:
    """Return the people as the roster of one sheet."""
    keys = list(dict.fromkeys(key for person in people for key in person))
    columns = {
        key: Column(
            Place(_FILE, "名单", 1, letter=str(number)), all_fields()[key].label, key, number
        )
        for number, key in enumerate(keys, start=1)
    }
    households = tuple(
        Household(
            rows=(
                Row(
                    Place(_FILE, "名单", line),
                    {
                        key: Cell(text, CellKind.TEXT, columns[key].number)
                        for key, text in person.items()
                    },
                ),
            ),
            columns=columns,
            village=person.get("village", ""),
        )
        for line, person in enumerate(people, start=2)
    )
    return Roster(columns=tuple(columns.values()), households=households)


def _publish(policy: Policy, roster: Roster, order: NoticeOrder) -> Publication:
    context = ScreeningContext(
        start=order.start,
        required=policy.required_fields(order.stage, order.channel, on=order.start),
        shown=policy.shown_fields(order.stage, order.channel, on=order.start),
        uncovered=lambda _text: frozenset(),
        adult_age=policy.minors.under,
    )
    return publish(roster, screen(roster, context), policy, order).publication


def _page(place: str, publication: Publication) -> Iterator[str]:
    yield f"{place} title {publication.title}"
    yield f"{place} opening {publication.wording.opening}"
    for village in publication.villages:
        for entry in village.entries:
            for column, value in zip(publication.columns, entry.values, strict=True):
                yield f"{place} {village.village} {entry.number} {column.label} {value}"
    if publication.wording.not_shown:
        yield f"{place} not-shown {publication.wording.not_shown}"


def _delivered(policy: Policy, people: tuple[Mapping[str, str], ...]) -> Iterator[str]:
    if policy.listing is not Listing.DELIVERED:
        return
    for audience in (Audience.HOUSEHOLD, Audience.INTERNAL):
        for number, person in enumerate(people, start=1):
            standing = Standing(number, person.get("village", ""))
            for one in show_person(policy, person, Showing(None, None, audience, _START), standing):
                yield f"{policy.name} {audience} {number} {one.rule.column_label} {one.text}"
