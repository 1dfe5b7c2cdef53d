"""How long pages take and how much memory, each size in a process of its own.

Run `python benchmarks/rendering.py`. The first page of a process pays for loading WeasyPrint and
the fonts; it is measured apart.
"""

from __future__ import annotations

import json
import subprocess
import sys

HOUSEHOLDS = (1, 7, 60, 100, 400, 3000)
VILLAGES = 200

_MEASURE = """
import json, resource, sys, time
from dataclasses import replace
start = time.perf_counter()
from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.pipeline.pages import PageOrder, make_pages
from noticegen.rendering.pdf import render_pdf
households, villages = int(sys.argv[1]), int(sys.argv[2])
render_pdf(notice_html(invent_publication(1)))
loaded = time.perf_counter()
if villages:
    names = tuple(f"第{number}村" for number in range(1, villages + 1))
    publication = invent_publication(households, names)
    size = sum(len(f.data) for f in make_pages(publication, PageOrder(by_village=True)))
else:
    size = len(render_pdf(notice_html(invent_publication(households))))
done = time.perf_counter()
print(json.dumps({
    "load": round(loaded - start, 2),
    "render": round(done - loaded, 2),
    "kilobytes": size // 1024,
    "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
}))
"""


def measure(households: int, villages: int = 0) -> dict[str, float]:
    """Return seconds, size and peak memory of one run."""
    done = subprocess.run(  # our own interpreter and code
        [sys.executable, "-c", _MEASURE, str(households), str(villages)],
        capture_output=True,
        check=True,
        text=True,
    )
    result: dict[str, float] = json.loads(done.stdout)
    return result


def main() -> None:
    """Print the table."""
    print(f"{'households':>18} {'load s':>7} {'render s':>9} {'KB':>8} {'MB':>6}")
    rows = [(str(count), measure(count)) for count in HOUSEHOLDS]
    rows.append((f"{VILLAGES} villages × 10", measure(VILLAGES * 10, VILLAGES)))
    for label, result in rows:
        print(
            f"{label:>18} {result['load']:7.2f} {result['render']:9.2f} "
            f"{result['kilobytes']:8.0f} {result['megabytes']:6.0f}"
        )


if __name__ == "__main__":
    main()
