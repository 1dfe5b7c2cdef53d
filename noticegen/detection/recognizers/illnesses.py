"""Illnesses that no list names, known by what leads them in and what they are called at their end.

What somebody `患有` is an illness, and so is what fills a cell beside a name and ends with 炎 or
综合征.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from noticegen.detection.recognizers.rules_and_cases import sentence_around, states_a_rule
from noticegen.detection.recognizers.sensitive_contexts import (
    fills_cell,
    is_named,
)

# What an illness is called at its end; the second list holds what a thing may suffer as well.
_CERTAIN = r"癌|瘤|炎|综合[征症]|衰竭|溃疡|瘫|瘫痪|癫痫|疝|癣|疹|(?<!疾)病|症(?!状)"
_DOUBTFUL = (
    r"梗死|结石|囊肿|结核|骨折|萎缩|贫血|痴呆|失明|失聪|截肢|硬化|梗[塞阻]|坏死|畸形|缺损|障碍|中毒|栓塞|出血|积水|移植术?|切除术?|增生|突出|狭窄|脱[垂落位]|变性|病变|减退|"
    r"亢进|紊乱|低下|不全|损伤|受损|肿大|肥大|扩张|曲张|反流|阳性|感染|下垂|穿孔|粘连|痹|痨|疮|毒|疾|残疾|聋|哑|盲|"
    r"痛|风|喘|异常|早衰|息肉|结节|肿块|占位"
)
_END = (
    r"(?=[,，。;；、:：()（）\s]|$|[0-9一二三四五六七八九十两几多数]+(?:余|多)?(?:年|期|级|个月)|多年|术?后|[晚早中]期|"
    r"住院|长期|常年|已|卧床|需|导致|致|丧失|无法|不能|治疗|手术|去世|病故|死亡|花费|至今)"
)
_LED_IN = re.compile(
    r"(?=[身罹患确诊查因其户本妻丈儿女父母老])(?:"
    r"(?:身患|罹患|患上|(?<![忧隐后祸水外病医])患(?![者儿难处位属])有?|确诊(?:为|患有?|是|得了?)?|诊断[为是出])"
    rf"(?P<certain>[一-鿿A-Za-z0-9]{{0,13}}?(?:{_CERTAIN}|{_DOUBTFUL}))"
    r"|(?:查出(?:患有?)?|因(?!患)|其[妻夫子女父母]|户主|本人|妻子|丈夫|[儿女](?:子|儿)|[父母]亲|老人)(?:有|得|系|是)?"
    rf"(?P<likely>[一-鿿A-Za-z0-9]{{1,9}}?(?:{_CERTAIN}))){_END}"
)
_CELL = re.compile(rf"[\t|｜](?P<cell>[一-鿿A-Za-z0-9]{{1,9}}(?:{_CERTAIN}))(?=[\t\n|｜]|$)")
_NO_ILLNESS = re.compile(
    r"(?:因|各种?|其他|以下|下列|何种|什么|某种|此|该|无|有|大|重|慢性|传染|生|看|治|常见|多发|职业|地方|重大|疑难|"
    r"严重)*(?:疾病|病|症|疾|病症)|[一-鿿]{0,6}(?:病毒|作风|党风|民风|家风|大风|防治)"
)
# 左肺切除, 膝盖积水, 主动脉瓣置换: a part of the body and what became of it fill a clause.
_CONDITION = re.compile(
    r"[左右双两单全上下心肝肺肾脾胃肠胆胰膀子卵宫前乳甲淋喉鼻口舌眼视角耳听脑头脊腰颈胸骨盆髋膝关股腿小大手胳脚皮血动静主二瓣神肌肋锁]"
    r"(?<=[，,、；;\t |:：（(\n].)"
    r"[一-鿿]{0,5}?(?:坏死|积水|积液|肿块|包块|囊肿|萎缩|狭窄|堵塞|梗阻|硬化|钙化|肥大|增生|病变|衰竭|早衰|穿孔|出血|破裂|断裂|"
    r"骨折|脱位|脱落|变形|畸形|缺损|溃烂|溃疡|全切|切除|摘除|置换|移植|造瘘|残缺|麻木|失明|失聪)"
    r"(?:了|手术|术后|后遗症|[0-9一二三四五六七八九十两]{1,3}年|多年)?(?=[，,。;；、\t \n)）|]|$)"
)
# What houses, roads and machines suffer too begins otherwise.
_OF_A_THING = re.compile("[房屋墙路管渠井水电机车泵线树草田桥坝门窗瓦梁柱板]")
_NAME_AND_ILLNESS, _SOMEBODY_NEAR = 5, 24
# A text without one of these names no illness in these ways.
ILLNESS_MARKS = frozenset("患诊癌瘤炎征症竭疡瘫痪痫疝癣疹病")
# The same for what became of a part of somebody's body.
CONDITION_MARKS = frozenset("坏积肿囊萎狭堵梗硬钙肥增穿破断骨脱畸缺切摘置移麻失溃血瘘病竭衰")


def find_illnesses(text: str, people: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the spans of what somebody is said to suffer from."""
    for match in _LED_IN.finditer(text):
        span = _without_name(text, match.span(match.lastgroup or 0), people)
        if _NO_ILLNESS.fullmatch(text, *span) is None and not states_a_rule(
            text, *sentence_around(text, *span)
        ):
            yield span
    if people:
        for match in _CELL.finditer(text):
            span = match.span("cell")
            if fills_cell(text, span, people) and _NO_ILLNESS.fullmatch(text, *span) is None:
                yield span


def find_conditions(text: str, people: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield what became of a part of somebody's body: 刘桂兰，右肺切除."""
    for match in _CONDITION.finditer(text):
        start, end = match.span()
        first = max(text.rfind("\n", 0, start) + 1, start - _SOMEBODY_NEAR)
        if not is_named(people, first, start) or _OF_A_THING.search(match.group()) is not None:
            continue
        if not states_a_rule(text, *sentence_around(text, start, end)):
            yield start, end


def _without_name(text: str, span: tuple[int, int], people: Sequence[int]) -> tuple[int, int]:
    """Return the span of an illness without whose it is: 其妻王桂枝 | 患肺癌, 其妻王芳 | 肺癌."""
    start, end = span
    if start not in people:
        return span
    suffers = text.find("患", start + 2, end)
    if suffers >= 0:
        return suffers, end
    return (start + 3 if end - start >= _NAME_AND_ILLNESS else start + 2), end
