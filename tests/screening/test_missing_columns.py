"""A column that a sheet lacks is told once, not once for each of its rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from noticegen.screening.age import AGE_UNKNOWN
from noticegen.screening.missing_columns import gather_missing_columns
from noticegen.screening.model import Finding
from noticegen.vocabulary.place import Place

_COLUMN = "身份证号码"


def _finding(sheet: str, row: int, lacks: str, advice: str) -> Finding:
    place = Place("名单.xlsx", sheet, row)
    return Finding(
        rule=AGE_UNKNOWN.name,
        reason=AGE_UNKNOWN.reason,
        severity=AGE_UNKNOWN.severity,
        outcome=AGE_UNKNOWN.outcome,
        place=place,
        advice=advice,
        household=place,
        lacks=lacks,
    )


_FINDINGS = st.lists(
    st.builds(
        _finding,
        st.sampled_from(["新村", "东村"]),
        st.integers(2, 40),
        st.sampled_from(["", _COLUMN, "家庭人口"]),
        st.sampled_from(["请补上这一列。", "请对照户口簿。"]),
    ),
    max_size=12,
    unique_by=lambda finding: (finding.place, finding.lacks, finding.advice),
)


def test_one_finding_names_the_sheet_the_column_and_what_to_do() -> None:
    rows = [_finding("新村", row, _COLUMN, "请补上身份证号码一列。") for row in (2, 3, 5)]
    (found,) = gather_missing_columns(rows)
    assert str(found.place) == "名单.xlsx 工作表“新村” “身份证号码”"
    assert found.advice == "请补上身份证号码一列。这张表的3行都因此待核。"


@given(_FINDINGS)
def test_only_columns_that_several_rows_lack_are_gathered(findings: list[Finding]) -> None:
    gathered = gather_missing_columns(findings)
    lacking = [(one.place.sheet, one.lacks, one.advice) for one in findings if one.lacks]
    alone = [one for one in findings if not one.lacks]
    several = {one for one in lacking if lacking.count(one) > 1}
    assert [one for one in gathered if not one.lacks] == alone
    assert sum(one.place.row is None for one in gathered) == len(several)
    assert len(gathered) == len(alone) + len(set(lacking))


@given(_FINDINGS)
def test_gathering_again_changes_nothing(findings: list[Finding]) -> None:
    once = gather_missing_columns(findings)
    assert gather_missing_columns(once) == once
