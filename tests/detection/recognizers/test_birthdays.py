"""Birth dates in every order, script and label; other dates left alone."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text
from noticegen.detection.kinds import FindingType


def births(text: str) -> list[str]:
    return [finding.value for finding in scan_text(text) if finding.type == "BIRTH_DATE"]


@pytest.mark.parametrize(
    "date",
    [
        "1965-07-14",
        "1965.7",
        "14/07/1965",
        "14 Jul 1965",
        "July 14th, 1965",
        "1965|07|14",
        "1965、7、14",
        "1965\\07\\14",
        "1965_07_14",
        "65-07-14",
        "壹玖陆伍年柒月拾肆日",
        "一九六五年七月十四日",
        "１９６５年７月１４日",
        "①⑨⑥⑤年⑦月①④日",
        "1 9 6 5 年 7 月 1 4 日",
        "1965年七月十四日",
        "7月14日",
    ],
)
@pytest.mark.parametrize("label", ["出生日期：", "生日", "出生日期(公历)：", "生年月日 "])
def test_a_label_makes_any_way_of_writing_a_date_a_birth(label: str, date: str) -> None:
    if "|" in date and not label.endswith("："):
        return  # cells behind a label without its colon are cells
    assert births(label + date) == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Date of birth: 14/07/1965", "14/07/1965"),
        ("born on 1965-07-14", "1965-07-14"),
        ("birthDate=1965-07-14", "1965-07-14"),
        ("csrq=19650714", "19650714"),
        ("1965-07-14 00:00:00出生", "1965-07-14"),
        ("冯桂莲，女，蒙古族，1965年7月14日，农民", "1965年7月14日"),
        ("属蛇，1965年7月14日", "1965年7月14日"),
        ("现年59岁（1965年7月14日）", "1965年7月14日"),
        ("诞辰1965年7月14日", "1965年7月14日"),
        ("1965-7-14（出生）", "1965-7-14"),
        ("1965年7月14日（农历六月十六）生", "1965年7月14日"),
        ("2024年5月6日凌晨出生", "2024年5月6日"),
        ("2024年5月6日8时20分出生", "2024年5月6日8时"),
        ("长女2012年3月5日", "2012年3月5日"),
        ("86岁，1938年5月", "1938年5月"),
        ("冯桂莲（1965-07）", "1965-07"),
        ("冯桂莲 1965.07 低保", "1965.07"),
        ("出生医学证明：2024年3月5日", "2024年3月5日"),
    ],
)
def test_births_said_in_other_words(text: str, date: str) -> None:
    assert births(text) == [date]


def test_a_corrected_birth_is_told_before_and_after() -> None:
    text = "出生日期由1965-07-14更正为1966-07-14"
    assert births(text) == ["1965-07-14", "1966-07-14"]


@pytest.mark.parametrize(
    "text",
    [
        "公示期自2026年7月14日至7月20日",
        "7月14日召开会议，男女代表参加",
        "65-07-14号文件",
        "男女比例1.05，2024/03/01统计",
        "各民族，2024年7月14日",
        "会议于14/07/2026召开",
    ],
)
def test_other_dates_stay_dates(text: str) -> None:
    assert births(text) == []


@pytest.mark.parametrize(
    "date",
    [
        "一九56年3月12日",
        "1956 - 03 - 12",
        "1956. 3. 12",
        "1956年(3)月(12)日",
        "一九五六.三.十二",
        "一九五六/三/十二",
        "1956*03*12",
        "1956。3。12",
        "1956年闰三月十二",
        "1956年农历三月十二",
        "两千零一十二年五月六日",
        "二〇一二年5月6日",
        "1956年o3月12日",
        "1956年3月12號",
        "1956  03  12",
        "一 九 五 六 年 三 月 十 二 日",
        "1956年3月\n12日",
    ],
)
@pytest.mark.parametrize(
    "line", ["出生日期：{}", "出生年月\t{}", "生于{}", "{}出生", "其孙{}出生，在校"]
)
def test_a_birth_is_one_however_loosely_it_is_written(line: str, date: str) -> None:
    assert births(line.format(date)) == [date]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("冯桂莲\t1956-03-12\t女", ["1956-03-12"]),
        ("3\t冯桂莲\t19560312\t新光村", ["19560312"]),
        ("冯桂莲\t女\t汉\t1956年3月\t新光村", ["1956年3月"]),
        ("冯桂莲（1956年3月）", ["1956年3月"]),
        ("长女（1980.5）次女（1983.7）", ["1980.5", "1983.7"]),
        ("二人分别出生于1956年3月、1958年7月", ["1956年3月", "1958年7月"]),
        ("申请人于1956年3月12日在固阳县出生", ["1956年3月12日"]),
        ("1956年3月12日，出生于固阳县", ["1956年3月12日"]),
        ("1956年3月12日，属猴", ["1956年3月12日"]),
        ("农历三月十二生日", ["农历三月十二"]),
        ("生日：03-12", ["03-12"]),
        ("生辰八字1956年3月12日寅时", ["1956年3月12日寅时"]),
        ("CSRQ\t19560312", ["19560312"]),
        ('"csrq":"1956-03-12"', ["1956-03-12"]),
        ("<出生日期>1956-03-12</出生日期>", ["1956-03-12"]),
    ],
)
def test_births_in_rows_brackets_and_side_remarks(text: str, dates: list[str]) -> None:
    assert births(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "冯桂莲\t2026-03-12\t600",
        "冯桂莲\t2019年7月\t600",
        "冯桂莲，女，2026年3月12日申请",
        "女，2026年3月纳入",
        "姓名\t最初享受月份\n冯桂莲\t2019.07",
        "党的生日7月1日",
        "3月12日生日会",
        "2026年属马",
        "1956年3月12日建村",
        "农历三月十二庙会",
        "凡1956年12月31日以前出生的",
        "2026年3月1日至3月31日期间出生的婴儿",
    ],
)
def test_what_happened_on_a_day_is_no_birth(text: str) -> None:
    assert births(text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # Beside sex and nation, whoever it is, in either order.
        ("那木拉\t男\t汉\t2001-01-05", "2001-01-05"),
        ("女\t达斡尔\t1956-03-05\t文盲", "1956-03-05"),
        ("女　回　1956年3月　丧偶", "1956年3月"),
        ("性别：女；民族：满；1956年3月", "1956年3月"),
        ("19560305 女", "19560305"),
        ("王建国男1965.07.14", "1965.07.14"),
        # In front of a name, the year alone, a child's in a row of children.
        ("1965-07-14\t王建国\t东山根村", "1965-07-14"),
        ("王建国，1965年，低保户", "1965年"),
        ("王建国（1965年）", "1965年"),
        ("王浩\t2012-07-14\t孤儿\t1500", "2012-07-14"),
        # Beside kin and age.
        ("其母（1943年7月15日）仍健在", "1943年7月15日"),
        ("儿子1998年8月，未婚", "1998年8月"),
        ("李浩\t长子\t2014-03-05\t在校", "2014-03-05"),
        ("年龄：68（1956/03）", "1956/03"),
        ("68岁 1956/03/05", "1956/03/05"),
        # In a row whose name no list holds, and at once behind a name.
        ("12\t斯日古冷\t1956-03-05\t3", "1956-03-05"),
        ("李国庆19430715", "19430715"),
        ("李国庆\t2003-07-15\t3", "2003-07-15"),
        # What papers say, and what is true against them.
        ("身份证登记日期1965年7月14日，实际生日不详", "1965年7月14日"),
        ("出生日期登记有误，应为1956-3-5", "1956-3-5"),
        ("他实际是1963年的，属兔", "1963年"),
        ("属兔，1963年的", "1963年"),
        ("1963年属兔的，今年满60", "1963年"),
        ("43年7月的，属羊", "43年7月"),
        # Other words for it, and other ways of writing it.
        ("csny: 1965-07-14", "1965-07-14"),
        ("过生日那天是6月8号", "6月8号"),
        ("阴历三月初五过生日", "阴历三月初五"),
        ("3月5日是户主80大寿", "3月5日"),
        ("婴儿2016年9月顺产", "2016年9月"),
        ("出生年月日：650714", "650714"),
        ("生于癸卯年四月十九", "癸卯年四月十九"),
        ("出生日期1956O3O5", "1956O3O5"),
    ],
)
def test_a_birth_is_told_by_where_it_stands(text: str, date: str) -> None:
    assert births(text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        "王建国\t男\t2021年3月\t新增",
        "2023-03-07 王建国 已发放",
        "毕业证\t1998-07-01\t李国庆",
        "王建国，1998年，入党",
        "王建国老师\t2012-07-14\t家访学生",
        "王建国，68岁，2023年3月摔伤",
        "女\t2023-03\t停发",
        "2023年3月7日，男方到场",
        "时间：2016-03-07 男35人 女20人",
        "诞生于1921年7月的党",
        "我是1998年的党员",
        "儿子2016年9月考上大学",
        "户主\t2015-03-07\t新增",
        "身份证2005年8月办理",
        "档案1998年建立",
        "2014年属马年",
        "参加工作\t1985-07-01",
        "建档立卡\t1998-03-07",
        "村主任\t1998-03-07\t任职",
        "国务院\t1999-09-28\t第271号",
        "李国庆\t2007-03-07\t首次享受",
        "李国庆20070307",
        "生产日期：650714",
    ],
)
def test_what_stands_like_a_birth_may_be_another_day(text: str) -> None:
    assert births(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("姓名：王海龙\n年龄：8", ["8"]),
        ('{"姓名": "王海龙", "年龄": "12", "金额": 650}', ["12"]),
        ("  年龄: 7\n", ["7"]),
        ("年龄：9 性别：男", ["9"]),
        ("年龄：18", []),
        ("年龄：16-60周岁", []),
        ("年龄：8岁以下", []),
        ("年龄：80", []),
        ("年龄：6、7", []),
    ],
)
def test_an_age_behind_its_label_needs_no_word_behind_it(text: str, found: list[str]) -> None:
    ages = [f for f in scan_text(text) if f.type is FindingType.MINOR_AGE]
    assert [text[age.start : age.end] for age in ages] == found


@pytest.mark.parametrize("text", ["出生年月：{}", "生于{}", "王建国，{}生"])
def test_a_birth_may_end_in_midnight(text: str) -> None:
    day = "1974-12-31T00:00:00"
    found = [(f.type.value, f.value) for f in scan_text(text.format(day))]
    assert ("BIRTH_DATE", day) in found


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019年5月3日顺产", "2019年5月3日"),
        ("2019年5月3日出世", "2019年5月3日"),
        ("身份证登记日期1965年7月14日", "1965年7月14日"),
        ("户口本上写的是1963年5月2日", "1963年5月2日"),
        ("档案记载1958年7月1日", "1958年7月1日"),
        ("他实际是1963年的", "1963年"),
        ("丈夫1962年3月8日", "1962年3月8日"),
        ("老伴1950年1月2日，无业", "1950年1月2日"),
        ("爷爷1938年4月5日", "1938年4月5日"),
        ("其弟1992年3月4日", "1992年3月4日"),
    ],
)
def test_a_birth_is_sought_whatever_single_word_tells_it(text: str, date: str) -> None:
    assert births(text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        "老人1998年3月搬来本村",
        "我1995年7月参加工作",
        "他2001年5月去世",
        "户主2001年3月迁入",
        "老伴1958年3月入党，党员",
        "户口1998年8月注销",
        "本人1998年9月开始领取低保",
        "产品2019年5月3日生产",
    ],
)
def test_what_somebody_did_on_a_day_is_no_birth(text: str) -> None:
    assert births(text) == []
