from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from noticegen.cli.wrapping import cell_width, wrap

CHINESE = st.text(alphabet="公示名单，。、：；（）“”《》…—ab1-/ .\n", max_size=120)


@given(CHINESE, st.integers(min_value=6, max_value=90))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_width(line) <= width for line in lines)


SENTENCES = st.lists(
    st.tuples(st.text("公示名单ab", min_size=1, max_size=9), st.sampled_from("，。；：、）”")),
    max_size=12,
).map(lambda parts: "".join(word + mark for word, mark in parts))


@given(SENTENCES, st.integers(min_value=20, max_value=90))
def test_no_line_starts_with_a_closing_mark(text: str, width: int) -> None:
    assert not any(line[:1] in tuple("，。；：、）”") for line in wrap(text, width))


def test_a_latin_word_is_kept_whole_unless_it_is_longer_than_a_line() -> None:
    assert wrap("政策名称 rural-dibao", 16) == ["政策名称", "rural-dibao"]
    assert "".join(wrap("a" * 50, 20)) == "a" * 50


def test_marks_stay_with_the_words_they_belong_to() -> None:
    assert wrap("公示名单，名单", 8) == ["公示名", "单，名单"]
    assert wrap("公示名（单）", 8) == ["公示名", "（单）"]
