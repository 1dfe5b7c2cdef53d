"""A list of disability subsidies with certificates' numbers and no other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from examples.identity import invent_id
from noticegen.errors import InputError
from noticegen.identifiers.id_card import IdFault
from noticegen.roster.model import Roster
from noticegen.roster.requirements import require_columns
from noticegen.screening.subject import examine
from tests.roster.workbooks import Value, read_rows
from tests.screening.conftest import START

IDS = tuple(invent_id(date(1950 + year, 3, 4), 993) for year in range(4))
SUBSIDIES = "2026年12月残疾人两项补贴发放名单"
HEADING: list[Value] = ["所属村", "残疾人姓名", "残疾人证号", "补贴类别", "补贴金额"]


def read_list(
    tmp_path: Path, *numbers: Value, title: str = SUBSIDIES, heading: Sequence[Value] = HEADING
) -> Roster:
    rows: list[list[Value]] = [[title], list(heading)]
    rows += [
        ["东村", f"甲{'乙丙丁'[row]}某", number, "护理补贴", 100]
        for row, number in enumerate(numbers)
    ]
    return read_rows(tmp_path, rows)


@pytest.mark.parametrize("after", ["43", "11B1", "74b12", " 43"])
def test_the_holder_s_id_number_is_read_out_of_the_certificate_s(
    tmp_path: Path, after: str
) -> None:
    roster = read_list(tmp_path, IDS[0] + after, IDS[1])
    require_columns(roster, ("applicant_name", "village"), ("id_number",))
    assert [each.id_number for each in roster.households] == [IDS[0], IDS[1]]
    subject = examine(roster.households[0], START)
    assert subject.number == IDS[0]
    assert subject.place_of("id_number").column == "残疾人证号"


@pytest.mark.parametrize("number", [IDS[0] + "83", IDS[0] + "49", IDS[0] + "431", "15020743"])
def test_what_is_no_certificate_s_number_is_no_id_number(tmp_path: Path, number: str) -> None:
    subject = examine(read_list(tmp_path, number).households[0], START)
    assert subject.number is None
    assert subject.identity is not None
    assert subject.identity.fault is IdFault.LENGTH


def test_a_number_that_a_spreadsheet_has_cut_is_not_read(tmp_path: Path) -> None:
    subject = examine(read_list(tmp_path, int(IDS[3][:17] + "043")).households[0], START)
    assert subject.number is None
    assert subject.identity is not None
    assert subject.identity.lost


def test_on_other_lists_a_certificate_may_be_a_relative_s(tmp_path: Path) -> None:
    roster = read_list(tmp_path, IDS[0] + "43", title="2026年12月农村低保发放名单")
    with pytest.raises(InputError):
        require_columns(roster, ("applicant_name",), ("id_number",))
    assert roster.households[0].id_number == ""


def test_an_id_number_s_own_column_is_believed(tmp_path: Path) -> None:
    heading: list[Value] = ["身份证号", "姓名", "残疾人证号", "补贴类别", "补贴金额"]
    rows: list[list[Value]] = [
        [SUBSIDIES],
        heading,
        [IDS[1], "甲某", IDS[0] + "43", "护理补贴", 100],
    ]
    assert read_rows(tmp_path, rows).households[0].id_number == IDS[1]
