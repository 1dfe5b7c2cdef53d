"""A small roster of invented people, with a verdict for each; IDs take order codes 990-999."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from noticegen.deidentify.order import NoticeOrder
from noticegen.pipeline.invented_lists import invented_roster
from noticegen.roster.model import Roster
from noticegen.screening.model import Screening, Verdict
from noticegen.settings.unit import Unit
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.period import Period
from noticegen.vocabulary.stages import Channel, Stage

START = date(2026, 12, 1)
UNIT = Unit(
    issuer="包头市九原区哈业胡同镇人民政府",
    office="社会救助办公室",
    address="哈业胡同镇政府一楼便民大厅",
    telephone="0472-7153321",
    supervision_telephone="0472-7151234",
    policy_url="https://mzj.example.gov.cn/policy",
)
PERSON = {
    "applicant_name": "乌云毕力格",
    "id_number": "150207195803079914",
    "village": "哈业脑包村",
    "household_size": "3",
    "monthly_amount": "836.50",
    "phone": "16500008101",
    "bank_account": "6228480018071234560",
    "remark": "与孙女白小鹿同住",
}


def person(name: str, village: str = "哈业脑包村", **more: str) -> dict[str, str]:
    """Return a person of that name with everything else as usual."""
    return {**PERSON, "applicant_name": name, "village": village, **more}


def order(
    stage: Stage = Stage.PAID, channel: Channel = Channel.BOARD, start: date = START
) -> NoticeOrder:
    """Return an order for December 2026."""
    return NoticeOrder(UNIT, Period(2026, 12), start, stage, channel)


def screened(
    people: Sequence[Mapping[str, str]], **outcomes: tuple[Outcome, Reason]
) -> tuple[Roster, Screening]:
    """Return a roster and its verdicts; `outcomes` are by name, everybody else is published."""
    roster = invented_roster(tuple(people))
    verdicts = []
    for one in roster.households:
        outcome = outcomes.get(one.applicant_name)
        if outcome is None:
            verdicts.append(Verdict(one, Outcome.PUBLISHED, ()))
        else:
            verdicts.append(Verdict(one, outcome[0], (outcome[1],)))
    return roster, Screening(tuple(verdicts), ())
