"""Age on the first posting day. Nobody under 18 is shown; unknown counts as under 18."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from noticegen.identifiers.birth import GUARDIAN_CONSENT_AGE, age_on
from noticegen.screening.majority import Majority, stated_birth
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import ID_FIELD, Subject
from noticegen.vocabulary.fields import all_fields
from noticegen.vocabulary.outcomes import Outcome, Reason

MINOR = Rule("minor", "申请人是否成年", "civil-code/17", Reason.MINOR, Outcome.WITHHELD)
UNDER_14 = Rule("under-14", "申请人是否未满14周岁", "pipl/28", Reason.MINOR, None, "未满14周岁")
AGE_UNKNOWN = Rule("age-unknown", "年龄能否确定", "civil-code/17", Reason.AGE_UNKNOWN, Outcome.HELD)


def minor(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Withhold an applicant who is certainly a minor on the first posting day."""
    if subject.majority is Majority.MINOR:
        advice = "申请人在公示第一天未满18周岁，依法不公开姓名，也不得改用监护人的姓名；不用处理。"
        yield subject.finding(MINOR, advice, _evidence(subject))


def under_14(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Mark an applicant under 14, whose every datum is sensitive (PIPL arts 28, 31)."""
    birth = subject.birth or stated_birth(subject.household)
    if birth is None or subject.majority is not Majority.MINOR or birth > context.start:
        return
    if age_on(birth, context.start) < GUARDIAN_CONSENT_AGE:
        advice = (
            "不满十四周岁的人，全部信息都是敏感个人信息：处理须有监护人同意，并按专门规则保管。"
        )
        yield subject.finding(UNDER_14, advice, _evidence(subject))


def age_unknown(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold an applicant whose age nothing in the row tells; unknown counts as a minor."""
    if subject.identity is None and subject.majority is Majority.UNKNOWN:
        advice = (
            "没有身份证号码，也没有完整的出生日期，无法确定申请人是否成年；请补上身份证号码一列"
            + ("（残疾人证号不能代替）。" if subject.has("disability_certificate") else "。")
        )
        found = subject.finding(AGE_UNKNOWN, advice, "birth_date")
        is_alone = not subject.has("birth_date")
        yield replace(found, lacks=all_fields()[ID_FIELD].label if is_alone else "")


def _evidence(subject: Subject) -> str:
    return ID_FIELD if subject.birth else "birth_date"
