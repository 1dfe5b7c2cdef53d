"""Patterns made of word lists: quicker to search, and nothing is lost by it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection.lexicon import starting_with
from noticegen.detection.telephones.words import PUBLIC_WORDS

_PATTERNS = [
    "监督|举报|[公宣]示",
    "(?:兽医|保护)站|[支分]行|大队(?=电话|热线)",
    "对外公[布开]|公示期?[间内]?联系",
]


@pytest.mark.parametrize("pattern", _PATTERNS)
@given(
    text=st.text(
        alphabet="监督举报公宣示兽医保护站支分行大队电话热线对外布开期间内联系一", max_size=24
    )
)
def test_a_look_at_the_first_characters_loses_no_match(pattern: str, text: str) -> None:
    plain, quick = re.compile(pattern), re.compile(starting_with(pattern))
    assert [m.span() for m in plain.finditer(text)] == [m.span() for m in quick.finditer(text)]


def test_words_of_public_telephones_are_found() -> None:
    assert re.search(PUBLIC_WORDS, "镇政府举报电话") is not None
