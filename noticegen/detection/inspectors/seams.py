"""Numbers that run over the edges of passages: two paragraphs, or a box for every digit.

Forms have a box for each digit of an ID number; a hostile page sets each digit in a block of its
own. Neighbouring figures are common and mean nothing: only lengths that numbers have are joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from noticegen.detection.inspectors.contents import Area, Passage

_TAIL = re.compile(r"([0-9]{1,18})-?$")  # a hyphen says that the number goes on
_HEAD = re.compile(r"[0-9]{1,18}[Xx]?")
_BOX = re.compile(r"[0-9Xx]")
_WHOLE = frozenset({11, 15, 18})
_IN_TWO = frozenset({11, 15, 16, 17, 18, 19, 20})
_ID_LENGTH, _LEAST_BOXES = 18, 11
_LABEL = re.compile("电话|手机|账号|卡号|证号|号码")
_CONTEXT = 40
_RUNNING = frozenset({Area.TEXT, Area.HIDDEN_TEXT, Area.COMMENT, Area.HEADER_FOOTER, Area.DRAWING})


def read_seams(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield every passage, and behind it a number that it begins and the next ones go on with."""
    chain: list[Passage] = []
    for passage in passages:
        yield passage
        if passage.cells:
            # A box below a heading has the heading in front.
            texts = [cell.rpartition("：")[2] for cell in passage.text.split("\t")]
            yield from (replace(passage, text=text, cells=()) for text in numbers_in_boxes(texts))
        if not chain or not _continues(chain[-1], passage):
            yield from _joined(chain)
            chain = []
        if passage.area in _RUNNING and not passage.cells and passage.text.strip():
            chain.append(passage)
    yield from _joined(chain)


def _continues(first: Passage, second: Passage) -> bool:
    if first.area is not second.area or second.cells or _part(first) != _part(second):
        return False
    head = second.text.strip()[:1]
    return bool(_BOX.fullmatch(head)) and _TAIL.search(first.text.strip()) is not None


def _part(passage: Passage) -> tuple[int | None, str]:
    """Return what both halves of a number have in common: the page, the part of the file."""
    before, _, last = (passage.spot or "").rpartition(" ")
    return passage.page, before if last.startswith("第") else passage.spot or ""


def _joined(chain: Sequence[Passage]) -> Iterator[Passage]:
    texts = [passage.text.strip() for passage in chain]
    yield from (replace(chain[0], text=text) for text in numbers_in_boxes(texts))
    for passage, first, second in zip(chain, texts, texts[1:], strict=False):
        tail, head = _TAIL.search(first), _HEAD.match(second)
        if tail is None or head is None:
            continue
        lengths = len(tail[1]), len(head.group())
        if sum(lengths) in _IN_TWO and not _WHOLE.intersection(lengths):
            text = f"{first[-_CONTEXT:]}\n{second[:_CONTEXT]}"
            yield replace(passage, text=text, line=_line_of_end(passage))


def _line_of_end(passage: Passage) -> int | None:
    """Return the number of the line that the end of a passage, as it is joined, begins in."""
    if passage.line is None:
        return None
    begin = max(0, len(passage.text.rstrip()) - _CONTEXT)
    return passage.line + passage.text.count("\n", 0, begin)


def numbers_in_boxes(texts: Sequence[str]) -> Iterator[str]:
    """Yield the numbers that stand one digit to a box, with the label in front."""
    run: list[str] = []
    label = ""
    for text in (*texts, ""):
        if _BOX.fullmatch(text):
            run.append(text)
            continue
        if len(run) == _ID_LENGTH or (len(run) >= _LEAST_BOXES and _LABEL.search(label)):
            yield f"{label}：{''.join(run)}" if label else "".join(run)
        label, run = text[-_CONTEXT:], []
