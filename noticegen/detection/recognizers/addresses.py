"""Addresses down to the door: village group and number, estate, building, unit, room.

A place name is not an address, and the seat of an office is public. An address is a named place
with a chain of door parts behind it (3组12号, 5号楼2单元301室, 5-2-301); the named place reaches
left to the next mark or to the word that leads it in (现住, 家住, 地址).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from noticegen.detection.contexts import after, before
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
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
    r" ?(?:居?住(?!院)|同住|那[户家]|这[户家]|人家|找[他她]|门口[,，。]?$|常年锁门|家中无人)"
)
_MOVED_BEHIND = re.compile(r" ?(?:搬[走出离到至来]|迁[出走往至来])")
# What leads to somebody's door, and to much else: it tells where a place begins.
_SENT = "接到|迁到|寄|去(?=[一-鿿]{2})|应该是|就是|位置"
_ONLY_SENT = re.compile(r"(?:接到|寄|去|应该是|就是|位置)\Z")
_LEAD_WORDS = re.compile(
    r".*(?:现居住地|居住地址|家庭住址|家庭地址|户籍地址|户籍所在地|常住地址|通讯地址|邮寄地址|"
    r"联系地址|住址|地址|住所地?|"
    r"现居住|居住|现住|家住|租住|暂住|借住|搬到|搬至|搬迁至|搬往|迁往|迁入|迁至|入住|回到|送到|"
    r"送至|寄到|寄往|位于|坐落于?|坐落|"
    rf"户籍|户口|籍贯|门牌|老家|家(?=[在住:：])|房子?(?=在)|{_SENT}|送达|投递至|搬离|迁离|现居|住(?!宅))(?:在|于|为|"
    r"是|至|到)?[:：]?"
)
# A place that is called by its number; any other figures in front are those of a list.
_NUMBERED_PLACE = re.compile(r"[0-9]{1,3}(?:号?街坊|号大?院|委|连|团)")
_PROVINCES = re.compile(
    r"(?:内蒙古|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|"
    r"河南|湖北|湖南|广东|广西|海南|"
    r"四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|包头市|呼和浩特市|鄂尔多斯市|巴彦淖尔市|"
    r"乌兰察布市|赤峰市|通辽市)"
)
_TELLING_BEHIND = (_LIVED_IN_BEHIND, _MOVED_BEHIND)
_PUBLIC_BEFORE = re.compile(
    r"(?:报名|报到|集合|活动|考试|招聘|培训|会议|办公|受理|来访|来信|接待|收信|收件|单位|机关|"
    r"信访|意见箱|举报|监督|咨询|服务|办理|注册|"
    r"经营|办事|领取|申领|窗口|邮寄|"
    r"联系|政府|民政局|办公室|委员会|中心|大厅|公司|银行|医院|学校|寄送|投递|反映)"
    r"(?:[^。;；,，\n]{0,8}|[^。;；,，\n]{0,2}[,，])"
    r"(?:地点|地址|地|处|位于|邮寄至|寄至|寄往|于|在|:|：)[:： ]{0,2}$"
)
# 包头市民政局，昆都仑区钢铁大街甲6号; 市救助管理站：东河区南门外大街97号
_OFFICE_BEFORE = re.compile(
    r"(?:^|[。;；\n])[一-鿿]{1,16}(?:政府|民政[局办所]|管理站|救助站|残联|法院|检察院|派出所|办事处|"
    r"服务中心|服务站|信访局|[医社]保局|财政局|大厅)[,，:：] ?$"
)
_PUBLIC_BEHIND = re.compile(
    r"^ ?[(（,，]?[一-鿿]{0,10}?(?:人民政府|镇政府|政府|民政局|民政办|办公室|办事处|委员会|便民|"
    r"服务中心|服务站|大厅|派出所|党群|"
    r"敬老院|民政大楼|政府大楼|政务|行政中心|救助站|救助中心|财政|残联|信访|窗口|卫生院|医院|学校|公司|银行|村部|居委会|村委会)"
)
# 民政局三楼305室, 县政府大楼B座: the office itself has the door.
_OFFICE_INSIDE = re.compile(
    r"政府|民政局|民政所|民政办|管委会|人社局|医保局|残联|信访局|财政所|派出所|司法所|卫生院|医院|"
    r"行政中心|行政服务|党群服务中心|服务大厅|政务大厅|便民|办公楼|办公大楼|政务中心|服务中心|"
    r"村委会|居委会|嘎查委员会"
)
_HOUSING = re.compile(
    r"家属|宿舍|小区|住宅|公寓|[苑园庭邸]|单元|院内平房|村民小组|[0-9一二三四五六七八九十](?:组|社)"
)
# 大城店村委会六分子村19号: the committee's name stands for that of its villages.
_DWELLING_BEHIND = re.compile(r"[一-鿿]{1,8}(?:村|湾|[沟圪营窑壕滩梁屯庄]|卜子|自然村)")
_PRIVATE = re.compile(r"本人|家庭|其|户主|个人|申请人|监护人|家")
_CELL_EDGES = frozenset({"", "\t", ",", "，", "|", " ", "\n"})
_LONG_NUMBER = re.compile("[0-9]{11}")
_MAX_LEFT = 40
_SHORTEST = 5
_LONGEST_ROW = 200  # characters to each side
_PART_ENDS = frozenset("省市盟区县旗镇乡村道木查")

Spans = Sequence[tuple[int, int]]


def find_addresses(normal: Normalised, people: Iterable[Hit] = ()) -> Iterator[Hit]:
    """Find addresses; a village group without a house number counts only as somebody's home.

    `people` are the names in the text: what fills a cell beside one is where somebody lives. Where
    figures end matters (5-2-301, and a telephone in the next cell), so this reads the text
    as it was before separators were taken out.
    """
    text = normal.folded
    figures = not normal.marks.isdisjoint(FIGURE_MARKS) and FIGURES.search(text) is not None
    if not figures and HINT.search(text) is None:
        return
    spans = sorted([normal.folded_span(hit.start, hit.end) for hit in people])
    for start, last, score in _places(text, normal.marks, spans):
        if last - start >= _SHORTEST and not _is_public(text, start, last):
            span = normal.from_folded(start, _closed(text, start, _trimmed(text, last)))
            yield Hit(FindingType.ADDRESS, *span, score, Reason.CONTEXT)


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
        first, led_in = _reach_left(text, start)
        figures = match["plain"] is not None or match["figures"] is not None
        led_in = led_in or _MOVED_BEHIND.match(text, end) is not None
        house = figures or HOUSE.search(text[start : _trimmed(text, end)]) is not None
        if house and not figures and not led_in and _is_of_nobody(text, match.group(), end):
            house = _is_beside_a_name(text, first, end, people)
        if house or led_in or _is_in_a_row(text, first, end):
            yield first, end, 0.85 if led_in and house else 0.7


def _flats(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield a room of a building, whatever the place in front is called."""
    for match in FLAT.finditer(text):
        first, led_in = _reach_left(text, match.start() + 1)
        if match.start() > first:
            yield first, match.end(), 0.85 if led_in else 0.75


def _figures_of_doors(text: str, people: Spans) -> Iterator[tuple[int, int, float]]:
    """Yield bare figures behind a place that a word of living, or a name beside, makes a door."""
    for match in LED_IN_FIGURES.finditer(text):
        yield *match.span("place"), 0.75
    if people:
        for match in CELL_WITH_FIGURES.finditer(text):
            if _is_beside_a_name(text, *match.span("place"), people):
                yield *match.span("place"), 0.65


def _corners(text: str, people: Spans) -> Iterator[tuple[int, int, float]]:
    """Yield a corner of a village to which words of living lead, or beside a name."""
    for match in CORNER.finditer(text):
        start, end = match.span()
        if HOUSE.search(match.group()) is None:
            continue
        first, led_in = _reach_left(text, start)
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


def _reach_left(text: str, start: int) -> tuple[int, bool]:
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
        label = before(text, above, 12).rstrip(" \t:：(（")
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


def _has_an_office(text: str, start: int, end: int) -> bool:
    """Tell whether an office itself has the door, and no dwelling place behind its name."""
    offices = list(_OFFICE_INSIDE.finditer(text, start, end))
    if not offices or _HOUSING.search(text, start, end) is not None:
        return False
    return _DWELLING_BEHIND.match(text, offices[-1].end(), end) is None


def _is_public(text: str, start: int, end: int) -> bool:
    """Tell whether an address is the seat of an office, which a notice must name."""
    window = before(text, start, 24)
    if _OFFICE_BEFORE.search(window) is not None:
        return True
    label = _PUBLIC_BEFORE.search(window)
    if label is not None and _PRIVATE.search(label.group()) is None:
        return True
    if _has_an_office(text, start, end):
        return True
    return _PUBLIC_BEHIND.match(after(text, end, 18)) is not None
