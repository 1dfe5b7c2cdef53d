"""Whether a telephone number is one that the public is meant to call.

监督电话, 举报电话, 咨询电话, hotlines, an office's line. A person's word or name nearer to the
number cancels it: whoever called a hotline is not the hotline.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from noticegen.detection.contexts import after, before
from noticegen.detection.recognizers.office_words import OFFICE_WORDS, PUBLIC_WORDS

REACH = 90
OFFICE_REACH = 44

# A search for words alone is quick: what begins with one of them is sought from there on.
_PUBLIC_WORD = re.compile(PUBLIC_WORDS)
PERSON_AFTER = r"(?:人(?<!监督人)|者|群众|户|对象)"
_PRIVATE = re.compile(
    r"本人|某(?!某?(?:[镇乡县旗区市村]|街道|苏木|嘎查|[一-鿿]{0,3}(?:事务所|公司|银行|医院|学校|单位|中心)))|家长|家属|家里|家中|住宅|宅电|家庭(?:联系)?电话|自留|奶奶|爷爷|[一-鿿]大[爷娘]|户主|监护人|儿子|女儿|配偶|妻子|丈夫|母亲|"
    r"父亲|"
    r"联系我(?![们镇乡局办村区旗县市苏街社单中所站嘎])|孙子|孙女|诉求人|请回|回电|来电(?:号码|显示)|"
    r"其[子女父母妻夫兄弟姐妹孙侄]|紧急联系|联络人|"
    rf"(?:举报|投诉|咨询|来电|反映){PERSON_AFTER}|个人"
)
# An area code in front of a local number that the number plan does not join with it.
AREA_CODE = r"(?:[(（]?0[1-9][0-9]{1,2}[)）]?[- ]?)?"
# What may stand between the label and its number. Closed, so that no name passes for a word.
_FILLER = (
    rf"(?:{PUBLIC_WORDS}|{OFFICE_WORDS}|电话|電話|号码|专线|座机|固话|固定|手机|联系|方式|渠道|如下|"
    rf"公布|反映|异议|"
    r"公开|部门|机构|科室|人员|地址|信箱|窗口|平台|政策|业务|工作|社会|各界|来电|欢迎|拨打|社区|救助|"
    r"服务|工作日|预约|申请|"
    r"低保|24小时|微信|短信|手机号|_?[Tt][Ee][Ll]|\n(?=电话)|"
    r"人(?<=监督人)|员(?<=监督员)|有奖|分别|书面|来信|来访|或者?|时间|上午|下午|周[一二三四五六日]|至|"
    r"[(（](?:举报|监督|投诉|咨询|受理|手机|座机|传真|办公)[)）]|变更|更改|更换|调整|更正|有误[,，]?|停用|同前|"
    r"_?(?:[Pp]hone|number)|"
    r"[:：] ?(?:(?:[0-9]{1,2}|[一二三四五])[.、)）]|[1-9](?=电话))|我们|拨|打|加|号|"
    r"[请可我镇乡区旗县市盟省村级本各办股站所局厅室楼日员、和及与或为是的/已现应由改原]|"
    r"[1-9一二三](?=[:：]))"
)
# What a part of an office, or a body under it, is called at its end.
_LEVEL = (
    r"(?:镇|乡|苏木|街道|区|旗|县|市|盟|自治区|省|村|嘎查|社区)(?:级|本级)?"
    rf"|(?:{OFFICE_WORDS}|主任|书记|局长|科长|所长|值班)[一-鿿]{{0,4}}"
)
# The office to which one number of a list belongs: 镇, （区）：, 区民政局.
_TAG = rf"(?:[(（]?[一-鿿、]{{0,10}}?(?:{_LEVEL})[)）]?[:： \t]{{0,3}})"
_ITEM = (
    rf"(?:(?:[0-9]{{1,2}}[.、)）])?{_TAG}?[(（+]{{0,2}}[0-9][0-9\-~()（） 转]{{2,}}"
    r"(?:[(（][一-鿿]{1,8}[)）])?"
    r"(?:[、,，/;； \t]|[或和及与]|(?:停用|作废)?[,，]?(?:现?(?:变更|更换|改)为|现为)|"
    rf"\n(?={_TAG})){{0,3}})"
)
_LABEL = re.compile(
    rf"(?:{PUBLIC_WORDS})(?!{PERSON_AFTER}){_FILLER}{{0,8}}"
    r"(?:[(（][^()（）\n]{0,40}[)）])?"
    rf"(?:[,，。:：(（ ] ?(?:联系)?(?:电话|方式)(?:[(（][^()（）\n]{{0,8}}[)）])?)?"
    r"[:：=为是(（)） \t\n\-—“\"【】\]★☎☏.]{0,4}"
    rf"(?:(?:工作日|全天|24小时)[)）]?[:： ]{{0,2}})?{_ITEM}{{0,6}}"
    rf"(?:[0-9]{{1,2}}[.、)）])?{_TAG}?[ (（]{{0,2}}(?:\+?86[- ]?)?{AREA_CODE}\Z"
)
_UNIT_LABEL = re.compile(
    r"(?:联系|受理|承办|责任|主管|发布|公示|主办|咨询)(?:部门|单位|科室|股室|机构)[:：]"
    r"[^\n]{0,24}?[;；,， \t](?:联系|办公|咨询)?(?:电话|方式)[:： ]{0,2}\Z"
    r"|(?<![庭住籍系])地址[:：][^\n;；]{0,16}(?:政府|民政|办事处|便民|大厅|服务中心|委员会)"
    rf"[^\n;；]{{0,10}}[;；](?:联系|办公|咨询)?电话[:： (（]{{0,3}}{AREA_CODE}\Z"
    r"|(?:监督|举报|投诉|咨询|公开|意见|信访|政务)(?:邮箱|信箱|邮件)[^\n。]{0,40}?[;；,， ]"
    r"(?:联系|办公)?电话[:： ]{1,2}\Z"
    r"|(?:异议|意见|疑问|不实|问题)[^。\n]{0,12}(?:请|可|欢迎|须)[^。\n]{0,30}[,，:：;；(（。] ?"
    r"(?:[2-9一二三四五][.、)）])?(?:联系)?电话[:：为是 ]{0,2}\Z"
    # A hotline and then the office's own number: 12345或0472-7153321.
    r"|(?<![0-9])(?:12[0-9]{3}|110|119|120)(?:[或、,，/和及与]| ?[(（])(?:座机|固话|电话)?\Z"
)
# A label set apart, as headings and texts taken from PDFs have it: 监 督 电 话 ：
_SPREAD = re.compile(
    r"(?<![一-鿿])(?:[一-鿿][ 　]{1,2}){3,11}[一-鿿]?[ 　]*(?:[:：][ 　]*)?[(（]?"
    rf"{AREA_CODE}\Z"
)
# 请拨打…: the number may be anyone's, unless it is called for what an office does.
_CALL = re.compile(
    r"(?:拨打|致电|来电|请(?:反馈[至到]?|联系(?![人我])|拨)|[可请]来电(?:反映|咨询|询问)[,，]?|[请可][您你]?拨|[请可的][您你]?打|"
    r"电话联系|书面(?:形式)?或(?:者)?(?:致电|"
    r"电话))"
    rf"(?!{PERSON_AFTER}|号码|显示)[:： (（]{{0,3}}(?:电话[:： (（]{{0,2}})?{AREA_CODE}\Z"
)
_PURPOSE = re.compile(
    rf"{PUBLIC_WORDS}|{OFFICE_WORDS}|反映|查询|了解|预约|求助|报名|核实|异议|疑问|不服|有意见|"
    rf"不清楚|不明白|欢迎(?=[致拨来])|来电请|发现|"
    rf"冒领|骗保|弄虚作假|公众号|留言|"
    r"困难|公示|违规|违纪|线索|问题|不同意见"
)
_SUFFIX = re.compile(
    r"^ ?[(（,，]? ?(?:为|是|系)?[一-鿿]{0,8}"
    rf"(?:{PUBLIC_WORDS})(?!{PERSON_AFTER})[一-鿿]{{0,4}}[)）]"
)
# 打0472-7153321问民政所, 电话…向我镇反映: the office follows.
_ASKED = re.compile(rf"^[)）]? ?[问找向与同][一-鿿]{{0,10}}?(?:{OFFICE_WORDS})")

# 村委会电话：, 镇民政办：, 社区24小时服务电话: a body's own, be it a mobile.
_BODY_S_OWN = re.compile(
    r"(?:村委会?|居委会?|嘎查委员会|社区(?:居委会)?|村部|党支部|政府|民政[局办所]|办事处|办公室|"
    r"服务[站中]心?|救助站|敬老院|物业|工作队|[纪监]委|残联|妇联|信访[办局]|派出所|司法所|财政所|"
    r"供[电水热][所站]|卫生院|福利院|(?:救助|社保|服务|办事)?(?:窗口|大厅)|(?:救助|低保|社会事务|招生|党政)[股科办]|"
    r"(?:经办|受理|审核|承办)(?:机构|单位|部门)|我[镇办局区旗所]|"
    r"(?<![一-鿿])[一-鿿]{1,4}(?:旗|县|区|镇|乡|苏木|街道)(?=[:：]))"
    r"(?:24小时|值班|值守|办公|公开|服务|公务|联系|工作|"
    r"救助|便民)*(?:[(（]?(?:电话|手机|座机)(?:号码?)?[:：为是 ]{0,2}|[:：(（] ?| )?\Z"
)
# 工作单位：新光镇政府 电话：, 入住敬老院，电话：: where somebody works, learns or lives.
_STAYS_AT = re.compile(
    r"(?:工作|就业|所在|原)单位|上班(?!时间)|就读|[入家居现]住(?!咨询)|住(?:[在址]|院(?![处费结部]))|家属|转来|隔壁|旁边?[,，]"
)

# Of numbers in lines of their own only those with an area code are taken for one office's.
_MOST_IN_A_ROW = 4
_STROKES = frozenset("/、\n")
_FIRST_OF_PAIR = re.compile(
    r"(?<![0-9\-])(?:[(（]?0[1-9][0-9]{1,2}[)）]?[-—~ ]?[2-8][0-9]{2,3}-?[0-9]{4}"
    r"(?:[/、]|\n(?P<own_line>))"
    r"|[2-8][0-9]{2,3}-?[0-9]{4}[/、])\Z"
)
_SECOND_OF_PAIR = re.compile(r"[/、](?:0[1-9][0-9]{1,2}-?)?[2-8][0-9]{6,7}(?![0-9])")

# What may stand between the label and where a number was found: (0472), +86-472-, 400-.
_BEGINS = re.compile(
    r"(?<![0-9])[(（]?(?:\+?86[)）]?[-~. ]?)?[(（]?(?:(?P<service>[48]00)|0?[1-9][0-9]{1,2})?"
    r"(?:(?<=[0-9])[)）])?[-~/. ]?\Z"
)
_BEGINNING_ENDS = frozenset("0123456789()（）-~/. ")
_SERVICE_NUMBER = re.compile(r"(?<![0-9])[48]00[- ]?(?:[0-9]{3}[- ]?[0-9]{4}|[0-9]{7})(?![0-9])")
# 监督电话：王秀英 0472-7153321, 民政局联系人：王秀英，电话: whoever answers there.
_ANSWERED_BY = re.compile(
    r"(?:监督|举报|咨询|投诉|受理|值班)(?:举报|监督|投诉|咨询)?电话[:：] ?(?P<name>[一-鿿·]{2,12})"
    r"(?:[(（][一-鿿]{1,8}[)）])?[ :：,，]{0,2}\Z"
)
_CALLED = re.compile(r"(?:客服|热线|电话|咨询|银行|服务)[:：为是 ]{0,2}\Z")

Spans = Sequence[tuple[int, int]]


def _label(text: str, first: int, start: int) -> re.Match[str] | None:
    """Return the label that ends where a number begins, if the public is meant to call it.

    The last word for such a label is tried first: in a list of numbers, reading on from an earlier
    one takes ten times as long.
    """
    words = [word.start() for word in _PUBLIC_WORD.finditer(text, first, start)]
    if not words:
        return None
    return _LABEL.match(text, words[-1], start) or _LABEL.search(text, words[0], start)


def beginning_of(text: str, start: int) -> re.Match[str] | None:
    """Return what of a number stands in front of where it was found; mostly nothing does."""
    if text[start - 1 : start] not in _BEGINNING_ENDS:
        return None
    return _BEGINS.search(text, max(0, start - 14), start)


def is_published(text: str, start: int, end: int, people: Spans = ()) -> bool:
    """Tell whether the words around a telephone number make it one for the public to call.

    `people` are the spans of the names in the text, in its order: one between label and number
    cancels.
    """
    prefix = beginning_of(text, start)
    if prefix is not None and prefix["service"] is not None:
        return True
    start, end = whole_of_pair(text, prefix.start() if prefix is not None else start, end)
    first = max(0, start - REACH)
    for look in (_label, _UNIT_LABEL.search):
        label = look(text, first, start)
        if label is not None and not is_of_a_person(text, label.start(), start, people):
            return True
    window = before(text, start, OFFICE_REACH)
    own = _BODY_S_OWN.search(window)
    if _is_spread_label(window) or (
        own is not None
        and not stays_there(window)
        and not is_of_a_person(text, start - len(window), start, people)
    ):
        return True
    if _CALL.search(window) is not None and not is_of_a_person(
        text, start - len(window), start, people
    ):
        return _PURPOSE.search(window + after(text, end)) is not None
    if answers(_ANSWERED_BY, text, start, people):
        return True
    rest = after(text, end)
    if _ASKED.match(rest) is not None:
        return not is_of_a_person(text, start - len(window), start, people)
    return _SUFFIX.match(rest) is not None


def whole_of_pair(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of a number with the one that a stroke joins to it: 7153321/7153322."""
    for _ in range(_MOST_IN_A_ROW):
        if text[start - 1 : start] not in _STROKES:
            break
        first = _FIRST_OF_PAIR.search(text, max(0, start - 20), start)
        if first is None or (first["own_line"] is not None and text[start] not in "(（0"):
            break
        start = first.start()
    second = _SECOND_OF_PAIR.match(text, end) if text[end : end + 1] in _STROKES else None
    return start, second.end() if second is not None else end


def stays_there(window: str) -> bool:
    """Tell whether the office named in front is but where somebody works, learns or lives."""
    return _STAYS_AT.search(window) is not None


def answers(label: re.Pattern[str], text: str, start: int, people: Spans) -> bool:
    """Tell whether the label names who answers the telephone, and nobody else stands there."""
    found = label.search(text, max(0, start - OFFICE_REACH), start)
    if found is None or _PRIVATE.search(text, found.start(), start) is not None:
        return False
    place = bisect_left(people, (found.start(), 0))
    return [span for span in people[place : place + 2] if span[1] <= start] == [found.span("name")]


def is_service_number(text: str, start: int, end: int) -> bool:
    """Tell whether what looks like an account is the 400 number of a bank's service."""
    return (
        _SERVICE_NUMBER.match(text, start, end) is not None
        and _CALLED.search(text, max(0, start - 8), start) is not None
    )


def _is_spread_label(window: str) -> bool:
    """Tell whether a label whose characters stand apart is that of a public telephone."""
    label = _SPREAD.search(window)
    word = "".join(label[0].split()) if label else ""
    return _PUBLIC_WORD.search(word) is not None and _PRIVATE.search(word) is None


def speaks_of_somebody(text: str, first: int, last: int) -> bool:
    """Tell whether a word for a private person stands in a span."""
    return _PRIVATE.search(text, first, last) is not None


def is_of_a_person(text: str, first: int, last: int, people: Spans) -> bool:
    """Tell whether a person's word or name stands in a span."""
    if _PRIVATE.search(text, first, last) is not None:
        return True
    place = bisect_left(people, (first, 0))
    return place < len(people) and people[place][1] <= last
