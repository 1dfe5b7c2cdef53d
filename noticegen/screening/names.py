"""Is the name column just a name? A second person's name beside it would be published with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason

NAME_INVALID = Rule(
    "name-invalid", "姓名栏里是否只有申请人的姓名", "pipl/25", Reason.NAME_INVALID, Outcome.HELD
)

NAME_FIELD = "applicant_name"
# 〇 is a letter of names; unassigned ideographs newer than this Python are for the glyph check.
_LETTER_CATEGORIES = frozenset({"Lo", "Ll", "Lu", "Lm", "Lt", "Mn", "Mc", "Nl", "Cf", "Co", "Cn"})
_JOINERS = frozenset(" ·\u202f\u180e")
_OTHER_PERSON = re.compile("监护|代领|代办|户主|之[子女孙父母妻夫]|已故|去世|死亡|等.?[人户]$")
_LONGEST_HAN_NAME = 15
_LONGEST_NAME = 40
_TWO_HAN_NAMES = re.compile(r"([\u3400-\u9fff])[\u3400-\u9fff]{1,3} \1[\u3400-\u9fff]{1,3}")


def name_invalid(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a row whose name cell holds more than one name, brackets, digits or a remark."""
    written = subject.head.text(NAME_FIELD).strip()
    if NAME_FIELD not in context.shown or not written:
        return
    printed = subject.household.applicant_name
    if (
        not all(_belongs(letter) for letter in printed)
        or "\n" in written
        or _OTHER_PERSON.search(printed)
        or _TWO_HAN_NAMES.fullmatch(written)
        or len(printed) > _LONGEST_NAME
        or (len(printed) > _LONGEST_HAN_NAME and "·" not in printed and _is_han(printed))
    ):
        advice = (
            "姓名栏里应当只有申请人一个人的姓名：不要写括号、数字、标点、说明或第二个人的姓名；"
            "请只留身份证上的姓名。"
        )
        yield subject.finding(NAME_INVALID, advice, NAME_FIELD)


def _belongs(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter) in _LETTER_CATEGORIES


def _is_han(text: str) -> bool:
    return all("\u3400" <= letter <= "\u9fff" for letter in text)
