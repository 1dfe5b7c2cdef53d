"""Illness, disability, crime, family and belief: found where they are said of somebody only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.detection import scan_text

_SAID = [
    ("李桂兰\t慢性支气管炎\t600", "慢性支气管炎"),
    ("7\t苏和巴特尔\t煤工尘肺\t1200.00", "煤工尘肺"),
    ("韩*梅\t三级肢体残疾\t110", "三级肢体残疾"),
    ("周建军放化疗后身体虚弱", "放化疗"),
    ("儿媳在市肿瘤医院化疗", "化疗"),
    ("每周三到旗医院透析", "透析"),
    ("申请理由：尿毒症", "尿毒症"),
    ("申请人之子脑外伤后遗症", "脑外伤后遗症"),
    ("妻子查出系统性硬化，花费较大", "系统性硬化"),
    ("姓名\t病情\n李桂兰\t双肾囊性改变", "双肾囊性改变"),
    ("本人患有多发性骨髓纤维化症，长期服药", "多发性骨髓纤维化症"),
    ("户主患阵发性睡眠性血红蛋白尿症三年", "阵发性睡眠性血红蛋白尿症"),
    ("其女重度抑郁", "重度抑郁"),
    ("老人瘫痪在炕多年", "瘫痪在炕"),
    ("长子羊角风，时常发作", "羊角风"),
    ("孙女先天性耳聋，佩戴助听器", "先天性耳聋"),
    ("该户次子缺心眼，说不了媳妇", "缺心眼"),
    ("儿子判了三年，还在里面", "判了"),
    ("丈夫酗酒，经常打人", "酗酒"),
    ("女儿怀孕六个月", "怀孕"),
    ("父亲蹲大狱，母亲改嫁", "蹲大狱"),
    ("父亲蹲大狱，母亲跟人跑了", "跟人跑了"),
    ("备注：赌博欠债", "赌博"),
    ("李桂兰\t丧偶\t2", "丧偶"),
    ("其子非婚生子女", "非婚生子女"),
    ("户主信仰基督教", "信仰基督教"),
    ("姓名：李桂兰\t宗教信仰：佛教", "佛教"),
    ("HIV阳性，其妻同", "HIV阳性"),
    ("其妻检查出HIV阳性", "HIV阳性"),
    ("诊断：左侧股骨颈骨折，李桂兰", "左侧股骨颈骨折"),
    ("因糖尿病足截肢，李桂兰申请护理", "糖尿病足"),
    ("因尿毒症申请临时救助8000元", "尿毒症"),
    ("旗医院诊断为矽肺", "矽肺"),
    ("尿毒症救助对象王秀英 2000元", "尿毒症"),
    ("脑瘫患者名单：王秀英、李建国", "脑瘫"),
    ("矽肺（王秀英）", "矽肺"),
    ("慰问脑瘫老人李建国", "脑瘫"),
    ("150203195603121234\t尿毒症\t600", "尿毒症"),
    ("1502**********1234\t尿毒症\t600", "尿毒症"),
    ("王秀英\n矽肺\n600", "矽肺"),
    ("刑满释放人员，无固定收入", "刑满释放"),
    ("抱养一女", "抱养"),
    ("离异带一子", "离异"),
    ("肝癌花了十几万", "肝癌"),
    ("自闭症上不了学", "自闭症"),
    ("怀孕七个月，无业", "怀孕"),
    ("乙肝大三阳，李桂兰", "乙肝大三阳"),
    ("其妻绒毛膜上皮炎", "绒毛膜上皮炎"),
    ("被公安拘留十日", "拘留"),
]
_NOBODY = [
    "父母双方均符合重残、重病、服刑在押、强制隔离戒毒、失联情形之一的儿童",
    "享受待遇期间死亡、服刑的，次月停发",
    "患有尿毒症、白血病等重大疾病的困难家庭可申请医疗救助",
    "病种\t人数\n尿毒症\t12\n肺癌\t8",
    "病种\t报销比例\n尿毒症\t85%",
    "母羊早产的，应隔离饲养",
    "羊布病免疫密度达到90%",
    "世界精神卫生日主题活动",
    "镇卫生院精神科门诊时间调整",
    "血液透析机采购项目（二次）公告",
    "养老院护理员培训：褥疮护理",
    "致贫原因：因病",
    "李桂兰\t重度残疾人护理补贴\t100",
    "李桂兰\t大病救助\t2000",
    "王建国\t失独家庭特别扶助金\t500",
    "妇女怀孕、流产、引产的假期规定",
    "严厉打击赌博违法犯罪",
    "不得有犯罪记录、吸毒记录",
    "有下列情形之一的：（一）赌博、吸毒；（二）服刑",
    "意外伤害险：身故、伤残、骨折",
    "村庄道路硬化3公里",
    "消除安全隐患，患难见真情",
    "因天气原因，路面积水",
    "残疾人健康状况：良好",
    "宗教信仰：无",
    "政教处：王主任",
    "基本医疗有保障：大病、慢病家庭医生签约",
    "孕妇怀孕12周前应建册",
    "严重精神障碍患者服药补助",
    "李桂兰\t严重精神障碍患者监护补贴\t200",
    "病种\t报销\n矽肺\t80%",
    "慰问社区矫正工作站",
    "申请理由：因病致贫",
]


def sensitive(text: str) -> list[str]:
    return [f.value for f in scan_text(text) if f.type.is_sensitive_word]


@pytest.mark.parametrize(("text", "word"), _SAID)
def test_what_is_said_of_somebody_is_found_whole(text: str, word: str) -> None:
    assert any(word in value for value in sensitive(text))


@pytest.mark.parametrize("text", _NOBODY)
def test_rules_programmes_animals_and_health_talks_speak_of_nobody(text: str) -> None:
    assert sensitive(text) == []


@pytest.mark.parametrize("word", ["怀孕", "赌博", "失踪", "轮椅", "信佛"])
def test_an_everyday_word_needs_somebody_beside_it(word: str) -> None:
    assert sensitive(f"本镇{word}情况") == []
    assert sensitive(f"其妻{word}") == [word]


@given(
    st.sampled_from(["尿毒症", "矽肺", "视力残疾", "服刑", "离异"]),
    st.sampled_from(["李桂兰", "王*英", "欧阳建国", "苏和巴特尔"]),
    st.sampled_from(["\t", "|"]),
)
def test_a_cell_beside_a_name_needs_no_heading(word: str, name: str, border: str) -> None:
    assert sensitive(border.join(["12", name, word, "600.00"])) == [word]
    assert sensitive(border.join([name, word])) == [word]
    assert sensitive(border.join([word, "12", "600.00"])) == []
