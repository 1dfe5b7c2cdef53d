"""Illness, disability, crime, belief and family matters said of a person (PIPL art. 28)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.lexicon import EVERYDAY, automaton_of, read_words, telling_characters
from noticegen.detection.recognizers.disabilities import (
    DISABILITY_MARKS,
    find_disabilities,
    find_rows,
)
from noticegen.detection.recognizers.illnesses import (
    CONDITION_MARKS,
    ILLNESS_MARKS,
    find_conditions,
    find_illnesses,
)
from noticegen.detection.recognizers.life_stories import STORY_MARKS, find_stories
from noticegen.detection.recognizers.rules_and_cases import sentence_around, states_a_rule
from noticegen.detection.recognizers.sensitive_contexts import (
    is_called,
    is_count_of_many,
    is_for_all,
    is_named,
    is_near,
    is_own_remark,
    is_said,
    is_said_of_somebody,
)
from noticegen.detection.text.normal import Normalised

# What a form or a table's column says of somebody: `残疾等级：一级` needs no word of the list.
_ENTRY = re.compile(
    r"(?:(?P<disability>残疾人?证?(?:类别|类型|种类|等级|级别|情况)|伤残等级|残别)|(?P<belief>宗教信仰)|"
    r"(?:所患|患病|病种|疾病|病情|病症|病名|诊断)(?:名称|种类|病种|结果|意见|诊断|情况)?|(?:健康|身体)(?:状况|情况)|"
    r"既往病史|病史)"
    r"[:：] ?(?P<value>[一-鿿0-9A-Za-zⅠ-Ⅳ、（）()]{1,20})(?=[\t\n,，;；。|]|$)"
)
_LABEL_MARKS = frozenset("残病健体诊教")
_BESIDE_PEOPLE = CONDITION_MARKS | frozenset("级")
# Entries that say nothing, or that somebody is well; and lists of what there is to choose.
_NOTHING = re.compile(
    r"(?:无|否|健康|良好|正常|一般|较好|尚可|同上|不详|身体健康|健康或良好|身体良好|有|是|不信教|无宗教信仰)"
    r"(?:残疾|疾病|病史|异常)?"
)
_CHOICES = re.compile(r"、|或|及以上|以上|类别|等级|情况|名称")
_KIND = re.compile("(?:肢体|视力|听力|言语|智力|精神|多重)(?:残疾)?")  # one is chosen in a form
_PERSON_LABEL = re.compile(r"(?:姓名|户主|申请人|患者|本人)[:：] ?[^\s:：]")
# What belongs to a word: 慢性 in front; 脑梗后遗症, 高血压三级, 尿毒症晚期.
_QUALITY = re.compile(
    r"(?:(?:[慢急恶良肾肝骨]|亚急|先天|后天|遗传|[原继突特并]发|多发|老年|陈旧|[创外]伤|病毒|细菌|结核|风湿|类风湿|神经|"
    r"药物|酒精|职业|间质|阻塞|[缺出]血|萎缩|溃疡|缺铁|溶血|脊髓|地方|进行|浅表|糜烂|化脓|过敏|代谢|退行|糖尿病|"
    r"高血压|顽固|持续|复发|习惯|粉碎|弥漫|转移|感音神经|反流|放射)性|"
    r"先天|后天|[重中轻]度|严重|[晚早中末]期|小儿|新生儿|产后|扩张型|肥厚型|[双单左右][侧眼耳腿手臂肺肾脚]|双?[上下]肢|"
    r"全身|大面积|高位|[一二三四五六七八九十]级|[一二12ⅠⅡ]型|长期|常年|反复|正?在|[被遭受]|"
    r"肺腺|肺|肝|胃|肠|肾|脑|骨|喉|舌|胆管?|脾|腰椎?|颈椎?|胸椎?|膝|腿骨?|脚|臂|胰|股骨颈?|肋骨|盆骨|贲门|皮肤|口腔|"
    r"扁桃体|子宫内膜|淋巴|睾丸|动脉|静脉|脊椎|脊柱|髋部?|耐药)+$"
)
_EXTENT = re.compile(
    r"(?:并?发?后遗症|并发症|综合[征症]|[晚早中末]期|症(?!状)|病(?![人区房床史历情])|患者|病人|阳性|携带者?|感染者|[(（][+＋][)）]|"
    r"成瘾|未遂|期满|(?:加|并)[一二三四]级|[一二三四1-4]级(?:残疾|残)?|[一二三四1-4IⅠ-Ⅳ]期)+"
)
_LONGEST_QUALITY = 8
# What texts hold, the most frequent first: no word is sought because of one of these, if it holds
# a rarer one.
_COMMON = (
    "号证人码户份身电民元一年话请公村卡政件保家月核发日主生系的机子残三到镇行打名有五上二联会本为查金老低地同于疾单务账住编出儿作社手收信张期办区银九X款代助示六位里员救注四"
    "工居级力议时备入口高万不申嘎关监楼持八小实方格府车下成已记是原局县我报址包女开室其病用市乡庭经服文放理对在农周间额拉N七通标写定表没次照中贴建内合至受护心安尔他待找第邮"
    "组困学图宝明房东目委A院度和G路补特岁审马C长条任红新街平书提来督因花活微结两养籍动头这苏全屋大印兰障十I前线资意水孙爱门温白山林D由B与零准致项E共效众北每姓热外蒙河"
    "天可S重分现财反支复符娜西案读无取举留被领满米式乌M患党木未国化母义HT访营石数构便批应规Q评法医布情送登面点常部巴台计费事达男华程古询栋云属象旗龄序态永P付签调纳福停"
    "军兴更业德童贰该了诺息座音加亲字箱壹存精神拐咨梅静如疗吉沙都设坊振辆后伟以见防产暖票湾伍志季网得权统要父洞映消责自供附配难参知传列去西需世阴就立感换"
)
_NAMES = frozenset({FindingType.PERSON, FindingType.MASKED_NAME})


class _Lexicon(NamedTuple):
    """The words, their types, which of them are everyday words, and characters that tell of one."""

    automaton: AhoCorasick
    types: tuple[FindingType, ...]
    everyday: frozenset[int]
    telling: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    groups = {
        word: group for group, line in read_words("sensitive_words.txt") for word in line.split()
    }
    return _Lexicon(
        automaton_of(groups),
        tuple(FindingType(group.partition(" ")[0]) for group in groups.values()),
        frozenset(i for i, group in enumerate(groups.values()) if group.endswith(EVERYDAY)),
        telling_characters(groups, _COMMON)
        | _LABEL_MARKS
        | ILLNESS_MARKS
        | _BESIDE_PEOPLE
        | STORY_MARKS
        | DISABILITY_MARKS,
    )


def find_sensitive_words(normal: Normalised, hits: Iterable[Hit] = ()) -> Iterable[Hit]:
    """Find words of the list, and what is called an illness, that are said of a person.

    In a sentence that states a rule (who may apply, what is subsidised) a word counts only when
    the sentence also speaks of somebody's own case, or holds a name: `hits` are what was found.
    """
    lexicon = _lexicon()
    return () if normal.marks.isdisjoint(lexicon.telling) else _said(normal, lexicon, hits)


def _said(normal: Normalised, lexicon: _Lexicon, hits: Iterable[Hit]) -> Iterator[Hit]:
    text = normal.text
    words = lexicon.automaton.find_matches_as_indexes(text)
    has_labels = not normal.marks.isdisjoint(_LABEL_MARKS)
    has_illnesses = not normal.marks.isdisjoint(ILLNESS_MARKS)
    has_stories = not normal.marks.isdisjoint(STORY_MARKS)
    has_disabilities = not normal.marks.isdisjoint(DISABILITY_MARKS)
    beside_people = not normal.marks.isdisjoint(_BESIDE_PEOPLE)
    if not (
        words or has_labels or has_illnesses or has_stories or has_disabilities or beside_people
    ):
        return
    starts = sorted([hit.start for hit in hits if hit.type in _NAMES])
    if words:
        yield from _words(text, words, starts)
    if has_illnesses:
        for start, end in find_illnesses(text, starts):
            yield Hit(FindingType.SENSITIVE_HEALTH, start, end, 0.65, Reason.CONTEXT)
    if has_stories:
        yield from _stories(text, starts)
    if has_labels:
        yield from _entries(text, starts)
    if has_disabilities:
        yield from _disabilities(text, starts)
    if starts and beside_people:
        yield from _beside_people(text, starts)


def _beside_people(text: str, starts: Sequence[int]) -> Iterator[Hit]:
    """Find what is an illness or a disability only because somebody is named beside it."""
    for span in find_rows(text, starts):
        yield Hit(FindingType.SENSITIVE_DISABILITY, *span, 0.7, Reason.CONTEXT)
    for span in find_conditions(text, starts):
        yield Hit(FindingType.SENSITIVE_HEALTH, *span, 0.65, Reason.CONTEXT)


def _words(
    text: str, words: Iterable[tuple[int, int, int]], people: Sequence[int]
) -> Iterator[Hit]:
    """Find the words of the list that are said of a person."""
    lexicon = _lexicon()
    for index, start, end in words:
        word = _with_extent(text, start, end)
        everyday = index in lexicon.everyday
        # 左眼看不见: whose it is may be said in what belongs to the word.
        told = (start, word[1]) if everyday else word
        if _counts(text, told, people, everyday=everyday):
            yield Hit(lexicon.types[index], *word, 0.7, Reason.WORD_LIST)


def _stories(text: str, people: Sequence[int]) -> Iterator[Hit]:
    """Find what is told of a life, but where a rule speaks of such lives."""
    for start, end, kind in find_stories(text):
        sentence = sentence_around(text, start, end)
        if (
            is_named(people, *sentence)
            or is_called(text, sentence, (start, end))
            or not states_a_rule(text, *sentence)
        ):
            yield Hit(kind, start, end, 0.65, Reason.CONTEXT)


def _disabilities(text: str, people: Sequence[int]) -> Iterator[Hit]:
    """Find what forms and sentences say of somebody's disability, but where a rule speaks of it."""
    for span in find_disabilities(text, people):
        sentence = sentence_around(text, *span)
        if is_named(people, *sentence) or not states_a_rule(text, *sentence):
            yield Hit(FindingType.SENSITIVE_DISABILITY, *span, 0.7, Reason.CONTEXT)


def _counts(text: str, word: tuple[int, int], people: Sequence[int], *, everyday: bool) -> bool:
    """Tell whether a word of the list is said of a person."""
    sentence = sentence_around(text, *word)
    is_rule = not is_named(people, *sentence) and states_a_rule(text, *sentence)
    if is_rule and not (is_own_remark(text, sentence, word) or is_called(text, sentence, word)):
        return False
    if is_count_of_many(text, sentence, word):
        return False
    if is_for_all(text, sentence, word) and not is_named(people, *sentence):
        return False
    said = is_said_of_somebody if everyday else is_said
    return said(text, sentence, word, people)


def _with_extent(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a word's span with the words that say of what kind and how grave it is."""
    quality = _QUALITY.search(text, max(0, start - _LONGEST_QUALITY), start)
    extent = _EXTENT.match(text, end)
    return quality.start() if quality else start, extent.end() if extent else end


def _entries(text: str, people: Sequence[int]) -> Iterator[Hit]:
    """Find what stands behind the label of an illness or a disability, whatever its words.

    Somebody must stand near: a table of what each grade is paid speaks of nobody.
    """
    for match in _ENTRY.finditer(text):
        value = match["value"]
        if _NOTHING.fullmatch(value) or _CHOICES.search(value):
            continue
        somebody = is_near(match.start(), people) or _PERSON_LABEL.search(
            text, max(0, match.start() - 120), match.end() + 120
        )
        if (
            not somebody
            and not _KIND.fullmatch(value)
            and not _lexicon().automaton.find_matches_as_indexes(value)
        ):
            continue
        yield Hit(_kind(match), *match.span("value"), 0.7, Reason.CONTEXT)


def _kind(entry: re.Match[str]) -> FindingType:
    if entry["disability"]:
        return FindingType.SENSITIVE_DISABILITY
    return FindingType.SENSITIVE_BELIEF if entry["belief"] else FindingType.SENSITIVE_HEALTH
