"""Errors and warnings of policy files: what does not load, what can be worked out, what is weak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from noticegen.policy.catalogue import REGISTER, read_policy, register, register_file
from noticegen.policy.faults import PolicyFaultsError
from noticegen.policy.laws import Evidence, LawKind, Reference
from noticegen.policy.model import Policy, Rule
from noticegen.policy.risk import Risk, find_joint_risks, find_risks
from noticegen.policy.tables import all_references
from noticegen.settings.strict_yaml import load_strict
from noticegen.vocabulary.fields import FieldKind
from noticegen.vocabulary.stages import Audience, Channel

_LONG_POSTING = 31
_MOST_NAMED = 3


class Level(StrEnum):
    """An error fails lint; a warning asks a person to look; a note says what is not verified."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def label(self) -> str:
        """Return the word for the screen."""
        return {Level.ERROR: "错误", Level.WARNING: "提醒", Level.NOTE: "说明"}[self]


@dataclass(frozen=True, slots=True)
class Remark:
    """One line of lint's report."""

    level: Level
    file: str
    line: int
    path: str
    why: str
    how: str


@dataclass(frozen=True, slots=True)
class LintReport:
    """What was looked at and what was found."""

    policies: tuple[Policy, ...]
    remarks: tuple[Remark, ...]

    @property
    def has_errors(self) -> bool:
        """Tell whether lint fails."""
        return any(remark.level is Level.ERROR for remark in self.remarks)


def lint(names: Iterable[str | Path]) -> LintReport:
    """Look at policies by name or path; an InputError if one cannot be found at all."""
    policies: list[Policy] = []
    remarks: list[Remark] = []
    for name in names:
        try:
            policies.append(read_policy(name))
        except PolicyFaultsError as error:
            remarks += [
                Remark(Level.ERROR, one.file, one.line, one.path, one.why, one.how)
                for one in error.faults
            ]
    for policy in policies:
        remarks += [_as_remark(risk) for risk in find_risks(policy)]
        remarks += _weaknesses(policy)
    remarks += [_as_remark(risk) for risk in find_joint_risks(policies)]
    remarks += unverified_laws(policies)
    ordered = sorted(
        set(remarks),
        key=lambda one: (one.level is Level.NOTE, one.file, one.line, one.level, one.path),
    )
    return LintReport(tuple(policies), tuple(ordered))


def unverified_laws(policies: Iterable[Policy]) -> Iterator[Remark]:
    """Yield what the policies cite whose words, or days in force, nobody has read in the text."""
    cited: dict[str, list[Reference]] = {}
    citing: dict[str, list[str]] = {}
    for policy in policies:
        for reference in all_references(policy):
            law = reference.key.split("/")[0]
            known = cited.setdefault(law, [])
            if reference.key not in {one.key for one in known}:
                known.append(reference)
            citing.setdefault(law, []).append(policy.name)
    shared = load_strict(register_file())
    for law, references in cited.items():
        doubts = list(_doubts(references))
        if not doubts:
            continue
        in_register = references[0].key in register()
        yield Remark(
            Level.NOTE,
            REGISTER if in_register else "本政策的 laws",
            shared.line_of(("laws", law)) if in_register else 1,
            law,
            f"{references[0].name}：{'；'.join(doubts)}；{_join(citing[law])}引用",
            "请找到原文核对，再改写登记册里的 dated、checked；核对以前请单位自行确认。",
        )


def _doubts(references: Iterable[Reference]) -> Iterator[str]:
    for place, reference in enumerate(references):
        if place == 0 and reference.dated is not Evidence.TEXT:
            since = f"从{reference.first.isoformat()}起"
            if reference.kind is LawKind.PRACTICE:
                yield f"目录、案例或做法，不是规定，{since}参照，日期{reference.dated.label}"
            else:
                yield f"{since}施行，日期{reference.dated.label}"
        if reference.checked is not Evidence.TEXT:
            yield f"{reference.article or reference.key}的内容{reference.checked.label}"


def _join(names: Iterable[str]) -> str:
    """Name up to three policies, and how many more."""
    known = list(dict.fromkeys(names))
    more = f"等{len(known)}份政策" if len(known) > _MOST_NAMED else ""
    return "、".join(known[:_MOST_NAMED]) + more


def _as_remark(risk: Risk) -> Remark:
    level = Level.ERROR if risk.refused else Level.WARNING
    return _at(risk.rule, level, risk.why, risk.how)


def _at(rule: Rule, level: Level, why: str, how: str) -> Remark:
    return Remark(level, rule.source.file, rule.source.line, rule.key, why, how)


def _weaknesses(policy: Policy) -> Iterator[Remark]:
    for rule in policy.all_rules:
        yield from _weak_references(rule)
        yield from _full_name_on_web(rule)
    for stage, known in policy.stages.items():
        for channel, posting in known.posting.items():
            if posting.days > _LONG_POSTING:
                yield Remark(
                    Level.WARNING,
                    policy.files[-1],
                    1,
                    f"stages.{stage}.posting.{channel}.days",
                    f"张贴{posting.label}，超过一个月",
                    "个人信息的保存期限应当最短（个人信息保护法第十九条），请核对依据。",
                )
    for widening in policy.widenings:
        laws = "、".join(reference.citation for reference in widening.references)
        yield Remark(
            Level.WARNING,
            widening.source.file,
            widening.source.line,
            "extends",
            f"比原政策公开得更多：{widening.what}；依据 {laws}",
            "请确认地方依据有效并存档。",
        )


def _weak_references(rule: Rule) -> Iterator[Remark]:
    if not rule.is_shown:
        return
    if all(reference.checked is Evidence.BELIEF for reference in rule.references):
        yield _at(rule, Level.WARNING, "依据都没有核对过原文", "请核对后在登记册里注明。")
    elif all(reference.kind is LawKind.PRACTICE for reference in rule.references):
        yield _at(
            rule,
            Level.WARNING,
            "依据只有目录、案例或做法，没有规定",
            "请补充规定，或者由单位确认照此公开。",
        )


def _full_name_on_web(rule: Rule) -> Iterator[Remark]:
    if (
        rule.field.kind is FieldKind.NAME
        and rule.method.name == "as-is"
        and rule.audience is Audience.PUBLIC
        and Channel.WEB in rule.channels
    ):
        yield _at(rule, Level.WARNING, "网站上公开完整姓名", "请屏蔽姓名（mask，例如 surname）。")
