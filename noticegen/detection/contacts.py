"""E-mail addresses, WeChat and QQ numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection.finding import FindingType, Hit, Reason

_EMAIL = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63} ?(?:@|[(\[（【] ?(?:at|AT|艾特) ?[)\]）】]) ?"
    r"(?:[A-Za-z0-9\-]{1,63} ?(?:\.|[(\[（【] ?(?:dot|DOT|点) ?[)\]）】]) ?){1,4}"
    r"[A-Za-z]{2,12}(?![A-Za-z0-9])"
)


def find_emails(text: str) -> Iterator[Hit]:
    """Find e-mail addresses, also with a spelled-out @ or dot."""
    for match in _EMAIL.finditer(text):
        yield Hit(FindingType.EMAIL, match.start(), match.end(), 0.95, Reason.FORM)
