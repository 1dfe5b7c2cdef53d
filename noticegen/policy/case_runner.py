"""Run cases against a policy: what came out otherwise, and which rules no case covers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from noticegen.errors import InputError
from noticegen.policy.cases import Case, CasePerson, Cases
from noticegen.policy.model import Policy, Rule, SourceLine
from noticegen.policy.same_names import tell_apart
from noticegen.policy.schema import Listing
from noticegen.policy.showing import Shown, is_minor, show_person
from noticegen.policy.treatments import Standing
from noticegen.vocabulary.fields import FieldKind
from noticegen.vocabulary.outcomes import Outcome
from noticegen.vocabulary.stages import Audience

SAME_NAME = "same_name"
NUMBER = "序号"
_SHORT = 3  # a value shorter than this says nothing when it is found in another


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that came out otherwise; cases are about invented people, so texts are told."""

    case: str
    file: str
    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Uncovered:
    """Something a policy says that no case tries: a rule, or how same names are told apart."""

    key: str
    source: SourceLine


@dataclass(frozen=True, slots=True)
class CaseReport:
    """What became of one file of cases."""

    policy: str
    ran: int
    failures: tuple[Failure, ...]
    uncovered: tuple[Uncovered, ...]

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
    wanted = (*map(_as_wanted, own_rules(policy)), *_own_same_name(policy))
    uncovered = tuple(one for one in wanted if one.key not in covered)
    return CaseReport(policy.name, len(cases.cases), tuple(failures), uncovered)


def own_rules(policy: Policy) -> tuple[Rule, ...]:
    """Return the rules a policy's cases must cover: an overlay's are those it wrote itself."""
    if policy.extends is None:
        return policy.all_rules
    return tuple(rule for rule in policy.all_rules if rule.source.file == policy.files[-1])


def _as_wanted(rule: Rule) -> Uncovered:
    return Uncovered(rule.key, rule.source)


def _own_same_name(policy: Policy) -> Iterator[Uncovered]:
    """Yield how same names are told apart, if the policy itself says so and prints names at all."""
    source = policy.same_name_source
    if policy.extends is not None and source.file != policy.files[-1]:
        return
    if policy.listing is Listing.NAMES and any(map(_shows_name, policy.all_rules)):
        yield Uncovered(SAME_NAME, source)


def _shows_name(rule: Rule) -> bool:
    return rule.is_shown and rule.field.kind is FieldKind.NAME


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
    villages = {person.given.get("village", "") for person in case.people}
    if len(villages) > 1:
        yield "together 里的人要在同一个村，才会排在一张表里"
        return
    listed = _list(policy, case)
    for place_in_case, person in enumerate(case.people, start=1):
        who = f"第{place_in_case}人" if case.is_list else ""
        outcome = _outcome(policy, case, person)
        if outcome is not person.outcome:
            yield f"{who}结果应为“{person.outcome.label}”，实为“{outcome.label}”"
        elif outcome is Outcome.PUBLISHED:
            whys = _compare(policy, case, person, listed[place_in_case - 1])
            yield from (f"{who}{why}" for why in whys)


def _outcome(policy: Policy, case: Case, person: CasePerson) -> Outcome:
    if case.place.audience is not Audience.PUBLIC or policy.listing is Listing.DELIVERED:
        return Outcome.PUBLISHED
    if policy.listing is Listing.TOTALS or is_minor(policy, person.given, case.place.day):
        return Outcome.WITHHELD
    return Outcome.PUBLISHED


def _list(policy: Policy, case: Case) -> list[dict[str, str]]:
    """Return what is printed of every person by heading; nothing of those who are not listed."""
    printed: list[dict[str, str]] = [{} for _ in case.people]
    rows: list[tuple[int, tuple[Shown, ...]]] = []
    for place, person in enumerate(case.people):
        if _outcome(policy, case, person) is Outcome.PUBLISHED:
            standing = Standing(case.number + len(rows), person.given.get("village", ""))
            rows.append((place, show_person(policy, person.given, case.place, standing)))
    for number, (place, row) in enumerate(rows, start=case.number):
        if case.is_list:
            printed[place][NUMBER] = str(number)
        printed[place] |= {one.rule.column_label: one.text for one in row}
    if case.is_list:
        for heading in {one.rule.column_label for _, row in rows for one in row if _is_name(one)}:
            having = [place for place, _ in rows if heading in printed[place]]
            names = tell_apart([printed[place][heading] for place in having], policy.same_name)
            for place, name in zip(having, names, strict=True):
                printed[place][heading] = str(name)
    return printed


def _is_name(shown: Shown) -> bool:
    return _shows_name(shown.rule)


def _compare(
    policy: Policy, case: Case, person: CasePerson, printed: Mapping[str, str]
) -> Iterator[str]:
    for heading, expected in person.expect.items():
        got = printed.get(heading)
        if got is None:
            yield f"“{heading}”应为“{expected}”，实际没有公开"
        elif got != expected:
            yield f"“{heading}”应为“{expected}”，实为“{got}”"
    for heading, text in printed.items():
        if heading not in person.expect:
            yield f"多公开了“{heading}”：“{text}”；请核对政策，或者在 expect 里写上"
    yield from _leaks(policy, case, person, printed)


def _leaks(
    policy: Policy, case: Case, person: CasePerson, printed: Mapping[str, str]
) -> Iterator[str]:
    everything = "\n".join(printed.values())
    place = case.place
    open_fields = {
        rule.field.key
        for rule in policy.rules(place.stage, place.channel, place.audience, place.day)
        if rule.is_shown
    }
    for key, text in person.given.items():
        if key not in open_fields and len(text) >= _SHORT and text in everything:
            yield f"不公开的字段“{key}”的内容出现在公示里"
    for text in person.absent:
        if text in everything:
            yield f"不应出现的“{text}”出现在公示里"


def _covers(policy: Policy, case: Case) -> set[str]:
    """Return what a case tries: the rules in force there for the fields it gives; same names."""
    place = case.place
    given = {key for person in case.people for key in person.given}
    if "id_number" in given:
        given.add("age")
    rules = policy.rules(place.stage, place.channel, place.audience, place.day)
    covered = {rule.key for rule in rules if rule.field.key in given}
    return covered | ({SAME_NAME} if _has_same_names(policy, case) else set())


def _has_same_names(policy: Policy, case: Case) -> bool:
    """Tell whether two listed people of a case would be printed with one and the same name."""
    if not case.is_list:
        return False
    names = [
        one.text
        for person in case.people
        if _outcome(policy, case, person) is Outcome.PUBLISHED
        for one in show_person(
            policy, person.given, case.place, Standing(0, person.given.get("village", ""))
        )
        if _is_name(one)
    ]
    return len(set(names)) < len(names)
