"""Text in the shapes in which known values are looked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection.text.characters import fold
from noticegen.release.gate.folding import fold_text, squeeze

TEXTS = st.text() | st.text(alphabet="王①Ａ１ 　一_@，（）：、。Ⅳé\u200b\U000e0041男İß·")


@given(TEXTS)
def test_what_is_left_out_of_the_way_changes_nothing(text: str) -> None:
    untagged = "".join(chr(ord(c) - 0xE0000) if 0xE0020 <= ord(c) < 0xE007F else c for c in text)
    assert fold_text(text) == "".join(map(fold, untagged)).lower()


@given(TEXTS)
def test_squeezing_keeps_letters_digits_and_at_signs_alone(text: str) -> None:
    kept = [mark for mark in fold_text(text) if mark.isalnum() or mark == "@"]
    assert squeeze(text) == "".join(kept)


def test_every_han_character_stays_as_it_is() -> None:
    han = "".join(map(chr, range(0x4E00, 0xA000)))
    assert fold_text(han) == "".join(map(fold, han)).lower() == han
