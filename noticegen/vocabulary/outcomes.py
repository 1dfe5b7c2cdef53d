"""What becomes of each household of a roster, and why; reports and other programs rely on it."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """The fate of one roster row; every row has exactly one."""

    PUBLISHED = "published"
    WITHHELD = "withheld"
    HELD = "held"

    @property
    def label(self) -> str:
        """Return the word for screen and paper."""
        return _OUTCOME_LABELS[self]


class Reason(StrEnum):
    """Why a household is withheld or held; the values are part of the contract."""

    MINOR = "minor"
    AGE_UNKNOWN = "age-unknown"
    ID_INVALID = "id-invalid"
    ID_PRECISION_LOST = "id-precision-lost"
    ID_MISSING = "id-missing"
    ID_CONFLICT = "id-conflict"
    NAME_INVALID = "name-invalid"
    COUNT_INVALID = "count-invalid"
    VILLAGE_UNKNOWN = "village-unknown"
    HEAD_UNKNOWN = "head-unknown"
    DUPLICATE = "duplicate"
    HIDDEN_ROW = "hidden-row"
    FIELD_MISSING = "field-missing"
    FIELD_INVALID = "field-invalid"
    FREE_TEXT = "free-text"
    OTHER_COUNTY = "other-county"
    KIN_NOT_FILED = "kin-not-filed"
    KIN_UNCLEAR = "kin-unclear"
    CARD_HELD_BY_OTHER = "card-held-by-other"
    NAMESAKE = "namesake"
    KEPT_OFF = "kept-off"
    DECISION_VOID = "decision-void"
    AMOUNT_INVALID = "amount-invalid"
    DECEASED = "deceased"
    ENDED = "ended"
    DOUBLE_PROGRAMME = "double-programme"
    GLYPH_MISSING = "glyph-missing"
    PRIVATE_USE_CHARACTER = "private-use-character"
    LOOK_ALIKE_CHARACTER = "look-alike-character"
    PROGRAMME_NOT_LISTABLE = "programme-not-listable"
    PROGRAMME_UNKNOWN = "programme-unknown"
    AMOUNT_UNIT = "amount-unit"
    AMOUNT_CONFLICT = "amount-conflict"
    JOIN_UNCLEAR = "join-unclear"
    VILLAGE_CONFLICT = "village-conflict"
    FAMILY_HELD = "family-held"
    PHONE_MISSING = "phone-missing"
    PHONE_INVALID = "phone-invalid"
    PHONE_LANDLINE = "phone-landline"
    PHONE_SHARED = "phone-shared"
    PHONE_OF_OTHER = "phone-of-other"
    OPTED_OUT = "opted-out"

    @property
    def label(self) -> str:
        """Return the reason in a clerk's words."""
        return _REASON_LABELS[self]


_OUTCOME_LABELS = {
    Outcome.PUBLISHED: "已公示",
    Outcome.WITHHELD: "依法不予公开",
    Outcome.HELD: "待核",
}

_REASON_LABELS = {
    Reason.MINOR: "未成年人",
    Reason.AGE_UNKNOWN: "年龄无法确定",
    Reason.ID_INVALID: "身份证号码有误",
    Reason.ID_PRECISION_LOST: "身份证号码被表格软件截断",
    Reason.ID_MISSING: "缺身份证号码",
    Reason.ID_CONFLICT: "身份证号码与出生日期、年龄或性别不一致",
    Reason.NAME_INVALID: "姓名栏里不只是姓名",
    Reason.COUNT_INVALID: "人口数有误",
    Reason.VILLAGE_UNKNOWN: "嘎查村（社区）不在本单位名录中",
    Reason.HEAD_UNKNOWN: "看不出谁是户主",
    Reason.DUPLICATE: "重复列入",
    Reason.HIDDEN_ROW: "该行在表格中被隐藏",
    Reason.FIELD_MISSING: "缺少应当公示的内容",
    Reason.FIELD_INVALID: "应当公示的内容读不懂",
    Reason.FREE_TEXT: "备注一类的文字里有个人信息",
    Reason.OTHER_COUNTY: "在其他旗县区也享受救助",
    Reason.KIN_NOT_FILED: "干部近亲属未备案",
    Reason.KIN_UNCLEAR: "是否近亲属备案不清楚",
    Reason.CARD_HELD_BY_OTHER: "银行卡由他人持有且未登记",
    Reason.NAMESAKE: "比对名单上有同名的人",
    Reason.KEPT_OFF: "核对后决定不公示",
    Reason.DECISION_VOID: "决定没有生效",
    Reason.AMOUNT_INVALID: "金额有误",
    Reason.DECEASED: "已去世",
    Reason.ENDED: "已停止救助",
    Reason.DOUBLE_PROGRAMME: "重复享受不得同时享受的项目",
    Reason.GLYPH_MISSING: "姓名中有字打印不出",
    Reason.PRIVATE_USE_CHARACTER: "有旧编码自造字",
    Reason.LOOK_ALIKE_CHARACTER: "有部首字或兼容字冒充汉字",
    Reason.PROGRAMME_NOT_LISTABLE: "该项目不得公示名单",
    Reason.PROGRAMME_UNKNOWN: "看不出是哪个救助项目",
    Reason.AMOUNT_UNIT: "金额写的不是本月多少元",
    Reason.AMOUNT_CONFLICT: "同一项救助金额前后不一",
    Reason.JOIN_UNCLEAR: "分不清属于哪一户",
    Reason.VILLAGE_CONFLICT: "各名单写的村不一致",
    Reason.FAMILY_HELD: "同一家庭的另一行待核",
    Reason.PHONE_MISSING: "没有手机号码",
    Reason.PHONE_INVALID: "手机号码有误",
    Reason.PHONE_LANDLINE: "是固定电话，收不到短信",
    Reason.PHONE_SHARED: "几户共用一个手机号码",
    Reason.PHONE_OF_OTHER: "不是本人的手机号码",
    Reason.OPTED_OUT: "本人不愿接收短信",
}
