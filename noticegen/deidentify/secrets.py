"""What must never be found in a public file: handed to the gate, shown to nobody."""

from __future__ import annotations

from dataclasses import dataclass, field

from noticegen.vocabulary.place import Place


@dataclass(frozen=True, slots=True)
class Secret:
    """One private value, the field it came from and the first place it stood."""

    value: str = field(repr=False)
    field_key: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Secrets:
    """Every private value of a run, less what the policy showed of published households.

    `allowed` holds the values that the public pages show on purpose (names, amounts, villages,
    the unit's own telephones).
    """

    secrets: tuple[Secret, ...] = field(repr=False)
    allowed: frozenset[str] = field(repr=False)

    def __len__(self) -> int:
        return len(self.secrets)
