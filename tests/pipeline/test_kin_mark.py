"""Whether officials' kin are filed is printed only by a local policy, and only when certain."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest

from noticegen.cli.app import run
from noticegen.errors import InputError
from noticegen.policy.catalogue import load_policy
from noticegen.vocabulary.stages import Channel, Stage
from tests.pipeline.invented_office import UNIT
from tests.pipeline.local_policy import write_local_policy
from tests.screening.comparisons.lists import LI, WANG, ZHAO, Line, write_list

pytestmark = pytest.mark.usefixtures("unprinted_impact_record")

LOCAL = write_local_policy(
    "kin-marked",
    "公示近亲属备案情况。",
    """\
  - rule: kin-mark
    field: kin_filed
    channels: [board]
    action: show
    method: {method}
    references: [{reference}]
""",
)
VILLAGE = {"嘎查村": "白音村", "家庭人口": "2", "月保障金额": "600"}
MARK = "是否近亲属备案"
FILED = {"备案号": "备9"}


def policy(directory: Path, method: str = "yes-no", reference: str = "banner-2025-1/3") -> Path:
    path = directory / "本地.yaml"
    path.write_text(LOCAL.format(method=method, reference=reference), encoding="utf-8")
    return path


def make(
    directory: Path, roster: Sequence[Line], policy: str, relatives: Sequence[Line] | None = None
) -> int:
    path = write_list(directory / "农村低保.csv", [dict(line) | VILLAGE for line in roster])
    (directory / "单位.yaml").write_text(UNIT, encoding="utf-8")
    words = ["notice", str(path), "--unit", str(directory / "单位.yaml"), "--policy", policy]
    words += ["--period", "2026-12", "--start", "2026-12-01", "--out", str(directory / "结果")]
    if relatives is not None:
        filed = write_list(directory / "近亲属.csv", relatives)
        words += ["--against", f"relatives={filed}"]
    return run(words)


def printed(directory: Path) -> str:
    (page,) = (directory / "结果" / "public").glob("*.pdf")
    with pypdfium2.PdfDocument(page) as document:
        text = "".join(each.get_textpage().get_text_bounded() for each in document)
    return "".join(text.split())


def held(directory: Path) -> dict[int, list[str]]:
    found = json.loads(
        (directory / "结果" / "internal" / "reconciliation.json").read_text(encoding="utf-8")
    )
    return {row["row"]: row["reasons"] for row in found["rows"] if row["outcome"] == "held"}


def test_no_policy_of_ours_prints_the_mark(tmp_path: Path) -> None:
    assert make(tmp_path, [WANG | {MARK: "是"}, LI | {MARK: "否"}], "rural-dibao") == 0
    assert "近亲属" not in printed(tmp_path)


def test_the_list_s_own_column_is_printed_as_yes_or_no(tmp_path: Path) -> None:
    roster = [WANG | {MARK: "已备案"}, LI | {MARK: "无"}, ZHAO | {MARK: " 否 "}]
    assert make(tmp_path, roster, str(policy(tmp_path))) == 0
    text = printed(tmp_path)
    assert MARK in text
    assert "王大明2600是" in text
    assert "李小红2600否" in text
    assert "赵四海2600否" in text
    assert "已备案" not in text


def test_the_register_is_printed_where_the_list_has_no_column(tmp_path: Path) -> None:
    assert make(tmp_path, [WANG, LI], str(policy(tmp_path)), [WANG | FILED, ZHAO | FILED]) == 0
    text = printed(tmp_path)
    assert "王大明2600是" in text
    assert "李小红2600否" in text
    assert "备9" not in text


@pytest.mark.parametrize(
    ("mark", "relatives", "reason"),
    [
        ("", None, "kin-unclear"),
        ("待定", None, "kin-unclear"),
        ("否", [WANG | FILED], "kin-unclear"),
        ("是", [ZHAO | FILED], "kin-unclear"),
        ("", [WANG], "kin-not-filed"),
    ],
)
def test_a_mark_that_is_not_certain_holds_its_household(
    tmp_path: Path, mark: str, relatives: Sequence[Line] | None, reason: str
) -> None:
    roster = [WANG | {MARK: mark}, LI | {MARK: "否"}]
    assert make(tmp_path, roster, str(policy(tmp_path)), relatives) == 1
    assert reason in held(tmp_path)[2]
    assert list(held(tmp_path)) == [2]
    assert not (tmp_path / "结果" / "public").exists()


def test_nobody_is_marked_by_ignorance(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert make(tmp_path, [WANG], str(policy(tmp_path))) == 2
    assert "relatives=" in capfd.readouterr().err


def test_the_web_shows_what_the_local_rule_says_and_no_more(tmp_path: Path) -> None:
    local = load_policy(policy(tmp_path))
    assert "kin_filed" in local.shown_fields(Stage.PAID, Channel.BOARD)
    assert "kin_filed" not in local.shown_fields(Stage.PAID, Channel.WEB)
    assert [one.references[0].key for one in local.widenings] == ["banner-2025-1/3"]


@pytest.mark.parametrize(
    ("method", "reference", "word"),
    [
        ("yes-no", "dibao-57/19", "地方依据"),
        (
            "listed\n    parameters: {values: [有], otherwise: 无}",
            "banner-2025-1/3",
            "只能印是或否",
        ),
    ],
)
def test_the_mark_needs_a_local_law_and_one_method(
    tmp_path: Path, method: str, reference: str, word: str
) -> None:
    with pytest.raises(InputError, match=word):
        load_policy(policy(tmp_path, method, reference))


def test_a_policy_written_whole_needs_a_local_law_as_well(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "policies" / "rural-dibao.yaml").read_text("utf-8")
    rule = "  - rule: kin-mark\n    field: kin_filed\n    action: show\n    method: yes-no\n"
    path = tmp_path / "全文.yaml"
    path.write_text(text + "\n" + rule + "    references: [dibao-57/19]\n", encoding="utf-8")
    with pytest.raises(InputError, match="地方依据"):
        load_policy(path)
