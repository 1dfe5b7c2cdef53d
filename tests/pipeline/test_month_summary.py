"""What a notice says of the month before, and the notice that nobody is assisted."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdfium2
import pytest

from noticegen.cli.app import run
from tests.pipeline.invented_office import UNIT, Villager, write_roster

pytestmark = pytest.mark.slow


_NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯"
LAST = [Villager(f"白{name}", f"19{50 + n}0304") for n, name in enumerate(_NAMES)]


def make(directory: Path, now: list[Villager] | None, *more: str) -> int:
    (directory / "单位.yaml").write_text(UNIT, encoding="utf-8")
    words = ["notice", "--unit", str(directory / "单位.yaml"), "--policy", "rural-dibao"]
    words += ["--period", "2026-12", "--start", "2026-12-01", "--out", str(directory / "结果")]
    if now is not None:
        words.append(str(write_roster(directory / "本月.xlsx", {"白音村": now})))
    return run([*words, *more])


def previous(directory: Path, people: list[Villager]) -> list[str]:
    return ["--previous", str(write_roster(directory / "上月.xlsx", {"白音村": people}))]


def text_of(directory: Path) -> str:
    (file,) = (directory / "结果" / "public").glob("*公示.pdf")
    pages = pypdfium2.PdfDocument(file)
    texts = ("".join(page.get_textpage().get_text_range().split()) for page in pages)
    return "".join(re.sub("—[0-9]+—", "", text) for text in texts)


def raised(people: list[Villager]) -> list[Villager]:
    return [Villager(person.name, person.born, amount=900) for person in people]


def test_counts_of_listed_households_are_told(tmp_path: Path) -> None:
    now = [*raised(LAST[3:6]), *LAST[6:10]]
    assert make(tmp_path, now, *previous(tmp_path, LAST[:6] + LAST[8:14])) == 0
    # 壬、癸 stand on both; 庚、辛 are new and too few, so the ended are not counted either.
    assert "与上月相比，调整金额3户；新增、停发的户数为保护个人隐私不单独列出。" in text_of(
        tmp_path
    )


def test_all_three_counts_when_none_is_small(tmp_path: Path) -> None:
    now = [*raised(LAST[4:8]), *LAST[8:]]
    assert make(tmp_path, now, *previous(tmp_path, LAST[:10])) == 0
    assert "与上月相比，新增4户、停发4户、调整金额4户。" in text_of(tmp_path)


def test_nothing_has_changed(tmp_path: Path) -> None:
    assert make(tmp_path, LAST[:5], *previous(tmp_path, LAST[:5])) == 0
    assert "名单上没有新增、停发和调整金额的情况" in text_of(tmp_path)


def test_a_child_s_household_is_counted_neither_in_nor_out(tmp_path: Path) -> None:
    children = [Villager(f"白{name}", "20150304", 991 + n) for n, name in enumerate("春夏秋冬")]
    assert make(tmp_path, LAST[:5] + children, *previous(tmp_path, LAST[:5])) == 0
    assert "名单上没有新增、停发和调整金额的情况" in text_of(tmp_path)


def test_a_row_that_cannot_be_compared_leaves_the_sentence_out_and_says_so(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lost = [*LAST[:5], Villager("白丢失", "19600101", id_number="没有")]
    assert make(tmp_path, LAST[:5], *previous(tmp_path, lost)) == 0
    assert "与上月相比" not in text_of(tmp_path)
    assert "没法与上月比较" in "".join(capfd.readouterr().out.split())


def test_nobody_of_last_month_reaches_the_public_files(tmp_path: Path) -> None:
    gone = [Villager(f"乌兰{name}", f"19{70 + n}0506") for n, name in enumerate(_NAMES[:4])]
    assert make(tmp_path, LAST[:5], *previous(tmp_path, LAST[:5] + gone)) == 0
    text = text_of(tmp_path)
    assert "停发4户" in text
    assert not any(person.name in text for person in gone)


@pytest.mark.parametrize("more", [["--stage", "review"], ["--policy", "orphan-allowance"]])
def test_only_a_list_of_payments_is_compared(tmp_path: Path, more: list[str]) -> None:
    assert make(tmp_path, LAST[:5], *previous(tmp_path, LAST[:5]), *more) == 2
    assert not (tmp_path / "结果").exists()


@pytest.mark.parametrize("policy", ["rural-dibao", "tekun", "orphan-allowance"])
def test_nobody_this_month_is_a_lawful_notice(tmp_path: Path, policy: str) -> None:
    assert make(tmp_path, None, "--nobody", "--policy", policy) == 0
    public = tmp_path / "结果" / "public"
    (file,) = public.iterdir()
    text = "".join(
        "".join(page.get_textpage().get_text_range().split())
        for page in pypdfium2.PdfDocument(file)
    )
    assert "没有" in text
    assert "特此公示" in text
    assert "0472-5550102" in text
    internal = tmp_path / "结果" / "internal"
    record = json.loads((internal / "impact-record.json").read_text(encoding="utf-8"))
    assert any("--nobody" in decision["decided"] for decision in record["decisions"])
    counts = json.loads((internal / "reconciliation.json").read_text(encoding="utf-8"))["counts"]
    assert set(counts.values()) == {0}


def test_nobody_contradicts_a_list(tmp_path: Path) -> None:
    assert make(tmp_path, LAST[:5], "--nobody") == 2
    assert not (tmp_path / "结果").exists()


def test_neither_a_list_nor_nobody_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert make(tmp_path, None) == 2
    assert "--nobody" in capfd.readouterr().err


def test_a_list_of_children_only_is_not_a_list_of_nobody(tmp_path: Path) -> None:
    assert make(tmp_path, [Villager("白春", "20150304")]) == 1
    assert not (tmp_path / "结果" / "public").exists()


@pytest.mark.parametrize("policy", ["rural-dibao", "orphan-allowance"])
def test_a_take_down_order_passes_the_gate_beside_its_notice(tmp_path: Path, policy: str) -> None:
    assert make(tmp_path, None, "--nobody", "--policy", policy, "--take-down") == 0
    names = sorted(file.name for file in (tmp_path / "结果" / "public").iterdir())
    assert [name.endswith("-撤下通知.pdf") for name in names].count(True) == 1
    assert len(names) == 2
