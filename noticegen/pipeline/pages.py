"""Every public file that one publication makes: pages, posters, sheets to glue, pictures.

This is the whole of "how it should look" for the jobs above: they give a publication and an
order and get finished files, each with the page it was made from, for the gate to inspect.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from noticegen.documents.companions import COVER_NAME, cover_html, takedown_html
from noticegen.documents.notice import notice_html
from noticegen.documents.poster import poster_html
from noticegen.documents.web import web_html
from noticegen.pipeline.file_names import name_file
from noticegen.pipeline.posters import PosterOrder, Printer, make_poster, print_pdf
from noticegen.publication.companions import (
    CoverLine,
    CoverSheet,
    PostedNotice,
    TakeDownNotice,
)
from noticegen.publication.model import Publication, VillageList
from noticegen.rendering.preview import page_pictures
from noticegen.rendering.type_case import TypeCase
from noticegen.vocabulary.capitals import CAPITAL_CHARACTERS
from noticegen.vocabulary.paper import Design, Layout, Paper
from noticegen.vocabulary.stages import Channel

_LEAST_SET = 2


class PageKind(StrEnum):
    """What a file is, which decides what the gate may expect to find in it."""

    NOTICE = "notice"
    WEB = "web"
    POSTER = "poster"
    TILES = "tiles"
    TOTALS = "totals"
    COVER = "cover"
    TAKEDOWN = "takedown"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class PageOrder:
    """How a publication is to be printed; `templates` is an office's own directory.

    `take_down` adds the order to take the notice down; a set for villages always has it.
    `printer` makes the bytes of a page; whoever needs the pages alone gives one that does not.
    """

    layout: Layout = Layout.NOTICE
    paper: Paper = Paper.A4
    design: Design = Design.SOBER
    tile: bool = False
    by_village: bool = False
    pictures: bool = False
    templates: Path | None = None
    take_down: bool = False
    printer: Printer = print_pdf


@dataclass(frozen=True, slots=True)
class PublicFile:
    """One finished file, what it shows, and the page it was made from.

    `publication` is what the file lists: the whole one or one village's. A cover sheet lists
    nobody; sheets to glue and pictures repeat what another file of the run shows. `sums` are the
    figures and village names of a file that counts and never names.
    """

    name: str
    data: bytes
    kind: PageKind
    html: str
    publication: Publication
    sums: frozenset[str] = frozenset()


def make_pages(publication: Publication, order: PageOrder) -> Iterator[PublicFile]:
    """Yield the files of a publication; by village each in its own.

    A set for villages has a cover sheet on top and, at the end, the order to take it down.

    Files come one by one, so that a run of two hundred villages holds what the caller keeps.
    The fonts are cut once, to the characters of all of them.
    """
    case = TypeCase(_texts_of(publication, order))
    if not order.by_village or len(publication.villages) < _LEAST_SET:
        yield from _make_files(publication, order, case, number=None)
        if order.take_down:
            yield make_takedown(publication, (publication,), order, case)
        return
    parts = [_of_village(publication, village) for village in publication.villages]
    lines: list[CoverLine] = []
    for number, part in enumerate(parts, start=1):
        for file in _make_files(part, order, case, number):
            if file.kind in {PageKind.NOTICE, PageKind.POSTER}:
                lines.append(CoverLine(part.villages[0].village, len(part.entries), file.name))
            yield file
    yield _make_cover(publication, tuple(lines), order, case)
    yield make_takedown(publication, parts, order, case)


def _texts_of(publication: Publication, order: PageOrder) -> Iterator[str]:
    """Yield pages that have every character of a publication's files, or nearly every one."""
    if order.layout is Layout.POSTER:
        yield poster_html(publication, order.paper, order.design, order.templates)
    else:
        yield notice_html(publication, order.templates)
    # Every village has a sum of its own.
    yield CAPITAL_CHARACTERS
    if order.by_village or order.take_down:
        yield takedown_html(_takedown_of(publication, (publication,)), order.templates)
    if order.by_village:
        yield cover_html(_cover_of(publication, ()), order.templates)


def empty_page(file: PublicFile, order: PageOrder) -> str | None:
    """Return the page of a file's kind with nobody on it, or None for kinds without words.

    Whatever it says comes from templates, policy and office, not from a roster.
    """
    nobody = replace(file.publication, villages=(), not_shown=0, changes=None)
    if file.kind is PageKind.NOTICE:
        return notice_html(nobody, order.templates)
    if file.kind is PageKind.WEB:
        return web_html(nobody, order.templates)
    if file.kind in {PageKind.POSTER, PageKind.TILES}:
        return poster_html(nobody, order.paper, order.design, order.templates)
    if file.kind is PageKind.COVER:
        return cover_html(_cover_of(nobody, ()), order.templates)
    if file.kind is PageKind.TAKEDOWN:
        return takedown_html(_takedown_of(nobody, ()), order.templates)
    return None


def _make_files(
    publication: Publication, order: PageOrder, case: TypeCase, number: int | None
) -> Iterator[PublicFile]:
    village = publication.villages[0].village if number is not None else None

    def named(kind: PageKind, data: bytes, html: str, ending: str, note: str = "") -> PublicFile:
        name = name_file(publication, number, village, note, ending)
        return PublicFile(name, data, kind, html, publication)

    if order.layout is Layout.POSTER:
        wanted = PosterOrder(order.paper, order.tile, order.design, order.templates, order.printer)
        poster = make_poster(publication, wanted, case)
        printed = named(
            PageKind.POSTER, poster.pdf, poster.html, ".pdf", f"海报{order.paper.value}"
        )
        yield printed
        if poster.tiled is not None:
            note = f"海报{order.paper.value}-分块打印"
            yield named(PageKind.TILES, poster.tiled, poster.html, ".pdf", note)
    else:
        html = notice_html(publication, order.templates)
        printed = named(PageKind.NOTICE, order.printer(html, case), html, ".pdf")
        yield printed
        if publication.channel is Channel.WEB:
            page = web_html(publication, order.templates)
            yield named(PageKind.WEB, page.encode(), page, ".html")
    if order.pictures:
        yield from make_pictures(printed)


def make_pictures(printed: PublicFile) -> Iterator[PublicFile]:
    """Yield the pages of a file as pictures named after it."""
    stem = printed.name.removesuffix(".pdf")
    for number, picture in enumerate(page_pictures(printed.data), start=1):
        name = f"{stem}-第{number}页.png"
        yield replace(printed, name=name, data=picture, kind=PageKind.PICTURE)


def _of_village(publication: Publication, village: VillageList) -> Publication:
    """Return one village's part: its name in the title, counts of the township called that.

    How many of one village are not listed could name the family, so the township's count stays;
    how the township's list changed is not repeated in every village.
    """
    place, month = publication.unit.place_name, publication.period.label
    title = publication.title
    if month in title:
        title = title.replace(month, f"{village.village}{month}", 1)
    else:
        title = f"{village.village}{title}"
    not_shown = publication.wording.not_shown
    if not_shown and not_shown.startswith("另有"):
        not_shown = f"{place}全域{not_shown}"
    return replace(
        publication,
        title=title,
        villages=(village,),
        wording=replace(publication.wording, not_shown=not_shown),
        changes=None,
    )


def _make_cover(
    publication: Publication, lines: tuple[CoverLine, ...], order: PageOrder, case: TypeCase
) -> PublicFile:
    html = cover_html(_cover_of(publication, lines), order.templates)
    name = name_file(publication, 0, "分村张贴单", "", ".pdf")
    nobody = replace(publication, villages=(), not_shown=0, changes=None)
    return PublicFile(name, order.printer(html, case), PageKind.COVER, html, nobody)


def _cover_of(publication: Publication, lines: tuple[CoverLine, ...]) -> CoverSheet:
    return CoverSheet(
        unit=publication.unit,
        period=publication.period,
        title=f"{publication.title}{COVER_NAME}",
        posting=publication.posting,
        lines=lines,
    )


def make_takedown(
    publication: Publication,
    parts: Sequence[Publication],
    order: PageOrder,
    case: TypeCase | None = None,
) -> PublicFile:
    """Return the order to take a notice, or the notices of a set, down after the last day."""
    html = takedown_html(_takedown_of(publication, parts), order.templates)
    # Of a set it sorts last; of a single notice there is nothing to sort.
    single = len(parts) < _LEAST_SET
    name = (
        name_file(publication, None, None, "撤下通知", ".pdf")
        if single
        else name_file(publication, 999, "撤下通知", "", ".pdf")
    )
    nobody = replace(publication, villages=(), not_shown=0, changes=None)
    return PublicFile(name, order.printer(html, case), PageKind.TAKEDOWN, html, nobody)


def _takedown_of(publication: Publication, parts: Sequence[Publication]) -> TakeDownNotice:
    posting = publication.posting
    return TakeDownNotice(
        unit=publication.unit,
        period=publication.period,
        title=f"关于撤下{publication.period.label}{publication.programme_label}"
        f"{publication.stage.label}的通知",
        notices=tuple(
            PostedNotice(part.title, _place_of(part), posting.first, posting.last) for part in parts
        ),
        day=posting.last + timedelta(days=1),
    )


def _place_of(part: Publication) -> str:
    """Return where a notice hangs: its village, or the kind of place if it has several or none."""
    if len(part.villages) == 1 and part.villages[0].village:
        return part.villages[0].village
    return part.channel.label
