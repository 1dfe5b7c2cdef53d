"""Can what is to be shown be printed at all? A name with an empty box is somebody else's name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.screening.values import printed_text
from noticegen.vocabulary.outcomes import Outcome, Reason

GLYPH_MISSING = Rule(
    "glyph-missing", "每个字能否打印", "order-35/publicity", Reason.GLYPH_MISSING, Outcome.HELD
)
PRIVATE_USE = Rule(
    "private-use-character",
    "有没有旧编码自造字",
    "order-35/publicity",
    Reason.PRIVATE_USE_CHARACTER,
    Outcome.HELD,
)


def glyph_missing(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household of which a field to be shown has a character that no font can draw."""
    for key, text in _shown_texts(subject, context):
        missing = context.uncovered(text)
        if any(not _is_private_use(character) for character in missing):
            advice = (
                "有字在打印字体里没有；请运行 noticegen doctor 看能否补装字体，"
                "或核对是不是录错了字。"
            )
            yield subject.finding(GLYPH_MISSING, advice, key)


def private_use_character(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household of which a field to be shown has a character private to an old encoding."""
    for key, text in _shown_texts(subject, context):
        if any(_is_private_use(character) for character in text):
            advice = (
                "有旧系统的自造字，别的电脑上会显示成别的字或空框；"
                "请用身份证上的正式汉字（可用手写输入或部首输入）重新录入。"
            )
            yield subject.finding(PRIVATE_USE, advice, key)


def _shown_texts(subject: Subject, context: ScreeningContext) -> Iterable[tuple[str, str]]:
    for key in sorted(context.shown):
        text = printed_text(subject.household, key)
        if text:
            yield key, text


def _is_private_use(character: str) -> bool:
    return unicodedata.category(character) == "Co"
