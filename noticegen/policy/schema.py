"""The schema of policy files: what may be written, before anything is looked up.

The JSON Schema for editors is generated from these models; `checks` adds what one key alone
cannot tell.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from noticegen.policy.laws import Key, LawEntry
from noticegen.policy.methods import Action
from noticegen.settings.schema import Day, Flag, StrictModel, Text, Whole
from noticegen.vocabulary.stages import Audience, Channel, Stage

ReferenceKey = Annotated[
    str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)
]
References = Annotated[tuple[ReferenceKey, ...], Field(min_length=1)]
FieldKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Division = Annotated[str, Field(pattern=r"^[1-9][0-9]{5}$")]
AccountPrefix = Annotated[str, Field(pattern=r"^[0-9]{4,10}$")]
Days = Annotated[Whole, Field(ge=1, le=366)]


class Listing(StrEnum):
    """What may leave the office of a programme: a list of people, numbers, or sheets."""

    NAMES = "names"
    TOTALS = "totals"
    DELIVERED = "delivered"

    @property
    def label(self) -> str:
        """Return the words for screen and paper."""
        return {
            Listing.NAMES: "公示名单",
            Listing.TOTALS: "只公示合计，不公示名单",
            Listing.DELIVERED: "只送达本户，不张贴",
        }[self]


class Counting(StrEnum):
    """How the days of posting are counted."""

    CALENDAR = "calendar"
    WORKING = "working"

    @property
    def label(self) -> str:
        """Return the word for screen and paper."""
        return {Counting.CALENDAR: "天", Counting.WORKING: "个工作日"}[self]


class FirstDay(StrEnum):
    """Whether the first day of posting is one of the days counted."""

    COUNTED = "counted"
    NOT_COUNTED = "not-counted"


class SameName(StrEnum):
    """How two people of one name in one village are told apart."""

    LIST_NUMBER = "list-number"
    ORDINAL = "ordinal"

    @property
    def label(self) -> str:
        """Return the words for screen and paper."""
        return {
            SameName.LIST_NUMBER: "靠序号区分，姓名不加任何内容",
            SameName.ORDINAL: "在姓名后加（1）（2）",
        }[self]


class PostingFile(StrictModel):
    """How long a notice hangs on one channel."""

    days: Days
    counting: Counting = Counting.CALENDAR
    first_day: FirstDay = FirstDay.COUNTED
    references: References


class StageFile(StrictModel):
    """One stage: where it may be posted, for how long, and what the notice says."""

    posting: Annotated[dict[Channel, PostingFile], Field(min_length=1)]
    basis: References
    opening: Text
    procedure: Text | None = None
    objection: Text


class MinorsFile(StrictModel):
    """Who is a minor, and what happens to a minor's row."""

    under: Annotated[Whole, Field(ge=18, le=25)]
    references: References


class NotShownFile(StrictModel):
    """The line that counts what is not listed; below `least` no figure is printed."""

    least: Annotated[Whole, Field(ge=3, le=50)] = 3
    counted: Text
    few: Text


class ReaderFile(StrictModel):
    """What somebody of the place knows of its numbers before reading the notice."""

    divisions: Annotated[tuple[Division, ...], Field(min_length=1, max_length=50)]
    city: Annotated[Text, Field(min_length=2, max_length=20)]
    account_length: Annotated[Whole, Field(ge=16, le=19)]
    account_prefixes: Annotated[tuple[AccountPrefix, ...], Field(min_length=1, max_length=20)]


class RiskFile(StrictModel):
    """Limits of what may be worked out from the notice, and by whom."""

    least_candidates: Annotated[Whole, Field(ge=1000)] = 10_000
    smallest_group: Annotated[Whole, Field(ge=1, le=50)] = 1
    totals_least: Annotated[Whole, Field(ge=3, le=50)] = 5
    reader: ReaderFile | None = None


class RuleFile(StrictModel):
    """One rule: a field, for whom and when, what is done to it, and by which law."""

    rule: Key
    field: FieldKey
    action: Action
    method: Key | None = None
    parameters: dict[str, Any] = Field(default_factory=dict)
    column: Text | None = None
    required: Flag = False
    audience: Audience = Audience.PUBLIC
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)] | None = None
    channels: Annotated[tuple[Channel, ...], Field(min_length=1)] | None = None
    first: Annotated[Day | None, Field(alias="from")] = None
    last: Annotated[Day | None, Field(alias="to")] = None
    references: References
    why: Text | None = None


class PolicyFile(StrictModel):
    """A whole policy."""

    policy: Key
    version: Whole
    label: Text
    listing: Listing = Listing.NAMES
    listing_references: References
    names_by_local_rule: Flag = False
    first: Annotated[Day, Field(alias="from")]
    last: Annotated[Day | None, Field(alias="to")] = None
    minors: MinorsFile
    not_shown: NotShownFile
    same_name: SameName = SameName.LIST_NUMBER
    risk: RiskFile = RiskFile()
    stages: dict[Stage, StageFile] = Field(default_factory=dict)
    rules: Annotated[tuple[RuleFile, ...], Field(min_length=1)]
    laws: dict[Key, LawEntry] = Field(default_factory=dict)


class StageOverlay(StrictModel):
    """What an overlay may say of a stage; what it does not say stays as it was."""

    posting: dict[Channel, PostingFile] = Field(default_factory=dict)
    basis: References | None = None
    opening: Text | None = None
    procedure: Text | None = None
    objection: Text | None = None


class OverlayFile(StrictModel):
    """A local office's changes to a policy: rules of the same key replace, others are added."""

    policy: Key
    version: Whole
    extends: Key
    label: Text | None = None
    listing: Listing | None = None
    listing_references: References | None = None
    minors: MinorsFile | None = None
    not_shown: NotShownFile | None = None
    same_name: SameName | None = None
    risk: RiskFile | None = None
    stages: dict[Stage, StageOverlay] = Field(default_factory=dict)
    rules: tuple[RuleFile, ...] = ()
    laws: dict[Key, LawEntry] = Field(default_factory=dict)
