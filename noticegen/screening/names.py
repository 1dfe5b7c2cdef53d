"""Is the name column just a name? A second person's name beside it would be published with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from noticegen.identifiers.names import is_compound_surname
from noticegen.roster.values.texts import clean_name
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
_LONGEST_GIVEN_NAME = 2
_TWO_HAN_NAMES = re.compile(r"([\u3400-\u9fff])[\u3400-\u9fff]{1,3} \1[\u3400-\u9fff]{1,3}")


def name_invalid(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a row whose name cell holds more than one name, brackets, digits or a remark."""
    written = subject.head.text(NAME_FIELD).strip()
    if NAME_FIELD not in context.shown or not written:
        return
    printed = subject.household.applicant_name
    if (
        not all(_belongs(letter) for letter in printed)
        or ("\n" in written and not _is_one_broken_name(written))
        or _OTHER_PERSON.search(printed)
        or _TWO_HAN_NAMES.fullmatch(written)
        or len(printed) > _LONGEST_NAME
        or (len(printed) > _LONGEST_HAN_NAME and "·" not in printed and _is_han(printed))
    ):
        advice = (
            "姓名栏里应当只有申请人一个人的姓名：不要写括号、数字、标点、说明或第二个人的姓名；"
            "请只留身份证上的姓名，写在一行里。"
        )
        yield subject.finding(NAME_INVALID, advice, NAME_FIELD)


def _belongs(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter) in _LETTER_CATEGORIES


def _is_one_broken_name(written: str) -> bool:
    """Tell whether lines within a cell are parts of one name, which a narrow column broke.

    A surname alone is no name by itself, nor is what a dot goes on from. Two lines that could
    each be somebody (`李明`, `王红`) may be two people, and a single last character may be a
    remark (`李明`, `故`): both stay in doubt.
    """
    lines = [line.replace(" ", "") for line in written.split("\n")]
    if len(lines) != 2:
        return False
    first, last = map(clean_name, lines)
    if first.endswith("·") or last.startswith("·"):
        return True
    is_surname = len(first) == 1 or is_compound_surname(first)
    return is_surname and 0 < len(last) <= _LONGEST_GIVEN_NAME and _is_han(first + last)


def _is_han(text: str) -> bool:
    return all("\u3400" <= letter <= "\u9fff" for letter in text)
