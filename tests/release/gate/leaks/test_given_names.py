"""People who are not listed, called by their given names or told by a house in Han numerals."""

from __future__ import annotations

import pytest

from noticegen.deidentify.secrets import Secret, Secrets
from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.documents.invented import invent_publication
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.leaks.public_words import public_words
from noticegen.release.gate.own_words.additions import check_additions
from noticegen.release.gate.report import GateRule
from tests.release.conftest import PLACE

PUBLICATION = invent_publication(9)
WORDS = public_words(PUBLICATION, frozenset())
KNOWN = KnownValues(
    Secrets(
        (
            Secret("孟大江", "applicant_name", PLACE),
            Secret("白小禾", "applicant_name", PLACE),
            Secret("赵平安", "applicant_name", PLACE),
            Secret("新城村2组11号", "address", PLACE),
        ),
        frozenset(),
    )
)


@pytest.mark.parametrize("text", ["请大江来补材料。", "小禾的姑姑请到镇政府。", "通知平安家来领取"])
def test_who_is_called_by_a_given_name_is_found(text: str) -> None:
    found = {finding.rule for finding in check_additions(text, WORDS, (), KNOWN)}
    assert GateRule.UNEXPECTED_NAME in found


@pytest.mark.parametrize("text", ["祝各位平安。", "请到镇政府来补材料。", "大江南北"])
def test_an_everyday_word_is_nobody(text: str) -> None:
    found = {finding.rule for finding in check_additions(text, WORDS, (), KNOWN)}
    assert GateRule.UNEXPECTED_NAME not in found


def test_a_house_is_found_in_han_numerals() -> None:
    passage = Passage(Area.SOURCE, "请到二组十一号门口张贴")
    assert [finding.rule for finding in KNOWN.find(passage, WORDS)]
    assert not list(KNOWN.find(Passage(Area.SOURCE, "请到二组十二号门口张贴"), WORDS))
