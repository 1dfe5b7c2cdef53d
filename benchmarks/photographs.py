"""Measure what the scanner finds in photographs, scans and screens whose content is known.

python -m benchmarks.photographs [--seed N] [--only WORDS] [--save DIRECTORY] [--jobs N]

Needs the extra `ocr`. Every picture is made anew (benchmarks/photograph_corpus): a sheet full of
invented IDs, telephones and cards, or a lawful notice, and what a camera or scanner does to it.
"found" counts numbers reported at their place, a misread figure or two allowed; "exact" those
read without a mistake. A picture that shows an ID and is called clean is the one thing that must
never happen; it is counted by itself.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.photograph_corpus.cases import Case, list_cases
from noticegen.detection.detector import Detector
from noticegen.detection.inspectors.contents import UnreadableError
from noticegen.detection.inspectors.files import read_file
from noticegen.detection.verdict import judge, weigh

_CLOSE = 2  # figures that may be wrong in a number that counts as found


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one picture: per kind of value how many it shows, found and exact."""

    name: str
    grade: str
    counts: dict[str, tuple[int, int, int]]
    false: int
    clean: bool
    surely: bool
    seconds: float
    memory: int
    missed: tuple[str, ...] = field(default=(), repr=False)


def main() -> None:
    """Print a line for every picture and a table by grade."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=20261128)
    parser.add_argument("--only", default="", help="measure cases whose name contains this")
    parser.add_argument("--save", type=Path, help="write the pictures here as well")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="print numbers that were not found")
    options = parser.parse_args()
    cases = [case for case in list_cases(options.seed) if options.only in case.name]
    outcomes: list[Outcome] = []
    # A process for each picture, so that its memory is its own.
    context = multiprocessing.get_context("spawn")
    with context.Pool(options.jobs, maxtasksperchild=1) as pool:
        for outcome in pool.imap(partial(measure, save=options.save), cases):
            outcomes.append(outcome)
            _print_outcome(outcome, show_misses=options.misses)
    _print_table(outcomes)


def measure(case: Case, save: Path | None = None) -> Outcome:
    """Scan one picture and compare what was reported with what it shows."""
    posted = case.make()
    if save is not None:
        save.mkdir(parents=True, exist_ok=True)
        name = case.name.replace(" ", "-").removesuffix(Path(case.file_name).suffix)
        (save / f"{name}{Path(case.file_name).suffix}").write_bytes(posted.data)
    detector = Detector()
    began = time.process_time()
    reported: list[str] = []
    try:
        contents = read_file(case.file_name, posted.data)
        reported = [
            finding.value
            for passage in contents.passages
            for finding, counts in weigh(passage, detector, strict=False)
            if counts
        ]
        verdict = judge(contents, detector)
        clean, surely = verdict.is_clean, not verdict.unread
        text = "".join(passage.text for passage in contents.passages)
    except UnreadableError:
        clean, surely, text = False, False, ""
    seconds = time.process_time() - began
    counts, missed = {}, []
    for kind in ("identities", "phones", "accounts"):
        shown = [value for sheet in posted.shown for value in getattr(sheet, kind)]
        found, exact, lost = _compare(shown, reported)
        counts[kind] = (len(shown), found, exact)
        missed += lost
    names = [name for sheet in posted.shown for name in sheet.names]
    seen = sum(name in text for name in names)
    counts["names"] = (len(names), seen, seen)
    lawful = all(sheet.is_lawful for sheet in posted.shown)
    return Outcome(
        name=case.name,
        grade=case.grade,
        counts=counts,
        false=len(reported) if lawful else 0,
        clean=clean,
        surely=surely,
        seconds=seconds,
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        missed=tuple(missed),
    )


def _compare(shown: Sequence[str], reported: Sequence[str]) -> tuple[int, int, list[str]]:
    """Count values that were reported, closely and exactly; each report serves one value."""
    left = ["".join(mark for mark in value if mark.isalnum()) for value in reported]
    exact, open_ = 0, []
    for value in shown:
        if value in left:
            left.remove(value)
            exact += 1
        else:
            open_.append(value)
    found, missed = exact, []
    for value in open_:
        near = next((other for other in left if _distance(value, other) <= _CLOSE), None)
        if near is None:
            missed.append(value)
        else:
            left.remove(near)
            found += 1
    return found, exact, missed


def _distance(first: str, second: str) -> int:
    if abs(len(first) - len(second)) > _CLOSE:
        return _CLOSE + 1
    row = list(range(len(second) + 1))
    for place, mark in enumerate(first, 1):
        before, row[0] = row[0], place
        for column, other in enumerate(second, 1):
            before, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, before + (mark != other)),
            )
    return row[-1]


def _print_outcome(outcome: Outcome, *, show_misses: bool) -> None:
    numbers = "  ".join(
        f"{kind[:3]} {found}/{exact}/{shown}"
        for kind, (shown, found, exact) in outcome.counts.items()
        if shown
    )
    holds = any(outcome.counts[kind][0] for kind in ("identities", "phones", "accounts"))
    mark = "CLEAN!" if outcome.clean and holds else "ok" if outcome.surely else "unsure"
    false = f"  false {outcome.false}" if outcome.false else ""
    print(
        f"{outcome.name:42} {mark:7} {numbers}{false}  "
        f"{outcome.seconds:.1f} s  {outcome.memory} MB",
        flush=True,
    )
    if show_misses and outcome.missed:
        print("    missed:", " ".join(outcome.missed), flush=True)


def _print_table(outcomes: Sequence[Outcome]) -> None:
    grades: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        grades[outcome.grade].append(outcome)
    print(f"\n{'grade':8}{'pictures':>9}{'IDs':>14}{'phones':>14}{'cards':>14}{'names':>8}", end="")
    print(f"{'clean':>7}{'unsure':>8}{'false':>7}{'s each':>8}{'MB most':>9}")
    for grade, group in grades.items():
        shares = [
            _share(group, kind, 1) + ("" if kind == "names" else f" ({_share(group, kind, 2)})")
            for kind in ("identities", "phones", "accounts", "names")
        ]
        print(
            f"{grade:8}{len(group):9}{shares[0]:>14}{shares[1]:>14}{shares[2]:>14}{shares[3]:>8}"
            f"{sum(o.clean for o in group):7}{sum(not o.surely for o in group):8}"
            f"{sum(o.false for o in group):7}"
            f"{sum(o.seconds for o in group) / len(group):8.1f}{max(o.memory for o in group):9}"
        )


def _share(group: Sequence[Outcome], kind: str, which: int) -> str:
    shown = sum(outcome.counts[kind][0] for outcome in group)
    good = sum(outcome.counts[kind][which] for outcome in group)
    return f"{100 * good / shown:.0f} %" if shown else "–"


if __name__ == "__main__":
    main()
