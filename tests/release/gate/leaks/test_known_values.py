"""Parts and disguises of the roster's own values that reach no other test."""

from __future__ import annotations

import pytest

from noticegen.deidentify.secrets import Secret, Secrets
from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.documents.invented import invent_publication
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.leaks.public_words import public_words
from noticegen.release.gate.report import GateRule
from noticegen.vocabulary.place import Place

PUBLICATION = invent_publication(6)
NAMES = frozenset(str(entry.values[0]) for entry in PUBLICATION.entries)
WORDS = public_words(PUBLICATION, NAMES)
_PLACE = Place("名单.xlsx", "新城村", 4)
KNOWN = KnownValues(
    Secrets(
        (
            Secret("新城村3组27号", "address", _PLACE),
            Secret("斯琴小宝", "applicant_name", _PLACE),
            Secret("文高", "applicant_name", _PLACE),
        ),
        NAMES,
    )
)


def _rules(text: str) -> set[GateRule]:
    return {finding.rule for finding in KNOWN.find(Passage(Area.SOURCE, text), WORDS)}


@pytest.mark.parametrize("text", ["住3组27号", "住在３组２７号", "3组 27号"])
def test_a_house_without_its_village_is_found(text: str) -> None:
    assert _rules(text) == {GateRule.KNOWN_FRAGMENT}


@pytest.mark.parametrize("text", ["3组7号", "13组27", "共27户", "3组开会"])
def test_another_house_is_not(text: str) -> None:
    assert _rules(text) == set()


@pytest.mark.parametrize("text", ["宝小琴斯", "宝 小 琴 斯", "注：宝小琴斯。"])
def test_a_name_that_stands_backwards_is_found(text: str) -> None:
    assert _rules(text) == {GateRule.KNOWN_VALUE}


def test_two_characters_stand_backwards_by_chance() -> None:
    assert _rules("高文件") == set()
