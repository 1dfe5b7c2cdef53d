"""Birth dates and the ages of children, told from other dates by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from noticegen.detection.contexts import after, before
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.recognizers.dates import DATE, DATE_MARKS, LOOSE_DATE, SPACED_DATE
from noticegen.detection.text.normal import Normalised

# The characters of which a text must hold one for a birth date to be in it.
_BIRTH_WORDS = frozenset("生男女诞族岁属龄BbqQ")
_NAMED_WORDS = _BIRTH_WORDS | frozenset("儿子孙婴寿妻母父配主夫伴爷奶兄弟姐妹产世sS")
# What papers say, and who says otherwise: words that most texts hold, and years of long ago.
_REGISTERED_WORDS = frozenset("证户档实他她我本老")
_OLD_YEAR = re.compile(
    r"[12](?<![0-9].)(?:[89][0-9]{2}|00[0-9])(?=[^0-9]|[0-9]{2}(?:[0-9]{2})?(?![0-9]))"
)
BIRTH_MARKS = _NAMED_WORDS | _REGISTERED_WORDS
# Where kin alone is named, a birth is written as a date is.
_DATE_SIGNS = frozenset("年月-./")
AGE_MARKS = frozenset("岁个龄")
_CALENDAR = (
    r"(?:(?:公历|农历|阴历|阳历|旧历|公元|约|为|是|于|在|系|on|：|:|=|>|[)）]|\t| |[*]){0,5})"
)
# As programs end a day: 1965-07-14T00:00:00.
_MIDNIGHT = re.compile(r"T0?0:00(?::00)?(?:\.0{1,6})?Z?(?![0-9])")
_FULL = 6  # characters: a year and a month
_ANIMAL = "[鼠牛虎兔龙蛇马羊猴鸡狗猪]"
_LABEL = (
    r"(?:出生(?:日期|年月日?|时间|年份|日)?|(?<!党的)生日(?:[那当]天)?|"
    r"(?<![产发诞])生于|诞生|年岁|岁数|降生|生辰(?:八字)?|诞辰|年龄|"
    r"生年(?:月日?)?|出生证[^,，。;；]{0,6}|出生(?:医学证明|登记|申报)|[Dd][Oo][Bb]|BDAY|[Bb]orn|"
    rf"[Bb]irth[ _]?(?:[Dd]ay|[Dd]ate)?|[Cc][Ss](?:[Rr][Qq]|[Nn][Yy]))"
    rf"(?:[(（][^()（）]{{0,8}}[)）])?(?:一?栏)?{_CALENDAR}"
)
_BEFORE = re.compile(
    # 分别出生于1956年3月、1958年7月: the second of two.
    rf"{_LABEL}[由从]?(?:(?:19|20)[0-9]{{2}}[0-9年月日.\-/]{{2,8}}(?:[、和及与]|[更变]?[改更正]为))?$"
    # 出生日期登记有误，应为1956年3月5日.
    rf"|(?:出生|生日|年龄)[^。;；\n]{{2,14}}(?:应该?[为是]|实[为是际]{{1,2}}|档案[为是]|户口[本簿]?[为是]|身份证[为是]|"
    r"登记[为是])[:： ]?$"
    # 属兔，1963年的: the year alone.
    rf"|属{_ANIMAL}[,，的、(（ ]{{1,2}}$"
)
# 身份证登记日期1965年7月14日, 他实际是1963年的: nobody was registered before the cards of 2004.
_REGISTERED = re.compile(
    r"(?:身份证|户口[本簿]?|户籍|档案)(?:上面?|里)?的?(?:登记|记载|填写?|写)?的?(?:日期|日子|年月|年份|时间|生年)?"
    r"(?:(?<=上|写|填|载|记)|(?<=日期|日子|年月|年份|时间|生年))(?:的?是|为)?[:： ]?$"
    r"|(?:实际|其实|真实年龄)应?[是为]?$"
    r"|(?:[他她我]|本人|户主|老人|老伴|老汉|母亲|父亲)(?:应?[是为]|(?P<bare>))$"
)
_YEAR_OF = re.compile(r"的(?=[,，。;；\n]|$)")
_LAST_UNREGISTERED = "2003"
_LOOSE = re.compile(rf"{_LABEL}(?P<date>{LOOSE_DATE})")
_LOOSE_BEFORE = re.compile(rf"{LOOSE_DATE}\Z")
_BORN = re.compile(
    r"(?:出生|降生|诞生|(?<=[日号號年月一-鿿0-9])生)(?![率人口缺陷证地效活产育态成计存源命前长均物日意理年于])|生人"
)
_REACH = 28
_BETWEEN = r"[,，、;；/|\t ]{1,3}"
# 男，蒙古族，1965年7月 · 属蛇，1965年7月14日 · 59岁（1965年7月14日）
_NATION = (
    r"(?:[一-鿿]{1,5}族|汉|蒙古?|回|满|藏|朝鲜?|"
    r"达斡尔|鄂温克|鄂伦春|锡伯|维吾尔|哈萨克|俄罗斯|壮|苗|土家)"
)
_KIN = (
    r"(?:[长次三四幼独养][子女]|其[父母夫妻子女孙兄弟姐妹]|儿子|女儿|孙[子女]?|妻子?|丈夫|母亲|父亲|配偶|户主|"
    r"老伴|祖[父母]|爷爷|奶奶)"
)
_PERSON_BEFORE = re.compile(
    rf"(?:^|[^一-鿿子妇儿孙])(?:男|女)性?{_BETWEEN}(?:民族[:：]?)?(?:{_NATION}{_BETWEEN})?$"
    rf"|(?<![子妇儿孙长])男$|(?<![子妇儿孙长闺母])女$|[汉蒙回满]古?族$"
    rf"|{_BETWEEN}[一-鿿]{{1,5}}族{_BETWEEN}$|^[一-鿿]{{1,5}}族\t$|民族[:：]{_NATION}{_BETWEEN}$"
    rf"|属{_ANIMAL}{_BETWEEN}$"
    rf"|[0-9]岁[,，\t ]$|年龄[:：]?[0-9]{{1,3}}[(（,，\t ]$"
    rf"|(?:[0-9]岁|{_KIN})[(（]$|[长次三四幼独养][子女]$"
)
# 儿子1998年8月，未婚; 李浩⇥长子⇥1998年8月⇥在校: nothing else is said of that day.
_KIN_BEFORE = re.compile(rf"(?:^|[^一-鿿]|[其之一-鿿])(?!户主){_KIN}[,，:：\t ]?$")
_SEX_BEHIND = re.compile(rf"{_BETWEEN}(?:男|女)性?(?=[,，、;；/|\t \n)）]{{1,2}}(?![0-9])|$)")
_NOTHING_BEHIND = re.compile(r"[日号]? ?(?=[,，、。;；)）/|\t\n]|$)")
# 女，2026年3月申请: what happened then. From about then on, registers and the like are kept.
_EVENT = re.compile(
    r"^[日号]?(?:[,，\t| ]?(?:申请|纳入|享受|审[批核]|批准|认定|确认|新增|退出|停[发保]|"
    r"去世|死亡|结婚|离婚|入住|登记|办理)|"
    r"[起因将被向到来经由已受]|提出|在(?![一-鿿]{0,12}出生))"
)
_FIRST_OF_EVENTS = "2019"
_AFTER = re.compile(
    r"^(?:[ T]?[0-9:]{5,8}(?:\.0{1,6})?Z?|(?:凌晨|[早上中下][晨午]|晚上?|[0-9]{1,2}[时点分]){1,4})?"
    r"(?: ?[(（](?:农历|阴历|公历)[^()（）]{0,8}[)）])? ?(?:左右|前后)?(?:日|号)?"
    r"[(（]?(?:顺产|剖[腹宫]产|出世|过(?:生日|寿)|[是过做][一-鿿]{0,6}[0-9一二三四五六七八九十]{0,3}岁?大寿|"
    r"出生(?!率|人口|缺陷|证|地)|生人|生(?![效活产育态成计存源命前长均物日意理])|降生|诞生|"
    r"的?生日(?!会)|[,，(（ ]{0,2}出生[于在]|(?:的|的?[,，(（ ]{1,2})属"
    rf"{_ANIMAL}|属{_ANIMAL}的|"
    r"[在于][一-鿿]{1,12}(?:出生|降生))"
)
_NOT_BEHIND = re.compile(
    r"^[日号]?(?:\(?含\)?)?(?:之|以|及以)?(?:前|后|起|止|至|到|之间|期间|的(?:党|中国|国家))"
    r"|^ ?[-~—至到]"
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


# 年龄：8, as a form, a list of fields or a program writes it: a number behind its label and nothing
# more. A rule goes on: 年龄：16-60, 年龄：不满16.
_AGE_FIELD = re.compile(
    r"(?<=年龄)[\"'”]?[ ]{0,4}[:：]\s{0,4}[\"'“]?(?P<age>1[0-7]|[1-9])[\"'”]?"
    r"(?=[ ]{0,4}(?:[\n\t,，;；。、}\])）|<]|$)|[ ]{1,4}[一-鿿]{2,8}[:：])"
)


def find_birth_dates(normal: Normalised) -> Iterator[Hit]:
    """Find dates that the words around them call a birth.

    The marks inside a date matter (a day behind the year, a column behind the day), so this
    reads the text as it was before they were taken out.
    """
    marks = normal.marks
    if marks.isdisjoint(DATE_MARKS):
        return
    if marks.isdisjoint(_DATE_SIGNS) and marks.isdisjoint(_BIRTH_WORDS):
        return
    text = normal.folded
    if marks.isdisjoint(_NAMED_WORDS) and _OLD_YEAR.search(text) is None:
        return
    for match in DATE.finditer(text):
        score = _judge(text, match)
        if score:
            start, end = match.span()
            midnight = _MIDNIGHT.match(text, end)
            span = normal.from_folded(start, midnight.end() if midnight else end)
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
    named = named or _is_registered(text, date, window)
    listed = full and not incomplete and _is_listed(text, date, window)
    if not (named or listed) or _NOT_BEHIND.match(rest) is not None:
        return 0.0
    if not full and _RULE.search(text[max(0, start - 30) : end + 30]) is not None:
        return 0.0
    return 0.85 if named and full else 0.65


def calls_it_a_birth(text: str, start: int, end: int) -> bool:
    """Tell whether the words around a date that is not whole make it a birth, as lists do too."""
    window, rest = before(text, start, 20), after(text, end, 18)
    if _NOT_BEHIND.match(rest) is not None:
        return False
    if _BEFORE.search(window) is not None or _AFTER.match(rest) is not None:
        return True
    listed = _PERSON_BEFORE.search(window) is not None or _SEX_BEHIND.match(rest) is not None
    return listed and _EVENT.match(rest) is None


def _is_registered(text: str, date: re.Match[str], window: str) -> bool:
    """Tell whether a day of long ago is what papers say, or what is true against them."""
    start, end = date.span()
    if not text[start : start + 4] <= _LAST_UNREGISTERED or not text.startswith(
        ("18", "19", "20"), start
    ):
        return False
    registered = _REGISTERED.search(window)
    if registered is None:
        return False
    is_year_of = _YEAR_OF.match(text, end) is not None
    if registered["bare"] is None or _NOTHING_BEHIND.match(text, end) is not None:
        return end - start >= _FULL or is_year_of
    return is_year_of  # 老人1998年3月搬来 tells of another day


def _is_listed(text: str, date: re.Match[str], window: str) -> bool:
    """Tell whether a full date stands where lists have a birth: beside sex, nation, kin or age."""
    start, end = date.span()
    rest = after(text, end, 18)
    if _EVENT.match(rest) is not None:
        return False
    alone = _NOTHING_BEHIND.match(rest) is not None
    recent = text[start : start + 4] >= _FIRST_OF_EVENTS
    if _PERSON_BEFORE.search(window) is not None:
        return alone or not recent
    beside = _KIN_BEFORE.search(window) is not None and alone
    return not recent and (beside or _SEX_BEHIND.match(rest) is not None)


def find_minor_ages(normal: Normalised) -> Iterator[Hit]:
    """Find ages under eighteen that are said of a person, not of a rule."""
    text = normal.text
    if "年龄" in text:
        for match in _AGE_FIELD.finditer(text):
            yield Hit(FindingType.MINOR_AGE, *match.span("age"), 0.7, Reason.CONTEXT)
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
