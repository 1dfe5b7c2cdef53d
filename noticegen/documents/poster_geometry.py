"""How large everything on a poster is, and which way up its sheet lies.

All lengths are in ems of the body size, so that a poster is the same drawing on every paper: at
A3 the body is 24 pt, which is read from two metres; ISO 216 scales the rest. On larger paper a
long list may be set smaller, but never below those 24 pt.
"""

from __future__ import annotations

from dataclasses import dataclass

from noticegen.vocabulary.paper import Paper

_BODY_POINTS_AT_A3 = 24.0
_STEPS_SMALLER = (0.92, 0.84, 0.77, 0.71, 0.65, 0.6, 0.55, 0.5)
_MARGIN_SHARE = 0.05  # of the short side: printers of every size leave less
_POINTS_PER_MM = 72 / 25.4

# Heights, in ems.
TITLE_LINE = 2.9
DATES_HEIGHT = 2.6
ROW_PITCH = 1.42
WIDEST_ROW_PITCH = 1.9  # of rows with room to spare
GAP = 1.4  # between columns; a seam may run through it
# 60 mm at A3: scanned from 0.6 m, ten times its size.
CODE = 7.1
SIDE_PLATE = 3.4  # room at the left for the vertical Mongolian and Chinese plate


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a poster: its size in millimetres and the room inside its margins in ems.

    `plated` says that a vertical name plate takes the left side; `points` is the size of the
    body text, where it is not the paper's own.
    """

    paper: Paper
    landscape: bool
    plated: bool = False
    points: float | None = None

    @property
    def width_mm(self) -> float:
        """Return the width of the sheet."""
        return self.paper.size_mm[1 if self.landscape else 0]

    @property
    def height_mm(self) -> float:
        """Return the height of the sheet."""
        return self.paper.size_mm[0 if self.landscape else 1]

    @property
    def margin_mm(self) -> float:
        """Return the margin, the same on all sides."""
        return round(self.paper.size_mm[0] * _MARGIN_SHARE, 2)

    @property
    def body_points(self) -> float:
        """Return the size of the body text: 24 pt at A3."""
        return self.points or text_sizes(self.paper)[0]

    @property
    def width(self) -> float:
        """Return the width inside the margins, in ems."""
        return (self.width_mm - 2 * self.margin_mm) * _POINTS_PER_MM / self.body_points

    @property
    def height(self) -> float:
        """Return the height inside the margins, in ems."""
        return (self.height_mm - 2 * self.margin_mm) * _POINTS_PER_MM / self.body_points

    @property
    def text_width(self) -> float:
        """Return the width beside the name plate, in ems."""
        return self.width - (SIDE_PLATE if self.plated else 0.0)

    def list_room(self, title_lines: int, foot: float) -> float:
        """Return the height of the list between head and foot, which is so many ems high."""
        return self.height - title_lines * TITLE_LINE - DATES_HEIGHT - foot

    def list_columns(self, needed: float, multiple_of: int) -> int:
        """Return how many columns of a width, in ems, stand side by side.

        A multiple of `multiple_of`, so that a seam between printed sheets can run between
        columns.
        """
        fitting = int((self.text_width + GAP) / (needed + GAP))
        return max(fitting - fitting % multiple_of, multiple_of)


def text_sizes(paper: Paper) -> tuple[float, ...]:
    """Return the sizes in points that a list may be set in: the paper's own, then smaller ones."""
    own = round(_BODY_POINTS_AT_A3 * paper.size_mm[0] / Paper.A3.size_mm[0], 2)
    smaller = (round(own * step, 2) for step in _STEPS_SMALLER)
    return (own, *(size for size in smaller if size >= _BODY_POINTS_AT_A3))
