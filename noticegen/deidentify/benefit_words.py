"""What a sheet calls each programme: on the wall, where a visitor reads it, or in full.

The `happiness-sheet` policy gives several programmes one label between them when the name alone
would tell that somebody is ill, disabled or an orphan. Of such a programme nothing else may differ
either: not the kind, the explanation, the law, the cause of a change, nor what is hinted at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noticegen.deidentify.household_rules import HouseholdRules
from noticegen.policy.guide import Explanation, Guide
from noticegen.publication.sheet import ProgrammeNote
from noticegen.vocabulary.programmes import all_programmes, programme_label

_MOST_HINTS = 2
# Printed where no rule of the policy shows the programme.
_UNNAMED = "救助"


class BenefitWords:
    """The words for every programme; `in_full` is for pages that no visitor can open."""

    def __init__(self, guide: Guide, rules: HouseholdRules, *, in_full: bool = False) -> None:
        self._guide = guide
        self.in_full = in_full
        self._labels = {
            name: programme_label(name)
            if in_full
            else rules.apply("programme", programme_label(name)) or _UNNAMED
            for name in guide.programmes
        }
        bearers = list(self._labels.values())
        self._covered = frozenset(
            name
            for name, label in self._labels.items()
            if bearers.count(label) > 1 or label in guide.shared
        )

    def label(self, programme: str) -> str:
        """Return what a programme is called."""
        return self._labels.get(programme, _UNNAMED)

    def is_covered(self, programme: str) -> bool:
        """Tell whether the label stands for other programmes too, so that none can be told."""
        return programme in self._covered

    def notes(self, programmes: Iterable[str]) -> tuple[ProgrammeNote, ...]:
        """Return one note for each label."""
        notes = {}
        for programme in programmes:
            explanation = self._explanation(programme)
            if explanation is not None:
                label = self.label(programme)
                notes[label] = ProgrammeNote(label, explanation.text, explanation.basis)
        return tuple(notes.values())

    def hints(self, programmes: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
        """Return what else the family might ask about; `known` also holds what has just ended.

        What a visitor cannot see that it receives must not show by a hint that is missing.
        """
        received = list(programmes)
        hints = dict.fromkeys(hint for one in known for hint in self._hints_of(one, received))
        return tuple(hints)[:_MOST_HINTS]

    def forbidden(self) -> frozenset[str]:
        """Return the words that no page may hold: the guide's, and every covered programme's."""
        if self.in_full:
            return frozenset()
        known = all_programmes()
        names = {word for name in self._covered for word in (known[name].label, *known[name].words)}
        return frozenset((*names, *self._guide.never)) - set(self._labels.values())

    def _explanation(self, programme: str) -> Explanation | None:
        if self.is_covered(programme):
            return self._guide.shared.get(self.label(programme))
        return self._guide.programmes.get(programme)

    def _hints_of(self, programme: str, received: list[str]) -> Iterator[str]:
        explanation = self._explanation(programme)
        for asked in explanation.ask if explanation else ():
            if self.is_covered(asked):
                if asked in self._guide.hints:
                    yield self._guide.hints[asked]
            elif asked not in received:
                yield self.label(asked)
