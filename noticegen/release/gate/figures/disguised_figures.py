"""Numbers in words that an office's own template adds: figures by sound, by rank, one to a phrase.

No notice needs a number that is neither the office's nor the list's, however it is written. Seven
figures are a telephone's without its area code; fewer say nothing of anybody. Times of day, sums
with their thousands parted, a web site's registration and enumerations are no such numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from noticegen.detection.text.characters import HAN_DIGITS
from noticegen.release.gate.folding import digits_of, fold_text

LEAST_NUMBER = 7  # figures
_LEAST_RANKS = 6  # 甲乙丙丁: nobody ranks so many in another order than theirs
_LEAST_PHRASES = 5  # with the same words between the figures

# The common characters (GB 2312, first level) that sound like a figure whatever their tone, the
# figures said over the telephone, and the strokes of 正, with which votes are counted.
_SOUNDS = {
    "0": "令伶凌另岭灵玲羚菱铃陵零领龄洞",
    "1": "一义乙亦亿以仪伊依倚医壹夷姨宜屹已异彝役忆意抑揖易椅毅沂溢疑疫益矣移绎翌翼肄胰臆艺蚁衣"
    "裔议译诣谊逸遗邑铱颐幺腰",
    "2": "二儿尔洱而耳贰饵两俩丅",
    "3": "三伞叁散下",
    "4": "丝司嗣嘶四寺巳思撕斯死私肆饲丄止",
    "5": "乌五伍侮务勿午吴吾呜坞屋巫悟戊捂无晤梧武毋污物舞芜诬误钨雾正",
    "6": "六刘柳榴流溜琉留瘤硫馏陆",
    "7": "七乞企其凄启器奇契妻岂崎弃戚旗期柒栖棋欺歧气汽沏泣漆畦砌祁祈脐讫起迄骑齐拐",
    "8": "八叭吧坝巴扒把拔捌爸疤笆罢耙芭跋霸靶",
    "9": "久九厩咎就揪救旧灸玖疚究纠臼舅酒韭勾",
}
_VALUES = (
    {str(figure): figure for figure in range(10)}
    | {mark: int(figure) for figure, marks in _SOUNDS.items() for mark in marks}
    | {mark: int(figure) for mark, figure in HAN_DIGITS.items()}
)
_WRITTEN = "".join(HAN_DIGITS)
_RANKS = ("甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥")

_BETWEEN = r"[ \-+—.,·/、，。:：;；()（）|_*~×÷!！?？“”\"'‘’]{0,3}"
_BREAK = "\x1f" * 4  # more than may stand between two figures of one number
_PLAIN = re.compile(
    r"(?<!\d)[0-2]?\d[:：][0-5]\d(?![\d:：])"
    r"|(?<!\d)\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?(?= ?(?:元|万|亿|户|人))"
    r"|icp备\d{8}号(?:-\d{1,2})?|公网安备 ?\d{14}号"
)
_RUN = re.compile(f"(?:[{''.join(map(re.escape, _VALUES))}]{_BETWEEN}){{{LEAST_NUMBER},}}")
_RANKED = tuple(re.compile(f"(?:[{marks}]{_BETWEEN}){{{_LEAST_RANKS},}}") for marks in _RANKS)
# All figures of one line, whatever is said between them: a mobile number or an identity number.
_SPREAD = re.compile(r"1[3-9]\d{9}|\d{6}(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d{4}")
_PHRASE = re.compile(rf"([0-9{_WRITTEN}]{{1,4}})([^0-9{_WRITTEN}\x1f]{{1,16}})")


def find_disguised_numbers(text: str) -> Iterator[str]:
    """Yield every stretch of the folded text that is a number of nobody on the page."""
    folded = _PLAIN.sub(_BREAK, fold_text(text))
    for match in _RUN.finditer(folded):
        if not _counts_on(match.group(), _VALUES.get):
            yield match.group()
    for ranks, pattern in zip(_RANKS, _RANKED, strict=True):
        for match in pattern.finditer(folded):
            places = {mark: place for place, mark in enumerate(ranks)}
            if not _counts_on(match.group(), places.get):
                yield match.group()
    yield from _phrases(folded)
    for line in folded.split("\n"):
        if _SPREAD.fullmatch(digits_of(line)):
            yield line


def _phrases(folded: str) -> Iterator[str]:
    """Yield what has one figure after the other in the same words: 第1条第5条第0条."""
    found = list(_PHRASE.finditer(folded))
    for _, alike in groupby(_with_chains(found), lambda pair: pair[1]):
        row = [match for match, _ in alike]
        figures = "".join(match[1] for match in row)
        says_something = any(mark.isalpha() for mark in row[0][2])
        if says_something and len(row) >= _LEAST_PHRASES and len(figures) >= LEAST_NUMBER:
            values = [_number(match[1]) for match in row]
            if any(after != before + 1 for before, after in pairwise(values)):
                yield folded[row[0].start() : row[-1].end()]


def _with_chains(found: Sequence[re.Match[str]]) -> Iterator[tuple[re.Match[str], tuple[int, str]]]:
    """Yield each phrase with its chain: phrases that follow at once, in the same words."""
    chain, last = 0, None
    for match in found:
        if last is None or last.end() != match.start() or last[2] != match[2]:
            chain += 1
        yield match, (chain, match[2])
        last = match


def _number(figures: str) -> int:
    return int("".join(str(_VALUES[mark]) for mark in figures))


def _counts_on(run: str, value_of: Callable[[str], int | None]) -> bool:
    """Tell whether a run only counts on, as an enumeration does: 一、二、三."""
    values = [value for mark in run if (value := value_of(mark)) is not None]
    return all(after == before + 1 for before, after in pairwise(values))
