"""Sentences that state a rule, and those that tell of somebody's own case.

`尿毒症患者可申请` speaks of whoever may apply; `因患尿毒症住院` was written down of one.
"""

from __future__ import annotations

import re

RELATIVE = (
    r"丈夫|妻子|老公|老婆|爱人|媳妇|儿子|女儿|闺女|儿媳|女婿|父亲|母亲|老伴|配偶|[孙长次三幼独养继][子女]|"
    r"外孙|外甥|侄|公公|婆婆|岳父|岳母|爷爷|奶奶|姥姥|姥爷|外公|外婆|祖父|祖母|哥|弟弟|其弟|姐|妹妹|其妹|"
    r"嫂|叔|舅|姑姑|姨|爸|妈(?!祖)|爹|娘家|婴儿|娃娃?|孩子|之[子女父母妻夫孙兄弟姐妹]|男方|女方|夫妻|双方|父母"
)
# Whoever these words name, the sentence speaks of a case.
_OWN = (
    r"本人|其[子女父母妻夫孙兄弟姐妹儿媳婆公爷奶外岳]|户主|该户|该人|此人|[他她](?:的|爸|妈|丈夫|儿|女|媳)|"
    r"俺|[我咱](?=[爸妈爹娘儿女丈媳老弟妹哥姐家有得患是在]|孙|们家)|姓名[:：]|申请人(?=患|因|有|查|确|系|为|之|[:：])"
)
STATEMENT = re.compile(
    rf"{_OWN}|丈夫|妻子|儿子|女儿|父亲|母亲|老伴",
)
SOMEBODY = re.compile(
    rf"{_OWN}|{RELATIVE}|老人|老汉|老太|老头|老两口|两口子|一家|全家(?!福)|家里|家中|家人|该童|该儿|"
    rf"父(?=[亡服失死判入])|[左右](?:眼|耳|手|腿|脚)|病人|患者|残疾人|[男女](?=[,，、 ]|性|$)|"
    r"(?<![满足0-9])[0-9]{1,2}周?岁|同志|某|被(?:公安|派出所|法院|警察)|婆姨|男人(?=[得被死跑坐走在有打是没酗赌])"
)
# Treatments of which only a patient's own days are told: 每周透析, 定期化疗.
_HABIT = re.compile(r"每[日天周月年]|定期|常年|长期|一直|靠|[0-9一二两三四五六七八九十]次")
# What is written down of one case only: 因矽肺申请, 诊断为, 自付部分, 兹证明.
CASE_SIGNS = re.compile(
    r"因[^,，。]{2,10}申请|以[^,，。]{2,10}为由|做[^,，。]{2,10}手术|[0-9]元|[0-9]万|自付|自费|诊断为|检查为|结论[:：]|情形[:：]|"
    r"意见[:：]|兹证明|病历|诊断证明一份|慢病[本卡]|慢性病[本卡]|停发|拟纳入|病危通知"
)
_TREATED = re.compile(r"透析|[化放]疗|服药|吃药|打针|换药|住院|输血|输液")
RULE = re.compile(
    r"政策|办法|条例|标准|规定|申报|符合|救助范围|对象|包括|等重大|重大疾病|的家庭|困难群众|宣传|通知|防治|"
    r"预防|防控|疫苗|筛查|义诊|知识|讲座|培训|日活动|宣传日|世界|协会|学会|保健|卫生中心|基金|病种|目录|应当|"
    r"可享受|享受.{0,8}补贴|补贴标准|项目|的人员|人员符合|占比|比例|较高|制度|以下简称|人员名单|等人员|情形|"
    r"禁止|严禁|(?<![认记舍使])不得(?!劲|了|不)|依法|违法|两项|范围|免费|采购|招标|招聘|公益|行动|指南|须知|常识|打击|警惕|热线|"
    r"第[一二三四五六七八九十0-9]+条|法》|[一-鿿]的[,，]|不予|不计入|可适当|可单独|次月|签约|伤害险|康复救助|"
    r"[(（][一二三四五六七八九十]{1,2}[)）]|"
    r"可参照|增发|可以?认定|分为|的儿童可|家庭成员中的|家庭中的|(?<![放养喂])[牛羊猪马驼驴][群只头]?(?:得|患|染|发生)|"
    r"牲畜|家畜|畜牧|畜间|羔羊|母[牛羊猪马]|(?:[牛猪犬禽]|羊(?![抖羔癫角]))(?:群|只|[一-鿿]{0,2}病)|检疫|疫情|"
    r"(?:凡|但凡|有下列)|谨防|怎么办|怎样|口诀|驱虫|就医备案|科普|防走失|适老化|日间照料|机动轮椅|关爱(?!对象)|"
    r"如有|[一双]方[一-鿿]{1,12}(?:另一方|的(?:儿童|未成年))|的(?:儿童|人员|家庭|未成年人)(?:认定|纳入|列入|视为)|"
    r"如何|读懂|吗[？?]?$|不等于|不可怕|远离|高危(?=人群|因素)|集采|[入进]医保|分类(?:保障|施保|救助|管理)"
)
# Words of rules that a case may hold as well: where somebody was treated, what was applied for.
_TOPIC = re.compile(
    r"申请(?!人|原因|理由|事由|救助的情况)|条件|医院|门诊|保险|机构|评估|服务|活动|工作|补助|资助|帮扶|重度(?!抑郁|烧伤|烫伤)|登记"
)
# Also somebody's own case, unless the sentence speaks of people in general.
_CASE = re.compile(r"因患|经诊断|备注|确诊|住院|(?:理由|事由)[:：]")
_IN_GENERAL = re.compile(
    r"的(?:家庭|人员|对象|困难|群众|老年|儿童|残疾人|农民)|或遭遇|等重大|可以?申请|可纳入|符合|"
    r"标准|政策|办法|条件"
)


def states_a_rule(text: str, first: int, last: int) -> bool:
    """Tell whether a sentence speaks of who may apply, not of somebody's own case."""
    strict = RULE.search(text, first, last) is not None
    if not strict and _TOPIC.search(text, first, last) is None:
        return False
    if STATEMENT.search(text, first, last) is not None:
        return False
    if not strict and _tells_a_case(text, first, last):
        return False
    own_case = _CASE.search(text, first, last) is not None
    return not own_case or _IN_GENERAL.search(text, first, last) is not None


def _tells_a_case(text: str, first: int, last: int) -> bool:
    if SOMEBODY.search(text, first, last) is not None:
        return _IN_GENERAL.search(text, first, last) is None
    if CASE_SIGNS.search(text, first, last) is not None:
        return _IN_GENERAL.search(text, first, last) is None
    return (
        _HABIT.search(text, first, last) is not None
        and _TREATED.search(text, first, last) is not None
    )


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentence around a word, at most eighty characters to each side."""
    low, high = max(0, start - 80), min(len(text), end + 80)
    first = max(text.rfind(mark, low, start) for mark in "。\n;；") + 1
    ends = [place for mark in "。\n;；" if (place := text.find(mark, end, high)) >= 0]
    return max(first, low), min(ends, default=high)
