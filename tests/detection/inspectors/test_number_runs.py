"""Numbers in data that is no text: each is told whole, and none that is not there."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection.inspectors.decoding import number_runs

_RUN = re.compile(r"[0-9]{7,}")


@given(
    st.lists(
        st.tuples(
            st.integers(0, 90),
            st.from_regex(r"[0-9]{7,40}", fullmatch=True),
        ),
        max_size=12,
    )
)
def test_every_number_is_told_whole_however_close_they_stand(
    numbers: list[tuple[int, str]],
) -> None:
    data = b"".join(b"\x01" * (gap + 1) + number.encode() for gap, number in numbers)
    told = "\n".join(number_runs(data))
    assert set(_RUN.findall(told)) == {number for _, number in numbers}


def test_the_words_in_front_of_a_number_stay_with_it() -> None:
    data = "\x01身份证号150203195803079911电话16500005936".encode("gb18030")
    (told,) = number_runs(data)
    assert "身份证号150203195803079911电话16500005936" in told
