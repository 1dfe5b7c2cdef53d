"""For which months a benefit is paid, as the list says it."""

from __future__ import annotations

from datetime import date

import pytest

from noticegen.families.spans import spans_said

DECEMBER = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "month", "labels"),
    [
        ("青禾镇2026年第四季度高龄津贴发放花名册", DECEMBER, {"2026年第四季度"}),
        ("2026年4季度高龄津贴", DECEMBER, {"2026年第四季度"}),
        ("第 三 季度高龄津贴", date(2026, 10, 1), {"2026年第三季度"}),
        ("第四季度高龄津贴", date(2027, 1, 1), {"2026年第四季度"}),
        ("2026年10-12月高龄津贴", DECEMBER, {"2026年10—12月"}),
        ("2026年10月至12月高龄津贴", DECEMBER, {"2026年10—12月"}),
        ("１０～１２月", DECEMBER, {"2026年10—12月"}),
        ("2026年第四季度（10-12月）", DECEMBER, {"2026年第四季度", "2026年10—12月"}),
        ("2026年第三季度和第四季度高龄津贴", DECEMBER, {"2026年第三季度", "2026年第四季度"}),
        # The last of several: the sum is of all of them.
        ("2026年1-4季度高龄津贴", DECEMBER, set()),
        ("2026年一至四季度高龄津贴", DECEMBER, set()),
        ("2026年三、四季度高龄津贴", DECEMBER, set()),
        ("2026年第三、第四季度高龄津贴", DECEMBER, set()),
        ("2026年1-3、7-9月高龄津贴", DECEMBER, set()),
        ("2026年1-9月、10-12月高龄津贴", DECEMBER, set()),
        # Of another time, or no span.
        ("2026年第一季度高龄津贴", DECEMBER, set()),
        ("2025年第四季度高龄津贴", DECEMBER, set()),
        ("2027年第一季度高龄津贴", DECEMBER, set()),
        ("2026年12月高龄津贴（按季度）", DECEMBER, set()),
        ("2026-12月高龄津贴", DECEMBER, set()),
        ("公示期12月1日至7日", DECEMBER, set()),
        ("12-10月", DECEMBER, set()),
    ],
)
def test_the_months_a_title_names(text: str, month: date, labels: set[str]) -> None:
    assert {span.label for span in spans_said(text, month)} == labels
