"""How long the gate takes for one notice, after start-up. Run `python benchmarks/gate.py`.

Every household brings an identity number, a telephone, an account and an address to look for.
"""

from __future__ import annotations

import time
from statistics import median

from noticegen.deidentify.secrets import Secret, Secrets
from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.release.gate.inspection import inspect
from noticegen.rendering.pdf import render_pdf
from noticegen.vocabulary.place import Place

_SIZES = (20, 100, 300)
_RUNS = 5
_GOAL_SECONDS = 0.5  # for 100 households


def measure(households: int) -> tuple[float, float]:
    """Return the median seconds and CPU seconds of one inspection."""
    publication = invent_publication(households)
    html = notice_html(publication)
    data = render_pdf(html)
    secrets = _secrets(households, {str(entry.values[0]) for entry in publication.entries})
    inspect("公示.pdf", data, html, publication, secrets)  # loads what is loaded once
    seconds, busy = [], []
    for _ in range(_RUNS):
        clock, cpu = time.perf_counter(), time.process_time()
        report = inspect("公示.pdf", data, html, publication, secrets)
        seconds.append(time.perf_counter() - clock)
        busy.append(time.process_time() - cpu)
        if not report.passed:
            raise SystemExit("the notice did not pass: nothing was measured")
    return median(seconds), median(busy)


def _secrets(households: int, names: set[str]) -> Secrets:
    place = Place("名单.xlsx", "新城村", 3)
    values = [
        (key, value)
        for n in range(households)
        for key, value in (
            (
                "id_number",
                f"150203{1940 + n % 60}{1 + n % 12:02d}{1 + n % 28:02d}99{n % 10}{n % 10}",
            ),
            ("phone", f"150{48275936 + n * 7919:08d}"[:11]),
            ("bank_account", f"62179961800{12345678 + n * 104729:08d}"),
            ("address", f"{'甲乙丙丁戊己庚辛'[n % 8]}组前排{n + 1}号院"),
        )
    ]
    listed = [Secret(name, "applicant_name", place) for name in sorted(names)]
    return Secrets(
        tuple(Secret(value, key, place) for key, value in values) + tuple(listed),
        frozenset(names),
    )


if __name__ == "__main__":
    for size in _SIZES:
        wall, cpu = measure(size)
        goal = f"  (goal {_GOAL_SECONDS} s)" if size == 100 else ""
        print(f"{size:4d} households: {wall:.3f} s, {cpu:.3f} s CPU{goal}")
