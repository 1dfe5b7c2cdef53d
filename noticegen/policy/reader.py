"""Whom a mask must withstand: what somebody of the place knows of its numbers beforehand.

A policy may say it of its own place (`risk.reader`); what it does not say is in
`policies/risk/reader.yaml`, so that policies can be looked at without an office.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from noticegen.policy.schema import ReaderFile
from noticegen.settings.resources import resource_directory
from noticegen.settings.strict_yaml import load_strict

_FILE = ("risk", "reader.yaml")


@dataclass(frozen=True, slots=True)
class Reader:
    """What the reader knows: ID divisions, the city of the phones, how the bank's cards begin."""

    divisions: tuple[str, ...]
    city: str
    account_length: int
    account_prefixes: tuple[str, ...]


def build_reader(entry: ReaderFile) -> Reader:
    """Return what a policy says of its readers."""
    return Reader(entry.divisions, entry.city, entry.account_length, tuple(entry.account_prefixes))


@cache
def usual_reader() -> Reader:
    """Return the reader that is reckoned with where a policy names none."""
    path = resource_directory("policies").joinpath(*_FILE)
    return build_reader(ReaderFile.model_validate(load_strict(path).data))
