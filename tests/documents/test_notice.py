import re
from dataclasses import replace
from decimal import Decimal

import pytest

from noticegen.documents.invented import AWKWARD_NAMES, invent_publication
from noticegen.documents.notice import describe_totals, notice_html
from noticegen.errors import InputError
from noticegen.publication.model import Entry, Publication, VillageList


def _with_name(name: str) -> Publication:
    return replace(
        invent_publication(),
        villages=(VillageList("新村", (Entry(1, (name, 1, Decimal(500))),)),),
    )


def test_everything_a_notice_must_say_is_there() -> None:
    publication = invent_publication()
    text = re.sub(r"<style>.*?</style>", "", notice_html(publication), flags=re.DOTALL)
    unit = publication.unit
    for expected in (
        *AWKWARD_NAMES,
        *(village.village for village in publication.villages),
        "自2026年12月1日（星期二）起至2026年12月7日（星期一）止，共7天",
        publication.wording.opening,
        publication.wording.procedure.removeprefix("以下"),
        publication.wording.objection,
        publication.wording.not_shown,
        unit.address,
        unit.telephone,
        unit.supervision_telephone,
        unit.issuer,
    ):
        assert expected is not None
        assert expected in text


@pytest.mark.parametrize("name", ["<b>王</b>", "{{7*7}}", "&amp;", "{% raw %}", "<script>"])
def test_a_name_is_only_ever_text(name: str) -> None:
    html = notice_html(_with_name(name))
    escaped = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f">{escaped}</td>" in html


def test_one_household_of_one_person_has_no_plural_village_count() -> None:
    assert describe_totals(_with_name("王文")) == "以上共1户1人，金额合计500元（人民币伍佰元整）。"


def test_totals_are_the_sums_of_all_villages() -> None:
    publication = invent_publication(61, cents=True)
    people = sum(int(entry.values[1]) for entry in publication.entries)
    yuan = sum(Decimal(entry.values[2]) for entry in publication.entries)
    assert describe_totals(publication).startswith(
        f"以上3个村共61户{people}人，金额合计{yuan:.2f}元"
    )


def test_page_holds_no_address_to_fetch() -> None:
    html = notice_html(invent_publication())
    assert not re.search(r"""(src|href)\s*=|url\(|@import""", html)


def test_too_long_an_address_for_the_code_is_refused() -> None:
    publication = invent_publication()
    unit = replace(publication.unit, policy_url="https://mzj.example.gov.cn/" + "a" * 100)
    with pytest.raises(InputError) as caught:
        notice_html(replace(publication, unit=unit))
    assert caught.value.code == "qr-too-long"
