from dataclasses import replace
from pathlib import Path

import pytest

from noticegen.deidentify.secrets import Secret, Secrets
from noticegen.documents.invented import invent_publication
from noticegen.pipeline.inspection import inspect_files, standing_texts
from noticegen.pipeline.pages import PageKind, PageOrder, make_pages
from noticegen.publication.model import Publication
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.report import GateRule
from noticegen.settings.resources import resource_directory
from noticegen.vocabulary.paper import Layout, Paper
from noticegen.vocabulary.place import Place
from noticegen.vocabulary.stages import Channel

pytestmark = pytest.mark.slow


_PLACE = Place("名单.xlsx", "新城村", 7)


def _known(publication: Publication, *secrets: str) -> KnownValues:
    allowed = {str(value) for entry in publication.entries for value in entry.values}
    allowed |= {village.village for village in publication.villages}
    return KnownValues(
        Secrets(tuple(Secret(value, "remark", _PLACE) for value in secrets), frozenset(allowed))
    )


_ORDERS = {
    "notice": (Channel.BOARD, PageOrder(pictures=True)),
    "split": (Channel.BOARD, PageOrder(by_village=True)),
    "web": (Channel.WEB, PageOrder()),
    "poster": (Channel.BOARD, PageOrder(layout=Layout.POSTER, paper=Paper.A3)),
    "tiles": (Channel.BOARD, PageOrder(layout=Layout.POSTER, paper=Paper.A2, tile=True)),
}


@pytest.mark.parametrize("name", list(_ORDERS))
def test_every_kind_of_file_passes_when_nothing_is_wrong(name: str) -> None:
    channel, order = _ORDERS[name]
    publication = replace(invent_publication(12), channel=channel)
    files = tuple(make_pages(publication, order))
    reports = inspect_files(files, _known(publication, "主动发现", "低保渐退", "张贴日期"), order)
    assert [report.findings for report in reports] == [()] * len(files)


@pytest.mark.parametrize("name", ["split", "web", "poster", "tiles"])
def test_a_secret_is_found_in_every_kind(name: str) -> None:
    channel, order = _ORDERS[name]
    base = replace(invent_publication(6), channel=channel)
    leaking = replace(base, title=f"{base.title}赵钱孙患尿毒症")
    files = tuple(make_pages(leaking, order))
    known = _known(base, "患尿毒症")
    clean = [
        replace(file, publication=replace(file.publication, title=base.title)) for file in files
    ]
    # The title is what the page says, not what the publication says: nothing explains it.
    for report in inspect_files(clean, known, order):
        assert report.findings, report.name


def test_texts_of_an_empty_page_name_nobody() -> None:
    publication = invent_publication(12)
    order = PageOrder(layout=Layout.POSTER, paper=Paper.A3)
    (file,) = make_pages(publication, order)
    assert file.kind is PageKind.POSTER
    texts = standing_texts(file, order)
    assert any("主动发现" in text for text in texts)
    names = {str(entry.values[0]) for entry in publication.entries}
    assert not [text for text in texts for name in names if name in text]


@pytest.mark.parametrize("written", ["赵小驹", "患尿毒症", "赵小驹患尿毒症"])
def test_what_somebody_wrote_into_a_template_explains_nothing(tmp_path: Path, written: str) -> None:
    bundled = (resource_directory("templates") / "notice.html.j2").read_text(encoding="utf-8")
    template = bundled.replace("{% block content %}", "{% block content %}<p>" + written + "</p>")
    (tmp_path / "notice.html.j2").write_text(template, encoding="utf-8")
    publication = invent_publication(6)
    known = KnownValues(
        Secrets(
            (
                Secret("赵小驹", "applicant_name", _PLACE),
                Secret("患尿毒症", "remark", _PLACE),
            ),
            _known(publication).allowed,
        )
    )
    order = PageOrder(templates=tmp_path)
    (report,) = inspect_files(tuple(make_pages(publication, order)), known, order)
    assert GateRule.KNOWN_VALUE in {finding.rule for finding in report.findings}


def test_web_page_without_its_telephone_is_refused() -> None:
    publication = replace(invent_publication(3), channel=Channel.WEB)
    files = tuple(make_pages(publication, PageOrder()))
    page = files[1].html.replace(publication.unit.supervision_telephone, "")
    broken = replace(files[1], html=page, data=page.encode())
    (report,) = inspect_files([broken], _known(publication), PageOrder())
    assert GateRule.STATEMENT_MISSING in {finding.rule for finding in report.findings}


def test_hidden_text_of_a_web_page_is_searched() -> None:
    publication = replace(invent_publication(3), channel=Channel.WEB)
    files = tuple(make_pages(publication, PageOrder()))
    page = files[1].html.replace("</main>", "<!-- 患尿毒症 --></main>")
    (report,) = inspect_files(
        [replace(files[1], html=page)], _known(publication, "患尿毒症"), PageOrder()
    )
    assert GateRule.KNOWN_VALUE in {finding.rule for finding in report.findings}
