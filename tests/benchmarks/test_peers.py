from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.peers.adapters import yinshield
from benchmarks.peers.corpora import Sample, Span, read_corpus
from benchmarks.peers.packages import OURS, PEERS, Peer
from benchmarks.peers.questions import Hit, ask
from benchmarks.peers.scoring import score

_ADAPTERS = Path(yinshield.__file__).parent
_LINE = "户主张伟，监督电话0472-5512345"


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.title)
def test_every_peer_is_pinned_whole_and_has_an_adapter(peer: Peer) -> None:
    rows = peer.requirements.read_text(encoding="utf-8").splitlines()
    assert all(row.startswith("#") or row.count("==") == 1 for row in rows)
    assert (_ADAPTERS / f"{peer.adapter}.py").is_file()


def test_no_peer_is_a_dependency_of_ours() -> None:
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    named = {peer.package for peer in PEERS} - {"presidio"}
    assert not [name for name in named if name in project.lower()]


@pytest.mark.slow  # a peer is a process of its own
def test_we_are_asked_in_the_same_way_as_our_peers() -> None:
    number = "150203195203040010"
    answers = ask(OURS, Path(sys.executable), [f"身份证号{number}", "本月共发放12户"])
    assert [[hit.types for hit in hits] for hits in answers.hits] == [[("CN_ID_CARD",)], []]
    assert (answers.hits[0][0].start, answers.hits[0][0].end) == (4, 4 + len(number))
    assert answers.crashes == 0


def test_a_span_counts_by_any_type_the_peer_may_have_meant() -> None:
    sample = Sample(_LINE, (Span(("PERSON",), 2, 4, "name"),), is_clean=False)
    figures = score([sample], [[Hit(("ADDRESS", "PERSON"), 3, 4)]])
    assert (figures.groups["name"].found, figures.groups["name"].covered) == (1, 0)


def test_an_office_telephone_must_be_left_alone() -> None:
    sample = Sample(_LINE, (Span(("CN_LANDLINE",), 9, 21, "published"),), is_clean=False)
    flagged = score([sample], [[Hit(("CN_LANDLINE",), 10, 12)]])
    assert (flagged.counts["published"], flagged.counts["left_alone"]) == (1, 0)
    assert score([sample], [[]]).counts["left_alone"] == 1


def test_a_date_is_no_alarm_but_any_other_hit_on_a_clean_line_is() -> None:
    clean = Sample("2026年3月4日发放", (), is_clean=True)
    assert score([clean], [[Hit(("BIRTH_DATE", "DATE"), 0, 9)]]).counts["false_lines"] == 0
    assert score([clean], [[Hit(("QQ",), 0, 4)]]).counts["false_lines"] == 1


def test_a_masked_number_may_only_be_called_masked() -> None:
    sample = Sample("138****5678", (Span(("MASKED_ID",), 0, 11, "masked"),), is_clean=False)
    live = score([sample], [[Hit(("CN_MOBILE",), 0, 3)]])
    assert live.counts["called_live"] == 1
    assert score([sample], [[Hit(("MASKED_ID",), 0, 11)]]).counts["called_live"] == 0


def test_lines_from_elsewhere_are_read(tmp_path: Path) -> None:
    span = {"type": "CN_BANK_CARD", "alt": [], "start": 0, "end": 3, "group": "plain"}
    rows = [
        {"text": "一\u2028二", "kind": "plain", "spans": [span]},
        {"text": "好的", "kind": "clean", "spans": []},
    ]
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    card, clean = read_corpus(str(file))
    assert card.spans == (Span(("CN_BANK_CARD", "CN_BANK_ACCOUNT"), 0, 3, "plain"),)
    assert clean.is_clean


@given(st.lists(st.tuples(st.text("户主李。", max_size=4), st.text("0123", min_size=1))))
def test_spans_of_a_masked_text_are_read_back(pieces: list[tuple[str, str]]) -> None:
    originals = {f"<PHONE_{place}>": value for place, (_, value) in enumerate(pieces)}
    masked = "".join(
        before + placeholder for (before, _), placeholder in zip(pieces, originals, strict=True)
    )
    text = "".join(before + value for before, value in pieces)
    hits = list(yinshield.read_back(masked, originals))
    assert [text[start:end] for _, start, end in hits] == [value for _, value in pieces]
