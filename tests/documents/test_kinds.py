from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from noticegen.documents.companions import cover_html, takedown_html
from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import describe_changes, notice_html
from noticegen.documents.totals import totals_html
from noticegen.publication.changes import Changes
from noticegen.publication.companions import (
    CoverLine,
    CoverSheet,
    PostedNotice,
    TakeDownNotice,
)
from noticegen.publication.totals import TotalsLine, TotalsNotice, add_lines
from noticegen.vocabulary.stages import Stage


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (Stage.REVIEW, "2026年12月没有新审核的农村最低生活保障对象"),
        (Stage.CONFIRMED, "2026年12月没有新确认的农村最低生活保障对象"),
        (Stage.PAID, "2026年12月没有农村最低生活保障资金发放，"),
        (Stage.ENDED, "2026年12月没有终止保障的农村最低生活保障对象"),
    ],
)
def test_a_month_without_recipients_says_so_and_nothing_else(stage: Stage, words: str) -> None:
    publication = replace(invent_publication(), stage=stage, villages=(), not_shown=0)
    html = notice_html(publication)
    assert words in html
    assert publication.wording.procedure not in html
    assert "<table>" not in html


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (Changes(3, 2, 5), "与上月相比，新增3户、停发2户、调整金额5户。"),
        (Changes(0, 1, 0), "与上月相比，停发1户。"),
        (Changes(0, 0, 0), "与上月相比，名单上没有新增、停发和调整金额的情况。"),
        (
            Changes(None, None, 4),
            "与上月相比，调整金额4户；新增、停发的户数为保护个人隐私不单独列出。",
        ),
    ],
)
def test_changes_name_only_what_changed(changes: Changes, sentence: str) -> None:
    assert describe_changes(changes) == sentence
    assert sentence in notice_html(replace(invent_publication(), changes=changes))


def test_red_head_appears_with_a_document_number_only() -> None:
    publication = invent_publication()
    assert 'class="masthead' not in notice_html(publication)
    unit = replace(publication.unit, document_number="哈政公示〔2026〕12号")
    html = notice_html(replace(publication, unit=unit))
    assert 'class="masthead red"' in html
    assert "哈政公示〔2026〕12号" in html


def test_totals_notice_names_nobody() -> None:
    base = invent_publication()
    lines = (TotalsLine("新城村", 9, 11, Decimal(9000)), TotalsLine("其他村", 6, 6, Decimal(6000)))
    notice = TotalsNotice(
        programme="orphan-allowance",
        programme_label="孤儿基本生活费",
        stage=Stage.PAID,
        channel=base.channel,
        unit=base.unit,
        period=base.period,
        title="哈业胡同镇2026年12月孤儿基本生活费发放公示",
        posting=base.posting,
        basis=base.basis,
        opening="现将发放情况公示如下。",
        objection=base.wording.objection,
        total=add_lines("", lines),
        lines=lines,
    )
    html = totals_html(notice)
    assert "共15人，金额合计15000元（人民币壹万伍仟元整）" in html
    assert "姓名" not in html
    assert "没有孤儿基本生活费对象" in totals_html(
        replace(notice, total=TotalsLine("", 0, 0, Decimal(0)), lines=())
    )


def test_cover_lists_every_village_once_and_has_room_to_sign() -> None:
    base = invent_publication()
    villages = [f"第{number}村" for number in range(1, 41)]
    html = cover_html(
        CoverSheet(
            base.unit,
            base.period,
            "哈业胡同镇审核公示分村张贴单",
            base.posting,
            tuple(CoverLine(village, 3, f"{village}.pdf") for village in villages),
        )
    )
    assert [html.count(f">{village}</td>") for village in villages] == [1] * 40
    assert "张贴人签字" in html
    assert "附件：哈业胡同镇审核公示（分村，共40份）" in html


def test_take_down_order_says_what_where_and_by_when() -> None:
    base = invent_publication()
    order = TakeDownNotice(
        base.unit,
        base.period,
        "关于撤下公示的通知",
        (PostedNotice(base.title, "新城村", base.posting.first, base.posting.last),),
        date(2026, 12, 8),
    )
    html = takedown_html(order)
    assert base.title in html
    assert "新城村" in html
    assert "2026年12月8日（星期二）前" in html
