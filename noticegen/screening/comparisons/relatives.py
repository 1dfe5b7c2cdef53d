"""近亲属备案: kin of the officials who decide must be filed, and spot-checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from noticegen.roster.model import Row
from noticegen.screening.comparisons.model import Listed, Role
from noticegen.screening.comparisons.people import people_of
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Outcome, Reason

_LAW = "order-35/kin"
KIN_NOT_FILED = Rule(
    "kin-not-filed", "干部近亲属是否已备案", _LAW, Reason.KIN_NOT_FILED, Outcome.HELD
)
KIN_NOT_CHECKED = Rule(
    "kin-not-checked",
    "已备案的近亲属是否抽查复核",
    _LAW,
    Reason.KIN_NOT_FILED,
    None,
    "近亲属备案没有抽查复核",
)
KIN_NOT_IN_REGISTER = Rule(
    "kin-not-in-register",
    "标为近亲属的是否在备案名单里",
    _LAW,
    Reason.KIN_NOT_FILED,
    None,
    "备案名单里没有这一户",
)
_NO = ("否", "无", "未", "没", "不")


def kin_not_filed(subjects: Sequence[Subject], context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household with an official's near relative whom nobody has filed."""
    for subject, found in _kin(subjects, context):
        unfiled = [listed for listed in found if not is_filed(subject, listed)]
        if unfiled:
            advice = (
                "家庭里有经办人员或嘎查村（居）委会干部的近亲属（或干部本人），没有备案；"
                "请先按规定备案并复核。"
            )
            yield subject.finding(
                KIN_NOT_FILED, advice, related=[listed.place for listed in unfiled]
            )


def kin_not_checked(subjects: Sequence[Subject], context: ScreeningContext) -> Iterable[Finding]:
    """Warn of a filed near relative whom nobody has spot-checked."""
    for subject, found in _kin(subjects, context):
        unchecked = [
            listed
            for listed in found
            if is_filed(subject, listed)
            and not (says_yes(listed.row, "spot_checked") or says_yes(subject.head, "spot_checked"))
        ]
        if unchecked:
            advice = "近亲属已备案，没有抽查复核的记录；请安排抽查复核。"
            yield subject.finding(
                KIN_NOT_CHECKED, advice, related=[listed.place for listed in unchecked]
            )


def kin_not_in_register(
    subjects: Sequence[Subject], context: ScreeningContext
) -> Iterable[Finding]:
    """Warn of a household marked as kin of which nobody is in the register."""
    if not context.comparisons.of(Role.RELATIVES):
        return
    known = {id(subject) for subject, _ in _kin(subjects, context)}
    for subject in subjects:
        if says_yes(subject.head, "kin_filed") and id(subject) not in known:
            advice = "名单上标为近亲属；请核对是名单标错，还是备案名单漏了。"
            yield subject.finding(KIN_NOT_IN_REGISTER, advice, "kin_filed")


def says_yes(row: Row, key: str) -> bool:
    """Tell whether a cell affirms: anything written that does not begin with a no."""
    text = row.text(key).strip()
    return bool(text) and not text.startswith(_NO) and text not in ("0", "×", "N", "n")


def is_filed(subject: Subject, listed: Listed) -> bool:
    """Tell whether a near relative on the register, or the roster beside them, is marked filed."""
    return (
        says_yes(listed.row, "kin_filed")
        or says_yes(subject.head, "kin_filed")
        or bool(listed.row.text("filing_number") or listed.row.text("filing_date"))
    )


def relatives_of(subject: Subject, context: ScreeningContext) -> list[Listed]:
    """Return who of a household is on the register of officials' near relatives."""
    return [
        listed
        for person in people_of(subject)
        for listed in context.comparisons.matches(Role.RELATIVES, person.number)
    ]


def _kin(
    subjects: Sequence[Subject], context: ScreeningContext
) -> Iterable[tuple[Subject, list[Listed]]]:
    if not context.comparisons.of(Role.RELATIVES):
        return
    for subject in subjects:
        found = relatives_of(subject, context)
        if found:
            yield subject, found
