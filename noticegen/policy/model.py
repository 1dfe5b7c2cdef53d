"""A policy as the other rooms use it: loaded, looked up, and answering by stage and channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from noticegen.errors import ErrorCode, InputError
from noticegen.policy.laws import Reference, cite
from noticegen.policy.methods import CLEAN_TEXT, Action, Method, column_kind
from noticegen.policy.reader import Reader
from noticegen.policy.schema import Counting, FirstDay, Listing, SameName
from noticegen.publication.model import ColumnKind, LegalBasis
from noticegen.settings.schema import StrictModel
from noticegen.vocabulary.fields import Field
from noticegen.vocabulary.stages import Audience, Channel, Stage


@dataclass(frozen=True, slots=True, order=True)
class SourceLine:
    """A line of a policy file, for messages."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """What is done to one field, for whom, where, from when to when, and by which law."""

    key: str
    field: Field
    action: Action
    method: Method
    parameters: StrictModel
    column: str | None
    required: bool
    audience: Audience
    stages: tuple[Stage, ...]
    channels: tuple[Channel, ...]
    first: date
    last: date | None
    references: tuple[Reference, ...]
    why: str | None
    source: SourceLine

    @property
    def is_shown(self) -> bool:
        """Tell whether anything of the field reaches the page."""
        return self.action is not Action.SUPPRESS

    @property
    def column_kind(self) -> ColumnKind:
        """Return how the column is set on paper."""
        return column_kind(self.method, self.field.kind)

    @property
    def column_label(self) -> str:
        """Return the column's heading."""
        return self.column or self.field.label

    @property
    def citation(self) -> str:
        """Return the laws the rule rests on."""
        return cite(self.references)

    def holds_on(self, day: date | None) -> bool:
        """Tell whether the rule is in force on a day; None asks for all times."""
        return day is None or (self.first <= day and (self.last is None or day <= self.last))

    def applies(self, stage: Stage | None, channel: Channel | None, audience: Audience) -> bool:
        """Tell whether the rule speaks of a stage, channel and audience; None means any."""
        return (
            audience is self.audience
            and (stage is None or stage in self.stages)
            and (channel is None or audience is not Audience.PUBLIC or channel in self.channels)
        )


@dataclass(frozen=True, slots=True)
class Posting:
    """How long a notice hangs."""

    days: int
    counting: Counting
    first_day: FirstDay
    references: tuple[Reference, ...]

    @property
    def label(self) -> str:
        """Say it in a few words."""
        counted = "首日计入" if self.first_day is FirstDay.COUNTED else "首日不计入"
        return f"{self.days}{self.counting.label}（{counted}）"


@dataclass(frozen=True, slots=True)
class StagePolicy:
    """One stage: channels with their days of posting, basis and sentences."""

    stage: Stage
    posting: Mapping[Channel, Posting]
    basis: tuple[Reference, ...]
    opening: str
    procedure: str | None
    objection: str


@dataclass(frozen=True, slots=True)
class Minors:
    """Below which age (周岁) nobody is listed."""

    under: int
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class NotShown:
    """The line on households that are not listed; below `least` it names no figure."""

    least: int
    counted: str
    few: str


@dataclass(frozen=True, slots=True)
class RiskLimits:
    """Least candidates a masked number must leave, least households alike, least in a total.

    `reader` is whom the masks must withstand.
    """

    least_candidates: int
    smallest_group: int
    totals_least: int
    reader: Reader


@dataclass(frozen=True, slots=True)
class Widening:
    """Where an overlay shows more than the policy it extends, and by which local rule."""

    what: str
    references: tuple[Reference, ...]
    source: SourceLine


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy; `digest` is the SHA-256 of every file it was made from."""

    name: str
    version: int
    label: str
    listing: Listing
    listing_references: tuple[Reference, ...]
    first: date
    last: date | None
    minors: Minors
    not_shown: NotShown
    same_name: SameName
    same_name_source: SourceLine
    risk: RiskLimits
    stages: Mapping[Stage, StagePolicy]
    all_rules: tuple[Rule, ...]
    digest: str
    files: tuple[str, ...]
    extends: str | None = None
    widenings: tuple[Widening, ...] = ()
    names_by_local_rule: bool = False

    def with_digest(self, digest: str) -> Policy:
        """Return the policy with the digest of its files."""
        return replace(self, digest=digest)

    def rules(
        self,
        stage: Stage | None,
        channel: Channel | None,
        audience: Audience = Audience.PUBLIC,
        on: date | None = None,
    ) -> tuple[Rule, ...]:
        """Return the rules for a stage, channel and audience in column order.

        `on` is the day they must be in force; without it the rules of all times are given.
        """
        return tuple(
            rule
            for rule in self.all_rules
            if rule.applies(stage, channel, audience) and rule.holds_on(on)
        )

    def shown_fields(
        self,
        stage: Stage | None,
        channel: Channel | None,
        audience: Audience = Audience.PUBLIC,
        on: date | None = None,
    ) -> frozenset[str]:
        """Return the fields of which anything reaches the page."""
        return frozenset(
            rule.field.key for rule in self.rules(stage, channel, audience, on) if rule.is_shown
        )

    def searched_fields(
        self,
        stage: Stage | None,
        channel: Channel | None,
        audience: Audience = Audience.PUBLIC,
        on: date | None = None,
    ) -> frozenset[str]:
        """Return the fields of free text that are printed only where it was found clean."""
        return frozenset(
            rule.field.key
            for rule in self.rules(stage, channel, audience, on)
            if rule.method.name == CLEAN_TEXT
        )

    def required_fields(
        self,
        stage: Stage | None,
        channel: Channel | None,
        audience: Audience = Audience.PUBLIC,
        on: date | None = None,
    ) -> frozenset[str]:
        """Return the fields without which a household must not be listed."""
        return frozenset(
            rule.field.key
            for rule in self.rules(stage, channel, audience, on)
            if rule.is_shown and rule.required
        )

    def stage_policy(self, stage: Stage, channel: Channel) -> StagePolicy:
        """Return what the policy says of a stage on a channel; an InputError if it says nothing."""
        known = self.stages.get(stage)
        if known is None or channel not in known.posting:
            raise InputError(
                ErrorCode.STAGE_NOT_ALLOWED,
                policy=self.name,
                stage=stage.label,
                channel=channel.label,
                how=self._say_allowed(),
            )
        return known

    def posting(self, stage: Stage, channel: Channel) -> Posting:
        """Return how long a notice hangs; an InputError if it may not be posted there at all."""
        return self.stage_policy(stage, channel).posting[channel]

    def basis(self, stage: Stage, channel: Channel) -> tuple[LegalBasis, ...]:
        """Return the rules a notice rests on, for its first sentence."""
        known = self.stage_policy(stage, channel)
        return tuple(reference.basis for reference in known.basis)

    def require_in_force(self, day: date) -> None:
        """Refuse a day on which the policy does not hold."""
        if day < self.first or (self.last is not None and day > self.last):
            raise InputError(
                ErrorCode.POLICY_NOT_IN_FORCE,
                policy=self.name,
                first=self.first.isoformat(),
                last=self.last.isoformat() if self.last else "现在",
            )

    def _say_allowed(self) -> str:
        if not self.stages:
            return "这个项目不张贴；送达本户的清单请用 noticegen sheets 制作。"
        places = "；".join(
            f"{stage.label}（--stage {stage}）在{'、'.join(c.label for c in known.posting)}"
            for stage, known in self.stages.items()
        )
        return f"可以选择：{places}。"
