"""The files of a totals notice."""

from __future__ import annotations

from collections.abc import Iterator

from noticegen.documents.amounts import decimals_needed, write_amount
from noticegen.documents.totals import totals_html
from noticegen.pipeline.file_names import name_file
from noticegen.pipeline.pages import PageKind, PageOrder, PublicFile, make_pictures, make_takedown
from noticegen.publication.model import Publication, Wording
from noticegen.publication.totals import TotalsNotice


def make_totals_pages(notice: TotalsNotice, order: PageOrder) -> Iterator[PublicFile]:
    """Yield the notice's page and, if wanted, its pictures and the order to take it down.

    Numbers are posted as an A4 notice; there is nothing to read from two metres.
    """
    publication = as_publication(notice)
    html = totals_html(notice, order.templates)
    file = PublicFile(
        name=name_file(publication, None, None, "汇总", ".pdf"),
        data=order.printer(html, None),
        kind=PageKind.TOTALS,
        html=html,
        publication=publication,
        sums=_figures(notice),
    )
    yield file
    if order.pictures:
        yield from make_pictures(file)
    if order.take_down:
        yield make_takedown(publication, (publication,), order)


def as_publication(notice: TotalsNotice) -> Publication:
    """Return what a totals notice says as a publication that lists nobody."""
    return Publication(
        programme=notice.programme,
        programme_label=notice.programme_label,
        stage=notice.stage,
        channel=notice.channel,
        unit=notice.unit,
        period=notice.period,
        title=notice.title,
        posting=notice.posting,
        basis=notice.basis,
        wording=Wording(notice.opening, "", notice.objection, None),
        columns=(),
        villages=(),
        not_shown=0,
    )


def _figures(notice: TotalsNotice) -> frozenset[str]:
    """Return the sums as they are printed: a household's own amount may equal one of them."""
    lines = (notice.total, *notice.lines)
    amounts = [line.amount for line in lines if line.amount is not None]
    counts = [count for line in lines for count in (line.households, line.people)]
    return frozenset(
        [str(count) for count in counts if count is not None]
        + [write_amount(amount, decimals_needed(amounts)) for amount in amounts]
        + [write_amount(amount, decimals_needed([amount])) for amount in amounts]
        + [line.village for line in lines if line.village]
    )
