"""What keeps a row off a family's sheet or message, besides the checks of its own list."""

from __future__ import annotations

from noticegen.screening.decisions import DECIDABLE
from noticegen.screening.model import Rule
from noticegen.vocabulary.outcomes import Outcome, Reason

_JOINED = "order-35/sheet"
_LISTED = "order-35/notice"
_QUESTIONS = {
    Reason.PROGRAMME_UNKNOWN: ("是哪个救助项目", _LISTED),
    Reason.VILLAGE_UNKNOWN: ("送到哪个村", _JOINED),
    Reason.FIELD_MISSING: ("有没有填写金额", _LISTED),
    Reason.FIELD_INVALID: ("发放日期是否读得懂", _LISTED),
    Reason.AMOUNT_UNIT: ("金额是不是本月多少元", _JOINED),
    Reason.DUPLICATE: ("同一项救助是否列了两次", _LISTED),
    Reason.AMOUNT_CONFLICT: ("同一项救助金额是否一致", _LISTED),
    Reason.JOIN_UNCLEAR: ("属于哪一户", _JOINED),
    Reason.VILLAGE_CONFLICT: ("各名单写的村是否一致", _JOINED),
    Reason.FAMILY_HELD: ("这一家的其他行是否待核", _JOINED),
    Reason.PHONE_MISSING: ("有没有手机号码", _JOINED),
    Reason.PHONE_INVALID: ("手机号码是否正确", _JOINED),
    Reason.PHONE_LANDLINE: ("号码能不能收短信", _JOINED),
    Reason.PHONE_SHARED: ("手机号码是否几户共用", _JOINED),
    Reason.PHONE_OF_OTHER: ("手机号码是不是本人的", _JOINED),
}
# The reason's own words are of a village that the office's list of villages does not have.
_HEADINGS = {Reason.VILLAGE_UNKNOWN: "不知道送到哪个村"}
FAMILY_RULES = {
    reason: Rule(f"sheets-{reason}", question, law, reason, Outcome.HELD, _HEADINGS.get(reason, ""))
    for reason, (question, law) in _QUESTIONS.items()
}

# Without a sound number a row belongs to no family, and without a village it is delivered nowhere.
DECIDABLE_FOR_FAMILIES = DECIDABLE - {
    Reason.ID_MISSING,
    Reason.ID_INVALID,
    Reason.ID_PRECISION_LOST,
    Reason.VILLAGE_UNKNOWN,
}
