"""SARIF documents keep to the standard's own schema, whatever files and findings there are."""

from __future__ import annotations

import json
import os
from pathlib import Path, PurePath
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from noticegen.detection.inspectors.contents import Unreadable
from noticegen.publication.scan_report import UNREAD, ReportRow, ScanReport
from noticegen.release.records.sarif import build_sarif

# The schema as Microsoft's validator ships it; its licence lies beside it.
_SCHEMA = Path(__file__).parent / "sarif" / "sarif-2.1.0.schema.json"
_VALIDATOR = Draft202012Validator(json.loads(_SCHEMA.read_text(encoding="utf-8")))

_ROW = ReportRow(
    path="/公示/名单.xlsx",
    where="工作表“公示” 第7行 C列 单元格",
    kind="CN_ID_CARD",
    label="居民身份证号",
    excerpt="1****************0",
    counts=True,
    law="《个人信息保护法》第二十五条",
    advice="删去这一项后重新生成。",
)
_UNREAD = ReportRow(
    path="图.png",
    where="整个文件",
    kind=UNREAD,
    label="没能检查",
    excerpt=Unreadable.PICTURE_ONLY.label,
    counts=True,
    law="没有检查过的内容不能当作没有问题",
    advice=Unreadable.PICTURE_ONLY.remedy,
)
_ODD_NAMES = st.binary(min_size=1, max_size=20).map(
    lambda name: os.fsdecode(name.replace(b"\0", b""))
)
_ODD_TEXTS = st.text(max_size=30) | st.text(
    st.characters(categories=("Cs", "Cc", "Co")), max_size=5
)


def errors(document: object) -> list[str]:
    """Return what the schema has against a document, as it is read from a file."""
    text = json.dumps(document, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return [error.message for error in _VALIDATOR.iter_errors(json.loads(text))]


def test_the_schema_is_the_standard_s_and_refuses_what_is_none() -> None:
    Draft202012Validator.check_schema(_VALIDATOR.schema)
    document = build_sarif(ScanReport(1, False, (_ROW,)))
    assert errors(document) == []
    document["runs"][0]["results"][0]["level"] = "terrible"
    assert len(errors(document)) == 1


@pytest.mark.parametrize("rows", [(), (_ROW,), (_UNREAD,), (_ROW, _UNREAD, _ROW)])
def test_a_report_of_any_rows_keeps_to_the_schema(rows: tuple[ReportRow, ...]) -> None:
    document = build_sarif(ScanReport(len(rows), not rows, rows))
    assert errors(document) == []
    run = document["runs"][0]
    assert [result["ruleId"] for result in run["results"]] == [row.kind for row in rows]
    assert len(run["tool"]["driver"]["rules"]) == len({row.kind for row in rows})
    assert run["invocations"][0]["executionSuccessful"] is (_UNREAD not in rows)


def test_what_to_do_about_an_unread_part_stands_with_the_part() -> None:
    run = build_sarif(ScanReport(1, False, (_UNREAD,)))["runs"][0]
    assert Unreadable.PICTURE_ONLY.remedy in run["results"][0]["message"]["text"]
    assert "help" not in run["tool"]["driver"]["rules"][0]


@given(path=_ODD_NAMES, text=_ODD_TEXTS)
def test_names_of_files_may_hold_anything(path: str, text: str) -> None:
    row = ReportRow(path, text, "CN_MOBILE", "手机号码", text, True, "法", text)
    document = build_sarif(ScanReport(1, False, (row,)))
    assert errors(document) == []
    location = document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    uri = urlsplit(location["artifactLocation"]["uri"])
    assert uri.scheme == ("file" if path.startswith("/") else "")
    assert unquote_to_bytes(uri.path) == os.fsencode(PurePath(path).as_posix())
