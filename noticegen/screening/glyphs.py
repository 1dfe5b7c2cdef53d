"""Can what is to be shown be printed at all? A name with an empty box is somebody else's name."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.screening.values import in_order, printed_text
from noticegen.vocabulary.lookalikes import lookalikes_in
from noticegen.vocabulary.outcomes import Outcome, Reason

Uncovered = Callable[[str], frozenset[str]]

GLYPH_MISSING = Rule(
    "glyph-missing", "每个字能否打印", "order-35/notice", Reason.GLYPH_MISSING, Outcome.HELD
)
PRIVATE_USE = Rule(
    "private-use-character",
    "有没有旧编码自造字",
    "order-35/notice",
    Reason.PRIVATE_USE_CHARACTER,
    Outcome.HELD,
)
LOOK_ALIKE = Rule(
    "look-alike-character",
    "有没有部首字或兼容字冒充汉字",
    "order-35/notice",
    Reason.LOOK_ALIKE_CHARACTER,
    None,
)


def glyph_missing(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household of which a field to be shown has a character that no font can draw."""
    for key, text in _shown_texts(subject, context):
        missing = context.uncovered(text)
        if any(not _is_private_use(character) for character in missing):
            advice = (
                f"有字（{_code_points(missing)}）在打印字体里没有；"
                "请运行 noticegen doctor 看能否补装字体，或核对是不是录错了字。"
            )
            yield subject.finding(GLYPH_MISSING, advice, key)


def private_use_character(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household of which a field to be shown has a character private to an old encoding."""
    for key, text in _shown_texts(subject, context):
        if text.isprintable():
            continue  # no private-use character counts as printable, and nearly every text is
        private = [character for character in text if _is_private_use(character)]
        if private:
            advice = (
                f"有旧系统的自造字（{_code_points(private)}），别的电脑上会显示成别的字或空框；"
                "请用身份证上的正式汉字（可用手写输入或部首输入）重新录入。"
            )
            yield subject.finding(PRIVATE_USE, advice, key)


def look_alike_character(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Report characters of a name that only look like Chinese; what is meant is printed."""
    replaced = lookalikes_in(subject.household.head.text("applicant_name"))
    if replaced and "applicant_name" in context.shown:
        advice = (
            f"有部首字或兼容字（{_code_points(replaced)}），看着像汉字但检索不到；"
            "公示已按对应的通用汉字印出，请在名单里也改过来。"
        )
        yield subject.finding(LOOK_ALIKE, advice, "applicant_name")


def remember_coverage(uncovered: Uncovered) -> Uncovered:
    """Return the same question, asked of the fonts once for each character.

    A list of a hundred thousand households has a few thousand different ones.
    """
    drawable: set[str] = set()

    def ask(text: str) -> frozenset[str]:
        unknown = set(text) - drawable
        if not unknown:
            return frozenset()
        missing = uncovered("".join(sorted(unknown)))
        drawable.update(unknown - missing)
        return missing

    return ask


def ask_of_all(subjects: Iterable[Subject], context: ScreeningContext) -> None:
    """Ask the fonts of every character to be shown at once, so that they are opened once."""
    characters: set[str] = set()
    for subject in subjects:
        for _, text in _shown_texts(subject, context):
            characters.update(text)
    context.uncovered("".join(sorted(characters)))


def _code_points(characters: Iterable[str]) -> str:
    """Name characters by code point: enough to find them, no name to read."""
    return "、".join(sorted({f"U+{ord(character):04X}" for character in characters}))


def _shown_texts(subject: Subject, context: ScreeningContext) -> Iterable[tuple[str, str]]:
    for key in in_order(context.shown):
        text = printed_text(subject.household, key)
        if text:
            yield key, text


def _is_private_use(character: str) -> bool:
    return unicodedata.category(character) == "Co"
