"""A sum far out of line with its neighbours is more often a slip than a fate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from statistics import median

from noticegen.screening.model import Finding, Rule, ScreeningContext
from noticegen.screening.subject import Subject
from noticegen.vocabulary.outcomes import Reason

AMOUNT_OUTLIER = Rule(
    "amount-outlier",
    "金额是否与同村同项目相差悬殊",
    "order-35/notice",
    Reason.AMOUNT_INVALID,
    None,
    "金额与各户相差悬殊",
)
_AMOUNT = "monthly_amount"
_SMALLEST_GROUP = 5
_TIMES_MORE = 4
_TIMES_LESS = 10


def amount_outlier(subjects: Sequence[Subject], context: ScreeningContext) -> Iterable[Finding]:
    """Warn of a sum per person at least 4 times, or at most a tenth of, the usual one.

    The usual one is the median of the same village and programme; where a village has fewer than
    five households, of the whole list's programme.
    """
    by_village: dict[tuple[str | None, str], list[Decimal]] = defaultdict(list)
    by_programme: dict[str | None, list[Decimal]] = defaultdict(list)
    shares = [(subject, _share(subject)) for subject in subjects]
    for subject, share in shares:
        if share:
            household = subject.household
            by_village[household.programme, household.village].append(share)
            by_programme[household.programme].append(share)
    usual_in_village = {key: median(group) for key, group in by_village.items()}
    usual_in_programme = {key: median(group) for key, group in by_programme.items()}
    for subject, share in shares:
        if not share:
            continue
        programme, village = subject.household.programme, subject.household.village
        if village and len(by_village[programme, village]) >= _SMALLEST_GROUP:
            usual, where = usual_in_village[programme, village], "同村同项目"
        elif len(by_programme[programme]) >= _SMALLEST_GROUP:
            usual, where = usual_in_programme[programme], "同项目"
        else:
            continue
        distance = _distance(share, usual)
        if distance:
            advice = (
                f"按人均算，{distance[0]}{where}各户中间水平的{distance[1]}；"
                "请核对小数点、人数和单位（元或角分）。"
            )
            yield subject.finding(AMOUNT_OUTLIER, advice, _AMOUNT)


def _share(subject: Subject) -> Decimal | None:
    household = subject.household
    amount = household.amount
    if amount is None or amount <= 0:
        return None
    return amount / max(1, household.insured_persons or household.household_size or 1)


def _distance(share: Decimal, usual: Decimal) -> tuple[str, str] | None:
    if share >= usual * _TIMES_MORE:
        return "约为", f"{int(share / usual)}倍"
    if share * _TIMES_LESS <= usual:
        return "不到", "十分之一"
    return None
