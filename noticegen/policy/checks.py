"""What one key of a policy cannot tell: rules against each other, sentences, stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import pairwise

from noticegen.policy.faults import PolicyFault
from noticegen.policy.methods import CLEAN_TEXT, Action
from noticegen.policy.model import Policy, Rule
from noticegen.policy.schema import Listing
from noticegen.policy.wording import COUNT_NAMES, STATEMENT_NAMES, wording_faults
from noticegen.settings.strict_yaml import KeyPath, StrictDocument, write_path
from noticegen.vocabulary.fields import KIN_MARK, REMARK, FieldKind, Sensitivity
from noticegen.vocabulary.stages import Audience, Channel, Stage


def check_policy(policy: Policy, file: str, document: StrictDocument) -> Iterator[PolicyFault]:
    """Yield every fault of a whole policy."""
    yield from check_keys(policy.all_rules)
    yield from check_dates(policy.all_rules)
    yield from check_columns(policy)
    yield from check_sensitive(policy.all_rules)
    yield from check_kin_mark(policy.all_rules, file, _local_laws(document))
    for path, why, how in (
        *_listing_faults(policy),
        *_sentence_faults(policy),
    ):
        yield PolicyFault(file, document.line_of(path), write_path(path), why, how)


def check_keys(rules: Iterable[Rule]) -> Iterator[PolicyFault]:
    """Two rules may not bear one name."""
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.key in seen:
            yield _fault(
                rule,
                f"规则名与第{seen[rule.key].source.line}行的重复",
                "请给每条规则起一个不同的名字。",
            )
        seen.setdefault(rule.key, rule)


def check_dates(rules: Iterable[Rule]) -> Iterator[PolicyFault]:
    """Rules for one field, place and audience follow each other in time without overlap or gap."""
    groups: dict[tuple[str, Audience, Stage | None, Channel | None], list[Rule]] = {}
    for rule in rules:
        for stage in rule.stages:
            for channel in rule.channels or (None,):
                groups.setdefault((rule.field.key, rule.audience, stage, channel), []).append(rule)
    told: set[tuple[str, str]] = set()
    for group in groups.values():
        for earlier, later in pairwise(sorted(group, key=lambda rule: rule.first)):
            if (earlier.key, later.key) in told:
                continue
            told.add((earlier.key, later.key))
            other = f"{_place_beside(later, earlier)}的规则“{earlier.key}”"
            if earlier.last is None or later.first <= earlier.last:
                yield _fault(
                    later,
                    f"与{other}管同一字段，施行日期重叠",
                    _remedy_for_overlap(later, earlier),
                )
            elif later.first != earlier.last + timedelta(days=1):
                yield _fault(
                    later,
                    f"与{other}之间有空档："
                    f"{earlier.last + timedelta(days=1)} 至 {later.first - timedelta(days=1)}",
                    "请让后一条规则的 from 紧接前一条的 to。",
                )


def _place_beside(rule: Rule, other: Rule) -> str:
    """Say where another rule stands: the file too where it is that of the policy extended."""
    line = f"第{other.source.line}行"
    return line if other.source.file == rule.source.file else f"“{other.source.file}”{line}"


def _remedy_for_overlap(rule: Rule, other: Rule) -> str:
    apart = "请用 from、to 或 stages、channels 把两条规则分开。"
    if other.source.file == rule.source.file:
        return apart
    return f"要替换原政策的规则，规则名（rule）写成“{other.key}”；两条都要的，{apart}"


def check_sensitive(rules: Iterable[Rule]) -> Iterator[PolicyFault]:
    """Health and income reach no public page, nor does any name but the applicant's."""
    for rule in rules:
        if not rule.is_shown or rule.audience is not Audience.PUBLIC:
            continue
        if _is_searched_remark(rule):
            continue
        if rule.field.sensitivity is Sensitivity.SENSITIVE:
            yield _fault(
                rule,
                f"“{rule.field.label}”是敏感信息，不能以任何方式对公众公开",
                "请把 action 改成 suppress（个人信息保护法第二十八条）。",
            )
        elif rule.field.key == "age" and rule.action is Action.SHOW:
            yield _fault(
                rule,
                "周岁会大大缩小身份证号码的可能范围，不能原样对公众公开",
                "请改成 generalise，方法 band，只公开年龄段。",
            )
        elif rule.field.kind is FieldKind.NAME and rule.field.key != "applicant_name":
            yield _fault(
                rule,
                f"“{rule.field.label}”是申请人以外的人，不能对公众公开",
                "请把 action 改成 suppress（个人信息保护法第二十五条）。",
            )


def _is_searched_remark(rule: Rule) -> bool:
    """Tell whether a remark is shown only where it is found clean; as such it may hold anything."""
    return rule.field.key == REMARK and rule.method.name == CLEAN_TEXT


def check_kin_mark(
    rules: Iterable[Rule], file: str, local: frozenset[str]
) -> Iterator[PolicyFault]:
    """Let the mark of filed kin be printed only by a local law, and only as 是 or 否.

    The national rules have the kin filed, not posted: printing is local practice. `local` are the
    laws that the file registers itself.
    """
    for rule in rules:
        if rule.field.key != KIN_MARK or not rule.is_shown or rule.source.file != file:
            continue
        if rule.method.name != "yes-no":
            yield _fault(
                rule, f"“{rule.field.label}”只能印是或否", "请写 action: show 和 method: yes-no。"
            )
        if not any(reference.key.split("/")[0] in local for reference in rule.references):
            yield _fault(
                rule,
                f"“{rule.field.label}”没有全国性的公示依据，印它要引用地方依据",
                "请在本文件的 laws 里登记地方规定，并在 references 里引用它。",
            )


def _local_laws(document: StrictDocument) -> frozenset[str]:
    laws = document.data.get("laws") if isinstance(document.data, dict) else None
    return frozenset(laws) if isinstance(laws, dict) else frozenset()


def check_columns(policy: Policy) -> Iterator[PolicyFault]:
    """Two columns of one notice may not bear one heading."""
    told: set[str] = set()
    for stage, known in policy.stages.items():
        for channel in known.posting:
            headings: dict[str, Rule] = {}
            for rule in policy.rules(stage, channel):
                other = headings.setdefault(rule.column_label, rule)
                both_hold = not (
                    (other.last and other.last < rule.first)
                    or (rule.last and rule.last < other.first)
                )
                if (
                    rule.is_shown
                    and other.is_shown
                    and both_hold
                    and other is not rule
                    and other.field.key != rule.field.key
                    and rule.key not in told
                ):
                    told.add(rule.key)
                    yield _fault(
                        rule,
                        f"列名与第{other.source.line}行的规则“{other.key}”相同",
                        "请用 column 写一个不同的列名。",
                    )


# No list of these people may be posted: 民发〔2019〕62号 forbids one, no rule asks for the others.
# Only one of them leaves room for a local rule, by way of an overlay.
UNLISTABLE = frozenset({"orphan-allowance", "unsupported-children", "rigid-expenditure"})


def _listing_faults(policy: Policy) -> Iterator[tuple[KeyPath, str, str]]:
    if policy.name in UNLISTABLE and policy.extends is None and policy.listing is Listing.NAMES:
        yield ("listing",), "这个项目不得公示名单", "请写 listing: totals，只公示合计。"
    if policy.listing is Listing.DELIVERED:
        if policy.stages:
            yield ("stages",), "只送达本户的政策没有公示环节", "请删去 stages。"
    elif not policy.stages:
        yield ("stages",), "没有规定任何环节", "请至少规定一个环节，例如 paid。"
    elif policy.listing is Listing.TOTALS:
        yield from _totals_faults(policy)
    else:
        yield from _names_faults(policy)


def _totals_faults(policy: Policy) -> Iterator[tuple[KeyPath, str, str]]:
    for rule in policy.all_rules:
        if rule.is_shown and rule.audience is Audience.PUBLIC and _is_personal(rule):
            yield (
                ("listing",),
                f"只公示合计的政策，规则“{rule.key}”却公开了个人信息",
                "请把那条规则的 action 改成 suppress。",
            )


def _names_faults(policy: Policy) -> Iterator[tuple[KeyPath, str, str]]:
    for stage, known in policy.stages.items():
        if known.procedure is None:
            yield ("stages", stage), "缺少程序一句（procedure）", "请补上 procedure。"
        for channel in known.posting:
            if "applicant_name" not in policy.shown_fields(stage, channel):
                yield (
                    ("stages", stage),
                    f"在“{channel.label}”没有规定姓名怎样公示",
                    "请为 applicant_name 写一条规则；不公示姓名的项目写 listing: totals。",
                )


def _is_personal(rule: Rule) -> bool:
    return rule.field.kind not in (FieldKind.COUNT, FieldKind.AMOUNT, FieldKind.PLACE)


def _sentence_faults(policy: Policy) -> Iterator[tuple[KeyPath, str, str]]:
    for stage, known in policy.stages.items():
        for key, sentence, needed in (
            ("opening", known.opening, {"basis"}),
            ("procedure", known.procedure, set()),
            ("objection", known.objection, set()),
        ):
            for why, how in wording_faults(sentence or "", STATEMENT_NAMES, needed):
                yield ("stages", stage, key), why, how
    for key, sentence, allowed in (
        ("counted", policy.not_shown.counted, COUNT_NAMES),
        ("few", policy.not_shown.few, frozenset[str]()),
    ):
        for why, how in wording_faults(sentence, allowed, allowed):
            yield ("not_shown", key), why, how
    if any(mark.isdecimal() for mark in policy.not_shown.few):
        yield ("not_shown", "few"), "户数很少时不能写出数字", "请写“另有少数家庭”。"


def _fault(rule: Rule, why: str, how: str) -> PolicyFault:
    return PolicyFault(rule.source.file, rule.source.line, rule.key, why, how)
