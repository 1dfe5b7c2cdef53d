"""The office's own telephone, told from a household's by the lines around it.

`联系电话` may be anyone's; in a notice's closing block, on a line of its own, it is the office's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from noticegen.detection.finding import Finding
from noticegen.detection.inspectors.contents import Passage
from noticegen.detection.kinds import FindingType

_LABEL = re.compile(r"(?:联系|办公)?电话 ?[:：] ?$")
_CLOSING_BLOCK = re.compile("受理单位|承办单位|主办单位|发布单位|公示单位|监督电话|举报电话")
# What else an office writes in front of its telephone, and what stands in front of a household's.
_OFFICE = re.compile("政府|办公室|便民|大厅|服务中心|民政")
_HOUSEHOLD = re.compile("姓名|户主|申请人|对象|家庭|村民|[组号户] ?$")
# Characters of the closing block in front of the number and behind it.
_REACH_BEFORE, _REACH_AFTER = 90, 30
# A document's paragraphs and a workbook's rows are passages of their own.
_NEIGHBOURS = 3


def closing_lines(passages: Sequence[Passage], place: int) -> tuple[str, str]:
    """Return what stands in front of a passage and behind it, as far as a closing block reaches."""
    here = passages[place]
    before = (p for p in passages[max(0, place - _NEIGHBOURS) : place] if _are_one_text(p, here))
    after = (p for p in passages[place + 1 : place + 1 + _NEIGHBOURS] if _are_one_text(p, here))
    return (
        "".join(f"{passage.text[-_REACH_BEFORE:]}\n" for passage in before),
        "".join(f"\n{passage.text[:_REACH_AFTER]}" for passage in after),
    )


def is_office_telephone(text: str, finding: Finding, around: tuple[str, str] = ("", "")) -> bool:
    """Tell whether a landline is the office's own.

    `around` is what stands in front of the text and behind it. A line that says more than the
    label, such as a household's with its name, is none of a closing block.
    """
    if finding.type is not FindingType.CN_LANDLINE:
        return False
    front = (around[0] + text[: finding.start])[-_REACH_BEFORE:]
    label = _LABEL.search(front)
    if label is None:
        return False
    line = front[front.rfind("\n", 0, label.start()) + 1 : label.start()]
    if line.strip() and not _speaks_of_office(line):
        return False
    behind = (text[finding.end :] + around[1])[:_REACH_AFTER]
    return _CLOSING_BLOCK.search(f"{front}\n{behind}") is not None


def _speaks_of_office(line: str) -> bool:
    if _CLOSING_BLOCK.search(line) is not None:
        return True
    return _OFFICE.search(line) is not None and _HOUSEHOLD.search(line) is None


def _are_one_text(passage: Passage, here: Passage) -> bool:
    return passage.area is here.area and passage.page == here.page
