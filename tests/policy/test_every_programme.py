"""Every programme ends on paper through the gate, or in a refusal that says why."""

from __future__ import annotations

import pytest

from noticegen.deidentify.door import publish
from noticegen.deidentify.totals import publish_totals
from noticegen.documents.notice import notice_html
from noticegen.documents.totals import totals_html
from noticegen.errors import RefusalError
from noticegen.policy.catalogue import load_policy, policy_names
from noticegen.policy.model import Policy
from noticegen.policy.schema import Listing
from noticegen.release.gate.inspection import inspect
from noticegen.rendering.pdf import render_pdf
from tests.deidentify.invented_roster import order, person, screened

POLICIES = [load_policy(name) for name in policy_names()]
LISTED = [policy for policy in POLICIES if policy.listing is Listing.NAMES]
# The list with villages and the one of a quarter; the others differ in columns and words.
QUICK = {"rural-dibao", "old-age-allowance"}
REST = [policy for policy in POLICIES if policy.listing is not Listing.NAMES]
PEOPLE = [
    person(name, village, support_mode="集中供养", quantity="12.5", address="青羊湾11排3号院")
    for village in ("哈业脑包村", "新城村")
    for name in ("乌云毕力格", "阿拉腾·其其格", "欧阳建国", "王芳")
]


@pytest.mark.parametrize(
    "policy",
    [
        pytest.param(
            policy, id=policy.name, marks=[] if policy.name in QUICK else [pytest.mark.slow]
        )
        for policy in LISTED
    ],
)
def test_a_notice_passes_the_gate(policy: Policy) -> None:
    stage = list(policy.stages)[-1]
    channel = list(policy.stages[stage].posting)[-1]
    roster, screening = screened(PEOPLE)

    passage = publish(roster, screening, policy, order(stage, channel))
    html = notice_html(passage.publication)
    report = inspect("公示.pdf", render_pdf(html), html, passage.publication, passage.secrets)

    assert report.findings == ()
    assert "青羊湾" not in html
    assert "150207195803079914" not in html


@pytest.mark.parametrize("policy", REST, ids=lambda policy: policy.name)
def test_the_others_are_refused_and_counted_where_that_is_lawful(policy: Policy) -> None:
    roster, screening = screened(PEOPLE)

    with pytest.raises(RefusalError, match="不得公示名单"):
        publish(roster, screening, policy, order())
    if policy.listing is Listing.TOTALS:
        notice = publish_totals(roster, screening, policy, order()).notice
        assert notice.total.households == 8
        assert "王芳" not in totals_html(notice)
