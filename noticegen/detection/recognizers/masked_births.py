"""Birth dates of which a part is masked: 1965年**月**日, 1965-**-14, 19**年7月."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.recognizers.birthdays import calls_it_a_birth
from noticegen.detection.recognizers.masks import without_bold
from noticegen.detection.text.normal import Normalised

_STARS = "*×●○◯■□※△▲☆★█◇◆xX"
_PART = rf"(?:[0-9{_STARS}]{{1,2}}|[某?？#_\-]{{1,2}})"
_YEAR = (
    rf"(?:[12][0-9{_STARS}]{{3}}|[{_STARS}]{{2,4}}[0-9]{{0,2}}|[0-9][{_STARS}]"
    rf"|某{{1,2}}|_{{2,4}})"
)
_DATE = re.compile(
    rf"(?=[0-9某_{_STARS}])(?<![0-9A-Za-z{_STARS}])(?:"
    rf"{_YEAR} ?年 ?{_PART} ?月(?: ?{_PART} ?[日号]| ?[0-9]{{1,2}})?"
    rf"|{_YEAR} ?年(?:[{_STARS}]{{3,8}})?"
    rf"|{_YEAR}(?P<mark>[-./]){_PART}(?:(?P=mark){_PART})?"
    rf"|[{_STARS}]{{1,2}} ?[-.月] ?[0-9]{{1,2}}日?|[0-9]{{1,2}} ?[-.月] ?[{_STARS}]{{1,2}}日?"
    rf"|(?:19|20)[0-9]{{2}}[0-9{_STARS}]{{4}})(?![0-9{_STARS}])"
)
# The class comes first, because a search that starts with a class is the quick one.
_HIDES = re.compile(rf"[{_STARS}某?？#_\-](?:(?<!-)|(?=-))")
# The characters of which a text must hold one for such a date to be in it.
BIRTH_MASKS = frozenset(_STARS + "某?？#_-")


def find_masked_births(normal: Normalised) -> Iterator[Hit]:
    """Find masked dates that the words around them call a birth; `shown` counts their figures."""
    if _HIDES.search(normal.folded) is None:
        return
    text = without_bold(normal.folded)
    for match in _DATE.finditer(text):
        start, end = match.span()
        shown = sum(map(str.isdigit, match.group()))
        if shown and _HIDES.search(match.group()) and calls_it_a_birth(text, start, end):
            span = normal.from_folded(start, end)
            yield Hit(FindingType.MASKED_BIRTH_DATE, *span, 0.8, Reason.MASKED, shown)
