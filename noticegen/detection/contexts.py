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


_CELL_BORDERS = "\t|,"


def _own_cell(window: str) -> str:
    """Return what of the words in front stands in the cell that they end in."""
    return window[max(map(window.rfind, _CELL_BORDERS)) + 1 :]


_BANK = re.compile(
    starting_with(
        r"账[号户]|帐[号户]|卡号|一卡通|惠农卡|社保卡|银行卡|储蓄|存折|折号|开户|银行|信用社|"
        r"农商行|农信|打卡|"
        r"一折通|汇到|转到|存入|划入|划至|划拨[至到]|拨付[至到]|拨入|打进|汇至|转至|"
        r"收款|汇入|转入|打入|打到|发到|发[至入]|发放至|邮储|建行|农行|工行|中行|交行|卡[:：]|"
        r"卡[(（/]折|户头|[I1一Ⅰ]类户|存单|[Aa]cc(?:oun)?t|ACC(?:OUN)?T|[Bb]ank|BANK|"
        r"卡[ 号是为]{0,2}$|折[子本]?[:： 为是]{0,3}$"
    )
)
# 登录账号, 宽带账号, 门禁卡号: no bank's.
_NO_BANK = re.compile(
    r"(?:(?:宽带|登[录陆]|系统|平台|用户|网站|邮箱|管理员|办公|钉钉|公众号|公积金(?:单位)?)[账帐][号户]"
    r"|(?:会员|加油|公交|门禁|饭|借书|图书|购物|充值|储值|校园|水|电|气|IC|SIM|ETC|贷款|电话)卡号?"
    r"|(?:机构|网点|支行|联?行|行)号)[:： 为是]{0,3}$"
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
        r"信用代码|机构代码|统一代码|组织机构|订单|流水|单号(?<!存单号)|编号|批次|文号|凭证|发票|票据|收据|合同|"
        r"项目代码|邮编|金额|"
        r"面积|代码|序号|档案号|条码|批号|型号|版本|指标|税号|快递|备案号|受理|证书|档案|低保证|"
        r"五保证|保单|区划|邮编|许可证|登记号(?!码)|ISBN|IP"
    )
)


def names_bank(text: str, start: int) -> bool:
    """Tell whether the words in front speak of an account or a card."""
    window = before(text, start, 26)
    if _BANK.search(window) is None or names_thing(text, start):
        return False
    return _NO_BANK.search(window) is None


def names_card(text: str, start: int) -> bool:
    """Tell whether the words in front speak of a card rather than of a passbook."""
    return _CARD.search(before(text, start, 12)) is not None


def names_identity(text: str, start: int) -> bool:
    """Tell whether the words in front speak of an identity number or certificate."""
    return _ID.search(_own_cell(before(text, start, 18))) is not None


def names_phone(text: str, start: int) -> bool:
    """Tell whether the words in front speak of a telephone."""
    return _PHONE.search(before(text, start, 14)) is not None


def names_local_phone(text: str, start: int) -> bool:
    """Tell whether the words in front make seven or eight digits a telephone: 号码 does not."""
    return _LOCAL_PHONE.search(before(text, start, 14)) is not None


# 发票号码, 执法证号, 水表读数 at once in front: the number of a paper or a thing. What the last
# character of a word for papers and things is tells them from the labels of telephones
# (新号码, 备用号), whatever the whole word.
_THING_LABEL = re.compile(
    r"(?:编号|编码|代码|序号|序列号?|流水号?|条码|单号|(?<![号密])码|读数|示数|底数|表底|批次|耳标|准字|"
    r"IMEI|ISBN|户号|单元号|报名号|(?:(?<!身份)证|(?<!证)件|"
    r"[单票盒册案批表照箱柜架牌杆井标格书函文档项期版型货备产购订理图考学报划料位易工警目卡])号码?|"
    r"(?:订|运|工|快递|采购|缴[费款]|报销|申请|通知|信访)[单件书]|收据|发票|票据|凭证|处方号|(?<!名)单|包裹|"
    r"会员卡|样品|许可|学籍[一-鿿]{0,2}号|编 号|"
    r"(?:合同|收据|业务|缴费|发动机|字|井|桩|端口|终端|卷|机构|联?行|提交)号码?|"
    r"挂号信|邮政挂号|EMS|批文|保函|网关|"
    r"(?:设备|终端|传感器|任务|订单|商户|流程|工单|会话|仪器) ?ID|"
    r"权证|执照|牌证|回执|彩票|奖券|税票|坐标[XYxy=]{0,2}|科目|余额|合计|总计|版本|端口|"
    r"报告|支付令|国库|标识|档案|快递|宽带(?:账号)?|№|"
    r"(?:收据|发票|票据?|凭证|单据)[(（]?(?:[Nn][Oo][.．]?|№))"
    r"[:： 为是]{0,3}(?:[A-Za-z]{1,4}[- ]?)?$"
)
_NO_THING = re.compile(r"(?:[银行社保储蓄信用惠农借记工资]卡|[开电]户|证件)号码?[:： 为是]{0,3}$")


_LEADS_NUMBER = re.compile(
    r"(?:电话|手机|联系|号码?|卡|折|证|打|微信|[Tt][Ee][Ll])(?:[(（][^()（）]{0,8}[)）])?"
    r"(?:为|是)?[:： ]{0,2}$"
)


_LEADS_TELEPHONE = re.compile(
    r"(?:电话|座机|固话|宅电|[Tt][Ee][Ll])(?:号码?)?(?:为|是)?[:： (（]{0,3}$"
)


def leads_telephone(text: str, start: int) -> bool:
    """Tell whether the word at once in front calls for a telephone, in brackets or not."""
    return _LEADS_TELEPHONE.search(before(text, start, 14)) is not None


def leads_number(text: str, start: int) -> bool:
    """Tell whether the word at once in front calls for a number."""
    return _LEADS_NUMBER.search(before(text, start, 14)) is not None


_BEHIND_A_LABEL = ":： 为是"
_NEVER_A_THING = frozenset("话系式名男女岁人主妻子，。、；\t）)0123456789")


def labels_thing(text: str, start: int) -> bool:
    """Tell whether the word at once in front is the label of a paper's or a thing's number."""
    window = before(text, start, 14)
    # The label of a telephone or a name is told from all of these by its last character.
    if window.rstrip(_BEHIND_A_LABEL)[-1:] in _NEVER_A_THING:
        return False
    return _THING_LABEL.search(window) is not None and _NO_THING.search(window) is None


_AMOUNT = re.compile(
    r"^ ?元(?!旦)|^ ?(?:万元|立方|平方米|㎡|公里|公斤|千瓦)|^(?:立方|"
    r"万(?![一-鿿])|万[元户人亩吨多余]|亿|户|人|亩|㎡|平方|吨|公斤|[kK][gG]|头|只|株|"
    r"棵|米|公里|度(?!假)|份|笔|%|％|千瓦|斤|次(?!日)|件(?!事)|号(?:文|令|公告|通知|窗口|$|[，。,;；]))"
)


def counts_things(text: str, end: int) -> bool:
    """Tell whether a unit follows: the number is an amount, not a telephone."""
    return _AMOUNT.match(after(text, end, 4)) is not None


_OWN_NUMBER = re.compile(
    r" ?元? ?[,，(（;；]? ?(?:实际|其实|实|就)?[是为系即]?(?:[我他她其]|本人|自己|申请人|户主)?的?"
    r"(?:本人|联系|手机|电话|私人)[^,，。;；\n]{0,3}?(?:号|电话|手机|方式)"
)


def calls_it_personal(text: str, end: int) -> bool:
    """Tell whether the words behind a number call it somebody's telephone: 编号…（本人手机号）."""
    return _OWN_NUMBER.match(text, end) is not None


# 档案中身份证号, 金额620元，卡号, 合同签订人：another label stands behind the word for a thing, or
# the thing's own number and the end of a clause.
_NO_MORE_OF_A_THING = re.compile(
    r"身份|公民|社会保障|社保[号卡]|学籍|残疾|ID|账[号户]|帐[号户]|(?<!会员)卡号?[:：为是 ]{0,2}$|"
    r"一卡通|银行|存折|[打转汇]入|[打发转汇]到|发放至|电话|手机|联系|人[:：(（ ]{0,2}$|本人|姓名|"
    r"户主|某|[，。；;]|[0-9][ 　元）)、]"
)


def names_thing(text: str, start: int) -> bool:
    """Tell whether the nearest words in front name a number of a thing, not of a person.

    Those of another cell speak of its own number: 序号：1, then 卡号：….
    """
    window = _own_cell(before(text, start, 12))
    things = list(_NOT_A_PERSON.finditer(window))
    if not things or _NO_MORE_OF_A_THING.search(window, things[-1].end()) is not None:
        return False
    # A row's number has been told: 序号3 150207…, the blank between them being taken out.
    return not (things[-1][0] == "序号" and window[-1].isdigit())


# 档案里是15位号码：, 档案记载的身份号码是: the number of a person, though a file is named.
_OLD_IDENTITY = re.compile(
    r"(?:(?:15|十五)位(?:数|的)?(?:老|旧)?|身份(?:证件?)?|[老旧]|一代)"
    r"(?:身份)?证?号?码?[:：为是 ]{0,3}$"
)
_OLD_BEHIND = re.compile(r" ?[(（](?:老|旧|原|一代|15位)?身份证?")


def calls_it_old(text: str, start: int, end: int) -> bool:
    """Tell whether the words at once around fifteen figures make them an identity number."""
    called = _OLD_IDENTITY.search(before(text, start, 14)) is not None
    return called or _OLD_BEHIND.match(text, end) is not None
