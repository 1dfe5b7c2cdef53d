"""Names that an office's own words spell with letters far apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.documents.invented import invent_publication
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.leaks.public_words import public_words
from noticegen.release.gate.leaks.woven_names import woven_texts
from noticegen.release.gate.own_words.additions import check_additions
from noticegen.release.gate.report import GateRule
from tests.release.conftest import MINOR, secrets_for

PUBLICATION = invent_publication(9)
WORDS = public_words(PUBLICATION, frozenset())
KNOWN = KnownValues(secrets_for(PUBLICATION))


def _rules(text: str) -> set[GateRule]:
    return {finding.rule for finding in check_additions(text, WORDS, (), KNOWN)}


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{letter}项工作认真做好，做到位。" for letter in MINOR),
        "，".join(f"工作做到{letter}" for letter in MINOR),
        "；".join(f"{letter}人已去" for letter in MINOR),
        "在此处".join(MINOR),
        "（注）".join(MINOR),
    ],
)
def test_a_private_name_woven_into_own_words_is_found(text: str) -> None:
    assert GateRule.KNOWN_VALUE in _rules(text)


def test_a_listed_name_woven_into_own_words_is_found() -> None:
    text = "\n".join(f"{letter}项工作认真做好。" for letter in "欧阳建国")
    assert GateRule.POINTED_OUT in _rules(text)


def test_an_offices_own_words_weave_nothing() -> None:
    text = "公示期间请互相转告。\n请勿撕毁、遮盖。\n斯琴大娘的小宝贝也可以反映。"
    assert GateRule.KNOWN_VALUE not in _rules(text.replace("斯琴大娘的小宝贝", "各位村民"))


@given(st.integers(2, 6), st.text("的在了是有和人这中大", min_size=6, max_size=6))
def test_letters_at_equal_distances_are_read(step: int, between: str) -> None:
    text = "".join(letter + between[: step - 1] for letter in MINOR)
    assert any(MINOR in woven for woven in woven_texts(text))
