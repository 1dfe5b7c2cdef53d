"""What a page must not take from its readers: the telephones, the right to object, unpaid help.

A template's own sentence in plain words can undo all that the law makes a notice say:
`监督电话已停用`, `逾期不予受理`, `举报者罚款`, `领取须缴工本费`. No list of such sentences is
complete, but what they deny is known. So where a sentence speaks of one of these things, it may not
have a word that takes it away; what an office may well say (`电话占线的，请稍后再拨`,
`不收取任何费用`, `不得打击报复反映人`) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from noticegen.release.gate.folding import fold_text
from noticegen.release.gate.leaks.public_words import PublicWords

_SENTENCE = re.compile(r"[。；;！!？?\n\t]+")
_CLAUSE = re.compile("[，,]+")
_OBJECTING = (
    "异议|反映|举报|投诉|申诉|检举|上访|信访|意见|复议|诉讼|来人|来信|来电|来访|质疑|询问|咨询|查询"
)
_REPORTER = "(?:反映|举报|投诉|异议|检举|信访|上访)"
_NOT = "(?:不得|不准|不许|不允许|禁止|严禁|无权|请勿|勿|不要|不可|不能|谢绝|没有必要|别)"
_FORBIDDEN = "(?:不得|不准|不许|不允许|严禁|禁止|不能|决不|绝不)"
# What nobody may do to those who report, and what nobody may report: said to protect them.
_WRONGS = (
    "打击|报复|泄露|透露|推诿|阻挠|阻止|阻碍|压制|刁难|诬|捏造|虚假|恶意|歪曲|隐瞒|干扰|影响|拖延|敷衍"
    f"|重复|置之不理|威胁|{_FORBIDDEN}[^，,]{{0,8}}拒绝"
)
_IF = "如|若|倘|万一|遇|凡"
_FEE = (
    "(?:工本|手续|管理|服务|代办|加急|好处|辛苦|中介|评审|审核|公示|调查|跑腿|宣传|打印|资料|办证|申请)费"
    "|押金|保证金|红包|加急"
    "|(?:缴|交|收)(?:纳|取|付)?[^，,元]{0,10}(?:元(?![旦宵])|费)"
    "|扣(?:除|留|缴|下|减|收)?[^，,]{0,10}(?:元(?![旦宵])|百分之|%|[一二三四五六七八九]成)"
    r"|费用[^，,]{0,6}元"
)


@dataclass(frozen=True, slots=True)
class _Denial:
    """A way of taking something away: `denies` in a clause, unless the same clause has `unless`.

    `subject` stands in the sentence, and `excused` does not.
    """

    kind: str
    denies: re.Pattern[str]
    subject: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    excused: re.Pattern[str] | None = None


_SOME_MAY_NOT = re.compile(
    "(?:提出|反映|异议|举报|投诉|意见)[^，,]{0,12}(?:必须|须|应当?|需要?|要)[^，,]{0,6}(?:经|有|征得|得到|由)"
    "[^，,]{0,12}(?:同意|批准|许可|联名|担保)"
    "|(?:仅|只)(?:受理|接受|接待|处理)[^，,]{0,20}(?:异议|反映|意见|举报|投诉)"
    "|(?:只有|仅有|只准|只许|仅限|限于)[^，,]{0,14}(?:才|方|可以?|能|有权)[^，,]{0,8}"
    "(?:提出|反映|举报|异议|投诉|意见)"
    "|(?:不能|无权|不得|没有资格|不可以?|不准|不许)[^，,]{0,6}提(?:出)?[^，,]{0,4}(?:意见|异议)"
    "|(?:意见|异议|反映)[^，,]{0,6}(?:不会|不再|不能|不予|无法)[^，,]{0,2}(?:改变|更改|变更|采纳|考虑)"
)

_DENIALS = (
    _Denial(
        "电话",
        re.compile(
            "停用|停机|停止使用|变更|更换|更改|换号|换了|改为|改成|改号|作废|无效|失效"
            "|不再(?:使用|接听|受理|有人)|取消|撤销|撤了|空号|欠费|不接(?![受待触])|没人接|无人接|不通|拒接"
            "|关闭|关停|拆机|拆除|故障|另行通知|打错|写错|有误|印错|为准"
        ),
        subject=re.compile("电话|热线|座机"),
        unless=re.compile(rf"{_IF}|时$|的$|的话|诈骗|验证码|银行卡|社保卡|社会保障卡"),
        excused=re.compile("请[^，,]{0,8}(?:告知|报告|告诉|登记)|以?本?页?(?:单位文件|公示)为准"),
    ),
    _Denial(
        "电话",
        re.compile(
            f"(?:{_NOT}|不必|不用|无须|无需)再?(?:拨打|拨|打|致电|来电|使用)[^，,]{{0,8}}(?:电话|热线|号码)"
            f"|(?:电话|热线|号码)[^，,]{{0,8}}(?:{_NOT}|不必|不用|无须|无需)再?(?:拨|打|致电|来电|使用)"
        ),
        unless=re.compile("诈骗|陌生|索要|骚扰|验证码|密码|转账|广告|网上|中介|他人|其他|以外"),
    ),
    _Denial(
        "反映办法",
        re.compile(
            f"{_NOT}[^，,]{{0,12}}?(?:{_REPORTER}|申诉|复议|诉讼|询问|查询|质疑|议论)"
            f"|(?:无须|无需|不必|不用)再?(?:{_REPORTER}|提出|来电|来信|来访)"
        ),
        unless=re.compile(rf"{_WRONGS}|(?<!不)可以|[即均也]可|不得[^，,]*的|不能[^，,]*的"),
    ),
    _Denial(
        "反映办法",
        re.compile(
            "(?:不予|不再|概不|不|停止|暂停|拒不|拒绝)(?:受理|理会|答复|接待|处理|采纳|回应|接受)"
            "(?![^，,]{0,4}(?:业务|政策|咨询|其他|无关|现金|礼))"
        ),
        subject=re.compile(f"{_OBJECTING}|逾期|过期|超期"),
        unless=re.compile(f"诬|捏造|恶意|虚假|重复|{_FORBIDDEN}"),
    ),
    _Denial("反映办法", _SOME_MAY_NOT, unless=re.compile(f"{_WRONGS}|不得[^，,]*的")),
    _Denial(
        "电话",
        re.compile(
            "(?:末位|尾数|尾号|最后一位|首位|区号)[^，,]{0,4}(?:为|改|是)"
            "|(?:只|仅)(?:在|于|限)(?![^，,]{0,8}(?:工作|上班|办公|白天))"
            "|不(?:受理|管|负责)(?![^，,]{0,6}(?:业务|政策|咨询|其他|无关))"
        ),
        subject=re.compile("电话|热线|座机"),
        unless=re.compile(f"{_IF}|用于|诈骗"),
        excused=re.compile("[接拨]打电话|卡号"),
    ),
    _Denial(
        "地址",
        re.compile(
            "(?:办公室|办公地[点址]|便民大厅|受理地[点址])[^，,]{0,6}(?:搬|迁|移)[往到至走入去]?"
            "|(?:办公室|办公地[点址]|便民大厅)[^，,]{0,4}(?:关闭|停用|撤销|暂停办公)"
        ),
        unless=re.compile(f"{_IF}|将"),
    ),
    _Denial(
        "反映办法",
        re.compile("只能|仅限|只限|只可|只接受|仅接受"),
        subject=re.compile(f"{_REPORTER}|来信|来电|来访"),
        unless=re.compile("用于|供"),
    ),
    _Denial(
        "反映人",
        re.compile(
            f"(?:{_REPORTER}|无理取闹|提意见|闹访|缠访)[^，,]{{0,14}}(?:拘留|逮捕|罚|追究|承担|赔偿|通报|停发|取消|自负|记录在案|黑名单)"
        ),
        unless=re.compile(
            "诬|捏造|恶意|虚假|属实|查实|违规|违纪|违法|责任人|当事人|骗取|骗保|冒领|弄虚作假|截留|挪用"
            f"|工作人员|干部|{_FORBIDDEN}|不(?:用|需|会|必)"
        ),
    ),
    _Denial(
        "反映人",
        re.compile(
            f"{_REPORTER}(?:人|者)[^，,]{{0,8}}(?:公开|公布|张榜|通报|曝光)"
            f"|(?:公开|公布|张榜|通报|曝光)[^，,]{{0,6}}{_REPORTER}(?:人|者)"
        ),
        unless=re.compile(f"不|{_FORBIDDEN}|保密|未经"),
    ),
    _Denial(
        "密码、银行卡",
        re.compile(
            "(?:密码|验证码)[^，,]{0,8}(?:交|提供|告知|报送|登记|填写|发送|告诉|录入|核对)"
            "|(?:交|提供|告知|报|登记|填写|发送|告诉|核对)[^，,]{0,6}(?:密码|验证码)"
            "|(?:银行卡|社保卡|社会保障卡|一卡通|存折)[^，,]{0,8}(?:上交|收缴|扣押|交[到给由至])"
        ),
        excused=re.compile("不|勿|谨防|防止|警惕|严禁|禁止|诈骗|别|如"),
    ),
    _Denial(
        "费用",
        re.compile(
            "(?:名单|以上|上述|低保)[^，,]{0,8}(?:家庭|户|对象)[^，,]{0,8}(?:捐款|集资|摊派)"
        ),
        excused=re.compile(f"不|{_FORBIDDEN}"),
    ),
    _Denial(
        "费用",
        re.compile(_FEE),
        excused=re.compile(
            f"不|免|无须|无需|{_FORBIDDEN}|谨防|{_IF}|骗|任何|拒绝|防止|医保|医疗保险|参保|养老保险|残保金"
        ),
    ),
)
_ANY = re.compile("|".join(f"(?:{denial.denies.pattern})" for denial in _DENIALS))


def find_denied_rights(text: str, words: PublicWords) -> Iterator[str]:
    """Yield what the sentences of a page's own take away: 电话, 地址, 反映办法, 反映人, 费用."""
    for sentence in _SENTENCE.split(fold_text(text)):
        squeezed = "".join(sentence.split())
        if _ANY.search(squeezed) is None or words.explains(squeezed):
            continue
        yield from (denial.kind for denial in _DENIALS if _denies(denial, squeezed))


def _denies(denial: _Denial, sentence: str) -> bool:
    if denial.subject is not None and denial.subject.search(sentence) is None:
        return False
    if denial.excused is not None and denial.excused.search(sentence) is not None:
        return False
    return any(
        denial.denies.search(clause) is not None
        and (denial.unless is None or denial.unless.search(clause) is None)
        for clause in _CLAUSE.split(sentence)
    )
