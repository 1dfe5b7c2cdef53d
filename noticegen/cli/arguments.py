"""What a user writes on the command line, read into values or refused in Chinese."""

from __future__ import annotations

import re
from datetime import date
from glob import glob

from noticegen.errors import ErrorCode, InputError
from noticegen.vocabulary.period import Period


def expand_wildcards(words: list[str]) -> list[str]:
    """Return the words with `*.xlsx` replaced by the files it means, as Windows does not do it.

    A word that means no file stays as it is: whoever reads it says that there is none.
    """
    expanded: list[str] = []
    for word in words:
        is_pattern = ("*" in word or "?" in word) and not word.startswith("-")
        found = sorted(glob(word)) if is_pattern else []  # noqa: PTH207  # as the user wrote it, drive and all
        expanded += found or [word]
    return expanded


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
