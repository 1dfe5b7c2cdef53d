"""是否近亲属备案 on the notice: local practice, off by default, settled before it is printed.

The mark comes from the office's register (`--against relatives=`) if there is one, else from the
list's own visible column. A mark that says of somebody what the register does not is worse than
none: where the two disagree, or neither says, a person must look.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from noticegen.screening.comparisons.model import Role
from noticegen.screening.comparisons.relatives import is_filed, relatives_of
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.fields import KIN_MARK
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place

KIN_MARK_UNCLEAR = Rule(
    "kin-mark-unclear",
    "要印的“是否近亲属备案”是否清楚",
    "order-35/kin",
    Reason.KIN_UNCLEAR,
    Outcome.HELD,
)
_YES = frozenset({"是", "有", "已备案", "已", "备案", "√", "✓", "Y", "1", "是(已备案)", "近亲属"})
_NO = frozenset({"否", "无", "不是", "没有", "未备案", "未", "非", "×", "N", "0", "-", "—", "/"})


def settle_kin_marks(subjects: Sequence[Subject], context: ScreeningContext) -> dict[Place, bool]:
    """Return the mark of every household whose mark is certain, if the policy prints it."""
    if KIN_MARK not in context.shown:
        return {}
    marks = ((subject.place, _settle(subject, context)) for subject in subjects)
    return {place: mark for place, mark in marks if mark is not None}


def kin_mark_unclear(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household whose mark is to be printed and is not certain."""
    if KIN_MARK not in context.shown or _settle(subject, context) is not None:
        return
    if not context.comparisons.of(Role.RELATIVES):
        advice = "政策要印“是否近亲属备案”，这一户没有写明；请写“是”或“否”。"
        yield subject.finding(KIN_MARK_UNCLEAR, advice, KIN_MARK)
        return
    advice = "名单上写的“是否近亲属备案”读不懂，或者与备案名单不一致；请核对后改正名单或备案名单。"
    places = [listed.place for listed in relatives_of(subject, context)]
    yield subject.finding(KIN_MARK_UNCLEAR, advice, KIN_MARK, places)


def _settle(subject: Subject, context: ScreeningContext) -> bool | None:
    """Return whether a near relative is filed; None if nobody says, or two sources differ."""
    text = subject.head.text(KIN_MARK)
    said = _read(text)
    if not context.comparisons.of(Role.RELATIVES):
        column = subject.household.columns.get(KIN_MARK)
        return None if column is None or column.hidden else said
    listed = relatives_of(subject, context)
    registered = bool(listed) and all(is_filed(subject, one) for one in listed)
    if listed and not registered:
        return None
    return registered if not text or said is registered else None


def _read(text: str) -> bool | None:
    word = "".join(text.split()).upper().replace("（", "(").replace("）", ")")
    if word in _YES:
        return True
    return False if word in _NO else None
