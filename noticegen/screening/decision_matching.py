"""Find the household that each decision was made on: the one whose rows say exactly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from noticegen.roster.model import Household
from noticegen.screening.decisions import Choice, Decision, Decisions, row_code, row_keys
from noticegen.vocabulary.place import Place


@dataclass(frozen=True, slots=True)
class Matches:
    """The decision for each household, those decided differently, and decisions left over."""

    by_place: dict[Place, Decision]
    disputed: frozenset[Place] = frozenset()
    unmatched: tuple[Decision, ...] = ()


def match_decisions(
    kept_off: Sequence[Household], others: Sequence[Household], decisions: Decisions
) -> Matches:
    """Match decisions to households of the same content, each decision to one household at most.

    Where several rows say exactly the same, the one that still stands at the decision's place
    comes first. A decision whose rules were changed in the file matches nothing. `others` are
    not kept off by any check: only a decision to keep a household off still speaks of them.
    """
    found: dict[Place, list[Decision]] = defaultdict(list)
    left = _match(kept_off, decisions.decisions, found)
    keep_off = [decision for decision in left if decision.choice is Choice.KEEP_OFF]
    unmatched = [decision for decision in left if decision.choice is not Choice.KEEP_OFF]
    # Most rows stand where they stood: only what is not found there is looked for everywhere.
    asked = {decision.place for decision in keep_off}
    keep_off = _match([one for one in others if one.place in asked], keep_off, found)
    unmatched += _match([one for one in others if one.place not in found], keep_off, found)
    agreed = {place: answers for place, answers in found.items() if _agree(answers)}
    return Matches(
        by_place={
            place: max(answers, key=lambda answer: (answer.day, answer.by))
            for place, answers in agreed.items()
        },
        disputed=frozenset(found) - frozenset(agreed),
        unmatched=tuple(unmatched),
    )


def _match(
    households: Sequence[Household],
    decisions: Iterable[Decision],
    found: dict[Place, list[Decision]],
) -> list[Decision]:
    """Add what is found, and return the decisions that are left over."""
    by_salt: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_salt[decision.salt].append(decision)
    left: list[Decision] = []
    for salt in sorted(by_salt):
        left += _match_list(households, salt, by_salt[salt], found)
    return left


def _match_list(
    households: Sequence[Household],
    salt: str,
    decisions: Sequence[Decision],
    found: dict[Place, list[Decision]],
) -> list[Decision]:
    """Match the decisions on one list, where the same question may be answered in two files."""
    questions: dict[str, dict[Place, list[Decision]]] = defaultdict(lambda: defaultdict(list))
    for decision in decisions:
        questions[decision.code.content][decision.place].append(decision)
    keys = list(zip(households, row_keys(households, salt), strict=True))
    answered: set[Place] = set()
    left: list[Decision] = []
    for same_place in (True, False):
        for household, key in keys:
            asked = questions.get(row_code(key, ()).content)
            if not asked or household.place in answered:
                continue
            place = household.place if same_place else next(iter(asked))
            answers = asked.pop(place, [])
            sound = [one for one in answers if row_code(key, one.rules) == one.code]
            left += [one for one in answers if one not in sound]
            if sound:
                found[household.place] += sound
                answered.add(household.place)
    left += [one for asked in questions.values() for answers in asked.values() for one in answers]
    return left


def _agree(answers: Sequence[Decision]) -> bool:
    return len({answer.choice for answer in answers}) == 1
