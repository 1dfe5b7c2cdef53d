"""Illness, disability, crime and family matters, where they are said of a person (PIPL art. 28)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.lexicon import read_words, telling_characters
from noticegen.detection.text.normal import Normalised

_REACH = 28
_OF_A_PERSON = re.compile(
    r"患有?(?!者)|身患|罹患|得了?|因[一-鿿]{0,2}|确诊|诊断|查出|检查出|病史|治疗|手术|住院|服药|"
    r"长期|现|系|属|为|媳妇|闺女|他[爸妈]|她[爸妈]|事由|有|曾|正在|家庭|本人|"
    r"其[子女父母妻夫孙兄弟姐妹儿]|户主|丈夫|妻子|儿子|女儿|父亲|母亲|老伴|配偶|孙子|孙女|老人|"
    r"该户|夫妻|双方|[男女]|备注|原因|"
    r"[0-9]{1,2}岁|同志|父母|弟弟|哥哥|姐姐|妹妹|女婿|儿媳|岳父|岳母|公公|婆婆|爷爷|奶奶|姥姥|"
    r"姥爷|该人|此人|致贫|致困|术后|去世|死亡|残疾证|持证|等级|[:：]$"
)
_BEHIND_A_PERSON = re.compile(
    r"^(?:症|病)?(?:晚期|早期|中期|患者|术后|多年|病史|住院|治疗|化疗|透析|去世|死亡|手术|"
    r"后遗症|卧床|在床|常年|长期|需|丧失|导致|"
    r"致|[0-9一二三四五六七八九十]+(?:年|级|期)|[,，。;；、)）]|$)"
)
_SUFFERED = re.compile("丧失|劳动能力|自理|卧床|常年|长期|[服吃]药|治疗|住院|去世|[0-9]元")
_RULE = re.compile(
    r"政策|办法|条例|标准|规定|申请|申报|符合|救助范围|对象|包括|等重大|重大疾病|的家庭|"
    r"困难群众|宣传|通知|防治|预防|疫苗|筛查|义诊|知识|"
    r"讲座|日活动|宣传日|世界|协会|学会|医院|保健|卫生中心|基金|门诊|病种|目录|保险|条件|应当|"
    r"可享受|享受.{0,8}补贴|补贴标准|项目|"
    r"的人员|机构|评估|人员符合|占比|比例|较高|制度|以下简称|工作|服务|活动|人员名单|等人员|"
    r"情形|禁止|严禁|依法|违法|补助|两项|范围|资助|帮扶|重度|登记|法》|"
    r"第[一二三四五六七八九十0-9]+条"
)
_STATEMENT = re.compile(
    r"本人|其[子女父母妻夫孙兄弟姐妹儿]|户主|丈夫|妻子|儿子|女儿|父亲|母亲|老伴|该户|该人"
)
# Also somebody's own case, unless the sentence speaks of people in general.
_CASE = re.compile(r"因患|经诊断|备注|确诊|住院")
_IN_GENERAL = re.compile(
    r"的(?:家庭|人员|对象|困难|群众|老年|儿童|残疾人|农民)|或遭遇|等重大|可以?申请|可纳入|符合|"
    r"标准|政策|"
    r"办法|条件"
)
# What a form or a table's column says of somebody: `残疾等级：一级` needs no word of the list.
_ENTRY = re.compile(
    r"(?:(残疾人?证?(?:类别|类型|种类|等级|级别))|(?:所患|患病|病种|疾病)(?:名称|种类|病种|"
    r"情况)?|健康状况)"
    r"[:：] ?(?P<value>[一-鿿0-9A-Za-zⅠ-Ⅳ、（）()]{1,20})(?=[\t\n,，;；。|]|$)"
)
_LABEL_MARKS = frozenset("残病健")
# Entries that say nothing, or that somebody is well; and lists of what there is to choose.
_NOTHING = re.compile(
    r"(?:无|否|健康|良好|正常|一般|较好|尚可|同上|不详|身体健康|健康或良好)(?:残疾|疾病)?"
)
_CHOICES = re.compile(r"、|或|及以上|以上|类别|等级|情况|名称")
_PERSON_LABEL = re.compile(r"(?:姓名|户主|申请人|患者|本人)[:：] ?[^\s:：]")
# What belongs to a word: 脑梗后遗症, 高血压三级, 尿毒症晚期.
_EXTENT = re.compile(
    r"(?:后遗症|综合征|晚期|症(?!状)|病(?![人区房床史历情])|[一二三四1-4]级(?:残疾)?)"
)
_NEAR = 120  # characters


@cache
def _words() -> tuple[AhoCorasick, tuple[FindingType, ...], frozenset[str]]:
    """Return the words, their types, and characters of which a text must hold one."""
    types = {
        word: FindingType(group)
        for group, line in read_words("sensitive_words.txt")
        for word in line.split()
    }
    automaton = AhoCorasick(types, matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(types.values()), telling_characters(types) | _LABEL_MARKS


def find_sensitive_words(normal: Normalised, people: Iterable[Hit] = ()) -> Iterator[Hit]:
    """Find words of the list that are said of a person.

    In a sentence that states a rule (who may apply, what is subsidised) a word counts only when
    the sentence also speaks of somebody's own case, or names one of `people`.
    """
    automaton, types, telling = _words()
    if normal.marks.isdisjoint(telling):
        return
    text = normal.text
    words = automaton.find_matches_as_indexes(text)
    has_labels = not normal.marks.isdisjoint(_LABEL_MARKS)
    if not (words or has_labels):
        return
    starts = sorted([person.start for person in people])
    for index, start, end in words:
        first, last = _sentence(text, start, end)
        place = bisect_left(starts, first)
        named = place < len(starts) and starts[place] < last
        if not named and _states_a_rule(text, first, last):
            continue
        if not _is_said(text, (first, last), start, end):
            continue
        extent = _EXTENT.match(text, end)
        yield Hit(types[index], start, extent.end() if extent else end, 0.7, Reason.WORD_LIST)
    if has_labels:
        yield from _entries(text, starts)


def _is_said(text: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Tell whether the words around say that somebody has it; a list of illnesses says nothing."""
    first, last = sentence
    if _OF_A_PERSON.search(text, max(first, start - _REACH), start) is not None:
        return True
    if text.startswith("、", end) or text.startswith("、", start - 1):
        return _SUFFERED.search(text, end, last) is not None
    return _BEHIND_A_PERSON.match(text[end : min(last, end + 10)]) is not None


def _entries(text: str, people: list[int]) -> Iterator[Hit]:
    """Find what stands behind the label of an illness or a disability, whatever its words.

    Somebody must stand near: a table of what each grade is paid speaks of nobody.
    """
    for match in _ENTRY.finditer(text):
        value = match["value"]
        if _NOTHING.fullmatch(value) or _CHOICES.search(value):
            continue
        somebody = _is_near(match.start(), people) or _PERSON_LABEL.search(
            text, max(0, match.start() - _NEAR), match.end() + _NEAR
        )
        if not somebody and not _words()[0].find_matches_as_indexes(value):
            continue
        kind = FindingType.SENSITIVE_DISABILITY if match[1] else FindingType.SENSITIVE_HEALTH
        yield Hit(kind, *match.span("value"), 0.7, Reason.CONTEXT)


def _is_near(place: int, people: list[int]) -> bool:
    return bisect_left(people, place - _NEAR) < bisect_left(people, place + _NEAR)


def _states_a_rule(text: str, first: int, last: int) -> bool:
    """Tell whether a sentence speaks of who may apply, not of somebody's own case."""
    if _RULE.search(text, first, last) is None or _STATEMENT.search(text, first, last):
        return False
    own_case = _CASE.search(text, first, last) is not None
    return not own_case or _IN_GENERAL.search(text, first, last) is not None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentence around a word, at most eighty characters to each side."""
    low, high = max(0, start - 80), min(len(text), end + 80)
    first = max(text.rfind(mark, low, start) for mark in "。\n;；") + 1
    ends = [place for mark in "。\n;；" if (place := text.find(mark, end, high)) >= 0]
    return max(first, low), min(ends, default=high)
