"""Make the gallery: every kind of page on every paper, from invented people.

Run `python docs/gallery/make.py` after a wanted change of looks and look at the pictures before
committing them; `tests/documents/test_gallery.py` compares what is made with what is here.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image

from noticegen.documents.companions import cover_html, takedown_html
from noticegen.documents.invented import INVENTED_UNIT, invent_publication
from noticegen.documents.notice import notice_html
from noticegen.documents.poster import poster_html
from noticegen.documents.publicity import publicity_html
from noticegen.documents.totals import totals_html
from noticegen.pipeline.posters import PosterOrder, make_poster
from noticegen.pipeline.previews import invent_cover, invent_takedown, invent_totals
from noticegen.publication.changes import Changes
from noticegen.publication.model import Publication
from noticegen.publication.publicity import Publicity
from noticegen.rendering.pdf import render_pdf
from noticegen.vocabulary.paper import Design, Paper
from noticegen.vocabulary.stages import Stage

HERE = Path(__file__).resolve().parent
INDEX = HERE / "gallery.json"
PICTURE_HEIGHT = 760  # pixels, on every paper
_PAGES_SHOWN = 3
_GREYS = 16

# "Baotou city". A sample for the look of the script only: every office gives its own name.
_MONGOLIAN = "ᠪᠤᠭᠤᠲᠤ ᠬᠣᠲᠠ"
# "Made known to the public", also a sample only.
_TITLE_MN = "ᠨᠡᠶᠢᠲᠡ ᠳ᠋ᠤ ᠢᠯᠡᠷᠡᠭᠦᠯᠬᠦ ᠨᠢ"
_NUMBER = "哈政公示〔2026〕12号"


def pages() -> dict[str, Callable[[], bytes]]:
    """Return what makes each file of the gallery, by its name."""
    return {
        "notice": lambda: _notice(invent_publication(60)),
        "notice-headings": lambda: _notice(invent_publication(24)),
        "notice-attachments": lambda: _notice(invent_publication(57)),
        "notice-red-head": lambda: _notice(_of_unit(60, document_number=_NUMBER)),
        "notice-mongolian": lambda: _notice(_of_unit(12, issuer_mn=_MONGOLIAN)),
        "notice-red-head-mongolian": lambda: _notice(
            _of_unit(12, document_number=_NUMBER, issuer_mn=_MONGOLIAN)
        ),
        "notice-title-mongolian": lambda: _notice(_titled(12)),
        "notice-changes": lambda: _notice(
            replace(invent_publication(9, ("新城村",), cents=True), changes=Changes(5, 3, 4))
        ),
        "notice-one-household": lambda: _notice(invent_publication(1, ("新城村",))),
        "notice-nobody": lambda: _notice(_nobody(Stage.PAID)),
        "totals": lambda: render_pdf(totals_html(invent_totals())),
        "cover": lambda: render_pdf(cover_html(invent_cover())),
        "takedown": lambda: render_pdf(takedown_html(invent_takedown())),
        **{f"poster-{paper.lower()}": partial(_poster, paper) for paper in Paper},
        "poster-a3-mongolian": lambda: render_pdf(
            poster_html(_of_unit(20, issuer_mn=_MONGOLIAN), Paper.A3)
        ),
        "poster-a3-title-mongolian": lambda: render_pdf(poster_html(_titled(12), Paper.A3)),
        "poster-a3-festive": lambda: render_pdf(
            poster_html(invent_publication(20), Paper.A3, Design.FESTIVE)
        ),
        "poster-a2-tiled": lambda: _tiled(Paper.A2),
        **{f"publicity-{paper.lower()}": partial(_policy, paper) for paper in Paper},
        "publicity-a3-sober": lambda: render_pdf(
            publicity_html(_publicity(), Paper.A3, Design.SOBER)
        ),
    }


def describe(data: bytes) -> dict[str, Any]:
    """Return what may not change unseen: page sizes in mm, text of each page, tags in order.

    `letters`, which characters there are, holds also where another Pango breaks pages elsewhere.
    """
    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in document]
    sizes = [[round(side * 25.4 / 72) for side in page.get_size()] for page in document]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        tags = "".join(_tags(pdf.Root.StructTreeRoot))
    return {
        "sizes": sizes,
        "text": [hashlib.sha256("".join(text.split()).encode()).hexdigest()[:16] for text in texts],
        "tags": hashlib.sha256(tags.encode()).hexdigest()[:16],
        "letters": hashlib.sha256("".join(sorted(set("".join(texts)))).encode()).hexdigest()[:16],
    }


def pictures(data: bytes) -> Iterator[Image.Image]:
    """Yield the first pages as small grey pictures."""
    document = pypdfium2.PdfDocument(data)
    for page in list(document)[:_PAGES_SHOWN]:
        scale = PICTURE_HEIGHT / page.get_height()
        yield page.render(scale=scale).to_pil().convert("RGB")


def picture_path(name: str, page: int) -> Path:
    """Return where the picture of a page lies, counted from 1."""
    return HERE / f"{name}-{page}.png"


def _notice(publication: Publication) -> bytes:
    return render_pdf(notice_html(publication))


def _poster(paper: Paper) -> bytes:
    return render_pdf(poster_html(invent_publication(40), paper))


def _policy(paper: Paper) -> bytes:
    return render_pdf(publicity_html(_publicity(), paper))


def _of_unit(
    households: int, document_number: str | None = None, issuer_mn: str | None = None
) -> Publication:
    unit = replace(INVENTED_UNIT, document_number=document_number, issuer_mn=issuer_mn)
    return replace(invent_publication(households), unit=unit)


def _titled(households: int) -> Publication:
    titles = tuple((stage, _TITLE_MN) for stage in Stage)
    unit = replace(INVENTED_UNIT, issuer_mn=_MONGOLIAN, title_mn=titles)
    return replace(invent_publication(households), unit=unit)


def _nobody(stage: Stage) -> Publication:
    base = invent_publication(0)
    return replace(
        base,
        stage=stage,
        title=base.title.replace("对象审核公示", "资金发放公示"),
        villages=(),
        not_shown=0,
        wording=replace(base.wording, not_shown=None),
    )


def _publicity() -> Publicity:
    return Publicity("rural-dibao", "农村最低生活保障", INVENTED_UNIT, invent_publication(1).period)


def _tiled(paper: Paper) -> bytes:
    tiled = make_poster(invent_publication(20), PosterOrder(paper, tile=True)).tiled
    if tiled is None:
        raise ValueError("A4 posters are not tiled")
    return tiled


def _tags(node: Any) -> Iterator[str]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid["/S"])
            yield from _tags(kid)


def main() -> None:
    """Write the pictures, their index, and the page that shows them."""
    for old in HERE.glob("*.png"):
        old.unlink()
    index = {}
    lines = ["# 图样", "", "全部由 `docs/gallery/make.py` 用虚构的人生成。", ""]
    for name, make in pages().items():
        data = make()
        index[name] = describe(data)
        lines.append(f"## {name}\n")
        for number, picture in enumerate(pictures(data), start=1):
            path = picture_path(name, number)
            picture.quantize(_GREYS).save(path, optimize=True)
            lines.append(f"![{name} {number}]({path.name})")
        lines.append("")
    INDEX.write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")
    (HERE / "README.md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
