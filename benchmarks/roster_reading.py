"""How fast a roster of 100 000 households is read, checked and screened, beside bare readers.

Run `python -m benchmarks.roster_reading [ROWS]`. Each reader runs in a process of its own, so that
peak memory is its own; seconds are those of the processor, so that other work does not count. The
bare readers only walk over the cells of the same file. noticegen also knows what is hidden and
merged, judges every row and puts households together; `check` is the whole of `noticegen check`:
reading, every check and the reconciliation.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import openpyxl

from examples.identity import invent_id

ROWS = 100_000
HEADING = (
    "序号 户主姓名 身份证号码 家庭人口 保障人口 户月保障金额（元） 银行账号 联系电话 家庭住址 备注"
)

_READERS = {
    "openpyxl, read-only": """
import openpyxl
book = openpyxl.load_workbook(path, read_only=True, data_only=True)
rows = sum(1 for row in book.worksheets[0].iter_rows(values_only=True))
""",
    "python-calamine": """
from python_calamine import CalamineWorkbook
rows = sum(1 for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows())
""",
    "noticegen, reading": """
from noticegen.roster.reading import read_rosters
rows = len(read_rosters([path]).households)
""",
    "noticegen, check": """
from datetime import date
from noticegen.pipeline.check import CheckJob, check_lists
result = check_lists(CheckJob((path,), today=date(2026, 12, 1)), lambda step: None)
rows = result.reconciliation.counts.read
assert result.reconciliation.counts.published == rows, "the invented list is sound"
""",
}
_MEASURE = """
import json, resource, sys, time
path = sys.argv[1]
started = time.process_time()
{body}
seconds = time.process_time() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({{"rows": rows, "seconds": seconds, "megabytes": peak}}))
"""


def write_roster(path: Path, rows: int) -> None:
    """Write a roster of invented adults; order codes 990-999 belong to nobody."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("新村")
    sheet.append(["某镇2026年12月农村低保花名册"])
    sheet.append(HEADING.split())
    for number in range(rows):
        given = chr(0x4E00 + number % 5000) + chr(0x4E00 + number // 5000)
        birth = date(1930, 1, 1) + timedelta(days=number // 10)
        row = [number + 1, "某" + given, invent_id(birth, 990 + number % 10, "150203")]
        people = number % 6 + 1
        row += [people, people, people * (300 + number % 200)]
        row += [f"62284800{number:011d}", f"138{number:08d}", f"某镇新村{number}号", None]
        sheet.append(row)
    book.save(path)


def main() -> None:
    """Measure every reader and print a table."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "名单.xlsx"
        write_roster(path, rows)
        print(f"{rows} households, {path.stat().st_size // 1024} KB")
        bare = 0.0
        for name, body in _READERS.items():
            script = _MEASURE.format(body=body)
            done = subprocess.run(
                [sys.executable, "-c", script, str(path)], capture_output=True, check=True
            )
            figures = json.loads(done.stdout)
            pace = figures["rows"] / figures["seconds"]
            took, peak = figures["seconds"], figures["megabytes"]
            bare = bare or took
            ratio = f"{took / bare:5.2f} of the first"
            print(f"{name:28} {took:6.1f} s {pace:9.0f} rows/s {peak:5} MB {ratio}", flush=True)


if __name__ == "__main__":
    main()
