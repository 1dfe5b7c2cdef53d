"""The door for sheets: families go in; each comes out as what its own paper may say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from noticegen.deidentify.collecting import collect_secrets
from noticegen.deidentify.household_rules import HouseholdRules
from noticegen.deidentify.secrets import Secrets
from noticegen.families.model import Benefit, Families, Family
from noticegen.families.months import BenefitChange, ChangeKind, Earlier
from noticegen.policy.guide import Guide
from noticegen.policy.methods import Standing
from noticegen.policy.model import Policy
from noticegen.publication.sheet import BenefitLine, ProgrammeNote, Sheet, SheetBook
from noticegen.roster.model import Household, Roster
from noticegen.settings.unit import Unit
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.programmes import programme_label

_KIND_FIELDS = ("support_mode", "subsidy_type", "assistance_type")
# Reasons in plain words; a remark or an illness never reaches the sheet, only its kind of cause.
_CAUSES = (
    (re.compile(r"收入|工资|务工|就业|养老金"), "因为家庭收入有变化"),
    (re.compile(r"人口|成员|死亡|去世|病故|婚|迁|出生"), "因为家里人口有变化"),
    (re.compile(r"标准|提标|调标"), "因为保障标准有调整"),
    (re.compile(r"年龄|年满|周岁"), "因为年龄有变化"),
    (re.compile(r"财产|车|房|存款"), "因为家庭财产有变化"),
)
_CAUSE_UNKNOWN = "原因请问社会救助办公室"


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """What is asked for: the office, the month, and the day the money was paid, if known."""

    unit: Unit
    period: Period
    day: date
    policy: Policy
    guide: Guide
    paid_on: date | None = None


@dataclass(frozen=True, slots=True)
class SheetPassage:
    """The sheets of every village, the families they belong to in the same order, the secrets."""

    books: tuple[SheetBook, ...]
    families: tuple[tuple[Family, ...], ...] = field(repr=False)
    secrets: Secrets


def draw_up_sheets(
    families: Families, earlier: Earlier, rosters: tuple[Roster, ...], order: SheetOrder
) -> SheetPassage:
    """Make every family's sheet, by village in the office's order, numbered for delivery.

    `rosters` are this month's and, if given, last month's: their values are secrets alike.
    """
    order.policy.require_in_force(order.day)
    named = frozenset(number for roster in rosters[:1] for number in _people_listed(roster))
    gone = tuple(earlier.gone(families, named)) if earlier else ()
    villages: dict[str, list[Family]] = {village: [] for village in order.unit.villages}
    for family in (*families.families, *gone):
        villages.setdefault(family.village, []).append(family)
    listed = {village: members for village, members in villages.items() if members}
    books = tuple(
        SheetBook(
            unit=order.unit,
            period=order.period,
            village=village,
            sheets=tuple(
                _draw_up(family, number, earlier, order)
                for number, family in enumerate(members, start=1)
            ),
            duties=order.guide.duties,
            objection=order.guide.objection,
            paid_on=order.paid_on,
        )
        for village, members in listed.items()
    )
    return SheetPassage(
        books=books,
        families=tuple(tuple(members) for members in listed.values()),
        secrets=_collect(rosters, books, order.unit),
    )


def _draw_up(family: Family, number: int, earlier: Earlier, order: SheetOrder) -> Sheet:
    rules = HouseholdRules(order.policy, order.day, Standing(number, family.village))
    programmes = tuple(dict.fromkeys(benefit.programme for benefit in family.paid))
    guide = order.guide
    return Sheet(
        addressee=rules.apply("applicant_name", family.head.applicant_name),
        village=family.village,
        number=number,
        benefits=tuple(_line(benefit, rules) for benefit in family.paid),
        changes=_write_changes(family, earlier),
        notes=tuple(
            ProgrammeNote(
                programme_label(name), guide.programmes[name].text, guide.programmes[name].basis
            )
            for name in programmes
            if name in guide.programmes
        ),
        hints=guide.hints(programmes),
    )


def _line(benefit: Benefit, rules: HouseholdRules) -> BenefitLine:
    row = benefit.household.head
    kinds = (rules.apply(key, row.text(key)) for key in _KIND_FIELDS)
    return BenefitLine(
        programme=benefit.programme,
        label=programme_label(benefit.programme),
        kind="、".join(kind for kind in kinds if kind),
        amount=benefit.amount,
        into=rules.apply("bank_account", row.text("bank_account")),
    )


def _write_changes(family: Family, earlier: Earlier) -> tuple[str, ...]:
    changes = list(earlier.changes(family)) if earlier else []
    if not earlier:
        changes = [
            BenefitChange(ChangeKind.ENDED, row, None) for row in family.benefits if row.stopped
        ]
    return tuple(_write_change(change) for change in changes)


def _write_change(change: BenefitChange) -> str:
    row = change.now or change.before
    if row is None:
        raise ValueError("a change has a row")
    label = programme_label(row.programme)
    cause = _cause_of(row.household)
    if change.kind is ChangeKind.NEW:
        return f"{label}：新增，每月{row.amount:f}元。"
    if change.kind is ChangeKind.ENDED:
        return f"{label}：本月起停发，{cause}。"
    before = change.before.amount if change.before else row.amount
    return f"{label}：由{before:f}元变为{row.amount:f}元，{cause}。"


def _cause_of(household: Household) -> str:
    said = household.head.text("end_reason") + household.head.text("change")
    return next((words for pattern, words in _CAUSES if pattern.search(said)), _CAUSE_UNKNOWN)


def _collect(rosters: Iterable[Roster], books: tuple[SheetBook, ...], unit: Unit) -> Secrets:
    shown = frozenset(text for book in books for text in _shown(book))
    found = [collect_secrets(roster, shown, unit) for roster in rosters]
    merged = {(secret.field_key, secret.value): secret for part in found for secret in part.secrets}
    return replace(found[0], secrets=tuple(merged.values()))


def _shown(book: SheetBook) -> Iterator[str]:
    yield book.village
    for sheet in book.sheets:
        yield sheet.addressee
        for line in sheet.benefits:
            yield from (line.label, line.kind, f"{line.amount:f}")


def _people_listed(roster: Roster) -> Iterator[str]:
    for household in roster.households:
        yield household.id_number
        yield from (member.id_number for member in household.members)
