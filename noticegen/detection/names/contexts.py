"""Words that lead a name in, words that follow one, and words that show it is a place."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from ahocorasick_rs import AhoCorasick

from noticegen.detection.lexicon import any_of, automaton_of, words_of

_LIST = "name_leads.txt"

# 承诺人：, 家属： and the keys of data files; the list of roles is never complete.
_ROLE = re.compile(
    r"[:：=](?:(?<=[人者员属].)|(?<=name.)|(?<=Name.)|(?<=name[\"'].)|(?<=xm.))[ \"']{0,2}"
)

_ROLE_MARKS = frozenset(":：=")

# What may stand between a word that leads in and the name.
_FILLER = re.compile(
    r"(?:姓名|名单)?(?:[(（][^()（）\n]{0,6}[)）])?[ \t]{0,2}"
    r"(?:[:：]|分别[为是]|名叫|名为|叫做|[为是系叫])?[ \t“\"【\[]{0,3}"
)
_FILLER_MARKS = frozenset('姓名分叫为是系(（:： \t“"【[')
# One character in front of a name, in words of its own: 找白秀英核实, not 由于.
HINTS = frozenset(
    "找让接据由将系给叫与和跟被对老随访替帮@及听送把请问转经等连向陪扶催除凭靠教喊约派像没是到人者员村组队社屯床称因若"
)
_HINTING = re.compile(f"[{''.join(sorted(HINTS))}](?=[一-鿿])")
# What follows a name; no place where none of it can begin is asked for more (`_openings`).
_FOLLOWING = (
    r"同志|先生|女士|小姐|老师|大爷|大娘|大叔|大妈|大姐|大哥|阿姨|老人|师傅|医生|大夫|老汉|"
    # What people do in minutes and ledgers: 谭景和投了反对票, 金花复核, 岳立新为缓刑人员.
    r"投(?:了|过)?(?:反对|赞成|弃权|同意|一|两|[0-9])票?|申报|复核|核对|审核|初审|审批|经办|签发|录入|盖章|测量|打印|调研|"
    r"而[不非]|信仰|属于|为(?:缓刑|刑释|社区|吸毒|涉|失|孤|单|残|重|低保|特困|五保|监护|申请|户主|组|代)|查无|人户分离|更名|改名|"
    r"半?失能|半?失智|艾滋|乙肝|丙肝|梅毒|肺结核|结核|红斑狼疮|帕金森|阿尔[茨兹]|意外|小儿麻痹|渐冻|强直|系统性|先天|"
    r"白内障|青光眼|哮喘|尘肺|矽肺|高位截瘫|截瘫|烧伤|烫伤|重症|血友|地中海|再生障碍|恶性|肿瘤|淋巴|甲亢|布病|车祸|工伤|"
    r"(?:曾|刚|仍|正|也|又|均|都|还|只|共|才|就|并|曾经)(?:[因患被在有是来去领享说做住])|被(?:[判拘捕抓查举列评取撤停纳骗打拐告])|"
    r"户[因为属是在人主年家收现已经共有]|代(?=[一-鿿·]{1,10}[签领办交填缴])|替(?=[一-鿿·]{1,10}[签领办交填缴])|确诊|诊断|检查出|检出|签收|签领|签字|签名|"
    r"欠(?=[一-鿿]{0,4}[0-9一二三四五六七八九十百千两几])|应[为该]|登记[成为在]|误[登写录]|冒[领名]|顶替|死[亡了]|销户|注销|迁[出入]|"
    r"[0-9]{1,2}日|负责|牵头|协助|配合|监督|监盘|监票|唱票|计票|点名|签到|宣读|总结|讲话|传达|通报|解释|追问|补充|抱怨|哭诉|埋怨|不在家|在家|"
    r"老太|书记|主任|村长|镇长|会计|队长|组长|社长|"
    r"同学|小朋友|老师|嘎查达|等[0-9一二三四五六七八九十两几]+[人户名]|等[人户]|"
    r"[一二三四五六七八九十两几][户人名位]|家庭|一家|一户|户(?![籍口])|家中|家里|家住|家有|"
    r"家[,，的是]|家(?![一-鿿])|家[房人属院养种]|"
    r"本人|自己|夫妇|夫妻|父子|母子|母女|父女|兄弟|姐妹|兄妹|名下|生前|之[子女妻夫父母孙]|"
    r"的?(?:号|儿子|女儿|妻子|丈夫|父亲|母亲|孙子|孙女|"
    r"配偶|爱人|老伴|监护人|家属|身份证|电话|手机|账户|账号|银行卡|存折|住址|家庭|户口|残疾证|低保证?|卡)|"
    r"[ ,，、/|(（]{1,3}(?:男|女)(?:[ ,，、)）/|性0-9]|$)|(?:男|女)[,，、 ]|"
    r"[ ,，(（]{0,2}[0-9]{1,3}周?岁|[ ,，(（]?(?:19|20)[0-9]{2}年?[0-9]{0,4}|"
    r"因病|因|患|现年|现在|现住|现|生于|出生|于[0-9]|于[去今前上]年|身份证|学籍|电话|手机|联系|微信|"
    r"核实|核查|收(?![一-鿿])|租住|联名|来[镇村乡局厅]|接走|作补充|带队|入户|转告|的名字|[是从]从|银行账|残疾人证|"
    r"[(（](?:户主|配偶|长子|长女|次子|次女|妻|夫|之|系|本人|主持|记录|组长|已故|请假)|"
    r"反映|申请|自愿|承诺|签字|签名|去世|死亡|病故|"
    r"过世|亡故|残疾|住院|系|与|享受|领取|低保|特困|五保|待遇|资格|救助金|郑重|特此|自愿|夫妇|"
    r"代领|代为|代办|代签|代持|代管|办理|纳入|符合|已|因|在|目前|常年|长期|无|未|丧|离异|离婚|"
    r"失踪|服刑|外出|打工|务工(?!作)|共同|上学|"
    r"就读|读|考|住|来电|来访|来信|交来|送来|拿来|主动|提出|夫家|娘家|所有|到场|来镇|来办|报名|"
    r"主持|参加|出席|列席|参会|带队|介绍|表示|告诉|汇报|发言|提议|举报|实名|投诉|上访|询问|前[往来去]|陪同|"
    r"签订|您好|你好|接访|来镇|到会|缺席|请假|任组长|任副组长|一行|"
    r"记录|照看|照料|看护|监护|抚养|赡养|诉|为由|为申请人|担任|任监护人|位于|户位于|户主|同意|不同意|户(?=住|在)|"
    r"查出|查患|化疗|放疗|透析|手术|做[过了]|卧床|偏瘫|智力|肢体|视力|听力|精神[残障分失]|"
    r"年迈|年老|年事已高|年幼|体弱|丧偶|腿脚|打电话|打工|自述|自称|交来|没有意见|借给|代签|未到|"
    r"情况(?![说汇])|申请[有书]|常年|独居|独自|系残|聋|盲|瘫|瘸|照顾|"
    r"[ 　]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[ 　]?[0-9]{2,6}(?:\.[0-9]{1,2})?元|"
    r"持有|持护照|持证|宅电|介绍说|说[,，:：]|谈到|一家|上报|填写|拨打|之妻|的帮助|的邻居|的亲属|的侄|的外|的女婿|的儿媳|的婆|的岳|的孙|的哥|的弟|的姐|的妹|"
    # What is said in minutes and remarks: 云建国问：, 王晓东有车, 郝改改按的手印, 岳娟她妈.
    r"问[:：,，道]|问(?:一下|问)|答[:：,，]|建议|认为|表态|插话|弃权|说(?:他|她|我|是|家|钱|没|自己)|有[车房羊牛地]|有[一两二三][套辆间处]|"
    r"按[的了]?手印|骑(?:摩托|车)|开着|为[一-鿿]{1,8}之[父母妻夫子女兄弟姐妹]|胞[弟兄姐妹]|欠[一-鿿]{2,4}[钱款债羊]|额吉|阿爸|阿妈|"
    r"[他她][妈爸爹娘哥姐弟妹家]|一起[来去]|分户|改嫁|回村|没[来讲说去有]|了(?![一-鿿])|搬[走到去来]|拿[来走]|送[来到去]|"
    r"生活(?:困难|不能|无着)|家庭困难|养[羊牛猪了]|种[地了玉]|放[羊牛]|开(?:车|出租|店|小卖)|跑(?:运输|车)|卖[菜羊牛粮了]|做(?:买卖|生意|小工)|"
    r"当(?:保安|过|村)|看大门|多报|少报|待查|存疑|属实|不(?:属实|服|满意|认|愿|同意|在|符合)|很(?:满意|困难|穷)|"
    r"得了?[一-鿿]{1,5}[病癌炎核症]|得了|耳朵|眼睛|[左右][手腿眼脚]|信[佛教主]|正在|半身|坐过|进过|蹲过|打来|补充|出院|"
    r"又[来去说]|有(?:儿|女|退休|医保|工作|两|房|病)|一个人|两个|自己|是(?:户主|孤儿|低保|五保|聋|哑|单身|独)|列入|加进|删|名下|"
    r"为[ABCＡＢＣ一二三]类|去年|今年|前年|上月|上个月|已经|一直|经常|偷|赌|"
    # An illness or a paper of theirs: 郭磊糖尿病并发症, 段满仓心梗后, 边翠花持港澳通行证.
    r"持[一-鿿]{0,6}(?:证|护照)|(?:[肺肝胃骨喉肾血肠脑]|乳腺|食[道管]|宫颈|直肠|结肠|甲状腺|膀胱|胰腺|鼻咽|淋巴|卵巢|前列腺|子宫)癌|糖尿病|尿毒症|脑[梗出瘫溢萎]|心[梗衰脏]|肺[结炎气心]|肝[硬炎腹]|高血[压脂]|冠心|白血病|"
    r"股骨|类风湿|风湿|癫痫|肾[衰病炎功]|骨折|截肢|瘫痪|痴呆|抑郁|精神|中风|卧病|病[重危故]|重病|大病|怀孕|流产|刑满|服刑|吸毒|坐牢|"
    r"之家|主动|提出|要求|补报|补交|提供|隐瞒|瞒报|[,，()（）:： \t\"']{0,3}[0-9*]{6}"
)


def _openings(pattern: str) -> str:
    """Return what the alternatives of a pattern may begin with, and some characters more."""
    classes = "".join(re.findall(r"\[([^\]^]+)\]", pattern)).replace("一-鿿", "")
    return "".join(sorted({*re.findall(r"[|:(?\]}]([一-鿿])", pattern), *classes} - {"\\", "-"}))


# The list holds what has no pattern.
_BEHIND = f"(?:{_FOLLOWING}|{any_of(words_of(_LIST, 'behind'))})"
FOLLOWS = re.compile(rf"(?=[0-9\t {re.escape(_openings(_BEHIND))}]){_BEHIND}")
PLACE_BEHIND = re.compile(
    r"(?:家?(?:村|镇|乡|嘎查|苏木|旗|区|县|市|省|路|街|巷|庄|营|屯|桥|湾|窑|滩|圪|圐|壕|沟|社区|"
    r"小区|街道|胡同|大道|花园|家园|小学|中学|学校|"
    r"大学|医院|卫生院|公司|合作社|敬老院|超市|饭店|宾馆|酒店|牧场|农场|林场|工业|银行|大厦|"
    r"广场|公园|市场|商店|药店|煤矿|电厂|水库|机场|"
    r"车站|派出所|法院|检察院|集团|协会|基金|项目|工程|条例|办法|制度|政策|标准|补贴|救助|津贴|"
    r"保险|节|奖|故居|故里|纪念馆|理论|旧居)|[一-鿿]{0,2}(?:村委会|居委会|嘎查|苏木))"
)
# One item of a list of names: 参加人员：张三、其其格·娜仁（记录）、李四.
_ITEM = re.compile(r"[一-鿿·]{2,9}(?:[(（][^()（）\n]{0,12}[)）])?、")
# 石宝·镇, 苏尼特·左旗, 白云鄂·博矿区: a place's name that goes on for one or two characters more.
PLACE_AHEAD = re.compile(
    r"[一-鿿]{1,2}(?:镇|乡|苏木|嘎查|旗|村(?!民)|街道|社区|矿区|小区|街|区(?![别分])|路|水库|草原|盟)"
)
PLACE_ENDS = frozenset(
    "县镇乡村旗区市省州盟店屯街巷路沟窑滩圪圐壕湾梁岭坡庄苑府庙召桥屿寺堡寨营坝岗洞地洼峁塬渠嘎查淖浩厂局所站院校园"
)
# A number in the cell before, and what it ends with at once in front of a name.
NUMBER_BEFORE = re.compile(r"[0-9Xx*]{6}[\t,，(（ |]?$")
NUMBER_ENDS = frozenset("0123456789Xx*\t,，(（ |\n")


# What leads a name in: a label, a post or a kinship word; a verb that may do so. A hint is one
# character (找, 由, 老): it leads in only a name on both sides of which words end. Plain strings,
# because looking up the member of an enumeration takes longer than most of what is asked here.
Lead = Literal["label", "verb", "hint"]


@cache
def _leads() -> tuple[AhoCorasick, int]:
    """Return the words that lead in, and how many of them, the first ones, are verbs."""
    verbs = words_of(_LIST, "found")
    words = [
        *verbs,
        *(word for group in ("label", "kin", "post") for word in words_of(_LIST, group)),
    ]
    words += [
        its + word for its in "其之" for group in ("its", "kin") for word in words_of(_LIST, group)
    ]
    return automaton_of(words), len(verbs)


def led_in_places(text: str, marks: frozenset[str]) -> dict[int, Lead]:
    """Return the positions at which a name is led in: behind such a word, and its filler.

    `marks` are the characters of the text. Hints are added by `with_hints`.
    """
    places: dict[int, Lead] = {}
    automaton, verbs = _leads()
    for index, _, end in automaton.find_matches_as_indexes(text):
        if text.startswith("王旗", end):
            continue  # 四子王旗 is a place, 四子 a kinship word
        lead: Lead = "verb" if index < verbs else "label"
        places[end] = lead
        filler = _FILLER.match(text, end) if text[end : end + 1] in _FILLER_MARKS else None
        if filler is not None:
            places[filler.end()] = lead
    if not marks.isdisjoint(_ROLE_MARKS):
        for match in _ROLE.finditer(text):
            places[match.end()] = "label"
    return places


def with_hints(text: str, marks: frozenset[str], led_in: dict[int, Lead]) -> dict[int, Lead]:
    """Return the positions behind a hint as well."""
    if marks.isdisjoint(HINTS):
        return led_in
    hinted: dict[int, Lead] = {match.end(): "hint" for match in _HINTING.finditer(text)}
    return hinted | led_in


def listed_places(text: str, led_in: dict[int, Lead]) -> frozenset[int]:
    """Return where the further items of lists begin whose first item a label leads in."""
    places: set[int] = set()
    for first, lead in led_in.items():
        item = _ITEM.match(text, first) if lead == "label" else None
        # A list that another label led in before goes on alike from where the two meet.
        while item is not None and item.end() not in places:
            places.add(item.end())
            item = _ITEM.match(text, item.end())
    return frozenset(places)
