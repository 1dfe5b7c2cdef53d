"""Counts what a peer found of what there was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.peers.corpora import Sample, Span
from benchmarks.peers.questions import Hit

# Masked values and sensitive words are types of ours only; a date is no alarm to anybody.
_NO_ALARM = {"DATE"}
_NOT_LIVE = {"MASKED_ID", "MASKED_NAME", "MASKED_BIRTH_DATE", "MASKED_ADDRESS"}


@dataclass(slots=True)
class Share:
    """How many spans there were, were found by the right type, and were covered whole."""

    total: int = 0
    found: int = 0
    covered: int = 0

    def add(self, *, found: bool, covered: bool) -> None:
        """Count one span."""
        self.total += 1
        self.found += found
        self.covered += covered

    def __str__(self) -> str:
        if not self.total:
            return "–"
        return f"{100 * self.found / self.total:.1f} / {100 * self.covered / self.total:.1f} %"


@dataclass(slots=True)
class Score:
    """The figures of one peer on one corpus."""

    groups: dict[str, Share] = field(default_factory=dict)
    types: dict[str, Share] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)


def score(samples: Iterable[Sample], answers: Sequence[Sequence[Hit]]) -> Score:
    """Compare what was found with what there is."""
    result = Score()
    for sample, hits in zip(samples, answers, strict=True):
        alarms = [hit for hit in hits if _NO_ALARM.isdisjoint(hit.types)]
        if sample.is_clean:
            result.counts.update(clean=1, false_lines=bool(alarms))
        for span in sample.spans:
            _count(result, span, hits, alarms)
    return result


def _count(result: Score, span: Span, hits: Sequence[Hit], alarms: Sequence[Hit]) -> None:
    touching = [hit for hit in hits if hit.start < span.end and span.start < hit.end]
    if span.group == "published":
        touched = any(hit in alarms for hit in touching)
        result.counts.update(published=1, left_alone=not touched)
        return
    cells = set(range(span.start, span.end))
    for hit in touching:
        cells.difference_update(range(hit.start, hit.end))
    found = any(not set(span.types).isdisjoint(hit.types) for hit in touching)
    result.groups.setdefault(span.group, Share()).add(found=found, covered=not cells)
    if span.group == "plain":
        result.types.setdefault(span.types[0], Share()).add(found=found, covered=not cells)
    if span.group == "masked":
        live = any(not set(hit.types) <= _NOT_LIVE for hit in touching)
        result.counts.update(masked=1, called_live=live)
