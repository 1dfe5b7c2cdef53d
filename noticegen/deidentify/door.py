"""The door: roster, verdicts and policy go in; a publication and its secrets come out.

Only households whose verdict is `published` make entries, only fields that a rule shows make
columns, and every value passes its rule's method. There is no other way to a public type.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from noticegen.deidentify.collecting import collect_secrets, find_namesakes, shown_texts
from noticegen.deidentify.entries import columns_of, leave_out_empty, list_villages
from noticegen.deidentify.order import NoticeOrder
from noticegen.deidentify.posting import posting_period
from noticegen.deidentify.reading import Reading
from noticegen.deidentify.secrets import Secrets
from noticegen.deidentify.sentences import title_of, write_wording
from noticegen.errors import ErrorCode, RefusalError
from noticegen.policy.model import Policy
from noticegen.policy.schema import Listing
from noticegen.publication.model import Publication
from noticegen.roster.model import Column, Household, Roster
from noticegen.screening.model import Screening
from noticegen.vocabulary.outcomes import Outcome
from noticegen.vocabulary.place import Place


@dataclass(frozen=True, slots=True)
class Passage:
    """What came through the door, and what stayed behind.

    `dropped_columns` are the roster's columns of which nothing is shown: those no field was
    recognised for, and those the policy does not name. `namesakes` are the places of unlisted
    households whose applicant's name is on the page as another person's.
    """

    publication: Publication
    secrets: Secrets
    dropped_columns: tuple[Column, ...]
    namesakes: tuple[Place, ...] = ()


def publish(roster: Roster, screening: Screening, policy: Policy, order: NoticeOrder) -> Passage:
    """Make the publication of the households that may be shown.

    A RefusalError if the programme's people must not be listed, or if a value cannot be printed;
    an InputError if the policy is not in force or says nothing of the stage and channel.
    """
    require_names(policy)
    policy.require_in_force(order.start)
    posting = posting_period(
        policy.posting(order.stage, order.channel), order.start, order.unit.calendar
    )
    rules = policy.rules(order.stage, order.channel, on=order.start)
    listed = list(published_households(screening))
    left_out = len(screening.verdicts) - len(listed)
    columns, villages = leave_out_empty(
        columns_of(rules),
        list_villages(listed, rules, policy.same_name, Reading(order.start, screening.kin_marks)),
    )
    publication = Publication(
        programme=policy.name,
        programme_label=policy.label,
        stage=order.stage,
        channel=order.channel,
        unit=order.unit,
        period=order.period,
        title=title_of(policy, order),
        posting=posting,
        basis=policy.basis(order.stage, order.channel),
        wording=write_wording(policy, order, posting, left_out),
        columns=columns,
        villages=villages,
        not_shown=left_out if left_out >= policy.not_shown.least else 0,
        changes=order.changes,
    )
    shown = frozenset(rule.field.key for rule in rules if rule.is_shown)
    secrets = collect_secrets(roster, shown_texts(publication), order.unit)
    return Passage(
        publication=publication,
        secrets=secrets,
        dropped_columns=dropped_columns(roster, shown),
        namesakes=find_namesakes(screening, secrets.allowed),
    )


def require_names(policy: Policy) -> None:
    """Refuse a programme whose people must not be listed, with the reason and what may be done."""
    if policy.listing is Listing.NAMES:
        return
    reference = policy.listing_references[0]
    how = (
        "可以只公示合计：户数、人数和金额，不写姓名。"
        if policy.listing is Listing.TOTALS
        else "请用 noticegen sheets 制作，由工作人员送达本户。"
    )
    raise RefusalError(
        ErrorCode.NAMES_NOT_ALLOWED,
        programme=policy.label,
        reference=reference.citation,
        says=reference.says.rstrip("。"),
        how=how,
    )


def published_households(screening: Screening) -> Iterable[Household]:
    """Yield the households that may be shown, in roster order."""
    return (
        verdict.household for verdict in screening.verdicts if verdict.outcome is Outcome.PUBLISHED
    )


def dropped_columns(roster: Roster, shown: frozenset[str]) -> tuple[Column, ...]:
    """Return the columns of which nothing is shown."""
    return tuple(column for column in roster.columns if column.field not in shown)
