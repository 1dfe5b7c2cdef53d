from datetime import date

from noticegen.documents.dates import chinese_date, chinese_date_with_weekday


def test_date_has_no_leading_zeros() -> None:
    assert chinese_date(date(2026, 2, 3)) == "2026年2月3日"


def test_weekdays_run_from_monday_to_sunday() -> None:
    week = [chinese_date_with_weekday(date(2026, 11, 23 + day))[-2] for day in range(7)]
    assert "".join(week) == "一二三四五六日"
