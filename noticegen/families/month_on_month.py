"""One list against the same list of the month before: who is new, who is gone, what has changed.

For the office alone, as places: joined by ID number, never by name. A household is found again by
its applicant; under another applicant, by any of its people, or by an account or file number that
no other household of either month has.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from noticegen.families.joining import people_of
from noticegen.families.rows import is_stopped
from noticegen.roster.model import Household, Roster
from noticegen.screening.comparisons.model import sound_number
from noticegen.screening.comparisons.traces import Trace, traces_of
from noticegen.vocabulary.place import Place


class MonthChange(StrEnum):
    """What became of a household since the month before."""

    NEW = "new"
    ENDED = "ended"
    AMOUNT = "amount"
    HEAD = "head"
    UNCLEAR = "unclear"

    @property
    def label(self) -> str:
        """Return the change in a clerk's words."""
        return _LABELS[self]


_LABELS = {
    MonthChange.NEW: "新增",
    MonthChange.ENDED: "退出",
    MonthChange.AMOUNT: "金额变化",
    MonthChange.HEAD: "户主变更",
    MonthChange.UNCLEAR: "无法比较",
}


@dataclass(frozen=True, slots=True)
class HouseholdChange:
    """One change: the row of this month and that of the month before, where there is one."""

    kind: MonthChange
    now: Place | None
    before: Place | None
    advice: str


@dataclass(slots=True)
class _Before:
    """The households of the month before that have not been found again yet."""

    by_head: dict[str, list[Household]] = field(default_factory=lambda: defaultdict(list))
    by_person: dict[str, list[Household]] = field(default_factory=lambda: defaultdict(list))
    by_trace: dict[Trace, list[Household]] = field(default_factory=lambda: defaultdict(list))
    left: dict[int, Household] = field(default_factory=dict, repr=False)

    def add(self, household: Household, number: str | None) -> None:
        """Take in a household; one without a number is not found again, but shares its traces."""
        for trace in traces_of(household.head):
            self.by_trace[trace].append(household)
        if number is None:
            return
        self.by_head[number].append(household)
        self.left[id(household)] = household
        for person in sorted(people_of(household)):
            self.by_person[person].append(household)

    def of_trace(self, trace: Trace) -> list[Household]:
        """Return the household of a trace; a card that several households share ties none."""
        found = self.by_trace.get(trace, [])
        return found if len(found) == 1 else []

    def take(self, found: Iterable[Household], programme: str | None) -> Household | None:
        for household in found:
            same = None in (programme, household.programme) or programme == household.programme
            if same and self.left.pop(id(household), None) is not None:
                return household
        return None


def compare_months(now: Roster, before: Roster) -> tuple[HouseholdChange, ...]:
    """Return every change, this month's rows in their order, then those that are gone."""
    return tuple(_changes(now, before))


def _changes(now: Roster, before: Roster) -> Iterator[HouseholdChange]:
    earlier = _Before()
    for household in before.households:
        number = sound_number(household.id_number)
        if is_stopped(household):
            continue
        if number is None:
            advice = "上月名单的这一行没有可用的身份证号码，没法比较；请人工核对。"
            yield HouseholdChange(MonthChange.UNCLEAR, None, household.place, advice)
        earlier.add(household, number)
    others: list[Household] = []
    listed = [household for household in now.households if not is_stopped(household)]
    traces = Counter(trace for household in listed for trace in traces_of(household.head))
    for household in listed:
        number = sound_number(household.id_number)
        if number is None:
            advice = "这一行没有可用的身份证号码，没法与上月比较；请先改正号码。"
            yield HouseholdChange(MonthChange.UNCLEAR, household.place, None, advice)
            continue
        known = earlier.take(earlier.by_head.get(number, ()), household.programme)
        if known is None:
            others.append(household)
        else:
            yield from _compare_amounts(household, known)
    # Only now: whoever stands under the same name as before must not be taken for another's heir.
    for household in others:
        own = [trace for trace in traces_of(household.head) if traces[trace] == 1]
        yield from _find_under_other_head(household, earlier, own)
    for gone in earlier.left.values():
        advice = "上月有、本月没有；请确认停发手续齐全，不是漏录。"
        yield HouseholdChange(MonthChange.ENDED, None, gone.place, advice)


def _find_under_other_head(
    household: Household, earlier: _Before, own: Iterable[Trace]
) -> Iterator[HouseholdChange]:
    same_people = (
        known
        for person in sorted(people_of(household))
        for known in earlier.by_person.get(person, ())
    )
    same_traces = chain.from_iterable(earlier.of_trace(trace) for trace in own)
    known = earlier.take(chain(same_people, same_traces), household.programme)
    if known is None:
        advice = "本月新增；请确认审核确认和公示的手续齐全。"
        yield HouseholdChange(MonthChange.NEW, household.place, None, advice)
        return
    advice = "与上月有相同的成员、账号或证号，户主换了；请核实是依法变更，还是停旧建新。"
    yield HouseholdChange(MonthChange.HEAD, household.place, known.place, advice)
    yield from _compare_amounts(household, known)


def _compare_amounts(now: Household, before: Household) -> Iterator[HouseholdChange]:
    columns = (now.columns, before.columns)
    if now.amount == before.amount or not all("monthly_amount" in known for known in columns):
        return  # a list of ID numbers alone says nothing of sums
    at, then = now.place_of("monthly_amount"), before.place_of("monthly_amount")
    if now.amount is None or before.amount is None:
        advice = "有一个月的金额读不出来，没法比较；请人工核对。"
        yield HouseholdChange(MonthChange.UNCLEAR, at, then, advice)
        return
    direction = "增加" if now.amount > before.amount else "减少"
    advice = f"金额比上月{direction}；请确认有调整依据。"
    yield HouseholdChange(MonthChange.AMOUNT, at, then, advice)
