"""Landlines that are nobody's: on a line that speaks of an office's business and of no person.

Landlines in what offices write are mostly theirs. `publication` and `office_lines` know how
such a telephone is called; here the whole line is asked, also where its words stand behind the
number or far from it. A line that names a person, or tells of somebody, publishes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from noticegen.detection.recognizers.office_words import OFFICE_WORDS, PUBLIC_WORDS
from noticegen.detection.recognizers.publication import Spans, speaks_of_somebody, stays_there

_BEFORE, _BEHIND, _HEADING = 120, 60, 160
# How far a word for a person may stand from the number to be about it.
_CLAUSE, _NOTE = 24, 10
# Whoever is told of in a line with such words is called, not calling.
_SOMEBODY = re.compile(
    r"家庭(?:住址|地址|成员|联系)|(?<![厂商])家[住访电]|老家|住[址户在]|户籍地|籍贯|户主(?!本人)|"
    r"(?:[低五]保户|脱贫户|监测户|救助对象|申请人|当事人|患者|学生)(?:姓名|[:：]|(?:联系)?电话|[一-鿿]{0,2}[男女][,，])|"
    r"[一-鿿]大[爷娘妈叔婶伯]|奶奶|爷爷|外[婆公]|姥[姥爷]|老汉|[一-鿿](?:女士|先生)(?!们)|[他她](?!们)|"
    r"性别|[男女][,，\t|、]|[0-9]岁|自留|[债借贷欠]款?[务款]?人|房东|租客|"
    r"(?:来电|来访|来信|登记|领取|联络|收件|收货|寄件|委托|报警|报名|求助|反映|咨询|投诉|举报)[人者](?![可如请应须需])|"
    r"其(?=[父母妻夫子女儿孙兄弟姐妹配])|转来|自述|自称|打不通|停机|未接|无人接|回访|"
    r"第[0-9一二三四五六七八九十]+[件起]|备用|[0-9]{1,2}[组队](?![一-鿿]{0,4}电话)"
)
_BUSINESS = re.compile(
    rf"{PUBLIC_WORDS}|{OFFICE_WORDS}|"
    r"[市旗区县省州盟镇乡][局厅里]|门诊|住院|医院|疫苗|接种|流调|报备|院长室|病案|复印|结算|"
    r"法院|法庭|开庭|立案|仲裁|检察|旁听|律师|质监|公证|"
    r"查询|维修|招领|认领|招标|采购|预定|年检|备案|公告|公示|通知|预约|营业|客服|接待|办理|收费|缴费|"
    r"热力|燃气|公墓|殡葬|招聘会|人才市场|养老院|养老认证|敬老院|福利院|街道|苏木|考察组|巡察|"
    r"办公地点|对外|启用|意见|问谁|政策|海报|拨通|外线|总机|厂家|厂址|社保|医保|救助|网站|ICP|邮编|✉|"
    r"[Cc]ontact|[Ee]nquir|[Pp]lease|(?<![A-Za-z])(?:T|F|Fax|FAX):|国际长途|报名|人社|失业金|待遇|村部|参会|"
    r"停[电水气]|供[电水暖气]|[电水]费|网点|[支分]行|贷款|理赔|保险|挂号|急诊|护士站|护理|病房|探视|床位|"
    r"校长室|教务|传达室|门卫|保卫|班主任|招生|户籍窗口|执行局|书记员|法官|车站|售票|前台|景区|图书馆|档案馆|"
    r"兽医|农技|气象|消防|防火|防汛|应急|环保|人大|政协|工会|妇联|红十字|慈善|可拨打|请拨打|可致电|请致电|"
    r"向我们|我们上门|停用|事宜|工作时间|招募|救助车|先锋岗"
)
# Who is called by a post or as whom one asks for is there for the public.
_POST = (
    r"主任|书记|[科所局站股镇乡院园校室队旗县市]长|助理员?|干事|老师|警官|医生|护士|工程师|网格员|专员|"
    r"经办人|接待人"
)
_POST_BEFORE = re.compile(rf"(?:{_POST})[:：( （]{{0,2}}\Z")
_POST_BEHIND = re.compile(rf"[(（]?(?:副|助理)?(?:{_POST}|工(?![一-鿿]))")
# 附件3：各苏木镇民政办联系方式, and the numbers on the lines below; a letterhead and its lines.
_HEADED = re.compile(
    rf"(?:^|\n)[^\n]{{0,28}}(?:{PUBLIC_WORDS}|{OFFICE_WORDS})[^\n0-9]{{0,12}}"
    r"(?:(?<=电话)|(?<=方式)|(?<=热线)|(?<=表)|(?<=[院局所厅站社司会处心]))[^\n0-9一-鿿]{0,6}\n"
)


def is_nobodys(text: str, start: int, end: int, people: Spans = ()) -> bool:
    """Tell whether the line of a landline speaks of business and of nobody."""
    first = max(text.rfind("\n", 0, start) + 1, start - _BEFORE)
    stop = text.find("\n", end, end + _BEHIND)
    last = stop if stop >= 0 else min(len(text), end + _BEHIND)
    if _tells_of_somebody(text, first, last, people):
        return False
    if speaks_of_somebody(text, _clause(text, start), min(last, end + _NOTE)):
        return False
    return _BUSINESS.search(text, first, last) is not None or _is_headed(text, first, people)


def _names_somebody(text: str, first: int, last: int, people: Spans) -> bool:
    """Tell whether a person who is called by no post stands in a span."""
    place = bisect_left(people, (first, 0))
    while place < len(people) and people[place][1] <= last:
        start, end = people[place]
        before = _POST_BEFORE.search(text, max(0, start - 6), start)
        if before is None and _POST_BEHIND.match(text, end) is None:
            return True
        place += 1
    return False


def _is_headed(text: str, first: int, people: Spans) -> bool:
    """Tell whether a line above says that the numbers below it are an office's."""
    heads = list(_HEADED.finditer(text, max(0, first - _HEADING), first))
    return bool(heads) and not _tells_of_somebody(text, heads[-1].start(), first, people)


def _tells_of_somebody(text: str, first: int, last: int, people: Spans) -> bool:
    return (
        _SOMEBODY.search(text, first, last) is not None
        or stays_there(text[first:last])
        or _names_somebody(text, first, last, people)
    )


def _clause(text: str, start: int) -> int:
    """Return where the clause begins at whose end a number stands."""
    first = max(0, start - _CLAUSE)
    return max([first, *(text.rfind(mark, first, start) + 1 for mark in "。；;\n")])
