"""Look at a finished run again: every file is the one that passed the gate, and no other is there.

The manifest names every public and household file with its hash, and the impact record names them
once more; both must agree with what lies in the directory. What cannot be read is a
fault, never a pass.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, TypeAdapter, ValidationError

from noticegen.errors import ErrorCode, InputError
from noticegen.publication.impact import ImpactAssessment
from noticegen.release.files import is_portable_name
from noticegen.release.manifest import sha256
from noticegen.release.records.impact_record import HOUSEHOLD_FILE, PUBLIC_FILE

FOLDERS = ("public", "household")
MANIFEST = "manifest.json"
RECONCILIATION = "internal/reconciliation.json"
IMPACT_RECORD = "internal/impact-record.json"

_FOLDER_OF = {PUBLIC_FILE: "public", HOUSEHOLD_FILE: "household"}
_Read = TypeVar("_Read")


class FaultKind(StrEnum):
    """What can be wrong with a finished run."""

    MISSING = "missing"
    CHANGED = "changed"
    UNLISTED = "unlisted"
    UNREADABLE = "unreadable"
    DISAGREES = "disagrees"

    @property
    def label(self) -> str:
        """Say it in a reviewer's words."""
        return {
            FaultKind.MISSING: "清单里有，目录里没有",
            FaultKind.CHANGED: "内容被改动过，与清单不符",
            FaultKind.UNLISTED: "清单里没有，不是本次生成的",
            FaultKind.UNREADABLE: "读不出来",
            FaultKind.DISAGREES: "与清单或别的记录对不上",
        }[self]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault and the file it concerns, by its path below the output directory."""

    path: str
    kind: FaultKind


class RecordedCounts(BaseModel):
    """Households by outcome, as a record has them."""

    read: Annotated[int, Field(ge=0)]
    published: Annotated[int, Field(ge=0)]
    withheld: Annotated[int, Field(ge=0)]
    held: Annotated[int, Field(ge=0)]

    @property
    def adds_up(self) -> bool:
        """Tell whether every household that was read has one outcome."""
        return self.read == self.published + self.withheld + self.held


class RecordedRow(BaseModel):
    """One row of the reconciliation."""

    file: str
    sheet: str | None
    row: int | None
    outcome: str
    reasons: tuple[str, ...]


class RecordedReconciliation(BaseModel):
    """`reconciliation.json` as far as a reviewer needs it."""

    counts: RecordedCounts
    rows: tuple[RecordedRow, ...]
    dropped_columns: tuple[str, ...]
    released: bool = True


def _below_a_folder(path: str) -> str:
    """Let a manifest name files of its own run only: nothing above, nothing elsewhere."""
    folder, _, name = path.partition("/")
    if folder not in FOLDERS or not is_portable_name(name):
        raise ValueError("not a file of a run")
    return path


class _ListedFile(BaseModel):
    path: Annotated[str, AfterValidator(_below_a_folder)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Record(BaseModel):
    path: Annotated[str, Field(pattern=r"^internal/impact-record\.(json|pdf)$")]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Manifest(BaseModel):
    """The manifest; a poster that explains a policy counts nobody."""

    counts: Annotated[RecordedCounts | None, BeforeValidator(lambda counts: counts or None)]
    files: tuple[_ListedFile, ...]
    records: tuple[_Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found: files that are sound, faults, and the records that could be read."""

    sound: tuple[str, ...]
    faults: tuple[Fault, ...]
    reconciliation: RecordedReconciliation | None
    impact: ImpactAssessment | None
    released: bool


def verify_run(out: Path) -> Verification:
    """Compare a run's directory with its manifest and records.

    An InputError if the directory holds no run at all.
    """
    has_manifest = (out / MANIFEST).is_file()
    if not has_manifest and not (out / RECONCILIATION).is_file():
        raise InputError(ErrorCode.NOT_A_RUN, directory=out.name or str(out))
    faults: list[Fault] = []
    manifest = _read(out, MANIFEST, TypeAdapter(_Manifest), faults) if has_manifest else None
    lists_nobody = manifest is not None and manifest.counts is None
    reconciliation = (
        None
        if lists_nobody and not (out / RECONCILIATION).exists()
        else _read(out, RECONCILIATION, TypeAdapter(RecordedReconciliation), faults)
    )
    impact = (
        _read(out, IMPACT_RECORD, TypeAdapter(ImpactAssessment), faults)
        if (out / IMPACT_RECORD).exists()
        else None
    )
    listed = {file.path: file.sha256 for file in manifest.files} if manifest else {}
    faults += _compare_files(out, listed)
    faults += _check_signed(out, manifest)
    faults += _compare_records(manifest, reconciliation, impact)
    wrong = {fault.path for fault in faults}
    return Verification(
        sound=tuple(sorted(path for path in listed if path not in wrong)),
        faults=tuple(dict.fromkeys(faults)),
        reconciliation=reconciliation,
        impact=impact,
        released=has_manifest,
    )


def _read(out: Path, name: str, shape: TypeAdapter[_Read], faults: list[Fault]) -> _Read | None:
    path = out / name
    try:
        if path.is_symlink():
            raise OSError
        return shape.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        faults.append(Fault(name, FaultKind.UNREADABLE))
        return None


def _compare_files(out: Path, listed: dict[str, str]) -> Iterator[Fault]:
    present = dict(_files_below(out))
    for name, digest in listed.items():
        if name not in present:
            yield Fault(name, FaultKind.MISSING)
        elif (fault := _check_file(present[name], digest)) is not None:
            yield Fault(name, fault)
    for name in sorted(present.keys() - listed.keys()):
        yield Fault(name, FaultKind.UNLISTED)


def _files_below(out: Path) -> Iterator[tuple[str, Path]]:
    for folder in FOLDERS:
        if (out / folder).is_symlink() or (out / folder).is_file():
            yield folder, out / folder
        for path in sorted((out / folder).rglob("*")):
            if path.is_symlink() or not path.is_dir():
                yield path.relative_to(out).as_posix(), path


def _check_signed(out: Path, manifest: _Manifest | None) -> Iterator[Fault]:
    """Compare the assessments that were signed with those that were written."""
    for record in manifest.records if manifest else ():
        if not (out / record.path).exists():
            yield Fault(record.path, FaultKind.MISSING)
        elif (fault := _check_file(out / record.path, record.sha256)) is not None:
            yield Fault(record.path, fault)


def _check_file(path: Path, digest: str) -> FaultKind | None:
    try:
        if path.is_symlink():
            return FaultKind.CHANGED
        return None if sha256(path.read_bytes()) == digest else FaultKind.CHANGED
    except OSError:
        return FaultKind.UNREADABLE


def _compare_records(
    manifest: _Manifest | None,
    reconciliation: RecordedReconciliation | None,
    impact: ImpactAssessment | None,
) -> Iterator[Fault]:
    if reconciliation is not None and not _is_consistent(reconciliation):
        yield Fault(RECONCILIATION, FaultKind.DISAGREES)
    if manifest is None:
        return
    if reconciliation is not None and reconciliation.counts != manifest.counts:
        yield Fault(RECONCILIATION, FaultKind.DISAGREES)
    if impact is None:
        if reconciliation is not None:
            yield Fault(IMPACT_RECORD, FaultKind.MISSING)
        return
    total = impact.counts[-1] if impact.counts else None
    counted = total and (total.read, total.published, total.withheld, total.held)
    counts = manifest.counts
    if counts is None or counted != (
        counts.read,
        counts.published,
        counts.withheld,
        counts.held,
    ):
        yield Fault(IMPACT_RECORD, FaultKind.DISAGREES)
    assessed = {
        f"{_FOLDER_OF[one.kind]}/{one.name}": one.sha256
        for one in impact.digests
        if one.kind in _FOLDER_OF
    }
    listed = {file.path: file.sha256 for file in manifest.files}
    for name in sorted(assessed.keys() | listed.keys()):
        if assessed.get(name) != listed.get(name):
            yield Fault(name, FaultKind.DISAGREES)


def _is_consistent(reconciliation: RecordedReconciliation) -> bool:
    outcomes = Counter(row.outcome for row in reconciliation.rows)
    counts = reconciliation.counts
    recorded = {
        "published": counts.published,
        "withheld": counts.withheld,
        "held": counts.held,
    }
    return counts.adds_up and outcomes == Counter(recorded)
