"""A notice's page: from a publication to self-contained HTML."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from noticegen.documents.environment import render_template
from noticegen.documents.qr import qr_svg
from noticegen.documents.tables import build_tables, sum_column
from noticegen.documents.titles import break_title
from noticegen.publication.model import ColumnKind, Publication


def notice_html(publication: Publication) -> str:
    """Return the page of a notice; it needs nothing but the declared fonts."""
    return render_template(
        "notice.html.j2",
        {
            "publication": publication,
            "title_lines": break_title(publication.title),
            "tables": build_tables(publication),
            "totals": describe_totals(publication),
            "qr": Markup(qr_svg(publication.unit.policy_url, "救助政策网页")),  # noqa: S704  # segno's own markup
        },
    )


def describe_totals(publication: Publication) -> str:
    """Say in one sentence how many households, people and yuan the notice lists."""
    entries, columns = publication.entries, publication.columns
    people = sum_column(columns, entries, ColumnKind.COUNT)
    amount = sum_column(columns, entries, ColumnKind.AMOUNT)
    villages = len(publication.villages)
    sentence = f"以上{villages}个村" if villages > 1 else "以上"
    sentence += f"共{len(entries)}户" + (f"{people}人" if people is not None else "")
    return sentence + (f"，金额合计{_write_yuan(amount)}" if amount is not None else "") + "。"


def _write_yuan(amount: Decimal) -> str:
    from noticegen.documents.amounts import capital_amount, decimals_needed, write_amount

    figures = write_amount(amount, decimals_needed([amount]))
    return f"{figures}元（人民币{capital_amount(amount)}）"
