"""What a form calls somebody's name, whatever it is: 户主：南海英, 申请人双喜，2口人.

Nothing of a name need be usual where a label asks for one and a mark ends it; it may only be no
word that forms put there as well (本人, 死亡).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.names.contexts import PLACE_ENDS, Lead
from noticegen.detection.names.model import given_odds
from noticegen.detection.names.scoring import load_model

# Labels that nothing but a name follows, and the mark of a form between them.
_LABEL = re.compile(
    r"(?:户主|姓名|名字|申请人|救助对象|保障对象|受助人|受益人|享受人|领取人|领款人|收款人|持卡人|开户人|户名|"
    r"监护人|代领人|委托人|被救助人|曾用名)(?P<mark>[:：][ \t]{0,2}|[为是系]|)$"
)
_REACH = 10
_VALUE = re.compile(r"[一-鿿\u3400-\u4dbf]{2,3}(?=[,，、。;；()（）\s|/0-9]|$)")
# How name-like the characters must be together: of a word, of what begins one, of anything else;
# less where a colon asks for the name.
_ENOUGH_FOR_WORDS, _ENOUGH_FOR_BEGINNINGS, _ENOUGH, _LESS = 2.4, 1.0, 0.0, 2.0
_COLONS = frozenset("：:")
_NONE = frozenset("叫为是系无否同空缺略未不已本见如按由的人名者员")


def find_labelled(text: str, led_in: dict[int, Lead], names: list[Hit]) -> Iterator[Hit]:
    """Yield what fills the place behind such a label; `names` are those found already."""
    values = {
        place: value
        for place, lead in led_in.items()
        if lead == "label" and (value := _VALUE.match(text, place)) is not None
    }
    if not values:
        return
    known = sorted((name.start, name.end) for name in names)
    for place, value in values.items():
        before = bisect_left(known, (value.end(), 0))
        if before and known[before - 1][1] > place:
            continue
        label = _LABEL.search(text, max(0, place - _REACH), place)
        if label is not None and _may_be_a_name(value.group(), told=label["mark"][:1] in _COLONS):
            yield Hit(FindingType.PERSON, place, value.end(), 0.6, Reason.CONTEXT)


def _may_be_a_name(value: str, *, told: bool) -> bool:
    """Tell a name from what else a form says there; `told` where a colon asks for the name."""
    tables = load_model().tables
    if not _NONE.isdisjoint(value) or value[-1] in PLACE_ENDS or value in tables.long_words:
        return False
    odds = sum(given_odds(tables, mark) for mark in value)
    if value[:2] in tables.words or value[-2:] in tables.words:
        return odds >= _ENOUGH_FOR_WORDS
    enough = _ENOUGH_FOR_BEGINNINGS if value[:2] in tables.beginnings else _ENOUGH
    return odds >= enough - (_LESS if told else 0.0)
