"""Addresses of which every door is masked: 友谊大街**号, 哈业胡同镇**村, 东河区****.

An address that still shows a door is a whole one (`addresses`): 锦绣家园21栋*单元599.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.names.model import is_han
from noticegen.detection.recognizers.addresses import reach_left
from noticegen.detection.recognizers.masks import without_bold
from noticegen.detection.text.normal import Normalised

_STARS = "*×●○◯■□※△▲☆★█◇◆"
_MASK = (
    rf"(?:[0-9]{{0,2}}[{_STARS}]{{1,8}}[0-9]{{0,2}}(?:[#\-][{_STARS}]{{1,4}}){{0,3}}"
    r"|[xX]{1,4}|某{1,3}|[#?？]{2,4}|…{1,2}|_{2,4}|-{2,4})"
)
_DOORS = (
    "号楼|号院|号门|号|栋|幢|座|楼|单元|门|室|户|层|村民小组|小组|组|社|队|排|弄|独贵龙|牧户|牧点|#"
)
_PARTS = (
    rf"(?:号?街坊|社区|街道|{_DOORS}|市|区|县|旗|镇|乡|苏木|街道|嘎查|行政村|自然村|村|社区|屯|庄|营|小区|花园|家园|浩特|艾里"
    r"|大街|街|大道|路|巷|胡同)"
)
# The class comes first, because a search that starts with a class is the quick one.
_DASHED = rf"[{_STARS}]{{1,4}}(?:[#\-][{_STARS}]{{1,4}}){{1,3}}"
_NO_BRACKET = r"[^()（）\[\]【】〔〕\n]"
_SAID = (
    rf"[(（\[【〔]{_NO_BRACKET}{{0,8}}(?:略|隐|脱敏|屏蔽|保密|不公[开示])"
    rf"{_NO_BRACKET}{{0,3}}[)）\]】〕]"
)
_CHAIN = re.compile(
    rf"(?=[0-9{_STARS}xX某#?？…_\-.(（\[【〔])(?<![A-Za-z0-9{_STARS}])(?:"
    # 松山区****小区5号楼: a door of what is hidden tells nobody's.
    rf"(?P<parts>(?:{_MASK} ?{_PARTS}){{1,6}}(?:[0-9]{{1,4}}(?:{_DOORS})){{0,3}}"
    rf"(?:{_DASHED}|[{_STARS}]{{1,6}})?|{_DASHED})"
    rf"|(?P<stars>[{_STARS}]{{2,12}})|(?P<said>{_SAID}|…{{1,3}}|\.{{3,6}}))"
)
# A text without one of these hides no place. The class comes first and looks on, because a search
# that starts with a class is the quick one.
HIDING = re.compile(
    rf"[{_STARS}xX某#?？…_\-.(（\[【〔](?:(?<=[{_STARS}xX某…])|(?<=[#?？])(?=[#?？])|(?<=_)(?=_)"
    r"|(?<=-)(?=-)|(?<=\.)(?=\.\.)|(?<=[(（\[【〔])(?=[^()（）\[\]【】〔〕\n]{0,8}[略隐脱屏保不]))"
)
_OFFICE = re.compile(r"(?:办公|单位|受理|办理|办事|机关|公司|服务|窗口|活动|会议)[一-鿿：:]{0,5}$")
_DOOR, _PART = re.compile(_DOORS), re.compile(_PARTS)
_OFFICE_LABEL = re.compile(r"地[址点][:：]?\Z")
_SHOWN_DOOR = re.compile(rf"[0-9A-Za-z一二三四五六七八九十] ?(?:{_DOORS})(?!街坊|[大小]?[区院街])")
_ENDS_A_PLACE = re.compile(
    r"(?:内蒙古|省|盟|州|市|区|县|旗|镇|乡|苏木|街道|嘎查|村|屯|庄|营子?|窑|沟|街|路|巷|大道|园|苑|城|府|里|坊|楼|单元|组)\Z"
)
_EDGE = re.compile(r"(?![一-鿿0-9A-Za-z*×])|[,，。;；]")
_LEAST_PLACE, _SEVERAL = 2, 2
_TOLD = frozenset(
    {FindingType.PERSON, FindingType.MASKED_NAME, FindingType.CN_ID_CARD, FindingType.MASKED_ID}
)
# The characters of which a text must hold one for such an address to be in it.
PLACE_MASKS = frozenset(_STARS + "xX某#?？…_.略隐敏蔽密开示")


def find_masked_places(normal: Normalised, hits: Iterable[Hit]) -> Iterable[Hit]:
    """Find masked addresses; `hits` is what was found already, of which some say whose they are.

    A word of living leads one in, or the line tells of somebody.
    """
    if normal.marks.isdisjoint(PLACE_MASKS) or HIDING.search(normal.folded) is None:
        return ()
    return list(masked_places(normal, hits))


def masked_places(normal: Normalised, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield masked addresses of a text that may hold one; see `find_masked_places`."""
    text = without_bold(normal.folded)
    told: list[tuple[int, int]] | None = None
    for match in _CHAIN.finditer(text):
        start, end = match.span()
        if _EDGE.match(text, end) is None:
            continue
        first, led_in = reach_left(text, start)
        if not _is_a_place(text, first, match, led_in=led_in):
            continue
        if told is None:
            told = [normal.folded_span(hit.start, hit.end) for hit in hits if hit.type in _TOLD]
        people = [span for span in told if span[1] <= first or span[0] >= end]
        if led_in or _is_somebodys(text, first, match, people):
            shown = sum(is_han(mark) or mark.isdigit() for mark in text[first:start])
            span = normal.from_folded(first, end)
            # As long as one that letters make of it: 青松小区XX栋.
            yield Hit(FindingType.MASKED_ADDRESS, *span, 0.9, Reason.MASKED, shown)


def _is_a_place(text: str, first: int, chain: re.Match[str], *, led_in: bool) -> bool:
    """Tell whether a named place stands in front of the masked parts, and no office's."""
    place = text[first : chain.start()]
    if not place:
        # 住址：**市**区**路**号: of a template, crosses and 某 say nothing either.
        return led_in and chain.group()[0] == "*" and len(_PART.findall(chain.group())) > 1
    if sum(map(is_han, place)) < _LEAST_PLACE or place[0] == "某" or place[-1] == "第":
        return False
    if _OFFICE.search(text, max(0, first - 8), first) or _OFFICE_LABEL.search(place):
        return False
    if chain.group() == "**" == text[max(0, first - 2) : first]:
        return False  # 住**乌兰计村**: bold type
    if _SHOWN_DOOR.search(place) is not None:
        return False  # 锦绣家园5号楼***: an address
    if chain["parts"] is not None:
        return True
    return (led_in or chain["stars"] is not None) and _ENDS_A_PLACE.search(place) is not None


def _is_somebodys(
    text: str, first: int, chain: re.Match[str], people: list[tuple[int, int]]
) -> bool:
    """Tell whether the line tells of somebody, or several doors say that one lives there."""
    if len(_DOOR.findall(chain.group())) >= _SEVERAL:
        return True
    if chain["said"] is not None:
        return False
    low, high = text.rfind("\n", 0, first) + 1, text.find("\n", chain.end())
    return any(low <= start and (high < 0 or end <= high) for start, end in people)
