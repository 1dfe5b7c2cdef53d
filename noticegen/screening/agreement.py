"""ID number, birth date, age and sex of one row must tell of the same person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from noticegen.identifiers.birth import ADULT_AGE, age_on
from noticegen.identifiers.id_card import IdCard, Sex, parse_id_card
from noticegen.roster.household import Row
from noticegen.roster.values.counts import parse_count
from noticegen.roster.values.dates import has_short_year
from noticegen.roster.values.idnumbers import clean_id
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import ID_FIELD, Subject
from noticegen.vocabulary.outcomes import Outcome, Reason

_ID_RULE = "gb-11643/number"
BIRTH_DISAGREES = Rule(
    "birth-disagrees", "出生日期与身份证号码是否一致", _ID_RULE, Reason.ID_CONFLICT, Outcome.HELD
)
AGE_DISAGREES = Rule(
    "age-disagrees", "年龄与身份证号码是否一致", _ID_RULE, Reason.ID_CONFLICT, Outcome.HELD
)
SEX_DISAGREES = Rule(
    "sex-disagrees", "性别与身份证号码是否一致", _ID_RULE, Reason.ID_CONFLICT, Outcome.HELD
)
SHORT_YEAR = Rule(
    "birth-short-year",
    "出生年份是否写全四位",
    _ID_RULE,
    Reason.AGE_UNKNOWN,
    None,
    "出生年份只有两位",
)

# A list made last year shows one year less, one that counts 虚岁 up to two years more.
_YEARS_LESS, _YEARS_MORE = 1, 2


def birth_disagrees(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household in which a birth date is not the one in the same row's ID number."""
    for row, card in _rows_with_cards(subject, "birth_date"):
        cell = row.cells.get("birth_date")
        stated = cell.date if cell else None
        if stated and not stated.allows(card.birth):
            advice = "出生日期与身份证号码里的出生日期不一致；请对照身份证核对这两处。"
            yield _both_places(subject, BIRTH_DISAGREES, advice, row, "birth_date")


def age_disagrees(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household in which a stated age cannot be that of the same row's ID number.

    Across the line of majority no difference passes: a stated minor is held even if the number
    says otherwise.
    """
    for row, card in _rows_with_cards(subject, "age"):
        stated = parse_count(row.text("age"))
        if stated is None or card.birth > context.start:
            continue
        if not _age_fits(stated, card.birth, context.start):
            advice = "年龄与身份证号码推算的周岁不一致；请对照身份证核对这两处。"
            yield _both_places(subject, AGE_DISAGREES, advice, row, "age")


def sex_disagrees(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Hold a household in which a stated sex is not the one in the same row's ID number."""
    for row, card in _rows_with_cards(subject, "sex"):
        stated = _read_sex(row.text("sex"))
        if stated and stated is not card.sex:
            advice = "性别与身份证号码第17位不一致（单数为男，双数为女）；请对照身份证核对这两处。"
            yield _both_places(subject, SEX_DISAGREES, advice, row, "sex")


def birth_short_year(subject: Subject, context: ScreeningContext) -> Iterable[Finding]:
    """Warn of a birth year of two digits: the century is asked for, never guessed."""
    for row in subject.household.rows:
        if has_short_year(row.text("birth_date")):
            advice = "出生年份只写了两位，分不清是哪个世纪；请写全四位。"
            yield subject.finding(SHORT_YEAR, advice, subject.place_of("birth_date", row))


def _rows_with_cards(subject: Subject, stating: str) -> Iterator[tuple[Row, IdCard]]:
    """Yield the rows that state a field and whose own ID number is sound."""
    for row in subject.household.rows:
        if stating not in row.cells:
            continue
        cell = row.cells.get(ID_FIELD)
        if cell is None or cell.precision_lost:
            continue
        card = parse_id_card(clean_id(cell.text))
        if isinstance(card, IdCard):
            yield row, card


def _age_fits(stated: int, birth: date, day: date) -> bool:
    age = age_on(birth, day)
    if stated < ADULT_AGE <= age:
        return False
    return age - _YEARS_LESS <= stated <= age + _YEARS_MORE


def _read_sex(text: str) -> Sex | None:
    if text.startswith("男"):
        return Sex.MALE
    return Sex.FEMALE if text.startswith("女") else None


def _both_places(subject: Subject, rule: Rule, advice: str, row: Row, key: str) -> Finding:
    related = [subject.place_of(ID_FIELD, row)]
    return subject.finding(rule, advice, subject.place_of(key, row), related)
