"""Measure the detector on the generated corpus, and its speed beside bare Presidio patterns.

python -m benchmarks.detection [development|test|...] [--misses] [--speed] [--compiled]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from benchmarks.compiled import run_compiled
from benchmarks.detection_corpus.lines import Label, Line, generate
from noticegen.detection import Finding, scan_text
from noticegen.detection.detector import __file__ as detector_source

_ROUNDS = 10
SEEDS = {
    "development": 20261101,
    "test": 20261107,
    "third": 20261124,
    "fourth": 20261128,
    "fifth": 20261129,
    "sixth": 20261130,
}


def main() -> None:
    """Print the figures of one half."""
    parser = argparse.ArgumentParser()
    parser.add_argument("half", nargs="?", default="test", choices=sorted(SEEDS))
    parser.add_argument("--misses", action="store_true", help="print what was missed or wrong")
    parser.add_argument("--speed", action="store_true", help="measure lines per second as well")
    parser.add_argument("--compiled", action="store_true", help="measure the compiled detector")
    options = parser.parse_args()
    if options.compiled:
        asked = [word for word in sys.argv[1:] if word != "--compiled"]
        sys.exit(run_compiled("benchmarks.detection", asked))
    lines = list(generate(options.half, SEEDS[options.half]))
    print(f"{options.half}: {len(lines)} lines, {sum(len(line.labels) for line in lines)} labels")
    measure(lines, show_misses=options.misses)
    if options.speed:
        measure_speed([line.text for line in lines])


def measure(lines: Sequence[Line], *, show_misses: bool) -> None:
    """Print recall and coverage per section and type, and what was called wrongly."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        findings = scan_text(line.text)
        for label in line.labels:
            keys = [f"{line.section:10} {label.type}"]
            keys += (
                [f"{line.section:10} ALL"]
                if label.type not in {"PERSON"} or line.section == "name"
                else []
            )
            verdict = judge(label, findings)
            for key in keys:
                tally[key].update(verdict)
            if line.form:
                forms[line.form].update(verdict)
            if show_misses and line.section != "clean" and not verdict["good"]:
                _show(line, label, findings)
        if not line.labels:
            tally[f"{line.section:10} LINES"].update(total=1, wrong=bool(findings))
            if findings and show_misses:
                _show(line, None, findings)
    for key in sorted(tally):
        _print_row(key, tally[key])
    weak = {form: count for form, count in forms.items() if count["good"] < count["total"]}
    print(f"{len(forms)} disguises, of which not always found: ", end="")
    print(
        ", ".join(f"{form} {count['good']}/{count['total']}" for form, count in weak.items())
        or "none"
    )


def judge(label: Label, findings: Sequence[Finding]) -> Counter[str]:
    """Say whether a label was found by its type, covered, and (masked, published) left alone."""
    touching = [f for f in findings if f.start < label.end and label.start < f.end]
    right = any(f.type == label.type for f in touching)
    covered = set[int]().union(*(range(f.start, f.end) for f in touching)) if touching else set()
    verdict = Counter(total=1, found=right, covered=set(range(label.start, label.end)) <= covered)
    if label.published:
        verdict["good"] = not touching
    elif label.type.startswith("MASKED"):
        live = any(not f.type.is_masked for f in touching)
        verdict["live"] = live
        verdict["good"] = right and not live
    else:
        verdict["good"] = right and verdict["covered"]
    return verdict


def _print_row(key: str, counts: Counter[str]) -> None:
    total = counts["total"]
    if key.endswith("LINES"):
        print(
            f"{key:40} {total:6} lines, with findings {counts['wrong']} = "
            f"{counts['wrong'] / total:.2%}"
        )
        return
    shares = "  ".join(
        f"{name} {counts[name] / total:7.2%}" for name in ("found", "covered", "good")
    )
    live = f"  called live {counts['live']}" if counts["live"] else ""
    print(f"{key:40} {total:6}  {shares}{live}")


def _show(line: Line, label: Label | None, findings: Sequence[Finding]) -> None:
    wanted = f"{label.type} {line.text[label.start : label.end]!r}" if label else "nothing"
    got = [(f.type.value, f.value) for f in findings]
    print(f"  [{line.section} {line.form}] {line.text!r}: wanted {wanted}, got {got}")


def measure_speed(texts: Sequence[str]) -> None:
    """Print lines per CPU second of the detector and of bare Presidio pattern recognizers."""
    from presidio_analyzer import Pattern, PatternRecognizer

    bare = [
        PatternRecognizer(entity, patterns=[Pattern(entity, pattern, 0.5)], supported_language="zh")
        for entity, pattern in (
            ("ID", r"(?<!\d)[1-9]\d{5}(?:19|20)\d{9}[\dXx](?!\d)"),
            ("MOBILE", r"(?<!\d)1[3-9]\d{9}(?!\d)"),
        )
    ]

    def presidio(text: str) -> object:
        return [recognizer.analyze(text, recognizer.supported_entities) for recognizer in bare]

    calls: dict[str, Callable[[str], object]] = {
        "detector": scan_text,
        "two bare Presidio patterns": presidio,
    }
    # By turns and the best of many, so that other work on the machine slows neither alone.
    best = dict.fromkeys(calls, float("inf"))
    for _ in range(_ROUNDS):
        for name, call in calls.items():
            best[name] = min(best[name], _seconds(call, texts))
    for name, seconds in best.items():
        print(f"{name}: {len(texts) / seconds:,.0f} lines/s")
    detector, bare_patterns = best.values()
    print(f"the detector does {bare_patterns / detector:.3f} of the lines of the bare patterns")
    if detector_source.endswith(".py"):
        print("this was plain Python; --compiled measures the compiled detector (minutes, once)")


def _seconds(call: Callable[[str], object], texts: Sequence[str]) -> float:
    started = time.process_time()
    for text in texts:
        call(text)
    return time.process_time() - started


if __name__ == "__main__":
    main()
