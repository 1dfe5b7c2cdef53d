"""Where no name ends: before a place, a count, an office's file number or a mask."""

from __future__ import annotations

import re

from noticegen.detection.names.contexts import PLACE_ENDS, Lead
from noticegen.detection.names.model import is_han

# 敖民发[2018]70号: an office's mark in front of a year and a number.
_FILED = re.compile(
    r"〔|[ ]?[\[(（【{］［<《][ ]?(?:19|20)[0-9]{2}[ ]?[\])）】}］>》]?[ ]?第?[0-9]{1,5}[ ]?号"
)
_YEAR_MARKS = frozenset("〔 [(（【{［<《")
_FILED_BARE = re.compile(
    r"[ ]?(?:19|20)[0-9]{2}[ ]?(?:年|-|—|·|/)?[ ]?第?[0-9]{1,5}[ ]?号|第[0-9]{1,6}号"
)
# Surnames that are words of direction in front of a place.
_TOWARDS = frozenset("向和从到经由于在往")
_PLACE_NEXT = re.compile(r"[一-鿿]{0,2}(?:镇|乡|苏木|嘎查|旗|村(?!民)|街道|社区|区|县|市)")
# Surnames that are units behind a figure: 2连, 3万, 5包.
_UNITS = frozenset("万年元户时月包台支车封段束毛成石单双连排方")
# 柳镇敬老院: what is called a town or village is no person, unless something leads it in.
_PLACE_LEVELS = frozenset("镇乡村旗县市")
_BOXES = frozenset("口囗")
_FIGURES = frozenset("一二三四五六七八九十两几")
_COUNT = re.compile(rf"[{''.join(sorted(_FIGURES))}][户人名位个口]")


def ends_before(text: str, start: int, end: int, lead: Lead | None) -> bool:
    """Tell whether no name reaches to an end: a place, a count or a mask stands there."""
    if end > len(text) or not is_han(text[end - 1]):
        return True
    if lead is None and text[start] in _UNITS and text[max(0, start - 1) : start].isdigit():
        return True  # 2连秋收
    if text[end : end + 1] in _YEAR_MARKS and _FILED.match(text, end) is not None:
        return True  # 包民发〔2012〕267号
    if text[end - 1] in "发字函" and _FILED_BARE.match(text, end) is not None:
        return True  # 敖民发2018年第70号
    if lead != "label" and text[start] in _TOWARDS and _PLACE_NEXT.match(text, end) is not None:
        return True  # 向新 | 惠镇
    last = text[end - 1]
    if text[end - 2] in _BOXES:
        return True  # 王口英
    if last == "木" and lead is None and text.startswith("苏木", end - 2):
        return True  # 巴彦托 | 海苏木
    if last == "某" or (lead != "label" and last in _PLACE_LEVELS):
        return True  # 孟某梅 is masked
    on = text[end : end + 1]
    if lead is None and last in PLACE_ENDS and (on in _PLACE_LEVELS or text[start + 1] == "家"):
        return True  # 龙泉寺镇, 郝家窑
    return last in _FIGURES and _COUNT.match(text, end - 1) is not None
