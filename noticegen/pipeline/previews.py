"""One page of each template, made from invented people, for an office that writes its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from noticegen.deidentify.collecting import collect_secrets, shown_texts
from noticegen.documents.companions import cover_html, takedown_html
from noticegen.documents.invented import (
    INVENTED_UNIT,
    INVENTED_VILLAGES,
    invent_publication,
)
from noticegen.documents.notice import notice_html
from noticegen.documents.poster import poster_html
from noticegen.documents.publicity import publicity_html
from noticegen.documents.totals import totals_html
from noticegen.documents.web import web_html
from noticegen.pipeline.inspection import inspect_files
from noticegen.pipeline.pages import PageKind, PageOrder, PublicFile
from noticegen.pipeline.presses import press_for
from noticegen.publication.companions import (
    CoverLine,
    CoverSheet,
    PostedNotice,
    TakeDownNotice,
)
from noticegen.publication.model import Publication
from noticegen.publication.publicity import Publicity
from noticegen.publication.totals import TotalsLine, TotalsNotice, add_lines
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.report import GateReport
from noticegen.roster.model import Roster
from noticegen.vocabulary.paper import Paper
from noticegen.vocabulary.stages import Stage


@dataclass(frozen=True, slots=True)
class Preview:
    """One finished file: its bytes, what its name ends with, and what the gate says of it.

    The gate is asked about an office's own pages with names, which are whole notices by themselves.
    """

    data: bytes
    suffix: str
    report: GateReport | None = None


def preview_fields() -> frozenset[str]:
    """Return the fields that the invented publication shows."""
    return frozenset(column.key for column in invent_publication(1).columns)


def invent_totals() -> TotalsNotice:
    """Return a totals notice of nobody's children."""
    base = invent_publication(1)
    lines = tuple(
        TotalsLine(village, households, households + 1, Decimal(households * 1450))
        for village, households in zip(INVENTED_VILLAGES, (8, 11, 6), strict=True)
    )
    return TotalsNotice(
        programme="orphan-allowance",
        programme_label="孤儿基本生活保障",
        stage=Stage.PAID,
        channel=base.channel,
        unit=base.unit,
        period=base.period,
        title="哈业胡同镇2026年12月孤儿基本生活保障发放公示",
        posting=base.posting,
        basis=base.basis,
        opening="为保障群众知情权和监督权，现将哈业胡同镇2026年12月孤儿基本生活保障发放公示如下。",
        objection=base.wording.objection,
        total=add_lines("", lines),
        lines=lines,
    )


def invent_cover() -> CoverSheet:
    """Return the cover sheet of three invented villages."""
    base = invent_publication()
    return CoverSheet(
        unit=base.unit,
        period=base.period,
        title="哈业胡同镇2026年12月农村最低生活保障公示分村张贴单",
        posting=base.posting,
        lines=tuple(
            CoverLine(village.village, len(village.entries), f"{number:02d}-{village.village}.pdf")
            for number, village in enumerate(base.villages, start=1)
        ),
    )


def invent_takedown() -> TakeDownNotice:
    """Return the order to take the invented notices down."""
    base = invent_publication(1)
    return TakeDownNotice(
        unit=base.unit,
        period=base.period,
        title="关于撤下2026年12月社会救助公示的通知",
        notices=tuple(
            PostedNotice(base.title, village, base.posting.first, base.posting.last)
            for village in INVENTED_VILLAGES
        ),
        day=date(2026, 12, 7) + timedelta(days=1),
    )


def _print(html: str, templates: Path | None) -> Preview:
    with press_for(templates) as press:
        return Preview(press(html, None), ".pdf")


def _inspect(
    preview: Preview, kind: PageKind, html: str, publication: Publication, templates: Path | None
) -> Preview:
    """Add what the gate says of a page that an office has made its own."""
    if templates is None:
        return preview
    nobody = collect_secrets(Roster((), ()), shown_texts(publication), publication.unit)
    file = PublicFile(f"预览{preview.suffix}", preview.data, kind, html, publication)
    (report,) = inspect_files((file,), KnownValues(nobody), PageOrder(paper=Paper.A3))
    return replace(preview, report=report)


def _notice(templates: Path | None) -> Preview:
    unit = replace(INVENTED_UNIT, document_number="哈政公示〔2026〕12号")
    publication = replace(invent_publication(), unit=unit)
    html = notice_html(publication, templates)
    return _inspect(_print(html, templates), PageKind.NOTICE, html, publication, templates)


def _poster(templates: Path | None) -> Preview:
    publication = invent_publication()
    html = poster_html(publication, Paper.A3, templates=templates)
    return _inspect(_print(html, templates), PageKind.POSTER, html, publication, templates)


def _publicity(templates: Path | None) -> Preview:
    period = invent_publication(1).period
    publicity = Publicity("rural-dibao", "农村最低生活保障", INVENTED_UNIT, period)
    return _print(publicity_html(publicity, Paper.A3, templates=templates), templates)


def _totals(templates: Path | None) -> Preview:
    return _print(totals_html(invent_totals(), templates), templates)


def _cover(templates: Path | None) -> Preview:
    return _print(cover_html(invent_cover(), templates), templates)


def _takedown(templates: Path | None) -> Preview:
    return _print(takedown_html(invent_takedown(), templates), templates)


def _web(templates: Path | None) -> Preview:
    publication = invent_publication()
    html = web_html(publication, templates)
    preview = Preview(html.encode(), ".html")
    return _inspect(preview, PageKind.WEB, html, publication, templates)


PREVIEWS: dict[str, Callable[[Path | None], Preview]] = {
    "notice": _notice,
    "poster": _poster,
    "publicity": _publicity,
    "totals": _totals,
    "cover": _cover,
    "takedown": _takedown,
    "web": _web,
}
