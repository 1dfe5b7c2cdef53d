"""A refusal says what to change, once for each kind of fault, and never a value."""

from __future__ import annotations

import pytest

from noticegen.detection.inspectors.contents import Area
from noticegen.errors import RefusalError
from noticegen.release.gate.refusal import advise, require_passed
from noticegen.release.gate.report import GateFinding, GateReport, GateRule


def test_advice_is_given_once_for_each_kind_of_fault() -> None:
    twice = advise([GateRule.ROW_COUNT, GateRule.NAME_COUNT, GateRule.UNEXPECTED_NAME])
    assert twice.count("名单用 tables 排") == 1
    assert "联系人：某某" in twice


@pytest.mark.parametrize("rule", GateRule)
def test_every_rule_has_words(rule: GateRule) -> None:
    assert rule.label


def test_a_refusal_names_rule_place_and_what_to_do() -> None:
    findings = (
        GateFinding(GateRule.UNEXPECTED_NUMBER, Area.PAGE, 2),
        GateFinding(GateRule.UNREADABLE, Area.OBJECT),
    )
    with pytest.raises(RefusalError) as caught:
        require_passed((GateReport("a.pdf", findings),))
    assert "第2页页面文字" in caught.value.message
    assert "{{ unit.telephone }}" in caught.value.remedy
    assert "合规审核员" in caught.value.remedy


def test_what_no_template_can_cause_has_no_advice_for_one() -> None:
    report = GateReport("a.pdf", (GateFinding(GateRule.ENCRYPTED, Area.OBJECT),))
    with pytest.raises(RefusalError) as caught:
        require_passed((report,))
    assert caught.value.remedy.startswith("请把这条信息")
