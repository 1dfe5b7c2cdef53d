"""What a list is read for: a notice names people; a comparison only has to find them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from noticegen.roster.headings import field_on_list
from noticegen.vocabulary.fields import all_fields

# A mapping file's word for a column: heading in normal form -> field key.
ColumnNames = Mapping[str, str]
NO_NAMES: ColumnNames = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Purpose:
    """Which columns make a sheet a list: any one of `any_of`, and so many known ones at least.

    `role` is what a comparison list is a list of; some headings mean another thing there. `wanted`
    are the fields to name when a list has none of them.
    """

    any_of: frozenset[str]
    least: int
    wanted: tuple[str, ...]
    role: str | None = None

    def field_of(self, heading: str) -> str | None:
        """Return the field a heading stands for on lists of this role only."""
        return field_on_list(heading, self.role) if self.role else None

    @property
    def labels(self) -> str:
        """Return the wanted fields in words."""
        return "或".join(all_fields()[key].label for key in self.wanted)


HOUSEHOLDS = Purpose(
    frozenset({"applicant_name", "head_name"}), least=2, wanted=("applicant_name",)
)
_FOUND_BY = frozenset(
    {"applicant_name", "head_name", "id_number", "head_id_number", "member_ids", "bank_account"}
)


def comparison_purpose(role: str | None = None) -> Purpose:
    """Return the purpose of a comparison list: one column that finds people is enough."""
    return Purpose(_FOUND_BY, least=1, wanted=("id_number", "applicant_name"), role=role)


@dataclass(frozen=True, slots=True)
class ListReading:
    """How the headings of a list are read: the office's own names for columns, and what for."""

    names: ColumnNames
    purpose: Purpose
