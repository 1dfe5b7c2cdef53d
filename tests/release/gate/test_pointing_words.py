"""Words that point at a household by its number, and those that do not."""

from __future__ import annotations

import pytest

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.documents.poster import poster_html
from noticegen.release.gate.pointing_words import find_pointed_out
from noticegen.vocabulary.paper import Paper


@pytest.mark.parametrize(
    "text",
    [
        *("第3户系孤儿家庭", "第三户情况特殊", "第2、5户请核对", "第 12 号家庭", "序号5请到办公室"),
        *("序号为7的情况不同", "二号户常年服药", "3号家庭", "一号属蛇，二号属马", "12号住户"),
        *("情况特殊的户为二号", "名单第4位", "第8行的金额", "第３户", "第③户", "表中第6个"),
    ],
)
def test_a_household_at_a_number_is_found(text: str) -> None:
    assert list(find_pointed_out(text))


@pytest.mark.parametrize(
    "text",
    [
        *("根据第十九条", "第1页，共2页", "民发〔2021〕57号", "12月7日前反映", "请到3号窗口办理"),
        *("每户一票", "共16户", "以上3个村共56户", "第一批名单", "1号楼二层", "公示到7号为止"),
        *("拨打12345号政务热线", "第一次公示", "序号 姓名 人口", "放在第一位", "2026年第4期"),
        *("其中新增3户", "户口簿第一页", "村委会第二会议室", "第一户主栏"),
    ],
)
def test_other_numbers_point_at_nobody(text: str) -> None:
    assert not list(find_pointed_out(text))


def test_no_page_of_ours_points_at_anybody() -> None:
    publication = invent_publication(30)
    for page in (notice_html(publication), poster_html(publication, Paper.A3)):
        assert not list(find_pointed_out(page))
