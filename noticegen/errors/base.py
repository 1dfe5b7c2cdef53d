"""The one base class of everything noticegen raises on purpose."""

from __future__ import annotations

from typing import ClassVar

from noticegen.errors.codes import ErrorCode
from noticegen.errors.messages import MESSAGES
from noticegen.vocabulary.place import Place


class NoticegenError(Exception):
    """An error with a code, a place and details that hold no private value.

    `exit_code` is the contract's: 1 refused or findings, 2 wrong usage or unreadable input.
    Details fill the place holders of the message table; callers pass headings, file names, rule
    names and counts, never the content of a cell.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, code: ErrorCode, place: Place | None = None, **details: object) -> None:
        self.code = code
        self.place = place
        self.details = details
        super().__init__(self.message)

    def __reduce__(self) -> tuple[object, ...]:
        """Let an error go from one process to another with all it has."""
        return _rebuild, (type(self), self.code, self.place, self.details)

    @property
    def what(self) -> str:
        """Say what happened, with the place in front."""
        text = MESSAGES[self.code].what.format(**self.details)
        return f"{self.place}：{text}" if self.place else text

    @property
    def remedy(self) -> str:
        """Say what to do next."""
        return MESSAGES[self.code].remedy.format(**self.details)

    @property
    def message(self) -> str:
        """Say both, as the command line prints them."""
        return f"{self.what}\n怎么办：{self.remedy}"


def _rebuild(
    kind: type[NoticegenError], code: ErrorCode, place: Place | None, details: dict[str, object]
) -> NoticegenError:
    return kind(code, place, **details)


class InputError(NoticegenError):
    """Wrong usage, or an input that cannot be read: exit 2."""


class RefusalError(NoticegenError):
    """The program could go on but must not: exit 1."""

    exit_code: ClassVar[int] = 1
