"""Read rosters: files, sheets, tables, households, with the place of everything.

One call takes everything a clerk hands over and gives one `Roster`. Nothing is decided here about
who may be shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.book import read_book
from noticegen.roster.certificates import read_certificates
from noticegen.roster.collector import collector_paused
from noticegen.roster.headings import hide_numbers
from noticegen.roster.household import Column, Household
from noticegen.roster.layout import Layout, find_layout, heading_missing
from noticegen.roster.limits import Limits
from noticegen.roster.model import LooseText, Roster, SheetReport, SkippedRow, Total
from noticegen.roster.purpose import HOUSEHOLDS, NO_NAMES, ColumnNames, ListReading, Purpose
from noticegen.roster.sheet import Sheet, settle_merges
from noticegen.roster.source import RosterSource, distinct, file_labels, sources_of
from noticegen.roster.table import read_table, title_texts
from noticegen.vocabulary.place import Place
from noticegen.vocabulary.programmes import programmes_in

_LIMITS = Limits()
_ID_LIKE = re.compile(r"\d{15}")
_LEAST_LIST_ROWS = 3
_LEAST_LIST_COLUMNS = 3


@dataclass(slots=True)
class _Harvest:
    """What was gathered so far."""

    columns: list[Column] = field(default_factory=list)
    households: list[Household] = field(default_factory=list, repr=False)
    skipped: list[SkippedRow] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    sheets: list[SheetReport] = field(default_factory=list)
    loose: list[LooseText] = field(default_factory=list, repr=False)


def read_rosters(
    rosters: Sequence[RosterSource | Path | str],
    *,
    names: ColumnNames = NO_NAMES,
    purpose: Purpose = HOUSEHOLDS,
    limits: Limits = _LIMITS,
) -> Roster:
    """Return everything the files hold; InputError for a file that cannot be read in full.

    A roster is a path, or `programme=path`. `names` maps headings in normal form to field keys,
    for the strange ones (`column_names.load_column_names`); `purpose` says which columns a sheet
    needs to be a list.
    """
    sources = sources_of(rosters)
    harvest = _Harvest()
    reading = ListReading(names, purpose)
    with collector_paused():
        for source, label in zip(sources, file_labels(sources), strict=True):
            _read_source(harvest, source, label, reading, limits)
    if not harvest.households:
        raise InputError(
            ErrorCode.ROSTER_EMPTY, Place("、".join(file_labels(sources))) if sources else None
        )
    programmes = {household.programme for household in harvest.households}
    return Roster(
        columns=tuple(harvest.columns),
        households=tuple(harvest.households),
        skipped=tuple(harvest.skipped),
        programme=programmes.pop() if len(programmes) == 1 else None,
        totals=tuple(harvest.totals),
        sheets=tuple(harvest.sheets),
        loose=tuple(harvest.loose),
    )


def _read_source(
    harvest: _Harvest, source: RosterSource, label: str, reading: ListReading, limits: Limits
) -> None:
    book = read_book(source.path, Place(label), limits)
    harvest.loose.extend(LooseText(Place(label), text) for text in book.loose)
    sheets = [settle_merges(sheet, limits.columns) for sheet in book.sheets]
    places = _places_of(sheets, label)
    found = dict(_layouts(sheets, places, reading))
    for position, (sheet, place) in enumerate(zip(sheets, places, strict=True)):
        harvest.loose.extend(LooseText(place, text) for text in sheet.loose)
        layout = found.get(position)
        if layout is None:
            _set_aside(harvest, sheet, place)
            continue
        _read_sheet(harvest, sheet, place, layout, source)


def _layouts(
    sheets: Sequence[Sheet], places: Sequence[Place], reading: ListReading
) -> Iterator[tuple[int, Layout]]:
    """Yield the layout of every visible sheet that holds a list; in a comparison, of hidden ones.

    Nobody is posted from a hidden sheet, but somebody who is dead is not alive on one.
    A sheet of instructions may stand beside the lists; one that looks like a list but has no
    heading is an error, for its people would be lost.
    """
    layouts = {
        position: find_layout(sheet, places[position], reading)
        for position, sheet in enumerate(sheets)
        if sheet.rows and (not sheet.hidden or reading.purpose.role is not None)
    }
    some_list = any(layouts.values())
    for position, layout in layouts.items():
        sheet = sheets[position]
        if layout:
            yield position, layout
        elif sheet.hidden:
            continue
        elif not some_list or _looks_like_list(sheet):
            raise heading_missing(places[position], sheet, reading)


def _looks_like_list(sheet: Sheet) -> bool:
    if any(_ID_LIKE.search(cell.text) for row in sheet.rows for cell in row.cells):
        return True
    return sum(len(row.cells) >= _LEAST_LIST_COLUMNS for row in sheet.rows) >= _LEAST_LIST_ROWS


def _set_aside(harvest: _Harvest, sheet: Sheet, place: Place) -> None:
    """Keep the texts of a hidden sheet, or of one without a list, for the gate alone."""
    if not sheet.rows:
        return
    listed = _looks_like_list(sheet)
    harvest.sheets.append(SheetReport(place, 0, hidden=sheet.hidden, looks_like_list=listed))
    for row in sheet.rows:
        here = Place(place.file, place.sheet, row.number)
        harvest.loose.extend(LooseText(here, cell.text) for cell in row.cells)


def _read_sheet(
    harvest: _Harvest, sheet: Sheet, place: Place, layout: Layout, source: RosterSource
) -> None:
    table = read_table(sheet, place, layout, source.path.stem)
    programme = _programme_of(sheet, layout, source.path.stem)
    households = [
        replace(household, programme=source.programme or _programme_said(household) or programme)
        for household in table.households
    ]
    harvest.columns.extend(layout.columns.values())
    harvest.households.extend(read_certificates(households))
    harvest.skipped.extend(table.skipped)
    harvest.totals.extend(table.totals)
    harvest.loose.extend(table.loose)
    harvest.sheets.append(SheetReport(place, len(households)))


def _programme_said(household: Household) -> str | None:
    """Return the programme a household's own row names: one list may hold several."""
    for key in ("programme", "assistance_type"):
        found = programmes_in(household.head.text(key))
        if len(found) == 1:
            return next(iter(found))
    return None


def _programme_of(sheet: Sheet, layout: Layout, file_stem: str) -> str | None:
    """Return the one programme that titles speak of, else the sheet's name, else the file's."""
    for text in (" ".join(title_texts(sheet, layout)), sheet.name or "", file_stem):
        programmes = programmes_in(text)
        if programmes:
            return next(iter(programmes)) if len(programmes) == 1 else None
    return None


def _places_of(sheets: Sequence[Sheet], label: str) -> list[Place]:
    """Return the place of every sheet; names alike but for a number left out are numbered."""
    names = distinct(hide_numbers(sheet.name or "") for sheet in sheets)
    return [Place(label, name or None) for name in names]
