"""Names, addresses, dates, contacts and sensitive words; what the caller knows; overlaps; fuzz."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from noticegen.detection import Detector, lexicon, scan_text
from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.overlap import resolve
from noticegen.errors import InputError


def found(text: str, kind: str) -> list[str]:
    return [finding.value for finding in scan_text(text) if finding.type == kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("其孙张伟在外地读书", ["张伟"]),
        ("监护人李秀兰已签字", ["李秀兰"]),
        ("王建国同志反映情况属实", ["王建国"]),
        ("户主：欧阳建国", ["欧阳建国"]),
        ("户主阿拉坦·巴特尔", ["阿拉坦·巴特尔"]),
        ("其妻娜仁花，其子苏和巴特尔", ["娜仁花", "苏和巴特尔"]),
        ("由其女儿蒋来弟代领", ["蒋来弟"]),
        ("朱娜、边红霞、苏燕三户", ["朱娜", "边红霞", "苏燕"]),
        ("1 张建国 男 600元", ["张建国"]),
        ("取消尹改花低保资格", ["尹改花"]),
        ("姓名：高峰", ["高峰"]),
    ],
)
def test_names_are_found_by_what_stands_around_them(text: str, names: list[str]) -> None:
    assert found(text, "PERSON") == names


@pytest.mark.parametrize(
    "text",
    [
        "达茂旗、石拐区、白云鄂博矿区、乌兰察布市",
        "温馨提示：养老服务补贴、高龄津贴、康复救助",
        "王家庄、李家营子、张北县、马家店、石家庄市",
        "红格尔塔拉嘎查、巴音宝力格嘎查、希拉朝鲁嘎查",
        "监护人应当履行监护职责，申请人应当如实申报",
        "联系人：王主任，咨询李医生",
        "金山镇、向阳村、和平社区、文明实践站",
        "户主姓名　家庭人口　保障金额",
        "万元、时间、单位、合计、金额、方案、平台",
        "关于印发《内蒙古自治区最低生活保障工作规程》的通知",
    ],
)
def test_places_policies_and_posts_are_no_names(text: str) -> None:
    assert [f.value for f in scan_text(text)] == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("家住哈业胡同镇新光村3组12号，独居", "哈业胡同镇新光村3组12号"),
        ("现住包头市九原区阳光小区5号楼2单元301室", "包头市九原区阳光小区5号楼2单元301室"),
        ("住址：阳光小区5-2-301", "阳光小区5-2-301"),
        ("达茂旗百灵庙镇呼和点素嘎查三组5号", "达茂旗百灵庙镇呼和点素嘎查三组5号"),
        ("户籍地址：包头市钢铁大街24号", "包头市钢铁大街24号"),
        ("居住在永丰村四社", "永丰村四社"),
    ],
)
def test_addresses_are_found_to_the_door(text: str, address: str) -> None:
    assert found(text, "ADDRESS") == [address]


@pytest.mark.parametrize(
    "text",
    [
        "哈业胡同镇新光村",
        "新光村12户低保对象",
        "办公地址：九原区建设路12号",
        "来信请寄九原区建设路12号九原区民政局",
        "包民发〔2026〕35号",
        "第3号公告",
        "新光村三组低保名单",
        "镇政府三楼会议室",
    ],
)
def test_places_and_offices_are_no_addresses(text: str) -> None:
    assert found(text, "ADDRESS") == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1956年3月12日出生", "1956年3月12日"),
        ("出生日期：1956-03-12", "1956-03-12"),
        ("生于1956.3.12，汉族", "1956.3.12"),
        ("（19560312生）", "19560312"),
        ("女，一九五六年三月十二日生", "一九五六年三月十二日"),
        ("出生年月 1956年3月", "1956年3月"),
        ("男 1956-03-12 600 12", "1956-03-12"),
    ],
)
def test_birth_dates_are_told_from_other_dates(text: str, date: str) -> None:
    assert found(text, "BIRTH_DATE") == [date]


@pytest.mark.parametrize(
    "text",
    [
        "2026年11月1日公示",
        "1960年12月31日前出生的老年人",
        "自2026-11-01生效",
        "2026.11.1发放生活补贴",
    ],
)
def test_other_dates_are_left_alone(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize(
    "text", ["其孙年仅9周岁", "其孙王小宝9岁", "女，12岁", "孩子6岁", "十三岁，在校"]
)
def test_ages_of_children_are_found(text: str) -> None:
    assert len(found(text, "MINOR_AGE")) == 1


@pytest.mark.parametrize(
    "text",
    ["未满18周岁", "16周岁以下的未成年人", "80—89周岁", "0-6岁残疾儿童", "年满16周岁", "70岁"],
)
def test_ages_in_rules_are_left_alone(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("微信号：zhang_88x", "WECHAT", "zhang_88x"),
        ("VX:abc123456", "WECHAT", "abc123456"),
        ("QQ：123456789", "QQ", "123456789"),
        ("邮箱zs_1@163.com", "EMAIL", "zs_1@163.com"),
        ("zs(at)qq.com", "EMAIL", "zs(at)qq.com"),
        ("车牌蒙B·D12345", "PLATE", "蒙B·D12345"),
        ("护照E12345678", "CN_PASSPORT", "E12345678"),
        ("港澳通行证C12345678", "CN_HKMT_PERMIT", "C12345678"),
        ("因患尿毒症长期透析", "SENSITIVE_HEALTH", "尿毒症"),
        ("姓名：包春花\t残疾类别：肢体\t补贴金额：100", "SENSITIVE_DISABILITY", "肢体"),
        ("姓名\t残疾等级\n包春花\t一级", "SENSITIVE_DISABILITY", "一级"),
        ("户主：包春花，健康状况：慢性肾炎", "SENSITIVE_HEALTH", "慢性肾炎"),
        ("其子智力残疾", "SENSITIVE_DISABILITY", "智力残疾"),
        ("丈夫服刑，无人照料", "SENSITIVE_CRIME", "服刑"),
    ],
)
def test_other_types(text: str, kind: str, value: str) -> None:
    assert value in found(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "QQ群：123456789",
        "微信公众号“九原民政”",
        "产品编号G20240501",
        "患尿毒症、肺癌等重大疾病的困难家庭可申请医疗救助",
        "重度残疾人护理补贴标准为每人每月100元",
        "艾滋病防治知识宣传",
        "残疾等级\t补贴标准\n一级\t100元\n二级\t80元",
        "残疾等级：一级、二级的，每月补助100元",
        "健康状况：良好",
        "残疾类别：　　残疾等级：",
    ],
)
def test_what_is_public_or_a_rule_is_left_alone(text: str) -> None:
    assert scan_text(text) == []


def test_names_the_caller_knows_need_no_evidence() -> None:
    detector = Detector(names=["钊爨", "图布新"])
    assert [f.value for f in detector.scan("昨日钊爨与图布新到场")] == ["钊爨", "图布新"]
    assert {f.reason for f in detector.scan("昨日钊爨到场")} == {Reason.KNOWN}


def test_what_the_caller_publishes_is_left_alone() -> None:
    detector = Detector(public=["0472-7156789", "16500002345", "九原区建设路12号"])
    for text in (
        "电话0472-7156789",
        "电话 7156789",
        "手机165 0000 2345",
        "家住九原区建设路12号",
    ):
        assert scan_text(text)
        assert detector.scan(text) == []
    assert detector.scan("手机16500008969")


def test_the_longest_hit_wins_then_score_then_type_whatever_the_order() -> None:
    long = Hit(FindingType.EMAIL, 0, 12, 0.5, Reason.FORM)
    short = Hit(FindingType.CN_MOBILE, 0, 11, 0.9, Reason.FORM)
    sure = Hit(FindingType.QQ, 20, 25, 0.9, Reason.FORM)
    unsure = Hit(FindingType.WECHAT, 20, 25, 0.8, Reason.FORM)
    first = Hit(FindingType.CN_ID_CARD, 30, 48, 0.8, Reason.FORM)
    second = Hit(FindingType.CN_BANK_CARD, 30, 48, 0.8, Reason.FORM)
    hits = [long, short, sure, unsure, first, second]
    assert resolve(hits) == resolve(reversed(hits)) == [long, sure, first]


def test_a_detector_without_its_lists_refuses_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon.read_words.cache_clear()
    with pytest.raises(InputError) as caught:
        lexicon.read_words("no-such-list.txt")
    assert "no-such-list.txt" in str(caught.value)


_MIXED = st.text(
    st.sampled_from(
        "0123456789Xx*-. "
        "/()（）\n\t年月日生号楼单元室组村张王李其子同志某患·①²〇一ＯOl\u200b\u0336\ud800@微信QQ蒙BE+:："
    ),
    max_size=80,
)


@given(st.text(st.characters(codec=None)) | _MIXED)
@example("\ud800" * 40)
@example("1502031980" * 8)
def test_any_text_gives_ordered_findings_inside_it(text: str) -> None:
    findings = scan_text(text)
    assert findings == scan_text(text)
    position = 0
    for finding in findings:
        assert position <= finding.start < finding.end <= len(text)
        assert finding.value == text[finding.start : finding.end]
        assert 0 < finding.score <= 1
        assert finding.explanation
        position = finding.end


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1 ",
        "一",
        "张",
        "其子",
        "巴特",
        "*",
        "1*",
        "a@",
        "a.",
        "村1号",
        "1-",
        "15020319480604992 ",
        "监督电话：",
        "138 4721 ",
        "微信",
        "x",
        "号楼",
        "因患癌",
        "\u0336",
        "①",
        "张三、",
        "1\n",
    ],
)
def test_long_lines_take_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        scan_text(text)
        return time.process_time() - started

    assert seconds(100_000) < 3 + 15 * seconds(10_000)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("快递面单：青格勒图 16500005936 万和城3号楼43", "CN_MOBILE"),
        ("来电号码16500005936，反映低保被停", "CN_MOBILE"),
        ("请拨打16500005936找他女儿", "CN_MOBILE"),
        ("龚燕|150207196203109950|6217000000000000120|4059", "CN_BANK_CARD"),
        ("存折3 1 1 1 8 9 1 3 5 2 2 0 1 2 6", "CN_BANK_ACCOUNT"),
        ("联系：1650000593〇，勿外传", "CN_MOBILE"),
        ("身份证号1502071962\n    03109950", "CN_ID_CARD"),
        ("住3组12号", "ADDRESS"),
        ("现住幸福家园A区9-2-376", "ADDRESS"),
        ("王芳（1956-03-02）", "BIRTH_DATE"),
    ],
)
def test_what_stands_beside_a_number_does_not_hide_it(text: str, wanted: str) -> None:
    assert wanted in {finding.type for finding in scan_text(text)}


@pytest.mark.parametrize(
    "text",
    [
        "发票代码144027159830，发票号码31520154",
        "执法证号15020030730",
        "药品国药准字H20165899",
        "监督邮箱：mzjjd@126.com",
        "办公地址：民政局三楼305室",
        "西柳镇敬老院位于镇政府东侧",
        "白云鄂博矿区、石拐区、昆都仑区",
        "24小时值班电话0311-2578094",
        "如有疑问请致电0472-7151234",
    ],
)
def test_papers_places_and_offices_are_left_alone(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("会议由孔淑芬主持", "孔淑芬"),
        ("我是夏立新，卡换了", "夏立新"),
        ("公示期内收到常玉柱实名举报", "常玉柱"),
        ("姓名：邓 彩霞 性别：女", "邓 彩霞"),
        ("参会人员：乌云·娜仁、田新、苑占山", "田新"),
        ("户主阿卜杜拉·热合曼，电话无", "阿卜杜拉·热合曼"),
        ("收件人莲花其木格，", "莲花其木格"),
        ('"陈军","150502"', "陈军"),
    ],
)
def test_a_name_is_found_by_what_it_is_and_where_it_stands(text: str, name: str) -> None:
    people = [found.value for found in scan_text(text) if found.type == "PERSON"]
    assert name in people
