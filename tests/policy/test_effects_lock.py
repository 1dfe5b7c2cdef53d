"""The effects lock: nothing may reveal more than the committed lock says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from noticegen.cli.app import run
from noticegen.deidentify import entries, family_sheets
from noticegen.pipeline import effect_pages, effects
from noticegen.pipeline.invented_lists import invented_people
from noticegen.policy.catalogue import load_policy, policy_names
from noticegen.policy.methods import METHODS
from noticegen.policy.model import Policy
from noticegen.policy.schema import Listing
from noticegen.policy.treatments import Given, Standing
from noticegen.publication.model import PublicValue
from noticegen.settings.resources import resource_directory
from noticegen.settings.schema import StrictModel
from noticegen.vocabulary.stages import Channel

pytestmark = pytest.mark.slow


PEOPLE = invented_people()
REVEALED = effects.lock_file().read_text(encoding="utf-8")


def test_nothing_more_is_revealed_than_the_lock_says() -> None:
    more = [line for line in effects.compare_with_lock() if line.startswith("+")]

    assert not more, (
        "公开的内容变多了；确属必要时运行 noticegen policy lock --update 并在提交说明里写明"
    )


def test_every_policy_is_under_lock() -> None:
    for name in policy_names():
        assert f"{name} " in REVEALED


def test_every_place_of_every_policy_has_its_pages_under_lock() -> None:
    for name in policy_names():
        policy = load_policy(name)
        kinds = ("notice", "poster") if policy.listing is Listing.NAMES else ("totals",)
        for stage, known in policy.stages.items():
            for channel in known.posting:
                for kind in (*kinds, "takedown"):
                    assert f"\n{name} {stage} {channel} {kind} " in REVEALED
                if policy.listing is Listing.NAMES and channel is Channel.WEB:
                    assert f"\n{name} {stage} {channel} web " in REVEALED
    for kind in (
        "sheet",
        "telephone-page",
        "message paid rural-dibao",
        "message ended urban-dibao",
    ):
        assert f"\nhappiness-sheet household {kind} " in REVEALED


@pytest.mark.parametrize("name", ["orphan-allowance", "unsupported-children", "rigid-expenditure"])
def test_unlistable_programmes_reveal_nobody(name: str) -> None:
    lines = "\n".join(line for line in REVEALED.splitlines() if line.startswith(f"{name} "))

    assert "totals" in lines
    for person in PEOPLE:
        assert person["applicant_name"] not in lines
        assert person["monthly_amount"] not in lines


def test_no_private_value_stands_in_the_lock() -> None:
    private = ("id_number", "phone", "bank_account", "address", "member_names", "guardian_name")
    sensitive = ("illness", "cause", "hospital", "medical_cost", "income", "remark", "end_reason")
    for person in PEOPLE:
        for key in (*private, *sensitive):
            assert person[key] not in REVEALED


def test_the_lock_holds_lines_that_people_can_be_told_by() -> None:
    minors = [one["applicant_name"] for one in PEOPLE if is_minor(one)]
    listed = [one["applicant_name"] for one in PEOPLE if not is_minor(one)]

    assert len(minors) == 3
    assert [name for name in minors if name in REVEALED] == []
    assert [name for name in listed if name not in REVEALED] == []
    assert "另有3户" in REVEALED


def is_minor(person: Mapping[str, str]) -> bool:
    return person["birth_date"] > "2008-12-01"


def policy_effects(policy: Policy, templates: Path | None = None) -> list[str]:
    """Return what one policy reveals, every page with all its words."""
    pages = effect_pages.draw_pages(policy, PEOPLE, templates)
    words = [f"{page.place} {page.kind} {line}" for page in pages for line in page.lines]
    return [*effect_pages.list_facts(policy, PEOPLE), *words]


def newly_revealed(policy: str, templates: Path | None = None) -> list[str]:
    """Return the lines of one policy's pages that the lock does not hold, here or for every page.

    One policy is drawn in half a second, all of them take five.
    """
    locked = set(REVEALED.splitlines())
    lines = policy_effects(load_policy(policy), templates)
    return [
        line
        for line in lines
        if line not in locked
        and re.sub(r"^.*?(board|web|household) ", "every ", line) not in locked
    ]


def test_a_policy_alone_reveals_what_the_lock_says_of_it() -> None:
    assert newly_revealed("rural-dibao") == []
    assert newly_revealed("happiness-sheet") == []


def test_a_weaker_policy_breaks_the_lock(tmp_path: Path) -> None:
    source = Path(effects.lock_file()).parent.parent / "rural-dibao.yaml"
    weak = tmp_path / "rural-dibao.yaml"
    weak.write_text(
        source.read_text(encoding="utf-8").replace(
            "    action: mask\n    method: surname\n",
            "    action: mask\n    method: surname-and-last\n",
        ),
        encoding="utf-8",
    )

    lines = policy_effects(load_policy(weak))

    assert any(
        one.startswith("rural-dibao paid web web") and "新城村（" in one and "欧阳某国" in one
        for one in lines
    )
    assert "欧阳某国" not in REVEALED


def test_a_weaker_mask_breaks_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    def leaky(value: Given, _parameters: StrictModel, _standing: Standing) -> PublicValue:
        return f"{str(value)[:-1]}某"

    weak = {**METHODS, "surname": replace(METHODS["surname"], apply=leaky)}
    monkeypatch.setattr("noticegen.policy.building.METHODS", weak)

    assert any(line.startswith("+") for line in effects.compare_with_lock())


def test_a_leaking_door_breaks_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "village_of", lambda household, _day: household.head.text("phone"))

    assert newly_revealed("rural-dibao")


def test_a_changed_household_page_breaks_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(family_sheets, "_CAUSES", ((re.compile("子女"), "因为已随子女迁居"),))
    more = newly_revealed("happiness-sheet")

    assert any("household sheet" in line and "因为已随子女迁居" in line for line in more)


# What a template may ask for and should not print, and where it would be seen.
WEAKER = {
    "an allowed variable once more": (
        "notice.html.j2",
        "{% for table in listing.tables %}",
        "{% for table in listing.tables %}<p>{{ table.rows[0][1].text }}</p>",
    ),
    "names in an attribute": (
        "notice.html.j2",
        "{% block content %}",
        "{% block content %}{% for one in publication.entries %}"
        '<p title="{{ one.values[0] }}"></p>{% endfor %}',
    ),
    "names in a comment": (
        "web.html.j2",
        "<main>",
        "<main><!-- {{ publication.entries[0].values[0] }} -->",
    ),
    "names as the name of a class": (
        "web.html.j2",
        "<main>",
        '<main class="{{ publication.entries[0].values[0] }}">',
    ),
    "names in a string of the style sheet": (
        "poster.html.j2",
        "</style>",
        '.keep::after { content: "{{ publication.entries[0].values[0] }}" }</style>',
    ),
    "the rule that shows a column": (
        "poster.html.j2",
        '<div class="corner">',
        '<div class="corner"><p>{{ publication.columns[0].rule }}</p>',
    ),
    "names once more where a long list is attached": (
        "notice.html.j2",
        "{% block content %}",
        "{% block content %}{% for one in listing.attachments %}<p>{{ one }}</p>{% endfor %}",
    ),
    "an address nobody asked for": (
        "takedown.html.j2",
        "{% block content %}",
        "{% block content %}<p>{{ unit.address }}</p>",
    ),
}


@pytest.mark.parametrize("weakness", WEAKER)
def test_a_weaker_template_breaks_the_lock(weakness: str, tmp_path: Path) -> None:
    name, before, after = WEAKER[weakness]
    source = (resource_directory("templates") / name).read_text(encoding="utf-8")
    assert before in source
    (tmp_path / name).write_text(source.replace(before, after), encoding="utf-8")

    more = newly_revealed("rural-dibao", tmp_path)

    assert more
    assert all(f" {name.partition('.')[0]}" in line for line in more)


def test_the_command_tells_what_is_shown_more(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        effects, "effects", lambda _templates=None: (*REVEALED.splitlines(), "一户 张三")
    )

    assert run(["policy", "lock"]) == 1
    assert "+一户 张三" in capsys.readouterr().out
