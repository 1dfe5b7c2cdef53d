"""What makes a telephone somebody's: a label of his, kinship, a household, a name beside it.

Three questions, from the strictest: is the number *called* somebody's, is somebody between a
public label and the number, does the whole line tell of somebody?
"""

from __future__ import annotations

import re

from noticegen.detection.lexicon import any_of, words_of
from noticegen.detection.telephones.place import AREA_CODE, Place, Spans, names_between
from noticegen.detection.telephones.words import OWN_WORDS, POST_WORDS, WORDS_FILE

_KIN = any_of(words_of("name_leads.txt", "kin"))
# Who answers for an office is called 负责人, 经办人; whoever else is called …人 is somebody.
_A_MAN = r"人" + "".join(f"(?<!{official})" for official in words_of(WORDS_FILE, "official"))
_WHO = (
    rf"(?:{_KIN}|[其之该][父母妻夫子女儿孙兄弟姐妹侄]|{_A_MAN}|(?<![作记学])者|"
    rf"[住用该农牧商低五困租]保?户|{any_of(words_of(WORDS_FILE, 'owner'))}|家里的?|[我他她]家?)"
)
# 户主电话：, 其女的手机是, 家里座机.
_LABELLED = re.compile(
    rf"{_WHO}的?(?:本人|自己)?(?:家庭?|住宅)?(?:个人|私人|常用|备用|预留|有效)?(?:联系|联络)?"
    r"(?:电话|手机|座机|固话|号码?|方式)(?:号码?)?(?:换成|改成|变更为|还是|仍是)?[:：为是 (（]{0,3}"
    rf"{AREA_CODE}\Z"
)
# 申请人0472-…: so without a word for telephones.
_NAMED_BY_ROLE = re.compile(rf"(?:(?<!有){_A_MAN}|{_KIN})[:：]? ?{AREA_CODE}\Z")
# （邻居）, 找他, 无人接听, 系其表哥: whose it is stands behind.
_CALLED_BEHIND = re.compile(
    rf"[)）]? ?(?:[(（][其他她]?(?:家|本人|邻居|自己|住宅|{_KIN})[)）]|找(?:[他她本老小]|我(?!们))|"
    r"[,，]?[无没]有?人[接应]|[,，]?打不通|[,，]?[是系为][他她其]|[,，]?与(?:户主|本人)?关系)"
)
_SOMEBODY_BETWEEN = re.compile(OWN_WORDS)
# 工作单位：新光镇政府 电话：, 入住敬老院，电话：: where somebody works, learns or lives.
_STAYS_AT = re.compile(
    r"(?:工作|就业|所在|原)单位|上班(?!时间)|就读|[入家居现]住(?!咨询)|住(?:[在址]|院(?![处费结部押]))|"
    r"(?:^|[,，])住(?![建房院宿保])|家属[院楼区房]|转来|隔壁|旁边?[,，]"
)
# Whoever is told of in a line with such words is called, not calling.
_TOLD_OF = re.compile(
    rf"{any_of(words_of(WORDS_FILE, 'told'))}|"
    r"户籍地(?!苏木|[镇乡]|街道|民政|受理|派出所)|(?<![厂商])家[住访电]|住[址户在]|户主(?!本人)|外[婆公]|姥[姥爷]|老两口(?!领)|"
    r"(?:[低五]保户|脱贫户|监测户|救助对象|申请人|当事人|患者|学生)(?:姓名|[:：]|(?:联系)?电话|"
    r"[一-鿿]{0,2}[男女][,，])|"
    r"[一-鿿]大[爷娘妈叔婶伯]|[一-鿿](?:女士|先生)(?!们)|[他她](?![们拉])|[男女][,，\t|、]|[0-9]岁|"
    r"我(?![们国省市旗县区镇乡村苏街嘎社局办所院校站科股中单厅处室行司])|"
    r"[债借贷欠]款?[务款]?人|其(?=[父母妻夫子女儿孙兄弟姐妹配])|"
    r"(?:来电|来访|来信|登记|领取|联络|收件|收货|寄件|委托|报警|报名|求助|反映|咨询|投诉|举报)"
    r"[人者](?![可如请应须需])|"
    r"第[0-9一二三四五六七八九十]+[件起]|[0-9一二三四五六七八九十]{1,2}[组队社](?![一-鿿]{0,4}电话)|"
    # Remarks tell what somebody does, is and said; rules tell everybody what to do.
    rf"(?:{any_of(words_of(WORDS_FILE, 'told_by_verb'))})"
    r"(?:[,，]|在(?!公示|规定|办理)|家[里中住]|说|称|外出|独居|耳|留|反映(?!问题|情况))|"
    r"[已曾后]申请|申请了|[本该此一]户|那[家位户]|"
    # 司法救助对象，电话: at the head of a remark it is said of the one whom the row is about.
    r"(?:对象|家庭|户)[,，](?=(?:由[一-鿿]{2,8}[,，])?(?:电话|座机|联系)?[:：]?[0-9])"
)
# 水务公司催过，残联已评: a remark says what was done about somebody, and leaves out about whom.
_WAS_DONE = re.compile(
    r"[已曾被](?!经?[停迁改并])|[过了](?=[,，])|(?<=[催签看查用找问办])过|[一两三]次|致[贫残]|"
    rf"[一二三四]级(?:残|[,，])|无[劳收业子]|贫困[户生]|{any_of(words_of(WORDS_FILE, 'status'))}"
)
_POST_IN_FRONT = re.compile(rf"(?:{POST_WORDS})[:：( （]{{0,2}}\Z")
_POST_BEHIND = re.compile(rf"[(（]?副?(?:{POST_WORDS}|工(?![一-鿿]))")
# 明仁苏木, 志强嘎查: a place that is called like a person.
_PLACE_BEHIND = re.compile(r"苏木(?!达)|嘎查(?!达)|街道|[镇乡](?![上下里亲])")


def is_called_somebodys(place: Place) -> bool:
    """Tell whether the words at once around a number say whose it is: 户主电话, （邻居）."""
    return (
        _LABELLED.search(place.window) is not None
        or _NAMED_BY_ROLE.search(place.window) is not None
        or _CALLED_BEHIND.match(place.rest) is not None
    )


def stands_between(place: Place, first: int) -> bool:
    """Tell whether a word or a name of somebody stands from a position to the number."""
    return is_of_a_person(place.text, first, place.start, place.people)


def is_of_a_person(text: str, first: int, last: int, people: Spans) -> bool:
    """Tell whether a word or a name of somebody stands between two positions."""
    if speaks_of_somebody(text, first, last):
        return True
    return any(not _names_a_place(text, end) for _, end in names_between(people, first, last))


def speaks_of_somebody(text: str, first: int, last: int) -> bool:
    """Tell whether a word for a private person stands between two positions."""
    return _SOMEBODY_BETWEEN.search(text, first, last) is not None


def stays_there(words: str) -> bool:
    """Tell whether the office named in them is but where somebody works, learns or lives."""
    return _STAYS_AT.search(words) is not None


def tells_of_somebody(place: Place, first: int, last: int) -> bool:
    """Tell whether a line, or some of it, is about somebody, or names one who holds no post."""
    return (
        _TOLD_OF.search(place.text, first, last) is not None
        or stays_there(place.text[first:last])
        or any(not _is_nobodys(place, *name) for name in names_between(place.people, first, last))
    )


def tells_what_was_done(text: str, first: int, last: int) -> bool:
    """Tell whether a line says what somebody is or what was done, as remarks do."""
    return _WAS_DONE.search(text, first, last) is not None


def _names_a_place(text: str, end: int) -> bool:
    """Tell whether what looks like a name is that of a township or a village."""
    return _PLACE_BEHIND.match(text, end) is not None


def _is_nobodys(place: Place, start: int, end: int) -> bool:
    """Tell whether a name is a place's, or that of an official whom anyone may call at his post."""
    return (
        _names_a_place(place.text, end)
        or _POST_IN_FRONT.search(place.text, max(0, start - 6), start) is not None
        or _POST_BEHIND.match(place.text, end) is not None
    )
