"""Run cases against a policy: what came out otherwise, and which rules no case covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from noticegen.errors import InputError
from noticegen.policy.cases import Case, Cases
from noticegen.policy.methods import Standing
from noticegen.policy.model import Policy, Rule
from noticegen.policy.schema import Listing
from noticegen.policy.showing import Shown, is_minor, show_person
from noticegen.vocabulary.outcomes import Outcome
from noticegen.vocabulary.stages import Audience

_SHORT = 3  # a value shorter than this says nothing when it is found in another


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that came out otherwise; cases are about invented people, so texts are told."""

    case: str
    file: str
    line: int
    why: str


@dataclass(frozen=True, slots=True)
class CaseReport:
    """What became of one file of cases."""

    policy: str
    ran: int
    failures: tuple[Failure, ...]
    uncovered: tuple[Rule, ...]

    @property
    def passed(self) -> bool:
        """Tell whether every case holds and every rule has one."""
        return not self.failures and not self.uncovered


def run_cases(policy: Policy, cases: Cases) -> CaseReport:
    """Run every case of a policy."""
    failures: list[Failure] = []
    covered: set[str] = set()
    for case in cases.cases:
        whys = list(_run(policy, case))
        failures += [Failure(case.name, case.file, case.line, why) for why in whys]
        if not whys:
            covered |= _covers(policy, case)
    uncovered = tuple(rule for rule in own_rules(policy) if rule.key not in covered)
    return CaseReport(policy.name, len(cases.cases), tuple(failures), uncovered)


def own_rules(policy: Policy) -> tuple[Rule, ...]:
    """Return the rules a policy's cases must cover: an overlay's are those it wrote itself."""
    if policy.extends is None:
        return policy.all_rules
    return tuple(rule for rule in policy.all_rules if rule.source.file == policy.files[-1])


def _run(policy: Policy, case: Case) -> Iterator[str]:
    place = case.place
    if place.audience is Audience.PUBLIC:
        if place.stage is None or place.channel is None:
            yield "对公众的用例要写 stage 和 channel"
            return
        try:
            policy.stage_policy(place.stage, place.channel)
        except InputError as error:
            yield error.what
            return
    outcome = _outcome(policy, case)
    if outcome is not case.outcome:
        yield f"结果应为“{case.outcome.label}”，实为“{outcome.label}”"
        return
    if outcome is Outcome.PUBLISHED:
        yield from _compare(policy, case)


def _outcome(policy: Policy, case: Case) -> Outcome:
    if case.place.audience is not Audience.PUBLIC or policy.listing is Listing.DELIVERED:
        return Outcome.PUBLISHED
    if policy.listing is Listing.TOTALS or is_minor(policy, case.given, case.place.day):
        return Outcome.WITHHELD
    return Outcome.PUBLISHED


def _compare(policy: Policy, case: Case) -> Iterator[str]:
    village = case.given.get("village", "")
    shown = show_person(policy, case.given, case.place, Standing(case.number, village))
    by_heading = {one.rule.column_label: one for one in shown}
    for heading, expected in case.expect.items():
        got = by_heading.get(heading)
        if got is None:
            yield f"“{heading}”应为“{expected}”，实际没有公开"
        elif got.text != expected:
            yield f"“{heading}”应为“{expected}”，实为“{got.text}”"
    for heading, one in by_heading.items():
        if heading not in case.expect:
            yield f"多公开了“{heading}”：“{one.text}”；请核对政策，或者在 expect 里写上"
    yield from _leaks(policy, case, shown)


def _leaks(policy: Policy, case: Case, shown: tuple[Shown, ...]) -> Iterator[str]:
    everything = "\n".join(one.text for one in shown)
    place = case.place
    open_fields = {
        rule.field.key
        for rule in policy.rules(place.stage, place.channel, place.audience, place.day)
        if rule.is_shown
    }
    for key, text in case.given.items():
        if key not in open_fields and len(text) >= _SHORT and text in everything:
            yield f"不公开的字段“{key}”的内容出现在公示里"
    for text in case.absent:
        if text in everything:
            yield f"不应出现的“{text}”出现在公示里"


def _covers(policy: Policy, case: Case) -> set[str]:
    """Return the rules a case tries: those in force there, for the fields it gives."""
    place = case.place
    given = set(case.given) | ({"age"} if "id_number" in case.given else set())
    return {
        rule.key
        for rule in policy.rules(place.stage, place.channel, place.audience, place.day)
        if rule.field.key in given
    }
