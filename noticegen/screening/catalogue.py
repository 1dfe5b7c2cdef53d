"""Every check once: the rule it stands for, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from noticegen.roster.model import Roster
from noticegen.screening import (
    age,
    agreement,
    amounts,
    completeness,
    counts,
    duplicates,
    free_text,
    glyphs,
    identity,
    list_months,
    names,
    outliers,
    reading,
    standing,
    totals,
    villages,
    visibility,
)
from noticegen.screening.comparisons import (
    cardholders,
    counties,
    deaths,
    ended,
    kin_mark,
    namesakes,
    programmes,
    relatives,
)
from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.screening.verdicts import DECISION_VOID


@dataclass(frozen=True, slots=True)
class HouseholdCheck:
    """A check that needs one household only."""

    rule: Rule
    run: Callable[[Subject, ScreeningContext], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class ListCheck:
    """A check that needs the whole list."""

    rule: Rule
    run: Callable[[Sequence[Subject], ScreeningContext], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class RosterCheck:
    """A check of what the sheets say besides their households."""

    rule: Rule
    run: Callable[[Roster, ScreeningContext], Iterable[Finding]]


HOUSEHOLD_CHECKS = (
    HouseholdCheck(age.MINOR, age.minor),
    HouseholdCheck(age.UNDER_14, age.under_14),
    HouseholdCheck(age.AGE_UNKNOWN, age.age_unknown),
    HouseholdCheck(identity.ID_MISSING, identity.id_missing),
    HouseholdCheck(identity.ID_PRECISION_LOST, identity.id_precision_lost),
    HouseholdCheck(identity.ID_INVALID, identity.id_invalid),
    HouseholdCheck(identity.ID_OLD, identity.id_old),
    HouseholdCheck(identity.ID_DIVISION_UNKNOWN, identity.id_division_unknown),
    HouseholdCheck(identity.ID_ENDS_IN_ZEROS, identity.id_ends_in_zeros),
    HouseholdCheck(agreement.BIRTH_DISAGREES, agreement.birth_disagrees),
    HouseholdCheck(agreement.AGE_DISAGREES, agreement.age_disagrees),
    HouseholdCheck(agreement.SEX_DISAGREES, agreement.sex_disagrees),
    HouseholdCheck(agreement.SHORT_YEAR, agreement.birth_short_year),
    HouseholdCheck(reading.READING_DOUBT, reading.reading_doubt),
    HouseholdCheck(visibility.HIDDEN, visibility.hidden_row),
    HouseholdCheck(standing.LISTED_AS_ENDED, standing.listed_as_ended),
    HouseholdCheck(completeness.FIELD_MISSING, completeness.field_missing),
    HouseholdCheck(completeness.FIELD_INVALID, completeness.field_invalid),
    HouseholdCheck(free_text.FREE_TEXT, free_text.free_text),
    HouseholdCheck(villages.VILLAGE_UNKNOWN, villages.village_unknown),
    HouseholdCheck(names.NAME_INVALID, names.name_invalid),
    HouseholdCheck(amounts.AMOUNT_INVALID, amounts.amount_invalid),
    HouseholdCheck(amounts.AMOUNT_PERIOD, amounts.amount_period),
    HouseholdCheck(counts.COUNT_INVALID, counts.count_invalid),
    HouseholdCheck(counts.INSURED_EXCEED_HOUSEHOLD, counts.insured_exceed_household),
    HouseholdCheck(glyphs.GLYPH_MISSING, glyphs.glyph_missing),
    HouseholdCheck(glyphs.PRIVATE_USE, glyphs.private_use_character),
    HouseholdCheck(glyphs.LOOK_ALIKE, glyphs.look_alike_character),
    HouseholdCheck(kin_mark.KIN_MARK_UNCLEAR, kin_mark.kin_mark_unclear),
)

LIST_CHECKS = (
    ListCheck(duplicates.DUPLICATE_ID, duplicates.duplicate_id),
    ListCheck(duplicates.ACCOUNT_SHARED, duplicates.account_shared),
    ListCheck(duplicates.SAME_NAME, duplicates.same_name_in_village),
    ListCheck(outliers.AMOUNT_OUTLIER, outliers.amount_outlier),
)

COMPARISON_CHECKS = (
    ListCheck(programmes.DOUBLE_PROGRAMME, programmes.double_programme),
    ListCheck(counties.OTHER_COUNTY, counties.other_county),
    ListCheck(deaths.DECEASED, deaths.deceased),
    ListCheck(deaths.DECEASED_THREE_MONTHS, deaths.deceased_three_months),
    ListCheck(deaths.PAID_AFTER_DEATH, deaths.paid_after_death),
    ListCheck(namesakes.DECEASED_NAMESAKE, namesakes.deceased_namesake),
    ListCheck(namesakes.LISTED_NAMESAKE, namesakes.listed_namesake),
    ListCheck(ended.ENDED, ended.ended),
    ListCheck(ended.ENDED_NEW_HEAD, ended.ended_new_head),
    ListCheck(ended.ENDED_THEN_ADMITTED, ended.ended_then_admitted),
    ListCheck(relatives.KIN_NOT_FILED, relatives.kin_not_filed),
    ListCheck(relatives.KIN_NOT_CHECKED, relatives.kin_not_checked),
    ListCheck(relatives.KIN_NOT_IN_REGISTER, relatives.kin_not_in_register),
    ListCheck(cardholders.CARD_HELD_BY_OTHER, cardholders.card_held_by_other),
    ListCheck(cardholders.HOLDER_OF_MANY, cardholders.holder_of_many),
    ListCheck(cardholders.HOLDER_IS_STAFF, cardholders.holder_is_staff),
)

ROSTER_CHECKS = (
    RosterCheck(totals.TOTAL_DISAGREES, totals.total_disagrees),
    RosterCheck(visibility.HIDDEN_SHEET, visibility.hidden_sheet),
    RosterCheck(list_months.OTHER_MONTH, list_months.other_month),
    RosterCheck(villages.VILLAGE_FROM_ADDRESS, villages.village_from_address),
)


def all_rules() -> dict[str, Rule]:
    """Return the rule of every check by its name, in the order the checks run."""
    checks = (*HOUSEHOLD_CHECKS, *LIST_CHECKS, *COMPARISON_CHECKS, *ROSTER_CHECKS)
    rules = {check.rule.name: check.rule for check in checks}
    return rules | {DECISION_VOID.name: DECISION_VOID}
