"""Free text is printed only by a local policy, and only of households where it was found clean."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from noticegen.cli.app import run
from tests.pipeline.invented_office import UNIT
from tests.pipeline.local_policy import write_local_policy
from tests.screening.comparisons.lists import LI, WANG, ZHAO, write_list

pytestmark = pytest.mark.usefixtures("unprinted_impact_record")

LOCAL = write_local_policy(
    "with-remarks",
    "公示备注。",
    """\
  - rule: no-remark
    field: remark
    channels: [board]
    action: show
    method: clean-text
    references: [banner-2025-1/3]
""",
)
VILLAGE = {"嘎查村": "白音村", "家庭人口": "2", "月保障金额": "600"}
CLEAN = "今年新增"


def make(directory: Path, remark: str, *options: str) -> int:
    """Make a notice of three households, the second of which has the remark."""
    lines = [dict(line) | VILLAGE | {"备注": CLEAN} for line in (WANG, ZHAO, LI)]
    lines[1]["备注"] = remark
    path = write_list(directory / "农村低保.csv", lines)
    (directory / "单位.yaml").write_text(UNIT, encoding="utf-8")
    (directory / "本地.yaml").write_text(LOCAL, encoding="utf-8")
    return run(
        [
            *("notice", str(path), "--unit", str(directory / "单位.yaml")),
            *("--policy", str(directory / "本地.yaml"), "--period", "2026-12"),
            *("--start", "2026-12-01", "--out", str(directory / "结果"), *options),
        ]
    )


def outcomes(directory: Path) -> list[tuple[str, list[str]]]:
    path = directory / "结果" / "internal" / "reconciliation.json"
    rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
    return [(row["outcome"], row.get("reasons", [])) for row in rows]


def printed(directory: Path) -> str:
    (page,) = (directory / "结果" / "public").glob("*.pdf")
    with pypdfium2.PdfDocument(page) as document:
        text = "".join(each.get_textpage().get_text_bounded() for each in document)
    return "".join(text.split())


def test_clean_remarks_are_printed(tmp_path: Path) -> None:
    assert make(tmp_path, "由分类施保调整") == 0
    assert [outcome for outcome, _ in outcomes(tmp_path)] == ["published"] * 3
    assert "由分类施保调整" in printed(tmp_path)


@pytest.mark.parametrize(
    "remark",
    [
        "儿子电话一三九四七二一二三四五",
        "卡在邻居处，账号6217 0000 0000 0000 123",
        f"与{LI['姓名']}同住",  # a name of the roster's own
        "本人患尿毒症",
        "住3组12号",
        "身份证150207********1234",
        "孙子9岁",
        "微信wangfang_88",
    ],
)
def test_a_household_whose_remark_tells_something_is_held(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], remark: str
) -> None:
    assert make(tmp_path, remark) == 1
    assert outcomes(tmp_path)[1] == ("held", ["free-text"])
    told = capsys.readouterr()
    assert remark not in told.out + told.err
    assert not (tmp_path / "结果" / "public").exists()


def test_others_are_published_without_the_held_one(tmp_path: Path) -> None:
    assert make(tmp_path, "本人患尿毒症", "--allow-held") == 0
    text = printed(tmp_path)
    assert "尿毒症" not in text
    assert ZHAO["姓名"] not in text
    assert CLEAN in text


def test_no_other_method_prints_a_remark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = LOCAL.replace("    method: clean-text\n", "")
    (tmp_path / "本地.yaml").write_text(written, encoding="utf-8")
    assert run(["policy", "lint", str(tmp_path / "本地.yaml")]) == 1
    assert "备注" in capsys.readouterr().out


@pytest.mark.parametrize("field", ["illness", "cause", "hospital", "school"])
def test_searching_does_not_make_an_illness_public(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], field: str
) -> None:
    written = LOCAL.replace("field: remark", f"field: {field}")
    (tmp_path / "本地.yaml").write_text(written, encoding="utf-8")
    assert run(["policy", "lint", str(tmp_path / "本地.yaml")]) == 1
    assert "敏感信息" in capsys.readouterr().out
