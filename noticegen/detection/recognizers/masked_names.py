"""Names that are already masked: 王*英, 李某某, 通拉**, 阿拉坦·**."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from functools import cache

from noticegen.detection.lexicon import any_of, characters_of, words_of
from noticegen.detection.names.contexts import FOLLOWS, Lead, led_in_places, with_hints
from noticegen.detection.names.model import is_han, load_tables
from noticegen.detection.names.mongolian import is_place_name
from noticegen.detection.names.spellings import first_parts, transliterating, whole_names
from noticegen.detection.recognizers.hidden_surnames import GOES_ON, find_hidden_surnames
from noticegen.detection.recognizers.name_places import OF_SOMEBODY, is_called, is_expected

# Stars, rings and rhombs; blocks and geometric shapes but for the box, which forms are full of;
# dingbats behind the ticks.
_SHAPES = "".join(
    map(chr, (*range(0x2580, 0x25A1), *range(0x25A2, 0x2607), *range(0x2717, 0x2768)))
)
NAME_MASK = "*×※⊙⊗⊕∗⁎⁕囗⋆ㄨ〇⬛⬜⬤⭐⭕٭⚪⚫" + _SHAPES
_STARS = NAME_MASK.replace("〇", "")
# What words for a person end in: 申请人, 户主, 救助对象, 家属.
_LABEL_ENDS = "人主名象员者属户妻夫父母子女妇众民"
_NUMERALS = frozenset("一二三四五六七八九十百千〇零年月")
# 原某单位, 在某公司: behind a surname that is an everyday word as well, nobody is meant.
_BODIES = (
    *("单位", "公司", "企业", "机关", "部门", "学校", "高校", "中学", "小学", "医院", "领导"),
    *("家", "镇", "乡", "县", "市", "区", "旗", "村", "局", "厂", "校", "院", "单", "公"),
)
_SPOKEN = frozenset("说问答称讲在把被将的家")
_VILLAGE_ENDS = frozenset("村查镇乡组社木屯营")
_DOORS = frozenset("号组栋室楼幢排层座")
_TELLS_APART = frozenset("甲乙丙丁戊")
_HIDES = frozenset(NAME_MASK + "某xX)）]】")
_RARE, _USUAL_GIVEN = -9.0, 0.5

_GOES_ON = re.compile(GOES_ON)
_Span = tuple[int, int]


@cache
def _first_characters() -> tuple[str, str]:
    """Return the surnames, and the characters Mongolian names begin with, of which one may show."""
    surnames = characters_of("surnames.txt", "common") + characters_of("surnames.txt", "rare")
    # Mongolian names keep their first character, as court judgments do.
    mongolian = {word[0] for word in whole_names()}
    return surnames.replace("于", ""), "".join(sorted(mongolian))


@cache
def _name_pattern() -> re.Pattern[str]:
    """Return the pattern of names of which the first or the first and last character show."""
    surnames, mongolian = _first_characters()
    words = characters_of("surnames.txt", "word") + characters_of("surnames.txt", "seldom")
    usual = surnames + words + "于"
    first = usual + mongolian
    compound = any_of(words_of("compound_surnames.txt"))
    return re.compile(
        rf"[一-鿿][{NAME_MASK}]{{1,4}}[·•][一-鿿{NAME_MASK}]{{1,6}}"
        rf"|(?<![{NAME_MASK}\w])[{_STARS}]{{1,4}}[·•][一-鿿]{{2,6}}(?![一-鿿])"
        rf"|(?:{compound}|(?<![一-鿿])[{first}]|(?<=[{_LABEL_ENDS}])[{first}]|[{surnames}]|"
        rf"于(?=[*]))"
        rf"(?:[{NAME_MASK}]{{1,4}}(?:(?![0-9{NAME_MASK}])|(?=[0-9]{{1,3}}周?岁|[0-9]{{2,6}}元"
        rf"|1[3-9][0-9]{{9}}(?![0-9])|[1-9][0-9]{{2,17}}[{NAME_MASK}]|[1-9][0-9]{{16}}))|□{{2}}(?![□一-鿿])"
        r"|[（(\[【][*×○某xX]{1,2}[)）\]】]"
        r"|某一(?![一-鿿])|某某?(?![些种个一人事日年地处项时月])|[xX]{1,2}(?:(?![A-Za-z0-9])|(?=[0-9]{2,6}元)))"
        r"(?:(?![等的在因与和及户于家系])[一-鿿](?![一-鿿]))?"
        # 王#英, 李?花, 赵__梅: marks that mean much else hide the one between two that show.
        rf"|(?:(?<![一-鿿])|(?<=[{_LABEL_ENDS}的与和给由]))(?:{compound}|[{usual}])(?:[#?■]|_{{1,3}})[一-鿿](?:(?![一-鿿])|(?={GOES_ON}))"
    )


# 群众布某某, 联系包**: a Mongolian name's first character and a word count where they are led in.
@cache
def _mongolian_initial() -> re.Pattern[str]:
    words = characters_of("surnames.txt", "word") + characters_of("surnames.txt", "seldom")
    first = _first_characters()[1] + words
    return re.compile(
        rf"[{first}](?:某某?(?![某些种个一人事日年地处项时月家])"
        rf"|[{_STARS}]{{1,4}}(?![0-9{NAME_MASK}])(?:[一-鿿](?![一-鿿]))?)"
    )


# 通拉**, 额尔敦*, 阿拉*其尔, 阿拉坦·**: the beginning of a transliteration shows. 王秀*, 李玉×: a
# surname and one more character do.
_MASK = re.compile(
    rf"(?:(?:[·•][一-鿿]?)?[{_STARS}](?<=[一-鿿·•].)[{_STARS}]{{0,7}}|某某?)"
    rf"(?P<end>(?:[·•]?[一-鿿]{{1,2}}(?![一-鿿])|[·•][一-鿿]?[{_STARS}]{{1,6}})?)(?![{_STARS}])"
)
_LONGEST_BEGINNING = 7


@cache
def _beginnings() -> frozenset[str]:
    """Return the first two characters of Mongolian names."""
    return frozenset(word[:2] for word in first_parts())


def find_masked_names(text: str) -> list[tuple[int, int, int]]:
    """Return the spans of masked names in the order of the text, and how many characters show."""
    marks = frozenset(text)
    led_in = with_hints(text, marks, led_in_places(text, marks))
    spans = list(find_hidden_surnames(text, led_in))
    spans += _shown_beginnings(text, led_in)
    for pattern in (_name_pattern(), _mongolian_initial()):
        for match in pattern.finditer(text):
            start, end = match.span()
            led = pattern is not _mongolian_initial() or _stands_behind_a_lead(text, start, led_in)
            if not led and not _is_of_a_village(text, start, end):
                continue
            if _is_masked_name(text, match, led_in):
                spans.append((start, _whole_end(text, end)))
    return [
        (start, end, sum(is_han(mark) and mark not in "某〇" for mark in text[start:end]))
        for start, end in _without_overlaps(spans)
    ]


def _without_overlaps(spans: list[_Span]) -> Iterator[_Span]:
    """Yield spans in the order of the text, of those that share a character the longer one."""
    reached: _Span | None = None
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if reached is not None and span[0] < reached[1]:
            if span[1] - span[0] > reached[1] - reached[0]:
                reached = span
            continue
        if reached is not None:
            yield reached
        reached = span
    if reached is not None:
        yield reached


def _shown_beginnings(text: str, led_in: Mapping[int, Lead]) -> Iterator[_Span]:
    """Yield the names of which the first two characters or more show."""
    for mask in _MASK.finditer(text):
        start = _beginning(text, mask.start(), led_in)
        if start is not None:
            yield start, mask.end()
        else:
            start = _shows_two(text, mask.start(), mask.start("end"), led_in)
            if start is not None:
                yield start, mask.start("end")


def _beginning(text: str, mask: int, led_in: Container[int]) -> int | None:
    """Return where the beginning of a Mongolian name in front of a mask begins."""
    marks, found = transliterating(), None
    for start in range(mask - 1, max(-1, mask - 1 - _LONGEST_BEGINNING), -1):
        if text[start] not in marks:
            break
        if (
            start + 2 <= mask
            and text[start : start + 2] in _beginnings()
            and _stands_behind_a_lead(text, start, led_in)
        ):
            found = start
    if found is None or is_place_name(text, found, mask):
        return None
    return _with_clan(text, found, led_in)


def _with_clan(text: str, start: int, led_in: Container[int]) -> int:
    """Return where a name begins with what stands in front of its dot: 包·乌日**."""
    first = start - 1
    if start < 2 or text[first] not in "·•":
        return start
    while first > max(0, start - _LONGEST_BEGINNING) and is_han(text[first - 1]):
        first -= 1
        if first in led_in:
            break
    return first if first < start - 1 else start


def _shows_two(text: str, mask: int, end: int, led_in: Mapping[int, Lead]) -> int | None:
    """Return where a surname and one character of a given name in front of a mask begin."""
    if is_han(text[end : end + 1]) and _GOES_ON.match(text, end) is None:
        return None
    start = mask - 2
    if start < 0 or not is_han(text[start + 1]):
        return None
    if text[start - 1 : start + 1] in _compound() and start:
        start -= 1
    elif text[start:mask] in load_tables().words:
        return None
    if not _stands_behind_a_lead(text, start, led_in):
        return None
    if text[start] in _first_characters()[0] or start < mask - 2:
        return start if _is_usual(text[mask - 1]) else None
    # 户主：包玉*: a surname that is a word as well, where a name is expected.
    expected = (
        is_called(text, start, led_in)
        or is_expected(text, start, end)
        or OF_SOMEBODY.match(text, end) is not None
    )
    return (
        start
        if expected and text[start] in _word_surnames() and _is_usual(text[mask - 1])
        else None
    )


@cache
def _compound() -> frozenset[str]:
    return frozenset(words_of("compound_surnames.txt"))


@cache
def _word_surnames() -> frozenset[str]:
    return frozenset(
        characters_of("surnames.txt", "word") + characters_of("surnames.txt", "seldom")
    )


def _stands_behind_a_lead(text: str, start: int, led_in: Container[int]) -> bool:
    """Tell whether nothing runs into a place from the left: a mark, or what leads a name in."""
    return start == 0 or not is_han(text[start - 1]) or start in led_in


def _is_of_a_village(text: str, start: int, end: int) -> bool:
    """Tell whether a name stands behind its village: 某某嘎查格某，6口人."""
    return text[start - 1] in _VILLAGE_ENDS and is_expected(text, start, end)


def _is_masked_name(text: str, match: re.Match[str], places: Mapping[int, Lead]) -> bool:
    """Tell a masked name from a number with a ring for zero, and from a X for something unknown."""
    start, end = match.span()
    name = match.group()
    if start and text[start - 1 : start + 1] in load_tables().words and start not in places:
        return False  # 关于 | *志明
    runs_on = start and (is_han(text[start - 1]) or text[start - 1] in _HIDES)
    if runs_on and places.get(start) != "label":
        beside = name[-1] + text[end : end + 1]
        if not _DOORS.isdisjoint(beside):
            return False  # 建设路**号, 恒大名都○栋○室
    if "〇" in name:
        around = text[max(0, start - 1) : start] + name + text[end : end + 1]
        return _NUMERALS.isdisjoint(around.replace("〇", ""))
    if name[-2] in "#?_■" and is_han(name[-1]):
        return _is_usual(name[-1])
    if name[-1] in "xX" or name[-2] in "xX":
        before, behind = text[max(0, start - 1) : start], text[end : end + 1]
        led_in = not is_han(before) or before in _LABEL_ENDS or start in places
        said = behind in _SPOKEN or FOLLOWS.match(text, end) is not None
        return led_in and (not is_han(behind) or said)
    everyday = characters_of("surnames.txt", "word")
    return not (name[0] in everyday and name[1:] == "某" and text.startswith(_BODIES, end))


def _whole_end(text: str, end: int) -> int:
    """Return where a name ends whose last character shows before other words: 张某英 | 反映."""
    last = text[end : end + 1]
    if text[end - 1] not in _HIDES or not last:
        return end
    if text[end - 1] == "某" and (
        last in _TELLS_APART or (last.isdigit() and not text[end + 1 : end + 2].isalnum())
    ):
        return end + 1
    if (
        not _is_usual(last)
        or FOLLOWS.match(text, end)
        or text[end : end + 2] in load_tables().words
    ):
        return end
    return end + 1 if FOLLOWS.match(text, end + 1) is not None else end


def _is_usual(mark: str) -> bool:
    return load_tables().given.get(mark, _RARE) >= _USUAL_GIVEN
