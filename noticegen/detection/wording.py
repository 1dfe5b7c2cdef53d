"""The Chinese words of a finding: what it is, why it was taken for that, which law protects it."""

from __future__ import annotations

from noticegen.detection.kinds import FindingType, Reason

NAMES: dict[FindingType, str] = {
    FindingType.CN_DISABILITY_CERT: "残疾人证号",
    FindingType.CN_ID_CARD: "居民身份证号",
    FindingType.EMAIL: "电子邮箱",
    FindingType.CN_MOBILE: "手机号码",
    FindingType.CN_LANDLINE: "固定电话",
    FindingType.CN_BANK_CARD: "银行卡号",
    FindingType.CN_BANK_ACCOUNT: "银行账号",
    FindingType.CN_PASSPORT: "护照号码",
    FindingType.CN_HKMT_PERMIT: "港澳台通行证号码",
    FindingType.MASKED_ID: "已屏蔽的号码",
    FindingType.WECHAT: "微信号",
    FindingType.QQ: "QQ号",
    FindingType.PLATE: "车牌号",
    FindingType.BIRTH_DATE: "出生日期",
    FindingType.MINOR_AGE: "未成年人的年龄",
    FindingType.ADDRESS: "住址",
    FindingType.PERSON: "姓名",
    FindingType.MASKED_NAME: "已屏蔽的姓名",
    FindingType.MASKED_BIRTH_DATE: "已屏蔽的出生日期",
    FindingType.MASKED_ADDRESS: "已屏蔽的住址",
    FindingType.SENSITIVE_HEALTH: "健康信息",
    FindingType.SENSITIVE_DISABILITY: "残疾信息",
    FindingType.SENSITIVE_CRIME: "涉罪或强制措施信息",
    FindingType.SENSITIVE_FAMILY: "家庭隐私",
    FindingType.SENSITIVE_BELIEF: "宗教信仰",
}

REASONS: dict[Reason, str] = {
    Reason.CHECKED: "校验码相符",
    Reason.WRONG_CHECK_DIGIT: "区划和日期成立，校验码不符，可能有一位写错",
    Reason.FIFTEEN_DIGITS: "15位旧号，区划和日期成立",
    Reason.CUT_OFF: "号码不完整，但区划和出生日期仍可读出",
    Reason.EMBEDDED: "藏在更长的数字串里",
    Reason.JOINED: "数字被空格、标点或换行拆开，合起来成立",
    Reason.NUMBER_PLAN: "符合电话号码编号计划",
    Reason.CONTEXT: "前后文字说明了它是什么",
    Reason.FORM: "格式相符",
    Reason.MASKED: "已用符号遮挡一部分",
    Reason.KNOWN: "与名单中的内容相同",
    Reason.WORD_LIST: "在敏感词表中，且前后文指向个人",
    Reason.MISREAD: "从图片上认出，有的数字可能认错，长度和开头像这种号码；请对照原图",
}

_PUBLICATION = "《个人信息保护法》第二十五条：未取得个人单独同意不得公开个人信息"
_SENSITIVE = "《个人信息保护法》第二十八条：属于敏感个人信息"
_CHILD = "《个人信息保护法》第二十八条、《未成年人保护法》第四条：须保护未成年人隐私"
_DEIDENTIFIED = "《个人信息保护法》第七十三条：去标识化不等于匿名化，仍显示的数字可能被拼接还原"

_LAWS: dict[FindingType, str] = {
    FindingType.CN_DISABILITY_CERT: _SENSITIVE,
    FindingType.CN_BANK_CARD: _SENSITIVE,
    FindingType.CN_BANK_ACCOUNT: _SENSITIVE,
    FindingType.MASKED_ID: _DEIDENTIFIED,
    FindingType.MASKED_NAME: _DEIDENTIFIED,
    FindingType.MASKED_BIRTH_DATE: _DEIDENTIFIED,
    FindingType.MASKED_ADDRESS: _DEIDENTIFIED,
    FindingType.MINOR_AGE: _CHILD,
    FindingType.SENSITIVE_HEALTH: _SENSITIVE,
    FindingType.SENSITIVE_DISABILITY: _SENSITIVE,
    FindingType.SENSITIVE_CRIME: _SENSITIVE,
    FindingType.SENSITIVE_FAMILY: _SENSITIVE,
    FindingType.SENSITIVE_BELIEF: _SENSITIVE,
}


def law_of(kind: FindingType) -> str:
    """Return the provision that protects a type of data, with what it says."""
    return _LAWS.get(kind, _PUBLICATION)


def explain(kind: FindingType, reason: Reason, shown: int | None) -> str:
    """Say what was found, why, and which law protects it; never the value."""
    rest = f"，仍显示{shown}位" if shown is not None else ""
    return f"{NAMES[kind]}（{REASONS[reason]}{rest}）。{law_of(kind)}。"
