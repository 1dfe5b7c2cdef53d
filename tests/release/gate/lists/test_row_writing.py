"""The entries of a list are written alike, and stand in their order."""

from __future__ import annotations

from decimal import Decimal

import pytest
from lxml import html

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.documents.poster import poster_html
from noticegen.documents.web import web_html
from noticegen.publication.model import Publication
from noticegen.release.gate.leaks.public_words import public_words
from noticegen.release.gate.lists.checks import check_lists
from noticegen.release.gate.lists.listed_households import find_households
from noticegen.release.gate.page.row_parts import row_parts
from noticegen.release.gate.page.source import read_source
from noticegen.release.gate.presence import check_rows
from noticegen.release.gate.report import GateFinding, GateRule
from noticegen.vocabulary.paper import Paper

PUBLICATION = invent_publication(48)
PAGE = notice_html(PUBLICATION)


def _rules(page: str, publication: Publication = PUBLICATION) -> set[GateRule]:
    names = frozenset(str(entry.values[0]) for entry in publication.entries)
    words = public_words(publication, names)
    source = read_source(page)
    listed = find_households(source.root, publication, row_parts(source.rows, publication))
    return {finding.rule for finding in check_lists(source, publication, words, listed)}


def _faults_of_rows(page: str) -> list[GateFinding]:
    source = read_source(page)
    return [*check_rows(source, PUBLICATION, row_parts(source.rows, PUBLICATION))]


@pytest.mark.parametrize("cents", [False, True])
@pytest.mark.parametrize("households", [2, 5, 24, 90])
def test_our_own_lists_are_alike(households: int, cents: bool) -> None:
    publication = invent_publication(households, cents=cents)
    for page in (
        *(notice_html(publication), web_html(publication)),
        *(poster_html(publication, paper) for paper in Paper),
    ):
        assert _rules(page, publication) == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (">王秀英<", ">王\u3000秀英<"),
        (">王秀英<", ">王\u2009秀英<"),
        (">王秀英<", ">王秀英\u3000<"),
        (">628<", ">６28<"),
        (">628<", ">628.00<"),
        (">628<", ">0628<"),
        (">628<", ">¥628<"),
        (">1035<", ">1,035<"),
        ('>2</td><td class="name', '>②</td><td class="name'),
        ('>2</td><td class="name', '>02</td><td class="name'),
    ],
)
def test_one_value_written_otherwise_is_found(old: str, new: str) -> None:
    page = PAGE.replace(old, new, 1)
    assert page != PAGE
    assert GateRule.UNEVEN_WRITING in _rules(page)


def _lists(row: str, order: str = "") -> str:
    rows = [
        row.format(number=entry.number, name=entry.values[0], people=entry.values[1], x=amount)
        for village in PUBLICATION.villages
        for entry in (village.entries[::-1] if order else village.entries)
        for amount in (entry.values[2],)
    ]
    return f"<body><table>{''.join(rows)}</table></body>"


_ROW = "<tr><td>{number}</td><td>{name}</td><td>{people}</td><td>%s</td></tr>"


@pytest.mark.parametrize("amount", ["{x}", "{x}.00", "¥{x}", "{x:,}", "{x:,}.00", "￥{x:05}"])
def test_a_column_may_be_written_in_a_way_of_its_own(amount: str) -> None:
    assert _rules(_lists(_ROW % amount)) == set()


def test_names_of_one_length_may_be_spread() -> None:
    page = _lists(_ROW % "{x}")
    for entry in PUBLICATION.entries:
        name = str(entry.values[0])
        if len(name) == 2:
            page = page.replace(f">{name}<", f">{name[0]}\u3000{name[1]}<")
    assert "\u3000" in page
    assert _rules(page) == set()


def test_households_in_another_order_are_found() -> None:
    assert _rules(_lists(_ROW % "{x}", "backwards")) == {GateRule.ROW_ORDER}


def test_figures_in_sentences_are_compared_too() -> None:
    said = "<p>{name}，{people}人，{x}元。</p>"
    assert _rules(_lists(said)) == set()
    assert _rules(_lists(said).replace("，628元", "，628.00元", 1)) == {GateRule.UNEVEN_WRITING}


def test_an_amount_as_the_publication_holds_it_is_no_sign() -> None:
    publication = invent_publication(9, cents=True)
    amounts = [entry.values[2] for entry in publication.entries]
    assert {isinstance(amount, Decimal) for amount in amounts} == {True}
    rows = "".join(
        f"<tr><td>{entry.number}</td>{''.join(f'<td>{value}</td>' for value in entry.values)}</tr>"
        for entry in publication.entries
    )
    assert _rules(f"<body><table>{rows}</table></body>", publication) == set()


@pytest.mark.parametrize(
    "first", ["", "{number}", "{village}", "{number}|{village}", "{village}|{number}", "{label}"]
)
def test_numbers_may_be_left_out_and_villages_told(first: str) -> None:
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td>{told}</td>"
            for told in (
                *filter(None, _told(first, village.village, entry.number).split("|")),
                *entry.values,
            )
        )
        + "</tr>"
        for village in PUBLICATION.villages
        for entry in village.entries
    )
    page = f"<body><table>{rows}</table></body>"
    assert _rules(page) == set()
    assert not _faults_of_rows(page)
    other = PUBLICATION.villages[1].village
    if "village" in first:
        wrong = page.replace(f"<td>{PUBLICATION.villages[0].village}", f"<td>{other}", 1)
        assert _faults_of_rows(wrong)
    uneven = page.replace("<td>王", "<td>王 ", 1)
    assert _rules(uneven) == {GateRule.UNEVEN_WRITING}


@pytest.mark.parametrize(
    ("some", "others"), [("农村低保", ""), ("农村低保", "农低保"), ("{village}", "")]
)
def test_what_rows_have_in_common_all_of_them_have(some: str, others: str) -> None:
    rows = "".join(
        f"<tr>{''.join(f'<td>{value}</td>' for value in (entry.number, *entry.values))}<td>"
        f"{(some if entry.number % 2 else others).format(village=village.village)}</td></tr>"
        for village in PUBLICATION.villages
        for entry in village.entries
    )
    assert _faults_of_rows(f"<body><table>{rows}</table></body>")


@pytest.mark.parametrize(
    ("number", "amount"), [("{}.", "{}"), ("{}、", "{}"), ("{}", "¥{:.2f}"), ("{}．", "￥{:.2f}元")]
)
def test_numbers_may_have_a_point_and_amounts_a_sign_and_cents(number: str, amount: str) -> None:
    rows = "".join(
        f"<tr><td>{number.format(entry.number)}</td><td>{entry.values[0]}</td>"
        f"<td>{entry.values[1]}</td><td>{amount.format(entry.values[2])}</td></tr>"
        for entry in PUBLICATION.entries
    )
    page = f"<body><table>{rows}</table></body>"
    assert _rules(page) == set()
    assert not _faults_of_rows(page)


def _told(first: str, village: str, number: int) -> str:
    return first.format(number=number, village=village, label=PUBLICATION.programme_label)


def test_a_page_without_a_body_has_no_list() -> None:
    assert html.document_fromstring("<p>x</p>") is not None
    assert _rules("<html></html>") == set()
