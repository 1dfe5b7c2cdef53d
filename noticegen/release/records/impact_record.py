"""The impact assessment of a run (PIPL arts 55 and 56): gathered from what the run decided.

It rests on the policy, the counts and the figures, never on a value of the roster.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from noticegen import __version__
from noticegen.deidentify.anonymity import Anonymity, describe_anonymity
from noticegen.policy.laws import cite
from noticegen.policy.model import Policy, Rule
from noticegen.policy.risk import candidates_left, mask_of
from noticegen.publication.impact import (
    CountLine,
    Decision,
    Digest,
    FieldNecessity,
    ImpactAssessment,
    RiskFigure,
)
from noticegen.publication.model import Publication
from noticegen.release.records.reconciliation import Reconciliation
from noticegen.vocabulary.fields import Sensitivity
from noticegen.vocabulary.outcomes import Outcome
from noticegen.vocabulary.stages import Channel

YEARS_KEPT = 3  # PIPL art. 56
_SENSITIVITY = {
    Sensitivity.DIRECT: "直接标识符",
    Sensitivity.QUASI: "准标识符",
    Sensitivity.SENSITIVE: "敏感个人信息",
    Sensitivity.PLAIN: "一般信息",
}
PUBLIC_FILE, HOUSEHOLD_FILE = "公开文件", "送达文件"
CLERK, REVIEWER = "经办人", "审核人"


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What happened in the run besides the publication itself.

    `inspected` is how many finished files passed the gate. The digests are SHA-256 by name.
    `decided` are persons' decisions on single households: the place, what, and by whom.
    `namesakes` is how many unlisted households bear the name of a listed person.
    """

    reconciliation: Reconciliation
    anonymity: Anonymity
    inspected: int
    warnings: int
    rosters: Mapping[str, str]
    unit: Mapping[str, str]
    templates: Mapping[str, str]
    public: Mapping[str, str]
    decided: tuple[Decision, ...] = ()
    namesakes: int = 0


def assess_impact(publication: Publication, policy: Policy, facts: RunFacts) -> ImpactAssessment:
    """Return the assessment of one run whose files have passed the gate."""
    rules = policy.rules(publication.stage, publication.channel, on=publication.posting.first)
    shown = tuple(rule for rule in rules if rule.is_shown)
    take_down = publication.posting.last + timedelta(days=1)
    return ImpactAssessment(
        title=publication.title,
        issuer=publication.unit.issuer,
        programme=publication.programme_label,
        stage=publication.stage.label,
        channel=publication.channel.label,
        period=publication.period.label,
        policy=f"{policy.name}，版本{policy.version}",
        purpose=_purpose(publication),
        manner=_manner(publication),
        basis=tuple(
            f"《{law.title}》"
            + (f"（{law.document}）" if law.document else "")
            + (law.article or "")
            for law in publication.basis
        ),
        fields=tuple(map(describe_field, shown)),
        left_out=facts.reconciliation.dropped_columns,
        influence=_influence(publication, policy, facts),
        risks=_risks(publication, policy, shown, facts),
        measures=_measures(policy, facts),
        counts=count_lines(facts.reconciliation),
        reasons=tuple(
            (outcome.label, reason.label, households)
            for outcome, reason, households in facts.reconciliation.reasons
        ),
        decisions=_decisions(policy, facts),
        first_day=publication.posting.first,
        last_day=publication.posting.last,
        take_down=take_down,
        keep_until=years_later(take_down, YEARS_KEPT),
        digests=_digests(policy, facts),
        version=__version__,
    )


def impact_json(assessment: ImpactAssessment) -> bytes:
    """Return `impact-record.json`: the assessment key by key, dates in ISO form."""
    text = json.dumps(asdict(assessment), ensure_ascii=False, indent=2, default=date.isoformat)
    return text.encode("utf-8") + b"\n"


def _purpose(publication: Publication) -> str:
    return (
        f"履行法定的社会救助公示职责：由{publication.unit.issuer}对"
        f"{publication.period.label}{publication.programme_label}进行{publication.stage.label}，"
        "接受群众监督（个人信息保护法第十三条第一款第三项、第三十四条）。"
    )


def _manner(publication: Publication) -> str:
    posting = publication.posting
    counted = "个工作日" if posting.working_days else "天"
    where = (
        "纸质张贴在村务公示栏，不上网"
        if publication.channel is Channel.BOARD
        else "登载在政府网站，页面声明不供搜索引擎收录"
    )
    return (
        f"{where}；只由通过出口检查的成品文件公开，名单原件不出办公室。"
        f"公示{posting.days}{counted}，期满撤下。"
    )


def describe_field(rule: Rule) -> FieldNecessity:
    """Say of one shown field what is done to it, why, and by which law."""
    mask = mask_of(rule)
    treatment = f"{rule.action.label}：{rule.method.label}" + (f"（{mask.label}）" if mask else "")
    return FieldNecessity(
        label=rule.column_label,
        sensitivity=_SENSITIVITY[rule.field.sensitivity],
        treatment=treatment,
        necessity=rule.why or "规定要求公布",
        reference=cite(rule.references),
    )


def _names_nobody(publication: Publication) -> bool:
    """Tell whether the notice holds sums only: a programme whose people must not be listed."""
    return not publication.columns


def _influence(publication: Publication, policy: Policy, facts: RunFacts) -> tuple[str, ...]:
    if _names_nobody(publication):
        return (
            "只公布户数、人数和金额的合计，不公布任何人的姓名，单看公示认不出任何一户。",
            f"少于{policy.risk.totals_least}户的村与别的村合并，不能用总数减去各村得出。",
        )
    households = facts.reconciliation.counts.published
    lasting = (
        "看到公示的人可以抄录、拍照，撤下以后仍可能流传。"
        if publication.channel is Channel.BOARD
        else "任何人都可以查到、复制，撤下以后仍可能有留存。"
    )
    return (
        f"涉及{households}户。公示使本村的人知道这些家庭正在接受救助，可能给当事人带来压力或者议论。",
        lasting,
        *describe_anonymity(facts.anonymity),
    )


def _risks(
    publication: Publication, policy: Policy, shown: tuple[Rule, ...], facts: RunFacts
) -> tuple[RiskFigure, ...]:
    failed = RiskFigure("没有通过出口检查的文件", "0个", "0个")
    if _names_nobody(publication):
        return (RiskFigure("公布姓名的家庭", "0户", "0户"), failed)
    anonymity = facts.anonymity
    masked = [
        RiskFigure(
            what=f"{rule.column_label}（{mask.label}）：知道旗县和出生年份的人看来，至少还可能是",
            figure=f"{candidates_left(mask, policy.risk.reader)}个号码",
            limit=f"不少于{policy.risk.least_candidates}个",
        )
        for rule in shown
        if (mask := mask_of(rule)) is not None and not mask.is_whole
    ]
    k_limit = (
        "姓名依法全部公开，不适用" if anonymity.names_in_full else f"不小于{anonymity.limit}户"
    )
    numbers = masked or [RiskFigure("公开的证件号码、电话、账号（含部分数字）", "0项", "0项")]
    return (
        *numbers,
        RiskFigure("同村情况相同的最小一组（K值）", f"{anonymity.smallest}户", k_limit),
        RiskFigure("在本村情况唯一的家庭", f"{anonymity.unique}户", "—"),
        RiskFigure("显示的姓名与同村另一户相同", f"{anonymity.same_name}户", "—"),
        RiskFigure("没有公示、但与公示上的人同名的家庭", f"{facts.namesakes}户", "—"),
        failed,
    )


def _measures(policy: Policy, facts: RunFacts) -> tuple[str, ...]:
    return (
        "默认不公开：政策没有写明的栏一律删除"
        f"（本次删除{len(facts.reconciliation.dropped_columns)}栏）。",
        f"不满{policy.minors.under}周岁的人和年龄无法确定的人不列入名单。",
        f"出口检查：{facts.inspected}个成品文件逐个检查文字、元数据、附件、二维码和文件名，全部通过。",
        "二维码只含政策网址，不含任何个人信息。",
        "内部文件只有本机当前用户可以读取；全过程不联网。",
        "公示期满撤下；纸质公示收回后销毁，不作他用。",
    )


def count_lines(reconciliation: Reconciliation) -> tuple[CountLine, ...]:
    """Return the counts of every village, and of all in the last line."""
    lines = [(village.village, village.counts) for village in reconciliation.villages]
    return tuple(
        CountLine(name, counts.read, counts.published, counts.withheld, counts.held)
        for name, counts in (*lines, ("合计", reconciliation.counts))
    )


def _decisions(policy: Policy, facts: RunFacts) -> tuple[Decision, ...]:
    counts = facts.reconciliation.counts
    listed = f"公示{counts.published}户" if counts.published else "公示合计数，不列名单"
    decisions = [Decision("是否公示", listed, REVIEWER)]
    if counts.withheld:
        decisions.append(
            Decision(Outcome.WITHHELD.label, f"{counts.withheld}户不列入名单", REVIEWER)
        )
    if counts.held:
        decisions.append(
            Decision(Outcome.HELD.label, f"{counts.held}户先不公示，其余各户先行公示", CLERK)
        )
    if facts.warnings:
        decisions.append(Decision("核对提示", f"有{facts.warnings}条提示，仍然公示", CLERK))
    decisions += [
        Decision("比原政策多公开", f"{one.what}（{cite(one.references)}）", REVIEWER)
        for one in policy.widenings
    ]
    return (*decisions, *facts.decided)


def _digests(policy: Policy, facts: RunFacts) -> tuple[Digest, ...]:
    groups = {
        "名单": facts.rosters,
        "单位文件": facts.unit,
        "政策": {policy.name: policy.digest},
        "模板": facts.templates,
        PUBLIC_FILE: facts.public,
    }
    return list_digests(groups)


def list_digests(groups: Mapping[str, Mapping[str, str]]) -> tuple[Digest, ...]:
    """Return the digests of several kinds of things, by kind and then by name."""
    return tuple(
        Digest(kind, name, digest)
        for kind, digests in groups.items()
        for name, digest in sorted(digests.items())
    )


def years_later(day: date, years: int) -> date:
    """Return the same day some years later; of 29 February the day after."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)
