"""Addresses down to the door: village group and number, estate, building, unit, room.

A place name is not an address, and the seat of an office is public. An address is a named place
with a chain of door parts behind it (3组12号, 5号楼2单元301室, 5-2-301); the named place reaches
left to the next mark or to the word that leads it in (现住, 家住, 地址).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from noticegen.detection.contexts import before
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.recognizers.corners import CORNER_TOLD, find_corners
from noticegen.detection.recognizers.doors import (
    CELL_WITH_FIGURES,
    CORNER,
    DOOR,
    FIGURE_MARKS,
    FIGURES,
    FLAT,
    FLAT_MARKS,
    HINT,
    HOUSE,
    LED_IN,
    LED_IN_FIGURES,
    ROOM_ALONE,
)
from noticegen.detection.recognizers.office_addresses import is_seat_of_office
from noticegen.detection.text.normal import Normalised

# 青松小区23号楼 is a building, 查干敖包镇5号沙场 a thing: no door without a word of living.
_BUILDING = re.compile(
    r"(?!.*[0-9](?:号(?![楼院门街])|室)).*[0-9]号?街坊|(?!.*[0-9](?:号(?![楼院门街])|室)).*?(?:[0-9]{1,3}|[A-Za-z一二三四五六七八九十])(?:号楼|#楼|栋|幢|座|楼|号门)"
    r"(?:[0-9一二三四五六七八九十]{1,2}层)?(?:[东西南北][侧边]|顶[层楼]|地下室|负[一二三123]层|底[商店]|门市|商铺|"
    r"车库|院[内里]|后院|[东西南北中]侧?单元)?[ ,，、至之\-]*"
)
_ONE_NUMBER = re.compile(
    r".*?(?:镇|乡|苏木|[牧农林]场|区|园|城|府|苑|街道|社区|公寓|公司|院)[0-9]{1,4}(?:号|号门)"
)
# 乌兰计村3组68户受益: how many they are, unless nothing follows; 东片3排路灯, 2单元管道.
_HOUSEHOLDS = re.compile(
    r".*[组队社龙] ?[0-9]{1,4}户|.*[0-9]排(?:平房)?|.*(?:楼|栋|幢)[0-9一二三四五六]单元"
)
_TOTAL = re.compile("共[0-9]{1,3}[组社队]")
_LIVED_IN_BEHIND = re.compile(
    r" ?(?:居?住(?!院)|同住|那[户家]|这[户家]|人家|找[他她]|入户|门口[,，。]?$|常年锁门|家中无人)"
)
# 到东山根村3组12户走访: one door; 东山根村3组12户通自来水 counts them.
_VISITED = re.compile(r"[组社队] ?[0-9]{1,3}户\Z")
_VISITED_BEHIND = re.compile(
    r"(?:走访|入户|家访|核实|核查|探望|看望|了解情况|调查)(?=[,，。;；\n]|$)"
)
_MOVED_BEHIND = re.compile(r" ?(?:搬[走出离到至来]|迁[出走往至来])")
# What leads to somebody's door, and to much else: it tells where a place begins.
_SENT = "接到|迁到|寄|去(?=[一-鿿]{2})|应该是|就是|位置|设[在于]"
_ONLY_SENT = re.compile(r"(?:接到|寄|去|应该是|就是|位置)\Z")
_LEAD_WORDS = re.compile(
    r".*(?:现居住地|居住地址|家庭住址|家庭地址|户籍地址|户籍所在地|常住地址|通讯地址|邮寄地址|"
    r"联系地址|住址|地址|住所地?|"
    r"现居住|居住|现住|家住|租住|暂住|借住|搬到|搬至|搬迁至|搬往|迁往|迁入|迁至|入住|回到|送到|"
    r"送至|寄到|寄往|位于|坐落于?|坐落|"
    rf"户籍|户口|籍贯|门牌|老家|家(?=[在住:：])|房子?(?=在)|{_SENT}|送达|投递至|搬离|迁离|现居|住(?!宅))(?:在|于|为|"
    r"是|至|到)?[:：]?"
)
_NOTE_OF_LABEL = re.compile(r"[(（][一-鿿]{1,6}[)）]\Z")  # 住址（脱敏）：
# A place that is called by its number; any other figures in front are those of a list.
_NUMBERED_PLACE = re.compile(r"[0-9]{1,3}(?:号?街坊|号大?院|委|连|团)")
_PROVINCES = re.compile(
    r"(?:内蒙古|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|"
    r"河南|湖北|湖南|广东|广西|海南|"
    r"四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|包头市|呼和浩特市|鄂尔多斯市|巴彦淖尔市|"
    r"乌兰察布市|赤峰市|通辽市)"
)
_TELLING_BEHIND = (_LIVED_IN_BEHIND, _MOVED_BEHIND)
_CELL_EDGES = frozenset({"", "\t", ",", "，", "|", " ", "\n"})
_LONG_NUMBER = re.compile("[0-9]{11}")
_MAX_LEFT = 40
_MOST_FIGURES = 8
_GOES_ON = re.compile(r"[#\-/_.]?[0-9]")
_SHORTEST = 5
_LONGEST_ROW = 200  # characters to each side
_PART_ENDS = frozenset("省市盟区县旗镇乡村道木查")

Spans = Sequence[tuple[int, int]]


def find_addresses(normal: Normalised, people: Iterable[Hit] = ()) -> Iterable[Hit]:
    """Find addresses; a village group without a house number counts only as somebody's home.

    `people` are the names in the text: what fills a cell beside one is where somebody lives. Where
    figures end matters (5-2-301, and a telephone in the next cell), so this reads the text
    as it was before separators were taken out.
    """
    text = normal.folded
    figures = not normal.marks.isdisjoint(FIGURE_MARKS) and FIGURES.search(text) is not None
    told = figures or HINT.search(text) is not None or CORNER_TOLD.search(text) is not None
    return _addresses(normal, people) if told else ()


def _addresses(normal: Normalised, people: Iterable[Hit]) -> Iterator[Hit]:
    text = normal.folded
    spans = sorted([normal.folded_span(hit.start, hit.end) for hit in people])
    for start, last, score in _places(text, normal.marks, spans):
        if last - start >= _SHORTEST and not _is_public(text, start, last, spans):
            span = normal.from_folded(start, _closed(text, start, _trimmed(text, last)))
            yield Hit(FindingType.ADDRESS, *span, score, Reason.CONTEXT)
    for start, end in find_corners(text):
        yield Hit(FindingType.ADDRESS, *normal.from_folded(start, end), 0.65, Reason.CONTEXT)


def _places(text: str, marks: frozenset[str], people: Spans) -> Iterator[tuple[int, int, float]]:
    """Yield the span and score of every place with a door, public or not."""
    yield from _doors(text, people)
    for match in LED_IN.finditer(text):
        yield *match.span(1), 0.75
    if not marks.isdisjoint(FLAT_MARKS):
        yield from _flats(text)
    if not marks.isdisjoint(FIGURE_MARKS):
        yield from _figures_of_doors(text, people)
    yield from _corners(text, people)
    if people:
        for match in ROOM_ALONE.finditer(text):
            if _is_beside_a_name(text, *match.span("room"), people):
                yield *match.span("room"), 0.65


def _doors(text: str, people: Spans) -> Iterator[tuple[int, int, float]]:
    """Yield what is called as places with doors are, and its doors."""
    for match in DOOR.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] == "全":
            continue  # 全村5组120户
        first, led_in = reach_left(text, start)
        if text[first] == "某" and not led_in:
            continue  # 某小区3号楼: told of nobody
        figures = match["plain"] is not None or match["figures"] is not None
        led_in = led_in or any(tells.match(text, end) for tells in _TELLING_BEHIND)
        led_in = led_in or _is_visited(text, first, end) or _is_home_of(text, end, people)
        house = figures or HOUSE.search(text[start : _trimmed(text, end)]) is not None
        if house and not figures and not led_in and _is_of_nobody(text, match.group(), end):
            house = _is_beside_a_name(text, first, end, people)
        if house or led_in or _is_in_a_row(text, first, end):
            yield first, end, 0.85 if led_in and house else 0.7


def _is_home_of(text: str, end: int, people: Spans) -> bool:
    """Tell whether the home of somebody named follows a group: 柳匠村5社王三女家."""
    place = bisect_left(people, (end, 0))
    if place == len(people) or people[place][0] != end:
        return False
    return text.startswith(("家", "的房", "的院"), people[place][1])


def _is_visited(text: str, first: int, end: int) -> bool:
    """Tell whether somebody went to see one door of a group, and not so many households."""
    return (
        text[end - 1] == "户"
        and _VISITED_BEHIND.match(text, end) is not None
        and _VISITED.search(text, first, end) is not None
        and "到" in text[max(0, first - 2) : end]
    )


def _flats(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield a room of a building, whatever the place in front is called."""
    for match in FLAT.finditer(text):
        first, led_in = reach_left(text, match.start() + 1)
        if match.start() > first and not _GOES_ON.match(text, match.end()):
            yield first, match.end(), 0.85 if led_in else 0.75


def _figures_of_doors(text: str, people: Spans) -> Iterator[tuple[int, int, float]]:
    """Yield bare figures behind a place that a word of living, or a name beside, makes a door."""
    for match in LED_IN_FIGURES.finditer(text):
        if _are_few(match["place"]) and not _GOES_ON.match(text, match.end("place")):
            yield *match.span("place"), 0.75
    if people:
        for match in CELL_WITH_FIGURES.finditer(text):
            if _are_few(match["place"]) and _is_beside_a_name(text, *match.span("place"), people):
                yield *match.span("place"), 0.65


def _are_few(place: str) -> bool:
    """Tell the figures of a door from those of a telephone: 户口本上电话165-0000-1234."""
    return sum(map(str.isdigit, place)) <= _MOST_FIGURES


def _corners(text: str, people: Spans) -> Iterator[tuple[int, int, float]]:
    """Yield a corner of a village to which words of living lead, or beside a name."""
    for match in CORNER.finditer(text):
        start, end = match.span()
        if HOUSE.search(match.group()) is None:
            continue
        first, led_in = reach_left(text, start)
        led_in = led_in or _ONLY_SENT.search(text, max(0, first - 4), first) is not None
        led_in = led_in or any(tells.match(text, end) for tells in _TELLING_BEHIND)
        if led_in or _is_beside_a_name(text, first, end, people):
            yield first, end, 0.7 if led_in else 0.65


def _is_of_nobody(text: str, place: str, end: int) -> bool:
    """Tell whether a place is a building, or a number that belongs to what stands behind it."""
    if _BUILDING.fullmatch(place) is not None or _TOTAL.search(text, max(0, end - 12), end):
        return True
    thing = _HOUSEHOLDS.fullmatch(place) is not None or _ONE_NUMBER.fullmatch(place) is not None
    return thing and "\u4e00" <= text[end : end + 1] <= "\u9fff"


def _is_in_a_row(text: str, start: int, end: int) -> bool:
    """Tell whether a place without a house fills a cell of a row that also holds a long number."""
    return _fills_cell(text, start, end) and _LONG_NUMBER.search(text) is not None


def _is_beside_a_name(text: str, start: int, end: int, people: Spans) -> bool:
    """Tell whether a place fills a cell of a row with a name."""
    if not _fills_cell(text, start, end):
        return False
    low, high = max(0, start - _LONGEST_ROW), end + _LONGEST_ROW
    line_end = text.find("\n", end, high)
    first = bisect_left(people, (max(low, text.rfind("\n", low, start) + 1), 0))
    return first < bisect_left(people, (line_end if line_end >= 0 else high, 0))


def _fills_cell(text: str, start: int, end: int) -> bool:
    end = _trimmed(text, end)
    return text[start - 1 : start] in _CELL_EDGES and text[end : end + 1] in _CELL_EDGES


def _trimmed(text: str, end: int) -> int:
    """Return the end of an address without the marks behind it."""
    while text[end - 1] in " ,，、/-之(（":
        end -= 1
    return end


def _closed(text: str, start: int, end: int) -> int:
    """Return the end of an address with the bracket that closes one inside it."""
    opened = sum(text.count(mark, start, end) for mark in "(（")
    closed = sum(text.count(mark, start, end) for mark in ")）")
    return end + 1 if opened > closed and text[end : end + 1] in {")", "）"} else end


def reach_left(text: str, start: int) -> tuple[int, bool]:
    """Return where the named place in front begins, and whether a word of living leads it in."""
    first = start
    while first > max(0, start - _MAX_LEFT):
        # A space or a comma may stand between the parts of an address: 九原区万水泉镇 奥宇新城.
        spaced = text[first - 1] in " ,，" and first > 1 and text[first - 2] in _PART_ENDS
        if not (spaced or _belongs(text[first - 1])):
            break
        first -= 1
    lead = _LEAD_WORDS.match(text, first, start)
    led_in = lead is not None
    if lead is not None and lead.end() <= start:
        first = lead.end()
        led_in = _ONLY_SENT.search(text, lead.start(), first) is None
    else:
        # The label may stand on the line above.
        above = first - 1 if text.startswith("\n", first - 1) else first
        label = before(text, above, 16).rstrip(" \t:：(（")
        label = _NOTE_OF_LABEL.sub("", label)
        led_in = label in {"家", "房"} or label.endswith(
            ("址", "住", "住地", "户籍", "户口", "住所", "所在地", "地点", "坐落", "住处")
        )
    province = _PROVINCES.search(text, first, start)
    # 五虎山东平房: no province begins behind the name of a smaller place.
    if province is not None and _PART_ENDS.isdisjoint(text[first : province.start()]):
        first = province.start()
    if _NUMBERED_PLACE.match(text, first) is None:
        while first < start and text[first] in "0123456789的":
            first += 1
    return first, led_in


def _belongs(mark: str) -> bool:
    return "\u4e00" <= mark <= "\u9fff" or (mark.isascii() and mark.isalnum())


def _is_public(text: str, start: int, end: int, people: Spans) -> bool:
    """Tell whether an address is the seat of an office, which a notice must name."""
    beside = _is_beside_a_name(text, start, end, people)
    return is_seat_of_office(text, start, end, people, beside_a_name=beside)
