"""How the runner and an adapter talk: a JSON file of texts in, a JSON file of hits out."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

# Our types that a hit may stand for, and its place in the text.
Hit = tuple[tuple[str, ...], int, int]
Detect = Callable[[str], Iterable[Hit]]

# A date of any kind: counts where a birth date was asked for, but never as a false alarm.
ANY_DATE = ("BIRTH_DATE", "DATE")
_WARM_UP = 20


def serve(detect: Detect) -> None:
    """Answer the texts of the first file into the second one; a text that crashes counts."""
    source, target = (Path(argument) for argument in sys.argv[1:3])
    texts: list[str] = json.loads(source.read_text(encoding="utf-8"))
    for text in texts[:_WARM_UP]:
        _answer(detect, text)
    crashes = 0
    answers: list[list[Hit]] = []
    started = time.process_time()
    for text in texts:
        hits = _answer(detect, text)
        crashes += hits is None
        answers.append(hits or [])
    seconds = time.process_time() - started
    target.write_text(
        json.dumps({"seconds": seconds, "crashes": crashes, "hits": answers}), encoding="utf-8"
    )


def _answer(detect: Detect, text: str) -> list[Hit] | None:
    try:
        return [(types, start, end) for types, start, end in detect(text) if types]
    except Exception:  # a stranger's program may raise anything
        return None
