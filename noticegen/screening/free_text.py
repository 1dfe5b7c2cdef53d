"""A remark may hold anything: it is shown only where nothing personal was found in it."""

from __future__ import annotations

from collections.abc import Iterable

from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.screening.values import printed_text
from noticegen.vocabulary.fields import all_fields
from noticegen.vocabulary.outcomes import Outcome, Reason

FREE_TEXT = Rule(
    "free-text", "备注一类的文字里有没有个人信息", "pipl/28", Reason.FREE_TEXT, Outcome.HELD
)


def free_text(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household of which text to be shown holds anything personal, and say what kind."""
    for key in sorted(context.searched):
        text = printed_text(subject.household, key)
        kinds = context.personal(text) if text.strip() else frozenset()
        if kinds:
            advice = (
                f"“{all_fields()[key].label}”里有{'、'.join(sorted(kinds))}；"
                "请在名单里删去这部分内容，或者让政策不公开这一栏。"
            )
            yield subject.finding(FREE_TEXT, advice, key)
