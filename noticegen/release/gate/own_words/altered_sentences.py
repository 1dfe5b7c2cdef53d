"""Sentences of the policy that a template has altered: another article, another number, a `不`.

Whoever copies the policy's own sentence and changes one word of it makes the law say what it does
not. A sentence that shares most of its pairs of letters with one of the publication's, and has a
number, an article or a denial that the other has not, is such a copy. Leaving words out, or saying
it in other words, is an office's right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from noticegen.release.gate.figures.han_numbers import HAN_NUMERALS
from noticegen.release.gate.folding import squeeze
from noticegen.release.gate.leaks.public_words import PublicWords

_SENTENCE = re.compile(r"[。；;！!？?\n\t]+")
_ALIKE = 0.7
_LEAST_LETTERS = 12
_ARTICLES = re.compile(rf"第[{HAN_NUMERALS}]+[条款项章]")
_NUMBERS = re.compile(rf"\d+(?![\d份页张])|[{HAN_NUMERALS}]+个?(?:工作)?[天日户人元]")
_DENIALS = re.compile("[不未无勿]|禁止|严禁")


def find_altered(text: str, words: PublicWords) -> Iterator[str]:
    """Yield every sentence of a page that alters one of the publication's."""
    models = [model for model in words.statements if len(model) >= _LEAST_LETTERS]
    shapes = [set(pairwise(model)) for model in models]
    for piece in _SENTENCE.split(text):
        if len(piece) < _LEAST_LETTERS or words.explains(piece):
            continue
        sentence = squeeze(piece)
        pairs = set(pairwise(sentence))
        if any(
            len(pairs & shape) >= _ALIKE * len(pairs) and _is_altered(sentence, model, words)
            for model, shape in zip(models, shapes, strict=True)
            if pairs
        ):
            yield piece


def _is_altered(sentence: str, model: str, words: PublicWords) -> bool:
    if set(_ARTICLES.findall(sentence)) - set(_ARTICLES.findall(model)):
        return True
    numbers = set(_NUMBERS.findall(sentence)) - set(_NUMBERS.findall(model))
    if any(number not in words.numbers for number in numbers):
        return True
    return bool(Counter(_DENIALS.findall(sentence)) - Counter(_DENIALS.findall(model)))
