"""How a notice is laid out, and on what paper."""

from __future__ import annotations

from enum import StrEnum


class Layout(StrEnum):
    """A document on A4, or a poster to be read from two metres."""

    NOTICE = "notice"
    POSTER = "poster"


class Paper(StrEnum):
    """The sheet sizes of ISO 216 that townships print on."""

    A4 = "A4"
    A3 = "A3"
    A2 = "A2"
    A1 = "A1"
