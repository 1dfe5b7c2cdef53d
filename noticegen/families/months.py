"""What has changed in a family's benefits since the month before. Private: rows and sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

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
    """The families of the month before, found by any of their people."""

    def __init__(self, families: Iterable[Family]) -> None:
        self._families = tuple(families)
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
            for benefit in known.paid
            if benefit.recipient in family.people
        }
        for benefit in family.benefits:
            earlier = before.pop(_key(benefit), None)
            if benefit.stopped:
                yield BenefitChange(ChangeKind.ENDED, benefit, earlier)
            elif earlier is None:
                yield BenefitChange(ChangeKind.NEW, benefit, None)
            elif earlier.amount != benefit.amount:
                yield BenefitChange(ChangeKind.ADJUSTED, benefit, earlier)
        for earlier in before.values():
            yield BenefitChange(ChangeKind.ENDED, None, earlier)

    def gone(self, current: Families, known_people: frozenset[str]) -> Iterator[Family]:
        """Yield families that receive nothing any more; none of whom any list of today names."""
        present = known_people | {number for family in current.families for number in family.people}
        for family in self._families:
            if family.paid and not family.people & present:
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
