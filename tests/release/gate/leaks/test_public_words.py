"""What explains a known value: the row as it is printed, and nothing that only looks like it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from noticegen.deidentify.secrets import Secret, Secrets
from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.documents.invented import invent_publication
from noticegen.publication.model import Entry, Publication, VillageList
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.leaks.public_words import public_words
from tests.release.conftest import PLACE

_ODD = "赵1"  # a name held for its figure; no household of it is on the page


def _publication(amount: str) -> Publication:
    entry = Entry(7, ("张兰赵", 1, Decimal(amount)))
    return replace(invent_publication(1), villages=(VillageList("新城村", (entry,)),))


def _leaks(publication: Publication, text: str) -> bool:
    names = frozenset(str(entry.values[0]) for entry in publication.entries)
    secrets = Secrets((Secret(_ODD, "applicant_name", PLACE),), names)
    words = public_words(publication, secrets.allowed)
    return any(KnownValues(secrets).find(Passage(Area.PAGE, text, 1), words))


@pytest.mark.parametrize("amount", ["517", "517.50"])
def test_a_name_and_the_figure_in_the_next_cell_are_nobodys_name(amount: str) -> None:
    assert not _leaks(_publication(amount), f"合计\n7 张兰赵 1 {amount}\n合计")


def test_cents_that_only_another_row_has_are_explained() -> None:
    assert not _leaks(_publication("517"), "7 张兰赵 1 517.00")


@pytest.mark.parametrize(
    "text",
    ["赵1", "张兰 赵1", "赵 1", "7 张兰赵 1", "8 张兰赵 1 517", "7 张兰赵 1 518", "赵1 张兰赵"],
)
def test_the_odd_name_anywhere_else_is_found(text: str) -> None:
    assert _leaks(_publication("517"), text)


def test_a_short_foreign_word_is_not_explained_by_a_longer_one() -> None:
    words = public_words(_publication("517"), frozenset({"noindex, noarchive"}))
    assert not words.explains("HIV")
    assert words.explains("noindex, noarchive")
