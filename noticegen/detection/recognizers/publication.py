"""Whether a telephone number is one that the public is meant to call.

监督电话, 举报电话, 咨询电话, hotlines, an office's line. A person's word or name nearer to the
number cancels it: whoever called a hotline is not the hotline.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from noticegen.detection.contexts import after, before

_REACH = 90
_OFFICE_REACH = 44

_OFFICE_WORDS = (
    "政府|民政|办公室|办事处|纪委|监委|纪检|村委|居委|嘎查委员会|委员会|党支部|服务中心|服务站|"
    "便民|大厅|派出所|司法所|财政所|卫生院|医院|学校|小学|中学|幼儿园|信访|残联|扶贫办|乡村振兴|"
    "社保所|社会事务|"
    "社会救助|救助办|事务所|敬老院|救助站|管理站|村部|机关|单位|公司|银行|信用社|总机|前台|供电|"
    "供水|供热|"
    "物业|客服|急诊|殡仪馆|图书馆|文化馆|养老院|福利院|妇联|团委|工会|窗口|自来水|热力|燃气|电力|"
    "联合会|红十字|慈善|总会|法院|检察院|[大支中]队(?=电话|热线|[:： (（]|事故|$)|疾控|防疫|"
    "机构|采购人|接待室|问询处|社保中心|保险中心|网格中心|急救中心|镇党委|乡党委|[党综]政?[办科]|"
    "[我本](?:镇|乡|苏木|办(?!理)|局|所|区|旗|县|市|院|校|站|街道|社区|村|嘎查|单位|科|股|中心|"
    "公司)|我们的|"
    "牧场|农场|林场|财务[室科股]|综合[室科股]|[一-鿿]{2}(?:局|股|科室)(?![部面势份东])"
)
_PUBLIC_WORDS = (
    "监督|举报|投诉|咨询|热线|服务电话|服务号码|值班|办公电话|公开电话|公示电话|受理|信访|答疑|"
    "政策解答|业务电话|对外电话|对外公[布开]|报名电话|接待电话|接访|专线|以下方式|预约电话|"
    "异议电话|反映电话|异议反映|反映渠道|联系单位|便民电话|"
    "救助电话|求助电话|求助请|抢修|报修|技术支持|报警|急救|火警|传真|查询电话|询问电话|垂询|申诉|"
    "复议|反馈电话|意见反馈|"
    "意见电话|建议电话|报案|救援|应急电话|应急值守|服务台|问询|招聘电话|招生电话|挂号|导诊|"
    "欢迎来电|来电来访|业务联系|联系我们|接待日|维权|"
    "捐赠|抢险|业务办理|政策解释|质疑|复核|挂失|短信|诉讼服务|法律援助|事故处理|反馈渠道|"
    "可来电反映|请来电反映|告知我们|告诉我们|通知我们|工作手机|值班手机|办公手机|公务手机|监督手机|举报手机|联系单位|政务电话"
)
# A search for words alone is quick: what begins with one of them is sought from there on.
_PUBLIC_WORD = re.compile(_PUBLIC_WORDS)
_PERSON_AFTER = r"(?:人|者|群众|户|对象)"
_PRIVATE = re.compile(
    r"本人|某|家长|家属|家里|家中|住宅|宅电|家庭电话|户主|监护人|儿子|女儿|配偶|妻子|丈夫|母亲|"
    r"父亲|"
    r"孙子|孙女|诉求人|请回|回电|来电(?:号码|显示)|"
    r"其[子女父母妻夫兄弟姐妹孙侄]|紧急联系|联络人|"
    rf"(?:举报|投诉|咨询|来电|反映){_PERSON_AFTER}|个人"
)
# An area code in front of a local number that the number plan does not join with it.
_AREA_CODE = r"(?:[(（]?0[1-9][0-9]{1,2}[)）]?[- ]?)?"
# What may stand between the label and its number. Closed, so that no name passes for a word.
_FILLER = (
    rf"(?:{_PUBLIC_WORDS}|{_OFFICE_WORDS}|电话|号码|专线|座机|固话|固定|手机|联系|方式|渠道|如下|"
    rf"公布|反映|异议|"
    r"公开|部门|科室|人员|地址|信箱|窗口|平台|政策|业务|工作|社会|各界|来电|欢迎|拨打|社区|救助|"
    r"服务|工作日|预约|申请|"
    r"低保|24小时|[:：] ?(?:[0-9]{1,2}|[一二三四五])[.、)）]|我们|拨|打|加|"
    r"[请可我镇乡区旗县市盟省村级本各办股站所局厅室楼日员、和及与或为是的/])"
)
# What a part of an office, or a body under it, is called at its end.
_LEVEL = (
    r"(?:镇|乡|苏木|街道|区|旗|县|市|盟|自治区|省|村|嘎查|社区)(?:级|本级)?"
    rf"|(?:{_OFFICE_WORDS}|主任|书记|局长|科长|所长|值班)[一-鿿]{{0,4}}"
)
# The office to which one number of a list belongs: 镇, （区）：, 区民政局.
_TAG = rf"(?:[(（]?[一-鿿、]{{0,10}}?(?:{_LEVEL})[)）]?[:： \t]{{0,3}})"
_ITEM = (
    rf"(?:(?:[0-9]{{1,2}}[.、)）])?{_TAG}?[0-9][0-9\-()（） 转]{{2,}}(?:[(（][一-鿿]{{1,8}}[)）])?"
    rf"(?:[、,，/;； \t]|[或和及与]|\n(?={_TAG})){{0,3}})"
)
_LABEL = re.compile(
    rf"(?:{_PUBLIC_WORDS})(?!{_PERSON_AFTER}){_FILLER}{{0,8}}"
    r"(?:[(（][^()（）\n]{0,16}[)）])?"
    rf"(?:[。,，:：] ?(?:联系)?(?:电话|方式)(?:[(（][^()（）\n]{{0,8}}[)）])?)?"
    r"[:：为是(（ \t\n]{0,3}"
    rf"(?:工作日|全天|24小时)?{_ITEM}{{0,6}}"
    rf"(?:[0-9]{{1,2}}[.、)）])?{_TAG}?[ (（]{{0,2}}(?:\+?86[- ]?)?{_AREA_CODE}\Z"
)
_UNIT_LABEL = re.compile(
    r"(?:联系|受理|承办|责任|主管|发布|公示|主办|咨询)(?:部门|单位|科室|股室|机构)[:：]"
    r"[^\n]{0,24}?[;；,， \t](?:联系|办公|咨询)?(?:电话|方式)[:： ]{0,2}\Z"
    r"|(?<![庭住籍系])地址[:：][^\n;；]{0,16}(?:政府|民政|办事处|便民|大厅|服务中心|委员会)"
    rf"[^\n;；]{{0,10}}[;；](?:联系|办公|咨询)?电话[:： (（]{{0,3}}{_AREA_CODE}\Z"
    # A hotline and then the office's own number: 12345或0472-7153321.
    r"|(?<![0-9])(?:12[0-9]{3}|110|119|120)[或、,，/和及与]\Z"
)
# A label set apart, as headings and texts taken from PDFs have it: 监 督 电 话 ：
_SPREAD = re.compile(
    r"(?<![一-鿿])(?:[一-鿿][ 　]{1,2}){3,11}[一-鿿]?[ 　]*(?:[:：][ 　]*)?[(（]?"
    rf"{_AREA_CODE}\Z"
)
# People live at these, and with them in an address a telephone is not an office's: 共青农场三队4号.
_DWELT_AT = re.compile(r"(?:[牧农林]场|学校|[小中]学|医院|卫生院|公司|单位|供电|物业)")
_DOOR = re.compile(
    r"(?:[0-9]{1,4}|[一二三四五六七八九十]{1,3}|[东西南北])(?:号|队|组|社|户|室|栋|单元)"
)
_HOME = re.compile(r"住址|家住")
# 请拨打…: the number may be anyone's, unless it is called for what an office does.
_CALL = re.compile(
    r"(?:拨打|致电|来电|[可请]来电(?:反映|咨询|询问)[,，]?|[请可][您你]?拨|[请可的][您你]?打|"
    r"电话联系|书面(?:形式)?或(?:者)?(?:致电|"
    r"电话))"
    rf"(?!{_PERSON_AFTER}|号码|显示)[:： (（]{{0,3}}(?:电话[:： (（]?)?{_AREA_CODE}\Z"
)
_PURPOSE = re.compile(
    rf"{_PUBLIC_WORDS}|{_OFFICE_WORDS}|反映|查询|了解|预约|求助|报名|核实|异议|疑问|不服|有意见|"
    rf"不清楚|不明白|"
    r"公示|违规|违纪|线索|问题|不同意见"
)
_SUFFIX = re.compile(
    r"^ ?[(（,，]? ?(?:为|是|系)?[一-鿿]{0,8}"
    rf"(?:{_PUBLIC_WORDS})(?!{_PERSON_AFTER})[一-鿿]{{0,4}}[)）]"
)
# 打0472-7153321问民政所, 电话…向我镇反映: the office follows.
_ASKED = re.compile(rf"^[)）]? ?[问找向与同][一-鿿]{{0,10}}?(?:{_OFFICE_WORDS})")
_HOURS = re.compile(
    r"^ ?[(（,，;；]? ?(?:工作日|工作时间|上班时间|办公时间|受理时间|服务时间|接听时间|每日|每天|"
    r"周一|法定|24小时|二十四小时)"
)
_OFFICE_LABEL = re.compile(
    rf"(?:{_OFFICE_WORDS})(?!{_PERSON_AFTER})[^。;；\n]{{0,24}}\Z"
    rf"|(?<![作业])单位[:：][^。;；\n]{{0,24}}(?:{_OFFICE_WORDS})[;；](?:联系|办公|咨询)?(?:电话|"
    rf"方式)[:： ]{{0,2}}\Z"
    # 招生办：, 儿童福利科: what the parts of an office end with, and nothing that people live in.
    r"|[一-鿿]{2,12}(?:[办科股局会]|(?<!住)[处所]|(?<![属大小])院|站|中心|大厅|营业部|服务)"
    r"(?:[(（][^()（）\n]{0,8}[)）])?(?:电话|热线|专线)?[:： ]{0,2}\Z"
    r"|(?:^|(?<=[。；; 　\n]))(?:镇|乡|苏木|区|旗|县|市|盟)[:： ]{1,2}\Z|"
    r"[一-鿿]{1,8}(?:镇|乡|苏木|街道|[牧农林]场)[:： ]{1,2}(?:电话[:： ]?)?\Z|"
    r"\.gov\.cn[^。\n一-鿿]{0,4}(?:联系)?电话[:： ]{0,2}\Z"
)
_OFFICE_SUFFIX = re.compile(
    rf"^ ?[(（][^()（）\n]{{0,12}}(?:{_OFFICE_WORDS})[^()（）\n]{{0,8}}[)）]"
    # The office stands in the next cell, or a fax number beside the telephone.
    r"|^[ ,，;；、/]{0,3}(?:传真|[Ff]ax|FAX)"
    rf"|^[\"',，\t| ]{{1,4}}(?:[A-Za-z_]{{2,12}}[\"':： ]{{1,5}})?[一-鿿]{{0,8}}(?:{_OFFICE_WORDS})"
    r"[一-鿿]{0,4}(?:[\"',，\t|}\n]|$)"
)
_NUMBERS = re.compile(r"(?:[0-9][0-9\-()（） 转]{4,}[、,，/;；或和及与]? ?)+$")

# The office stands alone on the line above its telephone.
_LINE_ABOVE = re.compile(
    rf"(?:{_OFFICE_WORDS})(?!{_PERSON_AFTER})[一-鿿]{{0,6}} ?\n ?"
    # The date of the notice may stand between, and the label in brackets.
    r"(?:[0-9〇一二三四五六七八九十]{1,4}[年.\-/]"
    r"[0-9一二三四五六七八九十年月日.\-/]{3,8} ?\n ?[(（]?)?"
    r"(?:(?:联系|办公|咨询)?(?:电话|方式)[:： ]{0,2})?\Z"
)
# 联系电话：0472-7153321, and the office that signs stands alone on the next line.
_LABEL_ALONE = re.compile(r"(?:^|[\n。；;,， ])(?:联系|办公|咨询)?(?:电话|方式)[:： ]{1,3}\Z")
_LINE_BELOW = re.compile(
    r"[ 　]*\n[ 　]*[一-鿿]{0,30}(?:人民政府|政府|民政局|办公室|办事处|委员会|党委|救助站|"
    r"服务中心|敬老院|"
    r"居委会|村委会|纪委)(?:[(（][盖公]?章[)）])?[ 　]*(?:\n|\Z)"
)
# What a mailbox is called that anybody may write to, and the office or purpose it is named for.
_MAILBOX = re.compile(
    r"(?:电子)?(?:邮箱|信箱|邮件|邮址|[Ee]-?[Mm]ail)(?:地址)?[:： 为是至到]{0,3}\Z"
    r"|(?:发送?|寄|传|投递?|提交)[至到给往][:： ]?\Z"
)
_MAIL_PURPOSE = re.compile(
    rf"{_PUBLIC_WORDS}|{_OFFICE_WORDS}|公务|办公|政务|公开|官方|征求|征集|意见|建议|异议|反馈|反映|"
    r"线索|投稿|来信|邮编|公示"
)
_OFFICE_HOST = re.compile(r"[@.]gov\.cn\Z")

Spans = Sequence[tuple[int, int]]


def is_published(text: str, start: int, end: int, people: Spans = ()) -> bool:
    """Tell whether the words around a telephone number make it one for the public to call.

    `people` are the spans of the names in the text, in its order: one between label and number
    cancels.
    """
    first = max(0, start - _REACH)
    word = _PUBLIC_WORD.search(text, first, start)
    for pattern, begin in ((_LABEL, word and word.start()), (_UNIT_LABEL, first)):
        label = None if begin is None else pattern.search(text, begin, start)
        if label is not None and not _is_of_a_person(text, label.start(), start, people):
            return True
    window = before(text, start, _OFFICE_REACH)
    if _is_spread_label(window):
        return True
    if _CALL.search(window) is not None and not _is_of_a_person(
        text, start - len(window), start, people
    ):
        return _PURPOSE.search(window + after(text, end)) is not None
    rest = after(text, end)
    if _ASKED.match(rest) is not None:
        return not _is_of_a_person(text, start - len(window), start, people)
    return _SUFFIX.match(rest) is not None


def is_published_mail(text: str, start: int, end: int, people: Spans = ()) -> bool:
    """Tell whether the words around an e-mail address make it one that anybody may write to."""
    window = before(text, start, _OFFICE_REACH)
    label = _MAILBOX.search(window)
    office_host = _OFFICE_HOST.search(text, start, end) is not None
    if label is None and not office_host:
        return False
    around = window + " " + after(text, end)
    purpose = office_host or _MAIL_PURPOSE.search(around) is not None
    return purpose and not _is_of_a_person(text, start - len(window), start, people)


def is_office(text: str, start: int, end: int, people: Spans = ()) -> bool:
    """Tell whether a landline stands beside the name of an office and no person's word."""
    window = before(text, start, _OFFICE_REACH)
    first = start - len(window)
    label = _OFFICE_LABEL.search(_NUMBERS.sub("", window))
    if label is not None and not (
        _is_of_a_person(text, first + label.start(), start, people)
        or _is_home(text, first + label.start(), start, people)
    ):
        return True
    above = _LINE_ABOVE.search(text, max(0, start - _OFFICE_REACH), start)
    if above is not None and not _is_of_a_person(
        text, text.rfind("\n", 0, above.start()) + 1, start, people
    ):
        return True
    rest = after(text, end)
    signed = _OFFICE_SUFFIX.match(rest) or _HOURS.match(rest) or _is_signed(text, start, end)
    return bool(signed) and not _is_of_a_person(text, first, start, people)


def _is_spread_label(window: str) -> bool:
    """Tell whether a label whose characters stand apart is that of a public telephone."""
    label = _SPREAD.search(window)
    word = "".join(label[0].split()) if label else ""
    return _PUBLIC_WORD.search(word) is not None and _PRIVATE.search(word) is None


def _is_home(text: str, first: int, last: int, people: Spans) -> bool:
    """Tell whether a word of an office is but part of where somebody lives."""
    if _DWELT_AT.match(text, first) is None:
        return False
    line = max(text.rfind("\n", 0, first) + 1, first - _REACH)
    if _HOME.search(text, line, first) is not None:
        return True
    if _DOOR.search(text, first, last) is None:
        return False
    place = bisect_left(people, (line, 0))
    return place < len(people) and people[place][1] <= first


def _is_signed(text: str, start: int, end: int) -> bool:
    """Tell whether a line holds only a label and the number, and an office signs below it."""
    first = max(0, start - _OFFICE_REACH)
    return (
        _LINE_BELOW.match(text, end) is not None
        and _LABEL_ALONE.search(text, first, start) is not None
    )


def _is_of_a_person(text: str, first: int, last: int, people: Spans) -> bool:
    """Tell whether a person's word or name stands in a span."""
    if _PRIVATE.search(text, first, last) is not None:
        return True
    place = bisect_left(people, (first, 0))
    return place < len(people) and people[place][1] <= last
