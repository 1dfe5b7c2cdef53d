"""Division codes: the first six digits of an ID number (GB/T 2260).

An unknown code is never an error. Numbers were issued from the 1980s on with the codes in force
then, to people born long before; a code may be withdrawn, or newer than this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Division:
    """A county, city or district; `withdrawn_in` is the last year its code was in force."""

    code: str
    name: str
    province: str
    withdrawn_in: int | None = None


@lru_cache(maxsize=4096)
def find_division(code: str) -> Division | None:
    """Return the division of six digits, in force or withdrawn; None when the table lacks it."""
    entry = _table().get(code)
    if entry is None:
        return None
    name, last_year = entry
    province = _table().get(f"{code[:2]}0000", (name, None))[0]
    return Division(code, name, province, last_year)


def begins_division(digits: str) -> bool:
    """Tell whether the code of a division begins with these digits."""
    return digits in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    """Return all codes and whatever they begin with: ten thousand strings, asked for often."""
    return frozenset(code[:length] for code in _table() for length in range(len(code) + 1))


@cache
def _table() -> dict[str, tuple[str, int | None]]:
    text = files("noticegen.identifiers").joinpath("data/divisions.tsv").read_text("utf-8")
    table: dict[str, tuple[str, int | None]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        code, name, last_year = line.split("\t")
        table[code] = (name, int(last_year) if last_year else None)
    return table
