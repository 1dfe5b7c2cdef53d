"""Names in Latin letters: Zhang Jianguo, LI/XIULAN, Zhāng Sān, zhangjianguo, Batu Bayar.

Letters alone tell nothing (Li Ning sells shoes): a label must ask for the name, or somebody's
name or long number stand beside it, or what people do follow it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.lexicon import words_of
from noticegen.detection.names.contexts import FOLLOWS, Lead

_LIST = "pinyin.txt"
# A text without one of these holds no such name.
VOWELS = frozenset("aeiouAEIOU")
_WORD = "[A-Za-zü\u00e0-\u01dc]+"
_RUN = re.compile(
    rf"(?<![A-Za-z0-9@._\-/&]){_WORD}(?:(?:[ ·'\-/]|, ?){_WORD}){{0,3}}"
    r"(?![A-Za-z0-9@_]|[.][A-Za-z])"
)
_WORDS = re.compile(_WORD)
_LABEL = re.compile(
    r"(?:姓名|名字|姓|户主|人|户名|拼音|英文名?|译名|[Nn]ame|NAME|[Aa]pplicant|[Cc]ontact|"
    r"[Ss]ignature|[Ss]igned|[Hh]older|[Pp]atient|[Pp]ayee|[Ww]itness|[Gg]uardian)(?:[(（](?:[Pp]in[Yy]in|拼音|英文)[)）])?"
    r"[ \t]?(?:[:：=为是][ \t]{0,2}|[ \t]{1,2}|(?<=[一-鿿]))[\"“(（]?$"
)
_NO_LABEL = re.compile(
    r"(?:用户名|账户名|[Uu]ser ?[Nn]ame|[Ff]ile ?[Nn]ame)[ \t]?[:：=]?[ \t]{0,2}$"
)
_REACH = 16
_NUMBER = re.compile(
    r"[ ,，:：;；|\t\"'（(]{0,4}(?:护照|证件|身份证)?[号码]{0,2}[:： ]?"
    r"(?:[0-9]{11}|[A-Z]{1,2}[0-9]{7,8})"
)
_BESIDE = frozenset(" (（)）/,，|\t:：")
_MOST_GIVEN, _MOST_WORDS = 2, 4
_LONG_ENOUGH = 7


def find_pinyin(text: str, led_in: Mapping[int, Lead], names: Collection[Hit]) -> Iterator[Hit]:
    """Find names in Latin letters that are led in, or stand beside a person's name or number."""
    last = -1
    for run in _RUN.finditer(text):
        labelled = _is_labelled(text, run.start(), led_in)
        listed = last >= 0 and text[last : run.start()].strip() in {"、", ",", "，"}
        end = _name_end(run, told=labelled or listed)
        if end is None:
            continue
        if labelled or listed or _is_somebodys(text, run.start(), end, names):
            last = end
            yield Hit(FindingType.PERSON, run.start(), end, 0.7, Reason.CONTEXT)


def _is_labelled(text: str, start: int, led_in: Mapping[int, Lead]) -> bool:
    before = text[max(0, start - _REACH) : start]
    if _NO_LABEL.search(before) is not None:
        return False
    return led_in.get(start) == "label" or _LABEL.search(before) is not None


def _is_somebodys(text: str, start: int, end: int, names: Collection[Hit]) -> bool:
    """Tell whether what stands beside letters makes them a name: 张晓丽（Zhang Xiaoli）."""
    if _NUMBER.match(text, end) is not None:
        return True
    behind = end + 1 if text[end : end + 1] == " " else end
    if "\u4e00" <= text[behind : behind + 1] <= "\u9fff" and FOLLOWS.match(text, behind):
        return True
    return any(
        text[hit.end : start] in _BESIDE or text[end : hit.start] in _BESIDE
        for hit in names
        if start - 1 == hit.end or end + 1 == hit.start
    )


def _name_end(run: re.Match[str], *, told: bool) -> int | None:
    """Return where the name ends with which a run of words begins, if one does."""
    found = [
        (word.group(), run.start() + word.start(), run.start() + word.end())
        for word in _WORDS.finditer(run.group())
    ]
    for count in range(min(_MOST_WORDS, len(found)), 0, -1):
        if _is_name([word for word, _, _ in found[:count]], told=told):
            end = found[count - 1][2]
            # Wang Ye Restaurant: what goes on is called so, but for the next field.
            goes_on = count < len(found) and found[count][1] == end + 1
            return None if goes_on and found[count][0].lower() not in _fields() else end
    return None


def _is_name(words: list[str], *, told: bool) -> bool:
    """Tell whether words read as a name; `told` where a label asks for one."""
    plain = [_plain(word) for word in words]
    capitals = all(word[0].isupper() for word in words)
    if not (told or capitals) or not _none().isdisjoint([*plain, "".join(plain)]):
        return False
    first, rest = plain[0], plain[1:]
    if len(plain) == 1:
        return told and (_is_joined(first) or (capitals and _is_mongolian(first)))
    if first in _surnames() and len(rest) <= _MOST_GIVEN and _syllables(rest) <= _MOST_GIVEN:
        return True
    if not (told and capitals):
        return False
    given_first = len(rest) == 1 and rest[0] in _surnames() and _syllables([first]) == _MOST_GIVEN
    return given_first or all(map(_is_mongolian, plain))


def _is_joined(word: str) -> bool:
    """Tell whether a word is a surname and a given name in one: zhangjianguo, LiMing."""
    for end in range(1, len(word)):
        if word[:end] in _surnames():
            given = _count(word[end:])
            if given == _MOST_GIVEN or (given == 1 and len(word) >= _LONG_ENOUGH):
                return True
    return False


def _syllables(words: list[str]) -> int:
    """Return how many syllables words have; more than any name, where one is no such word."""
    counts = [_count(word) for word in words]
    return sum(counts) if all(counts) else _MOST_GIVEN + 1


@cache
def _known() -> frozenset[str]:
    return frozenset(words_of(_LIST, "syllable"))


@cache
def _two() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(words_of(_LIST, 'syllable'))}){{2}}")


def _count(word: str) -> int:
    """Return of how many syllables a word is, one or two; 0 where it is of none or of more."""
    if word in _known():
        return 1
    return 2 if _two().fullmatch(word) is not None else 0


def _is_mongolian(word: str) -> bool:
    return _mongolian().fullmatch(word) is not None


@cache
def _mongolian() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(words_of(_LIST, 'mongolian'))}){{1,3}}")


@cache
def _surnames() -> frozenset[str]:
    return frozenset(words_of(_LIST, "surname") + words_of(_LIST, "compound"))


@cache
def _fields() -> frozenset[str]:
    return frozenset(words_of(_LIST, "field"))


@cache
def _none() -> frozenset[str]:
    return frozenset(words_of(_LIST, "none"))


def _plain(word: str) -> str:
    """Return a word in small letters without the marks of its tones: Lǚ is lü is lv."""
    letters = unicodedata.normalize("NFD", word.replace("ü", "v")).lower()
    letters = letters.replace("u\u0308", "v")
    return "".join(mark for mark in letters if not unicodedata.combining(mark))
