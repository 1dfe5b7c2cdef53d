"""Children told by their school: 小学三年级, 上幼儿园, 读初二, said of somebody's child."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.text.normal import Normalised

# The characters of which a text must hold one for a school year to be in it.
SCHOOL_MARKS = frozenset("级园学初高班")
# The same for what tells of children without their school.
YOUNG_MARKS = frozenset("未满奶留幼婴孩娃")
_NUMBER = "[一二三四五六七八九1-9]"
_SCHOOL = r"(?:(?:第?[一二三四五六七八九十](?:中学?|初中)|蒙中|(?:实验)?中学|中心校|学校))"
_YEAR = re.compile(
    rf"(?:小学|初中)?{_NUMBER}年级|{_SCHOOL}?初[一二三123](?![0-9一-鿿])|"
    rf"{_SCHOOL}?初[一二三](?=[读念]书|就读|上学|在读|住校|学生|[0-9一二三四五六]+班|[(（])|"
    rf"{_SCHOOL}高[一二三](?=[读念]书|就读|上学|在读|住校|学生|[0-9一二三四五六]+班|[(（,，。;；]|$)|(?:上|念|读)(?:幼儿园|学前班|小学|"
    rf"初中|高中)"
    rf"|(?:上|念|读)(?:小学|初中)?{_NUMBER}年级|幼儿园[大中小托]班|学前班"
    r"|(?:上|念|读)(?:初[一二三中]|高[一二三])(?![一-鿿](?<![的，]))|在[一-鿿]{0,8}?(?:小学|中心校|初中|幼儿园|中学|[一二三四五六]中|蒙中|附中|学校)(?:念书|读书|上学|就读|住校|寄宿)"
    r"|(?:小学|初中|高中)生(?=[,，。;；]|$)"
    r"|在[一-鿿]{0,6}?(?:幼儿园|小学|初中)(?=[,，。;；]|$)"
)
# 儿子中学生, 女儿上小班, 供两个上学的孩子, 小学生一名.
_KIN = (
    r"(?:儿子|女儿|孙子|孙女|外孙女?|外甥女?|侄[子女儿]|小孙[子女]|[长次三其之独幼养继][子女]|孩子|"
    r"娃娃?|双胞胎|大的|小的)"
)
_PUPIL = re.compile(
    rf"{_KIN}(?:今年|正|现|还|都|均|系|是)*"
    r"(?P<pupil>(?:小学|初中|高中|中学)生|(?:小学|初中|高中|中学|幼儿园)在读|上?[小中大托]班)"
    r"(?=[,，。;；、 \t)）]|$)"
    r"|(?:有|带|供|养)(?P<counted>[一二两三四1-4]个正?(?:上学|念书|读书|在读)的?"
    r"(?:孩子|娃娃?|学生|儿子|女儿|孙子|孙女))(?=[,，。;；、 ]|$)"
    r"|(?:^|[\n，,。;；])(?P<alone>(?:小学|初中)生[一二两三1-3][名个人]|"
    r"(?:今年|明年|刚|正在?)(?:上|读|念)(?:小学|初中)?[一二三四五六七八九]年级)"
    r"(?=[,，。;；]|$)"
)
_MINORS = re.compile(
    r"(?:家里?有|还有|有(?=[一两三四1-4俩])|带|养|育有?|剩|留下)(?P<some>(?:[一两二12]?[个名]?(?:婴儿|婴幼儿|学龄前儿童|幼儿|幼童|新生儿)(?![园的家])|[一二两三四五1-5俩仨]?[个名位]?未成年的?(?:子女|孩子|娃娃?|儿子|女儿|儿女|孙子女?|孙女)))"
    r"|(?P<kin>未成年(?:孙子|孙女|外孙女?|儿子|女儿|侄[子女儿]|弟弟|妹妹)"
    r"|(?:子女|儿女|孩子|孙子|孙女|儿子|女儿|娃娃?|其[子女])(?:们|俩)?(?:[都均尚还全也])*(?:未成年(?![人子的])|年幼(?![的园]))"
    r"|[一二两三四1-4]个年幼的?(?:子女|孩子|孙子女?)"
    r"|(?:子女|孩子|孙子|孙女|儿子|女儿|其[子女])[均都尚还]?[未不]满(?:18|十八)周?岁(?![的]))"
    r"|(?P<count>未成年(?:人|子女|孩子)[一二两三四五1-5][名个人](?=[,，。;；]|$)"
    r"|留守儿童(?=[,，](?:爷|奶|姥|外公|外婆|姑|舅|跟|随|由)))"
)
# 有两个未成年子女的家庭可申请 speaks of nobody.
_OF_FAMILIES = re.compile("的|可|应|且|或|及|、|[一-鿿]{0,4}(?:补助|补贴|标准|救助|保护|监护)")
_YOUNG = re.compile(
    r"(?:刚满|不满|未满|没满)(?:周岁|一岁|半岁|百天|月(?=[,，。]|$)|[一二三四五六七八九十]{1,2}(?=[,，。]))|还?在?吃奶|待哺乳|才会走路|刚会走路|不会走路呢"
)
# 婴儿6个月, 三个月大的孩子, but no 6个月婴儿接种.
_MONTHS = "(?:[1-9]|1[0-9]|2[0-4]|[一二三四五六七八九十两]{1,2})个半?月"
_BABY_WORD = "(?:婴儿|婴幼儿|幼儿|宝宝|孩子|娃娃?|小孩)"
_BABY = re.compile(
    rf"{_BABY_WORD}(?:才|刚|仅|现|今年)*(?:满|出生)?{_MONTHS}(?:大|了)?(?=[,，。;；、 \t)）]|$)"
    r"|(?:出生(?:仅|才|刚|不到|不足)?[0-9]{1,3}天|未满月)(?=[,，。;；、 \t)）]|$)"
    rf"|(?<![0-9至\-~—]){_MONTHS}大?的?{_BABY_WORD}(?:一[名个]|1[名个])?(?=[,，。;；、 \t)）]|$)"
)
# Who is at school: a child of somebody, or a child.
_CHILD = re.compile(
    r"(?:[其之长次三独幼][子女]|子女|儿子|女儿|闺女|小子|孙子?|孙女|外孙|外甥|侄|弟|妹|娃|孩|"
    r"同学|孤儿|"
    r"学生|大的|小的|老[大二三四五])[^。;；\n]{0,16}$"
)
# A rule, a school's own notice, or what schools do.
_GENERAL_BEFORE = re.compile(
    r"(?:适龄|学龄|在校|全体|各|凡|资助|至|到|或|及|和|[、\-~—])[一-鿿]{0,4}$"
)
_GENERAL_BEHIND = re.compile(
    r"(?:教育|阶段|招生|家长|新生|课后|资助|师生|教师|老师|校长|入学|学费|补助|补贴|标准|"
    r"以[上下]|及以|至|到|或|的?儿童|的?学生们|[\-~—])"
)
# The child may be told behind: 有个上小学的娃, 正上初二的闺女.
_CHILD_BEHIND = re.compile(r"的?(?:娃|孩子|闺女|女儿|儿子|孙子|孙女|小子|丫头|弟弟|妹妹)")
_COUNTED_BEFORE = re.compile(r"(?:有|带|还|供|养|正|[一两二三四1-4]个|俩)[一-鿿]{0,2}$")
_REACH = 24


def find_school_years(normal: Normalised, people: Iterable[Hit]) -> Iterator[Hit]:
    """Find what school somebody's child goes to: it tells that the child is under eighteen."""
    text = normal.text
    for pupil in _PUPIL.finditer(text):
        yield Hit(FindingType.MINOR_AGE, *pupil.span(pupil.lastgroup or 0), 0.6, Reason.CONTEXT)
    ends: list[int] | None = None
    for match in _YEAR.finditer(text):
        start, end = match.span()
        if _GENERAL_BEHIND.match(text, end) or _GENERAL_BEFORE.search(
            text, max(0, start - 8), start
        ):
            continue
        if ends is None:
            ends = sorted(person.end for person in people)
        named = bisect_left(ends, start - _REACH) < bisect_left(ends, start + 1)
        before = max(0, start - _REACH)
        told_behind = _CHILD_BEHIND.match(text, end) is not None
        if (
            named
            or _CHILD.search(text, before, start) is not None
            or (told_behind and _COUNTED_BEFORE.search(text, before, start) is not None)
            or (_begins_a_line(text, start) and text.startswith(("，", ","), end))
        ):
            yield Hit(FindingType.MINOR_AGE, start, end, 0.6, Reason.CONTEXT)


def find_young_children(normal: Normalised) -> Iterator[Hit]:
    """Find what tells of somebody's children under eighteen: 家有两个未成年子女, 女儿刚满周岁."""
    text = normal.text
    for match in _MINORS.finditer(text):
        if _OF_FAMILIES.match(text, match.end()) is None:
            span = match.span(match.lastgroup or 0)
            yield Hit(FindingType.MINOR_AGE, *span, 0.6, Reason.CONTEXT)
    for match in _BABY.finditer(text):
        yield Hit(FindingType.MINOR_AGE, *match.span(), 0.6, Reason.CONTEXT)
    for match in _YOUNG.finditer(text):
        if _CHILD.search(text, max(0, match.start() - _REACH), match.start()) is not None:
            yield Hit(FindingType.MINOR_AGE, *match.span(), 0.6, Reason.CONTEXT)


def _begins_a_line(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in "\n\t"
