"""The sentences of a notice: the policy's, with the office's and the month's words filled in."""

from __future__ import annotations

from noticegen.deidentify.order import NoticeOrder
from noticegen.policy.laws import cite
from noticegen.policy.model import NotShown, Policy
from noticegen.policy.wording import fill
from noticegen.publication.model import PostingPeriod, Wording


def title_of(policy: Policy, order: NoticeOrder) -> str:
    """Return place, month, programme and stage: `…镇2026年12月农村最低生活保障发放公示`."""
    return f"{order.unit.place_name}{order.period.label}{policy.label}{order.stage.label}"


def write_wording(
    policy: Policy, order: NoticeOrder, posting: PostingPeriod, left_out: int
) -> Wording:
    """Return the notice's sentences; `left_out` counts the households not listed."""
    stage = policy.stage_policy(order.stage, order.channel)
    values = {
        "basis": cite(stage.basis),
        "place": order.unit.place_name,
        "month": order.period.label,
        "programme": policy.label,
        "stage": order.stage.label,
        "issuer": order.unit.issuer,
        "office": order.unit.office,
        "days": str(posting.days),
    }
    return Wording(
        opening=fill(stage.opening, values),
        procedure=fill(stage.procedure or "", values),
        objection=fill(stage.objection, values),
        not_shown=count_line(policy.not_shown, left_out),
    )


def count_line(not_shown: NotShown, left_out: int) -> str | None:
    """Say how many households are not listed.

    Withheld and held are counted together and small numbers are not told, so that nobody can
    work out that the one household missing is a certain child's.
    """
    if not left_out:
        return None
    if left_out < not_shown.least:
        return not_shown.few
    return fill(not_shown.counted, {"count": str(left_out)})
