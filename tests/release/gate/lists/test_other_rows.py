"""Rows that are nobody's listed: true sums, notes, who drew the list up, and nothing of people."""

from __future__ import annotations

import pytest

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.release.gate.leaks.public_words import public_words
from noticegen.release.gate.lists.checks import check_lists
from noticegen.release.gate.lists.list_page import read_list_page
from noticegen.release.gate.report import GateRule

PUBLICATION = invent_publication(12)
PAGE = notice_html(PUBLICATION)
NAMES = frozenset(str(entry.values[0]) for entry in PUBLICATION.entries)
WORDS = public_words(PUBLICATION, NAMES)


def _rules(page: str) -> set[GateRule]:
    read = read_list_page(page, PUBLICATION, NAMES)
    found = check_lists(read.source, PUBLICATION, WORDS, read.listed)
    return {finding.rule for finding in found}


def _with_row(*cells: str) -> str:
    row = f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></tbody>"
    page = PAGE.replace("</tbody>", row, 1)
    assert page != PAGE
    return page


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        (("合计", "", "1", "99999"), GateRule.SUM_WRONG),
        (("合计", "99户", "", ""), GateRule.SUM_WRONG),
        (("小计", "¥9,999.50元"), GateRule.SUM_WRONG),
        (("附", "温和平", "", "无"), GateRule.UNEXPECTED_NAME),
        (("补", "苏日娜", "", "另发"), GateRule.UNEXPECTED_NAME),
    ],
)
def test_figures_and_names_of_nobody_listed_are_found(
    cells: tuple[str, ...], rule: GateRule
) -> None:
    assert rule in _rules(_with_row(*cells))


@pytest.mark.parametrize(
    "cells",
    [
        ("合计", "12户"),
        ("合计", "4户", "", ""),
        ("注：金额为当月发放数，共4栏。",),
        ("制表人", "张建国", "审核人", "李红梅"),
        ("制表人：张建国", "", "审核人：李红梅", ""),
        ("以下空白", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_sums_notes_and_staff_pass(cells: tuple[str, ...]) -> None:
    assert _rules(_with_row(*cells)) == set()


def test_a_household_below_another_villages_name_is_found() -> None:
    first, second = (village.village for village in PUBLICATION.villages[:2])
    swapped = PAGE.replace(first, "\x1f").replace(second, first).replace("\x1f", second)
    assert swapped != PAGE
    assert GateRule.ROW_ORDER in _rules(swapped)


@pytest.mark.parametrize(
    "heading", ["东河套村", "一、东河套村（12户）", "青山镇东河套嘎查", "河东社区居委会"]
)
def test_a_list_below_the_name_of_a_village_that_is_not_listed_is_found(heading: str) -> None:
    assert GateRule.ROW_ORDER in _rules(PAGE.replace("<table", f"<h3>{heading}</h3><table", 1))


@pytest.mark.parametrize(
    "heading", ["各村", "一、公示名单", "哈业脑包村（4户）", "全村", "请到东河套村办理"]
)
def test_other_headings_name_no_village(heading: str) -> None:
    assert _rules(PAGE.replace("<table", f"<h3>{heading}</h3><table", 1)) == set()


@pytest.mark.parametrize("head", ["嘎查村", "所在村", "行政村"])
def test_a_column_of_villages_may_be_headed(head: str) -> None:
    page = PAGE.replace("<tr><th", f"<tr><th>{head}</th><th", 1)
    assert GateRule.ROW_ORDER not in _rules(page)


def test_letters_may_be_copied_to_all_villages() -> None:
    page = PAGE.replace("<table", "<p>抄送：旗民政局，各嘎查村民委员会。</p><table", 1)
    assert GateRule.ROW_ORDER not in _rules(page)
