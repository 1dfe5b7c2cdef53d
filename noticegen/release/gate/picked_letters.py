"""Letters that a page picks out of its words, by setting them in bold, in colour or underlined.

`请在<b>白</b>天办理，带<b>小</b>孩的走东门，<b>禾</b>苗补贴另行通知`: no word of it says anything,
and what stands out is a name. Whoever stresses something stresses words and whole figures; so
single letters, and figures picked from longer ones, are put together and read as a text.
"""

from __future__ import annotations

import unicodedata

from lxml import html

from noticegen.release.gate.folding import squeeze

_INLINE = (
    *(
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
    ),
    *("label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt"),
    *("u", "var"),
)
_LONGEST = 3  # figures


def picked_letters(root: html.HtmlElement) -> str:
    """Return the letters that elements of their own pick out of words, in the page's order."""
    body = root.find("body")
    if body is None:
        return ""
    return "".join(_picked_by(element) for element in body.iter(*_INLINE))


def _picked_by(element: html.HtmlElement) -> str:
    if len(element) or not element.text or len(element.text) > _LONGEST:
        return ""
    letters = squeeze(element.text)
    before, behind = _text_before(element)[-1:], (element.tail or "")[:1]
    if letters.isdecimal():
        is_picked = before.isdecimal() or behind.isdecimal()
    else:
        is_picked = len(letters) == 1 and any(map(_is_letter, (before, behind)))
    return letters if is_picked else ""


def _text_before(element: html.HtmlElement) -> str:
    previous = element.getprevious()
    if previous is not None:
        return previous.tail or ""
    parent = element.getparent()
    return "" if parent is None else parent.text or ""


def _is_letter(mark: str) -> bool:
    return bool(mark) and unicodedata.category(mark) == "Lo"
