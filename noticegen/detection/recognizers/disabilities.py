"""Disabilities told by a form's fields, a row's cells or of whom they are said.

`残疾类别：肢体　等级：二级` and a row with `肢体⇥二级` speak of somebody; `残疾类别：肢体、视力`
is what there is to choose, `残疾等级一级，每人每月120元` a rule, `肢体⇥一级⇥120人` a count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from noticegen.detection.lexicon import starting_with
from noticegen.detection.recognizers.sensitive_contexts import is_named

# The characters of which a text must hold one for such a disability to be in it.
DISABILITY_MARKS = frozenset("残壹贰叁肆级")
_KIND = "(?:肢体|视力|听力|言语|智力|精神|多重)(?:残疾)?"
_GRADE = "[一二三四壹贰叁肆1-4Ⅰ-Ⅳ]级"
# 肢体贰级: as certificates write it.
_WRITTEN_OUT = re.compile(
    rf"{_KIND}[壹贰叁肆]级|(?:{_KIND}|语言|[肢视听言智精多](?=残))残?(?:[1-4]|I{{1,3}}|IV)级(?:残疾?)?(?=[,，。;；、\s)）]|$)"
    r"|残疾?[(（]?[一二三四1-4]级[)）]?(?=[,，。;；\s]|$)|[一二三四1-4]级残(?=[,，。;；\s]|$)"
)
# 户内有残疾人, 家有残疾人2人, but no 家有残疾人的困难家庭.
_IN_A_HOUSE = re.compile(
    r"(?:家[里中]?|户[内中]|本户|该户)(?:现?有)?(?:[一二两1-3][名个])?残疾人(?:[一二两1-3][人名])?"
    r"(?=[,，。;；、 \n)）]|$)"
)
_TO_A_VALUE = r"(?:[:：][ \t]?|[为是]|[ \t]{1,2})"
_ENDS = r"(?=[ \t\n,，;；。|)）]|$)(?![ \t,，;；|]{1,2}(?:[0-9]+ ?[人名]|每[人月]|[□☐]|KIND|GRADE))"
_FIELDS = re.compile(
    r"残(?:疾人?证?的?)?(?:类[别型]|种类|[等级]别?级|级别|情况|别|性质)(?:"
    rf"{_TO_A_VALUE}?(?P<value>{_KIND})[ \t,，;；、]{{0,2}}"
    rf"(?:(?:残疾)?(?:[等级]?级|级别|程度){_TO_A_VALUE}?)?(?P<grade>{_GRADE})?"
    rf"|{_TO_A_VALUE}?(?P<only>{_GRADE}))" + _ENDS.replace("KIND", _KIND).replace("GRADE", _GRADE)
)
_ROW = re.compile(rf"[\t|](?P<value>{_KIND}[\t|]{_GRADE})(?=[\t|\n]|$)(?![\t|][0-9]+[人名])")
_RULE = re.compile("标准|每人|每月|以上|发放|享受")
_OWN = (
    r"(?:[其之][子女父母妻夫兄弟姐妹孙]|[妻儿孙]子|[女孙]儿|孙女|[父母]亲|丈夫|老伴|配偶|户主|本人|老[人汉]|[他她]|两口子|"
    r"夫妻俩?|[长次三独养][子女]|家[里中]|哥哥?|弟弟?|姐姐?|妹妹?|爷爷|奶奶|[爸妈爹娘]|媳妇|闺女|老[大二三])"
)
_OF_SOMEBODY = re.compile(
    starting_with(
        rf"{_OWN}(?:也|都|均|现|还|又|俩|全)*(?:是|系|为|属|有一?[个名位]?|成了?)?(?:重度|[一二三四]级|[一两二三]个|多重)*"
        r"残疾(?:人|了)?(?=[,，。;；、 \n)）]|$)"
    )
)
# 王建国是残疾人: nobody stands in front but a name.
_CALLED = re.compile(r"[是系为属](?:重度|[一二三四]级|个|一名|一个)*残疾人?(?=[,，。;；\n)）]|$)")
_LONGEST_NAME = 8
# 王秀英，残疾 and 备注：残疾, with nothing else in the clause or the cell.
_ALONE = re.compile(r"残(?<=[\s,，:：;；、|（(/\"“—>]残)疾人?(?=[\s,，。;；、)）|/\"”<—_]|$)")
_FIELD = re.compile(
    r"(?:备注|说明|情况|原因|事由|理由|健康|状况|劳动能力|夫|妻|子|女|父|母|病情|诊断)[\"”]?[:：=]"
    r" ?[\"“]?\Z"
)
_SOMEBODY_NEAR = 24


def find_disabilities(text: str, people: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the spans of disabilities; `people` are where names begin, ascending."""
    for match in _FIELDS.finditer(text):
        if _RULE.search(text, match.end(), match.end() + 16) is None:
            first = max(match.start("value"), match.start("only"))
            yield first, max(match.end("value"), match.end("grade"), match.end("only"))
    for pattern in (_OF_SOMEBODY, _WRITTEN_OUT, _IN_A_HOUSE):
        for match in pattern.finditer(text):
            yield match.span()
    if people:
        for match in _CALLED.finditer(text):
            if is_named(people, match.start() - _LONGEST_NAME, match.start()):
                yield match.span()
    for match in _ALONE.finditer(text):
        start, end = match.span()
        line = max(text.rfind("\n", 0, start) + 1, start - _SOMEBODY_NEAR)
        if is_named(people, line, start) or _FIELD.search(text, line, start) is not None:
            yield start, end


def find_rows(text: str, people: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the kind and the grade that fill cells of a row with a name."""
    for match in _ROW.finditer(text):
        row = text.rfind("\n", 0, match.start()) + 1
        line_end = text.find("\n", match.end())
        if is_named(people, row, line_end if line_end >= 0 else len(text)):
            yield match.span("value")
