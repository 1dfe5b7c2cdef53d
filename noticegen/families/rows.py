"""Which rows can be joined at all: a sound ID number, a known programme, a sum per month."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from noticegen.families.model import Benefit, Hold
from noticegen.families.spans import Span, span_of_row, spans_said
from noticegen.roster.model import Household, Roster
from noticegen.screening import amounts, glyphs, identity, names, reading, visibility
from noticegen.screening.catalogue import COMPARISON_CHECKS
from noticegen.screening.model import ScreeningContext
from noticegen.screening.subject import Subject, examine
from noticegen.vocabulary.fields import all_fields
from noticegen.vocabulary.outcomes import Reason

_CHECKS = (
    identity.id_missing,
    identity.id_precision_lost,
    identity.id_invalid,
    reading.reading_doubt,
    visibility.hidden_row,
    names.name_invalid,
    glyphs.glyph_missing,
    glyphs.private_use_character,
)
_KIND_FIELDS = ("subsidy_type", "assistance_type", "support_mode", "programme", "batch")
# A sheet says what comes each month in yuan; what a list states otherwise is not converted by
# guess but put before a person.
_OTHER_UNIT = re.compile(
    r"[（(]\s*(?:分|角|千元|万元)\s*[)）/／]|单位\s*[:：]\s*(?:分|角|千元|万元)"
    r"|[/／每按一]\s*(?:半年|年)|半年|全年|年度|年(?:补|发|保障|救助)"
)
_OTHER_UNIT_LINE = re.compile(r"单位\s*[:：]\s*(?:分|角|千元|万元)|半年")
_BY_QUARTER = re.compile(r"[/／每按一]\s*季|季度")
_NO_AMOUNTS = "名单里没有认出金额一列；请把这一列的表头写成“金额（元）”一类。"
_NO_VILLAGE = "这一行没有写村；请补上。"
_NO_VILLAGES = "名单里没有认出村的一列；请加上“嘎查村”一列，表头另有叫法的用 --columns 说明。"
_OTHER_UNIT_ADVICE = (
    "清单上写的是本月发多少元，这份名单的金额是别的单位或别的周期；请改成本月发放的元数后重试。"
)
_BY_QUARTER_ADVICE = (
    "金额像是按季度的，但看不出是本月发的哪一个季度；"
    "请在标题里写明一个季度，例如“2026年第四季度”，金额一列不要写“月”。"
)
# Months between a benefit's month and its payment; more is a date that was left from another list.
_MOST_MONTHS_APART = 3
_STOPPED = re.compile(r"停|终止|退出|注销|已取消")


def read_benefit(
    household: Household, start: date, unit_lines: Mapping[str, str]
) -> Benefit | None:
    """Return the benefit of a row, or None when it has no number to join by.

    A row without a readable sum or programme is held by its checks; it is read all the same, so
    that its family is held with it.
    """
    number = examine(household, start).number
    if number is None:
        return None
    kind = "|".join(household.head.text(key) for key in _KIND_FIELDS)
    return Benefit(
        household=household,
        programme=household.programme or "",
        recipient=number,
        kind=kind,
        amount=household.amount or Decimal(0),
        stopped=is_stopped(household),
        span=span_of(household, start, unit_lines),
    )


def span_of(household: Household, start: date, unit_lines: Mapping[str, str]) -> Span | None:
    """Return for which months a row is paid, if it is more than one and beyond doubt.

    Of a column that is of each month the quarter in the title says nothing.
    """
    column = household.columns.get("monthly_amount")
    if column is None:
        return None
    heading = spans_said(column.heading, start)
    if "月" in column.heading and not heading:
        return None
    said = heading | spans_said(unit_lines.get(sheet_key(household), ""), start)
    if said:
        return next(iter(said)) if len(said) == 1 else None
    return span_of_row(household, start)


def is_stopped(household: Household) -> bool:
    """Tell whether the list itself says that the benefit has ended."""
    return bool(_STOPPED.search(household.head.text("status")))


def check_row(
    household: Household, context: ScreeningContext, unit_lines: Mapping[str, str]
) -> Iterator[Hold]:
    """Yield every reason to hold a row; `unit_lines` are the texts above each sheet's table."""
    subject = examine(household, context.start)
    checks = _CHECKS if is_stopped(household) else (*_CHECKS, amounts.amount_invalid)
    for check in checks:
        for finding in check(subject, context):
            if finding.outcome is not None:
                yield Hold(household, finding)
    if household.programme is None:
        advice = "看不出这一行是哪个救助项目；请在名单路径前写上，例如 rural-dibao=名单.xlsx。"
        yield Hold.of(household, Reason.PROGRAMME_UNKNOWN, advice)
    if not household.village:
        lacks = "" if "village" in household.columns else all_fields()["village"].label
        advice = _NO_VILLAGES if lacks else _NO_VILLAGE
        yield Hold.of(household, Reason.VILLAGE_UNKNOWN, advice, lacks=lacks)
    if not is_stopped(household):
        yield from _check_unit(subject, context.start, unit_lines)
        yield from _check_paid_date(subject, context.start)


def compare_rows(households: Iterable[Household], context: ScreeningContext) -> Iterator[Hold]:
    """Yield what other lists hold back, of the month or to compare with; not of ended rows."""
    by_place = {each.place: each for each in households if not is_stopped(each)}
    subjects = [examine(household, context.start) for household in by_place.values()]
    for check in COMPARISON_CHECKS:
        for finding in check.run(subjects, context):
            if finding.outcome is not None and finding.household is not None:
                yield Hold(by_place[finding.household], finding)


def _check_unit(subject: Subject, month: date, unit_lines: Mapping[str, str]) -> Iterator[Hold]:
    household = subject.household
    column = household.columns.get("monthly_amount")
    if column is None:
        lacks = all_fields()["monthly_amount"].label
        yield Hold.of(household, Reason.FIELD_MISSING, _NO_AMOUNTS, lacks=lacks)
        return
    if not household.head.text("monthly_amount"):
        yield Hold.of(household, Reason.FIELD_MISSING, "没有填写金额；请补上。")
        return
    above = unit_lines.get(sheet_key(household), "")
    other_unit = _OTHER_UNIT.search(column.heading) or _OTHER_UNIT_LINE.search(above)
    by_quarter = _BY_QUARTER.search(column.heading) or _BY_QUARTER.search(above)
    if other_unit or (by_quarter and not span_of(household, month, unit_lines)):
        place = subject.place_of("monthly_amount")
        advice = _OTHER_UNIT_ADVICE if other_unit else _BY_QUARTER_ADVICE
        yield Hold.of(household, Reason.AMOUNT_UNIT, advice, (place,))


def _check_paid_date(subject: Subject, month: date) -> Iterator[Hold]:
    cell = subject.household.head.cells.get("paid_date")
    if cell is None or not cell.text.strip():
        return
    paid = cell.date
    if paid is None or paid.month is None:
        advice = "发放日期读不懂；请写成 2026-12-10 这样的日期，或者空着。"
    elif abs((paid.year - month.year) * 12 + paid.month - month.month) > _MOST_MONTHS_APART:
        advice = "发放日期和清单的月份差得太远，可能是别的月份留下的；请核对。"
    else:
        return
    place = subject.place_of("paid_date")
    yield Hold.of(subject.household, Reason.FIELD_INVALID, advice, (place,))


def unit_lines_of(roster: Roster) -> dict[str, str]:
    """Return the texts around each sheet's table (title, unit line), by sheet."""
    lines: dict[str, str] = {}
    for row in roster.skipped:
        key = f"{row.place.file}\0{row.place.sheet}"
        lines[key] = lines.get(key, "") + "\n" + " ".join(row.texts)
    return lines


def sheet_key(household: Household) -> str:
    """Return the key of a household's sheet in `unit_lines_of`."""
    return f"{household.place.file}\0{household.place.sheet}"
