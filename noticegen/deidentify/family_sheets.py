"""The door for sheets: families go in; each comes out as what its own paper may say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from noticegen.deidentify.benefit_words import BenefitWords
from noticegen.deidentify.collecting import collect_secrets
from noticegen.deidentify.household_rules import HouseholdRules
from noticegen.deidentify.secrets import Secrets
from noticegen.families.model import Benefit, Families, Family
from noticegen.families.months import BenefitChange, ChangeKind, Earlier
from noticegen.policy.guide import Guide
from noticegen.policy.model import Policy
from noticegen.policy.treatments import Standing
from noticegen.publication.sheet import BenefitLine, Sheet, SheetBook
from noticegen.roster.model import Household, Roster
from noticegen.settings.unit import Unit
from noticegen.vocabulary.period import Period

_KIND_FIELDS = ("support_mode", "assistance_type")
# 护理补贴 beside any programme tells a visitor of somebody who cannot look after himself.
_KIND_FIELDS_IN_FULL = (*_KIND_FIELDS, "subsidy_type")
_FIELDS = ("applicant_name", "village", "programme", "monthly_amount", "bank_account", "paid_date")
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
    """What is asked for: the office, the month, and the day the money was paid, if known.

    `in_full` asks for pages for the phone that call every programme by its name.
    """

    unit: Unit
    period: Period
    day: date
    policy: Policy
    guide: Guide
    paid_on: date | None = None
    in_full: bool = False


@dataclass(frozen=True, slots=True)
class SheetPassage:
    """The sheets of every village, the families they belong to in the same order, the secrets.

    `books` are for paper; `page_books` are for the phone, the same unless names in full are asked
    for.
    """

    books: tuple[SheetBook, ...]
    page_books: tuple[SheetBook, ...]
    families: tuple[tuple[Family, ...], ...] = field(repr=False)
    secrets: Secrets


def printed_fields(*, in_full: bool) -> tuple[str, ...]:
    """Return the fields a sheet may print of, if its policy shows them."""
    return (*_FIELDS, *(_KIND_FIELDS_IN_FULL if in_full else _KIND_FIELDS))


def draw_up_sheets(
    families: Families, earlier: Earlier, rosters: tuple[Roster, ...], order: SheetOrder
) -> SheetPassage:
    """Make every family's sheet, by village in the office's order, numbered for delivery.

    `rosters` are this month's and, if given, last month's: their values are secrets alike.
    """
    order.policy.require_in_force(order.day)
    gone = families_gone(families, earlier, rosters[0])
    villages: dict[str, list[Family]] = {village: [] for village in order.unit.villages}
    for family in (*families.families, *gone):
        villages.setdefault(family.village, []).append(family)
    listed = {village: members for village, members in villages.items() if members}
    books = _write_books(listed, earlier, order, in_full=False)
    page_books = _write_books(listed, earlier, order, in_full=True) if order.in_full else books
    return SheetPassage(
        books=books,
        page_books=page_books,
        families=tuple(tuple(members) for members in listed.values()),
        secrets=_collect(rosters, books, order.unit),
    )


def families_gone(families: Families, earlier: Earlier, roster: Roster) -> tuple[Family, ...]:
    """Return the families that received something the month before and stand on no list now."""
    named = frozenset(_people_listed(roster))
    return tuple(earlier.gone(families, named)) if earlier else ()


def _write_books(
    listed: Mapping[str, list[Family]], earlier: Earlier, order: SheetOrder, *, in_full: bool
) -> tuple[SheetBook, ...]:
    anyone = HouseholdRules(order.policy, order.day, Standing(0, ""))
    words = BenefitWords(order.guide, anyone, in_full=in_full)
    forbidden = words.forbidden()
    return tuple(
        SheetBook(
            unit=order.unit,
            period=order.period,
            village=village,
            sheets=tuple(
                _draw_up(family, number, earlier, order, words)
                for number, family in enumerate(members, start=1)
            ),
            duties=order.guide.duties,
            objection=order.guide.objection,
            paid_on=order.paid_on,
            forbidden=forbidden,
        )
        for village, members in listed.items()
    )


def _draw_up(
    family: Family, number: int, earlier: Earlier, order: SheetOrder, words: BenefitWords
) -> Sheet:
    rules = HouseholdRules(order.policy, order.day, Standing(number, family.village))
    # Covered benefits stand last, by their sums: their order must not tell them apart either.
    paid = sorted(
        family.paid,
        key=lambda row: (True, row.amount) if words.is_covered(row.programme) else (False, 0),
    )
    programmes = tuple(dict.fromkeys(benefit.programme for benefit in paid))
    changes = changes_of(family, earlier)
    changed = (change.now or change.before for change in changes)
    known = dict.fromkeys((*programmes, *(each.programme for each in changed if each)))
    return Sheet(
        addressee=rules.apply("applicant_name", family.head.applicant_name),
        village=family.village,
        number=number,
        benefits=tuple(_line(benefit, rules, order, words) for benefit in paid),
        changes=_write_changes(changes, words),
        notes=words.notes(programmes),
        hints=words.hints(programmes, known),
    )


def _line(
    benefit: Benefit, rules: HouseholdRules, order: SheetOrder, words: BenefitWords
) -> BenefitLine:
    row = benefit.household.head
    fields = _KIND_FIELDS_IN_FULL if words.in_full else _KIND_FIELDS
    kinds = (rules.apply(key, row.text(key)) for key in fields)
    covered = words.is_covered(benefit.programme)
    day = _day_paid(benefit.household, rules, order)
    return BenefitLine(
        label=words.label(benefit.programme),
        kind="" if covered else "、".join(kind for kind in kinds if kind),
        amount=benefit.amount,
        into=rules.apply("bank_account", row.text("bank_account")),
        paid=_paid(benefit, day, order),
        on_day=bool(day),
    )


def _paid(benefit: Benefit, day: str, order: SheetOrder) -> str:
    """Return the day it was paid, else the month it is for; and which months, if several."""
    if benefit.span is None:
        return day or order.period.label
    return f"{day}（{benefit.span.short}）" if day else benefit.span.label


def _day_paid(household: Household, rules: HouseholdRules, order: SheetOrder) -> str:
    """Return the day the row gives, else that of the whole run, as far as it is known."""
    cell = household.head.cells.get("paid_date")
    known = cell.date if cell else None
    day = known.earliest if known and known.day else order.paid_on
    return rules.apply("paid_date", day) if day else ""


def changes_of(family: Family, earlier: Earlier) -> tuple[BenefitChange, ...]:
    """Return what has changed for a family; without the month before, what its lists call ended."""
    if earlier:
        return tuple(earlier.changes(family))
    return tuple(
        BenefitChange(ChangeKind.ENDED, row, None) for row in family.benefits if row.stopped
    )


def _write_changes(changes: Iterable[BenefitChange], words: BenefitWords) -> tuple[str, ...]:
    plain: list[str] = []
    covered: list[str] = []
    for change in changes:
        row = change.now or change.before
        hidden = row is not None and words.is_covered(row.programme)
        (covered if hidden else plain).append(_write_change(change, words))
    return (*plain, *sorted(covered))


def _write_change(change: BenefitChange, words: BenefitWords) -> str:
    row = change.now or change.before
    if row is None:
        raise ValueError("a change has a row")
    label = words.label(row.programme)
    # A cause may tell what the label does not: a child's benefit ends by age.
    cause = _CAUSE_UNKNOWN if words.is_covered(row.programme) else _cause_of(row.household)
    if change.kind is ChangeKind.NEW:
        return f"{label}：新增，{row.amount:f}元。"
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
