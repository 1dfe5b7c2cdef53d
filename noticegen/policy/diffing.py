"""What differs between two policies, in words, and whether it shows more or less."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from noticegen.policy.model import Policy, Rule
from noticegen.policy.schema import Listing
from noticegen.policy.tables import describe_parameters


class Direction(StrEnum):
    """Whether a change lets more or less be seen."""

    MORE = "more"
    LESS = "less"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Return the word for the screen."""
        return {
            Direction.MORE: "公开更多",
            Direction.LESS: "公开更少",
            Direction.OTHER: "其他变化",
        }[self]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference."""

    direction: Direction
    where: str
    what: str


def compare(old: Policy, new: Policy) -> tuple[Change, ...]:
    """Return every difference from an old policy to a new one; what shows more comes first."""
    changes = [*_whole(old, new), *_stages(old, new), *_rules(old, new)]
    return tuple(sorted(changes, key=lambda change: list(Direction).index(change.direction)))


def _whole(old: Policy, new: Policy) -> Iterator[Change]:
    if old.listing is not new.listing:
        direction = Direction.MORE if new.listing is Listing.NAMES else Direction.LESS
        yield Change(direction, "名单", f"{old.listing.label} → {new.listing.label}")
    for where, before, after in (
        ("未成年人年龄界限", old.minors.under, new.minors.under),
        ("写出未列入户数的下限", old.not_shown.least, new.not_shown.least),
        ("屏蔽号码最少剩余可能数", old.risk.least_candidates, new.risk.least_candidates),
        ("公开内容相同的最少户数", old.risk.smallest_group, new.risk.smallest_group),
        ("合计最少户数", old.risk.totals_least, new.risk.totals_least),
    ):
        if before != after:
            direction = Direction.MORE if after < before else Direction.LESS
            yield Change(direction, where, f"{before} → {after}")
    for where, was, now in (
        ("标题名称", old.label, new.label),
        ("同村同名", old.same_name.label, new.same_name.label),
        ("版本", str(old.version), str(new.version)),
    ):
        if was != now:
            yield Change(Direction.OTHER, where, f"{was} → {now}")


def _stages(old: Policy, new: Policy) -> Iterator[Change]:
    before = {(s, c): p for s, known in old.stages.items() for c, p in known.posting.items()}
    after = {(s, c): p for s, known in new.stages.items() for c, p in known.posting.items()}
    for stage, channel in sorted(before | after):
        where = f"{stage.label} · {channel.label}"
        was, now = before.get((stage, channel)), after.get((stage, channel))
        if was is None and now is not None:
            yield Change(Direction.MORE, where, f"新增，张贴{now.label}")
        elif was is not None and now is None:
            yield Change(Direction.LESS, where, "取消")
        elif was is not None and now is not None and was.label != now.label:
            longer = now.days > was.days or now.counting is not was.counting
            direction = Direction.MORE if longer else Direction.LESS
            yield Change(direction, where, f"张贴{was.label} → {now.label}")
    for stage in old.stages.keys() & new.stages.keys():
        first, second = old.stages[stage], new.stages[stage]
        for what, was_text, now_text in (
            ("依据", first.basis, second.basis),
            ("开头", first.opening, second.opening),
            ("程序", first.procedure, second.procedure),
            ("异议", first.objection, second.objection),
        ):
            if was_text != now_text:
                yield Change(Direction.OTHER, stage.label, f"{what}一句有改动")


def _rules(old: Policy, new: Policy) -> Iterator[Change]:
    before = {rule.key: rule for rule in old.all_rules}
    after = {rule.key: rule for rule in new.all_rules}
    for key in before.keys() - after.keys():
        rule = before[key]
        direction = Direction.LESS if rule.is_shown else Direction.OTHER
        yield Change(direction, _where(rule), f"规则“{key}”取消（原为{describe_rule(rule)}）")
    for key in after.keys() - before.keys():
        rule = after[key]
        direction = Direction.MORE if rule.is_shown else Direction.LESS
        yield Change(direction, _where(rule), f"新规则“{key}”：{describe_rule(rule)}")
    for key in before.keys() & after.keys():
        yield from _rule(before[key], after[key])


def _rule(old: Rule, new: Rule) -> Iterator[Change]:
    was, now = describe_rule(old), describe_rule(new)
    if was != now:
        yield Change(_direction(old, new), _where(new), f"{was} → {now}")
    if [one.key for one in old.references] != [one.key for one in new.references]:
        yield Change(Direction.OTHER, _where(new), f"依据：{old.citation} → {new.citation}")


def _direction(old: Rule, new: Rule) -> Direction:
    places_old = set(old.stages), set(old.channels)
    places_new = set(new.stages), set(new.channels)
    wider = not (places_new[0] <= places_old[0] and places_new[1] <= places_old[1])
    if not new.is_shown:
        return Direction.LESS if old.is_shown else Direction.OTHER
    if new.action.reveals < old.action.reveals and not wider:
        return Direction.LESS
    if new.action is old.action and new.method is old.method and not wider:
        same = new.parameters == old.parameters
        return Direction.OTHER if same and places_old == places_new else Direction.MORE
    return Direction.MORE


def describe_rule(rule: Rule) -> str:
    """Say in one line what a rule does, where and when."""
    parts = [rule.action.label]
    if rule.is_shown:
        parts.append(f"{rule.method.label}{describe_parameters(rule)}")
        parts.append(f"列名“{rule.column_label}”")
    if rule.channels:
        parts.append("、".join(stage.label for stage in rule.stages))
        parts.append("、".join(channel.label for channel in rule.channels))
    else:
        parts.append(rule.audience.label)
    parts.append(f"自{rule.first}" + (f"至{rule.last}" if rule.last else ""))
    return "，".join(parts)


def _where(rule: Rule) -> str:
    return rule.field.label
