"""What a spreadsheet program does not show is asked about, wherever in the household it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from noticegen.roster.model import Household
from noticegen.screening.model import Screening
from noticegen.vocabulary.outcomes import Outcome, Reason

Maker = Callable[..., Household]
Screener = Callable[..., Screening]


@pytest.mark.parametrize("hidden", [0, 1])
def test_a_hidden_row_of_the_head_or_of_a_member_holds_the_household(
    household: Maker, screened: Screener, hidden: int
) -> None:
    shown = household(members=[{"applicant_name": "王小明"}])
    rows = tuple(replace(row, hidden=place == hidden) for place, row in enumerate(shown.rows))

    screening = screened(replace(shown, rows=rows))

    assert screening.verdicts[0].outcome is Outcome.HELD
    assert screening.verdicts[0].reasons == (Reason.HIDDEN_ROW,)
    (finding,) = screening.findings
    assert finding.related == (rows[hidden].place,)
    # The head's own row is named already; a member's is where to look.
    assert finding.elsewhere == (finding.related if hidden else ())
