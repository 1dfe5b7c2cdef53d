"""The assessment says what PIPL art. 56 asks, with figures and hashes, and names nobody."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from noticegen.deidentify.anonymity import measure_anonymity
from noticegen.documents.impact_record import impact_record_html
from noticegen.documents.invented import invent_publication
from noticegen.policy.catalogue import load_policy
from noticegen.policy.methods import METHODS
from noticegen.policy.model import Policy
from noticegen.publication.impact import Decision, ImpactAssessment
from noticegen.publication.model import ColumnKind, Publication
from noticegen.release.records.impact_record import RunFacts, assess_impact, impact_json
from noticegen.release.records.reconciliation import (
    Counts,
    Reconciliation,
    RowOutcome,
    VillageCounts,
)
from noticegen.rendering.pdf import render_pdf
from noticegen.vocabulary.fields import all_fields
from noticegen.vocabulary.outcomes import Outcome, Reason
from noticegen.vocabulary.place import Place
from noticegen.vocabulary.stages import Channel

COUNTS = Counts(read=12, published=9, withheld=1, held=2)
RECONCILIATION = Reconciliation(
    counts=COUNTS,
    villages=(VillageCounts("白音村", COUNTS),),
    rows=(
        RowOutcome(Place("名单.xlsx", "白音村", 7), "白音村", Outcome.WITHHELD, (Reason.MINOR,)),
        RowOutcome(Place("名单.xlsx", "白音村", 8), "白音村", Outcome.HELD, (Reason.ID_INVALID,)),
    ),
    dropped_columns=("联系电话", "备注"),
)


def publication(channel: Channel = Channel.BOARD) -> Publication:
    made = invent_publication(9)
    columns = tuple(
        replace(column, rule=f"name-on-{channel}") if column.kind is ColumnKind.NAME else column
        for column in made.columns
    )
    return replace(made, programme="rural-dibao", channel=channel, columns=columns)


def facts(made: Publication, policy: Policy) -> RunFacts:
    return RunFacts(
        reconciliation=RECONCILIATION,
        anonymity=measure_anonymity(made, policy),
        inspected=1,
        warnings=3,
        rosters={"名单.xlsx": "a1" * 32},
        unit={"单位.yaml": "b2" * 32},
        templates={"notice.html.j2": "c3" * 32},
        public={"公示.pdf": "d4" * 32},
    )


def assess(channel: Channel = Channel.BOARD, policy: Policy | None = None) -> ImpactAssessment:
    policy = policy or load_policy("rural-dibao")
    made = publication(channel)
    return assess_impact(made, policy, facts(made, policy))


def test_the_record_says_what_the_law_asks() -> None:
    document = json.loads(impact_json(assess()))
    for key in ("purpose", "manner", "basis", "fields", "influence", "risks", "measures"):
        assert document[key], key
    assert all(field["reference"] and field["necessity"] for field in document["fields"])
    assert {field["label"] for field in document["fields"]} >= {"申请人姓名"}
    assert document["left_out"] == ["联系电话", "备注"]
    assert document["counts"][-1] == {
        "village": "合计", "read": 12, "published": 9, "withheld": 1, "held": 2
    }  # fmt: skip
    assert ["依法不予公开", "未成年人", 1] in document["reasons"]
    kinds = [digest["kind"] for digest in document["digests"]]
    assert kinds == ["名单", "单位文件", "政策", "模板", "公开文件"]


def test_decisions_name_the_office_that_signs() -> None:
    decided = {decision.matter: decision for decision in assess().decisions}
    assert decided["待核"].decided.startswith("2户先不公示")
    assert decided["待核"].by == "经办人"
    assert decided["依法不予公开"].by == "审核人"
    assert "3条" in decided["核对提示"].decided


def test_a_decision_on_one_household_stands_with_its_place_and_its_maker() -> None:
    policy, made = load_policy("rural-dibao"), publication()
    one = Decision("名单.xlsx 工作表“白音村” 第8行", "公示", "社会救助办公室主任")
    told = assess_impact(made, policy, replace(facts(made, policy), decided=(one,)))
    assert told.decisions[-1] == one


def test_it_is_kept_three_years_from_the_day_of_taking_down() -> None:
    made = assess()
    assert made.take_down is not None
    assert made.last_day is not None
    assert (made.take_down - made.last_day).days == 1
    assert made.keep_until == date(
        made.take_down.year + 3, made.take_down.month, made.take_down.day
    )


def test_full_names_on_the_board_are_said_to_be_without_protection() -> None:
    board, web = assess(Channel.BOARD), assess(Channel.WEB)
    assert any("K匿名不起保护作用" in sentence for sentence in board.influence)
    assert any("不适用" in risk.limit for risk in board.risks)
    assert not any("不适用" in risk.limit for risk in web.risks)


def test_a_notice_of_sums_does_not_speak_of_names() -> None:
    policy = load_policy("orphan-allowance")
    made = replace(publication(), programme=policy.name, columns=(), villages=())
    counts = Counts(read=12, published=0, withheld=12, held=0)
    told = assess_impact(
        made,
        policy,
        replace(facts(made, policy), reconciliation=replace(RECONCILIATION, counts=counts)),
    )
    assert any(f"少于{policy.risk.totals_least}户" in sentence for sentence in told.influence)
    assert told.decisions[0].decided == "公示合计数，不列名单"
    assert all(figure.figure in ("0户", "0个") for figure in told.risks)


def test_a_masked_number_is_told_with_the_people_it_leaves() -> None:
    policy = load_policy("rural-dibao")
    rule = next(rule for rule in policy.all_rules if rule.key == "name-on-board")
    masked = replace(
        rule,
        key="id",
        column="证件号码",
        field=all_fields()["id_number"],
        method=METHODS["id-card-ends"],
        action=METHODS["id-card-ends"].action,
        parameters=METHODS["id-card-ends"].parameters.model_validate({"head": 6, "tail": 4}),
    )
    made = assess(policy=replace(policy, all_rules=(*policy.all_rules, masked)))
    figures = {risk.what: risk for risk in made.risks}
    told = next(figure for what, figure in figures.items() if "证件号码" in what)
    assert told.figure == "32个号码"
    assert "10000" in told.limit


def test_no_name_of_the_list_is_in_the_record() -> None:
    made = publication()
    said = impact_json(assess()).decode() + impact_record_html(assess())
    for entry in made.entries:
        assert str(entry.values[0]) not in said


def test_the_pdf_is_the_same_bytes_and_needs_no_other_font() -> None:
    page = impact_record_html(assess())
    assert render_pdf(page) == render_pdf(page)
