"""What PDF/A-2a and tagging ask of a finished PDF, as far as we can check it ourselves.

It is not a validator: none can be shipped with the program. It looks at what a validator would
most likely object to: fonts, tags, language, metadata, outside references. `structural_faults`
returns nothing for every file the program makes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

_FONT_FILES = (Name.FontFile, Name.FontFile2, Name.FontFile3)
_TABLE_PARENTS = {
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
}


def structural_faults(data: bytes) -> tuple[str, ...]:
    """Return what is wrong with a PDF, in English words for engineers; nothing if all is well."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return tuple(
            fault
            for check in (
                _check_catalogue,
                _check_metadata,
                _check_fonts,
                _check_tags,
                _check_outside,
            )
            for fault in check(pdf)
        )


def _check_catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if pdf.is_encrypted:
        yield "encrypted"
    if not str(root.get(Name.Lang, "")):
        yield "no language"
    if not root.get(Name.MarkInfo, Dictionary()).get(Name.Marked, False):
        yield "not marked as tagged"
    if Name.OutputIntents not in root:
        yield "no output intent"
    if not root.get(Name.ViewerPreferences, Dictionary()).get(Name.DisplayDocTitle, False):
        yield "title is not displayed"
    if Name.ID not in pdf.trailer:
        yield "no file identifier"
    for key in (Name.OpenAction, Name.AA, Name.AcroForm):
        if key in root:
            yield f"catalogue has {key}"


def _check_metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfaid:part") != "2" or metadata.get("pdfaid:conformance") != "A":
            yield "metadata does not claim PDF/A-2a"
        if not metadata.get("dc:title"):
            yield "no title"
        if not metadata.get("dc:description"):
            yield "no subject"
    for key, value in pdf.docinfo.items():
        text = str(value)
        if "/home/" in text or "/tmp/" in text or ":\\" in text:  # noqa: S108  # looked for, not used
            yield f"a path in {key}"
        if key in {"/CreationDate", "/ModDate"}:
            yield f"a date in {key}: the file would differ every time"


def _check_fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for font in _fonts(pdf):
        name = str(font.get(Name.BaseFont, "?"))
        if Name.ToUnicode not in font:
            yield f"font {name} cannot be read back"
        for descendant in font.get(Name.DescendantFonts, Array()):
            descriptor = descendant.get(Name.FontDescriptor, Dictionary())
            if not any(key in descriptor for key in _FONT_FILES):
                yield f"font {name} is not embedded"
        if "+" not in name:
            yield f"font {name} is not a subset"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get(Name.Subtype) == Name.Type0:
            yield thing


def _check_tags(pdf: pikepdf.Pdf) -> Iterator[str]:
    tree = pdf.Root.get(Name.StructTreeRoot)
    if tree is None:
        yield "no tags"
        return
    if Name.ParentTree not in tree:
        yield "no parent tree"
    elements = list(_elements(tree, "/StructTreeRoot"))
    kinds = {kind for kind, _, _ in elements}
    if "/H1" not in kinds:
        yield "no heading"
    for kind, parent, element in elements:
        if kind in _TABLE_PARENTS and parent not in _TABLE_PARENTS[kind]:
            yield f"{kind} in {parent}"
        if kind == "/Figure" and not str(element.get(Name.Alt, "")):
            yield "a figure without words"
        if kind == "/Table" and "/TH" not in {below for below, _, _ in _elements(element, kind)}:
            yield "a table without headings"


def _elements(node: Any, parent: str) -> Iterator[tuple[str, str, Any]]:
    """Yield kind, parent's kind and element of everything below a node, in reading order."""
    kids = node.get(Name.K, Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and Name.S in kid:
            kind = str(kid[Name.S])
            yield kind, parent, kid
            yield from _elements(kid, kind)


def _check_outside(pdf: pikepdf.Pdf) -> Iterator[str]:
    if pdf.attachments:
        yield "attachments"
    for thing in pdf.objects:
        if not isinstance(thing, Dictionary):
            continue
        for key in (Name.JS, Name.Launch, Name.GoToR, Name.EF):
            if key in thing:
                yield f"an object has {key}"
        if thing.get(Name.S) in {Name.JavaScript, Name.Launch, Name.GoToR, Name.SubmitForm}:
            yield f"an action {thing[Name.S]}"
