"""How a person's name is displayed: in full, or with little more than its surname.

The masking methods follow the Supreme Court's rules on judgments published on the internet: the
surname stays and the given name becomes 某; of a name of an ethnic minority only the first
character stays. One sign stands for everything hidden, so that the length of the name is hidden
too. A character is what a reader sees as one: a base with its variation selector or combining
marks.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache
from importlib.resources import files

_HAN_FROM, _HAN_TO = 0x2E80, 0x3FFFF
_LONGEST_HAN_NAME = 4  # five characters or more are a transcription: 乌云毕力格
_ASIDE = "(（[［【〔〈<《"
_INVISIBLE = ("Cc", "Cf", "Cs")


class NameMethod(StrEnum):
    """The methods a policy may name."""

    FULL = "full"
    SURNAME = "surname"
    SURNAME_AND_LAST = "surname-and-last"
    FIRST_CHARACTER = "first-character"
    HIDDEN = "hidden"

    @property
    def label(self) -> str:
        """Say the method in a reviewer's words."""
        return {
            NameMethod.FULL: "姓名全部公开",
            NameMethod.SURNAME: "保留姓氏，名隐去（少数民族姓名保留首字）",
            NameMethod.SURNAME_AND_LAST: "保留姓氏和末字，中间隐去（两个字的名字只留姓氏）",
            NameMethod.FIRST_CHARACTER: "只保留首字",
            NameMethod.HIDDEN: "姓名全部隐去",
        }[self]


class Sign(StrEnum):
    """What stands for the hidden part of a name."""

    SOME = "某"
    STAR = "＊"


def display_name(name: str, method: NameMethod, sign: Sign = Sign.SOME) -> str:
    """Return a name as the method shows it; only `FULL` ever returns every character.

    A name of a single character is hidden altogether, and so is a blank.
    """
    if method is NameMethod.FULL:
        return name.strip()
    characters = split_characters(_bare(name))
    head, tail = _kept(characters, method)
    return "".join((*characters[:head], sign, *characters[len(characters) - tail :]))


def surname_of(name: str) -> str:
    """Return what may be kept of a name as its surname; nothing of a single character."""
    characters = split_characters(_bare(name))
    head, _ = _kept(characters, NameMethod.SURNAME)
    return "".join(characters[:head])


def split_characters(text: str) -> tuple[str, ...]:
    """Split a text into what a reader sees as characters; spaces and invisible marks go.

    Combining marks and variation selectors (also those beyond the BMP) stay with their base;
    a character newer than this Python's tables counts as one.
    """
    characters: list[str] = []
    for mark in text:
        category = unicodedata.category(mark)
        if category.startswith("M"):
            characters[-1:] = [characters[-1] + mark] if characters else []
        elif not mark.isspace() and category not in _INVISIBLE:
            characters.append(mark)
    return tuple(characters)


def surname_length(characters: tuple[str, ...]) -> int:
    """Return how many characters are the surname, or may be kept as if they were.

    Two for a compound surname with a given name of one or two characters, otherwise one:
    also for transcribed names, names with a dot, and names in letters.
    """
    is_compound = (
        2 < len(characters) <= _LONGEST_HAN_NAME
        and _is_han(characters)
        and _pair(characters) in _surnames()["certain"]
    )
    return 2 if is_compound else 1


def _kept(characters: tuple[str, ...], method: NameMethod) -> tuple[int, int]:
    """Return how many characters stay at the beginning and at the end."""
    if method is NameMethod.HIDDEN or len(characters) < 2:
        return 0, 0
    if method is NameMethod.FIRST_CHARACTER:
        return 1, 0
    surname = surname_length(characters)
    given = len(characters) - surname
    has_last = (
        method is NameMethod.SURNAME_AND_LAST
        and given >= 2
        and len(characters) <= _LONGEST_HAN_NAME
        and _is_han(characters)
        and _pair(characters) not in _surnames()["ambiguous"]
    )
    return surname, int(has_last)


def _is_han(characters: tuple[str, ...]) -> bool:
    return all(
        _HAN_FROM <= ord(character[0]) <= _HAN_TO and not _is_sign(character[0])
        for character in characters
    )


def _is_sign(mark: str) -> bool:
    return unicodedata.category(mark)[0] in "PSZ"


def is_compound_surname(text: str) -> bool:
    """Tell whether a text is a surname of two characters, such as 欧阳, and nothing else."""
    return text in _surnames()["certain"]


def _pair(characters: tuple[str, ...]) -> str:
    return "".join(character[0] for character in characters[:2])


def _bare(name: str) -> str:
    """Cut a remark in brackets (张三（其子代领）) and signs before the first character."""
    start = next((i for i, mark in enumerate(name) if not _is_sign(mark)), len(name))
    kept = name[start:]
    cuts = [place for bracket in _ASIDE if (place := kept.find(bracket)) >= 0]
    return kept[: min(cuts)] if cuts else kept


@cache
def _surnames() -> dict[str, frozenset[str]]:
    path = files("noticegen.identifiers").joinpath("data/compound_surnames.txt")
    kinds: dict[str, set[str]] = {"certain": set(), "ambiguous": set()}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, _, surnames = line.partition(":")
            kinds[kind].update(surnames.split())
    return {kind: frozenset(surnames) for kind, surnames in kinds.items()}
