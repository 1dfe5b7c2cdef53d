"""Whether a telephone is the public's to call. The order of the questions is the rule.

1. It begins like a service's (400, 800): the public's.
2. The words at once around it call it somebody's (户主电话, 其女电话, （邻居）): somebody's.
3. A label calls upon the public to ring it (监督电话, 请拨打…反映, 村委会电话), and nobody stands
   between label and number: the public's, be it a mobile.
4. Any other mobile is somebody's, unless it follows an office's landline as its second number.
5. A landline beside an office's name, in its row or where it signs: the office's.
6. A landline on a line of an office's business that tells of nobody: nobody's own.
7. Any other is somebody's: a remark that says only 电话 is about a household.
"""

from __future__ import annotations

import re

from noticegen.detection.telephones.business import is_of_business
from noticegen.detection.telephones.labels import is_for_the_public
from noticegen.detection.telephones.offices import is_an_offices, is_an_offices_second
from noticegen.detection.telephones.owners import is_called_somebodys
from noticegen.detection.telephones.place import Spans, find_place

# The 400 numbers of a bank's service look like accounts.
_SERVICE_NUMBER = re.compile(
    r"(?<![0-9])[48]00[- ]?(?:[0-9]{3}[- ]?[0-9]{4}|[0-9]{4}[- ]?[0-9]{3})(?![0-9])"
)
_CALLED = re.compile(r"(?:客服|热线|电话|咨询|银行|服务)[:：为是 ]{0,2}\Z")


def is_public(text: str, start: int, end: int, people: Spans = (), *, landline: bool) -> bool:
    """Tell whether a telephone of a text is one that the public may know.

    `people` are the spans of the names in the text, in its order.
    """
    place = find_place(text, start, end, people)
    if place.is_service:
        return True
    if is_called_somebodys(place):
        return False
    if is_for_the_public(place):
        return True
    if not landline:
        return is_an_offices_second(place)
    return is_an_offices(place) or is_of_business(place)


def is_service_number(text: str, start: int, end: int) -> bool:
    """Tell whether what looks like an account is the 400 number of a bank's service."""
    return (
        _SERVICE_NUMBER.match(text, start, end) is not None
        and _CALLED.search(text, max(0, start - 8), start) is not None
    )
