"""Whether the words around a sensitive one say it of somebody, or of a rule, a programme, a thing.

`因患尿毒症住院`, `其妻尿毒症`, a cell beside a name: somebody has it. `尿毒症患者可申请`,
`尿毒症救助`, `母羊流产`: nobody is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from noticegen.detection.recognizers.remarks import REMARK_HEAD, fills_a_field, is_of_a_life
from noticegen.detection.recognizers.rules_and_cases import (
    CASE_SIGNS,
    RELATIVE,
    RULE,
    SOMEBODY,
    STATEMENT,
)

_REACH = 28
_NEAR = 120  # characters
_OF_A_PERSON = re.compile(
    r"患有?(?!者)|身患|罹患|得了?|因[一-鿿]{0,2}|确诊|诊断|查出|检查出|病史|治疗|手术|住院|服药|"
    r"长期|现|系|属|(?<!主要)(?<!对象)为|媳妇|闺女|他[爸妈]|她[爸妈]|事由|理由|缘由|情况[:：]|有|曾|正在|家庭|本人|"
    r"其[子女父母妻夫孙兄弟姐妹儿]|户主|老人|该户|备注|原因|"
    rf"[男女]|[0-9]{{1,2}}岁|同志|{RELATIVE}|"
    r"该人|此人|该童|致贫|致困|术后|去世|死亡|残疾证|持证|等级|突发|突然|意外|不慎|落下|留下|遗留|先天|后天|"
    r"做|接受|靠|申请人|监护人|被|遭|受|[:：]$|[吃服]用?$|照[顾料看]|护理(?=[^类]{1,6}的)|伺候|侍候"
)
_BEHIND_A_PERSON = re.compile(
    r"(?:症|病)?(?:晚期|早期|中期|末期|患者|病人|术后|后(?!续)|多年|病史|住院|治疗|化疗|透析|去世|死亡|"
    r"病故|手术|后遗症|在[治医]|犯了|犯[病起]|好[些几]年|多少年|离不|携带|留下|出身|期内|手都|复查|佩戴|助听|失败|来的|一次|打胰岛素|了(?=[,，。;；]|$)|[一1][名个人](?=[,，。;；]|$)|"
    r"带[一两二三几]个|卧床|在床|在炕|常年|长期|需|丧失|导致|引起|引发|致|无法|不能|生活|发作|复发|转移|"
    r"[0-9一二三四五六七八九十两几多数]+(?:余|多)?(?:年|级|期|个月|次|日|天)|[,，。;；、)）/+＋]|$|期间|回来|半年|状态|骨?转移|进食|维持|治愈|双[腿手臂]|中(?=[,，。;；]|$)|"
    r"(?<=病)[人史]|[(（](?:已|正|需|术|[晚早重轻]|住|致)|的(?:丈夫|妻子|老[公婆伴人]|父亲|母亲|儿子|女儿|孙[子女]|"
    r"[爷奶]|[婆公][婆公]|[哥弟姐妹]))"
)
# What is told of a life and not of an illness: 花了十几万, 带一子, 上不了学.
_LIFE = re.compile(
    r"[吃服]药|干不|干活|走路|花了|花费|欠[债款]|负债|借债|[休辍]学|独自|一个人|上不了|带[一两二三][子女儿]|独居|独身|单身|[生养][一两二三]|"
    r"^[一两二][子女男]|频发|复发|发作|切除|修复|变形|照料|照看|锁在|走失|自理|劳动|患儿|无[业收固劳人]|未愈|报到|送戒|"
    r"慢性期|急性期|被[抓捕判拘]|丧失|瘫在|拄拐|终身|多年|失业|在家|起居"
)
_LIFE_REACH = 12
# What only a tale holds: 静脉曲张烂腿, 赌博输光了房子, 糖尿病打胰岛素.
_TALE = re.compile(
    r"输光|输了|欠[了下]|被训诫|被[抓拘罚判处骗]|还俗|戒不|离不[了开]|认不[得清]|[变烂](?:形|型|腿|了)|就往外|说话不|开过|花光|卖了|过不|"
    r"[干做走站动]不[了动成]|看不[起见清]|没[钱法办人]|好[些几]年|不利索|找不下"
)
_TALE_REACH = 14
# 老年痴呆走丢过两回, 红斑狼疮每月药费两千: how a remark goes on that begins with the word.
_TOLD_ON = re.compile(
    r"(?:已|[走丢看吃住做换切打][过了丢]|两|几|三[次回年]|不(?!得|予|能享)|没|常|每[月天周年次回]|吃|住[过了院]|欠|靠|后(?![续期])|在|还|去年|今年|"
    r"经常|缠身|进去|出行|上门|过来|带[一两俩三]|的(?:媳妇|女人|老婆|娃|孩子)(?=[,，。]|$)|输光|独|自[己言费]|由[其爷奶姥姑舅叔伯父母兄弟姐妹哥女儿妻丈]|随[父母爷奶姥]|跟|休学|怕|严重|犯|需人|离不|干|左|右|双[手腿脚眼目耳下上]|手|脚|腿|说|听不|看不|"
    r"规律|反复|多次|合并|伴|并发|花了|卖了|借了|[0-9一二两三四五六七八九十]+(?:年|个?月|次|回|多))"
)
_LONGEST_REMARK = 24
_HEAD = re.compile(r"(?:人员|对象|者)[,，]")
_MONTHS = re.compile(r"[0-9一二三四五六七八九十两]{1,2}(?:个?月|周)(?![前内以])")
_SUFFERED = re.compile("丧失|劳动能力|自理|卧床|常年|长期|[服吃]药|治疗|住院|去世|[0-9]元")
# 重度精神障碍患者监护补贴, 大病救助: the name of a programme.
_PROGRAMME = re.compile(
    r"(?:人员?|家庭|老年?人|患者|儿童|病人|对象|群体|的)?"
    r"(?:专项|特别|重点|医疗|生活|护理|康复|监护|以奖代补|服药|困难|特殊|意外|机构|托养|救治|免费|照护|照料|供养|关爱|集中|安置|帮扶)*"
    r"(?:救助|补贴|补助|津贴|扶助|保险|保障|救济|慰问|护理费|资金|基金|保险金|抚恤)"
)
_TOWARDS = re.compile(r"(?:关爱|关心|服务|帮助|关注|守护|走进|走近)(?:全体|广大|各类|辖区)?\Z")
_PROVIDED = re.compile(
    r"(?:老年?人|人员?|对象|患者|病人|儿童|家庭|群众|妇女)?们?(?:提供|开展|送|发放|办理|上门|免费|建立|购买|"
    r"举办|进行)"
)
# 王秀英宣讲三高防治知识: what is taught or organised, whoever does it.
_SUBJECT_MATTER = re.compile(
    r"(?:人员|患者|病人)?的?(?:防治|防控|预防|知识|政策|宣传|讲座|筛查|怎么办|(?:管控|稳控|走访|服务|救助)(?:工作|会))"
)
_REMARK = re.compile(r"(?:备注|理由|事由|原因)[:：] ?$")
# What may stand between an illness and whose it is: 尿毒症患者名单：王秀英, 脑瘫儿童王小宝.
_TO_A_NAME = re.compile(
    r"(?:患者|病人|患儿|家庭|老人|儿童|学生|人员|对象|户主?)?"
    r"(?:名单|姓名|诊断(?:证明|书)|病历|证明|材料)?[:：(（_\-]? ?"
)
# Programmes are called by these words: 大病救助 tells nothing of whom it is paid to.
_GENERAL = re.compile(
    r"大病|[重慢]病|重大疾病|慢性病|重残|(?:重度)?残疾|半?失能|失独|失智|(?:严重)?精神障碍(?:患者)?|孤独症|自闭症|罕见病|白内障|"
    r"(?:智力|精神|肢体|视力|听力|言语|多重)残疾|听力障碍|唇腭裂|先天性心脏病|先心病|尘肺病?"
)
_NUMBER_OF_SOMEBODY = re.compile(r"[0-9*＊×xX●•#]{11}")
_LONGEST_NAME_LINE = 12
_EDGES = frozenset("\t,，|｜;；\n")

# 事实无人抚养儿童30名, 精神障碍患者共35人: so many are nobody. What there is to tick is neither.
_COUNT_OF_MANY = re.compile(
    r"(?:(?:病|症)?的?(?:人员|儿童|老年?人|对象|患者|病人|家庭|群众|学生|妇女|患儿|证))?"
    r"(?:有|共|共计|合计|约)?[:： \t]?"
    r"(?:[1-9][0-9]{1,6}|[4-9]|[一二三四五六七八九]?十[一二三四五六七八九]?)(?:余|多)?[名人户例位](?![月年])"
)
_OPTIONS = re.compile(r"健康[”\"'、 0-9]{1,4}(?:良好|一般)|[□☐]")
# 斯日古冷为社区矫正对象, 斯日古冷信佛: nothing stands in front but whom it is said of.
_SUBJECT = re.compile(
    r"[^不各凡众民职工党员者们类群对象人镇乡旗县市局所应需可未勿禁宣传关等及和或的是为之若如能会年龄庭村户残病困救助保障重"
    r"社防治医院要其得患因染发有羊牛猪犬鸡驼驴击爱注查抓扶警惕谨读\W0-9A-Za-z_]"
    r"{2,5}(?:·[一-鿿]{1,6})?(?P<copula>(?:现|仍)?[为系是])?\Z"
)
_CLAUSE_END = re.compile(r"(?:人员|对象|患者)?(?=[,，。;；\n]|$)")

Starts = Sequence[int]


def is_said(text: str, sentence: tuple[int, int], word: tuple[int, int], people: Starts) -> bool:
    """Tell whether the words around say that somebody has it; a list of illnesses says nothing.

    `people` are the places in the text, ascending, at which somebody's name begins.
    """
    (first, last), (start, end) = sentence, word
    if _PROGRAMME.match(text, end):
        return _is_of_no_programme(text, word, people)
    if _OF_A_PERSON.search(text, max(first, start - _REACH), start) is not None:
        return True
    if is_named(people, max(first, start - _REACH), start) or fills_cell(text, word, people):
        return True
    if _belongs_to_a_name(text, end, people):
        return True
    if text.startswith("、", end) or text.startswith("、", start - 1):
        return _SUFFERED.search(text, end, last) is not None
    if _BEHIND_A_PERSON.match(text, end, min(last, end + 10)) is not None:
        return True
    if CASE_SIGNS.search(text, first, last) is not None:
        return True
    if start == first and _goes_on_as_a_remark(text, (start, end), last):
        return True
    return _LIFE.search(text[end : min(last, end + _LIFE_REACH)]) is not None


def is_own_remark(text: str, sentence: tuple[int, int], word: tuple[int, int]) -> bool:
    """Tell whether a word begins a remark on one life, or fills a field, for all other words."""
    if word[0] == sentence[0] and REMARK_HEAD.match(text, word[1]) is not None:
        return True
    return RULE.search(text, *sentence) is None and fills_a_field(text, sentence, word)


def is_called(text: str, sentence: tuple[int, int], word: tuple[int, int]) -> bool:
    """Tell whether a clause says a word of its short subject: 斯日古冷为社区矫正对象."""
    subject = _SUBJECT.match(text, sentence[0], word[0])
    return subject is not None and _CLAUSE_END.match(text, word[1]) is not None


def is_count_of_many(text: str, sentence: tuple[int, int], word: tuple[int, int]) -> bool:
    """Tell whether so many are counted that nobody is meant, or boxes are there to be ticked.

    Nobody is meant either by what is taught or organised: 三高防治知识.
    """
    if _SUBJECT_MATTER.match(text, word[1]) is not None:
        return True
    if _COUNT_OF_MANY.match(text, word[1]) is not None:
        return STATEMENT.search(text, *sentence) is None
    return _OPTIONS.search(text, sentence[0], word[1]) is not None


def is_for_all(text: str, sentence: tuple[int, int], word: tuple[int, int]) -> bool:
    """Tell whether something is done for all of them: 关爱精神障碍患者, 为失能老人提供服务."""
    first, (start, end) = sentence[0], word
    if SOMEBODY.search(text, first, start) is not None:
        return False
    if _TOWARDS.search(text, first, start) is not None:
        return True
    return text.startswith("为", start - 1) and _PROVIDED.match(text, end) is not None


def _goes_on_as_a_remark(text: str, word: tuple[int, int], last: int) -> bool:
    """Tell whether what follows a sentence's first word is told of one life."""
    start, end = word
    if last - start <= _LONGEST_REMARK and _TOLD_ON.match(text, end) is not None:
        return True
    if _HEAD.match(text, end) is not None or REMARK_HEAD.match(text, end) is not None:
        return True
    return _tells_a_tale(text, end, last)


def _tells_a_tale(text: str, end: int, last: int) -> bool:
    return _TALE.search(text, end, min(last, end + _TALE_REACH)) is not None


def _belongs_to_a_name(text: str, end: int, people: Starts) -> bool:
    """Tell whether a name stands behind a word, with at most what the named one is between."""
    between = _TO_A_NAME.match(text, end)
    place = between.end() if between else end
    return is_named(people, place, place + 1)


def _is_of_no_programme(text: str, word: tuple[int, int], people: Starts) -> bool:
    """Tell whether an illness, and no programme called by its name, stands beside somebody's."""
    start, end = word
    if _GENERAL.fullmatch(text, start, end):
        return False
    return is_named(people, max(text.rfind("\n", 0, start), start - _REACH), end + _REACH)


def is_said_of_somebody(
    text: str, sentence: tuple[int, int], word: tuple[int, int], people: Starts
) -> bool:
    """Tell whether a word that notices use for much else stands beside a name or a relative."""
    (first, last), (start, end) = sentence, word
    if _PROGRAMME.match(text, end):
        return False
    before = max(first, start - _REACH)
    return (
        (start == first and _tells_a_tale(text, end, last))
        or is_called(text, sentence, word)
        or is_own_remark(text, sentence, word)
        or _MONTHS.match(text, end) is not None
        or is_named(people, before, start)
        or is_named(people, end, end + 1)
        or SOMEBODY.search(text, before, start) is not None
        or fills_cell(text, word, people)
        or _REMARK.search(text, before, start) is not None
        or is_of_a_life(text, sentence, word)
    )


def fills_cell(text: str, word: tuple[int, int], people: Starts) -> bool:
    """Tell whether a word fills a cell of somebody's row, or the line below a name."""
    start, end = word
    if not (_is_edge(text, start - 1) and _is_edge(text, end)):
        return False
    low, high = max(0, start - _NEAR), end + _NEAR
    first = max(low, text.rfind("\n", low, start) + 1)
    line_end = text.find("\n", end, high)
    last = line_end if line_end >= 0 else min(high, len(text))
    if is_named(people, first, last) or _NUMBER_OF_SOMEBODY.search(text, first, last):
        return True
    above = max(low, text.rfind("\n", low, max(low, first - 1)) + 1)
    alone = start == first and end == last and first - above <= _LONGEST_NAME_LINE
    return alone and is_named(people, above, first)


def _is_edge(text: str, place: int) -> bool:
    return not 0 <= place < len(text) or text[place] in _EDGES


def is_named(people: Starts, first: int, last: int) -> bool:
    """Tell whether a name begins in a span."""
    return bisect_left(people, first) < bisect_left(people, last)


def is_near(place: int, people: Starts) -> bool:
    """Tell whether somebody is named within a few lines of a place."""
    return is_named(people, place - _NEAR, place + _NEAR)
