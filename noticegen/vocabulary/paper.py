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

    @property
    def size_mm(self) -> tuple[int, int]:
        """Return the short and the long side in millimetres."""
        return {
            Paper.A4: (210, 297),
            Paper.A3: (297, 420),
            Paper.A2: (420, 594),
            Paper.A1: (594, 841),
        }[self]


class Design(StrEnum):
    """How a poster looks: for lists of people, or for making a policy known."""

    SOBER = "sober"
    FESTIVE = "festive"


class SplitBy(StrEnum):
    """Into what a notice is divided: one file for each village."""

    VILLAGE = "village"


class SheetSize(StrEnum):
    """The papers a family's sheet is printed on; the large print is for elderly readers."""

    A4 = "A4"
    A5 = "A5"
    LARGE = "A4-large"
