"""What a run has made and not yet written: names and bytes, sorted by who may see them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

_FORBIDDEN = frozenset('<>:"/\\|?*')
_LONGEST_NAME = 200  # bytes of UTF-8; file systems stop at 255, and a browser adds " (1)"
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)]
)


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One finished file; the name is a plain file name that Windows accepts too.

    A name with a folder, a reserved character or a device's name is a ValueError.
    """

    name: str
    data: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if not is_portable_name(self.name):
            raise ValueError("not a portable file name")


@dataclass(frozen=True, slots=True)
class RunFiles:
    """Every file of one run; `manifest` is the finished `manifest.json`."""

    public: tuple[OutputFile, ...] = ()
    household: tuple[OutputFile, ...] = ()
    internal: tuple[OutputFile, ...] = ()
    manifest: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        for group in (self.public, self.household, self.internal):
            names = [unicodedata.normalize("NFC", file.name).casefold() for file in group]
            if len(set(names)) != len(names):
                raise ValueError("two files of one folder have the same name")


def is_portable_name(name: str) -> bool:
    """Tell whether a file name is safe on Windows, macOS and Linux."""
    stem = name.split(".", 1)[0].casefold()
    return (
        0 < len(name.encode("utf-8", "replace")) <= _LONGEST_NAME
        and not any(letter in _FORBIDDEN or not letter.isprintable() for letter in name)
        and not name.startswith((".", " "))
        and not name.endswith((".", " "))
        and stem.strip() not in _DEVICES
    )
