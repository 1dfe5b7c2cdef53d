"""The demonstration: the real job on the invented households that come with the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

from noticegen.errors import ErrorCode, InputError
from noticegen.errors.system import describe_os_error
from noticegen.pipeline.notice import NoticeJob, NoticeResult, make_notice
from noticegen.release.single_files import write_new_file
from noticegen.release.writing import check_output
from noticegen.settings.resources import resource_directory
from noticegen.vocabulary.period import Period

ROSTER = "rural-dibao.xlsx"
UNIT = "unit.yaml"
COPIES = {ROSTER: "农村低保.xlsx", UNIT: "单位.yaml"}  # under the names the guides use
DEFAULT_OUT = "demo"
_PERIOD = Period(2026, 12)
_FIRST_DAY = date(2026, 12, 1)


def example_roster() -> Path:
    """Return the bundled workbook of invented households."""
    return resource_directory("examples") / ROSTER


def demonstrate(
    out: Path, step: Callable[[str], None], warn: Callable[[str], None] | None = None
) -> NoticeResult:
    """Make the examples' notice in `out`; held households stay off it, as they would in life."""
    examples = resource_directory("examples")
    job = NoticeJob(
        rosters=(str(examples / ROSTER),),
        unit=examples / UNIT,
        policy="rural-dibao",
        period=_PERIOD,
        start=_FIRST_DAY,
        out=out,
        allow_held=True,
    )
    return make_notice(job, step, warn)


def copy_examples(directory: Path) -> tuple[Path, ...]:
    """Copy the examples' roster and unit file into a new directory, to practise with.

    InputError OUTPUT_NOT_EMPTY if something lies there, OUTPUT_UNWRITABLE if it cannot be made.
    """
    check_output(directory)
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            ErrorCode.OUTPUT_UNWRITABLE, directory=directory.name, why=describe_os_error(error)
        ) from None
    copies = []
    for name, copy in COPIES.items():
        target = directory / copy
        write_new_file(target, (resource_directory("examples") / name).read_bytes())
        copies.append(target)
    return tuple(copies)


def choose_out(parent: Path) -> Path:
    """Return the first of `demo`, `demo-2`, … that is not taken: nothing is overwritten."""
    for number in count(1):
        out = parent / (DEFAULT_OUT if number == 1 else f"{DEFAULT_OUT}-{number}")
        if not out.exists():
            return out
    raise AssertionError("unreachable: numbers do not end")
