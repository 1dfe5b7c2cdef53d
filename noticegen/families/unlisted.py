"""What the clerk is told where one of two months has no list of a programme: nothing is compared.

A list that was forgotten looks like one whose families have all lost their assistance, and telling
them so would be untrue. So the sheets and messages say nothing, and the office is asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from noticegen.families.model import Families
from noticegen.families.months import Earlier
from noticegen.roster.model import Roster
from noticegen.screening.model import Finding, Rule
from noticegen.vocabulary.outcomes import Reason
from noticegen.vocabulary.place import Place
from noticegen.vocabulary.programmes import programme_label

UNLISTED = Rule(
    "sheets-unlisted",
    "两个月是不是都交了这个项目的名单",
    "order-35/sheet",
    Reason.PROGRAMME_UNKNOWN,
    None,
    "两个月的名单没有交齐，没有比较",
)


def programmes_listed(roster: Roster) -> frozenset[str]:
    """Return the programmes that a month's lists are of."""
    return frozenset(each.programme for each in roster.households if each.programme)


def remark_unlisted(
    earlier: Earlier, current: Families, now: Roster, before: Roster
) -> Iterator[Finding]:
    """Name every programme that comes each month and stands on the lists of one month alone."""
    new, gone = earlier.unlisted(current)
    for programme in sorted(new):
        advice = (
            f"上个月的名单里没有{programme_label(programme)}，所以不写“新增”；"
            "要比较，请用 --previous 加上这个项目上个月的名单。"
        )
        yield Finding.of(UNLISTED, _sheet_of(now, programme), advice)
    for programme in sorted(gone):
        advice = (
            f"这个月的名单里没有{programme_label(programme)}，所以不写“停发”；"
            "漏交了的请补上名单再做一次，确实全部停发的请另行告知本户。"
        )
        yield Finding.of(UNLISTED, _sheet_of(before, programme), advice)


def _sheet_of(roster: Roster, programme: str) -> Place:
    place = next(each.place for each in roster.households if each.programme == programme)
    return Place(place.file, place.sheet)
