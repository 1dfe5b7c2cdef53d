"""E-mail addresses, WeChat and QQ numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.text.normal import Normalised

_EMAIL = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63} ?(?:@|(?<= )(?:at|AT)(?= )|艾特|[(\[（【] ?(?:at|AT|"
    r"艾特) ?[)\]）】]) ?"
    r"(?:[A-Za-z0-9\-]{1,63} ?(?:\.|点(?=[A-Za-z])|[(\[（【] ?(?:dot|DOT|点) ?[)\]）】]) ?){1,4}"
    r"[A-Za-z]{2,12}(?![A-Za-z0-9])"
)
# Without one of these no address begins; to look for them first spares long runs of letters.
_AT = re.compile(r"@|艾特|(?<=[A-Za-z0-9] )(?:at|AT) |[(\[（【] ?(?:at|AT)")
# look at example.cn: without a figure in the name and a host of mailboxes it is a sentence.
_PROSE = re.compile(
    r"^[A-Za-z.%+\-]+ +(?:at|AT) +(?!(?:qq|163|126|139|189|sina|sohu|foxmail|gmail|outlook|hotmail|"
    r"yeah|aliyun|icloud|live)\.)"
)
# The mailbox of an office, which a notice names for objections.
_OFFICE_MAIL = re.compile(
    r"(?:公务|单位|办公|政务|投诉|举报|监督|咨询|受理|公开|机关|部门|官方|征求意见|意见|反馈|"
    r"信访|纪委|民政|政府)"
    r"[一-鿿]{0,4}(?:电子)?(?:邮箱|信箱|邮件|邮址|[Ee]-?[Mm]ail)(?:地址)?[:： 为是]{0,3}$"
)
_WECHAT = re.compile(
    r"(?<![A-Za-z0-9_])(wxid_[a-z0-9]{6,24})(?![A-Za-z0-9])"
    r"|(?:微信|[Vv][Xx]|[Ww][Xx])[^。；;\n0-9A-Za-z]{0,12}(?:加|搜索?|找)[:： "
    r"]?([A-Za-z][A-Za-z0-9_\-]{5,19})(?![A-Za-z0-9])"
    r"|(?:微 ?信|薇信|威信|徽信|微x|(?<![A-Za-z])(?:[Vv][Xx]|[Ww][Xx]|[Ww]ei[Xx]in|WEIXIN|"
    r"[Ww]e[Cc]hat)|[Vv]信|加[Vv])"
    r"(?:账号|帐号|号码?|ID|[iI]d|同号|名| 号)?(?:[(（][^()（）]{0,8}[)）])? ?(?:[:：为是]|叫) ?"
    r"([A-Za-z][A-Za-z0-9_\-]{4,19}|[0-9]{6,12})(?![A-Za-z0-9])"
    r"|(?<![一-鿿])微 ?[:：]? ?(?=[A-Za-z_\-]*[0-9_])([A-Za-z][A-Za-z0-9_\-]{5,19})(?![A-Za-z0-9])"
    r"|(?:微 ?信|[薇威徽][信❤]|[Vv]信|(?<![A-Za-z])(?:[Vv][Xx]|[Ww][Xx]))(?:账号|帐号|号码?|ID)? ?"
    r"([A-Za-z][A-Za-z0-9_\-]{5,19})(?![A-Za-z0-9])"
)
# The characters of which a text must hold one for a number or name of the kind to be in it.
WECHAT_MARKS = frozenset("信VvWw微")
QQ_MARKS = frozenset("Qq扣鹅球")
EMAIL_MARKS = frozenset("@aA艾")
_QQ = re.compile(
    r"(?:(?<![A-Za-z])[Qq] ?[Qq]|扣扣|企鹅|球球|(?<![A-Za-z0-9])[Qq](?=[ 号:：]{0,2}[1-9][0-9]{5}))"
    r"(?:账号|帐号|号码?)?(?:[(（][^()（）]{0,6}[)）])?"
    r" ?[:：为是]? ?([1-9][0-9]{4,11})(?![0-9A-Za-z@])"
)


def find_wechat(normal: Normalised) -> Iterator[Hit]:
    """Find WeChat names by the word in front; a mobile number there stays a mobile number."""
    for match in _WECHAT.finditer(normal.text):
        group = match.lastindex or 0
        yield Hit(FindingType.WECHAT, *match.span(group), 0.85, Reason.CONTEXT)


def find_qq(normal: Normalised) -> Iterator[Hit]:
    """Find QQ numbers by the word in front; the number of a QQ group belongs to nobody."""
    for match in _QQ.finditer(normal.text):
        start, end = match.span(1)
        joints = [joint for joint in normal.joints_within(start, end) if joint - start >= 5]
        if start + 1 in normal.joints_within(start, end):
            joints = []  # one figure at a time: no column ends inside
        yield Hit(FindingType.QQ, start, joints[0] if joints else end, 0.85, Reason.CONTEXT)


def find_emails(normal: Normalised) -> Iterator[Hit]:
    """Find e-mail addresses, also with a spelled-out @ or dot."""
    text = normal.text
    if _AT.search(text) is None:
        return
    for match in _EMAIL.finditer(text):
        if _PROSE.search(match.group()) is not None:
            continue
        if _OFFICE_MAIL.search(text, max(0, match.start() - 16), match.start()):
            continue
        yield Hit(FindingType.EMAIL, match.start(), match.end(), 0.95, Reason.FORM)
