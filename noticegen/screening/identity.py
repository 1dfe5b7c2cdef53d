"""The applicant's ID number must be sound (GB 11643)."""

from __future__ import annotations

from collections.abc import Iterable

from noticegen.identifiers.id_card import IdFault, IdKind
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import ID_FIELD, Subject, is_plausible_birth
from noticegen.vocabulary.outcomes import Outcome, Reason

_ID_RULE = "gb-11643/number"
ID_MISSING = Rule("id-missing", "有没有身份证号码", _ID_RULE, Reason.ID_MISSING, Outcome.HELD)
ID_PRECISION_LOST = Rule(
    "id-precision-lost",
    "号码是否被表格软件截断",
    _ID_RULE,
    Reason.ID_PRECISION_LOST,
    Outcome.HELD,
)
ID_INVALID = Rule("id-invalid", "号码是否正确", _ID_RULE, Reason.ID_INVALID, Outcome.HELD)
ID_OLD = Rule(
    "id-old",
    "是不是15位旧号码",
    "id-card-law/23",
    Reason.ID_INVALID,
    None,
    "身份证号码是15位旧号码",
)
ID_DIVISION_UNKNOWN = Rule(
    "id-division-unknown",
    "行政区划代码是否认识",
    _ID_RULE,
    Reason.ID_INVALID,
    None,
    "身份证号码的地区不认识",
)
ID_ENDS_IN_ZEROS = Rule(
    "id-ends-in-zeros",
    "末三位是否为000",
    _ID_RULE,
    Reason.ID_PRECISION_LOST,
    None,
    "身份证号码可能被截断",
)


def id_missing(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a row whose ID cell is blank, or a formula that came to nothing (`#N/A`)."""
    identity = subject.identity
    if identity and identity.fault is IdFault.BLANK:
        failed = subject.is_failed_formula(ID_FIELD)
        why = "这一格是算不出结果的公式（如 #N/A）" if failed else "这一格是空的"
        advice = f"{why}；请对照身份证或户口簿补上。"
        yield subject.finding(ID_MISSING, advice, ID_FIELD)


def id_precision_lost(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a number that a spreadsheet stored as a number and so cut to 15 digits."""
    if subject.identity and subject.identity.lost:
        advice = (
            "号码被表格软件当作数字，第16位以后已经丢失；"
            "请把这一列设为“文本”格式，再对照身份证重新录入（改格式不会找回丢失的数字）。"
        )
        yield subject.finding(ID_PRECISION_LOST, advice, ID_FIELD)


def id_invalid(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a number with a wrong length, character, date or check digit."""
    identity = subject.identity
    if identity is None or identity.lost:
        return
    if identity.fault not in (None, IdFault.BLANK):
        advice = f"{identity.fault.label}；请对照身份证改正。"
        column = subject.household.columns.get(ID_FIELD)
        if column is not None and column.field == "disability_certificate":
            advice = "残疾人证号应为20位，前18位是本人的身份证号码；请对照残疾人证改正。"
        yield subject.finding(ID_INVALID, advice, ID_FIELD)
    elif identity.birth and not is_plausible_birth(identity.birth, context.start):
        advice = "身份证号码里的出生日期晚于公示第一天，或者已超过120年；请对照身份证改正。"
        yield subject.finding(ID_INVALID, advice, ID_FIELD)


def id_old(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Warn of a 15-digit number: such cards are void since 2013 (居民身份证法 art. 23)."""
    identity = subject.identity
    if identity and identity.card and identity.card.kind is IdKind.OLD_RESIDENT:
        advice = "是15位旧号码，旧证2013年起已停用；请换成18位号码。"
        yield subject.finding(ID_OLD, advice, ID_FIELD)


def id_division_unknown(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Warn of a division code that no list has; never an error: the lists have gaps."""
    identity = subject.identity
    if (
        identity
        and identity.card
        and not identity.lost
        and identity.card.kind is not IdKind.FOREIGNER
        and identity.card.division is None
    ):
        advice = "号码前6位不在行政区划代码表中（现行和已撤销的都没有）；请对照身份证看一遍。"
        yield subject.finding(ID_DIVISION_UNKNOWN, advice, ID_FIELD)


def id_ends_in_zeros(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Warn of `000` at the end: one truncated number in eleven still passes the check digit."""
    identity = subject.identity
    if identity and identity.card and not identity.lost and identity.card.number.endswith("000"):
        advice = "号码末三位是000，可能曾被表格软件截断后又存成文本；请对照身份证看一遍。"
        yield subject.finding(ID_ENDS_IN_ZEROS, advice, ID_FIELD)
