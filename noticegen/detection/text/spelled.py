"""Figures spelled in English words or in pinyin: `one three eight`, `yi san ba`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection.text.rewriting import Edit

_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_PINYIN = ("ling", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu")
_WORDS = {
    **{word: str(figure) for words in (_ENGLISH, _PINYIN) for figure, word in enumerate(words)},
    **dict(zip(("oh", "dong", "lin", "yao", "liang", "guai", "gou"), "0001279", strict=True)),
    **dict.fromkeys(("x", "ex", "cha"), "X"),
}
_BETWEEN = r"[ ,.、，\-_/]{0,3}"
_WORD = "(?:" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")"
# A number of a person has seven figures and more; fewer such words in a row may be anything.
_RUN = re.compile(rf"(?<![A-Za-z]){_WORD}(?:{_BETWEEN}{_WORD}){{6,}}(?![A-Za-z])", re.IGNORECASE)
_PIECE = re.compile(rf"{_WORD}{_BETWEEN}", re.IGNORECASE)
# Fewer letters in a row spell no number; what stands before the first does not matter.
MORE_LETTERS = r"(?<=[A-Za-z])(?:[A-Za-z][ ,.、，\-_/]{0,3}){13}"
_SOME_WORDS = re.compile(f"[A-Za-z]{MORE_LETTERS}")
# 165四个0 1234
_REPEATED = re.compile(r"(?<=[0-9])[ ,，]?([二两三四五六2-6])个([0-9零])[ ,，]?(?=[0-9])")
_TIMES = dict(zip("二两三四五六23456", (2, 2, 3, 4, 5, 6, 2, 3, 4, 5, 6), strict=True))
# What a number told so goes on with behind the 个.
REPEATED_FIGURE = "(?<=个)[0-9零]"


def spelled_edits(text: str) -> list[Edit]:
    """Return what writes figures for seven or more such words in a row, and for 四个0."""
    edits = list(_words(text))
    if "个" in text:
        edits += _repeated(text)
    return sorted(edits)


def _repeated(text: str) -> Iterator[Edit]:
    for match in _REPEATED.finditer(text):
        yield Edit(*match.span(), match[2].replace("零", "0") * _TIMES[match[1]])


def _words(text: str) -> Iterator[Edit]:
    if _SOME_WORDS.search(text) is None:
        return
    for run in _RUN.finditer(text):
        for piece in _PIECE.finditer(text, *run.span()):
            word = piece.group().strip(" ,.、，-_/").lower()
            yield Edit(*piece.span(), _WORDS[word])
