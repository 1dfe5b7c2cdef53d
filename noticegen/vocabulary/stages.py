"""The stages, channels and audiences of a publication."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """The step of the procedure a notice belongs to."""

    REVIEW = "review"
    CONFIRMED = "confirmed"
    PAID = "paid"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """Return the stage's name as it stands in a notice's title."""
        return {
            Stage.REVIEW: "审核公示",
            Stage.CONFIRMED: "确认公布",
            Stage.PAID: "发放公示",
            Stage.ENDED: "终止公示",
        }[self]

    @property
    def verb(self) -> str:
        """Return what the notice does: objections are asked for, or a decision is made known."""
        return "公布" if self is Stage.CONFIRMED else "公示"


class Channel(StrEnum):
    """Where a notice is posted."""

    BOARD = "board"
    WEB = "web"

    @property
    def label(self) -> str:
        """Return the channel's Chinese name."""
        return {Channel.BOARD: "村务公示栏", Channel.WEB: "网站"}[self]


class Audience(StrEnum):
    """Who a document is made for."""

    PUBLIC = "public"
    HOUSEHOLD = "household"
    INTERNAL = "internal"

    @property
    def label(self) -> str:
        """Return the audience's Chinese name."""
        return {
            Audience.PUBLIC: "公众",
            Audience.HOUSEHOLD: "本户",
            Audience.INTERNAL: "内部",
        }[self]
