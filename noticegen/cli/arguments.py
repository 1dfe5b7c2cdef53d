"""What a user writes on the command line, read into values or refused in Chinese."""

from __future__ import annotations

import re
from datetime import date

from noticegen.errors import ErrorCode, InputError
from noticegen.vocabulary.period import Period


def parse_period(text: str) -> Period:
    """Read `--period YYYY-MM`."""
    try:
        return Period.parse(text)
    except ValueError:
        raise InputError(
            ErrorCode.USAGE,
            why="--period 应为年和月，例如 2026-12",
            how="请改成四位年、一个短横、两位月。",
        ) from None


def parse_day(text: str, option: str = "--start") -> date:
    """Read a date option written `YYYY-MM-DD`."""
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(
            ErrorCode.USAGE,
            why=f"{option} 应为日历上有的日期，例如 2026-12-01",
            how="请改成四位年、两位月、两位日，中间用短横隔开。",
        ) from None
