"""Keyed digests for another office: make a key, and export a list's people under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from noticegen.errors import ErrorCode, InputError
from noticegen.identifiers.keyed_hash import new_key
from noticegen.pipeline.comparing import read_column_names
from noticegen.release.single_files import write_new_file
from noticegen.roster.purpose import comparison_purpose
from noticegen.roster.reading import read_rosters
from noticegen.screening.comparisons.counties import is_current
from noticegen.screening.comparisons.digest_file import digest_file
from noticegen.screening.comparisons.loading import load_key
from noticegen.screening.comparisons.model import listed_people


@dataclass(frozen=True, slots=True)
class DigestJob:
    """Whose digests go where; `day` tells which entries still hold."""

    rosters: tuple[str, ...]
    key_file: Path
    target: Path
    day: date
    columns: Path | None = None


@dataclass(frozen=True, slots=True)
class DigestResult:
    """How many people the file speaks of, and how many had no sound number or have ended."""

    exported: int
    without_number: int
    ended: int


def export_digests(job: DigestJob) -> DigestResult:
    """Write the digest file of everybody on the lists who is assisted.

    HMAC_NOTHING_TO_EXPORT when nobody has a sound number; an existing file is never overwritten.
    """
    key = load_key(job.key_file)
    roster = read_rosters(
        job.rosters, names=read_column_names(job.columns), purpose=comparison_purpose()
    )
    people = [listed for household in roster.households for listed in listed_people(household)]
    current = [listed for listed in people if is_current(listed.row, job.day)]
    numbers = {listed.number for listed in current if listed.number}
    if not numbers:
        raise InputError(ErrorCode.HMAC_NOTHING_TO_EXPORT)
    write_new_file(job.target, digest_file(numbers, key).encode("ascii"))
    return DigestResult(
        exported=len(numbers),
        without_number=sum(listed.number is None for listed in current),
        ended=len(people) - len(current),
    )


def make_key(target: Path) -> str:
    """Write a new random key for its owner only, and return its fingerprint."""
    key = new_key()
    write_new_file(target, key.as_text().encode("ascii"))
    return key.fingerprint
