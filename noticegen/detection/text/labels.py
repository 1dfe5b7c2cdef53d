"""Labels that stand in another cell, in quotes or on the line before their value.

TAB, comma, bar, equals sign, quotes, brackets and a line end all say what a colon says when they
stand between a label and its value: `微信号⇥batu1985x`, `{"birthday":"2001/9/13"}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from noticegen.detection.lexicon import any_of, first_of, words_of
from noticegen.detection.text.rewriting import Edit

_NUMBER_LABEL = (
    r"出生(?:日期|年月日?|时间|年份|日)?|生日|[Dd][Oo][Bb]|DOB|[Bb]irth(?:[Dd]ay|_?[Dd]ate)?|[Cc][Ss][Rr][Qq]|"
    r"(?:微信|[Vv][Xx]|[Ww]e[Cc]hat|[Ww]eixin|[Qq][Qq]|扣扣)(?:账号|帐号|号码?|ID)?|"
    r"(?:电话|手机|热线|传真|座机|固话|[Tt]el|[Pp]hone|[Mm]obile)(?:号码?)?|"
    r"(?:账|帐|卡|存折)号码?|一卡通|护照号?码?|"
    r"(?:通行证|台胞证|回乡证|港澳证|港胞证|入台证)号?码?|(?:身份证|证件)号?码?|住址|地址"
)
# What a label ends with, and what a border begins with.
LABEL_ENDS = (
    "期月日间份生号码话机线真信扣折通证址名主人者员长户属友妻夫父母子女儿孙弟兄妹姐"
    "BbDdTtXxYyQqelonkh"
)
BORDERS = " \t,，|｜\"'”=＝（([【\n"
# The class comes first and looks back, because such a search is the quick one.
_BORDER = re.compile(rf"[{re.escape(BORDERS)}](?<=[{LABEL_ENDS}].)", re.DOTALL)
# A bracket round an area code belongs to the number.
_RUN = re.compile(
    r"[ \t\r]*(?:(?:[:：=＝|｜,，\"'“”\[【\t]|[(（](?!\+?[0-9]{2,4}[)）]))[ \t]*)*\n?[ \t]*"
)
_HARD = re.compile(r"[\t|｜=＝,，\"'“”（(\[【\n]")
_VALUE = re.compile(r"[0-9A-Za-z+＋(（０-９一-鿿]")
_FIGURE = re.compile(
    r"[0-9A-Za-z+＋０-９]|[(（]0[0-9]|[一二][一二三四五六七八九〇零○]{1,3}年|[农阴阳公]历|民国"
)
_LINE_LABEL = re.compile(r"(?:^|[\n。；;：:]) {0,40}[^\n\t,|。；;：:]{0,8}$")


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = any_of(frozenset(words_of("name_leads.txt", "label")) | {"name", "Name"})
    first = first_of(f"{_NUMBER_LABEL}|{names}")
    return re.compile(rf"{first}(?:{_NUMBER_LABEL}|(?P<person>{names}))$"), re.compile(
        rf"[^0-9\n]{{0,6}}?(?:{_NUMBER_LABEL}|{names})(?=[:：\"'\t,，|=\n]|$)"
    )


def label_edits(text: str) -> Iterator[Edit]:
    """Yield what writes a colon for the border between a label and its value."""
    position = 0
    for border in _BORDER.finditer(text):
        start = border.start()
        if start < position:
            continue
        run = _RUN.match(text, start)
        end = run.end() if run is not None else start
        if end > start and _separates(text, start, end):
            yield Edit(start, end, "：")
            position = end


# x[at]qq[dot]com: the sign of an address, and no border behind the label QQ.
_AT = frozenset("@＠)]）】")  # x@qq,com
_SPELLED_SIGN = re.compile(r" ?[(\[（【{<] ?(?:dot|DOT|Dot|点|at|AT|[.。@]) ?[)\]）】}>]")


def _separates(text: str, start: int, end: int) -> bool:
    """Tell whether a label stands before and its value behind a run of separators."""
    if _HARD.search(text, start, end) is None or _VALUE.match(text, end) is None:
        return False
    if _SPELLED_SIGN.match(text, start) is not None:
        return False
    label, following = _labels()
    found = label.search(text, max(0, start - 12), start)
    if found is None or text[found.start() - 1 : found.start()] in _AT:
        return False
    run = text[start:end]
    if "\n" in run and (
        _LINE_LABEL.search(text, max(0, found.start() - 50), found.start()) is None
    ):
        return False
    value = _VALUE if found["person"] and not set(run) & set("，（(\n") else _FIGURE
    return value.match(text, end) is not None and following.match(text, end) is None
