"""Words that lead a name in, words that follow one, and words that show it is a place."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from noticegen.detection.lexicon import words_of

_LIST = "name_leads.txt"

# 承诺人：, 家属： and the keys of data files; the list of roles is never complete.
_ROLE = re.compile(
    r"[:：=](?:(?<=[人者员属].)|(?<=name.)|(?<=Name.)|(?<=name[\"'].)|(?<=xm.))[ \"']{0,2}"
)

# What may stand between a word that leads in and the name.
_FILLER = re.compile(
    r"(?:姓名|名单)?(?:[(（][^()（）\n]{0,6}[)）])?[ \t]{0,2}"
    r"(?:[:：]|分别[为是]|名叫|名为|叫做|[为是系叫])?[ \t“\"【\[]{0,3}"
)
JOINS = frozenset("人者员户长由将与和给向经被请让对及为是叫系跟替或、到拉陪")

FOLLOWS = re.compile(
    r"(?:同志|先生|女士|小姐|老师|大爷|大娘|大叔|大妈|大姐|大哥|阿姨|老人|师傅|医生|大夫|老汉|"
    r"老太|书记|主任|村长|镇长|会计|队长|组长|社长|"
    r"同学|小朋友|老师|嘎查达|等[0-9一二三四五六七八九十两几]+[人户名]|等人|"
    r"[一二三四五六七八九十两几][户人名位]|家庭|一家|一户|户(?![籍口])|家中|家里|家住|家有|"
    r"家[,，的是]|家(?![一-鿿])|家[房人属院养种]|"
    r"本人|自己|夫妇|夫妻|父子|母子|母女|父女|兄弟|姐妹|兄妹|名下|生前|之[子女妻夫父母孙]|"
    r"的?(?:儿子|女儿|妻子|丈夫|父亲|母亲|孙子|孙女|"
    r"配偶|爱人|老伴|监护人|家属|身份证|电话|手机|账户|账号|银行卡|住址|家庭|户口|残疾证|卡)|"
    r"[ ,，、/|(（]{1,3}(?:男|女)(?:[ ,，、)）/|性0-9]|$)|(?:男|女)[,，、 ]|"
    r"[ ,，(（]{0,2}[0-9]{1,3}周?岁|[ ,，(（]?(?:19|20)[0-9]{2}年?[0-9]{0,4}|"
    r"因病|因|患|现年|现在|现住|现|生于|出生|于[0-9]|于[去今前上]年|身份证|电话|手机|联系|微信|"
    r"反映|申请|自愿|承诺|签字|签名|去世|死亡|病故|"
    r"过世|亡故|残疾|住院|系|与|享受|领取|低保|特困|五保|待遇|资格|救助金|郑重|特此|自愿|夫妇|"
    r"代领|代为|代办|代签|代持|代管|办理|纳入|符合|已|因|在|目前|常年|长期|无|未|丧|离异|离婚|"
    r"失踪|服刑|外出|打工|务工(?!作)|共同|上学|"
    r"就读|读|考|住|来电|来访|来信|交来|送来|拿来|主动|提出|夫家|娘家|所有|到场|来镇|来办|报名|"
    r"之家|主动|提出|要求|补报|补交|提供|隐瞒|瞒报|[,，(（:： ]{0,2}(?:1[3-9][0-9]{9}|"
    r"[1-9][0-9]{16}))"
)
FOLLOWING_MARKS = frozenset(
    "的在是因为和与及于有患已现系也被把将向由从对说称到去来自同给让等之名住需每月未无就又都还且但并又原任担常入赴至当会能可要欠借付收领"
)
# Characters that end the name of a place or a thing and hardly ever a person's.
NEVER_GIVEN = frozenset(
    "县镇乡村旗区市省店屯街巷路沟窑滩圪圐壕厂局所站组队户址号元费款额证表册卡院校班级层楼室府人家体者期率性"
)
PLACE_BEHIND = re.compile(
    r"(?:家?(?:村|镇|乡|嘎查|苏木|旗|区|县|市|省|路|街|巷|庄|营|屯|桥|湾|窑|滩|圪|圐|壕|沟|社区|"
    r"小区|街道|胡同|大道|花园|家园|小学|中学|学校|"
    r"大学|医院|卫生院|公司|合作社|敬老院|超市|饭店|宾馆|酒店|牧场|农场|林场|工业|银行|大厦|"
    r"广场|公园|市场|商店|药店|煤矿|电厂|水库|机场|"
    r"车站|派出所|法院|检察院|集团|协会|基金|项目|工程|条例|办法|制度|政策|标准|补贴|救助|津贴|"
    r"保险|节|奖)|[一-鿿]{0,2}(?:村委会|居委会|嘎查|苏木))"
)


@cache
def _leads() -> AhoCorasick:
    words = [word for group in ("label", "kin", "found", "post") for word in words_of(_LIST, group)]
    words += [
        its + word for its in "其之" for group in ("its", "kin") for word in words_of(_LIST, group)
    ]
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)


def led_in_places(text: str) -> set[int]:
    """Return the positions at which a name is led in: behind such a word, and its filler."""
    places: set[int] = set()
    for _, _, end in _leads().find_matches_as_indexes(text):
        places.add(end)
        filler = _FILLER.match(text, end)
        if filler is not None:
            places.add(filler.end())
    places.update(match.end() for match in _ROLE.finditer(text))
    return places
