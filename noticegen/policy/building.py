"""From a file that fits the schema to a policy: every key looked up, every fault collected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from pydantic import ValidationError

from noticegen.policy.faults import PolicyFault
from noticegen.policy.laws import Reference
from noticegen.policy.methods import DEFAULT_METHODS, METHODS, Action, Method
from noticegen.policy.model import (
    Minors,
    NotShown,
    Posting,
    RiskLimits,
    Rule,
    SourceLine,
    StagePolicy,
)
from noticegen.policy.reader import build_reader, usual_reader
from noticegen.policy.schema import (
    MinorsFile,
    NotShownFile,
    PostingFile,
    RiskFile,
    RuleFile,
    StageFile,
)
from noticegen.settings.schema import StrictModel, faults_of
from noticegen.settings.strict_yaml import KeyPath, StrictDocument, write_path
from noticegen.vocabulary.fields import Field, all_fields
from noticegen.vocabulary.stages import Audience, Channel, Stage


@dataclass(slots=True)
class Builder:
    """Builds the parts of one file and keeps what is wrong with them.

    `stages` are the stages and channels that rules may speak of; a rule that names none speaks
    of all of them.
    """

    file: str
    document: StrictDocument
    references: Mapping[str, Reference]
    first: date
    last: date | None
    stages: Mapping[Stage, Iterable[Channel]]
    faults: list[PolicyFault] = field(default_factory=list)

    def add_fault(self, path: KeyPath, why: str, how: str) -> None:
        """Note a fault at a path of the file."""
        line = self.document.line_of(path)
        self.faults.append(PolicyFault(self.file, line, write_path(path), why, how))

    def source(self, path: KeyPath) -> SourceLine:
        """Return where a path stands."""
        return SourceLine(self.file, self.document.line_of(path))

    def find_references(
        self, keys: Iterable[str], path: KeyPath, first: date, last: date | None
    ) -> tuple[Reference, ...]:
        """Return the references of keys; those missing or out of force are faults."""
        found = []
        for place, key in enumerate(keys):
            reference = self.references.get(key)
            if reference is None:
                law = key.split("/")[0]
                known = [other for other in self.references if other.startswith(f"{law}/")]
                self.add_fault(
                    (*path, place),
                    f"法规登记册里没有“{key}”",
                    f"这部法规登记的条文有：{'、'.join(known)}。"
                    if known
                    else "请先在 policies/laws.yaml 或本文件的 laws 里登记这部法规。",
                )
            elif not reference.holds_during(first, last):
                self.add_fault(
                    (*path, place),
                    f"“{key}”在规则的施行期间没有一直有效",
                    f"它自{reference.first}起施行"
                    + (f"，{reference.last}失效" if reference.last else "")
                    + "；请修改 from、to，或换用有效的依据。",
                )
            else:
                found.append(reference)
        return tuple(found)

    def build_rule(self, entry: RuleFile, path: KeyPath) -> Rule | None:
        """Return a rule, or None if its field or method cannot be found."""
        known = self._find_field(entry, path)
        method = self._find_method(entry, known, path)
        first, last = entry.first or self.first, entry.last or self.last
        if last is not None and first > last:
            self.add_fault(
                (*path, "to"), "结束日期早于开始日期", "请把 to 改成不早于 from 的日期。"
            )
        references = self.find_references(entry.references, (*path, "references"), first, last)
        stages, channels = self._find_places(entry, path)
        self._check_column(entry, path)
        if known is None or method is None:
            return None
        parameters = self._read_parameters(entry, method, path)
        if parameters is None:
            return None
        return Rule(
            key=entry.rule,
            field=known,
            action=entry.action,
            method=method,
            parameters=parameters,
            column=entry.column,
            required=entry.required,
            audience=entry.audience,
            stages=stages,
            channels=channels,
            first=first,
            last=last,
            references=references,
            why=entry.why,
            source=self.source((*path, "rule")),
        )

    def _find_field(self, entry: RuleFile, path: KeyPath) -> Field | None:
        known = all_fields().get(entry.field)
        if known is None:
            self.add_fault(
                (*path, "field"),
                f"没有名为“{entry.field}”的字段",
                "字段要一个一个写明；运行 noticegen policy fields 查看全部字段。",
            )
        return known

    def _find_method(self, entry: RuleFile, known: Field | None, path: KeyPath) -> Method | None:
        name = entry.method or DEFAULT_METHODS.get(entry.action)
        usable = [
            method.name
            for method in METHODS.values()
            if method.action is entry.action and (known is None or method.treats(known))
        ]
        choices = (
            f"可以用：{'、'.join(usable)}。" if usable else "请改用别的处理方式，例如 suppress。"
        )
        where = (*path, "method")
        if name is None:
            self.add_fault((*path, "action"), "这种处理方式要写明方法（method）", choices)
            return None
        method = METHODS.get(name)
        if method is None:
            self.add_fault(where, f"没有名为“{name}”的方法", choices)
            return None
        if method.action is not entry.action:
            self.add_fault(
                where, f"方法“{name}”属于“{method.action}”，不属于“{entry.action}”", choices
            )
            return None
        if known is not None and not method.treats(known):
            label = f"“{known.label}”（{known.key}）"
            why = (
                f"{label}这类字段不能原样公开"
                if entry.action is Action.SHOW
                else f"方法“{name}”不适用于{label}"
            )
            self.add_fault((*path, "method" if entry.method else "action"), why, choices)
            return None
        return method

    def _read_parameters(
        self, entry: RuleFile, method: Method, path: KeyPath
    ) -> StrictModel | None:
        try:
            return method.parameters.model_validate(entry.parameters)
        except ValidationError as error:
            here = (*path, "parameters")
            for one in faults_of(error, StrictDocument({}, {})):
                self.faults.append(
                    PolicyFault(
                        self.file,
                        self._parameter_line(here, one.path),
                        write_path(here) + ("" if one.path == "文件" else f".{one.path}"),
                        f"方法“{method.name}”的参数{one.why}",
                        one.how,
                    )
                )
            return None

    def _parameter_line(self, here: KeyPath, path: str) -> int:
        return self.document.line_of((*here, path.partition("[")[0].partition(".")[0]))

    def _find_places(
        self, entry: RuleFile, path: KeyPath
    ) -> tuple[tuple[Stage, ...], tuple[Channel, ...]]:
        every_channel = tuple(
            channel
            for channel in Channel
            if any(channel in channels for channels in self.stages.values())
        )
        if entry.audience is not Audience.PUBLIC:
            for key in ("stages", "channels"):
                if getattr(entry, key) is not None:
                    self.add_fault(
                        (*path, key), "只有对公众的规则才分环节和渠道", f"请删去 {key} 这一行。"
                    )
            return tuple(Stage), ()
        self._check_places(entry.stages, tuple(self.stages), (*path, "stages"))
        self._check_places(entry.channels, every_channel, (*path, "channels"))
        return entry.stages or tuple(self.stages), entry.channels or every_channel

    def _check_places(
        self,
        given: Iterable[Stage | Channel] | None,
        allowed: Iterable[Stage | Channel],
        path: KeyPath,
    ) -> None:
        for place, one in enumerate(given or ()):
            if one not in allowed:
                self.add_fault(
                    (*path, place),
                    f"这个政策没有规定“{one.label}”",
                    f"可以写：{'、'.join(allowed) or '没有'}；或者先在 stages 里规定。",
                )

    def _check_column(self, entry: RuleFile, path: KeyPath) -> None:
        if entry.action is Action.SUPPRESS:
            for key, given in (("column", entry.column), ("required", entry.required)):
                if given:
                    self.add_fault(
                        (*path, key), "不公开的字段不能有这一项", f"请删去 {key} 这一行。"
                    )

    def build_stage(self, stage: Stage, entry: StageFile, path: KeyPath) -> StagePolicy:
        """Return a stage with its references looked up."""
        return StagePolicy(
            stage=stage,
            posting=self.build_posting(entry.posting, (*path, "posting")),
            basis=self.build_basis(entry.basis, (*path, "basis")),
            opening=entry.opening,
            procedure=entry.procedure,
            objection=entry.objection,
        )

    def build_basis(self, keys: Iterable[str], path: KeyPath) -> tuple[Reference, ...]:
        """Return what a notice cites: rules that bind, whose text was read."""
        found = self.find_references(keys, path, self.first, self.last)
        for reference in found:
            if not reference.may_stand_in_notice:
                self.add_fault(
                    path,
                    f"“{reference.key}”不能写进公示正文",
                    "正文只引用已核对原文的规定；目录、案例和做法可以写在规则的 references 里。",
                )
        return found

    def build_posting(
        self, entries: Mapping[Channel, PostingFile], path: KeyPath
    ) -> dict[Channel, Posting]:
        """Return the days of posting by channel."""
        return {
            channel: Posting(
                days=entry.days,
                counting=entry.counting,
                first_day=entry.first_day,
                references=self.find_references(
                    entry.references, (*path, channel, "references"), self.first, self.last
                ),
            )
            for channel, entry in entries.items()
        }

    def build_minors(self, entry: MinorsFile) -> Minors:
        """Return who is a minor."""
        path: KeyPath = ("minors", "references")
        return Minors(
            entry.under, self.find_references(entry.references, path, self.first, self.last)
        )


def build_not_shown(entry: NotShownFile) -> NotShown:
    """Return the line on households not listed."""
    return NotShown(entry.least, entry.counted, entry.few)


def build_risk(entry: RiskFile) -> RiskLimits:
    """Return the limits; the usual reader where the file names none."""
    reader = build_reader(entry.reader) if entry.reader else usual_reader()
    return RiskLimits(entry.least_candidates, entry.smallest_group, entry.totals_least, reader)
