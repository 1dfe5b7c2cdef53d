import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.vocabulary.lookalikes import lookalikes_in, unify_lookalikes


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("\u2f00", "一"),
        ("\u2ee2\u2ee9", "马黄"),
        ("\uf9d1", "六"),
        ("\U0002f800", "丽"),
        ("\u2ef3", "龟"),
        ("\ue81e", "\u9fb4"),
        ("\ue855", "\U000241fe"),
    ],
)
def test_look_alikes_become_the_character_that_is_read(seen: str, meant: str) -> None:
    assert unify_lookalikes(f"甲{seen}乙") == f"甲{meant}乙"
    assert lookalikes_in(f"甲{seen}") == frozenset(seen)


def test_twelve_unified_ideographs_among_the_compatibility_ones_stay() -> None:
    kept = "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩"
    assert unify_lookalikes(kept) == kept


def test_old_codec_gives_no_private_use_character_that_has_a_place_now() -> None:
    for pair in (b"\xfe\x59", b"\xfe\x61", b"\xfe\x66", b"\xfe\x67", b"\xfe\x6d", b"\xfe\x7e"):
        text = unify_lookalikes(pair.decode("gb18030"))
        assert unicodedata.category(text) != "Co"


@given(st.text())
def test_doing_it_twice_changes_nothing_more(text: str) -> None:
    once = unify_lookalikes(text)
    assert unify_lookalikes(once) == once
    assert not lookalikes_in(once)
    assert len(once) == len(text)


@given(st.text(alphabet=st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF)))
def test_ordinary_text_stays(text: str) -> None:
    assert unify_lookalikes(text) == text
