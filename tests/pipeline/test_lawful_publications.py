"""Lawful lists pass the gate, however they look; a secret planted in one of them never does."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from noticegen.deidentify.door import Passage, publish
from noticegen.deidentify.order import NoticeOrder
from noticegen.pipeline.inspection import inspect_files
from noticegen.pipeline.invented_lists import invented_roster
from noticegen.pipeline.pages import PageOrder, PublicFile, make_pages
from noticegen.policy.catalogue import load_policy
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.report import GateRule
from noticegen.rendering.pdf import render_pdf
from noticegen.screening.model import ScreeningContext
from noticegen.screening.screen import screen
from noticegen.settings.unit import Unit
from noticegen.vocabulary.paper import Layout
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.stages import Channel, Stage
from tests.pipeline.lawful_rosters import lawful_people

pytestmark = pytest.mark.slow


_START = date(2026, 12, 1)
_UNIT = Unit(
    issuer="示例市示例旗白音花镇人民政府",
    office="社会救助办公室",
    address="白音花镇政府一楼便民大厅",
    telephone="0472-5550101",
    supervision_telephone="0472-5550102",
    policy_url="https://mzj.example.gov.cn/policy",
)
_FOUND = {
    *(GateRule.KNOWN_VALUE, GateRule.KNOWN_FRAGMENT, GateRule.KNOWN_DATE, GateRule.DETECTED),
}
# Sets for villages and posters take longer to make: every fifth list is enough.
_ORDERS = {1: PageOrder(by_village=True), 3: PageOrder(layout=Layout.POSTER)}


def _publish(people: tuple[Mapping[str, str], ...]) -> Passage:
    policy = load_policy("rural-dibao")
    order = NoticeOrder(_UNIT, Period(2026, 12), _START, Stage.PAID, Channel.BOARD)
    roster = invented_roster(people)
    context = ScreeningContext(
        start=_START,
        required=policy.required_fields(order.stage, order.channel, on=_START),
        shown=policy.shown_fields(order.stage, order.channel, on=_START),
        uncovered=lambda _text: frozenset(),
        adult_age=policy.minors.under,
    )
    return publish(roster, screen(roster, context), policy, order)


def _order(seed: int) -> PageOrder:
    return _ORDERS.get(seed % 5, PageOrder())


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(30))
def test_a_lawful_publication_passes_and_any_secret_in_it_is_found(seed: int) -> None:
    people, minors = lawful_people(seed)
    passage = _publish(people)
    known = KnownValues(passage.secrets)
    files = tuple(make_pages(passage.publication, _order(seed)))
    for report in inspect_files(files, known, _order(seed)):
        assert [str(finding) for finding in report.findings] == []

    dice = random.Random(seed)  # noqa: S311 - invented people, no secret
    for value in _secrets_of(people, minors, passage):
        planted = _planted(files[0], value)
        (report,) = inspect_files([planted], known, _order(seed))
        assert _FOUND & {finding.rule for finding in report.findings}, value
    if seed % 5:
        return
    drawn = _planted(files[0], dice.choice(people)["id_number"])
    (report,) = inspect_files(
        [replace(drawn, data=render_pdf(drawn.html), html=files[0].html)], known, _order(seed)
    )
    assert {GateRule.KNOWN_VALUE, GateRule.TEXT_DISAGREES} <= {f.rule for f in report.findings}


def _secrets_of(
    people: tuple[Mapping[str, str], ...], minors: frozenset[int], passage: Passage
) -> list[str]:
    """Return what must be found of three people, and of whoever is not listed the name as well."""
    values = [person[key] for person in people[:1] for key in ("id_number", "bank_account")]
    values += [person["phone"] for person in people if person["phone"].startswith("139")][:1]
    values += [
        people[number]["applicant_name"]
        for number in sorted(minors)[:1]
        if people[number]["applicant_name"] not in passage.secrets.allowed
    ]
    return values


def _planted(file: PublicFile, value: str) -> PublicFile:
    return replace(file, html=file.html.replace("</body>", f"<p>{value}</p></body>"))
