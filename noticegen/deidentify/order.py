"""What is asked for: the office, the month, the first day, the stage and the channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from noticegen.publication.changes import Changes
from noticegen.settings.unit import Unit
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.stages import Channel, Stage


@dataclass(frozen=True, slots=True)
class NoticeOrder:
    """One notice to make; `start` is the first day it hangs."""

    unit: Unit
    period: Period
    start: date
    stage: Stage = Stage.PAID
    channel: Channel = Channel.BOARD
    changes: Changes | None = None
