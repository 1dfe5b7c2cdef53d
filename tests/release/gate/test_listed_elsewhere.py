"""People whom another file of a run lists are not named on this one."""

from __future__ import annotations

from dataclasses import replace

from noticegen.documents.invented import invent_publication
from noticegen.release.gate.listed_elsewhere import ListedElsewhere
from noticegen.release.gate.report import GateRule

PUBLICATION = invent_publication(12)
PARTS = [replace(PUBLICATION, villages=(village,)) for village in PUBLICATION.villages]
NOBODY = replace(PUBLICATION, villages=())


def test_a_cover_sheet_names_nobody() -> None:
    listed = ListedElsewhere([*PARTS, NOBODY])
    name = str(PUBLICATION.entries[0].values[0])
    (finding,) = listed.find(f"<p>{name}情况特殊</p>", NOBODY)
    assert finding.rule is GateRule.UNEXPECTED_NAME
    assert name not in str(finding)
    assert not list(listed.find("<p>请各村按时张贴</p>", NOBODY))


def test_a_village_names_its_own_people_alone() -> None:
    listed = ListedElsewhere(PARTS)
    for own, other in zip(PARTS, PARTS[1:] + PARTS[:1], strict=True):
        table = "".join(f"<tr><td>{entry.values[0]}</td></tr>" for entry in own.entries)
        assert not list(listed.find(f"<table>{table}</table>", own))
        assert list(listed.find(f"<table>{table}</table>", other))


def test_a_sentence_with_the_same_characters_names_nobody() -> None:
    entry = replace(PUBLICATION.entries[0], values=("任何", *PUBLICATION.entries[0].values[1:]))
    village = replace(PUBLICATION.villages[0], entries=(entry,))
    listed = ListedElsewhere([replace(PUBLICATION, villages=(village,)), NOBODY])
    assert not list(listed.find(f"<p>{PUBLICATION.wording.objection}</p>", NOBODY))
    assert list(listed.find("<p>任何</p>", NOBODY))
