"""Birth dates and the ages of children, told from other dates by the words around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from noticegen.detection.contexts import after, before
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.recognizers.dates import DATE, DATE_MARKS, LOOSE_DATE, SPACED_DATE
from noticegen.detection.text.normal import Normalised

# The characters of which a text must hold one for a birth date to be in it.
BIRTH_MARKS = frozenset("生男女诞族岁属龄BbqQ")
AGE_MARKS = frozenset("岁个")
_CALENDAR = r"(?:(?:公历|农历|阴历|阳历|旧历|公元|约|为|是|于|在|系|on|：|:|=|>|[)）]|\t| ){0,5})"
_FULL = 6  # characters: a year and a month
_BRACKETS = frozenset("(（")
_BRACKETED = re.compile(
    r"(?<=[(（])((?:19[0-9]{2}|200[0-9]|201[0-8])"
    r"(?: ?[-./年] ?[01]?[0-9] ?[-./月] ?[0-3]?[0-9] ?日?|[01][0-9][0-3][0-9])"
    r"|(?:19[0-9]{2}|200[0-9]) ?[-年./] ?[01]?[0-9] ?月?)(?=[)）])"
)
# A cell with a day of the last century, in the row of somebody.
_IN_A_CELL = re.compile(
    r"[\t|,， ](19[0-9]{2}(?:[-./年][01]?[0-9](?:[-./月](?:[0-3]?[0-9]日?)?)?"
    r"|[01][0-9][0-3][0-9]))(?=[\t|,， \n]|$)"
)
_BORDERS = frozenset("\t|,， ")
_LONGEST_ROW = 60
_LABEL = (
    r"(?:出生(?:日期|年月日?|时间|年份|日)?|(?<!党的)生日|(?<![产发])生于|诞生|降生|生辰(?:八字)?|诞辰|年龄|"
    r"生年(?:月日?)?|出生证[^,，。;；]{0,6}|出生(?:医学证明|登记|申报)|[Dd][Oo][Bb]|BDAY|[Bb]orn|"
    rf"[Bb]irth[ _]?(?:[Dd]ay|[Dd]ate)?|[Cc][Ss][Rr][Qq])(?:[(（][^()（）]{{0,8}}[)）])?{_CALENDAR}"
)
_BEFORE = re.compile(
    # 分别出生于1956年3月、1958年7月: the second of two.
    rf"{_LABEL}[由从]?(?:(?:19|20)[0-9]{{2}}[0-9年月日.\-/]{{2,8}}(?:[、和及与]|[更变]?[改更正]为))?$"
)
_LOOSE = re.compile(rf"{_LABEL}(?P<date>{LOOSE_DATE})")
_LOOSE_BEFORE = re.compile(rf"{LOOSE_DATE}\Z")
_BORN = re.compile(
    r"(?:出生|降生|诞生|(?<=[日号號年月一-鿿0-9])生)(?![率人口缺陷证地效活产育态成计存源命前长均物日意理年于])|生人"
)
_REACH = 28
_BETWEEN = r"[,，、;；/|\t ]{1,3}"
# 男，蒙古族，1965年7月 · 属蛇，1965年7月14日 · 59岁（1965年7月14日）
_PERSON_BEFORE = re.compile(
    rf"(?:^|[^一-鿿子妇儿孙])(?:男|女)性?{_BETWEEN}(?:[一-鿿]{{1,5}}族{_BETWEEN})?$"
    rf"|{_BETWEEN}[一-鿿]{{1,5}}族{_BETWEEN}$|属[鼠牛虎兔龙蛇马羊猴鸡狗猪]{_BETWEEN}$"
    r"|[0-9]岁[,，]$|(?:[0-9]岁|[长次三四幼独养][子女]|儿子|女儿|孙[子女]?|妻子?|丈夫|母亲|父亲|配偶|户主)[(（]$|[长次三四幼独养][子女]$"
)
# 女，2026年3月申请: what happened then.
_EVENT = re.compile(
    r"^[日号]?(?:申请|[起因将被向到来经由已受]|纳入|享受|审[批核]|批准|认定|确认|新增|退出|停[发保]|去世|死亡|结婚|离婚|入住|登记|办理|"
    r"提出|在(?![一-鿿]{0,12}出生))"
)
_AFTER = re.compile(
    r"^(?: ?[0-9:]{5,8}|(?:凌晨|[早上中下][晨午]|晚上?|[0-9]{1,2}[时点分]){1,4})?"
    r"(?: ?[(（](?:农历|阴历|公历)[^()（）]{0,8}[)）])? ?(?:左右|前后)?(?:日|号)?"
    r"[(（]?(?:出生(?!率|人口|缺陷|证|地)|生人|生(?![效活产育态成计存源命前长均物日意理])|降生|诞生|"
    r"的?生日(?!会)|[,，(（ ]{0,2}出生[于在]|[,，(（ ]{1,2}属[鼠牛虎兔龙蛇马羊猴鸡狗猪]|"
    r"[在于][一-鿿]{1,12}(?:出生|降生))"
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
    if normal.marks.isdisjoint(DATE_MARKS):
        return
    text = normal.folded
    for match in DATE.finditer(text):
        score = _judge(text, match)
        if score:
            span = normal.from_folded(*match.span())
            yield Hit(FindingType.BIRTH_DATE, *span, score, Reason.CONTEXT)
    for start, end in _loosely_written(text):
        span = normal.from_folded(start, end)
        yield Hit(FindingType.BIRTH_DATE, *span, 0.65, Reason.CONTEXT)
    if normal.joints:
        for match in SPACED_DATE.finditer(normal.text):
            score = _judge(normal.text, match)
            if score:
                yield Hit(FindingType.BIRTH_DATE, *match.span(), score, Reason.CONTEXT)


def _loosely_written(text: str) -> Iterator[tuple[int, int]]:
    """Yield the days behind a label, and in front of 出生, however they are written."""
    for match in _LOOSE.finditer(text):
        start, end = match.span("date")
        if _NOT_BEHIND.match(after(text, end, 8)) is None and end - start >= _FULL:
            yield start, end
    for born in _BORN.finditer(text):
        place = born.start()
        date = _LOOSE_BEFORE.search(text, max(0, place - _REACH), place)
        if date is not None and date.end() - date.start() >= _FULL:
            yield date.span()


def _judge(text: str, date: re.Match[str]) -> float:
    """Return how sure it is that a date is a birth, 0 where the words around do not say so."""
    start, end = date.span()
    window, rest = before(text, start, 20), after(text, end, 18)
    labelled = _BEFORE.search(window) is not None
    incomplete = date.re is DATE and (date["day"] or date["short"])
    named = labelled or (
        (not incomplete or "月" in date.group()) and _AFTER.match(rest) is not None
    )
    full = end - start >= _FULL
    listed = full and not incomplete and _PERSON_BEFORE.search(window) is not None
    listed = listed and _EVENT.match(rest) is None
    if not (named or listed) or _NOT_BEHIND.match(rest) is not None:
        return 0.0
    if not full and _RULE.search(text[max(0, start - 30) : end + 30]) is not None:
        return 0.0
    return 0.85 if named and full else 0.65


def find_dates_of_people(normal: Normalised, people: Sequence[Hit]) -> Iterator[Hit]:
    """Find full dates in brackets at once behind a name, and old ones in a cell of its row."""
    text = normal.folded
    if not normal.marks.isdisjoint(_BRACKETS):
        behind = {person.end + 1 for person in people}
        for match in _BRACKETED.finditer(text):
            start, end = normal.from_folded(*match.span(1))
            if start in behind:
                yield Hit(FindingType.BIRTH_DATE, start, end, 0.65, Reason.CONTEXT)
    if not normal.marks.isdisjoint(_BORDERS):
        starts = sorted([normal.folded_span(person.start, person.end)[0] for person in people])
        for match in _IN_A_CELL.finditer(text):
            place = match.start()
            row = max(text.rfind("\n", 0, place) + 1, place - _LONGEST_ROW)
            if bisect_left(starts, row) < bisect_left(starts, place):
                span = normal.from_folded(*match.span(1))
                yield Hit(FindingType.BIRTH_DATE, *span, 0.65, Reason.CONTEXT)


def find_minor_ages(normal: Normalised) -> Iterator[Hit]:
    """Find ages under eighteen that are said of a person, not of a rule."""
    text = normal.text
    for start, end in _young_ages(text):
        if _AGE_PERSON.search(before(text, start, 8)):
            yield Hit(FindingType.MINOR_AGE, start, end, 0.7, Reason.CONTEXT)


def find_ages_of_people(normal: Normalised, people: Iterable[Hit]) -> Iterator[Hit]:
    """Find ages under eighteen at once behind a name: 王小宝9岁."""
    if normal.marks.isdisjoint(AGE_MARKS):
        return
    behind = {person.end for person in people}
    for start, end in _young_ages(normal.text):
        if start in behind:
            yield Hit(FindingType.MINOR_AGE, start, end, 0.7, Reason.CONTEXT)


def _young_ages(text: str) -> Iterator[tuple[int, int]]:
    if "岁" not in text and "个月大" not in text:
        return
    for match in _AGE.finditer(text):
        start, end = match.span()
        if _AGE_RULE_BEFORE.search(before(text, start, 8)):
            continue
        if not _AGE_RULE_AFTER.match(after(text, end, 10)):
            yield start, end
