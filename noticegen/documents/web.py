"""The web page of a notice: the same words as on paper, closed, and with a day to take it down."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from noticegen.documents.closed_page import require_closed
from noticegen.documents.environment import render_template, without_remarks
from noticegen.documents.notice import build_content
from noticegen.documents.titles import TITLE_CHARACTERS, break_title
from noticegen.publication.model import Publication

TEMPLATE = "web.html.j2"
_STYLE = re.compile(r"<style\b.*?</style\s*>", re.DOTALL | re.IGNORECASE)


def web_html(publication: Publication, templates: Path | None = None) -> str:
    """Return a page for the township's site; names come masked as the policy says for the web.

    An InputError says what in an office's own template would run, load or send something.
    """
    html = render_template(
        TEMPLATE,
        {
            **build_content(publication, attach=False),
            "unit": publication.unit,
            "title_lines": break_title(publication.title, TITLE_CHARACTERS),
            "take_down": publication.posting.last + timedelta(days=1),
        },
        templates,
    )
    require_closed(html, TEMPLATE)
    return _STYLE.sub(lambda style: without_remarks(style.group()), html)
