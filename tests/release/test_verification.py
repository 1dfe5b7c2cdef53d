"""Whatever is changed in a finished run is named; an untouched one is sound."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from noticegen.errors import ErrorCode, InputError
from noticegen.publication.impact import CountLine, Digest, ImpactAssessment
from noticegen.release.files import OutputFile, RunFiles
from noticegen.release.manifest import Provenance, build_manifest, sha256
from noticegen.release.records.impact_record import impact_json
from noticegen.release.records.reconciliation import reconcile, reconciliation_json
from noticegen.release.verification import Fault, FaultKind, verify_run
from noticegen.release.writing import release, release_internal_only
from noticegen.roster.model import Household, Row
from noticegen.screening.model import Screening, Verdict
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place

NOTICE = "公示.pdf"
PUBLIC = (OutputFile(NOTICE, b"%PDF one"), OutputFile("海报.pdf", b"%PDF two"))
SHEETS = (OutputFile("0001.pdf", b"sheet"),)


def reconciliation_file(*, released: bool = True) -> OutputFile:
    fates = [(Outcome.PUBLISHED, ()), (Outcome.WITHHELD, (Reason.MINOR,))]
    verdicts = tuple(
        Verdict(Household((Row(Place("名单.xlsx", "白音村", row), {}),), {}), outcome, reasons)
        for row, (outcome, reasons) in enumerate(fates, start=4)
    )
    made = reconcile(Screening(verdicts, ()), ["备注"])
    return OutputFile("reconciliation.json", reconciliation_json(made, released=released))


def impact_file() -> OutputFile:
    words = ("title", "issuer", "programme", "stage", "channel", "period", "policy", "purpose")
    lists = (
        "basis",
        "left_out",
        "influence",
        "measures",
        "fields",
        "risks",
        "reasons",
        "decisions",
    )
    record = TypeAdapter(ImpactAssessment).validate_python(
        {
            **dict.fromkeys(words, "示例"),
            **dict.fromkeys(lists, ()),
            "manner": "示例",
            "version": "0",
            "counts": (CountLine("合计", 2, 1, 1, 0),),
            "first_day": date(2026, 12, 1),
            "last_day": date(2026, 12, 7),
            "take_down": date(2026, 12, 8),
            "keep_until": date(2029, 12, 8),
            "digests": (
                *(Digest("公开文件", file.name, sha256(file.data)) for file in PUBLIC),
                *(Digest("送达文件", file.name, sha256(file.data)) for file in SHEETS),
            ),
        }
    )
    return OutputFile("impact-record.json", impact_json(record))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    provenance = Provenance({"read": 2, "published": 1, "withheld": 1, "held": 0}, {}, {})
    internal = (reconciliation_file(), impact_file())
    manifest = build_manifest(PUBLIC, SHEETS, provenance, records=internal[1:])
    release(tmp_path / "out", RunFiles(PUBLIC, SHEETS, internal, manifest))
    return tmp_path / "out"


def faults(out: Path) -> set[tuple[str, FaultKind]]:
    return {(fault.path, fault.kind) for fault in verify_run(out).faults}


def test_an_untouched_run_is_sound(out: Path) -> None:
    found = verify_run(out)
    assert found.faults == ()
    assert found.released
    assert found.sound == ("household/0001.pdf", "public/公示.pdf", "public/海报.pdf")
    assert found.reconciliation is not None
    assert found.impact is not None


def edit_json(path: Path, edit: Callable[[dict[str, object]], object]) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    edit(document)
    path.chmod(0o600)
    path.write_text(json.dumps(document), encoding="utf-8")


def test_a_changed_file_is_named(out: Path) -> None:
    (out / "public" / NOTICE).write_bytes(b"%PDF One")
    assert faults(out) == {(f"public/{NOTICE}", FaultKind.CHANGED)}
    assert f"public/{NOTICE}" not in verify_run(out).sound


def test_a_missing_and_an_added_file_are_named(out: Path) -> None:
    (out / "public" / NOTICE).rename(out / "public" / "别的.pdf")
    shutil.copytree(out / "household", out / "public" / "深处")
    assert faults(out) == {
        (f"public/{NOTICE}", FaultKind.MISSING),
        ("public/别的.pdf", FaultKind.UNLISTED),
        ("public/深处/0001.pdf", FaultKind.UNLISTED),
    }


def test_a_link_is_no_file(out: Path, tmp_path: Path) -> None:
    (tmp_path / "same.pdf").write_bytes(PUBLIC[0].data)
    (out / "public" / NOTICE).unlink()
    (out / "public" / NOTICE).symlink_to(tmp_path / "same.pdf")
    assert faults(out) == {(f"public/{NOTICE}", FaultKind.CHANGED)}


def test_a_file_changed_together_with_the_manifest_is_found_by_the_record(out: Path) -> None:
    forged = b"%PDF forged"
    (out / "public" / NOTICE).write_bytes(forged)

    def forge(document: dict[str, object]) -> None:
        for file in document["files"]:  # type: ignore[attr-defined]  # JSON
            if file["path"].endswith(NOTICE):
                file["sha256"] = sha256(forged)

    edit_json(out / "manifest.json", forge)
    assert faults(out) == {(f"public/{NOTICE}", FaultKind.DISAGREES)}


def test_counts_that_were_changed_are_found(out: Path) -> None:
    edit_json(out / "internal/reconciliation.json", lambda d: d.update(counts={
        "read": 3, "published": 2, "withheld": 1, "held": 0}))  # fmt: skip
    assert ("internal/reconciliation.json", FaultKind.DISAGREES) in faults(out)


def test_a_sheet_changed_together_with_the_manifest_is_found_by_the_record(out: Path) -> None:
    forged = b"forged"
    (out / "household" / SHEETS[0].name).write_bytes(forged)

    def forge(document: dict[str, object]) -> None:
        for file in document["files"]:  # type: ignore[attr-defined]  # JSON
            if file["path"].startswith("household/"):
                file["sha256"] = sha256(forged)

    edit_json(out / "manifest.json", forge)
    assert faults(out) == {("household/0001.pdf", FaultKind.DISAGREES)}


def test_a_sentence_changed_in_the_signed_record_is_found(out: Path) -> None:
    edit_json(out / "internal/impact-record.json", lambda d: d.update(manner="上网"))
    assert faults(out) == {("internal/impact-record.json", FaultKind.CHANGED)}


def test_a_file_in_the_place_of_a_folder_is_found(out: Path) -> None:
    shutil.rmtree(out / "household")
    (out / "household").write_bytes(b"anything")
    assert ("household", FaultKind.UNLISTED) in faults(out)


def test_a_poster_of_a_policy_needs_no_reconciliation(tmp_path: Path) -> None:
    manifest = build_manifest(PUBLIC, (), Provenance({}, {}, {}))
    release(tmp_path / "out", RunFiles(PUBLIC, (), (), manifest))
    assert faults(tmp_path / "out") == set()


def test_a_record_taken_away_is_missed(out: Path) -> None:
    (out / "internal/impact-record.json").unlink()
    assert faults(out) == {("internal/impact-record.json", FaultKind.MISSING)}


def test_a_row_taken_from_the_reconciliation_is_found(out: Path) -> None:
    edit_json(out / "internal/reconciliation.json", lambda d: d.update(rows=[]))
    assert faults(out) == {("internal/reconciliation.json", FaultKind.DISAGREES)}


@pytest.mark.parametrize("name", ["manifest.json", "internal/reconciliation.json"])
@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff\xfe", b'{"counts": {}, "files": 1}'])
def test_a_record_that_cannot_be_read_is_a_fault(out: Path, name: str, data: bytes) -> None:
    (out / name).write_bytes(data)
    assert (name, FaultKind.UNREADABLE) in faults(out)


@pytest.mark.parametrize(
    "path", ["../secret", "/etc/passwd", "internal/reconciliation.json", "public/../x"]
)
def test_a_manifest_reaches_no_other_file(out: Path, path: str) -> None:
    edit_json(out / "manifest.json", lambda d: d.update(files=[{"path": path, "sha256": "0" * 64}]))
    found = verify_run(out)
    assert Fault("manifest.json", FaultKind.UNREADABLE) in found.faults
    assert found.sound == ()
    assert found.released


def test_a_refused_run_was_not_released(tmp_path: Path) -> None:
    release_internal_only(tmp_path / "out", (reconciliation_file(released=False),))
    found = verify_run(tmp_path / "out")
    assert not found.released
    assert found.faults == ()
    assert found.reconciliation is not None
    assert not found.reconciliation.released


def test_a_directory_without_a_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        verify_run(tmp_path)
    assert caught.value.code is ErrorCode.NOT_A_RUN
