"""Every comparison check: what it finds, what it leaves alone, where it points."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from noticegen.screening.catalogue import COMPARISON_CHECKS, all_rules
from noticegen.screening.comparisons.deaths import months_after
from noticegen.screening.model import Finding
from noticegen.vocabulary.outcomes import Outcome, Reason
from tests.screening.comparisons.lists import (
    LI,
    SUN,
    WANG,
    ZHAO,
    Line,
    compare,
    compare_rosters,
    number,
)

WITH_MEMBER = WANG | {
    "家庭成员姓名": SUN["姓名"],
    "家庭成员身份证号码": SUN["身份证号码"],
}
ACCOUNT = {"银行账号": "6228480018000009901"}
HELD = ACCOUNT | {"户名": "赵四海"}
DIED = WANG | {"死亡日期": "2026-10-02"}
FILED = WANG | {"备案号": "备2026-9"}
STAFF = {"职务": "村会计"}


def rules(findings: Sequence[Finding]) -> list[str]:
    return [finding.rule for finding in findings]


FOUND: list[tuple[str, Line, str, Line]] = [
    ("double-programme", WANG, "tekun", WANG),
    ("double-programme", WITH_MEMBER, "tekun", SUN),
    ("double-programme", WANG, "urban-dibao", WANG),
    ("double-programme", WANG, "low-income-margin", WANG),
    ("other-county", WANG, "other-county", WANG),
    ("other-county", WITH_MEMBER, "other-county", SUN),
    ("other-county", WANG, "other-county", WANG | {"停止月份": "2026年12月"}),
    ("other-county", WANG, "other-county", WANG | {"停止月份": "不详"}),
    ("deceased", WANG, "deaths", WANG),
    ("deceased", WITH_MEMBER, "deaths", SUN),
    ("deceased-three-months", WANG, "deaths", WANG | {"死亡日期": "2026-08-31"}),
    ("paid-after-death", WANG | {"发放日期": "2026-11-10"}, "deaths", DIED),
    (
        "deceased-namesake",
        WANG | {"村名": "白音村"},
        "deaths",
        {"姓名": "王大明", "村名": "白音村"},
    ),
    ("ended", WANG, "ended", WANG | {"停止月份": "2026年6月"}),
    ("ended", WANG | {"最初享受月份": "2020年1月"}, "ended", WANG | {"停止月份": "2026年6月"}),
    ("ended-new-head", WITH_MEMBER, "ended", SUN),
    (
        "ended-new-head",
        LI,
        "ended",
        WANG | {"家庭成员姓名": LI["姓名"], "家庭成员身份证号码": LI["身份证号码"]},
    ),
    ("ended-new-head", WANG | ACCOUNT, "ended", LI | ACCOUNT),
    (
        "ended-then-admitted",
        WANG | {"最初享受月份": "2026年9月"},
        "ended",
        WANG | {"停止月份": "2026年6月"},
    ),
    ("deceased-namesake", WANG, "deaths", {"死者姓名": "王大明"}),
    ("deceased", WANG, "deaths", {"身份证号码": WANG["身份证号码"]}),
    ("deceased", WANG, "deaths", {"死者姓名": "王某", "死者身份证号码": WANG["身份证号码"]}),
    ("double-programme", WANG, "tekun", {"公民身份号码": WANG["身份证号码"]}),
    ("other-county", WANG, "other-county", {"证件号码": WANG["身份证号码"]}),
    ("ended", WANG, "ended", {"停保人员身份证号": WANG["身份证号码"]}),
    ("kin-not-filed", WANG, "relatives", {"身份证号码": WANG["身份证号码"]}),
    (
        "kin-not-filed",
        WANG,
        "relatives",
        {"干部姓名": "钱七喜", "近亲属姓名": "王大明", "近亲属身份证号码": WANG["身份证号码"]},
    ),
    ("listed-namesake", WANG, "tekun", {"姓名": "王大明"}),
    ("listed-namesake", WITH_MEMBER, "ended", {"姓名": "孙五福", "停止月份": "2026年6月"}),
    ("card-held-by-other", WANG | HELD, "cardholders", ACCOUNT | {"持卡人": "钱七喜"}),
    ("kin-not-filed", WANG, "relatives", WANG),
    ("kin-not-filed", WITH_MEMBER, "relatives", SUN),
    ("kin-not-filed", WANG | {"近亲属备案": "否"}, "relatives", WANG),
    ("kin-not-checked", WANG, "relatives", FILED),
    ("kin-not-checked", WANG | {"近亲属备案": "是"}, "relatives", WANG),
    ("kin-not-in-register", WANG | {"近亲属备案": "是"}, "relatives", LI),
    ("card-held-by-other", WANG | {"户名": "赵四海"}, "cardholders", LI | {"持卡人": "赵四海"}),
    ("card-held-by-other", WANG | {"户名": "赵四海"}, "cardholders", WANG | {"持卡人": "钱七喜"}),
    ("card-held-by-other", WANG | {"户名": "赵四海"}, "cardholders", WANG | {"持卡人": "本人"}),
    ("holder-is-staff", WANG, "cardholders", WANG | STAFF | {"持卡人": "赵四海"}),
    (
        "holder-is-staff",
        WANG,
        "cardholders",
        WANG | STAFF | {"持卡人": "赵四海", "协议日期": "2026-01-05"},
    ),
]

LEFT_ALONE: list[tuple[str, Line, str, Line]] = [
    ("double-programme", WANG, "tekun", LI),
    ("double-programme", WANG, "medical-assistance", WANG),
    ("double-programme", WANG, "disability-subsidies", WANG),
    ("other-county", WANG, "other-county", LI),
    ("other-county", WANG, "other-county", WANG | {"停止月份": "2026年11月"}),
    ("other-county", WANG, "other-county", WANG | {"状态": "已停发"}),
    ("other-county", WANG, "other-county", WANG | {"享受月份": "2027年1月"}),
    ("deceased", WANG, "deaths", LI),
    ("deceased-three-months", WANG, "deaths", WANG | {"死亡日期": "2026-09-01"}),
    ("deceased-three-months", WANG, "deaths", WANG),
    ("paid-after-death", WANG | {"发放日期": "2026-10-31"}, "deaths", DIED),
    ("paid-after-death", WANG, "deaths", DIED),
    ("deceased-namesake", WANG | {"村名": "白音村"}, "deaths", {"姓名": "王大明", "村名": "新村"}),
    ("deceased-namesake", WANG | {"村名": "白音村"}, "deaths", LI | {"村名": "白音村"}),
    ("ended", WANG, "ended", LI | {"停止月份": "2026年6月"}),
    ("ended", WANG | {"最初享受月份": "2026年9月"}, "ended", WANG | {"停止月份": "2026年6月"}),
    ("ended-new-head", WANG | ACCOUNT, "ended", LI | {"银行账号": "6228480018000009902"}),
    ("ended-new-head", WANG | ACCOUNT, "ended", WANG | ACCOUNT),
    ("ended-new-head", WANG | {"银行账号": "无"}, "ended", LI | {"银行账号": "无"}),
    ("ended-new-head", WANG | {"银行账号": "--"}, "ended", LI | {"银行账号": "--"}),
    ("card-held-by-other", WANG | {"户名": "本人"}, "cardholders", LI | {"持卡人": "赵四海"}),
    ("card-held-by-other", WANG | {"户名": "/"}, "cardholders", LI | {"持卡人": "赵四海"}),
    ("ended-then-admitted", WANG, "ended", WANG | {"停止月份": "2026年6月"}),
    ("listed-namesake", WANG, "relatives", WANG),
    ("listed-namesake", WANG, "medical-assistance", {"姓名": "王大明"}),
    ("listed-namesake", WANG, "deaths", {"姓名": "王大明"}),
    ("listed-namesake", WANG | {"村名": "新村"}, "ended", {"姓名": "王大明", "村名": "白音村"}),
    ("card-held-by-other", WANG | HELD, "cardholders", ACCOUNT | {"代持人": "赵四海"}),
    (
        "card-held-by-other",
        WANG | {"户名": "赵四海"},
        "cardholders",
        {"卡主姓名": "王大明", "代持人姓名": "赵四海"},
    ),
    ("kin-not-filed", WANG, "relatives", LI),
    ("kin-not-filed", WANG, "relatives", FILED),
    ("kin-not-checked", WANG, "relatives", FILED | {"是否抽查复核": "是"}),
    ("kin-not-checked", WANG, "relatives", WANG),
    ("kin-not-in-register", WANG | {"近亲属备案": "是"}, "relatives", WANG),
    ("kin-not-in-register", WANG | {"近亲属备案": "否"}, "relatives", LI),
    ("card-held-by-other", WANG | {"户名": "赵四海"}, "cardholders", WANG | {"持卡人": "赵四海"}),
    ("card-held-by-other", WANG | {"户名": "王大明"}, "cardholders", LI | {"持卡人": "赵四海"}),
    ("holder-of-many", WANG | {"户名": "赵四海"}, "cardholders", WANG | {"持卡人": "赵四海"}),
    ("holder-is-staff", WANG, "cardholders", WANG | {"持卡人": "赵四海"}),
    (
        "holder-is-staff",
        WANG,
        "cardholders",
        WANG | STAFF | {"持卡人": "赵四海", "协议日期": "2026-01-05", "备案号": "备9"},
    ),
]


@pytest.mark.parametrize(("rule", "row", "role", "listed"), FOUND)
def test_a_check_finds_and_says_where(
    tmp_path: Path, rule: str, row: Line, role: str, listed: Line
) -> None:
    (finding,) = [each for each in compare(tmp_path, [row], (role, [listed])) if each.rule == rule]

    known = all_rules()[rule]
    assert (finding.outcome, finding.reason) == (known.outcome, known.reason)
    assert not finding.advice.startswith(finding.title)
    assert (finding.place.file, finding.place.row) == ("本月名单.csv", 2)
    assert finding.household is not None
    assert finding.household.row == 2
    elsewhere = [(place.file, place.row) for place in finding.related]
    if rule not in ("kin-not-in-register", "card-held-by-other"):
        assert ("比对0.csv", 2) in elsewhere


@pytest.mark.parametrize(("rule", "row", "role", "listed"), LEFT_ALONE)
def test_a_check_leaves_alone(
    tmp_path: Path, rule: str, row: Line, role: str, listed: Line
) -> None:
    assert rule not in rules(compare(tmp_path, [row], (role, [listed])))


def test_every_check_is_tried_both_ways() -> None:
    names = {check.rule.name for check in COMPARISON_CHECKS}
    assert {rule for rule, *_ in FOUND} | {"holder-of-many"} == names
    assert {rule for rule, *_ in LEFT_ALONE} == names


def test_a_warning_is_not_headed_as_if_it_were_proved() -> None:
    proved = {rule.reason for rule in all_rules().values() if rule.outcome}
    warnings = [rule for rule in all_rules().values() if not rule.outcome]
    assert not [rule.name for rule in warnings if rule.reason in proved and not rule.heading]


def test_one_holder_of_three_cards_is_named_to_each_of_the_three(tmp_path: Path) -> None:
    roster = [person | {"户名": "赵四海"} for person in (WANG, LI, SUN)]
    found = compare(tmp_path, roster, ("cardholders", [ZHAO | {"持卡人": "赵四海"}]))

    many = [finding for finding in found if finding.rule == "holder-of-many"]
    assert [finding.place.row for finding in many] == [2, 3, 4]
    assert [place.row for place in many[0].related] == [3, 4]
    assert {finding.outcome for finding in many} == {None}


def test_one_holder_of_hundreds_of_cards_does_not_flood_the_report(tmp_path: Path) -> None:
    roster = [
        {
            "姓名": "王大明",
            "身份证号码": number(f"19{60 + n // 336}{n // 28 % 12 + 1:02d}{n % 28 + 1:02d}"),
            "户名": "赵四海",
        }
        for n in range(200)
    ]
    found = compare(tmp_path, roster, ("cardholders", [ZHAO]))
    many = [finding for finding in found if finding.rule == "holder-of-many"]
    assert len(many) == 200
    assert {len(finding.related) for finding in many} == {9}


def test_without_lists_nothing_is_compared(tmp_path: Path) -> None:
    row = WITH_MEMBER | {"户名": "赵四海", "近亲属备案": "是", "发放日期": "2026-11-10"}
    assert not {check.rule.name for check in COMPARISON_CHECKS} & set(
        rules(compare(tmp_path, [row]))
    )


@pytest.mark.parametrize(
    ("own", "other", "kind", "found"),
    [
        ("orphan-allowance", "tekun", "", True),
        ("tekun", "orphan-allowance", "", True),
        ("orphan-allowance", "unsupported-children", "", True),
        ("unsupported-children", "disability-subsidies", "困难残疾人生活补贴", True),
        ("unsupported-children", "disability-subsidies", "重度残疾人护理补贴", False),
        ("unsupported-children", "disability-subsidies", "", True),
        ("tekun", "medical-assistance", "", False),
    ],
)
def test_the_forbidden_pairs(
    tmp_path: Path, own: str, other: str, kind: str, *, found: bool
) -> None:
    listed = WANG | {"补贴类别": kind}
    findings = compare(tmp_path, [WANG], (other, [listed]), programme=own)
    assert ("double-programme" in rules(findings)) is found


def test_the_household_waits_and_the_reason_is_told(tmp_path: Path) -> None:
    findings = compare(tmp_path, [WANG, LI], ("deaths", [DIED]))
    assert [(each.rule, each.outcome) for each in findings] == [("deceased", Outcome.HELD)]
    assert findings[0].reason is Reason.DECEASED
    assert findings[0].place.column == "身份证号码"


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2026, 8, 31), date(2026, 11, 30)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 9, 1), date(2026, 12, 1)),
    ],
)
def test_three_months_end_on_the_same_day_or_the_month_s_last(day: date, after: date) -> None:
    assert months_after(day, 3) == after


PAIRS = [
    ("rural-dibao", "tekun"),
    ("urban-dibao", "tekun"),
    ("rural-dibao", "urban-dibao"),
    ("rural-dibao", "low-income-margin"),
    ("tekun", "low-income-margin"),
    ("tekun", "orphan-allowance"),
    ("orphan-allowance", "unsupported-children"),
    ("unsupported-children", "disability-subsidies"),
]


@pytest.mark.parametrize(("one", "other"), [*PAIRS, *(pair[::-1] for pair in PAIRS)])
def test_rosters_of_one_run_exclude_each_other(tmp_path: Path, one: str, other: str) -> None:
    found = compare_rosters(tmp_path, {one: [WANG, LI], other: [ZHAO, WANG]})
    assert [(each.rule, each.place.file, each.place.row) for each in found] == [
        ("double-programme", f"{one}.csv", 2),
        ("double-programme", f"{other}.csv", 3),
    ]
    assert [place.row for each in found for place in each.related] == [3, 2]


@pytest.mark.parametrize(
    "rosters",
    [
        {"rural-dibao": [WANG], "old-age-allowance": [WANG]},
        {"rural-dibao": [WANG], "disability-subsidies": [WANG | {"补贴类别": "生活补贴"}]},
        {"rural-dibao": [WANG], "tekun": [WANG | {"状态": "停发"}]},
        {"rural-dibao": [WANG | {"停止月份": "2026年10月"}], "tekun": [WANG]},
        {"rural-dibao": [WANG], "tekun": [{"姓名": "王大明", "身份证号码": LI["身份证号码"]}]},
        {
            "unsupported-children": [WANG | {"补贴类别": "全额"}],
            "disability-subsidies": [WANG | {"补贴类别": "重度残疾人护理补贴"}],
        },
    ],
)
def test_rosters_of_one_run_that_go_together(
    tmp_path: Path, rosters: dict[str, list[Line]]
) -> None:
    # Rows that have ended are held for that alone, and say nothing against the other programme.
    assert {each.rule for each in compare_rosters(tmp_path, rosters)} <= {"listed-as-ended"}


def test_a_kind_in_the_other_list_is_not_the_subsidy_s(tmp_path: Path) -> None:
    rosters = {
        "unsupported-children": [WANG | {"补贴类别": "全额"}],
        "disability-subsidies": [WANG | {"补贴类别": "困难残疾人生活补贴"}],
    }
    assert len(compare_rosters(tmp_path, rosters)) == 2


def test_a_member_on_the_other_roster_is_found_too(tmp_path: Path) -> None:
    found = compare_rosters(tmp_path, {"rural-dibao": [WITH_MEMBER], "tekun": [SUN]})
    assert [each.rule for each in found] == ["double-programme"] * 2
    assert "家庭成员" in found[0].advice
