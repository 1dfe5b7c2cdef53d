"""Every word of a page becomes a line, wherever a template put it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection.inspectors.page_words import page_words

PAGE = """<!DOCTYPE html><html lang="zh-CN"><head><title>题目</title>
<meta name="author" content="某镇"><style>.a::before {{ content: "样文" }}</style></head>
<body class="sober"><h1>大字<br>小字</h1>{}
<p>一段<b>粗体</b>话<i title="提示"></i></p></body></html>"""
TABLE = """<table><thead><tr><th colspan=2>新城村</th></tr>
<tr><th>序号</th><th>姓名</th></tr></thead>
<tbody><tr><td>1</td><td>王<b>某</b></td></tr><tr><td>合计1户</td></tr></tbody></table>"""


def test_blocks_rows_and_what_is_not_seen_are_lines() -> None:
    lines = page_words(PAGE.format(TABLE))

    assert "题目" in lines
    assert "meta content=某镇" in lines
    assert '样式 "样文"' in lines
    assert lines[lines.index("大字") : lines.index("大字") + 2] == ("大字", "小字")
    assert "新城村｜序号 1｜姓名 王某" in lines
    assert "合计1户" in lines
    assert "一段粗体话" in lines
    assert "i title=提示" in lines
    assert "class sober" in lines


PLACES = (
    "<p>{}</p>",
    "<!-- {} -->",
    "<p title='{}'></p>",
    "<p class='{}'></p>",
    "<p data-x='{}'></p>",
    "<p style='--x: {}'></p>",
    "<p style=\"font-family: '{}'\"></p>",
    "<script>{}</script>",
    "<style>p::after {{ content: '{}' }}</style>",
    "<style>/* {} */</style>",
    "<table><tr><td>{}</td><td>1</td></tr></table>",
    "<table><tr><td>1</td></tr>{}</table>",
    "<table><caption>{}</caption><tr><td>1</td></tr></table>",
    "<table><tr title='{}'><td>1</td></tr></table>",
    "<table><tr><td><span title='{}'>1</span></td></tr></table>",
    "<table><tr><td><!-- {} --></td></tr></table>",
    "<template><p>{}</p></template>",
    "<noscript>{}</noscript>",
    "<svg><title>{}</title></svg>",
    "<p hidden>{}</p>",
    "<input value='{}'>",
    "<a href='https://x.example/{}'>x</a>",
    "<span><span>{}</span></span>",
    "<p>1<span><!-- {} --></span></p>",
    "<details><summary>1</summary>{}</details>",
)


@given(st.sampled_from(PLACES), st.text("一丁七万丈三上下", min_size=1, max_size=6))
def test_a_word_is_found_wherever_it_stands(place: str, word: str) -> None:
    lines = page_words(PAGE.format(place.format(word)))

    assert any(word in line for line in lines)


@given(st.binary(min_size=1, max_size=8), st.binary(min_size=1, max_size=8))
def test_another_drawing_is_another_line(first: bytes, second: bytes) -> None:
    pages = [
        page_words(PAGE.format(f"<svg><path d='M{data.hex()}'/></svg>")) for data in (first, second)
    ]

    assert (pages[0] == pages[1]) == (first == second)
