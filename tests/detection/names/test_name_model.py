"""The fitted model: what is worked out beforehand is what the evidence and its weights say."""

from __future__ import annotations

from operator import mul

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection.lexicon import words_of
from noticegen.detection.names.model import (
    EVIDENCE,
    Place,
    context_evidence,
    name_evidence,
)
from noticegen.detection.names.scoring import load_model

_HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
_SURNAMES = st.sampled_from([*load_model().tables.surnames, *words_of("compound_surnames.txt")])


@given(
    _SURNAMES,
    st.text(_HAN | st.sampled_from("𠮷犇喆伟芳"), min_size=1, max_size=2),
    st.text(max_size=3),
    st.text(max_size=6),
)
def test_a_score_is_the_evidence_times_its_weights(
    surname: str, given_name: str, before: str, behind: str
) -> None:
    model, text = load_model(), before + surname + given_name + behind
    place: Place = (len(before), len(before + surname), len(text) - len(behind), None)
    weights = [float(word) for word in words_of("name_model.txt", f"weights-{len(given_name)}")]
    assert len(weights) == len(EVIDENCE)
    evidence = [
        *name_evidence(model.tables, text, place),
        *context_evidence(model.tables, text, place),
    ]
    expected = sum(map(mul, weights, evidence))
    assert model.score(text, place, float("-inf")) == pytest.approx(expected, abs=1e-9)


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
