"""Addresses down to the door: village group and number, estate, building, unit, room.

A place name is not an address, and the seat of an office is public. An address is a named place
with a chain of door parts behind it (3组12号, 5号楼2单元301室, 5-2-301); the named place reaches
left to the next mark or to the word that leads it in (现住, 家住, 地址).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection.contexts import after, before
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.lexicon import starting_with
from noticegen.detection.text.normal import Normalised

_NUMBER = (
    r"(?:[0-9]{1,5}[A-Za-z]?|[一二三四五六七八九十百零〇○]{1,4}|[甲乙丙丁]|[A-Za-z](?=[座栋幢]))"
)
_NO_MORE = {
    "号": r"(?!线|文|令|公告|机|窗口|桥|井|厅|馆|台|案|通知|决|会议|码|称|召|角|手|外|以|公示|"
    "人|至|前|后|起|之前|到)",
    "室": r"(?!内|外|主任|友)",
    "组": r"(?!长|织|成|员|内|别|合|团|数|建)",
    "社": r"(?!区|会|保|员|长|团|交|救)",
    "队": r"(?!员|长|伍|友|列)",
    "排": r"(?!查|除|水|名|队|污)",
    "座": r"(?!谈|位|椅)",
    "层": r"(?!次|面|级)",
    "楼": r"(?!梯|道|长)",
    "户": r"(?![口籍主数人共均0-9]|[一-鿿]{0,4}[0-9])",
    "区": r"(?=[0-9])",
    "段": r"(?=[0-9])",
    "委": r"(?=[0-9])",
    "连": r"(?=[0-9])",
    "栋": r"(?!楼(?![0-9一二三四五六七八九]))",
    "幢": r"(?!楼(?![0-9一二三四五六七八九]))",
}
_UNIT = (
    r"(?:号楼|号院|号房|号街坊|号门|号附|#楼|#|村民小组|独贵龙|牧业组|生产队|小队|小组|分场|单元|"
    r"门(?!诊|口|市|前|窗|卫|头|类|票|面|"
    r"店)|" + "|".join(f"{unit}{guard}" for unit, guard in _NO_MORE.items()) + "|弄|巷|门牌|街)"
)
_THREE_FIGURES = r"[0-9]{1,3}-[0-9]{1,2}-[0-9]{3,4}"
_CHAIN = (
    rf"(?:[东西南北前后中上下新老][街院巷排侧社队组门]?)?"
    rf"(?:[第附付]?{_NUMBER} ?{_UNIT}[ ,，、之\-]?(?:平房|西头|东头|南头|北头|[前后]排)?){{1,6}}"
    r"(?:(?<=单元|号楼|号栋)[0-9]{1,4}(?![0-9年月元])|"
    r"(?<=[栋幢座])[0-9]{3,4}(?![0-9年月元人户名])"
    rf"|(?<=街坊){_THREE_FIGURES})?"
    r"(?:[东西南北]数?第[0-9一二三四五六七八九十]{1,2}[户家排])?"
    r"(?:(?:[东西中左右南北]{1,2}(?:户|门|侧|边|手|头)|"
    r"(?<![,，、])[0-9]{3,4}(?![0-9年人元]))(?:室)?)?"
)
# What a place with doors is called at its end.
_PLACE_END = starting_with(
    r"牧户|农户|[A-Za-z一二三四五六七八九十东西南北]区|行政村|自然村|村委会|村民小组|村|嘎查|"
    r"社区|小区|新区|街坊|街道|大街|街|大道|路|道|巷子|"
    r"巷|胡同|弄|里|坊|"
    r"苑|花园|家园|公园|园|城|府|华庭|庭|邨|庄园|庄|屯|镇|乡|苏木|家属[院楼区]|住宅[楼区]|居民楼|"
    r"公寓|宿舍|平房区|棚户区|"
    r"安置[区点房]|移民[区点新]?|廉租房|公租房|保障房|营子|营|窑子?|圪旦|圪堵|圐圙|壕|湾|沟|滩|"
    r"梁|浩特|淖尔|淖|召|庙|"
    r"农场|牧场|林场|独贵龙|林业局|东头|西头|南头|北头|平房|坡|艾里|小组|队|社|组|铺|堡|寨|井|坪|"
    r"岭|川|"
    r"泉|小院|大院|院|沟子|卜子|脑包|敖包|房子|地|"
    r"府邸|国际|名都|豪庭|"
    r"佳苑|雅居|新村|嘉园|名苑|名都|名邸|印象城|华府|龙城|雅苑|公馆|丽景|景苑|水岸|时代|广场|"
    r"中心|大厦|新天地|湾区|世家|绿洲|阳光|滨河|楼"
)
# Where bare numbers behind the name are doors: 阳光小区5-2-301, but not 东园镇 11-17.
_ESTATE_END = (
    r"(?:小区|新区|社区|(?<=[一-鿿])[A-Za-z一二三四五六东西南北]区|[0-9一二三]期|街坊|苑|花园|"
    r"家园|园|城|府|庭|邨|里|"
    r"家属[院楼区]|公寓|宿舍|平房区|"
    r"安置[区点房]|名都|名邸|公馆|国际|大院|"
    r"院|庄园|世家|绿洲|阳光|水岸|时代|湾|郡|丽景|印象城)"
)
# 5-2-301, 12#402: two to four short figures; 11-5-1501: building, entrance, room.
_FIGURES_OF_A_DOOR = r"[0-9]{1,4}(?: ?[\-/#_—] ?[A-Za-z]?[0-9]{1,4}){1,3}"
_DOOR = re.compile(
    rf"{_PLACE_END}[ ,，]?{_CHAIN}"
    rf"|{_ESTATE_END} ?(?P<plain>(?!20[0-9]{{2}}|19[0-9]{{2}})[A-Za-z]?{_FIGURES_OF_A_DOOR}"
    rf"(?:室|号|户)?)(?![0-9年月日元人户名亩岁楼期至]|号楼)"
    # 和平路都市枫林11-5-1501: a street, an estate that is called nothing, three figures.
    rf"|(?:路|街|巷|大道|(?:路|街|巷|大道|社区|镇|(?<=住)|(?<=址)|"
    rf"(?<=址[:：]))[一-鿿]{{2,8}})(?P<figures>{_THREE_FIGURES})(?:室)?"
    rf"(?![0-9年月日元人户名亩岁\-])"
)
# What any address holds: a figure and a unit, or an estate and a figure. The class comes first and
# looks back, because a search that starts with a class is the quick one.
_FIGURE = "0-9A-Za-z一二三四五六七八九十百零〇甲乙丙丁"
_UNITS, _ESTATES = (
    "号室单栋幢座组社队排弄户",
    "区苑园城府庭院楼寓舍里邨湾坊都邸馆际郡景点房光岸代洲家",
)
_HINT = re.compile(
    rf"[{_UNITS}{_ESTATES}](?:(?<=[{_UNITS}])(?:(?<=[{_FIGURE}].)|(?<=[{_FIGURE}] .))"
    rf"(?:(?<!单)|(?=元))|(?<=[{_ESTATES}]) ?[A-Za-z]?[0-9])"
)
_FIGURES = re.compile("[一-鿿][0-9]{1,3}-[0-9]{1,2}-[0-9]{3,4}(?![0-9])")
_LED_IN = re.compile(
    r"(?:现居住|居住|现住|家住|住(?!宅)|地|位于|户籍地?|户口|门牌|地址)(?:址|在|于|地|处|"
    r"所在地)?(?:为|是|:|：)?[ ]?"
    rf"([一-鿿]{{0,24}}?{_CHAIN})"
)
_HOUSE = re.compile(
    rf"{_NUMBER} ?(?:#|号(?!线)|室|单元|栋|幢|排|座|门)|[0-9]{{3,}}$|[东西]户|"
    rf"[组队社龙] ?{_NUMBER}户$"
)
# 青松小区23号楼 is a building, 查干敖包镇5号沙场 a thing: no door without a word of living.
_BUILDING = re.compile(
    r".*?(?:[0-9]{1,3}|[A-Za-z一二三四五六七八九十])(?:号楼|#楼|栋|幢|座|楼|号门)"
    r"(?:[0-9一二三四五六七八九十]{1,2}层)?(?:[东西南北][侧边])?[ ,，、至之\-]*"
)
_ONE_NUMBER = re.compile(
    r".*?(?:镇|乡|苏木|[牧农林]场|区|园|城|府|苑|街道|社区|公寓|公司|院)[0-9]{1,4}(?:号|号门)"
)
# 乌兰计村3组68户受益: how many they are, unless nothing follows.
_HOUSEHOLDS = re.compile(r".*[组队社龙] ?[0-9]{1,4}户")
_MOVED_BEHIND = re.compile(r" ?(?:搬[走出离到至]|迁[出走往至])")
_LEAD_WORDS = re.compile(
    r".*(?:现居住地|居住地址|家庭住址|家庭地址|户籍地址|户籍所在地|常住地址|通讯地址|邮寄地址|"
    r"联系地址|住址|地址|住所地?|"
    r"现居住|居住|现住|家住|租住|暂住|借住|搬到|搬至|搬迁至|搬往|迁往|迁入|迁至|入住|回到|送到|"
    r"送至|寄到|寄往|位于|坐落于?|坐落|"
    r"户籍|户口|籍贯|门牌|老家|家(?=[在住:：])|房子?(?=在)|送达|投递至|搬离|迁离|现居|住(?!宅))(?:在|于|为|"
    r"是|至|到)?[:：]?"
)
_PROVINCES = re.compile(
    r"(?:内蒙古|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|"
    r"河南|湖北|湖南|广东|广西|海南|"
    r"四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|包头市|呼和浩特市|鄂尔多斯市|巴彦淖尔市|"
    r"乌兰察布市|赤峰市|通辽市)"
)
_PUBLIC_BEFORE = re.compile(
    r"(?:报名|报到|集合|活动|考试|招聘|培训|会议|办公|受理|来访|来信|接待|收信|收件|单位|机关|"
    r"信访|意见箱|举报|监督|咨询|服务|办理|注册|"
    r"经营|办事|领取|申领|窗口|邮寄|"
    r"联系|政府|民政局|办公室|委员会|中心|大厅|公司|银行|医院|学校|寄送|投递|反映)"
    r"(?:[^。;；,，\n]{0,8}|[^。;；,，\n]{0,2}[,，])"
    r"(?:地点|地址|地|处|位于|邮寄至|寄至|寄往|于|在|:|：)[:： ]{0,2}$"
)
_PUBLIC_BEHIND = re.compile(
    r"^ ?[(（,，]?[一-鿿]{0,10}?(?:人民政府|镇政府|政府|民政局|民政办|办公室|办事处|委员会|便民|"
    r"服务中心|服务站|大厅|派出所|党群|"
    r"敬老院|救助站|救助中心|财政|残联|信访|窗口|卫生院|医院|学校|公司|银行|村部|居委会|村委会)"
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
_PRIVATE = re.compile(r"本人|家庭|其|户主|个人|申请人|监护人|家")
_CELL_EDGES = frozenset({"", "\t", ",", "，", "|", " ", "\n"})
_LONG_NUMBER = re.compile("[0-9]{11}")
_MAX_LEFT = 40
_SHORTEST = 5
_PART_ENDS = frozenset("省市盟区县旗镇乡村道木查")


def find_addresses(normal: Normalised) -> Iterator[Hit]:
    """Find addresses; a village group without a house number counts only as somebody's home.

    Where figures end matters (5-2-301, and a telephone in the next cell), so this reads the text
    as it was before separators were taken out.
    """
    text = normal.folded
    figures = "-" in normal.marks and _FIGURES.search(text) is not None
    if not figures and _HINT.search(text) is None:
        return
    for start, last, score in _places(text):
        if last - start >= _SHORTEST and not _is_public(text, start, last):
            span = normal.from_folded(start, _trimmed(text, last))
            yield Hit(FindingType.ADDRESS, *span, score, Reason.CONTEXT)


def _places(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield the span and score of every place with a door, public or not."""
    for match in _DOOR.finditer(text):
        start, end = match.span()
        first, led_in = _reach_left(text, start)
        figures = match["plain"] is not None or match["figures"] is not None
        led_in = led_in or _MOVED_BEHIND.match(text, end) is not None
        house = figures or _HOUSE.search(match.group()) is not None
        if house and not figures and not led_in and _is_of_nobody(text, match.group(), end):
            house = False
        if house or led_in or _is_cell(text, first, end):
            yield first, end, 0.85 if led_in and house else 0.7
    for match in _LED_IN.finditer(text):
        yield *match.span(1), 0.75


def _is_of_nobody(text: str, place: str, end: int) -> bool:
    """Tell whether a place is a building, or a number that belongs to what stands behind it."""
    if _BUILDING.fullmatch(place) is not None:
        return True
    thing = _HOUSEHOLDS.fullmatch(place) is not None or _ONE_NUMBER.fullmatch(place) is not None
    return thing and "\u4e00" <= text[end : end + 1] <= "\u9fff"


def _is_cell(text: str, start: int, end: int) -> bool:
    """Tell whether a place without a house fills a cell of a row that also holds a long number."""
    end = _trimmed(text, end)
    return (
        text[start - 1 : start] in _CELL_EDGES
        and text[end : end + 1] in _CELL_EDGES
        and _LONG_NUMBER.search(text) is not None
    )


def _trimmed(text: str, end: int) -> int:
    """Return the end of an address without the marks behind it."""
    while text[end - 1] in " ,，、-之":
        end -= 1
    return end


def _reach_left(text: str, start: int) -> tuple[int, bool]:
    """Return where the named place in front begins, and whether a word of living leads it in."""
    first = start
    while first > max(0, start - _MAX_LEFT):
        # A space may stand between the parts of an address: 九原区万水泉镇 奥宇新城.
        spaced = text[first - 1] == " " and first > 1 and text[first - 2] in _PART_ENDS
        if not (spaced or _belongs(text[first - 1])):
            break
        first -= 1
    lead = _LEAD_WORDS.match(text, first, start)
    led_in = lead is not None
    if lead is not None and lead.end() <= start:
        first = lead.end()
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
    while first < start and text[first] in "0123456789的":
        first += 1
    return first, led_in


def _belongs(mark: str) -> bool:
    return "\u4e00" <= mark <= "\u9fff" or (mark.isascii() and mark.isalnum())


def _is_public(text: str, start: int, end: int) -> bool:
    """Tell whether an address is the seat of an office, which a notice must name."""
    window = before(text, start, 24)
    label = _PUBLIC_BEFORE.search(window)
    if label is not None and _PRIVATE.search(label.group()) is None:
        return True
    if _OFFICE_INSIDE.search(text, start, end) is not None and not _HOUSING.search(
        text, start, end
    ):
        return True
    return _PUBLIC_BEHIND.match(after(text, end, 18)) is not None
