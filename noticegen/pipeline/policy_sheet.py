"""Print a policy for the file: from the law as data to a PDF a reviewer signs."""

from __future__ import annotations

from collections.abc import Iterator

from noticegen.documents.policy_sheet import policy_sheet_html
from noticegen.policy.laws import cite
from noticegen.policy.model import Policy
from noticegen.policy.schema import Listing
from noticegen.policy.tables import all_references, place_tables
from noticegen.publication.policy_sheet import PolicySheet, SheetTable
from noticegen.rendering.pdf import render_pdf

RULE_COLUMNS = ("字段", "列名", "处理", "依据", "理由", "施行")
_SUMS_ONLY = "不公开任何一户的内容，只公布合计。"
LAW_COLUMNS = ("依据", "规定了什么", "原话", "施行", "核对", "文本来源")


def policy_pdf(policy: Policy) -> bytes:
    """Return the PDF of a policy."""
    return render_pdf(policy_sheet_html(policy_sheet(policy)))


def policy_sheet(policy: Policy) -> PolicySheet:
    """Return a policy as tables of words."""
    return PolicySheet(
        title=f"{policy.label}公示政策",
        facts=tuple(policy_facts(policy)),
        tables=(*_rule_tables(policy), _law_table(policy)),
        digest=policy.digest,
    )


def policy_facts(policy: Policy) -> Iterator[tuple[str, str]]:
    """Yield what holds for the whole policy, in words."""
    yield (
        "政策",
        f"{policy.name}，版本 {policy.version}"
        + (f"，扩展自 {policy.extends}" if policy.extends else ""),
    )
    yield "施行", f"自{policy.first}" + (f"至{policy.last}" if policy.last else "起")
    yield "名单", f"{policy.listing.label}（{cite(policy.listing_references)}）"
    protected = cite(policy.minors.references)
    yield "未成年人", f"不满{policy.minors.under}周岁的不列入（{protected}）"
    if policy.listing is Listing.NAMES:
        yield "同村同名", policy.same_name.label
    yield "没有写明的字段", "一律不公开"
    for widening in policy.widenings:
        yield "比原政策多公开", f"{widening.what}（{cite(widening.references)}）"


def _rule_tables(policy: Policy) -> Iterator[SheetTable]:
    for table in place_tables(policy):
        rows = tuple(
            (line.field, line.column, line.treatment, line.references, line.why, line.since)
            for line in table.lines
        )
        yield SheetTable(table.heading, table.posting, RULE_COLUMNS, rows, instead=_SUMS_ONLY)


def _law_table(policy: Policy) -> SheetTable:
    rows = tuple(
        (
            reference.citation,
            reference.says,
            reference.quotation or "—",
            f"{reference.first}起" + (f"至{reference.last}" if reference.last else ""),
            reference.checked.label,
            reference.source,
        )
        for reference in all_references(policy)
    )
    return SheetTable("依据", None, LAW_COLUMNS, rows)
