"""Read .xlsx and .xlsm: values with their kinds, formulas without a value, and what is hidden.

openpyxl opens the package, knows its sheets and its date formats. The cells of a sheet are read
here in one pass, because a formula that was never calculated, a hidden row and a merged range are
each lost in one of openpyxl's own modes, and its full mode needs a kilobyte for every cell.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.xml.constants import SHARED_STRINGS

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.headings import hide_numbers
from noticegen.roster.limits import Limits, refuse_oversize
from noticegen.roster.package import loose_texts, open_package
from noticegen.roster.sheet import Book, Sheet
from noticegen.roster.xlsx_sheet import SheetXml, read_shared_strings
from noticegen.vocabulary.place import Place

# What broken packages raise, of zipfile, lxml and openpyxl. Their texts may quote the content.
_DAMAGE = (
    BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    OSError,
    EOFError,
    OverflowError,
    NotImplementedError,
    etree.LxmlError,
)
_STRICT_SPACE = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_STRICT = "这是“Strict Open XML”工作簿，另存时请选普通的“Excel 工作簿(*.xlsx)”"


def read_xlsx(path: Path, place: Place, limits: Limits) -> Book:
    """Return every worksheet, hidden ones too; InputError when the workbook cannot be read."""
    with open_package(path, place, limits) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            if any(_is_strict(archive, name) for name in archive.namelist()):
                raise InputError(ErrorCode.ROSTER_WRONG_TYPE, place, why=_STRICT)
            sheets = _read_sheets(archive, path, place, limits)
            return Book(tuple(sheets), tuple(loose_texts(archive)))
        except _DAMAGE:
            raise InputError(
                ErrorCode.ROSTER_UNREADABLE, place, why="文件内部有损坏，不是完整的 Excel 文件"
            ) from None


def _is_strict(archive: ZipFile, name: str) -> bool:
    """Tell a workbook of the strict form, whose parts are of another name space (ISO 29500)."""
    return name.endswith("/workbook.xml") and _STRICT_SPACE in archive.read(name)


def _read_sheets(archive: ZipFile, path: Path, place: Place, limits: Limits) -> list[Sheet]:
    with path.open("rb") as file:
        reader = ExcelReader(file, read_only=True, keep_links=False)
        reader.read_manifest()
        reader.read_workbook()
        strings = _shared_strings(archive, reader)
        date_styles = _date_styles(reader)
        sheets: list[Sheet] = []
        for listed, relation in reader.parser.find_sheets():
            if "worksheet" not in relation.Type or relation.target not in reader.valid_files:
                continue
            if len(sheets) >= limits.sheets:
                raise refuse_oversize(place, "工作表太多", limits.sheets)
            sheet = SheetXml(
                Place(place.file, hide_numbers(str(listed.name))),
                strings,
                date_styles,
                reader.wb.epoch,
                limits,
                hidden=listed.state != "visible",
            )
            with archive.open(relation.target) as source:
                sheets.append(sheet.read(source))
        return sheets


def _shared_strings(archive: ZipFile, reader: ExcelReader) -> list[str]:
    parts = {part.ContentType: part.PartName for part in reader.package.Override}
    part = parts.get(SHARED_STRINGS)
    if part is None:
        return []
    with archive.open(part.removeprefix("/")) as source:
        return read_shared_strings(source)


def _date_styles(reader: ExcelReader) -> frozenset[int]:
    """Return the styles that show a number as a date.

    Other programs write style sheets that openpyxl refuses; then no style is known, and a date
    stays the serial number it is, which dates are read from as well.
    """
    try:
        apply_stylesheet(reader.archive, reader.wb)
    except _DAMAGE:
        return frozenset()
    return frozenset(getattr(reader.wb, "_date_formats", ()))  # openpyxl gives it no public name
