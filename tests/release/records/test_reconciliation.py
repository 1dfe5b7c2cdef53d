"""Counts add up or the run stops; the reviewer's sheet is the same bytes and fits A4."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from noticegen.errors import ErrorCode, RefusalError
from noticegen.release.records.reconciliation import (
    VILLAGE_UNKNOWN,
    Counts,
    reconcile,
    reconciliation_json,
    require_balanced,
)
from noticegen.release.records.reconciliation_sheet import SheetHead, reconciliation_workbook
from noticegen.roster.model import Household, Row
from noticegen.screening.model import Screening, Verdict
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place

HEAD = SheetHead(
    "示例镇2026年12月农村低保发放公示", "示例市示例镇人民政府", "发放公示", "2026年12月"
)
PUBLISHED = (Outcome.PUBLISHED, ())
MINOR = (Outcome.WITHHELD, (Reason.MINOR,))
DOUBTFUL = (Outcome.HELD, (Reason.ID_INVALID, Reason.AGE_UNKNOWN))
Fate = tuple[Outcome, tuple[Reason, ...]]


def household(row: int, sheet: str | None = "白音村", village: str = "") -> Household:
    return Household((Row(Place("名单.xlsx", sheet, row), {}),), {}, village=village)


def screening(*fates: Fate, sheet: str = "白音村") -> Screening:
    return Screening(
        tuple(
            Verdict(household(row, sheet, sheet), outcome, reasons)
            for row, (outcome, reasons) in enumerate(fates, start=4)
        ),
        (),
    )


def test_the_json_is_the_contract() -> None:
    made = reconcile(screening(PUBLISHED, MINOR, DOUBTFUL), ["联系电话", "备注", "联系电话"])
    document = json.loads(reconciliation_json(made, released=True))
    assert document["counts"] == {"read": 3, "published": 1, "withheld": 1, "held": 1}
    assert document["dropped_columns"] == ["联系电话", "备注"]
    assert document["rows"][1] == {
        "file": "名单.xlsx",
        "sheet": "白音村",
        "row": 5,
        "village": "白音村",
        "outcome": "withheld",
        "reasons": ["minor"],
    }
    assert document["villages"] == [
        {"village": "白音村", "read": 3, "published": 1, "withheld": 1, "held": 1}
    ]
    assert document["released"] is True


@given(st.lists(st.sampled_from([PUBLISHED, MINOR, DOUBTFUL]), min_size=1, max_size=40))
def test_every_screening_adds_up(fates: list[Fate]) -> None:
    made = reconcile(screening(*fates), [])
    require_balanced(made, read=len(fates), printed=fates.count(PUBLISHED))
    assert made.counts.adds_up


@pytest.mark.parametrize(
    ("read", "printed", "what"), [(4, 1, "读取的户数"), (2, 1, "读取的户数"), (3, 2, "印出的户数")]
)
def test_a_lost_or_doubled_household_stops_the_run(read: int, printed: int, what: str) -> None:
    made = reconcile(screening(PUBLISHED, MINOR, DOUBTFUL), [])
    with pytest.raises(RefusalError) as caught:
        require_balanced(made, read=read, printed=printed)
    assert caught.value.code is ErrorCode.COUNTS_DIFFER
    assert what in caught.value.message


def test_one_row_counted_twice_stops_the_run() -> None:
    once = screening(PUBLISHED, PUBLISHED)
    twice = Screening((once.verdicts[0], once.verdicts[0]), ())
    with pytest.raises(RefusalError, match="名单中的行"):
        require_balanced(reconcile(twice, []), read=2, printed=2)


def test_kept_off_without_a_reason_stops_the_run() -> None:
    made = reconcile(screening(PUBLISHED, (Outcome.HELD, ())), [])
    with pytest.raises(RefusalError, match="有原因的户"):
        require_balanced(made, read=2, printed=1)


def test_counts_changed_after_the_fact_stop_the_run() -> None:
    made = replace(reconcile(screening(PUBLISHED, MINOR), []), counts=Counts(3, 1, 1, 0))
    with pytest.raises(RefusalError):
        require_balanced(made, read=3, printed=1)


@pytest.mark.parametrize(
    ("sheet", "cell", "village"),
    [
        ("Sheet1", "", VILLAGE_UNKNOWN),
        ("Sheet1", " 哈业 脑包村 ", "哈业 脑包村"),
        ("名单", "八一3组", "八一3组"),
        ("名单", "150207196203049903", VILLAGE_UNKNOWN),
        ("名单", "1390099 0001", VILLAGE_UNKNOWN),
        ("名单", "此户因其孙患先天性心脏病长期在外就医暂未核实情况", VILLAGE_UNKNOWN),
        (
            "名单",
            "阿拉善左旗温都尔勒图镇巴彦浩特社区居民委员会",
            "阿拉善左旗温都尔勒图镇巴彦浩特社区居民委员会",
        ),
        (None, "", VILLAGE_UNKNOWN),
    ],
)
def test_a_village_is_a_place_or_unknown(sheet: str | None, cell: str, village: str) -> None:
    verdict = Verdict(household(4, sheet, cell), Outcome.PUBLISHED, ())
    assert reconcile(Screening((verdict,), ()), []).rows[0].village == village


def test_the_sheet_is_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    made = reconcile(screening(PUBLISHED, MINOR, DOUBTFUL), ["备注"])
    first = reconciliation_workbook(made, HEAD, released=True)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 11, 33, 20, 2, 138, 0))
    assert reconciliation_workbook(made, HEAD, released=True) == first


def test_the_sheet_shows_sums_reasons_and_a_place_to_sign() -> None:
    made = reconcile(screening(*[PUBLISHED] * 5, MINOR, DOUBTFUL), ["备注", "联系电话"])
    book = load_workbook(io.BytesIO(reconciliation_workbook(made, HEAD, released=True)))
    sums, details = book.worksheets
    rows = [[cell for cell in row if cell is not None] for row in sums.iter_rows(values_only=True)]
    assert ["白音村", 7, 5, 1, 1, "相符"] in rows
    assert ["合计", 7, 5, 1, 1, "相符"] in rows
    assert ["依法不予公开：未成年人，1户"] in rows
    assert ["备注、联系电话"] in rows
    assert any("审核人（签字）" in str(row) for row in rows)
    listed = list(details.iter_rows(min_row=2, values_only=True))
    assert [row[3] for row in listed] == [9, 10]
    assert listed[1][5] == "身份证号码有误；年龄无法确定"


def test_the_sheet_is_set_up_for_a4_with_its_heading_on_every_page() -> None:
    made = reconcile(screening(PUBLISHED), [])
    for sheet in load_workbook(
        io.BytesIO(reconciliation_workbook(made, HEAD, released=True))
    ).worksheets:
        assert str(sheet.page_setup.paperSize) == "9"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows
        widths = [dimension.width for dimension in sheet.column_dimensions.values()]
        assert sum(widths) <= 90


def test_a_refused_run_says_that_nothing_was_written() -> None:
    made = reconcile(screening(PUBLISHED, DOUBTFUL), [])
    book = load_workbook(io.BytesIO(reconciliation_workbook(made, HEAD, released=False)))
    assert any("没有写出公开文件" in str(row) for row in book.worksheets[0].values)
    assert json.loads(reconciliation_json(made, released=False))["released"] is False


def test_no_heading_or_sheet_name_becomes_a_formula() -> None:
    made = reconcile(screening(DOUBTFUL, sheet="=cmd"), ['=HYPERLINK("x")', "坏\x07字"])
    book = load_workbook(io.BytesIO(reconciliation_workbook(made, HEAD, released=True)))
    kinds = {
        cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
    }
    assert "f" not in kinds
