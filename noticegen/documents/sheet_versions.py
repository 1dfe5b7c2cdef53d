"""A sheet whole, and with less and less on it, for when one page cannot hold everything.

What goes first is what can be asked by telephone as well; the benefits' sum never goes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from noticegen.publication.sheet import BenefitLine, ProgrammeNote, Sheet, SheetBook

_CHANGES_KEPT = 3
# What shorter versions say besides the sheet's own words.
WORDS_OF_SHORTER = "共0123456789笔，分几次，还有处变化，请打下面的电话问。"


@dataclass(frozen=True, slots=True)
class SheetVersion:
    """A sheet with what may stand on the page; `compact` sets the rows of the table close."""

    sheet: Sheet
    duties: tuple[str, ...]
    compact: bool = False


def shorter_versions(sheet: Sheet, book: SheetBook) -> tuple[SheetVersion, ...]:
    """Return the sheet whole, then shorter and shorter."""
    without_basis = tuple(ProgrammeNote(note.label, note.explanation, "") for note in sheet.notes)
    unhinted = replace(sheet, hints=())
    unnoted = replace(unhinted, notes=())
    bare = replace(unnoted, changes=_first_changes(sheet.changes, _CHANGES_KEPT))
    merged = replace(bare, benefits=merge_lines(sheet.benefits))
    barest = replace(merged, changes=_first_changes(sheet.changes, 0))
    duties = book.duties
    return (
        SheetVersion(sheet, duties),
        SheetVersion(unhinted, duties),
        SheetVersion(replace(unhinted, notes=without_basis), duties),
        SheetVersion(replace(unhinted, notes=without_basis), duties, compact=True),
        SheetVersion(unnoted, duties, compact=True),
        SheetVersion(bare, duties, compact=True),
        SheetVersion(merged, duties, compact=True),
        SheetVersion(barest, duties, compact=True),
        SheetVersion(barest, duties[:1], compact=True),
    )


def _first_changes(changes: tuple[str, ...], kept: int) -> tuple[str, ...]:
    left = len(changes) - kept
    if left <= 0:
        return changes
    more = "还有" if kept else "有"
    return (*changes[:kept], f"{more}{left}处变化，请打下面的电话问。")


def merge_lines(lines: tuple[BenefitLine, ...]) -> tuple[BenefitLine, ...]:
    """Return one line for each label, with the sum and how many payments it is made of."""
    by_label: dict[str, list[BenefitLine]] = {}
    for line in lines:
        by_label.setdefault(line.label, []).append(line)
    return tuple(
        same[0]
        if len(same) == 1
        else BenefitLine(
            label=label,
            kind=f"共{len(same)}笔",
            amount=sum((line.amount for line in same), Decimal(0)),
            paid=same[0].paid if len({line.paid for line in same}) == 1 else "分几次",
            on_day=any(line.on_day for line in same),
        )
        for label, same in by_label.items()
    )


def write_hint(hints: tuple[str, ...]) -> str:
    """Say what else the family might ask about: a hint, never a promise."""
    return f"还可以问问：{'、'.join(hints)}。能不能享受，要看家里的具体情况。"


def write_basis(note: ProgrammeNote) -> str:
    """Return the rule a benefit rests on, in brackets."""
    return f"（依据{note.basis}）" if note.basis else ""
