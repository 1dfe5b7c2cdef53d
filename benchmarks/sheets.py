"""How long the sheets of a month take, from five lists to finished files, and how much memory.

Run `python -m benchmarks.sheets [HOUSEHOLDS]`; without a number, 2 000. Five lists, twenty
villages; every second family is in the second list, every third in the third, and so on. The job
itself proves the sums of the sheets against the lists before it writes anything.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from noticegen.pipeline.month import MonthOrder
from noticegen.pipeline.sheets import SheetsJob, make_sheets
from noticegen.vocabulary.period import Period
from tests.pipeline.invented_month import Line, Person, write_list, write_unit

HOUSEHOLDS = 2_000
VILLAGES = 20
PROGRAMMES = {
    "rural-dibao": 836,
    "old-age-allowance": 100,
    "disability-subsidies": 120,
    "medical-assistance": 640,
    "temporary-assistance": 1500,
}


def write_lists(folder: Path, households: int) -> tuple[tuple[str, ...], int]:
    """Write the five lists; return them, and the sum of all their amounts in yuan."""
    people = [
        Person("王秀英", date(1930, 1, 1) + timedelta(days=number)) for number in range(households)
    ]
    rosters, total = [], 0
    for every, (programme, amount) in enumerate(PROGRAMMES.items(), start=1):
        lines = [
            Line(person, amount, village=f"第{number % VILLAGES + 1}村", phone="")
            for number, person in enumerate(people)
            if number % every == 0
        ]
        total += amount * len(lines)
        rosters.append(write_list(folder, programme, lines))
    return tuple(rosters), total


def main() -> None:
    """Print seconds of each step and the peak of memory."""
    households = int(sys.argv[1]) if len(sys.argv) > 1 else HOUSEHOLDS
    name, since, begun = "", 0.0, time.monotonic()

    def step(following: str) -> None:
        nonlocal name, since
        now = time.monotonic()
        if name:
            print(f"{name:<10} {now - since:8.1f} s", flush=True)
        name, since = following, now

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        rosters, total = write_lists(folder, households)
        order = MonthOrder(rosters, write_unit(folder), Period(2026, 12))
        result = make_sheets(SheetsJob(order, folder / "out"), step)
        step("")
    own, workers = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    processor = own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime
    print(f"{result.sheets} sheets, lists sum to {total} yuan")
    print(f"{time.monotonic() - begun:.1f} s on the clock, {processor:.1f} s of processor")
    print(f"peak {own.ru_maxrss // 1024} MB, of the largest worker {workers.ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
