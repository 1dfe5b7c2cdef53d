"""Search files that exist already for personal data, whoever made them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from noticegen.detection.detector import Detector
from noticegen.detection.inspectors.contents import FileContents, UnreadPart
from noticegen.detection.inspectors.file_names import name_passage
from noticegen.detection.place_names import place_shower
from noticegen.detection.verdict import Verdict, judge
from noticegen.errors import ErrorCode, InputError
from noticegen.pipeline.scan_folders import Chosen
from noticegen.pipeline.scan_workers import Search, judge_files
from noticegen.settings.unit import Unit

_FINDINGS = 1
_UNREAD = 2
# From so many files on, every name of every list would be millions: then they are counted.
_MANY_FILES, _MOST_TOLD = 2_000, 100


@dataclass(frozen=True, slots=True)
class ScannedFile:
    """One file, or a folder whose name tells something, and what was found in it.

    `shown` is the path as people may see it: masked where the path itself is a leak.
    """

    path: str
    shown: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What became of every file, in the order of their paths."""

    files: tuple[ScannedFile, ...]

    @property
    def is_clean(self) -> bool:
        """Tell whether every file was read in full and nothing in any of them counts."""
        return all(file.verdict.is_clean for file in self.files)

    @property
    def exit_code(self) -> int:
        """Return the contract's code: 1 findings, 2 something could not be read, 0 clean."""
        if any(found.counts for file in self.files for found in file.verdict.observations):
            return _FINDINGS
        return _UNREAD if any(file.verdict.unread for file in self.files) else 0

    def as_document(self) -> dict[str, Any]:
        """Return the contract's JSON document; every excerpt in it is masked."""
        return {
            "files": [
                {
                    "path": file.path,
                    "findings": [
                        {
                            "type": found.type,
                            "where": found.where,
                            "excerpt": found.excerpt,
                            "counts": found.counts,
                            "why": found.why,
                            "advice": found.advice,
                        }
                        for found in file.verdict.observations
                    ],
                    "unread": [
                        {"reason": str(part.reason), "where": part.spot}
                        for part in file.verdict.unread
                    ],
                    "clean": file.verdict.is_clean,
                    "findings_not_listed": file.verdict.untold,
                    "names_not_listed": file.verdict.untold_names,
                }
                for file in self.files
            ],
            "clean": self.is_clean,
        }


def scan_chosen(chosen: Chosen, search: Search, on_done: Callable[[str], None]) -> ScanResult:
    """Read and judge the files below some paths; `on_done` hears once of each of them.

    InputError NOTHING_TO_SCAN when there are none. A folder that could not be entered is listed
    like a file that could not be read.
    """
    if len(chosen.files) > _MANY_FILES:
        search = replace(search, most_told=_MOST_TOLD)
    detector = Detector(public=search.public)
    show = place_shower(detector)
    told = [(folder, _judge_name(folder, detector, search)) for folder in chosen.folders]
    telling = [(folder, verdict) for folder, verdict in told if verdict.observations]
    if not (chosen.files or chosen.closed or telling):
        raise InputError(ErrorCode.NOTHING_TO_SCAN)
    verdicts = judge_files(
        chosen.files, search, lambda index: on_done(show(chosen.files[index].name))
    )
    judged = [
        *telling,
        *zip(chosen.files, verdicts, strict=True),
        *((path, Verdict((), (UnreadPart(reason),))) for path, reason in chosen.closed),
    ]
    return ScanResult(
        tuple(ScannedFile(str(path), show(str(path)), verdict) for path, verdict in judged)
    )


def _judge_name(folder: Path, detector: Detector, search: Search) -> Verdict:
    """Search what a folder is called; a name that stands alone there is nothing to tell."""
    verdict = judge(FileContents((name_passage(folder.name),)), detector, strict=search.strict)
    return Verdict(tuple(found for found in verdict.observations if found.counts))


def public_values(unit: Unit) -> tuple[str, ...]:
    """Return what an office publishes of itself: never a finding."""
    values = (unit.issuer, unit.office, unit.address, unit.telephone, unit.supervision_telephone)
    return tuple(value for value in (*values, unit.policy_url) if value)
