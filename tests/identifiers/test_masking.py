"""Masks show the ends of a sound number and nothing of anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.identifiers.masking import HIDDEN, NumberKind, NumberMask, read_number

ID_NUMBER = "150203195803079919"  # invented: order code 991
KINDS = st.sampled_from(NumberKind)


@st.composite
def masks(draw: st.DrawFn) -> NumberMask:
    kind = draw(KINDS)
    head = draw(st.integers(0, NumberMask.most_kept(kind)))
    return NumberMask(kind, head, draw(st.integers(0, NumberMask.most_kept(kind) - head)))


@pytest.mark.parametrize(
    ("kind", "head", "tail", "value", "shown"),
    [
        (NumberKind.ID_CARD, 6, 4, ID_NUMBER, "150203********9919"),
        (NumberKind.ID_CARD, 1, 1, "15020319580307 9919", "1****************9"),
        (NumberKind.ID_CARD, 6, 0, "１５０２０３１９５８０３０７９９１9", "150203************"),
        (NumberKind.ID_CARD, 14, 0, ID_NUMBER, "15020319580307****"),
        (NumberKind.ID_CARD, 6, 4, "150203580307991", "150203********9919"),
        (NumberKind.ID_CARD, 6, 4, "150203195803079910", HIDDEN),
        (NumberKind.ID_CARD, 6, 4, "15020319580307", HIDDEN),
        (NumberKind.ID_CARD, 6, 4, "无", HIDDEN),
        (NumberKind.PHONE, 3, 4, "165-0000-5936", "165****5936"),
        (NumberKind.PHONE, 3, 4, "+86 16500005936", "165****5936"),
        (NumberKind.PHONE, 3, 4, "0472-7153321", HIDDEN),
        (NumberKind.PHONE, 3, 4, "16500005936 16500005937", HIDDEN),
        (NumberKind.PHONE, 3, 4, "119", HIDDEN),
        (NumberKind.ACCOUNT, 4, 4, "6217 9961 8001 2345 679", "6217***********5679"),
        (NumberKind.ACCOUNT, 4, 4, "62179961", HIDDEN),
        (NumberKind.ACCOUNT, 4, 4, "62179961800123", HIDDEN),
        (NumberKind.ACCOUNT, 4, 4, "621799618001234", "6217*******1234"),
        (NumberKind.ACCOUNT, 4, 4, "62179961800123456791234", "6217***************1234"),
        (NumberKind.ACCOUNT, 4, 4, "621799618001234567912345", HIDDEN),
        (NumberKind.ACCOUNT, 4, 4, "信用社代领", HIDDEN),
        (NumberKind.ACCOUNT, 0, 0, "6217996180012345679", HIDDEN),
    ],
)
def test_a_number_is_shown_as_the_mask_says(
    kind: NumberKind, head: int, tail: int, value: str, shown: str
) -> None:
    assert NumberMask(kind, head, tail).apply(value) == shown


@given(masks(), st.text(max_size=24) | st.from_regex(r"[0-9 \-]{1,24}", fullmatch=True))
def test_no_value_comes_out_whole(mask: NumberMask, value: str) -> None:
    shown = mask.apply(value)
    assert value not in shown or not value.strip()
    kept = [mark for mark in shown if mark != "*"]
    assert len(kept) in (0, mask.head + mask.tail)
    assert shown.count("*") >= 4


@given(masks(), st.from_regex(r"[0-9]{1,14}", fullmatch=True))
def test_a_short_value_shows_nothing_not_even_its_length(mask: NumberMask, value: str) -> None:
    if read_number(value, mask.kind) is None:
        assert mask.apply(value) == HIDDEN


@pytest.mark.parametrize(
    ("kind", "head", "tail"),
    [
        (NumberKind.ID_CARD, 14, 1),
        (NumberKind.ID_CARD, 18, 0),
        (NumberKind.PHONE, 4, 4),
        (NumberKind.ACCOUNT, 6, 6),
        (NumberKind.ID_CARD, -1, 4),
        (NumberKind.ID_CARD, 4, -4),
    ],
)
def test_a_mask_that_hides_too_little_cannot_be_made(
    kind: NumberKind, head: int, tail: int
) -> None:
    with pytest.raises(ValueError, match="mask"):
        NumberMask(kind, head, tail)


@given(masks())
def test_positions_are_what_apply_shows(mask: NumberMask) -> None:
    shown = mask.apply(ID_NUMBER) if mask.kind is NumberKind.ID_CARD else None
    if shown and not mask.is_whole:
        seen = {place for place, mark in enumerate(shown) if mark != "*"}
        assert seen == mask.positions(18)
    assert mask.label
