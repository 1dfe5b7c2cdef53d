"""The programmes of assistance: the contract's names, Chinese labels, and words to know them by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

# `低保` alone does not say whether the rural or the urban kind is meant (民发〔2021〕57号 keeps
# both), so it names no programme.
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Programme:
    """One programme: its contract name, its label on paper, and the words offices use for it."""

    name: str
    label: str
    words: tuple[str, ...]


@cache
def all_programmes() -> dict[str, Programme]:
    """Return every programme by its contract name, in the contract's order."""
    text = files("noticegen.vocabulary").joinpath("programmes.yaml").read_text(encoding="utf-8")
    return {
        name: Programme(name, entry["label"], tuple(entry["words"]))
        for name, entry in yaml.safe_load(text).items()
    }


def programme_label(name: str) -> str:
    """Return the Chinese label of a contract name; a KeyError means that there is none."""
    return all_programmes()[name].label


def programmes_in(text: str) -> frozenset[str]:
    """Return the contract names of every programme a title, sheet name or file name speaks of.

    A word inside a longer one does not count: `低保边缘家庭` is not also another programme.
    """
    if not text:
        return frozenset()
    plain = _SPACE.sub("", unicodedata.normalize("NFKC", text))
    return frozenset(_name_by_word()[match.group()] for match in _any_word().finditer(plain))


@cache
def _name_by_word() -> dict[str, str]:
    return {
        word: programme.name for programme in all_programmes().values() for word in programme.words
    }


@cache
def _any_word() -> re.Pattern[str]:
    longest_first = sorted(_name_by_word(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))
