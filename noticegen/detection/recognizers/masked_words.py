"""Numbers of which words, brackets or dots hide a part: 150203（隐藏8位）1234, 1502031965……."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.numbers.telephones import is_mobile_shaped
from noticegen.detection.recognizers.masked_rows import is_called_a_number
from noticegen.detection.text.normal import Normalised
from noticegen.identifiers.division import find_division

_INSIDE = r"[^()（）\[\]【】<>＜＞{}〔〕\n]"
_SAID = (
    rf"[(（\[【<＜{{〔]{_INSIDE}{{0,10}}?(?:略|隐|密|码|遮|屏|敏|省|盖|保护|[0-9一二三四五六七八十]位|[*×●○□■]{{2}}"
    rf"|不(?:公开|公示|显示)|[Hh]idden|HIDDEN|[Mm]ask|MASK){_INSIDE}{{0,6}}[)）\]】>＞}}〕]"
)
# 后四位略, 末4位已隐去
_REST = (
    r"(?:后面?|末|尾)[0-9一二三四五六七八九十]{1,2}位(?:数字?)?(?:已|被|予以)?"
    r"(?:略|隐|保密|屏蔽|省|脱敏|遮|打码|不公[开示])[一-鿿]?"
)
# Most texts hold no place where one of these stands behind a figure. The class comes first, because
# a search that starts with a class is the quick one.
_HINT = re.compile(r"[(（\[【<＜{〔…后末尾. ](?<=[0-9].)(?:(?<! )|(?=[(（\[【<＜{〔…]))")
_MIDDLE = re.compile(
    rf"(?<![0-9A-Za-z\-])(?P<front>[0-9]{{3,14}}) ?{_SAID} ?[0-9]{{2,5}}[0-9Xx](?![0-9A-Za-z])"
)
_CUT = re.compile(
    rf"(?<![0-9A-Za-z\-])(?P<front>[0-9]{{6,14}})(?:{_SAID}|{_REST}|…{{1,3}}|\.{{3,6}})(?![0-9*…])"
)
# 身份证…1234, 卡号:...1234: only a label at once in front makes an ellipsis a mask.
_END = re.compile(
    r"[….xX*](?<=[证件卡号码话机:： ].)(?:(?<=…)…?|(?<=\.)\.{2,5}|(?<=[xX])[xX]{1,5}|(?<=\*))"
    r"[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
_LABEL = re.compile(
    r"(?:身份证|证件|银行卡|卡|[账帐]|存折|手机|电话|残疾人?证)[号码户]{0,2}(?:为|是)?[:： ]{0,2}$"
)
_HAN = "〇零一二三四五六七八九"
_HAN_MASKED = re.compile(rf"[{_HAN}][{_HAN}]{{2,7}}[*×●○□■※]{{4,12}}[{_HAN}]{{2,6}}")
_BOTH_ENDS = re.compile(
    r"(?<![0-9])[0-9]{3,6}(?:开头|打头|起头)[,，、]?以?[0-9]{2,4}[0-9Xx](?:结尾|收尾)"
)
_DAY_BEGINS = re.compile(r"(?:18|19|20)[0-9]{2}(?:[01][0-9]?)?(?:[0-3][0-9]?)?\Z")
_DIVISION, _MOBILE_PREFIX, _MOBILE, _LABELLED = 6, 3, 11, 4
# The characters of which a text must hold one for such a number to be in it.
WORD_MARKS = frozenset("(（[【<＜{〔…后末尾头.xX*×●○□■※")


def find_masked_words(normal: Normalised) -> Iterator[Hit]:
    """Find numbers with a part said to be hidden; `shown` counts what is still legible."""
    text = normal.folded
    for start, end in _spans(text):
        shown = sum(mark.isdigit() or mark in _HAN for mark in text[start:end])
        span = normal.from_folded(start, end)
        yield Hit(FindingType.MASKED_ID, *span, 0.8, Reason.MASKED, shown)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    if _HINT.search(text) is not None:
        for match in _MIDDLE.finditer(text):
            if _may_begin(match["front"]) or is_called_a_number(text, match.start()):
                yield match.span()
        for match in _CUT.finditer(text):
            if _is_cut_identity(text, match):
                yield match.span()
    for match in _END.finditer(text):
        if _LABEL.search(text, max(0, match.start() - 10), match.start()) is not None:
            yield match.span()
    if "头" in text:
        yield from (match.span() for match in _BOTH_ENDS.finditer(text))
    for match in _HAN_MASKED.finditer(text):
        yield match.span()


def _may_begin(front: str) -> bool:
    """Tell whether figures are a division with more or less of a day, or a mobile's first three."""
    if len(front) == _MOBILE_PREFIX:
        return is_mobile_shaped(front.ljust(_MOBILE, "0"))
    rest = front[_DIVISION:]
    return (
        len(front) >= _DIVISION
        and find_division(front[:_DIVISION]) is not None
        and (not rest or _DAY_BEGINS.match(rest) is not None)
    )


def _is_cut_identity(text: str, cut: re.Match[str]) -> bool:
    """Tell whether what breaks off is the front of an identity number: more than its division."""
    front = cut["front"]
    if not _may_begin(front) or len(front) == _MOBILE:
        return False
    return len(front) >= _DIVISION + _LABELLED or is_called_a_number(text, cut.start())
