"""The list of findings: places and rules, laws that exist, no values, same bytes."""

from __future__ import annotations

import io
import json
from dataclasses import replace

from openpyxl import load_workbook

from noticegen.policy.catalogue import register
from noticegen.release.records.findings import findings_json, findings_workbook
from noticegen.screening.catalogue import all_rules
from noticegen.screening.model import Finding
from noticegen.vocabulary.place import Place

PLACE = Place("名单.xlsx", "新村", 7, "身份证号码", "C")
RULE = next(rule for rule in all_rules().values() if rule.outcome is not None)
FINDING = Finding(
    rule=RULE.name,
    reason=RULE.reason,
    severity=RULE.severity,
    outcome=RULE.outcome,
    place=PLACE,
    advice="请核对。",
    household=PLACE,
    law=RULE.law,
)
SEVERAL = replace(
    FINDING,
    related=(PLACE, replace(PLACE, row=9), replace(PLACE, sheet="东村")),
    heading="同村同名",
)
CITATIONS = {key: reference.citation for key, reference in register().items()}


def test_every_check_cites_a_law_of_the_register() -> None:
    assert {rule.law for rule in all_rules().values()} <= set(register())


def test_the_document_names_place_and_rule() -> None:
    (listed,) = json.loads(findings_json([FINDING]))["findings"]
    assert (listed["file"], listed["sheet"], listed["row"]) == ("名单.xlsx", "新村", 7)
    assert (listed["rule"], listed["law"]) == (RULE.name, RULE.law)


def test_the_workbook_leaves_the_decision_to_the_reviewer() -> None:
    data = findings_workbook([FINDING], CITATIONS)
    rows = list(
        load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(min_row=3, values_only=True)
    )
    assert rows[0][-2:] == ("核实意见", "核实人")
    assert rows[1][2] == 7
    assert CITATIONS[RULE.law] in rows[1]
    assert not any(rows[1][-2:])
    assert data == findings_workbook([FINDING], CITATIONS)


def test_the_workbook_says_what_was_found_and_where_else_in_sentences() -> None:
    data = findings_workbook([SEVERAL], CITATIONS)
    cells = next(load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(min_row=4))
    assert cells[4].value == "同村同名"
    assert cells[6].value == (
        "请核对。同时见第9行 “身份证号码”（C列）、工作表“东村” 第7行 “身份证号码”（C列）。"
    )
