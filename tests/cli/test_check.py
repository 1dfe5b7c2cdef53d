"""The command that checks lists: its exit codes, its files, and the guide that explains it."""

from __future__ import annotations

import json
import re
import shlex
import stat
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from examples.identity import invent_id
from noticegen.cli.app import run
from noticegen.roster.column_names import load_column_names
from tests.pipeline.invented_office import UNIT
from tests.roster.workbooks import write_xlsx
from tests.screening.comparisons.lists import LI, SUN, WANG, ZHAO, Line, write_list

GUIDE = Path(__file__).parents[2] / "docs" / "zh" / "名单核对.md"
VILLAGE = {"嘎查村": "白音村", "家庭人口": "2"}
PEOPLE = (WANG, LI, ZHAO, SUN)


def line(person: Line, amount: int = 600, **more: str) -> dict[str, str]:
    return dict(person) | VILLAGE | {"月保障金额": str(amount)} | more


def roster(directory: Path, *lines: Line, name: str = "农村低保2026年12月.csv") -> str:
    return str(write_list(directory / name, lines))


def write_workbook(path: Path, *lines: Line) -> None:
    write_xlsx(path, [list(lines[0]), *(list(each.values()) for each in lines)], sheet="十二月")


def said(capfd: pytest.CaptureFixture[str]) -> str:
    """Return what was printed, after proving that nobody is in it."""
    captured = capfd.readouterr()
    text = captured.out + captured.err
    for person in PEOPLE:
        assert person["姓名"] not in text
        assert person["身份证号码"] not in text
    return text


def test_a_clean_list(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", roster(tmp_path, line(WANG), line(LI))]) == 0
    text = said(capfd)
    assert "没有发现不能公示的问题" in text
    assert "2026-12-01" in text


def test_a_column_that_is_not_there_is_told_once(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = [line(person) for person in (WANG, LI, ZHAO)]
    for each in lines:
        del each["身份证号码"]
    out = tmp_path / "结果"
    assert run(["check", roster(tmp_path, *lines), "--out", str(out)]) == 1
    text = said(capfd)
    assert text.count("请补上身份证号码一列") == 1
    assert "“身份证号码”：年龄无法确定" in "".join(text.split())
    assert "这张表的3行都因此待核" in "".join(text.split())
    told = load_workbook(out / "internal" / "findings.xlsx").active
    assert told is not None
    assert sum("请补上身份证号码一列" in str(row) for row in told.iter_rows(values_only=True)) == 1
    listed = json.loads((out / "internal" / "findings.json").read_bytes())["findings"]
    assert [one["household_row"] for one in listed if one["rule"] == "age-unknown"] == [2, 3, 4]


def test_what_blocks_is_exit_1_and_files(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    deaths = write_list(tmp_path / "死亡.csv", [WANG])
    out = tmp_path / "结果"
    words = ["check", roster(tmp_path, line(WANG), line(LI)), "--out", str(out)]

    assert run([*words, "--against", f"deaths={deaths}"]) == 1

    text = said(capfd)
    assert "已去世" in text
    assert "第2行" in text
    found = json.loads((out / "internal" / "findings.json").read_text(encoding="utf-8"))
    assert [(each["rule"], each["row"]) for each in found["findings"]] == [("deceased", 2)]
    assert load_workbook(out / "internal" / "findings.xlsx").worksheets[0].max_row == 4
    assert [child.name for child in out.iterdir()] == ["internal"]
    assert run(words) == 0  # corrected, into the same directory
    assert "已去世" not in said(capfd)


def test_a_list_that_lacks_a_column_for_the_notice_is_told_so(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    without = {key: text for key, text in line(WANG).items() if key != "家庭人口"}
    assert run(["check", roster(tmp_path, without)]) == 0
    text = said(capfd)
    assert "照这份名单还做不了公示" in text
    assert "缺少必需的表头：家庭人口" in text
    assert "没有发现不能公示的问题" not in text
    assert run(["check", roster(tmp_path, line(WANG)), "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["unfit"] is None


def test_the_other_row_of_a_duplicate_is_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", roster(tmp_path, line(WANG), line(LI), line(WANG))]) == 1
    text = said(capfd)
    assert re.search("第2行.*同时见第4行 “身份证号码”", text)
    assert re.search("第4行.*同时见第2行 “身份证号码”", text)


def test_what_only_warns_is_exit_0(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    filed = write_list(tmp_path / "近亲属.csv", [WANG | {"备案号": "备9"}])
    words = ["check", roster(tmp_path, line(WANG)), "--against", f"relatives={filed}"]
    assert run(words) == 0
    assert "抽查复核" in said(capfd)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["没有.csv"],
        ["{roster}", "--against", "deaths=没有.csv"],
        ["{roster}", "--against", "dead={roster}"],
        ["{roster}", "--previous", "没有.csv"],
        ["{roster}", "--policy", "tekun"],
        ["{roster}", "--policy", "unheard-of"],
        ["{roster}", "--start", "2026-13-01"],
        ["{roster}", "--export-hmac", "摘要.txt"],
        ["{roster}", "--new-hmac-key", "密钥.txt"],
    ],
)
def test_what_cannot_be_read_or_understood_is_exit_2(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    words: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    path = roster(tmp_path, line(WANG))
    assert run(["check", *(word.format(roster=path) for word in words)]) == 2
    assert "怎么办" in said(capfd)
    assert [child.name for child in tmp_path.iterdir()] == [Path(path).name]


def test_the_day_is_asked_for_or_the_list_s_or_today(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def start(*words: str) -> tuple[str, str]:
        assert run(["check", *words, "--json"]) == 0
        document = json.loads(capfd.readouterr().out)
        return document["start"], document["start_from"]

    named = roster(tmp_path, line(WANG))
    assert start(named, "--start", "2026-11-05") == ("2026-11-05", "option")
    assert start(named) == ("2026-12-01", "list")
    book = tmp_path / "带制表日期.xlsx"
    above = [["2026年12月农村低保花名册"], ["填报日期：2026年11月28日"]]
    write_xlsx(book, [*above, list(line(WANG)), list(line(WANG).values())], sheet="名单")
    assert start(str(book)) == ("2026-12-01", "list")
    unnamed = roster(tmp_path, line(WANG), name="名单.csv")
    before = datetime.now().astimezone().date()
    assert start(unnamed) in {
        (day.isoformat(), "today") for day in (before, datetime.now().astimezone().date())
    }


def test_of_several_programmes_it_says_what_was_not_asked(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = roster(tmp_path, line(LI), name="特困2026年12月.csv")
    assert run(["check", f"rural-dibao={roster(tmp_path, line(WANG))}", f"tekun={other}"]) == 0
    assert "请一个项目一个项目地再核对一次" in said(capfd)
    assert run(["check", other]) == 0
    assert "一个项目一个项目" not in said(capfd)


def test_of_a_programme_that_is_only_counted_nobody_is_called_left_out(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    child = {**line(WANG), "身份证号码": invent_id(date(2012, 5, 6), 994)}
    listed = roster(tmp_path, child, name="孤儿2026年12月.csv")
    assert run(["check", f"orphan-allowance={listed}"]) == 1
    text = said(capfd)
    assert "只公示合计，不列名单：这1户算进合计" in text
    assert "自动略去" not in text


def test_json_is_one_document(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    tekun = write_list(tmp_path / "甲.csv", [WANG, {"姓名": "周六顺"}])
    words = ["check", roster(tmp_path, line(WANG)), "--against", f"tekun={tekun}", "--json"]
    assert run(words) == 1
    document = json.loads(capfd.readouterr().out)
    assert not document["clean"]
    assert [each["rule"] for each in document["findings"]] == ["double-programme"]
    assert document["compared"] == [
        {
            "role": "programme",
            "programme": "tekun",
            "file": "甲.csv",
            "people": 2,
            "without_number": 1,
        }
    ]


def test_month_on_month(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    member = {"家庭成员姓名": SUN["姓名"], "家庭成员身份证号码": SUN["身份证号码"]}
    new = roster(tmp_path, line(WANG, 700), line(LI), line(SUN, 650))
    old = roster(tmp_path, line(ZHAO), line(WANG), line(LI) | {"姓名": "李晓红"}, name="上月.csv")
    other = roster(tmp_path, line(WANG), line(ZHAO) | member, name="前月.csv")
    out = tmp_path / "结果"

    assert run(["check", new, "--previous", old, "--out", str(out)]) == 0
    assert "新增1，退出1，金额变化1，户主变更0，无法比较0" in said(capfd)
    written = json.loads((out / "internal" / "changes.json").read_text(encoding="utf-8"))
    assert [
        (each["kind"], *(each[at] and each[at]["row"] for at in ("now", "before")))
        for each in written["changes"]
    ] == [("amount", 2, 3), ("new", 4, None), ("ended", None, 2)]
    sheet = load_workbook(out / "internal" / "changes.xlsx").worksheets[0]
    cells = str(list(sheet.iter_rows(values_only=True)))
    assert not any(person[key] in cells for person in PEOPLE for key in person)

    assert run(["check", new, "--previous", other]) == 0
    assert "新增1，退出0，金额变化2，户主变更1，无法比较0" in said(capfd)


def test_a_new_head_is_known_by_the_account_that_nobody_else_has(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    own, shared = "6228480018000009901", "6228480018000009919"
    new = roster(tmp_path, line(LI, 银行账号=own), line(SUN, 银行账号=shared))
    old = [line(WANG, 银行账号=own), *(line(ZHAO, 银行账号=shared) for _ in range(2))]
    old[2]["身份证号码"] = ""

    assert run(["check", new, "--previous", roster(tmp_path, *old, name="上月.csv")]) == 0
    assert "新增1，退出1，金额变化0，户主变更1，无法比较1" in said(capfd)

    stopped = roster(
        tmp_path, line(WANG, 银行账号=own, 状态="停发"), line(LI, 银行账号=own, 状态="")
    )
    assert run(["check", stopped, "--previous", roster(tmp_path, old[0], name="上月.csv")]) == 1
    assert "新增0，退出0，金额变化0，户主变更1，无法比较0" in said(capfd)


def test_hmac_round_trip(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    key, digests = tmp_path / "密钥.txt", tmp_path / "摘要.txt"
    theirs = roster(
        tmp_path,
        line(WANG, 停止月份=""),
        line(ZHAO, 停止月份="2026年11月"),
        {"姓名": "周六顺"} | VILLAGE,
        name="外旗2026年12月.csv",
    )
    assert run(["check", "--new-hmac-key", str(key)]) == 0
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert run(["check", "--new-hmac-key", str(key)]) == 2  # never overwritten
    export = ["check", theirs, "--start", "2026-12-01", "--hmac-key-file", str(key)]
    assert run([*export, "--export-hmac", str(digests)]) == 0
    text = said(capfd)
    assert "1人的摘要" in text
    assert "1人没有可用的身份证号码" in text
    assert "1人已停止救助" in text
    assert key.read_text(encoding="ascii").split()[-1] not in text
    assert len(digests.read_text(encoding="ascii").splitlines()) == 2

    ours = roster(tmp_path, line(WANG), line(LI), line(ZHAO))
    compare = ["check", ours, "--against", f"other-county={digests}"]
    assert run(compare) == 2
    assert run([*compare, "--hmac-key-file", str(key), "--json"]) == 1
    document = json.loads(capfd.readouterr().out)
    assert [(each["rule"], each["row"]) for each in document["findings"]] == [("other-county", 2)]


def test_nothing_to_export(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    key = tmp_path / "密钥.txt"
    assert run(["check", "--new-hmac-key", str(key)]) == 0
    words = ["check", roster(tmp_path, {"姓名": "周六顺"} | VILLAGE), "--hmac-key-file", str(key)]
    assert run([*words, "--export-hmac", str(tmp_path / "摘要.txt")]) == 2
    assert "没有可导出的摘要" in said(capfd)
    assert not (tmp_path / "摘要.txt").exists()


@pytest.mark.parametrize("command", ["notice", "sheets"])
def test_what_a_comparison_blocks_is_held(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], command: str
) -> None:
    (tmp_path / "单位.yaml").write_text(UNIT, encoding="utf-8")
    deaths = write_list(tmp_path / "死亡.csv", [WANG])
    words = [command, roster(tmp_path, line(WANG), line(LI)), "--period", "2026-12"]
    words += ["--unit", str(tmp_path / "单位.yaml"), "--against", f"deaths={deaths}"]
    words += ["--out", str(tmp_path / "结果")]
    if command == "notice":
        words += ["--policy", "rural-dibao", "--start", "2026-12-01"]

    assert run(words) == 1
    assert "已去世" in said(capfd)
    assert [child.name for child in (tmp_path / "结果").iterdir()] == ["internal"]

    assert run([*words, "--allow-held", "--json"]) == 0
    document = json.loads(capfd.readouterr().out)
    assert document["counts"] == {"read": 2, "published": 1, "withheld": 0, "held": 1}


def guide_blocks() -> list[tuple[str, str]]:
    text = GUIDE.read_text(encoding="utf-8")
    return re.findall(r"^```(\w*)\n(.+?)^```$", text, re.DOTALL | re.MULTILINE)


@pytest.mark.slow
def test_the_guide_s_commands_do_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "单位.yaml").write_text(UNIT, encoding="utf-8")
    write_workbook(tmp_path / "低保.xlsx", line(WANG), line(LI))
    for name in ("特困", "外旗", "死亡", "停保", "近亲属", "持卡", "上月", "外旗名单"):
        write_workbook(tmp_path / f"{name}.xlsx", line(ZHAO))
    write_workbook(tmp_path / "孤儿.xlsx", line(SUN))
    blocks = guide_blocks()
    (names,) = (text for language, text in blocks if language == "yaml")
    (tmp_path / "列名.yaml").write_text(names, encoding="utf-8")
    assert load_column_names(tmp_path / "列名.yaml")["当家的"] == "head_name"
    texts = (text for language, text in blocks if not language)
    commands = [each.split("#")[0] for text in texts for each in text.splitlines()]
    assert len(commands) > 12
    for command in commands:
        assert run(shlex.split(command)[1:]) == 0, command
        said(capfd)
    assert (tmp_path / "与上月比较" / "internal" / "changes.xlsx").is_file()
    roles = set(re.findall(r"--against ([a-z-]+)=", GUIDE.read_text(encoding="utf-8")))
    assert roles == {"tekun", "other-county", "deaths", "ended", "relatives", "cardholders"}
