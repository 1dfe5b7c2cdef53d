"""Birth dates and the ages of children, told from other dates by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from noticegen.detection.contexts import after, before
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.text.normal import Normalised

_HAN = "一二三四五六七八九十廿卅元正冬腊初"
_ERA = r"(?:(?:农历|阴历|旧历|公历|阳历) ?)?"
_DATE = re.compile(
    # 民国29年8月9日, with the calendar in front.
    rf"{_ERA}民国 ?(?:[0-9]{{1,2}}|[{_HAN}]{{1,3}}) ?年"
    rf"(?: ?(?:[0-9]{{1,2}}|[{_HAN}]{{1,3}}) ?月(?: ?(?:[0-9]{{1,2}}|[{_HAN}]{{1,3}}) ?[日号]?)?)?"
    rf"|{_ERA}(?<![0-9])(?:"
    rf"(?:(?:18|19|20)[0-9]{{2}}|[0-9]{{2}}) ?年"
    rf"(?: ?(?:[0-9]{{1,2}}|[{_HAN}]{{1,3}}) ?月(?: ?(?:[0-9]{{1,2}}|[{_HAN}]{{1,3}}) ?[日号]?)?)?"
    r"|(?:18|19|20)[0-9]{2}(?:(?P<mark>[-./ ])[0-9]{1,2}(?:(?P=mark)[0-9]{1,2})?|"
    r"[0-9]{2}(?:[0-9]{2})?)?"
    r"(?![0-9])"
    r")"
    rf"|{_ERA}[一二三四五六七八九零〇○]{{2,4}}年(?:[{_HAN}]{{1,3}}月(?:[{_HAN}]{{1,3}}[日号]?)?)?"
)
# The characters of which a text must hold one for a birth date to be in it.
BIRTH_MARKS = frozenset("生男女Bb")
AGE_MARKS = frozenset("岁个")
_CALENDAR = r"(?:(?:公历|农历|阴历|阳历|旧历|公元|约|为|是|于|在|系|：|:| ){0,4})"
_BRACKETS = frozenset("(（")
_BRACKETED = re.compile(
    r"(?<=[(（])((?:19[0-9]{2}|200[0-9]|201[0-8])"
    r"(?: ?[-./年] ?[01]?[0-9] ?[-./月] ?[0-3]?[0-9] ?日?|[01][0-9][0-3][0-9]))(?=[)）])"
)
_BEFORE = re.compile(
    r"(?:出生(?:日期|年月日?|时间|年份|日)?|生日|(?<![产发])生于|诞生|降生|生辰|"
    r"出生证[^,，。;；]{0,6}|"
    rf"[Dd][Oo][Bb]|BDAY|[Bb]irth(?:day|date)?)(?:[(（][^()（）]{{0,8}}[)）])?{_CALENDAR}$"
)
_SEX_BEFORE = re.compile(r"(?:^|[^一-鿿子妇儿孙])(?:男|女)性?[,，、;；/|\t ]{1,3}$")
_AFTER = re.compile(
    r"^(?: ?[(（](?:农历|阴历|公历)[)）])? ?(?:左右|前后)?(?:日|号)?"
    r"(?:出生(?!率|人口|缺陷|证|地)|生人|生(?![效活产育态成计存源命前长均物日意理])|降生|诞生|"
    r"的?生日)"
)
_NOT_BEHIND = re.compile(
    r"^[日号]?(?:\(?含\)?)?(?:之|以|及以)?(?:前|后|起|止|至|到|之间|期间)|^ ?[-~—至到]"
)
_RULE = re.compile(r"凡|以[前后]|均可|可申请|可以申请|符合|对象|享受|范围|条件|标准")

_AGE = re.compile(
    r"(?<![0-9一二三四五六七八九十\-~—至到])(?:1[0-7]|[1-9]|十[一二三四五六七]?|"
    r"[一二两三四五六七八九])"
    r" ?(?:周)?岁(?:半|零?[0-9一二三四五六七八九十]{1,2}个月)?"
    r"|(?<![0-9一二三四五六七八九十])[0-9]{1,2}个月大"
)
_AGE_RULE_BEFORE = re.compile(
    r"(?:(?<!刚)满|不足|未到|未达|超过|小于|大于|低于|高于|达到|以上|至|到|和|及|或|[-~—<>≤≥]|"
    r"每增加|"
    r"增加|最低|相差|[0-9])[ (（]?$"
)
_AGE_RULE_AFTER = re.compile(
    r"^[)）]? ?(?:\(含\)|（含）|含)?(?:及)?(?:以[上下内前后]|之?[间前后]|至|到|[-~—]|"
    r"的?(?:未成年人|儿童(?!一名|两名)|少年|适龄|学龄|老)|"
    r"入学|入园|起|止|为限|[、或及和][0-9一二三])"
)
_AGE_PERSON = re.compile(
    r"(?:现年|年仅|今年|有|大的|小的|老[大二三四五]|刚满?|才|时年|年龄[:：]?|仅|只有|现|已经|快|"
    r"男|女|孙|子|儿|孩|娃|弟|妹|"
    r"姐|哥|同学|学生|[,，(（、;；\s:：]|^)[ ]?$"
)


def find_birth_dates(normal: Normalised) -> Iterator[Hit]:
    """Find dates that the words around them call a birth.

    The marks inside a date matter (a day behind the year, a column behind the day), so this
    reads the text as it was before they were taken out.
    """
    text = normal.folded
    for match in _DATE.finditer(text):
        start, end = match.span()
        window, rest = before(text, start, 20), after(text, end, 14)
        named = _BEFORE.search(window) is not None or _AFTER.match(rest) is not None
        full = end - start >= 6
        listed = full and _SEX_BEFORE.search(window) is not None
        if not (named or listed) or _NOT_BEHIND.match(rest) is not None:
            continue
        if end - start <= 5 and _RULE.search(text[max(0, start - 30) : end + 30]) is not None:
            continue
        score = 0.85 if named and full else 0.65
        yield Hit(FindingType.BIRTH_DATE, *normal.from_folded(start, end), score, Reason.CONTEXT)


def find_dates_of_people(normal: Normalised, people: Iterable[Hit]) -> Iterator[Hit]:
    """Find full dates in brackets at once behind a name: 张三（1956-03-02）."""
    if normal.marks.isdisjoint(_BRACKETS):
        return
    behind = {person.end + 1 for person in people}
    for match in _BRACKETED.finditer(normal.folded):
        start, end = normal.from_folded(*match.span(1))
        if start in behind:
            yield Hit(FindingType.BIRTH_DATE, start, end, 0.65, Reason.CONTEXT)


def find_minor_ages(normal: Normalised) -> Iterator[Hit]:
    """Find ages under eighteen that are said of a person, not of a rule."""
    text = normal.text
    if "岁" not in text and "个月大" not in text:
        return
    for match in _AGE.finditer(text):
        start, end = match.span()
        window = before(text, start, 8)
        if _AGE_RULE_BEFORE.search(window) or _AGE_RULE_AFTER.match(after(text, end, 10)):
            continue
        if _AGE_PERSON.search(window):
            yield Hit(FindingType.MINOR_AGE, start, end, 0.7, Reason.CONTEXT)
