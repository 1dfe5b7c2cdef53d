"""What a PDF must not be made of; each fault alone is enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.detection.inspectors.pdf.document import PdfContents, read_pdf
from noticegen.release.gate.pdf.form import check_form
from noticegen.release.gate.report import GateFinding, GateRule
from tests.release.conftest import Finished


@pytest.fixture(scope="module")
def contents(finished: Finished) -> PdfContents:
    return read_pdf(finished.data)


def test_a_sound_file_has_no_fault(contents: PdfContents) -> None:
    assert list(check_form(contents)) == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"encrypted": True}, GateFinding(GateRule.ENCRYPTED, Area.OBJECT)),
        ({"revisions": 2}, GateFinding(GateRule.REVISED, Area.REMAINS)),
        ({"revisions": 0}, GateFinding(GateRule.REVISED, Area.REMAINS)),
        ({"unmapped": 1}, GateFinding(GateRule.TEXT_UNRELIABLE, Area.PAGE)),
        ({"has_lying_font": True}, GateFinding(GateRule.TEXT_UNRELIABLE, Area.PAGE)),
        ({"fonts": ()}, GateFinding(GateRule.FONT_NOT_EMBEDDED, Area.PAGE)),
        ({"unread_pages": (2,)}, GateFinding(GateRule.UNREADABLE, Area.PAGE, 2)),
        ({"pictures": (1, 1)}, GateFinding(GateRule.UNEXPECTED_PICTURE, Area.PICTURE, 1)),
        (
            {"passages": (Passage(Area.SCRIPT, "x"),)},
            GateFinding(GateRule.UNEXPECTED_SCRIPT, Area.SCRIPT),
        ),
        (
            {"passages": (Passage(Area.ATTACHMENT, "x"),)},
            GateFinding(GateRule.UNEXPECTED_ATTACHMENT, Area.ATTACHMENT),
        ),
    ],
)
def test_each_fault_is_told(
    contents: PdfContents, changes: dict[str, object], found: GateFinding
) -> None:
    damaged = replace(contents, **changes)  # type: ignore[arg-type]  # the class's own fields
    assert list(check_form(damaged)) == [found]


@pytest.mark.parametrize("mark", ["\ue001", "\uf8ff", "\U000f0001"])
def test_a_character_that_means_what_one_font_makes_of_it_is_told(
    contents: PdfContents, mark: str
) -> None:
    passages = (*contents.passages, Passage(Area.PAGE, f"号码{mark}", 1))
    (finding,) = check_form(replace(contents, passages=passages))
    assert finding.rule is GateRule.TEXT_UNRELIABLE


def test_one_font_that_is_not_embedded_is_enough(contents: PdfContents) -> None:
    first, *others = contents.fonts
    fonts = (replace(first, embedded=False), *others)
    (finding,) = check_form(replace(contents, fonts=fonts))
    assert finding.rule is GateRule.FONT_NOT_EMBEDDED
