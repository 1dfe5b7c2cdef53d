"""Letters that a page picks out of its words, by setting them in bold, in colour or underlined.

`请在<b>白</b>天办理，带<b>小</b>孩的走东门，<b>禾</b>苗补贴另行通知`: no word of it says anything,
and what stands out is a name. Whoever stresses something stresses words and whole figures; so
single letters, and figures picked from longer ones, are put together and read as a text.
"""

from __future__ import annotations

import unicodedata

from lxml import html

from noticegen.release.gate.folding import squeeze

_WITHIN_A_LINE = (
    "a abbr b bdi bdo big cite code dfn em font i ins kbd label mark q s samp small span strong "
    "sub sup time tt u var"
)
_INLINE = tuple(_WITHIN_A_LINE.split())
_LONGEST = 3  # figures


def picked_letters(root: html.HtmlElement) -> str:
    """Return the letters that elements of their own pick out of words, in the page's order."""
    body = root.find("body")
    if body is None:
        return ""
    return "".join(_picked_by(element) for element in body.iter(*_INLINE))


def _picked_by(element: html.HtmlElement) -> str:
    if any(isinstance(child.tag, str) for child in element):
        return ""
    letters = squeeze(element.text_content()[: _LONGEST + 1])
    if len(letters) > _LONGEST:
        return ""
    before, behind = _mark_before(element), _mark_behind(element)
    if letters.isdecimal():
        is_picked = before.isdecimal() or behind.isdecimal()
    else:
        is_picked = len(letters) == 1 and any(map(_is_letter, (before, behind)))
    return letters if is_picked else ""


def _mark_before(element: html.HtmlElement) -> str:
    """Return the character in front of an element in its line, "" at the line's beginning."""
    for sibling in element.itersiblings(preceding=True):
        if sibling.tail or _is_block(sibling):
            return str(sibling.tail or "")[-1:]
        if _text_of(sibling):
            return _text_of(sibling)[-1:]
    parent = element.getparent()
    if parent is None or parent.text or _is_block(parent):
        return "" if parent is None else str(parent.text or "")[-1:]
    return _mark_before(parent)


def _mark_behind(element: html.HtmlElement) -> str:
    """Return the character behind an element in its line, "" at the line's end."""
    if element.tail:
        return str(element.tail)[:1]
    for sibling in element.itersiblings():
        if _is_block(sibling):
            return ""
        if _text_of(sibling) or sibling.tail:
            return str(_text_of(sibling) or sibling.tail)[:1]
    parent = element.getparent()
    return "" if parent is None or _is_block(parent) else _mark_behind(parent)


def _is_block(element: html.HtmlElement) -> bool:
    """Tell whether an element ends the line: all but those within one, and comments."""
    return isinstance(element.tag, str) and element.tag not in _INLINE


def _text_of(element: html.HtmlElement) -> str:
    return str(element.text_content()) if element.tag in _INLINE else ""


def _is_letter(mark: str) -> bool:
    return bool(mark) and unicodedata.category(mark) == "Lo"
