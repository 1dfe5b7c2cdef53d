"""How offices word the telephones they publish, and how people's own stand beside offices."""

from __future__ import annotations

import pytest

from noticegen.detection import scan_text

_LINE, _MOBILE = "0472-5123456", "16500000456"
_NUMBERS = frozenset({"CN_MOBILE", "CN_LANDLINE", "CN_BANK_ACCOUNT"})
_PUBLISHED = [
    "对评议结果有异议的，请向镇社会救助办反映，电话 {line}",
    "群众有不同意见，可在7日内拨打{line}",
    "咨询请拨打 {line}",
    "业务联系：{line}",
    "办公室{line}",
    "联系我们：{line}",
    "我局电话：{line}",
    "24小时热线：{line}",
    "12345或{line}",
    "民政服务站 {line}",
    "监督电话0472-7151234，区民政局5123456",
    "镇：{line} 区：{line} 市：{line}",
    "举报信箱：镇政府大门口；举报电话：{line}",
    "公开监督，接受举报：{line}",
    "社保所：{line}",
    "低保办理窗口：{line}",
    "镇长接待日预约：{line}",
    "欢迎社会各界监督（{line}）",
    "九原区民政局社会救助科 联系人：办公室 电话：{line}",
    "如发现弄虚作假，请立即举报：{line}",
    "服务监督电话：旗民政局{line} 旗纪委{line}",
    "咨询服务：工作日{line}",
    "反映情况请致电：{line}",
    "监督举报平台：12388，{line}",
    "责任单位：哈业胡同镇人民政府\t电话：{line}",
    "|民政办|{line}|",
    "<tr><td>民政办</td><td>{line}</td></tr>",
    "单位：九原区民政局；电话：{line}",
    "急难救助热线{line}（全天）",
    "妇联维权电话{line}",
    "敬老院院办：{line}",
    "特此公告\n\n九原区民政局\n{line}",
    "九原区民政局\n2026年3月1日\n（联系电话：{line}）",
    "公示无异议后发放。监督：{line}",
    "投诉渠道：1.12345；2.{line}；3.来信",
    "派出所报案：{line}",
    "火化咨询{line}",
    "镇卫生院家庭医生签约热线：{line}",
    "供热公司维修：{line}",
    "以上名单如有错漏，请与我镇联系，电话{line}",
    "纪检监察组：{line}",
    "{line}（民政所）",
    "{line} 民政所",
    "{line}（办公时间）",
    "社会救助服务热线：{mobile}",
    "救助站值班手机：{mobile}",
    "公布举报手机：{mobile}，{mobile}",
    "邮箱：mzj@btjy.gov.cn 电话：{line}",
    "办理地点：政务大厅；咨询：{line}",
    "党群服务中心，电话{line}",
    "咨询和异议{line}（社会救助办公室，镇政府一楼便民大厅）",
    "包头市残疾人联合会电话：{line}",
    "如有异议，请于公示期内向固阳县红十字会反映，联系电话：{line}",
    "达茂旗工商业联合会\n联系电话：{line}",
    "联系电话：{line}\n土右旗慈善总会\n2026年6月3日",
    "镇畜牧兽医站（{line}）",
    "驻村工作队24小时值守电话：{line}",
    "婚姻登记处\t{line}",
    "区低收入家庭认定中心|{line}",
    "监督部门：旗疾病预防控制中心\t电话\t{line}",
    "来电：{line}；来访：公租房管理中心",
    "公示单位：哈业脑包村两委\n联系电话：{line}",
    "联系人：低保办 电话：{line}",
    "来电反映：{line}",
    "电话预约：{line}",
    "公示联系电话：{line}",
    "监督（举报）电话：{line}",
    "监督电话—{line}",
    "【监督电话】{line}",
    "★监督电话★{line}",
    "监督电话“{line}”",
    "监督电话：☎{line}",
    "监督电话Tel：{line}",
    "区级：{line} 镇级：0472-7151234",
    "电话（传真）：{line}",
    "详情请电：{line}",
    "如需帮助请拨打{line}",
    "有异议者请于公示期内来电或来访，电话：{line}",
    "如有异议，请于7日内以书面形式向镇人民政府反映。联系电话：{line}",
    "如有不实，欢迎举报。电话：{line}",
    "（联系电话：{line}，监督电话：0472-7151234）",
    "监督邮箱：jymz3@example.com 电话：{line}",
    "联系电话：{line}，地址：哈业胡同镇政府一楼",
    "电话：{line} 邮编：014060",
    "科室：低保科，电话：{line}",
    "联系人：李主任 联系电话：{line}",
    "九原区民政局（盖章）\n联系电话：{line}\n2026年3月1日",
    "序号\t镇\t社会救助服务热线\n1\t哈业胡同镇\t{line}",
    "打{line}可问政策",
    "监督电话：王秀英 {line}",
    "九原区民政局　联系人：王秀英　电话：{line}",
    "举报短信：{mobile}",
    "救助服务手机：{mobile}",
    "咨询微信/电话：{mobile}",
    "公开手机号：{mobile}",
    "村委会电话：{mobile}",
    "社区24小时电话：{mobile}",
    "特此公示\n电话：（0472）5123456\n哈业胡同镇人民政府（盖章）",
    "监督电话：镇（0472）5123456；区（0472）5123457",
    "遇有生活困难请拨打400-5123456",
    "农商银行客服400-512-3456",
    "农信银行客服：400-5123-456",
    "代发银行：农商银行 800 512 3456",
]
_PRIVATE = [
    "他在镇政府上班，家里座机{line}",
    "民政所回访：户主座机{line}",
    "王秀英反映问题，来电{line}",
    "经办人致电户主{line}，无人接听",
    "请打{line}找老王",
    "学校通知家长李某家{line}",
    "派出所登记的监护人电话{mobile}",
    "白天不在家，晚上打{line}",
    "有意见的人是王建国，电话{line}",
    "可打其儿子电话{mobile}",
    "请拨{mobile}找我儿子",
    "请您打{mobile}，我是户主",
    "镇民政办登记：本人电话{mobile}",
    "民政局核实，本人电话{mobile}",
    "村委会主任王建国{mobile}",
    "咨询人电话{mobile}",
    "投诉人联系方式：{line}",
    "联系电话：{line}，户主李秀兰",
    "低保户李秀兰，联系电话：{line}",
    "受理人员登记来访者电话{line}",
    "姓名：李秀兰 联系电话：{line}",
    "家庭电话：{line}（工作日晚上接听）",
    "李秀兰 {line} 工作日可接",
    "残联登记残疾人王建国电话{line}",
    "住户电话{mobile}，水电暖报修登记",
    "报修人：王建国 {mobile}",
    "求助人{mobile}，反映无粮",
    "疑问请打我手机{mobile}",
    "包村干部王建国，{mobile}",
    "楼长：王建国{mobile}",
    "老家座机{line}（公示期内不在）",
    "我女儿在民政局上班，她电话{mobile}",
    "该户联系电话：{line}",
    "{line}是李秀兰家电话",
    "申请人联系电话：{line}",
    "委托代理人电话：{mobile}",
    "给王奶奶打电话（{line}）没人接",
    "本人对公示有意见，请回拨{mobile}",
    "我对结果不服，我的电话{mobile}",
    "如有问题请联系我，{mobile}",
    "有问题打我电话{mobile}",
    "低保办登记：户主座机{line}",
    "红十字会救助对象李秀兰，电话{line}",
    "请把异议告诉李秀兰，她电话{line}",
    "联系人：李秀兰，电话：{line}",
    "慈善协会资助学生家长电话：{line}",
    "李秀兰\t新光村\t{line}",
    "7\t李秀兰\t哈业胡同镇\t{line}",
    "公租房管理中心住户李秀兰 {line}",
    "光荣院老人家属电话{line}",
    "如有疑问请联系我，电话：{mobile}",
    "监督电话：户主李秀兰 {line}",
    "举报电话响了，是李秀兰 {line}",
    "李秀兰，电话：{line} 邮编：014060",
    "其子在残疾人联合会工作，家里座机{line}",
]


def telephones(text: str) -> list[str]:
    filled = text.format(line=_LINE, mobile=_MOBILE)
    return [f.value for f in scan_text(filled) if f.type in _NUMBERS]


@pytest.mark.parametrize("text", _PUBLISHED)
def test_an_office_s_wording_leaves_its_telephone_alone(text: str) -> None:
    assert telephones(text) == []


@pytest.mark.parametrize("text", _PRIVATE)
def test_an_office_nearby_does_not_publish_a_person_s_telephone(text: str) -> None:
    assert telephones(text) in ([_LINE], [_MOBILE])


@pytest.mark.parametrize(
    "office",
    [
        "市残疾人联合会",
        "市红十字会：",
        "慈善总会捐赠电话",
        "区人民法院诉讼服务：",
        "交警大队事故处理",
        "社区网格中心 ",
        "低保办：",
        "儿童福利科：",
        "群众来访接待室：",
        "疾控中心：",
        "动物防疫站：",
        "招生办：",
        "车站问询处",
        "社保卡挂失：",
        "代理机构电话：",
        "接受监督。电话（传真）：",
        "政策解释电话",
        "反馈渠道：",
    ],
)
def test_the_parts_of_offices_are_offices(office: str) -> None:
    assert scan_text(f"{office}0472-7153321") == []


@pytest.mark.parametrize("home", ["住所", "家住民政局家属院", "三队社员", "住处", "我家小院"])
def test_words_of_living_are_none(home: str) -> None:
    assert [found.type for found in scan_text(f"{home}0472-7153321")] == ["CN_LANDLINE"]


@pytest.mark.parametrize(
    "label",
    [
        "网站运维电话：",
        "网站维护电话：",
        "网站纠错：",
        "异议反馈：",
        "镇长信箱电话",
        "FAX：",
        "第一书记联系电话：",
        "包村干部电话：",
        "承办：敖汉旗大数据中心 电话：",
    ],
)
def test_who_keeps_a_site_or_answers_for_a_village_is_public(label: str) -> None:
    assert scan_text(f"{label}0476-2340381") == []
