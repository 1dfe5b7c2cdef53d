"""Scanning files from end to end: bounds, verdicts, reports, and no value anywhere."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from noticegen.cli.app import run
from noticegen.detection.inspectors.contents import Unreadable
from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.errors import ErrorCode, InputError
from noticegen.pipeline.scan import ScanResult, scan_chosen
from noticegen.pipeline.scan_folders import choose_files
from noticegen.pipeline.scan_reports import check_report, sarif_document, write_report
from noticegen.pipeline.scan_workers import Bounds, Search
from noticegen.rendering.pdf import render_pdf

# Invented; the sequence codes 990–999 belong to nobody.
ID_NUMBER = "150203195803079911"
PHONE = "16500005936"


def scan(*paths: Path, **settings: Any) -> ScanResult:
    return scan_chosen(choose_files(paths), Search(**settings), lambda _name: None)


def text(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of clean, leaking and broken files, some of them hostile."""
    folder = tmp_path_factory.mktemp("posted")
    text(folder, "a.txt", f"户主王海龙，身份证号{ID_NUMBER}，电话{PHONE}")
    text(folder, "b.txt", "农村低保公示：王海龙、李秀英。监督电话：0472-7151234")
    (folder / "c.pdf").write_bytes(b"%PDF-1.7\n" + ID_NUMBER.encode())
    (folder / "sub").mkdir()
    with zipfile.ZipFile(folder / "sub" / "d.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"0" * 150_000_000)
    text(folder / "sub", "e.csv", "姓名,身份证号\n王海龙,150203********9911\n")
    (folder / "sub" / "f.docx").write_bytes(b"PK\x03\x04broken")
    return folder


@pytest.fixture(scope="module")
def result(folder: Path) -> ScanResult:
    return scan(folder)


def test_every_file_has_a_verdict_and_one_bad_file_stops_no_other(
    folder: Path, result: ScanResult
) -> None:
    found = {
        Path(file.path).relative_to(folder).as_posix(): (
            {o.type for o in file.verdict.observations if o.counts},
            {part.reason for part in file.verdict.unread},
        )
        for file in result.files
    }
    assert found == {
        "a.txt": ({"CN_ID_CARD", "CN_MOBILE"}, set()),
        "b.txt": (set(), set()),
        "c.pdf": ({"CN_ID_CARD"}, {Unreadable.DAMAGED}),
        "sub/d.zip": (set(), {Unreadable.TOO_LARGE}),
        "sub/e.csv": ({"MASKED_ID"}, set()),
        "sub/f.docx": (set(), {Unreadable.DAMAGED}),
    }


def test_no_value_leaves_the_workers(result: ScanResult) -> None:
    told = f"{result!r}{json.dumps(result.as_document())}{json.dumps(sarif_document(result))}"
    assert ID_NUMBER not in told
    assert PHONE not in told
    assert ID_NUMBER[-4:] not in told


def test_the_document_is_the_contract_s(result: ScanResult) -> None:
    document = result.as_document()
    assert document["clean"] is False
    for file in document["files"]:
        assert {"path", "findings"} <= set(file)
        for finding in file["findings"]:
            assert {"type", "where", "excerpt"} <= set(finding)


def test_a_file_that_cannot_be_read_is_never_clean(folder: Path, tmp_path: Path) -> None:
    broken, missing = folder / "sub" / "f.docx", tmp_path / "missing.pdf"
    result = scan(broken, missing)
    assert [file.verdict.is_clean for file in result.files] == [False, False]
    assert (result.is_clean, result.exit_code) == (False, 2)
    for file in result.files:
        alone = ScanResult((file,))
        assert (alone.is_clean, alone.exit_code) == (False, 2)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        scan(tmp_path)
    assert caught.value.code is ErrorCode.NOTHING_TO_SCAN


def test_the_office_s_own_numbers_are_public(tmp_path: Path) -> None:
    path = text(tmp_path, "x.txt", "王海龙 16500008888")
    assert scan(path).exit_code == 1
    assert scan(path, public=("16500008888",)).exit_code == 0


def test_a_notice_of_our_own_is_clean(tmp_path: Path) -> None:
    path = tmp_path / "公示.pdf"
    path.write_bytes(render_pdf(notice_html(invent_publication(12))))
    result = scan(path)
    assert result.exit_code == 0, [o for file in result.files for o in file.verdict.observations]
    assert any(o.type == "PERSON" for o in result.files[0].verdict.observations)


@pytest.mark.slow
def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    slow = tmp_path / "slow.txt"
    slow.write_bytes(f"王海龙 {PHONE}\n".encode() * 400_000)
    quick = text(tmp_path, "quick.txt", "公示")
    bounds = Bounds(seconds=0.3, memory=3 * 1024**3)
    verdicts = {Path(f.path).name: f.verdict for f in scan(slow, quick, bounds=bounds).files}
    assert [part.reason for part in verdicts["slow.txt"].unread] == [Unreadable.TIMED_OUT]
    assert verdicts["quick.txt"].is_clean


@pytest.mark.slow
def test_a_file_that_fills_the_memory_only_ends_its_own_worker(tmp_path: Path) -> None:
    greedy = tmp_path / "greedy.pdf"
    body = zlib.compress(b"\x00" * 60_000_000, 9)
    stream = b"1 0 obj<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream endobj\n"
    greedy.write_bytes(b"%PDF-1.7\n" + stream % (len(body), body) + b"trailer<</Root 1 0 R>>")
    quick = text(tmp_path, "quick.txt", "公示")
    result = scan(greedy, quick, bounds=Bounds(seconds=30, memory=1))
    assert result.files[0].verdict.unread
    assert len(result.files) == 2
    assert result.exit_code == 2


class TestReports:
    @pytest.mark.parametrize("suffix", [".pdf", ".html", ".xlsx", ".sarif"])
    def test_every_kind_is_written_and_holds_no_value(
        self, result: ScanResult, tmp_path: Path, suffix: str
    ) -> None:
        path = tmp_path / f"报告{suffix}"
        write_report(result, path)
        data = path.read_bytes()
        assert ID_NUMBER.encode() not in data
        again = tmp_path / f"again{suffix}"
        write_report(result, again)
        assert again.read_bytes() == data
        assert sorted(p.name for p in tmp_path.iterdir()) == sorted([path.name, again.name])

    def test_the_workbook_lists_every_finding(self, result: ScanResult, tmp_path: Path) -> None:
        path = tmp_path / "报告.xlsx"
        write_report(result, path)
        sheet = openpyxl.load_workbook(io.BytesIO(path.read_bytes())).worksheets[0]
        rows = list(sheet.iter_rows(min_row=4, values_only=True))
        expected = sum(len(f.verdict.observations) + len(f.verdict.unread) for f in result.files)
        assert len(rows) == expected

    def test_sarif_names_rules_and_places(self, result: ScanResult) -> None:
        run = sarif_document(result)["runs"][0]
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert {"CN_ID_CARD", "UNREAD"} <= set(rules)
        for entry in run["results"]:
            assert rules[entry["ruleIndex"]] == entry["ruleId"]
            assert entry["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]

    def test_an_unknown_kind_and_an_existing_file_are_refused(self, tmp_path: Path) -> None:
        for name in ("x.doc", "x"):
            with pytest.raises(InputError, match=f"“{name}”") as caught:
                check_report(tmp_path / name)
            assert caught.value.code is ErrorCode.REPORT_TYPE
        (tmp_path / "x.pdf").write_bytes(b"mine")
        with pytest.raises(InputError) as caught:
            check_report(tmp_path / "x.pdf")
        assert caught.value.code is ErrorCode.REPORT_EXISTS

    def test_a_place_for_no_report_is_refused_before_anything_is_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with pytest.raises(InputError) as caught:
            check_report(tmp_path / "none" / "x.pdf")
        assert caught.value.code is ErrorCode.OUTPUT_UNWRITABLE
        monkeypatch.setattr(os, "access", lambda _path, _mode: False)
        with pytest.raises(InputError) as caught:
            check_report(tmp_path / "x.pdf")
        assert caught.value.code is ErrorCode.OUTPUT_UNWRITABLE

    @pytest.mark.skipif(os.name != "posix", reason="needs links")
    def test_a_link_is_never_followed_to_write(self, tmp_path: Path) -> None:
        (tmp_path / "x.pdf").symlink_to(tmp_path / "elsewhere.pdf")
        with pytest.raises(InputError) as caught:
            check_report(tmp_path / "x.pdf")
        assert caught.value.code is ErrorCode.REPORT_EXISTS

    def test_a_full_disk_costs_the_report_and_not_what_was_found(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = text(tmp_path, "x.txt", f"王海龙 {PHONE}")

        def fill(_descriptor: int) -> None:
            raise OSError(errno.ENOSPC, "full")

        monkeypatch.setattr(os, "fsync", fill)
        assert run(["scan", str(path), "--json", "--report", str(tmp_path / "r.html")]) == 2
        told = capsys.readouterr()
        assert json.loads(told.out)["clean"] is False
        assert "磁盘" in told.err
        assert [p.name for p in tmp_path.iterdir()] == ["x.txt"]

    def test_every_file_is_summed_up_before_its_places(
        self, result: ScanResult, tmp_path: Path
    ) -> None:
        write_report(result, page := tmp_path / "x.html")
        told = page.read_text(encoding="utf-8")
        summed, _, places = told.partition("二、须处理的内容")
        counted = sum(one.counts for one in result.files[0].verdict.observations)
        assert re.search(rf"a\.txt</td><td>{counted}</td><td>[^<]*居民身份证号1处", summed)
        assert re.search(r"f\.docx</td><td>1</td><td>没能检查1处", summed)
        assert "b.txt" not in summed
        assert "户主" not in places
        write_report(result, book := tmp_path / "x.xlsx")
        files = openpyxl.load_workbook(book)["各文件"]
        rows = {Path(str(row[0])).name: row[1:] for row in files.iter_rows(4, values_only=True)}
        assert rows["a.txt"][0] == counted
        assert rows["f.docx"] == (1, "没能检查1处")
        assert "b.txt" not in rows

    def test_a_report_never_replaces_a_file(self, result: ScanResult, tmp_path: Path) -> None:
        path = tmp_path / "x.html"
        path.write_bytes(b"mine")
        with pytest.raises(InputError):
            write_report(result, path)
        assert path.read_bytes() == b"mine"
        assert [p.name for p in tmp_path.iterdir()] == ["x.html"]


def test_a_file_that_is_too_large_is_named_as_that_and_not_read_whole(tmp_path: Path) -> None:
    with (path := tmp_path / "large.log").open("wb") as stream:
        stream.truncate(40 * 1024**3)  # more than the memory bound; nothing is written
    (file,) = scan(path).files
    assert [part.reason for part in file.verdict.unread] == [Unreadable.TOO_LARGE]


@pytest.mark.skipif(os.name != "posix", reason="needs pipes and devices")
def test_a_pipe_and_a_device_are_named_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    text(tmp_path, "quick.txt", "公示")
    verdicts = {Path(f.path).name: f.verdict for f in scan(tmp_path).files}
    for name in ("pipe.txt", "zero.txt"):
        assert [part.reason for part in verdicts[name].unread] == [Unreadable.NOT_A_FILE]
    assert verdicts["quick.txt"].is_clean


def test_a_folder_that_cannot_be_opened_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    text(tmp_path, "quick.txt", "公示")
    usual = os.scandir

    def scandir(path: str) -> Any:
        if Path(path).name == "closed":
            raise PermissionError(13, "denied", path)
        return usual(path)

    monkeypatch.setattr(os, "scandir", scandir)
    result = scan(tmp_path)
    parts = {Path(f.path).name: [p.reason for p in f.verdict.unread] for f in result.files}
    assert parts == {"quick.txt": [], "closed": [Unreadable.NO_ACCESS]}
    assert result.exit_code == 2


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="needs links")
def test_a_link_to_a_folder_is_named_unless_the_folder_is_searched_anyway(tmp_path: Path) -> None:
    (outside := tmp_path / "outside").mkdir()
    text(outside, "a.txt", f"王海龙 {PHONE}")
    (inside := tmp_path / "inside").mkdir()
    text(inside, "quick.txt", "公示")
    (inside / "circle").symlink_to(inside)
    (inside / "loop").symlink_to("loop")
    result = scan(inside)
    assert {Path(f.path).name for f in result.files} == {"quick.txt", "loop"}
    (inside / "elsewhere").symlink_to(outside)
    reasons = {Path(f.path).name: [p.reason for p in f.verdict.unread] for f in scan(inside).files}
    assert reasons["elsewhere"] == [Unreadable.LINKED_FOLDER]
    both = scan(inside, outside)
    assert both.exit_code == 1
    assert "elsewhere" not in {Path(f.path).name for f in both.files}


@pytest.fixture(scope="module")
def strangely_named(tmp_path_factory: pytest.TempPathFactory) -> ScanResult:
    """A scan of files whose names are no text, or steer the terminal's line."""
    folder = tmp_path_factory.mktemp("strange")
    for name in (b"\xff\xfe.txt", b"a\x1b[31m.txt", b"a\nb.txt", "\u202egpj.txt".encode()):
        path = os.fsencode(folder) + b"/" + name
        Path(os.fsdecode(path)).write_text(PHONE, encoding="utf-8")
    return scan(folder)


@pytest.mark.skipif(os.name != "posix", reason="other systems refuse such names")
@pytest.mark.parametrize("suffix", [".pdf", ".html", ".xlsx", ".sarif"])
def test_a_name_that_is_no_text_or_steers_the_line_stops_no_report(
    strangely_named: ScanResult, tmp_path: Path, suffix: str
) -> None:
    assert len(strangely_named.files) == 4
    write_report(strangely_named, report := tmp_path / f"r{suffix}")
    data = report.read_bytes()
    assert b"\x1b" not in data or suffix in (".pdf", ".xlsx")
    if suffix == ".sarif":
        uris = [
            entry["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            for entry in json.loads(data)["runs"][0]["results"]
        ]
        assert any("%FF%FE.txt" in uri for uri in uris)


class TestNamesThatLeak:
    """What a file, a folder, a sheet or a member is called, and where that is told again."""

    def test_a_file_s_and_a_folder_s_name_count(self, tmp_path: Path) -> None:
        (folder := tmp_path / "posted" / f"王海龙{ID_NUMBER}").mkdir(parents=True)
        text(folder, "公示.txt", "农村低保公示")
        text(tmp_path / "posted", f"名单.{PHONE}", "农村低保公示")
        (tmp_path / "posted" / f"{PHONE}.7z").write_bytes(b"7z\xbc\xaf\x27\x1c")
        result = scan(tmp_path / "posted")
        found = {
            (Path(file.path).name, o.type)
            for file in result.files
            for o in file.verdict.observations
            if o.counts
        }
        assert found == {
            (folder.name, "CN_ID_CARD"),
            (f"名单.{PHONE}", "CN_MOBILE"),
            (f"{PHONE}.7z", "CN_MOBILE"),
        }
        assert {file.path for file in result.files} >= {str(folder / "公示.txt")}

    def test_an_empty_folder_with_a_telling_name_is_no_empty_scan(self, tmp_path: Path) -> None:
        (tmp_path / "posted" / ID_NUMBER).mkdir(parents=True)
        assert scan(tmp_path / "posted").exit_code == 1

    @pytest.mark.slow
    def test_nothing_that_people_read_repeats_the_value(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder := tmp_path / ID_NUMBER).mkdir()
        book = openpyxl.Workbook()
        book.worksheets[0].title = ID_NUMBER
        book.worksheets[0].append([PHONE])
        book.save(folder / f"{PHONE}.xlsx")
        with zipfile.ZipFile(folder / "a.zip", "w") as archive:
            archive.writestr(f"{ID_NUMBER}/{PHONE}.txt", PHONE)
            archive.writestr(f"{PHONE}.7z", b"7z\xbc\xaf\x27\x1c")
        result = scan(folder)
        assert result.exit_code == 1
        told = [
            json.dumps([file["findings"], file["unread"]]) for file in result.as_document()["files"]
        ]
        write_report(result, report := tmp_path / "r.xlsx")
        sheet = openpyxl.load_workbook(report).worksheets[0]
        told += [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
        write_report(result, report := tmp_path / "r.html")
        told.append(report.read_text(encoding="utf-8"))
        assert run(["scan", str(folder)]) == 1
        told += capsys.readouterr()
        for value in (ID_NUMBER, PHONE):
            assert value not in "".join(told)


@pytest.mark.skipif(os.name != "posix", reason="needs a bound on the length of paths")
def test_a_folder_too_deep_to_be_named_is_told_and_spares_the_others(tmp_path: Path) -> None:
    text(tmp_path, "名单.txt", f"电话{PHONE}")
    here = Path.cwd()
    try:
        os.chdir(tmp_path)
        for _ in range(30):
            os.mkdir("d" * 200)  # noqa: PTH102 - no path may be as long as all of them
            os.chdir("d" * 200)
    finally:
        os.chdir(here)
    result = scan(tmp_path)
    reasons = {part.reason for file in result.files for part in file.verdict.unread}
    assert reasons == {Unreadable.NO_ACCESS}
    assert result.exit_code == 1
