"""Accounts in a cell of somebody's row, without a word for a bank: 王秀英⇥0512340104000123."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.text.normal import Normalised

_CELL = re.compile(r"[\t|,，;； ]([0-9]{15,22})(?=[\t|,，;； \n]|$)")
# Papers are numbered by the day, and a head of the table may say that these are papers.
_BY_DAY = re.compile(r"20[0-4][0-9](?:0[1-9]|1[0-2])")
_PAPERS = re.compile("单号|编号|流水|票号|凭证|合同|案号|文号|代码|条码|批次|受理|档案|证书|序列")
_LONGEST_ROW = 60


def find_accounts_of_people(normal: Normalised, people: Sequence[Hit]) -> Iterator[Hit]:
    """Find long numbers that fill a cell behind a name, whatever else may be the better reading."""
    text = normal.folded
    starts: list[int] | None = None
    for match in _CELL.finditer(text):
        place = match.start()
        if _BY_DAY.match(match[1]) is not None or _PAPERS.search(text, 0, place) is not None:
            continue
        if starts is None:
            starts = sorted([normal.folded_span(hit.start, hit.end)[0] for hit in people])
        row = max(text.rfind("\n", 0, place) + 1, place - _LONGEST_ROW)
        if bisect_left(starts, row) < bisect_left(starts, place):
            span = normal.from_folded(*match.span(1))
            yield Hit(FindingType.CN_BANK_ACCOUNT, *span, 0.4, Reason.CONTEXT)
