import re
from dataclasses import replace
from pathlib import Path

import pytest

from noticegen.documents.invented import AWKWARD_NAMES, invent_publication
from noticegen.documents.web import web_html
from noticegen.errors import InputError
from noticegen.settings.resources import resource_directory


def test_page_says_what_paper_says_and_when_to_take_it_down() -> None:
    html = web_html(invent_publication())
    for name in AWKWARD_NAMES:
        assert f">{name}</td>" in html
    assert "自2026年12月1日（星期二）起至2026年12月7日（星期一）止，共7天" in html
    assert "2026年12月8日（星期二）</time>撤下" in html
    assert '<meta name="robots" content="noindex' in html
    assert "default-src 'none'" in html


def test_page_runs_and_loads_nothing() -> None:
    html = web_html(invent_publication())
    assert not re.search(
        r"<script|<link|<img|<iframe|\shref=|\ssrc=|\son\w+=|url\(|https?://", html
    )


@pytest.mark.parametrize(
    "addition",
    [
        "<script>fetch('https://t.example/')</script>",
        '<img src="https://t.example/p.gif" alt="">',
        '<a href="https://t.example/">x</a>',
        '<p onclick="x()">x</p>',
        "<style>p{background:url(https://t.example/)}</style>",
        "<style>@import 'https://t.example/';</style>",
        "<style>p{background:u\\72l(https://t.example/)}</style>",
        '<p style="background:URL(//t.example)">x</p>',
        '<meta http-equiv="refresh" content="0;url=https://t.example/">',
        '<link rel="prefetch" href="https://t.example/">',
        '<svg><image href="https://t.example/"/></svg>',
        "<svg><script>x</script></svg>",
        '<form action="https://t.example/"></form>',
        '<iframe srcdoc="x"></iframe>',
        '<base href="https://t.example/">',
        '<table background="https://t.example/"></table>',
        '<svg><path fill="url(https://t.example/#a)"/></svg>',
        "<?xml-stylesheet href='https://t.example/'?>",
    ],
)
def test_an_own_template_cannot_put_a_tracker_in(tmp_path: Path, addition: str) -> None:
    (tmp_path / "web.html.j2").write_text(
        "<!DOCTYPE html><html><body>{{ publication.title }}" + addition + "</body></html>",
        encoding="utf-8",
    )
    with pytest.raises(InputError) as caught:
        web_html(invent_publication(1), tmp_path)
    assert caught.value.code == "template-invalid"


def test_a_name_that_looks_like_markup_is_text() -> None:
    publication = invent_publication(1, ("新村",))
    village = publication.villages[0]
    entry = replace(
        village.entries[0], values=("<script>x</script>", 1, village.entries[0].values[2])
    )
    html = web_html(replace(publication, villages=(replace(village, entries=(entry,)),)))
    assert "&lt;script&gt;x&lt;/script&gt;" in html


def test_remarks_for_colleagues_are_not_sent_to_the_public(tmp_path: Path) -> None:
    source = (resource_directory("templates") / "web.html.j2").read_text("utf-8")
    noted = source.replace("</style>", "p { color: #111 } /* 王家的事\n问老李 */</style>", 1)
    (tmp_path / "web.html.j2").write_text(noted, "utf-8")
    page = web_html(invent_publication(3), tmp_path)
    assert "p { color: #111 }" in page
    assert "老李" not in page
