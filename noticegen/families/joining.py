"""Join the rows of all lists into families: by ID number, never by name.

A person's number in a row of their own, or among the listed members of a household, ties the two
rows together. Everything that ties too much is held: a child listed in two households, two
households of one programme tied into one, two villages for one family.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from noticegen.families.model import Benefit, Families, Family, Hold
from noticegen.families.rows import check_row, compare_rows, read_benefit, unit_lines_of
from noticegen.identifiers.id_card import IdCard, parse_id_card
from noticegen.roster.model import Household, Roster
from noticegen.screening.decisions import Choice
from noticegen.screening.model import ScreeningContext
from noticegen.screening.subject import examine
from noticegen.screening.verdicts import Heeded, group_findings, heed_decisions
from noticegen.vocabulary.outcomes import Reason
from noticegen.vocabulary.place import Place
from noticegen.vocabulary.programmes import all_programmes

# Of these a row is a household; of the others a person, of whom a family may have several.
_OF_HOUSEHOLDS = (
    "rural-dibao",
    "urban-dibao",
    "low-income-margin",
    "rigid-expenditure",
    "public-housing",
    "housing-renovation",
)
_VILLAGE_ENDING = re.compile(
    r"(?:村民委员会|嘎查委员会|居民委员会|村委会|居委会|嘎查村|嘎查|社区|村)$"
)


def join_families(roster: Roster, context: ScreeningContext) -> Families:
    """Return every family of a month's lists; what cannot be joined safely is held.

    A person's decisions are heeded before rows are joined: a row that is kept off is left out as
    if it were not listed, and the rest of its family is not held for it.
    """
    holds = _hold_rows(roster, context)
    heeded = _heed(roster, holds, context)
    kept_off = {place for place, one in heeded.by_place.items() if one.choice is Choice.KEEP_OFF}
    settled = kept_off | {
        place for place, one in heeded.by_place.items() if one.choice is Choice.PUBLISH
    }
    households = [each for each in roster.households if each.place not in kept_off]
    holds = [hold for hold in holds if hold.household.place not in settled]
    rows = _joinable_rows(households, holds, context.start, unit_lines_of(roster))
    held = {hold.household.place for hold in holds}
    families: list[Family] = []
    for group in _connected(rows):
        troubles = list(_check_group(group))
        waiting = {row.place for row in group} & held | {one.household.place for one in troubles}
        if waiting:
            holds += (*troubles, *_hold_rest(group, waiting))
        else:
            families.append(_family(group))
    return Families(tuple(_spell_alike(families)), tuple(holds), heeded.by_place, heeded.void)


def _hold_rows(roster: Roster, context: ScreeningContext) -> list[Hold]:
    """Return the holds of rows by themselves, and by what other lists and rows say of them."""
    unit_lines = unit_lines_of(roster)
    holds = [
        hold
        for household in roster.households
        for hold in check_row(household, context, unit_lines)
    ]
    holds += compare_rows(roster.households, context)
    rows = _joinable_rows(roster.households, holds, context.start, unit_lines)
    holds += _check_twice(rows)
    return holds


def _heed(roster: Roster, holds: Iterable[Hold], context: ScreeningContext) -> Heeded:
    if not context.decisions:
        return Heeded({}, ())
    by_household = group_findings([hold.finding for hold in holds])
    subjects = [
        examine(household, context.start, context.adult_age) for household in roster.households
    ]
    return heed_decisions(
        subjects, by_household, context, lambda subject: subject.place in by_household
    )


def _spell_alike(families: Iterable[Family]) -> Iterator[Family]:
    """Yield families with one spelling for each village: the one read first."""
    spellings: dict[str, str] = {}
    for family in families:
        village = spellings.setdefault(_plain_village(family.village), family.village)
        yield replace(family, village=village)


def _joinable_rows(
    households: Iterable[Household],
    holds: Iterable[Hold],
    start: date,
    unit_lines: Mapping[str, str],
) -> list[Benefit]:
    """Return the rows with a number to join by; held ones too, so that they hold their family."""
    unsound = {
        id(hold.household)
        for hold in holds
        if hold.reason in (Reason.ID_MISSING, Reason.ID_INVALID, Reason.ID_PRECISION_LOST)
    }
    rows = []
    for household in households:
        benefit = read_benefit(household, start, unit_lines)
        if benefit is not None and id(household) not in unsound:
            rows.append(benefit)
    return rows


def people_of(household: Household) -> frozenset[str]:
    """Return the sound ID numbers of a household's head and listed members."""
    numbers = [household.id_number, *(member.id_number for member in household.members)]
    cards = (parse_id_card(number) for number in numbers if number)
    return frozenset(card.number for card in cards if isinstance(card, IdCard))


def _connected(rows: Sequence[Benefit]) -> Iterator[list[Benefit]]:
    """Yield the groups of rows tied together, in the order of their first rows."""
    leader = list(range(len(rows)))

    def find(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    bearers: dict[str, int] = {}
    for place, row in enumerate(rows):
        for number in sorted({row.recipient} | people_of(row.household)):
            first, second = sorted((find(place), find(bearers.setdefault(number, place))))
            leader[second] = first
    groups: dict[int, list[Benefit]] = defaultdict(list)
    for place, row in enumerate(rows):
        groups[find(place)].append(row)
    yield from groups.values()


def _check_twice(rows: Iterable[Benefit]) -> Iterator[Hold]:
    """Hold a benefit that is listed twice, with every place; differing sums are told apart."""
    listed: dict[tuple[str, str, str], list[Benefit]] = defaultdict(list)
    for row in rows:
        listed[row.programme, row.recipient, row.kind].append(row)
    for found in listed.values():
        if len(found) < 2:
            continue
        same = len({row.amount for row in found}) == 1
        reason = Reason.DUPLICATE if same else Reason.AMOUNT_CONFLICT
        advice = (
            "同一个人的同一项救助列了两次；请核对后删去重复的一行。"
            if same
            else "同一个人的同一项救助在两处金额不同；请核对是哪一个，改正后重试。"
        )
        for row in found:
            places = (other.place for other in found if other is not row)
            yield Hold.of(row.household, reason, advice, places)


def _check_group(group: Sequence[Benefit]) -> Iterator[Hold]:
    places = tuple(row.place for row in group)
    for programme in _OF_HOUSEHOLDS:
        heads = {row.recipient for row in group if row.programme == programme}
        if len(heads) > 1:
            advice = "不同的户列了同一个人，分不清是一户还是两户；请核对家庭成员的身份证号码。"
            for row in group:
                yield Hold.of(row.household, Reason.JOIN_UNCLEAR, advice, places)
            return
    if _tied_by_member_only(group):
        advice = "两份名单里的户只有一个共同成员，分不清他属于哪一户；请核对家庭成员。"
        for row in group:
            yield Hold.of(row.household, Reason.JOIN_UNCLEAR, advice, places)
    if len({_plain_village(row.household.village) for row in group} - {""}) > 1:
        advice = "各名单写的村不一样，不知道送到哪里；请统一村名。"
        for row in group:
            yield Hold.of(row.household, Reason.VILLAGE_CONFLICT, advice, places)


def _tied_by_member_only(group: Sequence[Benefit]) -> bool:
    """Tell whether some row hangs on others by a mere member: a child of divorced parents."""
    recipients = {row.recipient for row in group}
    people = {id(row): people_of(row.household) | {row.recipient} for row in group}
    reached = {id(group[0])}
    grown = True
    while grown:
        grown = False
        for row in group:
            if id(row) in reached:
                continue
            ties = (
                people[id(row)] & people[id(other)] & recipients
                for other in group
                if id(other) in reached
            )
            if any(ties):
                reached.add(id(row))
                grown = True
    return len(reached) < len(group)


def _hold_rest(group: Sequence[Benefit], held: Collection[Place]) -> Iterator[Hold]:
    places = tuple(row.place for row in group if row.place in held)
    for row in group:
        if row.place not in held:
            advice = "这一家的另一行待核，清单缺一项就不准，所以整家先不印。"
            yield Hold.of(row.household, Reason.FAMILY_HELD, advice, places)


def _family(group: Sequence[Benefit]) -> Family:
    order = list(all_programmes())
    benefits = tuple(sorted(group, key=lambda row: order.index(row.programme)))
    head = min(
        group,
        key=lambda row: (
            row.programme not in _OF_HOUSEHOLDS,
            -len(people_of(row.household)),
            order.index(row.programme),
        ),
    ).household
    people = frozenset(
        number for row in group for number in people_of(row.household) | {row.recipient}
    )
    village = head.village or next((r.household.village for r in group if r.household.village), "")
    return Family(head, village, benefits, people)


def _plain_village(village: str) -> str:
    return _VILLAGE_ENDING.sub("", village.strip())
