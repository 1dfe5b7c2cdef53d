"""Telephones that the public is called upon to ring: 监督电话, 举报热线, 请拨打…反映, 村委会电话.

Mobiles count as well as landlines. A person's word or name nearer to the number cancels the
label: whoever called a hotline is not the hotline.
"""

from __future__ import annotations

import re

from noticegen.detection.telephones.owners import (
    speaks_of_somebody,
    stands_between,
    stays_there,
    tells_of_somebody,
    tells_what_was_done,
)
from noticegen.detection.telephones.place import AREA_CODE, NEAR, REACH, Place, names_between
from noticegen.detection.telephones.words import (
    OFFICE_WORDS,
    PERSON_AFTER,
    POST_WORDS,
    PUBLIC_WORDS,
    PURPOSE_WORDS,
)

# A search for words alone is quick: what begins with one of them is sought from there on.
_PUBLIC_WORD = re.compile(PUBLIC_WORDS)
# What may stand between the label and its number. Closed, so that no name passes for a word.
_FILLER = (
    rf"(?:{PUBLIC_WORDS}|{OFFICE_WORDS}|电话|電話|号码|专线|座机|固话|固定|手机|联系|方式|渠道|如下|"
    r"公布|反映|异议|公开|部门|机构|科室|人员|地址|信箱|窗口|平台|政策|业务|工作|社会|各界|来电|欢迎|拨打|"
    r"社区|救助|服务|工作日|预约|申请|低保|24小时|微信|短信|手机号|_?[Tt][Ee][Ll]|\n(?=电话)|"
    r"人(?<=监督人)|员(?<=监督员)|有奖|分别|书面|来信|来访|或者?|时间|上午|下午|周[一二三四五六日]|至|"
    r"[(（](?:举报|监督|投诉|咨询|受理|手机|座机|传真|办公)[)）]|变更|更改|更换|调整|更正|有误[,，]?|"
    r"停用|同前|_?(?:[Pp]hone|number)|"
    r"[:：] ?(?:(?:[0-9]{1,2}|[一二三四五])[.、)）]|[1-9](?=电话))|我们|拨|打|加|号|"
    r"[请可我镇乡区旗县市盟省村级本各办股站所局厅室楼日员、和及与或为是的/已现应由改原]|"
    r"[1-9一二三](?=[:：]))"
)
# What a part of an office, or a body under it, is called at its end.
_LEVEL = (
    r"(?:镇|乡|苏木|街道|区|旗|县|市|盟|自治区|省|村|嘎查|社区)(?:级|本级)?"
    rf"|(?:{OFFICE_WORDS}|主任|书记|局长|科长|所长|值班)[一-鿿]{{0,4}}"
)
# The office to which one number of a list belongs: 镇, （区）：, 区民政局.
_TAG = rf"(?:[(（]?[一-鿿、]{{0,10}}?(?:{_LEVEL})[)）]?[:： \t]{{0,3}})"
_ITEM = (
    rf"(?:(?:[0-9]{{1,2}}[.、)）])?{_TAG}?[(（+]{{0,2}}[0-9][0-9\-~()（） 转]{{2,}}"
    r"(?:[(（][一-鿿]{1,8}[)）])?"
    r"(?:[、,，/;； \t]|[或和及与]|(?:停用|作废)?[,，]?(?:现?(?:变更|更换|改)为|现为)|"
    rf"\n(?={_TAG})){{0,3}})"
)
_LABEL = re.compile(
    rf"(?:{PUBLIC_WORDS})(?!{PERSON_AFTER}){_FILLER}{{0,8}}"
    r"(?:[(（][^()（）\n]{0,40}[)）])?"
    r"(?:(?:[:：(（ ]|(?P<told>[,，。])) ?(?:联系)?(?:电话|方式)"
    r"(?:[(（][^()（）\n]{0,8}[)）])?)?"
    r"[:：=为是(（)） \t\n\-—“\"【】\]★☎☏.]{0,4}"
    rf"(?:(?:工作日|全天|24小时)[)）]?[:： ]{{0,2}})?{_ITEM}{{0,6}}"
    rf"(?:[0-9]{{1,2}}[.、)）])?{_TAG}?[ (（]{{0,2}}(?:\+?86[- ]?)?{AREA_CODE}\Z"
)
_UNIT_LABEL = re.compile(
    r"(?:联系|受理|承办|责任|主管|发布|公示|主办|咨询)(?:部门|单位|科室|股室|机构)[:：]"
    r"[^\n]{0,24}?[;；,， \t](?:联系|办公|咨询)?(?:电话|方式)[:： ]{0,2}\Z"
    r"|(?:异议|意见|疑问|不实|问题)[^。\n]{0,12}(?:请|可|欢迎|须)[^。\n]{0,30}[,，:：;；(（。] ?"
    r"(?:[2-9一二三四五][.、)）])?(?:联系)?电话[:：为是 ]{0,2}\Z"
    # A hotline and then the office's own number: 12345或0472-7153321.
    r"|(?<![0-9])(?:12[0-9]{3}|110|119|120)(?:[或、,，/和及与]| ?[(（])(?:座机|固话|电话)?\Z"
)
# A label set apart, as headings and texts taken from PDFs have it: 监 督 电 话 ：
_SPREAD = re.compile(
    r"(?<![一-鿿])(?:[一-鿿][ 　]{1,2}){3,11}[一-鿿]?[ 　]*(?:[:：][ 　]*)?[(（]?"
    rf"{AREA_CODE}\Z"
)
# 村委会电话：, 镇民政办：, 社区24小时服务电话: a body's own, be it a mobile.
_BODY_S_OWN = re.compile(
    r"(?:村委会?|居委会?|嘎查委员会|社区(?:居委会)?|村部|党支部|政府|民政[局办所]|办事处|办公室|"
    r"服务[站中]心?|救助站|敬老院|物业|工作队|[纪监]委|残联|妇联|信访[办局]|派出所|司法所|财政所|"
    r"供[电水热][所站]|卫生院|福利院|(?:救助|社保|服务|办事)?(?:窗口|大厅)|"
    r"(?:救助|低保|社会事务|招生|党政)[股科办]|"
    r"(?:经办|受理|审核|承办)(?:机构|单位|部门)|我[镇办局区旗所]|"
    r"(?<![一-鿿])[一-鿿]{1,4}(?:旗|县|区|镇|乡|苏木|街道)(?=[:：]))"
    r"(?:24小时|值班|值守|办公|公开|服务|公务|联系|工作|"
    r"救助|便民)*(?:[(（]?(?:电话|手机|座机)(?:号码?)?[:：为是 ]{0,2}|[:：(（] ?| )?\Z"
)
# 请拨打…: the number may be anyone's, unless it is called for what an office does.
_CALL = re.compile(
    r"(?:拨打|致电|来电|请(?:反馈[至到]?|联系(?![人我])|拨)|[可请]来电(?:反映|咨询|询问)[,，]?|"
    r"[请可][您你]?拨|(?:[请可的]|疑问先|不懂先|前先)[您你]?打|电话联系|书面(?:形式)?或(?:者)?(?:致电|电话))"
    rf"(?!{PERSON_AFTER}|号码|显示)[:： (（]{{0,3}}(?:电话[:： (（]{{0,2}})?{AREA_CODE}\Z"
)
_PURPOSE = re.compile(PURPOSE_WORDS)
# 包村干部公示, 社区民警公示牌, 便民联系卡 网格员: they publish whose telephones stand on them.
_OFFICIAL = "干部|领导|书记|民警|网格[员长]|[河林湖]长|工作人员|医生|代办员|专员"
_CARD_WORD = "(?:公示[牌栏卡]?(?!名单|对象)|[联连]系卡|连心卡|服务卡|便民卡|联系方式公[开示])"
_CARD = re.compile(
    rf"(?:(?:{_OFFICIAL})[一-鿿]{{0,4}}{_CARD_WORD}|{_CARD_WORD}[^。一-鿿]{{0,4}}(?:{_OFFICIAL}))"
    r"[^。]{0,50}?(?:(?:电话|手机|方式)(?:号码?)?[:：]? ?|[一-鿿] ?)\Z"
)
# 监督电话：王秀英 0472-7153321: whoever answers there.
_ANSWERED_BY = re.compile(
    r"(?:(?:监督|举报|咨询|投诉|受理|值班)(?:举报|监督|投诉|咨询)?电话[:：] ?|"
    rf"联系方式[:：] ?[一-鿿]{{2,14}}?[站所办局院委会部科股] ?(?:{POST_WORDS}) ?)"
    r"(?P<name>[一-鿿·]{2,12})"
    r"(?:[(（][一-鿿]{1,8}[)）])?[ :：,，]{0,2}\Z"
)
_NOTE_BEHIND = re.compile(
    r"^ ?[(（,，]? ?(?:为|是|系)?[一-鿿]{0,8}"
    rf"(?:{PUBLIC_WORDS})(?!{PERSON_AFTER})[一-鿿]{{0,4}}[)）]"
)
_CLAUSE_END = re.compile(r"[。；;]")
# 打0472-7153321问民政所, 电话…向我镇反映: the office follows.
_ASKED_BEHIND = re.compile(rf"^[)）]? ?[问找向与同][一-鿿]{{0,10}}?(?:{OFFICE_WORDS})")


def is_for_the_public(place: Place) -> bool:
    """Tell whether the words around a number make it one for the public to call."""
    return (
        _is_labelled(place)
        or _is_spread_label(place)
        or _is_a_bodys_own(place)
        or _is_to_be_called(place)
        or answers(_ANSWERED_BY, place)
        or _stands_on_a_card(place)
        or _NOTE_BEHIND.match(place.rest) is not None
    )


def answers(label: re.Pattern[str], place: Place) -> bool:
    """Tell whether the label names who answers the telephone, and nobody else stands there."""
    found = label.search(place.text, max(0, place.start - NEAR), place.start)
    if found is None or speaks_of_somebody(place.text, found.start(), place.start):
        return False
    return list(names_between(place.people, found.start(), place.start)) == [found.span("name")]


def _is_labelled(place: Place) -> bool:
    """Tell whether a public label ends where the number begins, with nobody in between."""
    first = max(0, place.start - REACH)
    label = _public_label(place, first)
    if label is not None and not stands_between(place, label.start()):
        return label["told"] is None or not _tells_what_somebody_did(place, label)
    unit = _UNIT_LABEL.search(place.text, first, place.start)
    return unit is not None and not stands_between(place, unit.start())


def _tells_what_somebody_did(place: Place, label: re.Match[str]) -> bool:
    """Tell whether the label is but what somebody did: 王某咨询低保，电话; 已报警，电话."""
    first = max(place.start - REACH, place.line[0])
    return tells_of_somebody(place, first, label.start()) or tells_what_was_done(
        place.text, first, place.start
    )


def _public_label(place: Place, first: int) -> re.Match[str] | None:
    """Return the label with a word for the public's telephones that the number ends.

    The last such word is tried first: in a list of numbers, reading on from an earlier one takes
    ten times as long.
    """
    text, start = place.text, place.start
    words = [word.start() for word in _PUBLIC_WORD.finditer(text, first, start)]
    if not words:
        return None
    return _LABEL.match(text, words[-1], start) or _LABEL.search(text, words[0], start)


def _is_spread_label(place: Place) -> bool:
    """Tell whether a label whose characters stand apart is that of a public telephone."""
    label = _SPREAD.search(place.window)
    word = "".join(label[0].split()) if label else ""
    return _PUBLIC_WORD.search(word) is not None and not speaks_of_somebody(word, 0, len(word))


def _is_a_bodys_own(place: Place) -> bool:
    """Tell whether a body of the public calls the number its own and nobody stays there."""
    return (
        _BODY_S_OWN.search(place.window) is not None
        and not stays_there(place.window)
        and not stands_between(place, place.window_start)
    )


def _stands_on_a_card(place: Place) -> bool:
    """Tell whether a notice or a card publishes an official with his telephone."""
    card = _CARD.search(place.text, max(0, place.start - REACH), place.start)
    return card is not None and not speaks_of_somebody(place.text, card.start(), place.start)


def _is_to_be_called(place: Place) -> bool:
    """Tell whether somebody is asked to ring, for what only an office does."""
    if _CALL.search(place.window) is not None:
        called = _PURPOSE.search(place.window + place.rest) is not None
    else:
        called = _ASKED_BEHIND.match(place.rest) is not None
    return (
        called
        and not stands_between(place, place.window_start)
        and not tells_of_somebody(place, place.window_start, _end_of_clause(place))
    )


def _end_of_clause(place: Place) -> int:
    """Return where the clause ends in which the number stands: 请拨0472-7153321。附：王秀英."""
    end = _CLAUSE_END.search(place.rest)
    return place.end + (end.start() if end is not None else len(place.rest))
