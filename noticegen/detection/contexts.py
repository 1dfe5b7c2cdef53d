"""What the words around a number say: what kind of number it is."""

from __future__ import annotations

import re

from noticegen.detection.lexicon import starting_with

_REACH = 44


def before(text: str, start: int, reach: int = _REACH) -> str:
    """Return what stands on the same line in front of a position, at most `reach` characters."""
    window = text[max(0, start - reach) : start]
    return window[window.rfind("\n") + 1 :]


def after(text: str, end: int, reach: int = 24) -> str:
    """Return what stands on the same line behind a position, at most `reach` characters."""
    window = text[end : end + reach]
    line_end = window.find("\n")
    return window if line_end < 0 else window[:line_end]


_BANK = re.compile(
    starting_with(
        r"账[号户]|帐[号户]|卡号|一卡通|惠农卡|社保卡|银行卡|储蓄|存折|折号|开户|银行|信用社|"
        r"农商行|农信|打卡|"
        r"收款|汇入|转入|打入|打到|发到|发放至|邮储|建行|农行|工行|中行|交行|卡[:：]|"
        r"卡[ 号是为]{0,2}$"
    )
)
_CARD = re.compile(r"银行卡|卡号|储蓄卡|信用卡|借记卡|[农建工中交商邮]行卡|社保卡|惠农卡|卡[:：]$")
_ID = re.compile(
    starting_with(r"身份证|证件号|公民身份|身份号|社会保障号|社保号|学籍|证号|ID|残疾")
)
_PHONE = re.compile(
    starting_with(r"电话|手机|联系|座机|固话|致电|拨打|热线|微信|[Tt][Ee][Ll]|号码|呼叫|打")
)
_LOCAL_PHONE = re.compile(
    starting_with(r"电话|手机|联系|座机|固话|致电|拨打|热线|[Tt][Ee][Ll]|呼叫|宅电|打(?!印)")
)
_NOT_A_PERSON = re.compile(
    starting_with(
        r"信用代码|机构代码|统一代码|组织机构|订单|流水|单号|编号|批次|文号|凭证|发票|票据|合同|"
        r"项目代码|邮编|金额|"
        r"面积|代码|序号|档案号|条码|批号|型号|版本|指标|税号|快递|备案号|受理|证书|档案|低保证|"
        r"五保证|保单|区划|邮编|许可证|登记号(?!码)|ISBN|IP"
    )
)


def names_bank(text: str, start: int) -> bool:
    """Tell whether the words in front speak of an account or a card."""
    window = before(text, start, 26)
    return _BANK.search(window) is not None and not names_thing(text, start)


def names_card(text: str, start: int) -> bool:
    """Tell whether the words in front speak of a card rather than of a passbook."""
    return _CARD.search(before(text, start, 12)) is not None


def names_identity(text: str, start: int) -> bool:
    """Tell whether the words in front speak of an identity number or certificate."""
    return _ID.search(before(text, start, 18)) is not None


def names_phone(text: str, start: int) -> bool:
    """Tell whether the words in front speak of a telephone."""
    return _PHONE.search(before(text, start, 14)) is not None


def names_local_phone(text: str, start: int) -> bool:
    """Tell whether the words in front make seven or eight digits a telephone: 号码 does not."""
    return _LOCAL_PHONE.search(before(text, start, 14)) is not None


# 发票号码, 执法证号, 流水号 at once in front: the number of a paper or a thing.
_THING_LABEL = re.compile(
    r"(?:(?:发票|单据|票据|合同|订单|流水|凭证|回执|运单|保单|快递|批准|备案|资产|设备"
    r"|产品|收据|采购|缴款|缴费|案件|图书|终端|车架|发动机|快件|包裹|工单|任务|仪表|水表|电表|气表|工作|"
    r"执法|资格|上岗|许可|营业|登记|从业|荣誉|毕业|结业|获奖|编码|序列|样本|病历|住院|门诊|床位|货架|条形)"
    r"(?:证书?|表|照|单|本|卡)?(?:编号|号码?|代码|编码)?|准字|条码|表号|户号|件号|单号|批号|货号|工号|警号|编码|序列号)"
    r"[:： 为是]{0,3}(?:[A-Za-z]{1,4}[- ]?)?$"
)


_LEADS_NUMBER = re.compile(
    r"(?:电话|手机|联系|号码?|卡|折|证|打|微信|[Tt][Ee][Ll])(?:为|是)?[:： ]{0,2}$"
)


def leads_number(text: str, start: int) -> bool:
    """Tell whether the word at once in front calls for a number."""
    return _LEADS_NUMBER.search(before(text, start, 8)) is not None


_BEHIND_A_LABEL = ":： 为是"
_NEVER_A_THING = frozenset("话系式名男女岁人主妻子，。、；\t）)0123456789")


def labels_thing(text: str, start: int) -> bool:
    """Tell whether the word at once in front is the label of a paper's or a thing's number."""
    window = before(text, start, 14)
    # The label of a telephone or a name is told from all of these by its last character.
    if window.rstrip(_BEHIND_A_LABEL)[-1:] in _NEVER_A_THING:
        return False
    return _THING_LABEL.search(window) is not None


_AMOUNT = re.compile(
    r"^ ?元|^(?:立方|"
    r"万(?![一-鿿])|万[元户人亩吨多余]|亿|户|人|亩|㎡|平方|吨|公斤|[kK][gG]|头|只|株|"
    r"棵|米|公里|度|份|笔|%|％)"
)


def counts_things(text: str, end: int) -> bool:
    """Tell whether a unit follows: the number is an amount, not a telephone."""
    return _AMOUNT.match(after(text, end, 4)) is not None


def names_thing(text: str, start: int) -> bool:
    """Tell whether the nearest words in front name a number of a thing, not of a person."""
    return _NOT_A_PERSON.search(before(text, start, 12)) is not None
