"""Through the door, one way or the other: a list of names, or numbers only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from noticegen.deidentify.anonymity import Anonymity, describe_anonymity, describe_namesakes
from noticegen.deidentify.door import publish
from noticegen.deidentify.order import NoticeOrder
from noticegen.deidentify.secrets import Secrets
from noticegen.deidentify.totals import publish_totals
from noticegen.pipeline.pages import PageOrder, PublicFile, make_pages
from noticegen.pipeline.totals_pages import as_publication, make_totals_pages
from noticegen.policy.model import Policy
from noticegen.policy.schema import Listing
from noticegen.publication.model import Publication
from noticegen.roster.model import Column, Roster
from noticegen.screening.model import Screening, Verdict
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place


@dataclass(frozen=True, slots=True)
class Through:
    """What came through the door and how its pages are made.

    `screening` holds the verdicts as they count for this notice: of a programme that may only be
    counted nobody is published. `names_nobody` says that the notice is one of numbers.
    `namesakes` are the places of unlisted households that bear the name of a listed person.
    """

    publication: Publication
    secrets: Secrets
    dropped_columns: tuple[Column, ...]
    screening: Screening
    make_files: Callable[[PageOrder], Iterator[PublicFile]]
    names_nobody: bool = False
    namesakes: tuple[Place, ...] = ()


def pass_through(
    roster: Roster, screening: Screening, policy: Policy, order: NoticeOrder
) -> Through:
    """Take a roster through the door that its policy opens."""
    if policy.listing is Listing.TOTALS:
        totals = publish_totals(roster, screening, policy, order)
        return Through(
            publication=as_publication(totals.notice),
            secrets=totals.secrets,
            dropped_columns=totals.dropped_columns,
            screening=replace(screening, verdicts=tuple(map(_unlist, screening.verdicts))),
            make_files=lambda pages: make_totals_pages(totals.notice, pages),
            names_nobody=True,
        )
    passage = publish(roster, screening, policy, order)
    return Through(
        publication=passage.publication,
        secrets=passage.secrets,
        dropped_columns=passage.dropped_columns,
        screening=screening,
        make_files=lambda pages: make_pages(passage.publication, pages),
        namesakes=passage.namesakes,
    )


def _unlist(verdict: Verdict) -> Verdict:
    """Return the verdict of a household that is counted and must not be listed."""
    if verdict.outcome is not Outcome.PUBLISHED:
        return verdict
    return replace(
        verdict,
        outcome=Outcome.WITHHELD,
        reasons=(*verdict.reasons, Reason.PROGRAMME_NOT_LISTABLE),
    )


def describe_risks(passage: Through, anonymity: Anonymity) -> tuple[str, ...]:
    """Say how well the rows hide a household; a notice of numbers has no rows."""
    if passage.names_nobody:
        return ()
    return (*describe_anonymity(anonymity), *describe_namesakes(passage.namesakes))
