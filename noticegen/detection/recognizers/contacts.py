"""E-mail addresses, WeChat and QQ numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType, Reason
from noticegen.detection.text.normal import Normalised

_MAIL_HOSTS = (
    "(?:qq|163|126|139|189|sina|sohu|foxmail|gmail|outlook|hotmail|yeah|aliyun|icloud|live)"
)
_OPEN, _CLOSE = r"[(\[（【{<]", r"[)\]）】}>]"
_DOT_SIGN = (
    rf"(?: ?(?:\.|。|[,，](?=(?:com|cn|net)(?![A-Za-z0-9]))|点(?=[A-Za-z])"
    rf"|[_\-]dot[_\-](?=[a-z])|{_OPEN} ?(?:dot|DOT|点|\.|。) ?{_CLOSE}) ?| (?:dot|DOT|Dot) )"
)
_AT_SIGN = (
    rf"(?: ?(?:@|(?<= )(?:at|AT)(?= )|艾特|小老鼠|圈[aA]"
    rf"|[_\-]at[_\-](?={_MAIL_HOSTS})|{_OPEN} ?(?:at|AT|a|艾特|@) ?{_CLOSE}"
    rf"|[#*＊&★☆ⓐ](?={_MAIL_HOSTS}\.))[ \n]{{0,2}})"
)
_EMAIL = re.compile(
    rf"[A-Za-z0-9][A-Za-z0-9._%+\-]{{0,63}}{_AT_SIGN}(?:[A-Za-z0-9\-]{{1,63}}{_DOT_SIGN}){{1,4}}"
    r"[A-Za-z]{2,12}(?![A-Za-z0-9])"
)
# Without one of these no address begins; to look for them first spares long runs of letters.
_AT = re.compile(
    rf"@|艾特|(?<=[A-Za-z0-9] )(?:at|AT) |{_OPEN} ?(?:at|AT|a)"
    rf"|圈[aA]|小老鼠|[_\-]at[_\-]|[#*&★☆ⓐ](?={_MAIL_HOSTS}\.)"
)
# look at example.cn: without a figure in the name and a host of mailboxes it is a sentence.
_PROSE = re.compile(rf"^[A-Za-z.%+\-]+ +(?:at|AT) +(?!{_MAIL_HOSTS}(?:\.| dot| DOT|点))")
_WECHAT_WORD = (
    r"(?:(?:[微薇威徽维維溦嶶围]|[Ww][Ee][Ii]|[Vv])[ .·~*_\-]?(?:信|伩|芯(?!片)|[Xx][Ii][Nn]|❤)"
    r"|(?<![A-Za-z])(?:[Vv][ .]?[Xx]|[Ww][ .]?[Xx]|[Ww][Ee][ \-]?[Cc][Hh][Aa][Tt])"
    r"|[微薇威徽维围] ?[xX](?![A-Za-z0-9])|[薇威徽]号|[Vv]❤信?|绿泡泡|绿色软件|卫星(?=号|[:：])"
    # A plus and a V that stand among letters and figures are Base64.
    r"|(?:加我?|➕|联系|(?<![A-Za-z0-9/])\+|\+(?=[Vv][^A-Za-z0-9/+]))[Vv薇微])"
)
_WECHAT_NOUN = (
    r"(?:账号|帐号|账户|用户名|好友|联系|号码?|同号|同步|名片|名|搜一搜| ?号| ?[iI][dD])?"
    r"(?:[(（][^()（）]{0,8}[)）])?"
)
_WECHAT_NAME = r"[A-Za-z][A-Za-z0-9_\-]{5,19}"
# w x i d _ 1 2, w.a.n.g.8.8, wang jg88
_TORN_NAME = (
    r"[A-Za-z](?:(?: [A-Za-z0-9_]){3,19}|(?:[.·*/][A-Za-z0-9_]){4,19})[0-9]{0,9}"
    r"|[A-Za-z]{2,12}[ .·*/][A-Za-z_]{0,8}[0-9]{1,8}"
)
_WECHAT = re.compile(
    r"(?<![A-Za-z0-9_])(wxid_[a-z0-9]{6,24})(?![A-Za-z0-9])"
    r"|(?:微信|[Vv][Xx]|[Ww][Xx])[^。；;\n0-9A-Za-z]{0,12}(?:加|搜索?|找)[:： "
    rf"]?({_WECHAT_NAME})(?![A-Za-z0-9])"
    rf"|{_WECHAT_WORD}{_WECHAT_NOUN} ?(?:[为是叫]?[:：=]|[为是叫]) ?[@“”\"'【\[]{{0,2}}"
    rf"([A-Za-z][A-Za-z0-9_\-]{{4,19}}|[0-9]{{6,12}}|{_TORN_NAME})"
    r"(?![A-Za-z0-9])"
    r"|(?:(?<![一-鿿])微 ?[:：]?|(?<![A-Za-z0-9])[Vv][:：](?![vV][0-9])) ?"
    r"(?=[A-Za-z_\-]*[0-9_])([A-Za-z][A-Za-z0-9_\-]{5,19})(?![A-Za-z0-9])"
    rf"|{_WECHAT_WORD}{_WECHAT_NOUN}(?:(?<=信)[\-/—])? ?[@“”\"'【\[]? ?"
    rf"({_WECHAT_NAME}|{_TORN_NAME})(?![A-Za-z0-9])"
    # zhang_li88（微信）, zhang_li88是我微信
    rf"|(?<![A-Za-z0-9_@.\-])({_WECHAT_NAME})(?= ?(?:[(（](?:我的?|本人)?微信号?[)）]"
    r"|[是为](?:我|本人|他|她|其)的?微信))"
)
# The characters of which a text must hold one for a number or name of the kind to be in it.
WECHAT_MARKS = frozenset("信VvWw微薇威徽维围❤绿卫")
QQ_MARKS = frozenset("Qq扣秋丘口鹅球抠叩蔻🐧")
EMAIL_MARKS = frozenset("@aA艾小★☆ⓐ#*&")
_QQ = re.compile(
    r"(?:(?<![A-Za-z])[Qq] ?[Qq]|扣 ?扣|秋秋|丘丘"
    r"|口口(?=号?[:： ]?[1-9][0-9]{5})|扣(?=号|[:：])|抠抠|叩叩|蔻蔻|企鹅|球球|🐧"
    r"|(?<![A-Za-z0-9])[Qq](?=[ 号:：是为我加]{0,2}[1-9][0-9]{5}))"
    r"(?:群[一-鿿]{0,2}(?:私聊|私信)|扣)?"
    r" ?(?:账号|帐号|号码?)?(?:[(（][^()（）]{0,6}[)）])?"
    r" ?[都就加我]?[:：为是/]? ?[“\"'【\[(（]?([1-9][0-9OoIl]{4,11})(?![0-9A-Za-z@])"
)
# A telephone, 微信 in letters and the longest name at once behind it have 33 characters.
_LONGEST = 40
_PACKED = re.compile(r"[A-Za-z0-9+/=]*")
_PACKED_FRONT = re.compile(r"[A-Za-z0-9+/=]*\Z")
_SHORTEST_QQ = 5  # figures


def find_wechat(normal: Normalised) -> Iterator[Hit]:
    """Find WeChat names by the word in front; a mobile number there stays a mobile number."""
    for match in _WECHAT.finditer(normal.text):
        group = match.lastindex or 0
        if _is_in_packed_data(normal.text, *match.span()):
            continue
        yield Hit(FindingType.WECHAT, *match.span(group), 0.85, Reason.CONTEXT)


def _is_in_packed_data(text: str, start: int, end: int) -> bool:
    """Tell letters in the midst of Base64: nobody writes a telephone and a name so long."""
    front = _PACKED_FRONT.search(text, max(0, start - _LONGEST), start)
    behind = _PACKED.match(text, end, end + _LONGEST)
    return sum(len(run.group()) for run in (front, behind) if run) + end - start > _LONGEST


def find_qq(normal: Normalised) -> Iterator[Hit]:
    """Find QQ numbers by the word in front; the number of a QQ group belongs to nobody."""
    for match in _QQ.finditer(normal.text):
        start, end = match.span(1)
        if sum(map(str.isdigit, match[1])) < _SHORTEST_QQ:
            continue
        joints = normal.joints_within(start, end)
        # A number cannot end so early, so what parts its figures parts no column: 304 199 560.
        goes_on = bool(joints) and joints[0] - start < _SHORTEST_QQ
        ends = [] if goes_on else list(joints)
        yield Hit(FindingType.QQ, start, ends[0] if ends else end, 0.85, Reason.CONTEXT)


def find_emails(normal: Normalised) -> Iterator[Hit]:
    """Find e-mail addresses, also with a spelled-out @ or dot."""
    text = normal.text
    if _AT.search(text) is None:
        return
    for match in _EMAIL.finditer(text):
        if _PROSE.search(match.group()) is None:
            yield Hit(FindingType.EMAIL, *match.span(), 0.95, Reason.FORM)
