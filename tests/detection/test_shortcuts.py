"""What the detector leaves out for speed finds nothing when it is not left out."""

from __future__ import annotations

import re
import string
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from noticegen.detection import detector, normalise
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.lexicon import any_of, read_words, telling_characters
from noticegen.detection.names import contexts, village
from noticegen.detection.names.mongolian import (
    DOTS,
    find_dotted,
    find_mongolian,
    mongolian_marks,
)
from noticegen.detection.numbers import runs
from noticegen.detection.numbers.forms import find_written_forms, has_written_forms
from noticegen.detection.overlap import resolve
from noticegen.detection.recognizers import (
    doors,
    illnesses,
    masked_cells,
    masked_names,
    masked_places,
    masked_rows,
    masks,
    papers,
    sensitive_words,
)
from noticegen.detection.text import layout
from noticegen.detection.text.labels import label_edits
from noticegen.detection.text.tables import heading_edits

# Pieces of what the recognizers look for: together they make almost-hits of every kind.
_PIECES = (
    *(
        "户主",
        "张三",
        "李秀英",
        "阿拉坦",
        "巴特尔",
        "其其格",
        "·",
        ".",
        " ",
        "，",
        "、",
        "\n",
        "\t",
    ),
    *(
        "身份证",
        "残疾等级：一级",
        "患癌",
        "病",
        "尾号",
        "末四位",
        "（略）",
        "(隐)",
        "某",
        "○○",
        "〇",
    ),
    *(
        "***",
        "1990年3月",
        "2012-05-06",
        "15岁",
        "3个月大",
        "出生",
        "男",
        "生于",
        "QQ",
        "微信号",
        "@",
    ),
    *("蒙B", "护照", "E1234567", "H0123456789", "通行证", "138", "4721", "2345", "150203", "12"),
    *("一三八四七", "幺", "O", "l", "|", "-", "/", ":", "(", ")", "】", "Ⅹ", "①", "９", "\u200b"),
)
texts = st.lists(
    st.sampled_from(_PIECES) | st.text(max_size=3) | st.text(string.digits, max_size=19),
    max_size=12,
).map("".join)


@given(texts)
@example("户主1990年3月")
def test_no_recognizer_finds_anything_in_a_text_without_its_characters(text: str) -> None:
    normal = normalise(text)
    has_digits = any(mark in string.digits for mark in normal.marks)
    for find, needed, in_digits in detector._RECOGNIZERS:  # the table itself is what is tested
        if normal.marks.isdisjoint(needed) or (in_digits and not has_digits):
            assert list(find(normal)) == []


@given(texts)
def test_the_characters_of_a_normal_text_are_told_in_full(text: str) -> None:
    normal = normalise(text)
    assert set(normal.text) <= normal.marks == set(normal.folded)


@given(texts)
def test_no_name_of_several_parts_stands_in_a_text_without_its_characters(text: str) -> None:
    marks = frozenset(text)
    assert not (marks.isdisjoint(DOTS) and list(find_dotted(text, set())))
    assert not (marks.isdisjoint(mongolian_marks()) and list(find_mongolian(text)))


@given(texts)
def test_a_text_without_the_marks_of_a_layout_needs_no_step(text: str) -> None:
    if layout._LAID_OUT.search(text) is None:
        for step in (layout._markup_edits, heading_edits, label_edits):
            assert list(step(text)) == []


_ADDRESS_HINT = re.compile(
    r"[0-9A-Za-z一二三四五六七八九十百零〇甲乙丙丁] ?(?:号|室|单元|栋|幢|座|组|社|队|排|弄|户|"
    r"家|间|#)|牌号[0-9]|[牌区苑园城府庭院楼寓舍里邨湾坊都邸馆际郡景点房光岸代洲家] ?[A-Za-z]?[0-9]"
)


@given(
    st.text("1A二甲 号室单元栋户间组里区家院楼期牌#\n，", max_size=8) | texts,
)
def test_the_hint_of_an_address_is_a_figure_and_a_unit_or_an_estate_and_a_figure(text: str) -> None:
    plain = _ADDRESS_HINT.search(text) is not None
    assert (doors.HINT.search(text) is not None) == plain


_STAR_RUN = re.compile(
    rf"[{masks._STAR}{masks._WEAK}]{{2}}|某|[一-鿿·][{masks._STAR}{masked_names.NAME_MASK}]|"
    rf"[{masked_names.NAME_MASK}□xX][一-鿿]|"
    rf"[一-鿿][（(\[【][{masks._STAR}{masks._WEAK}{masked_names.NAME_MASK}某…(（【\[](?=[*×○某xX)）\]】])|"
    rf"[0-9] ?[…(（【\[][{masks._HIDING}]|…|[一-鿿][xX〇](?![A-Za-z0-9])|[一-鿿][#?_][一-鿿]|"
    rf"[{masks._STAR}] [{masks._STAR}]|[0-9]{{2}}[*※●]"
)


@given(st.text("".join(sorted(set(contexts._BEHIND))), max_size=8))
def test_what_follows_a_name_begins_as_the_look_at_the_first_character_says(text: str) -> None:
    assert bool(contexts.FOLLOWS.match(text)) == bool(re.match(contexts._BEHIND, text))


def test_no_alternative_of_what_follows_a_name_is_left_out() -> None:
    for piece in contexts._BEHIND.split("|"):
        word = re.sub(r"^[(?:]+", "", piece)
        if re.fullmatch("[一-鿿]+", word) and re.match(contexts._BEHIND, word):
            assert contexts.FOLLOWS.match(word) is not None


@given(st.text("张1略隐保*#○〇某…(【 x", max_size=7) | texts)
def test_a_mask_is_sought_where_one_of_its_forms_stands(text: str) -> None:
    assert (masks._STAR_RUN.search(text) is None) == (_STAR_RUN.search(text) is None)


_MASKED_CELLS = ("王", "欧阳", "其其格", "张志", *"O口_#x\\*-0./=（[ 　·○略隐]", "来电", "华", "\t")


@given(st.lists(st.sampled_from(_MASKED_CELLS), max_size=8).map("".join))
def test_no_masked_cell_stands_where_nothing_hides_behind_a_han_character(text: str) -> None:
    found = masked_cells.cell_pattern().search(text) is not None
    assert masked_cells.HIDING.search(text) is not None or not found


@given(st.text("青山区小镇村友谊街号楼5*×xX某#?…_-.（略隐脱敏不公开）住址：", max_size=20) | texts)
def test_no_masked_place_stands_where_nothing_is_hidden(text: str) -> None:
    normal = normalise(text)
    if masked_places.HIDING.search(normal.folded) is None:
        assert list(masked_places.masked_places(normal, [])) == []


@given(st.text(alphabet="大二三铁狗满仓后生女子蛋愣汉小老虎换换弟家", max_size=8))
def test_no_nickname_begins_but_with_two_of_the_characters_that_nicknames_do(text: str) -> None:
    nicknames, first_two = village.nicknames()
    begun = {match.start() for match in first_two.finditer(text)}
    assert begun >= {place for place in range(len(text)) if nicknames.match(text, place)}


@given(st.text("165-~_█12034身份证", max_size=20) | texts)
def test_no_number_with_a_row_inside_stands_in_a_text_without_its_marks(text: str) -> None:
    normal = normalise(text)
    if normal.marks.isdisjoint(masked_rows.ROW_MARKS) or not any(map(str.isdigit, normal.text)):
        assert list(masked_rows.find_masked_rows(normal)) == []
    if list(masked_rows._rows(normal.folded)):
        assert list(masked_rows.find_masked_rows(normal)) != []


@given(st.text("18 +|,\t06.E:", max_size=24) | texts)
def test_no_written_form_stands_in_a_text_without_the_marks_of_one(text: str) -> None:
    normal = normalise(text)
    if not has_written_forms(normal):
        assert list(find_written_forms(normal)) == []


@given(st.text("0+8６6)(（） -\n", max_size=9))
def test_the_prefix_of_a_telephone_is_sought_behind_what_can_end_one(text: str) -> None:
    if detector._PREFIX.search(text) is not None:
        assert text[-1] in detector._PREFIX_ENDS


@given(st.sets(st.text("甲乙丙丁戊己", min_size=1, max_size=4), max_size=12))
def test_every_word_holds_a_telling_character(words: set[str]) -> None:
    for telling in (telling_characters(words), telling_characters(words, "甲乙")):
        assert all(not telling.isdisjoint(word) for word in words)


@given(
    st.sets(st.text("甲乙丙", min_size=1, max_size=4), min_size=1, max_size=9),
    st.text("甲乙丙丁", max_size=9),
)
def test_the_longest_of_the_words_is_matched(words: set[str], text: str) -> None:
    plain = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    for pattern in ("{}", "(?:{})丁", "(?:{}){{2}}$"):
        shared, listed = (re.compile(pattern.format(one)) for one in (any_of(words), plain))
        assert [m.span() for m in shared.finditer(text)] == [
            m.span() for m in listed.finditer(text)
        ]


def test_every_sensitive_word_holds_a_telling_character() -> None:
    telling = sensitive_words._lexicon().telling
    for _, line in read_words("sensitive_words.txt"):
        assert all(not telling.isdisjoint(word) for word in line.split())


@given(st.text("患有确诊为因查出肺炎癌症病综合征\t王，后", max_size=16) | texts)
def test_no_illness_stands_in_a_text_without_the_marks_of_its_ends(text: str) -> None:
    if illnesses.ILLNESS_MARKS.isdisjoint(text):
        assert list(illnesses.find_illnesses(text, list(range(len(text))))) == []


@given(st.text("左肺膝坏死积水肿块囊狭窄切除摘置换移植骨折失明，\t了年", max_size=16) | texts)
def test_no_condition_stands_in_a_text_without_the_marks_of_its_ends(text: str) -> None:
    if illnesses.CONDITION_MARKS.isdisjoint(text):
        assert list(illnesses.find_conditions(text, list(range(len(text))))) == []


@given(texts)
def test_no_entry_of_an_illness_stands_in_a_text_without_the_marks_of_its_labels(text: str) -> None:
    if sensitive_words._LABEL_MARKS.isdisjoint(text):
        assert list(sensitive_words._entries(text, list(range(len(text))))) == []


@given(st.lists(st.tuples(st.sampled_from(FindingType), st.integers(0, 30), st.integers(1, 8))))
def test_hits_that_share_nothing_are_all_kept(drawn: list[tuple[FindingType, int, int]]) -> None:
    hits = [Hit(kind, at, at + size, 0.5, Reason.FORM) for kind, at, size in drawn]
    kept = resolve(hits)
    for hit in hits:
        others = [one for one in hits if one.start < hit.end and hit.start < one.end]
        assert hit in kept or len(others) > 1
    assert kept == sorted(kept, key=lambda hit: hit.start)
    assert all(one.end <= other.start for one, other in pairwise(kept))


@given(st.text("证照身来港往通行护普澳台湾Pp12345678EH ", max_size=16) | texts)
def test_no_paper_is_in_a_text_that_names_none_and_has_no_letter_with_digits(text: str) -> None:
    normal = normalise(text)
    if papers._NAMING_MARKS.isdisjoint(normal.text):
        assert papers._PERMIT_NAMED.search(normal.text) is None
        assert papers._PASSPORT_NAMED.search(normal.text) is None


@given(
    st.text("0123456789", min_size=1, max_size=8), st.sampled_from(["电话", "账号", "折号：", ""])
)
def test_chunks_too_short_for_an_area_code_prove_nothing_themselves(rest: str, word: str) -> None:
    for digits in (rest, "0" + rest, rest + "X"):
        text = word + digits
        hits = runs.read_chunk(text, len(word), len(text))
        assert all(hit.reason is Reason.CONTEXT for hit in hits)
