"""What a PDF of ours is built of; whatever else a file has is no part of a notice.

A file format of a thousand features has as many places to put things. Ours need a few dozen keys,
and no object that nothing refers to; so nothing has to be known of the others to refuse them.
"""

from __future__ import annotations

import re

from noticegen.detection.inspectors.pdf.document import PdfContents

_OF_PAGES = """
    Type Root Info Size ID Prev Index W Filter DecodeParms Columns Predictor Length Length1 First N
    Extends Pages Kids Count Parent Page MediaBox TrimBox BleedBox CropBox Contents Resources Tabs
    Group S I CS BBox Matrix Subtype FormType XObject ExtGState ColorSpace Pattern Shading
    Properties ca CA Range WhitePoint Rotate MCID
"""
_OF_FONTS = """
    Font BaseFont Encoding DescendantFonts ToUnicode FontDescriptor FontName FontFamily FontFile2
    FontFile3 FontBBox Flags ItalicAngle Ascent Descent CapHeight StemV StemH DW CIDSystemInfo
    CIDToGIDMap CIDSet Registry Ordering Supplement Widths FirstChar LastChar
"""
_OF_STRUCTURE = """
    Title Author Subject Keywords Creator Producer CreationDate ModDate Metadata Lang
    ViewerPreferences DisplayDocTitle MarkInfo Marked OutputIntents OutputIntent Version
    OutputConditionIdentifier DestOutputProfile StructTreeRoot StructParents StructParent ParentTree
    ParentTreeNextKey RoleMap Namespaces Nums K Pg P A O Obj Alt Headers Scope ColSpan RowSpan
    ListNumbering Placement Outlines Last Next Dest Dests Names
"""
_OF_LINKS = "Annots Rect Border BS F URI D"
_KEYS = frozenset(
    f"/{key}" for words in (_OF_PAGES, _OF_FONTS, _OF_STRUCTURE, _OF_LINKS) for key in words.split()
)
# The names that the printer gives to fonts, colours, degrees of opacity and repeated drawings.
_RESOURCES = re.compile(r"/(?:[A-Z]{6}|[aA][0-9.]{1,4}|[a-z]{1,2}[0-9]{1,4}|Poster[0-9]{1,3})")
_COLOURS = frozenset({"/lab-d50", "/lab-d65", "/srgb", "/DefaultRGB"})


def has_foreign_parts(contents: PdfContents) -> bool:
    """Tell whether a file has anything that pages of ours never have."""
    foreign = contents.keys - _KEYS - _COLOURS
    return contents.unreached > 0 or any(not _RESOURCES.fullmatch(key) for key in foreign)
