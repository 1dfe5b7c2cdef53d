"""What a page says by the way is true too: whose telephone, which sheet, until when it may hang."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection.inspectors.contents import Area
from noticegen.publication.model import Publication
from noticegen.release.gate.folding import digits_of, fold_text, squeeze
from noticegen.release.gate.page.source import SourcePage
from noticegen.release.gate.report import GateFinding, GateRule
from noticegen.settings.unit import Unit

_CALLED = re.compile(
    r"(?:(监督电话|举报电话|投诉电话|监督举报电话)|联系电话|咨询电话|受理电话)[是为]?(\d{7,12})"
)
_SUPERVISING = "监督|举报|投诉|纪委|纪检|监委|监察|信访|反映"
_SHEET = re.compile(r"第 ?(\d{1,3}) ?张[,、 ]{0,2}共 ?(\d{1,3}) ?张")


def check_telephones(squeezed: str, unit: Unit) -> Iterator[GateFinding]:
    """Check that behind the name of a telephone stands that telephone, not the other one.

    Wherever else it stands, the supervisors' telephone must be called theirs once.
    """
    numbers = {"联系电话": unit.telephone, "监督电话": unit.supervision_telephone}
    telephones = {name: digits_of(fold_text(number)) for name, number in numbers.items()}
    for match in _CALLED.finditer(squeezed):
        name = "监督电话" if match[1] else "联系电话"
        others = {number for other, number in telephones.items() if other != name}
        if match[2] in others - {telephones[name]}:
            yield GateFinding(GateRule.STATEMENT_MISSING, Area.PAGE, kind=name)
    theirs = telephones["监督电话"]
    if theirs in squeezed and not re.search(rf"(?:{_SUPERVISING})[^\d]{{0,20}}{theirs}", squeezed):
        yield GateFinding(GateRule.STATEMENT_MISSING, Area.PAGE, kind="监督电话")


def check_sheet_numbers(source: SourcePage) -> Iterator[GateFinding]:
    """Check that the sheets of a poster are numbered as they are: all of them must hang."""
    texts = (fold_text(text) for text in source.drawn if "张" in text)
    told = [match.groups() for text in texts for match in _SHEET.finditer(text)]
    if told != [(str(number), str(len(told))) for number in range(1, len(told) + 1)]:
        yield GateFinding(GateRule.SUM_WRONG, Area.SOURCE, kind="第几张，共几张")


def check_taking_down(source: SourcePage, publication: Publication) -> Iterator[GateFinding]:
    """Check that a web page says when it must be gone, and keeps search engines out."""
    day = publication.posting.take_down
    said = f"应于{day.year}年{day.month}月{day.day}日"
    if said not in squeeze("".join(source.drawn)):
        yield GateFinding(GateRule.STATEMENT_MISSING, Area.PAGE, kind="撤下日期")
    told = source.root.xpath("//meta[@name='robots']/@content")
    if not any("noindex" in str(content).lower() for content in told):
        yield GateFinding(GateRule.STATEMENT_MISSING, Area.SOURCE, kind="robots：noindex")
