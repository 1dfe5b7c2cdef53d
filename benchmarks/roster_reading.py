"""How fast a roster of 100 000 households is read, beside bare readers of the same file.

Run `python benchmarks/roster_reading.py [ROWS]`. Each reader runs in a process of its own, so that
peak memory is its own. The bare readers only walk over the cells; noticegen also knows what is
hidden and merged, judges every row and puts households together.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

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
    "noticegen": """
from noticegen.roster.reading import read_rosters
rows = len(read_rosters([path]).households)
""",
    "noticegen, then every value": """
from noticegen.roster.reading import read_rosters
roster = read_rosters([path])
rows = sum(1 for each in roster.households if each.amount and each.id_number and each.village)
values = sum(1 for value in roster.private_values())
""",
}
_MEASURE = """
import json, resource, sys, time
path = sys.argv[1]
started = time.perf_counter()
{body}
seconds = time.perf_counter() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({{"rows": rows, "seconds": seconds, "megabytes": peak}}))
"""


def write_roster(path: Path, rows: int) -> None:
    """Write a roster of invented households; sequence codes 990-999 belong to nobody."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("新村")
    sheet.append(["某镇2026年12月农村低保花名册"])
    sheet.append(HEADING.split())
    for number in range(rows):
        given = chr(0x4E00 + number % 5000) + chr(0x4E00 + number // 5000)
        birth = f"{1930 + number % 60}{1 + number % 12:02d}{1 + number % 28:02d}"
        row = [number + 1, "某" + given, f"150203{birth}99{number % 10}{number % 9}"]
        row += [number % 6 + 1, number % 6 + 1, 500 + number % 900]
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
        for name, body in _READERS.items():
            script = _MEASURE.format(body=body)
            done = subprocess.run(
                [sys.executable, "-c", script, str(path)], capture_output=True, check=True
            )
            figures = json.loads(done.stdout)
            pace = figures["rows"] / figures["seconds"]
            took, peak = figures["seconds"], figures["megabytes"]
            print(f"{name:28} {took:6.1f} s {pace:9.0f} rows/s {peak:5} MB")


if __name__ == "__main__":
    main()
