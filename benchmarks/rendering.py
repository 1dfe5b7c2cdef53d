"""How long pages take, how large they are and how much memory they need.

Run `python -m benchmarks.rendering`. Each line is a process of its own; the first page of a
process pays for loading WeasyPrint and is measured apart. Every size is made three times: with
fonts cut to the job (what the program does), cut to each page, and whole, as before fonts were
cut. Seconds are of the processor, and only their ratios within one run mean anything.
"""

from __future__ import annotations

import json
import subprocess
import sys

HOUSEHOLDS = (1, 60, 400, 3000)
VILLAGES = 200
CASES = ("job", "page", "whole")

_MEASURE = """
import json, resource, sys, time
from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.pipeline import pages
from noticegen.pipeline.pages import PageOrder, make_pages
from noticegen.rendering.fontconfig import configured_by, use_declared_fonts
from noticegen.rendering.pdf import render_pdf
from noticegen.rendering.type_case import TypeCase
from weasyprint.text.fonts import FontConfiguration
kind, households, villages = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
class Page(TypeCase):
    def fonts_for(self, page):
        self.kept = TypeCase()
        return self.kept.fonts_for(page)
class Whole(TypeCase):
    fonts = None
    def fonts_for(self, page):
        if Whole.fonts is None:
            with configured_by(use_declared_fonts()):
                Whole.fonts = FontConfiguration()
        return Whole.fonts
pages.TypeCase = {"job": TypeCase, "page": Page, "whole": Whole}[kind]
render_pdf(notice_html(invent_publication(1)))
start = time.process_time()
names = tuple(f"第{number}村" for number in range(1, villages + 1)) or ("新城村",)
publication = invent_publication(households, names)
files = [len(file.data) for file in make_pages(publication, PageOrder(by_village=bool(villages)))]
print(json.dumps({
    "seconds": round(time.process_time() - start, 2),
    "kilobytes": sum(files) // 1024 // len(files),
    "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
}))
"""


def measure(kind: str, households: int, villages: int = 0) -> dict[str, float]:
    """Return processor seconds, kilobytes of a file and peak memory of one run."""
    done = subprocess.run(  # our own interpreter and code
        [sys.executable, "-c", _MEASURE, kind, str(households), str(villages)],
        capture_output=True,
        check=True,
        text=True,
    )
    result: dict[str, float] = json.loads(done.stdout)
    return result


def main() -> None:
    """Print the table."""
    print(f"{'households':>18} {'fonts':>6} {'CPU s':>7} {'KB/file':>8} {'peak MB':>8}")
    jobs = [(str(count), count, 0) for count in HOUSEHOLDS]
    jobs.append((f"{VILLAGES} villages × 10", VILLAGES * 10, VILLAGES))
    for label, households, villages in jobs:
        for kind in CASES:
            result = measure(kind, households, villages)
            print(
                f"{label:>18} {kind:>6} {result['seconds']:7.2f} "
                f"{result['kilobytes']:8.0f} {result['megabytes']:8.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
