"""Tables on the screen, all drawn alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table


def plain_table(first: str, *figures: str) -> Table:
    """Return a table with a column of words and columns of figures."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    table.add_column(first, overflow="fold")
    for heading in figures:
        table.add_column(heading, justify="right")
    return table
