"""What a page's own sentences tell otherwise than the notice: its dates, its money, its list.

`公示期已满`, `异议须当日提出`, `表中金额为全年发放数`, `资金尚未发放`, `本名单作废`,
`未列入的一户是孤儿`: each undoes in plain words what the notice says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.publication.model import ColumnKind, Publication
from noticegen.release.gate.figures.han_numbers import HAN_NUMERALS, read_han
from noticegen.release.gate.folding import fold_text
from noticegen.release.gate.leaks.public_words import PublicWords
from noticegen.vocabulary.stages import Stage

_SENTENCE = re.compile(r"[。；;！!？?\n\t]+")
_NUMBER = rf"(\d{{1,3}}|[{HAN_NUMERALS}]{{1,4}})"
_IF = "如|若|倘|万一|遇|凡"
_TELLING = "(?:提出|反映|异议|举报|投诉|申诉|来电|来信|来访)"
_HANDLING = re.compile(
    "答复|核实|办结|回复|处理|调查|告知|反馈|作出|复议|诉讼|移送|转交|登记|公布结果|确认|审核|初审|审批"
)
_WITHIN = re.compile(
    rf"{_NUMBER}个?(?:工作)?(日|天|小时|周)(?:之|以)?内[^，,]{{0,12}}{_TELLING}"
    rf"|{_TELLING}[^，,]{{0,8}}?{_NUMBER}个?(?:工作)?(日|天|小时|周)(?:之|以)?内"
)
_AT_ONCE = re.compile(
    rf"(?:周|星期|礼拜)[一二三四五六日天](?:之|以)?前[^，,]{{0,10}}{_TELLING}"
    rf"|前{_NUMBER}个?(?:工作)?[天日](?:之?内)?[^，,]{{0,4}}(?:受理|接受|接待)"
    rf"|(?:当日|当天|次日|张贴后即)[^，,]{{0,8}}{_TELLING}|{_TELLING}[^，,]{{0,6}}(?:当日|当天|次日)"
)
_DAY = r"(\d{1,2})月(\d{1,2})日"
_UNTIL = re.compile(
    rf"{_TELLING}[^\d]{{0,12}}(?:\d{{4}}年)?{_DAY}(?:之|以)?前"
    rf"|(?:\d{{4}}年)?{_DAY}(?:之|以)?前[^，,]{{0,16}}{_TELLING}"
    rf"|{_TELLING}[^，,]{{0,8}}(?:截止|截至|至|到)[^\d，,]{{0,6}}(?:\d{{4}}年)?{_DAY}"
    rf"|公[示布](?:期|时间)[^，,\d]{{0,6}}(?:至|到|截止|截至)(?:\d{{4}}年)?{_DAY}"
)
_PERIOD_CHANGED = re.compile(
    r"公[示布](?:期|时间)(?:限)?(?:(?:已|现|将|现已|予以|自动|拟)?(?:延长|缩短|顺延|提前|推迟|改[为到至])"
    r"|(?:现?已经?)(?:满|结束|届满|过|到期|终止))(?![后的])"
    "|(?:名单|公[示布告]|本页)[^，,]{0,10}"
    "(?:(?:长期|永久|一直|继续)(?:公[示布]|张贴|保留|保存|悬挂|展示)|不(?:再|予)?撤[下除])"
)
_MAY_HANG = re.compile("不长期|不继续|不得|请勿|不要|禁止|严禁|如|若")
_VOID = re.compile(
    "(?:名单|公示|公告|通知|本件|本页|本表|此表)[^，,]{0,8}"
    "(?:作废|无效|不作数|不算数|失效|草稿|草案|虚假|伪造|假的|仅供参考|样张|样本|试行|测试)"
    r"|^\(?(?:样张|样本|讨论稿|草案|草稿|征求意见稿|送审稿|仅供参考|演练)(?:[,，)]|$)"
    "|(?:名单|公[示布告]|本[件页表])[^，,]{0,4}已?(?:被|由)[^，,]{0,10}(?:代替|取代|替换|更正|废止)"
    "|(?:名单|表|公[示布])(?:为|是|系)(?:去年|上年|往年|上个?月|旧|过去)"
    "|(?:其余|其他|其它)(?:的)?(?:名单|家庭|人员|各?户)(?:略|从略|省略|不再列|未列)"
)
_OUTDONE = re.compile("以(?:村里?|村委会?|嘎查|口头|微信群?)[^，,]{0,8}为准")
_NOT_VOID = re.compile(
    rf"{_IF}|盖章|公章|印章|涂改|复印|转发|视为|撕|遮|期满|过期|届满|的$|的[，,]"
)
_OTHER_MONTHS = re.compile(
    "(?:表|金额|资金|发放数|数额)(?:[中里上内]|所列)?的?(?:金额|数额|数字)?(?:单位)?(?:为|是|系|以|按)"
    "[^，,]{0,6}?(?:全年|年度|一年|半年|季度|一季|[两三]个月)"
    "|(?:表|名单)(?:[中里上内]|所列)?的?(?:金额|数额|数字)(?:为|是|系)(?:每人|人均|税前|预算|一半)"
)
_NOT_PAID = re.compile(
    "(?:资金|保障金|低保金|补助|补贴|救助金|供养金|款项|金额)[^，,]{0,8}?"
    "(?:尚未|未|没有|暂缓|暂不|暂停|停止|推迟|延迟|延期|取消|拖欠|不再|不予)"
    "(?:发放|到账|拨付|下拨|支付|发|到位|兑现)"
)
_MAY_BE_UNPAID = re.compile(rf"{_IF}|不再符合|不符合|死亡|去世|次月|的[，,]|的$|请")
_OTHERWISE_PAID = re.compile(
    r"扣(?:除|减|缴|下)[^，,]{0,14}后(?:再?发放|实发|打卡|到账|领取|支付)|"
    r"(?:实发|实领|实际(?:发放|领取|到账|补助)|到手|应发)[^，,]{0,10}?"
    r"(?:倍|一半|(?<!\d)[一二三四五六七八九]成|[一二三四五六七八九]折|百分之|%|不足|不一致|不同|不符)"
)
_OF_UNLISTED = re.compile(
    "(?:未列入|不予公开|未公开|不公开|未公示|没有列入|不列入|没列入|未上榜|没上榜)[^，,]{0,10}?"
    "(?:的|家庭|户|人)[^，,]{0,4}?(?:是|系|为(?![了保避])|在(?!公示|本|名单)|属于|来自|住|姓)"
    "(?!依法|待|信息|正在|按|因|指|否)"
)
_ADDRESSED = re.compile(rf"{_IF}|您|你")
_MONTH_BEFORE = re.compile(rf"(?:上个?(?:月|期|季度|次)|去年|前期)[^。]{{0,14}}?{_NUMBER}(?:户|人)")
_SHOWS_PRIVATE = re.compile(
    "(?:公示|公布|公开|名单|张榜)[^，,]{0,8}(?:应当?|必须|要|须|可以?)[^，,]{0,8}"
    "(?:写明|列明|公开|公布|公示|注明|载明|写出|列出)[^，,]{0,10}"
    "(?:病|残|身份证|电话|账号|住址|孩子|未成年)"
)
_COPIED = re.compile(
    "(?:欢迎|请|可以?|鼓励|务必)[^，,]{0,6}(?:拍照|截图|转发|转载|上传|分享)"
    "[^，,]{0,10}(?:名单|公[示布]|微信|群|朋友圈|网|抖音|快手)"
)
_NOT_COPIED = re.compile("不|勿|严禁|禁止|后果|政策")
_NONE_UNLISTED = re.compile("没有(?:未公[示布]|未列入|不予公开|待核|不公开)")
_LAWFUL = re.compile("不|严禁|禁止|以外|除")
_ANY = re.compile(
    "|".join(
        f"(?:{pattern.pattern})"
        for pattern in (
            *(_WITHIN, _AT_ONCE, _UNTIL, _PERIOD_CHANGED, _VOID, _OTHER_MONTHS, _NOT_PAID),
            *(_OTHERWISE_PAID, _OF_UNLISTED, _MONTH_BEFORE, _SHOWS_PRIVATE),
            *(_COPIED, _NONE_UNLISTED, _OUTDONE),
        )
    )
)


def find_told_otherwise(text: str, words: PublicWords, publication: Publication) -> Iterator[str]:
    """Yield what sentences of a page's own tell otherwise (期限, 名单, 金额)."""
    folded = fold_text(text)
    for piece in _SENTENCE.split(folded):
        sentence = "".join(piece.split())
        if _ANY.search(sentence) is not None and not words.explains(sentence):
            yield from _contradictions(sentence, publication)


def _contradictions(sentence: str, publication: Publication) -> Iterator[str]:
    if _has_other_time(sentence, publication):
        yield "期限"
    is_void = _VOID.search(sentence) and not _NOT_VOID.search(sentence)
    if is_void or _OUTDONE.search(sentence):
        yield "名单"
    if _tells_other_money(sentence, publication):
        yield "金额"
    if _OF_UNLISTED.search(sentence) and not _ADDRESSED.search(sentence):
        yield "未列入的家庭"
    before = {_read(match[1]) for match in _MONTH_BEFORE.finditer(sentence)}
    changes = publication.changes
    if before - (set() if changes is None else {changes.added, changes.ended, changes.adjusted}):
        yield "上月户数"
    if _SHOWS_PRIVATE.search(sentence) and not _LAWFUL.search(sentence):
        yield "公开范围"
    if _COPIED.search(sentence) and not _NOT_COPIED.search(sentence):
        yield "公开范围"
    if publication.wording.not_shown and _NONE_UNLISTED.search(sentence):
        yield "未列入的家庭"


def _has_other_time(sentence: str, publication: Publication) -> bool:
    """Tell whether a sentence leaves another time to object than the notice hangs."""
    posting = publication.posting
    days = {(day.month, day.day) for day in (posting.last, posting.take_down)}
    told = (tuple(map(int, filter(None, match.groups()))) for match in _UNTIL.finditer(sentence))
    if any(day not in days for day in told):
        return True
    if _PERIOD_CHANGED.search(sentence) and not _MAY_HANG.search(sentence):
        return True
    if _HANDLING.search(sentence):
        return False
    spans = (tuple(filter(None, match.groups())) for match in _WITHIN.finditer(sentence))
    return _AT_ONCE.search(sentence) is not None or any(
        unit in ("小时", "周") or _read(number) != posting.days for number, unit in spans
    )


def _tells_other_money(sentence: str, publication: Publication) -> bool:
    amounts = [one for one in publication.columns if one.kind is ColumnKind.AMOUNT]
    if any("月" in one.label for one in amounts) and _OTHER_MONTHS.search(sentence):
        return True
    if publication.stage is Stage.PAID and _NOT_PAID.search(sentence):
        return _MAY_BE_UNPAID.search(sentence) is None
    return _OTHERWISE_PAID.search(sentence) is not None


def _read(figure: str) -> int:
    return int(figure) if figure.isascii() else read_han(figure)
