"""The fitted model: what is worked out beforehand is what the evidence and its weights say."""

from __future__ import annotations

from operator import mul

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection.lexicon import words_of
from noticegen.detection.names.model import EVIDENCE, Place, load_model, name_evidence

_OWN = EVIDENCE.index("led")
_HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
_SURNAMES = st.sampled_from([*load_model().tables.surnames, *words_of("compound_surnames.txt")])


@given(_SURNAMES, st.text(_HAN | st.sampled_from("𠮷犇喆伟芳"), min_size=1, max_size=2))
def test_characters_add_up_to_their_weighted_evidence(surname: str, given_name: str) -> None:
    model, text = load_model(), surname + given_name
    length = len(given_name)
    weights = [float(word) for word in words_of("name_model.txt", f"weights-{length}")]
    place: Place = (0, len(surname), len(text), None)
    expected = sum(map(mul, weights[:_OWN], name_evidence(model.tables, text, place)))
    assert model._own(text, 0, len(surname), len(text)) == pytest.approx(expected, abs=1e-9)


@given(_SURNAMES, st.text(_HAN, min_size=1, max_size=2), st.text(max_size=3), st.text(max_size=6))
def test_a_place_is_given_up_early_only_where_nothing_could_make_it_a_name(
    surname: str, given_name: str, before: str, behind: str
) -> None:
    text = before + surname + given_name + behind
    place: Place = (len(before), len(before + surname), len(text) - len(behind), None)
    model = load_model()
    whole = model.score(text, place, float("-inf"))
    for enough in (-0.8, 0.2, 0.5):
        assert (model.score(text, place, enough) >= enough) == (whole >= enough)
