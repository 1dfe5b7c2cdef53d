"""What tracked changes leave of a number beside the marks that were put in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection import scan_text

# Invented; the sequence codes 990-999 belong to nobody.
_ID, _MOBILE, _CARD = "150207196203109950", "16500000456", "6228480000000000000"
_MASKS = "*※×●■☆xX"


def kinds(text: str) -> set[str]:
    return {str(finding.type) for finding in scan_text(text)}


@given(st.integers(1, 17), st.integers(5, 16), st.sampled_from(_MASKS))
def test_an_id_is_not_masked_by_marks_that_replace_none_of_its_figures(
    kept: int, marks: int, mark: str
) -> None:
    text = f"身份证号：{_ID[:kept]}{mark * marks}{_ID[kept:]}"
    assert "CN_ID_CARD" in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{_MOBILE}165****0456", "CN_MOBILE"),
        (f"电话{_MOBILE[:7]}****{_MOBILE[7:]}", "CN_MOBILE"),
        (f"{_CARD[:15]}***********{_CARD[15:]}", "CN_BANK_CARD"),
        (f"{_CARD}622848*********{_CARD[15:]}", "CN_BANK_CARD"),
        (f"{_ID}{_ID[:6]}********{_ID[14:]}", "CN_ID_CARD"),
    ],
)
def test_a_number_in_front_of_its_masked_form_is_told(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{_ID[:6]}********{_ID[14:]}",
        f"{_ID[:7]}*******{_ID[14:]}",  # eleven figures, and no mobile
        f"{_ID[:10]}****{_ID[14:]}",
        "165****0456",
        f"{_CARD[:6]}*********{_CARD[15:]}",
        "420×1300",
    ],
)
def test_what_is_masked_stays_masked(text: str) -> None:
    assert kinds(text) <= {"MASKED_ID"}
