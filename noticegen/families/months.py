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
    stopped, and neither has one that is paid for several months at once. `listed` are the
    programmes that both months have a list of (None: all): of another nothing is new and nothing
    has ended, its list was not handed in. Of people whose rows of the month before were held,
    nothing is known.
    """

    def __init__(
        self,
        before: Families | None,
        once: Collection[str] = (),
        listed: Collection[str] | None = None,
    ) -> None:
        self._families = before.families if before else ()
        self._once = frozenset(once)
        self._listed = None if listed is None else frozenset(listed)
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
            if not earlier.stopped and self._can_end(earlier):
                yield BenefitChange(ChangeKind.ENDED, None, earlier)

    def unlisted(self, current: Families) -> tuple[set[str], set[str]]:
        """Return programmes paid every month of which one month alone has a list: now, before."""
        now, before = (
            {row.programme for family in families for row in family.paid if self._lasts(row)}
            for families in (current.families, self._families)
        )
        return {one for one in now if not self._is_listed(one)}, {
            one for one in before if not self._is_listed(one)
        }

    def _lasts(self, benefit: Benefit) -> bool:
        return benefit.programme not in self._once and benefit.span is None

    def _is_listed(self, programme: str) -> bool:
        return self._listed is None or programme in self._listed

    def _can_end(self, benefit: Benefit) -> bool:
        return self._lasts(benefit) and self._is_listed(benefit.programme)

    def _judge(self, now: Benefit, before: Benefit | None) -> ChangeKind | None:
        if now.stopped:
            return None if before is not None and before.stopped else ChangeKind.ENDED
        if before is None and now.recipient in self._unclear:
            return None
        if now.span or (before is not None and before.span):
            return None  # a quarter's sum compares with no month's
        if before is None or before.stopped:
            known = self._is_listed(now.programme) or now.programme in self._once
            return ChangeKind.NEW if known else None
        if before.amount == now.amount:
            return None
        return ChangeKind.NEW if now.programme in self._once else ChangeKind.ADJUSTED

    def gone(self, current: Families, known_people: frozenset[str]) -> Iterator[Family]:
        """Yield families that receive nothing any more; none of whom any list of today names."""
        present = known_people | {number for family in current.families for number in family.people}
        for family in self._families:
            lasting = [row for row in family.paid if self._can_end(row)]
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
