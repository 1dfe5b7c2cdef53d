"""What has changed in a family's benefits since the month before. Private: rows and sums."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from noticegen.families.joining import people_of
from noticegen.families.model import Benefit, Families, Family

BenefitKey = tuple[str, str, str]


class ChangeKind(StrEnum):
    """What became of a benefit."""

    NEW = "new"
    ENDED = "ended"
    ADJUSTED = "adjusted"


@dataclass(frozen=True, slots=True)
class BenefitChange:
    """One change, with the row of this month and of the month before, where there is one."""

    kind: ChangeKind
    now: Benefit | None = field(repr=False)
    before: Benefit | None = field(repr=False)


class Earlier:
    """The families of the month before, found by any of their people.

    `once` are programmes that do not come every month: one that is not listed again has not been
    stopped, and neither has one that is paid for several months at once. Of people whose rows of
    the month before were held, nothing is known.
    """

    def __init__(self, before: Families | None, once: Collection[str] = ()) -> None:
        self._families = before.families if before else ()
        self._once = frozenset(once)
        self._unclear = frozenset(
            number
            for hold in (before.holds if before else ())
            for number in people_of(hold.household)
        )
        self._by_person: dict[str, list[Family]] = {}
        for family in self._families:
            for number in family.people:
                self._by_person.setdefault(number, []).append(family)

    def __bool__(self) -> bool:
        return bool(self._families)

    def changes(self, family: Family) -> Iterator[BenefitChange]:
        """Yield every change of a family's benefits, ended ones last."""
        before = {
            _key(benefit): benefit
            for known in self._of(family.people)
            for benefit in known.benefits
            if benefit.recipient in family.people
        }
        for benefit in family.benefits:
            kind = self._judge(benefit, earlier := before.pop(_key(benefit), None))
            if kind is not None:
                yield BenefitChange(kind, benefit, earlier)
        for earlier in before.values():
            if not earlier.stopped and self._lasts(earlier):
                yield BenefitChange(ChangeKind.ENDED, None, earlier)

    def _lasts(self, benefit: Benefit) -> bool:
        return benefit.programme not in self._once and benefit.span is None

    def _judge(self, now: Benefit, before: Benefit | None) -> ChangeKind | None:
        if now.stopped:
            return None if before is not None and before.stopped else ChangeKind.ENDED
        if before is None and now.recipient in self._unclear:
            return None
        if now.span or (before is not None and before.span):
            return None  # a quarter's sum compares with no month's
        if before is None or before.stopped:
            return ChangeKind.NEW
        if before.amount == now.amount:
            return None
        return ChangeKind.NEW if now.programme in self._once else ChangeKind.ADJUSTED

    def gone(self, current: Families, known_people: frozenset[str]) -> Iterator[Family]:
        """Yield families that receive nothing any more; none of whom any list of today names."""
        present = known_people | {number for family in current.families for number in family.people}
        for family in self._families:
            lasting = [row for row in family.paid if self._lasts(row)]
            if lasting and not family.people & present:
                yield Family(family.head, family.village, (), family.people)

    def _of(self, people: frozenset[str]) -> Iterator[Family]:
        seen: set[int] = set()
        for number in sorted(people):
            for family in self._by_person.get(number, ()):
                if id(family) not in seen:
                    seen.add(id(family))
                    yield family


def _key(benefit: Benefit) -> BenefitKey:
    return benefit.programme, benefit.recipient, benefit.kind
