"""A local office's overlay: it may show less; to show more it needs a rule of its own.

What counts as more: a stronger action for the same field, place and audience; the same action by
another method; a new stage or channel; more days of posting; a list where only totals were
allowed. Each such step must cite a law that the overlay itself registers under `laws`, and is
reported. What the policy protects absolutely cannot be widened at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from noticegen.policy.building import Builder, build_not_shown, build_risk
from noticegen.policy.faults import PolicyFault
from noticegen.policy.laws import Reference
from noticegen.policy.model import (
    Minors,
    NotShown,
    Policy,
    Posting,
    RiskLimits,
    Rule,
    StagePolicy,
    Widening,
)
from noticegen.policy.schema import Listing, OverlayFile, StageFile, StageOverlay
from noticegen.settings.strict_yaml import KeyPath, StrictDocument
from noticegen.vocabulary.stages import Channel, Stage

_LOCAL_HOW = "请在本文件的 laws 里登记地方依据，并在 references 里引用它；或者改成公开得更少。"


def extend(
    base: Policy,
    overlay: OverlayFile,
    file: str,
    document: StrictDocument,
    references: Mapping[str, Reference],
) -> tuple[Policy, list[PolicyFault]]:
    """Return the policy with the overlay's changes, and what is wrong with them."""
    return _Extension(base, overlay, file, document, references).result()


class _Extension:
    """One overlay laid over one policy."""

    def __init__(
        self,
        base: Policy,
        overlay: OverlayFile,
        file: str,
        document: StrictDocument,
        references: Mapping[str, Reference],
    ) -> None:
        self._base = base
        self._overlay = overlay
        self._widenings: list[Widening] = []
        channels = {stage: set(known.posting) for stage, known in base.stages.items()}
        for stage, entry in overlay.stages.items():
            channels.setdefault(stage, set()).update(entry.posting)
        self._builder = Builder(
            file=file,
            document=document,
            references=references,
            first=base.first,
            last=base.last,
            stages=channels,
        )

    def result(self) -> tuple[Policy, list[PolicyFault]]:
        """Return the changed policy and the faults."""
        base, overlay, builder = self._base, self._overlay, self._builder
        stages = {**base.stages, **self._stages()}
        policy = replace(
            base,
            name=overlay.policy,
            version=overlay.version,
            label=overlay.label or base.label,
            listing=self._listing(),
            listing_references=builder.find_references(
                overlay.listing_references, ("listing_references",), base.first, base.last
            )
            if overlay.listing_references
            else base.listing_references,
            minors=self._minors(),
            not_shown=self._not_shown(),
            same_name=overlay.same_name or base.same_name,
            same_name_source=builder.source(("same_name",))
            if overlay.same_name
            else base.same_name_source,
            risk=self._risk(),
            stages=stages,
            all_rules=self._rules(),
            files=(*base.files, builder.file),
            extends=base.name,
            widenings=tuple(self._widenings),
        )
        return policy, builder.faults

    def _widen(self, what: str, references: tuple[Reference, ...], path: KeyPath) -> None:
        local = tuple(one for one in references if one.key.split("/")[0] in self._overlay.laws)
        if not local:
            self._builder.add_fault(
                path, f"比原政策公开得更多：{what}，却没有引用地方依据", _LOCAL_HOW
            )
        else:
            self._widenings.append(Widening(what, local, self._builder.source(path)))

    def _listing(self) -> Listing:
        wanted = self._overlay.listing or self._base.listing
        if wanted is self._base.listing or wanted is Listing.TOTALS:
            return wanted
        if not (self._base.names_by_local_rule and wanted is Listing.NAMES):
            self._builder.add_fault(
                ("listing",), "这个项目不得公示名单，地方政策也不能改变", "请删去这一行。"
            )
            return wanted
        found = self._builder.find_references(
            self._overlay.listing_references or (),
            ("listing_references",),
            self._base.first,
            self._base.last,
        )
        self._widen("公示名单", found, ("listing",))
        return wanted

    def _minors(self) -> Minors:
        if self._overlay.minors is None:
            return self._base.minors
        minors = self._builder.build_minors(self._overlay.minors)
        if minors.under < self._base.minors.under:
            self._builder.add_fault(
                ("minors", "under"),
                "不能降低未成年人的年龄界限",
                f"请写{self._base.minors.under}或更大。",
            )
        return minors

    def _not_shown(self) -> NotShown:
        if self._overlay.not_shown is None:
            return self._base.not_shown
        not_shown = build_not_shown(self._overlay.not_shown)
        if not_shown.least < self._base.not_shown.least:
            self._builder.add_fault(
                ("not_shown", "least"),
                "不能降低写出户数的下限",
                f"请写{self._base.not_shown.least}或更大。",
            )
        return not_shown

    def _risk(self) -> RiskLimits:
        if self._overlay.risk is None:
            return self._base.risk
        written = self._overlay.risk.model_fields_set
        said = build_risk(self._overlay.risk)
        changed = {key: getattr(said, key) for key in written if getattr(said, key) is not None}
        for key in ("least_candidates", "smallest_group", "totals_least"):
            least = getattr(self._base.risk, key)
            if changed.get(key, least) < least:
                self._builder.add_fault(("risk", key), "不能放宽风险限度", f"请写{least}或更大。")
        return replace(self._base.risk, **changed)

    def _stages(self) -> dict[Stage, StagePolicy]:
        result = {}
        for stage, entry in self._overlay.stages.items():
            known = self._base.stages.get(stage)
            if known is not None:
                result[stage] = self._change_stage(known, entry)
            elif (added := self._add_stage(stage, entry)) is not None:
                result[stage] = added
        return result

    def _add_stage(self, stage: Stage, entry: StageOverlay) -> StagePolicy | None:
        path: KeyPath = ("stages", stage)
        for key in ("posting", "basis", "opening", "objection"):
            if not getattr(entry, key):
                self._builder.add_fault(
                    path, f"新增的环节缺少 {key}", "请照原政策其他环节的样子写全。"
                )
                return None
        whole = StageFile.model_validate(entry.model_dump(exclude_none=True))
        built = self._builder.build_stage(stage, whole, path)
        for channel, posting in built.posting.items():
            self._widen(
                f"新增“{stage.label}”（{channel.label}）",
                posting.references,
                (*path, "posting", channel),
            )
        return built

    def _change_stage(self, known: StagePolicy, entry: StageOverlay) -> StagePolicy:
        path: KeyPath = ("stages", known.stage)
        posting = self._builder.build_posting(entry.posting, (*path, "posting"))
        for channel, changed in posting.items():
            before = known.posting.get(channel)
            more = _more_posting(before, changed, channel)
            if more:
                here = (*path, "posting", channel)
                self._widen(f"“{known.stage.label}”{more}", changed.references, here)
        return replace(
            known,
            posting={**known.posting, **posting},
            basis=self._builder.build_basis(entry.basis, (*path, "basis"))
            if entry.basis
            else known.basis,
            opening=entry.opening or known.opening,
            procedure=entry.procedure or known.procedure,
            objection=entry.objection or known.objection,
        )

    def _rules(self) -> tuple[Rule, ...]:
        rules = {rule.key: rule for rule in self._base.all_rules}
        added: set[str] = set()
        for place, entry in enumerate(self._overlay.rules):
            path: KeyPath = ("rules", place)
            rule = self._builder.build_rule(entry, path)
            if entry.rule in added:
                self._builder.add_fault(
                    (*path, "rule"), "规则名与前面的重复", "请给每条规则起一个不同的名字。"
                )
            if rule is None:
                continue
            added.add(entry.rule)
            more = self._shows_more(rule)
            if more:
                self._widen(more, rule.references, (*path, "rule"))
            rules[rule.key] = rule
        return tuple(rules.values())

    def _shows_more(self, rule: Rule) -> str:
        """Say where a rule shows more of its field than the policy does; empty if nowhere."""
        if not rule.is_shown:
            return ""
        for stage in rule.stages:
            for channel in rule.channels or (None,):
                before = [
                    one
                    for one in self._base.rules(stage, channel, rule.audience)
                    if one.field.key == rule.field.key and one.is_shown
                ]
                if not before or any(_reveals_more(one, rule) for one in before):
                    place = f"，{stage.label}" if channel else ""
                    return f"“{rule.field.label}”{rule.action.label}{place}"
        return ""


def _reveals_more(before: Rule, after: Rule) -> bool:
    if after.action is not before.action:
        return after.action.reveals > before.action.reveals
    same = after.method is before.method and after.parameters == before.parameters
    # Two methods of one action cannot be ranked: a change counts as more.
    return not same


def _more_posting(before: Posting | None, after: Posting, channel: Channel) -> str:
    if before is None:
        return f"新增渠道“{channel.label}”"
    if before.counting is after.counting and after.days <= before.days:
        return ""
    if before.counting is not after.counting and after.days * 2 <= before.days:
        return ""
    return f"在“{channel.label}”张贴得更久"
