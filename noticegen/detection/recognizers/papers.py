"""Passports, travel permits and number plates."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from noticegen.detection.contexts import before, labels_thing, names_thing
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.text.normal import Normalised

_PASSPORT = re.compile(
    r"(?<![A-Za-z0-9])(?:[EeGgDdSsPpHhMmKk][ \-./]?[0-9]{8}|[PpSsDd][ -]?[0-9]{7}|"
    r"(?:[Ee][ -]?[A-HJ-NP-Za-hj-np-z]|[PpDdSs][Ee])[ -]?[0-9]{7}|"
    r"1[45][0-9]{7})"
    r"(?![0-9A-Za-z])"
)
# Of an ordinary passport, which is known without its name.
_FORM_ALONE = re.compile(r"[EeGgPpDdSs](?:[ -]?[0-9]{8}|[A-Za-z][ -]?[0-9]{7})")
_PASSPORT_NAMED = re.compile(r"护照|[Pp]assport|PASSPORT|普照")
_PERMIT = re.compile(
    r"(?<![A-Za-z0-9])(?:[HMhm][ -]?(?:[0-9]{10}|[0-9]{8})|[CcTtLlWwFfKk][A-Za-z]?[ -]?[0-9]{7,9}|"
    r"[0-9]{8}"
    r"|[A-Za-z]{1,2}[0-9]{6} ?[(（][0-9A][)）]|[0-9]{10} ?[(（][A-Z][)）])(?![0-9A-Za-z])"
)
_PERMIT_NAMED = re.compile(
    r"通行证|大通证|回乡证|台胞证|港澳证|往来港澳|往来台湾|来往内地|来往大陆|来大陆|入台证|香港身份|"
    r"澳门身份|台湾身份|港澳台|"
    r"港胞证|居民来往"
)
_AT_THE_BORDER = re.compile(r" ?(?:入境|出境|通关|过关)")
_PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
_PLATE = re.compile(
    rf"{_PROVINCE} ?[A-HJ-NP-Za-hj-np-z][)）]? ?"
    r"[·.\-•・ _/|+=~:：字牌]? ?"
    r"(?=[A-Za-z0-9]{0,3}[0-9][A-Za-z0-9]{0,2}[0-9])"
    r"(?:[A-HJ-NP-Za-hj-np-z0-9]{6}|[A-HJ-NP-Za-hj-np-z0-9]{5}[学警挂港澳领使]?|"
    r"[A-HJ-NP-Za-hj-np-z0-9]{4}[学警挂港澳领使])"
    r"(?![A-Za-z0-9]| ?(?:元|万元|人|户|亩))"
)
# What is called a plate is one however it is parted, and with one figure: 蒙-B_12345, 蒙B6PGBN.
_HAN_FIGURE = "一二三四五六七八九〇零幺壹贰叁肆伍陆柒捌玖"
_IN_HAN = re.compile(
    rf"{_PROVINCE} ?[A-HJ-NP-Za-hj-np-z] ?[·.\-•・]? ?"
    rf"[{_HAN_FIGURE}]{{5}}(?![{_HAN_FIGURE}])"
)
_PARTED = r"[ \-_.·•・/~:：,，、*|()（）\[\]\"“”'●。–—\n]{0,2}"
_FORM = (
    rf"{_PROVINCE}{_PARTED}[A-Za-zΑΒΕΗΚΜΝΡΤΧΥΖ]{_PARTED}牌?"
    rf"(?=[A-Za-z]{{0,5}}[0-9{_HAN_FIGURE}])[A-Za-z0-9{_HAN_FIGURE}]"
    rf"(?:{_PARTED[:-5]}?[A-Za-z0-9{_HAN_FIGURE}]){{4,5}}[学警挂港澳领使]?"
)
_CALLED_PLATE = re.compile(
    rf"(?:车牌|号牌|牌照|牌号|车号|车辆|轿车|汽车|货车|面包车|皮卡|名下)[^。\n]{{0,14}}?"
    rf"(?P<plate>{_FORM})(?![A-Za-z0-9])"
)
# 蒙-D-12345轿车: the vehicle may stand behind.
_PLATE_OF = re.compile(
    rf"(?P<plate>{_FORM}) ?号?牌?的?"
    r"(?:小?轿车|小?汽车|面包车|货车|皮卡|越野车|三轮|摩托|拖拉机|电动车|车)"
)
# The characters of which a text must hold one for a plate or a paper to be in it.
PLATE_MARKS = frozenset("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼")
CALLING_MARKS = frozenset("车牌下皮摩拖轮")
HAN_PLATE_MARKS = frozenset(_HAN_FIGURE)
# Every name of a paper, and every word for the border, holds one of these.
_NAMING_MARKS = frozenset("照通乡台港澳来境关pP")
# A paper that is not named is a letter and digits.
PAPER_MARKS = frozenset(string.ascii_letters) | _NAMING_MARKS
_LETTER_AND_DIGITS = re.compile(r"[A-Za-z][ -]?[0-9]{6}")
# 电能表E12345678, 路灯杆H12345678, E12345678号设备: the number of a thing, whatever the word is.
_THING = (
    r"[表杆桩位点井柜箱机仪器灯塔碑界阀泵站线桥牌型款批卷册盒架盘管缆栏棚圈舍苗畜单据票账簿函令信包袋桶瓶罐锁闸门窗"
    r"房屋库仓园场树木羊牛犬马驼猪禽药剂串槽坑洞渠坝标图幅片档页题楼栋铺摊斑]|监控|探头|摄像头|地块|[小林]班|宗地|"
    r"[产权]证|执照|设备|配件|零件|[产商样]品|批次|品种|样式|[号]段"
)
_CARD = (
    "(?:学生|借书|阅览|工作|资格|许可|执法|合格|上岗|操作|准考|代表|出入|出席|参会|防疫|检疫|记者)"
)
_OF_A_THING = re.compile(
    rf"(?:{_THING}|[0-9A-Za-z][\-/_.])(?:编?号码?|编码)?[:：(（]{{0,2}}\Z"
    rf"|(?:{_CARD}证|席位|座位|书号|控制点|车票|机票|车次)(?:编?号码?|编码)?[:：(（ ]{{0,2}}\Z"
)
# 机井 蒙B12345, 消防栓编号：蒙B00123: no plate, unless a vehicle is spoken of.
_NUMBERED_THING = re.compile(
    r"(?:[井杆灯栓梯样柜箱栏渔]|藏书|监控|点位|采样点|变压器|配电[室箱]|渔船|许可|批次|批号|编号|编码|网格"
    r"|[柜井杆桩栓梯点箱架库证]号|锅|[证字])[:：(（ ]{0,2}\Z"
)
_VEHICLE = re.compile(r"[车牌驾驶摩轿货客险]|名下|停[在放]")
_THING_BEHIND_PLATE = re.compile(
    r"[(（][0-9]{2}[)）]|号?(?:文件|公告|令|样|柜|井|杆)"
    r"| ?号(?:监控|变压器|探头|机井|电|路灯|阀|箱|桩)|(?:监控|变压器|探头|机井|路灯|[柜井杆样])"
)
_THING_BEHIND = re.compile(rf" ?号?(?:{_THING})|为?[样示]例|[(（][样示]例")
_DAY = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")


def find_papers(normal: Normalised) -> Iterator[Hit]:
    """Find passports and permits: by name, or by a form that little else has."""
    text = normal.text
    if not normal.marks.isdisjoint(_NAMING_MARKS) or _LETTER_AND_DIGITS.search(text) is not None:
        yield from _find_permits(text)
        yield from _find_passports(text)


def _find_permits(text: str) -> Iterator[Hit]:
    named = _PERMIT_NAMED.search(text) is not None or _AT_THE_BORDER.search(text) is not None
    if not named and _LETTER_AND_DIGITS.search(text) is None:
        return
    for match in _PERMIT.finditer(text):
        start, end = match.span()
        if named and (
            _nearest(text, start) is FindingType.CN_HKMT_PERMIT
            or (text[start].isalpha() and _AT_THE_BORDER.match(text, end) is not None)
        ):
            yield Hit(FindingType.CN_HKMT_PERMIT, start, end, 0.9, Reason.CONTEXT)
        elif text[start] in "HM" and text[start + 1].isdigit() and _is_alone(text, start, end):
            yield Hit(FindingType.CN_HKMT_PERMIT, start, end, 0.6, Reason.FORM)


def _find_passports(text: str) -> Iterator[Hit]:
    named = _PASSPORT_NAMED.search(text) is not None
    if not named and _LETTER_AND_DIGITS.search(text) is None:
        return
    for match in _PASSPORT.finditer(text):
        start, end = match.span()
        if named and _nearest(text, start) is FindingType.CN_PASSPORT:
            yield Hit(FindingType.CN_PASSPORT, start, end, 0.92, Reason.CONTEXT)
        elif _FORM_ALONE.fullmatch(match.group()) and _is_alone(text, start, end):
            yield Hit(FindingType.CN_PASSPORT, start, end, 0.6, Reason.FORM)


def _nearest(text: str, start: int) -> FindingType | None:
    """Return the type of paper that is named last in front of a number."""
    window = before(text, start, 24)
    permit, passport = (
        max((match.end() for match in named.finditer(window)), default=-1)
        for named in (_PERMIT_NAMED, _PASSPORT_NAMED)
    )
    if permit < 0 and passport < 0:
        return None
    return FindingType.CN_HKMT_PERMIT if permit > passport else FindingType.CN_PASSPORT


def _is_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a letter and digits are neither a dated number nor called something else."""
    # 蒙K·H7333 2019: the end of a number plate, and a year.
    named = (
        text[start - 1 : start] in {"·", "•"}
        or names_thing(text, start)
        or labels_thing(text, start)
        or _OF_A_THING.search(text, max(0, start - 10), start) is not None
        or _THING_BEHIND.match(text, end) is not None
    )
    return _DAY.search(text, start, end) is None and not named


def find_plates(normal: Normalised) -> Iterator[Hit]:
    """Find number plates: province, office letter, five or six characters with two digits.

    A year or a count behind one is another number, so the text is also read as it was before
    separators were taken out.
    """
    for match in _PLATE.finditer(normal.text):
        if not _is_of_a_thing(normal.text, *match.span()):
            yield Hit(FindingType.PLATE, *match.span(), 0.85, Reason.FORM)
    if normal.joints:
        for match in _PLATE.finditer(normal.folded):
            if not _is_of_a_thing(normal.folded, *match.span()):
                span = normal.from_folded(*match.span())
                yield Hit(FindingType.PLATE, *span, 0.85, Reason.FORM)


def _is_of_a_thing(text: str, start: int, end: int) -> bool:
    """Tell the number of a well, a lamp or a paper from that of a vehicle."""
    told = _NUMBERED_THING.search(text, max(0, start - 8), start) is not None
    if not told and _THING_BEHIND_PLATE.match(text, end) is None:
        return False
    return _VEHICLE.search(text, max(0, start - 12), start) is None


def find_called_plates(normal: Normalised) -> Iterator[Hit]:
    """Find what is called a plate, or stands in front of a vehicle, however it is parted."""
    for pattern in (_CALLED_PLATE, _PLATE_OF):
        for match in pattern.finditer(normal.text):
            yield Hit(FindingType.PLATE, *match.span("plate"), 0.8, Reason.CONTEXT)


def find_plates_in_han(normal: Normalised) -> Iterator[Hit]:
    """Find plates whose figures are all written in words: 蒙D一二三四五."""
    if normal.marks.isdisjoint(PLATE_MARKS):
        return
    for match in _IN_HAN.finditer(normal.text):
        yield Hit(FindingType.PLATE, *match.span(), 0.8, Reason.FORM)
