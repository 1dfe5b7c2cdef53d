"""The lines peers are asked about: the generated corpus, or a file of lines from elsewhere.

A file holds one JSON object a line: `text`, and `spans` of `type`, `start`, `end`, `group` and
`alt` (other types that are right too). Groups are those of `GROUPS`; a line without spans has
nothing to find in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.detection_corpus.lines import Label, Line, generate

GROUPS = ("plain", "adversarial", "masked", "masked name", "name", "address", "published")
_OWN_GROUPS = {"disguise": "adversarial"}
_SEEDS = {"development": 20261101, "test": 20261107, "third": 20261124, "fourth": 20261128}
_GROUP_OF_TYPE = {
    "PERSON": "name",
    "ADDRESS": "address",
    "MASKED_NAME": "masked name",
    "MASKED_ID": "masked",
}
# Either is right for the other: a passbook's account and a card are told apart by context alone.
_ALIKE = {"CN_BANK_CARD": "CN_BANK_ACCOUNT", "CN_BANK_ACCOUNT": "CN_BANK_CARD"}


@dataclass(frozen=True, slots=True)
class Span:
    """A place that must be found by one of the types (or, if published, left alone)."""

    types: tuple[str, ...]
    start: int
    end: int
    group: str


@dataclass(frozen=True, slots=True)
class Sample:
    """One line and what is in it; a clean one holds nothing to find."""

    text: str
    spans: tuple[Span, ...]
    is_clean: bool


def read_corpus(name: str) -> Iterator[Sample]:
    """Yield the samples of a half of the generated corpus, or of a file."""
    if name in _SEEDS:
        yield from map(_of_line, generate(name, _SEEDS[name]))
        return
    for row in Path(name).read_text(encoding="utf-8").split("\n"):
        if row:
            yield _of_record(json.loads(row))


def _of_line(line: Line) -> Sample:
    spans = tuple(_of_label(label, line.section) for label in line.labels)
    return Sample(line.text, spans, line.section == "clean")


def _of_label(label: Label, section: str) -> Span:
    group = "published" if label.published else _GROUP_OF_TYPE.get(label.type)
    group = group or _OWN_GROUPS.get(section, "plain")
    if label.type.startswith("SENSITIVE"):
        group = "sensitive"
    return Span(_with_alike(label.type), label.start, label.end, group)


def _of_record(record: dict[str, object]) -> Sample:
    spans = record["spans"]
    assert isinstance(spans, list)  # noqa: S101  # what the file's format says
    found = tuple(
        Span(
            (*_with_alike(span["type"]), *span["alt"]),
            span["start"],
            span["end"],
            {"maskedname": "masked name"}.get(span["group"], span["group"]),
        )
        for span in spans
    )
    return Sample(str(record["text"]), found, record["kind"] == "clean")


def _with_alike(type_: str) -> tuple[str, ...]:
    return (type_, _ALIKE[type_]) if type_ in _ALIKE else (type_,)
