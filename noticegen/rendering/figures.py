"""A drawing added to a finished page, and its place among the page's tags."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String


def tag_figure(pdf: pikepdf.Pdf, page: pikepdf.Page, words: str) -> int:
    """Add a figure with alternative words to a tagged page; return the number of its content.

    What is drawn between `/Figure <</MCID number>> BDC` and `EMC` is the figure. It comes first
    on its page, before what the page's own tags hold. A ValueError says that the page has no tags.
    """
    owners = _owners(pdf, page)
    number = len(owners)
    parent = _section(owners)
    figure = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Figure,
            P=parent,
            Pg=page.obj,
            K=Array([number]),
            Alt=String(words),
        )
    )
    owners.append(figure)
    kids = parent.get(Name.K, Array())
    parent[Name.K] = Array([figure, *(kids if isinstance(kids, Array) else [kids])])
    return number


def _owners(pdf: pikepdf.Pdf, page: pikepdf.Page) -> Any:
    """Return the list of the elements that own a page's marked contents, by their numbers."""
    key = page.obj.get(Name.StructParents)
    tree = pdf.Root.get(Name.StructTreeRoot)
    if key is None or tree is None:
        raise ValueError("page is not tagged")
    numbers = tree.ParentTree.Nums
    for place in range(0, len(numbers), 2):
        if int(numbers[place]) == int(key):
            return numbers[place + 1]
    raise ValueError("page is not in the parent tree")


def _section(owners: Any) -> Any:
    """Return the element that holds a page's paragraphs."""
    for owner in owners:
        if isinstance(owner, Dictionary) and Name.P in owner:
            return owner.P
    raise ValueError("page has no tagged content")
