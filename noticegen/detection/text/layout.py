"""How a text is laid out: line ends, tags and entities, headings over columns, labels and values.

What stands in another cell, line or element is still the label of a value. Each step here writes
a text as a clerk would read it aloud (`出生日期：1990-03-07`), so that the recognizers know one
separator only. Cell borders stay: no two cells become one number.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from noticegen.detection.text.escapes import BEGINS_A_CODE, CODE_MARKS, escape_edits
from noticegen.detection.text.labels import BORDERS, LABEL_ENDS, label_edits
from noticegen.detection.text.rewriting import Edit, Rewriting, rewrite
from noticegen.detection.text.spelled import MORE_LETTERS, REPEATED_FIGURE, spelled_edits
from noticegen.detection.text.tables import heading_edits

# What the first edit of any step begins with: markup, a line end, a border behind a label, a code,
# many letters, a figure told so many times. One search for all of them; the class comes first,
# because that is the quick way.
_LAID_OUT = re.compile(
    rf"[<&{re.escape(BORDERS)}{CODE_MARKS}A-Za-z个]"
    rf"(?:(?<=[<&\n])|(?<=[{LABEL_ENDS}][{re.escape(BORDERS)}])|{BEGINS_A_CODE}|{MORE_LETTERS}"
    rf"|{REPEATED_FIGURE})",
    re.DOTALL,
)
_RETURN = "\r"
# Windows ends a line with two characters, an old Macintosh with the first of them; blanks in front
# of it are nothing that anybody sees, and no border of a column.
_UNPLAIN_ENDS = (_RETURN, " \n", "\u3000\n")
_LINE_END = re.compile(rf"(?<![ \u3000])(?:[ \u3000]++(?:{_RETURN}\n?|\n)|{_RETURN}\n?)")
_MARKUP = re.compile("<[/A-Za-z!]|&[#A-Za-z]")
# Line ends and spaces around the tag of a cell are those of the source, not of the table.
_TAG = re.compile(
    r"\s*</?(?P<cell>[Tt][DdHh])(?P<style>\s[^<>]{0,400})?>\s*"
    r"|</?(?P<name>[A-Za-z][A-Za-z0-9]{0,10})(?P<attributes>\s[^<>]{0,400})?/?>"
    r"|<!--(?P<comment>[^<>]{0,400}?)-->"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,20});"
)
# Attributes and comments hold data as well: what may is searched as it stands.
_TELLING = re.compile(r"[0-9]{5}|[@一-鿿]|&#")
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "code", "em", "font", "i", "ins", "del", "label"}
    | {"mark", "q", "s", "small", "span", "strong", "sub", "sup", "tt", "u", "wbr"}
)


def read_layout(text: str) -> tuple[Rewriting, ...]:
    """Return the steps that lead from a text to the one to be searched; mostly none."""
    if _RETURN not in text and _LAID_OUT.search(text) is None:
        return ()
    steps: list[Rewriting] = []
    for step in (
        *(_line_end_edits, escape_edits, spelled_edits),
        *(_markup_edits, heading_edits, label_edits),
    ):
        edits = list(step(text))
        if edits:
            steps.append(rewrite(text, edits))
            text = steps[-1].text
    return tuple(steps)


def original_span(steps: tuple[Rewriting, ...], start: int, end: int) -> tuple[int, int] | None:
    """Return where a span stood in the text as given, or None where it was put in."""
    for step in reversed(steps):
        start, end = step.span(start, end)
        if start >= end:
            return None
    return start, end


def _line_end_edits(text: str) -> Iterator[Edit]:
    """Write every line end in one way, so that a text says the same whatever wrote it."""
    if any(end in text for end in _UNPLAIN_ENDS):
        for match in _LINE_END.finditer(text):
            yield Edit(match.start(), match.end(), "\n")


def _markup_edits(text: str) -> Iterator[Edit]:
    """Take out tags (a border between cells is a TAB, between blocks a line end), read entities."""
    if _MARKUP.search(text) is None:
        return
    for match in _TAG.finditer(text):
        start, end = match.span()
        attributes = match["attributes"] or match["style"] or match["comment"]
        if attributes is not None and _TELLING.search(attributes) is not None:
            continue
        if match["cell"] is not None:
            yield Edit(start, end, "\t" if "</" in match.group() else "")
        elif match["comment"] is not None:
            yield Edit(start, end, "")
        elif match["name"] is None:
            entity = match.group()
            character = html.unescape(entity)
            if character != entity:
                yield Edit(start, end, character.replace("\xa0", " "))
        else:
            yield Edit(start, end, "" if match["name"].lower() in _INLINE else "\n")
