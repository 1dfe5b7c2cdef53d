"""A policy on paper, for the file: what is shown where, by which law. It names nobody."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One table with a heading, a line under it, and rows of cells.

    `instead` is said where nothing of any household is shown and there are no rows.
    """

    heading: str
    note: str | None
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    instead: str = ""


@dataclass(frozen=True, slots=True)
class PolicySheet:
    """A policy as printed for the file; `digest` tells which files it was made from."""

    title: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[SheetTable, ...]
    digest: str
