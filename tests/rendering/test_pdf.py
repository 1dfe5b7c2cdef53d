import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from noticegen.documents.invented import AWKWARD_NAMES, invent_publication
from noticegen.documents.notice import notice_html
from noticegen.errors import RefusalError
from noticegen.rendering.pdf import render_pdf

_PAGE = '<html lang="zh-CN"><title>甲</title><body style="font-family:FandolFang R">{}'


@pytest.fixture(scope="module")
def notice() -> bytes:
    return render_pdf(notice_html(invent_publication(100)))


def _text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_range() for page in document)


def test_every_awkward_name_can_be_read_back(notice: bytes) -> None:
    text = _text(notice)
    assert [name for name in AWKWARD_NAMES if name not in text] == []


def test_file_is_archival_tagged_and_says_its_language(notice: bytes) -> None:
    with pikepdf.open(io.BytesIO(notice)) as pdf:
        assert pdf.Root.Lang == "zh-CN"
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert metadata["pdfaid:part"] == "2"
            assert metadata["pdfaid:conformance"] == "A"
        assert pdf.docinfo["/Title"] == invent_publication().title


def test_file_is_small(notice: bytes) -> None:
    assert len(notice) < 600_000


def test_same_page_same_bytes_in_another_process(notice: bytes, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from noticegen.documents.invented import invent_publication\n"
        "from noticegen.documents.notice import notice_html\n"
        "from noticegen.rendering.pdf import render_pdf\n"
        "sys.stdout.buffer.write(render_pdf(notice_html(invent_publication(100))))\n"
    )
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
        "LANG": "ja_JP.UTF-8",
        "TZ": "Asia/Tokyo",
    }
    again = subprocess.run(  # our own interpreter and code
        [sys.executable, "-c", code], capture_output=True, check=True, env=environment, cwd="/"
    )
    assert again.stdout == notice


def test_glyph_missing_is_an_error_that_does_not_say_which() -> None:
    with pytest.raises(RefusalError) as caught:
        render_pdf(_PAGE.format("王\U0010fffd"))
    assert caught.value.code == "rendering-failed"
    assert "王" not in str(caught.value)
    assert "10FFFD" not in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        '<img src="file:///etc/passwd" alt="">',
        '<img src="http://127.0.0.1:9/a.png" alt="">',
        '<link rel="stylesheet" href="/etc/passwd">',
        '<style>@import "file:///etc/passwd";</style>',
        "<style>@font-face{font-family:x;src:url(file:///etc/passwd)}</style>",
        '<link rel="attachment" href="file:///etc/passwd">',
        '<div style="background:url(file:///etc/passwd)">甲</div>',
        '<svg><image href="file:///etc/passwd" width="9" height="9"/></svg>',
    ],
)
def test_no_address_is_fetched(content: str) -> None:
    with pytest.raises(RefusalError) as caught:
        render_pdf(_PAGE.format(content))
    assert caught.value.code == "rendering-failed"
    assert "passwd" not in str(caught.value)


def test_a_mistake_in_the_stylesheet_is_an_error() -> None:
    with pytest.raises(RefusalError):
        render_pdf(_PAGE.format("<p style='writing-mode:vertical-rl'>甲</p>"))


def test_styles_the_renderer_did_not_expect_are_an_error() -> None:
    page = _PAGE.format("<style>li::marker{content:'一'}</style><ul><li>请核对</li></ul>")
    with pytest.raises(RefusalError) as told:
        render_pdf(page)
    assert "请核对" not in str(told.value)
