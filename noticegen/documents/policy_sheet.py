"""A policy printed for the file, with a place for the reviewer's signature."""

from __future__ import annotations

from noticegen.documents.environment import render_template
from noticegen.publication.policy_sheet import PolicySheet

TEMPLATE = "policy-sheet.html.j2"


def policy_sheet_html(sheet: PolicySheet) -> str:
    """Return the pages of a policy."""
    return render_template(TEMPLATE, {"sheet": sheet})
