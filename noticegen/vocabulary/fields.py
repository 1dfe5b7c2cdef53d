"""The fields of a roster: one key for each, whatever a township's heading calls it.

Keys are what policies name and what roster columns are recognised as. The synonyms of each
heading are data, in `fields.yaml` beside this module.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

# Whether an official's near relative is filed: printed only where a local rule says so.
REMARK = "remark"
KIN_MARK = "kin_filed"
# A telephone under such a heading is not the household's own.
PHONE_OF_OTHERS = re.compile(r"监护人|家属|帮扶人|联系人|村干部|网格员|代办")


class FieldKind(StrEnum):
    """How a field's values are written and compared."""

    NAME = "name"
    ID_NUMBER = "id-number"
    DATE = "date"
    COUNT = "count"
    QUANTITY = "quantity"
    AMOUNT = "amount"
    PHONE = "phone"
    ACCOUNT = "account"
    ADDRESS = "address"
    PLACE = "place"
    CODE = "code"
    CHOICE = "choice"
    TEXT = "text"


class Sensitivity(StrEnum):
    """What a value can do to the person it belongs to (GB/T 37964-2019; PIPL art. 28)."""

    DIRECT = "direct-identifier"
    QUASI = "quasi-identifier"
    SENSITIVE = "sensitive"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a roster may say of a household or person.

    `stands_in_for` names the field a column of this one is read as when the sheet has no column
    of that field: `户主姓名` is the applicant's name unless `姓名` is there as well. `on_lists`
    are headings that mean the field only on comparison lists of one role: `死者姓名`.
    """

    key: str
    label: str
    kind: FieldKind
    sensitivity: Sensitivity
    synonyms: tuple[str, ...]
    stands_in_for: str | None = None
    on_lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def all_fields() -> dict[str, Field]:
    """Return every known field by key, in the order of `fields.yaml`."""
    text = files("noticegen.vocabulary").joinpath("fields.yaml").read_text(encoding="utf-8")
    return {
        key: Field(
            key=key,
            label=entry["label"],
            kind=FieldKind(entry["kind"]),
            sensitivity=Sensitivity(entry["sensitivity"]),
            synonyms=tuple(entry["synonyms"]),
            stands_in_for=entry.get("stands_in_for"),
            on_lists={role: tuple(words) for role, words in entry.get("on_lists", {}).items()},
        )
        for key, entry in yaml.safe_load(text).items()
    }
