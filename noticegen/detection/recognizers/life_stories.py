"""What villages tell of a life with a figure or a word in the middle, so that no list holds it.

`坐过十年牢`, `放了两个支架`, `断了三根手指`, `爹死娘嫁人` speak of somebody by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegen.detection.kinds import FindingType
from noticegen.detection.lexicon import starting_with

_SOME = "[0-9一二三四五六七八九十两几好俩仨]{1,3}"
_PARENT = "[父爹爸]亲?|大"
_MOTHER = "[母娘妈]亲?"
_GONE = "死|亡|没了|不在了?|去世|病故|走了?|跑了?|改?嫁人?|失联|失踪|服刑|坐牢|出走"
_MEDICINE = (
    r"抗(?:精神病?|抑郁|癫痫|焦虑|癌|肿瘤|结核|病毒|排[异斥]|凝)类?药物?|降[压糖脂]药|降血[压糖脂]药|胰岛素|免疫抑制剂|"
    r"激素药?|镇静药|安眠药|精神类?药|靶向药|化疗药|救心丸|治疗精神病的药|抗病毒药"
)
_STORIES = {
    FindingType.SENSITIVE_CRIME: (
        rf"坐[过了](?:{_SOME}年)?牢|蹲[过了]?(?:{_SOME}年)?(?:号子|监狱|大狱|局子|牢)|"
        rf"判[了过]?{_SOME}年(?!度)|[吸抽]了?{_SOME}年毒"
    ),
    FindingType.SENSITIVE_DISABILITY: (
        rf"断了?{_SOME}[根个只条](?:手?指头?|胳膊|腿|手|脚|脚趾)|手?指头?断了?{_SOME}根|瞎了?{_SOME}?只?眼睛?|"
        rf"[没缺少]了?(?:{_SOME}条)?(?:腿|胳膊)|[左右](?:腿|[手脚眼耳](?=断|瞎|瘸|聋))(?:没了|断了|瞎了?|瘸了?|聋了?|残疾|萎缩)|"
        r"(?:眼睛?|耳朵|腿脚?)(?:也|都|全|早就|基本|有点|已经?)?(?:瞎|聋|瘸)了?"
    ),
    FindingType.SENSITIVE_HEALTH: (
        rf"[放装做搭下]了?{_SOME}个?支架|搭了?{_SOME}[个根]桥|开[过了]?{_SOME}[次回]刀|"
        r"长[了着]?个?[一-鿿]{0,2}(?:瘤子?|肿块)|切[了除掉](?:一半)?(?:胃|肾|脾|肺|子宫|乳房|胆囊)|"
        r"(?:做|行|接受)[了过]?[一-鿿]{0,6}(?:切除|摘除|移植|置换|修补|造瘘|开颅|开胸|引流)手?术|"
        r"孕(?:期)?[0-9一二三四十]{1,3}\+?周(?![以前后内])|"
        rf"[得患]了[一-鿿]{{0,3}}(?:癌|瘤)|"
        r"完全丧失(?:生活)?自理(?:能力)?|部分丧失(?:生活)?自理(?:能力)?|丧失了?(?:生活)?自理(?:能力)?|"
        rf"[吃服打用靠注离](?:用|着|了|不开|不了|射)?[一-鿿]{{0,3}}(?:{_MEDICINE})(?![注品费报店])"
    ),
    FindingType.SENSITIVE_FAMILY: (
        rf"(?:{_PARENT})[死亡](?:了|后)?[,，]?(?:{_MOTHER})(?:{_GONE})|"
        r"[没无][爹父爸][没无][妈娘母]|(?:爹妈|父母|爹娘|爸妈)(?:双[亡逝故]|[都全均](?:死|亡)|"
        rf"(?:[均都]|双双|已经?|相继|先后|车祸)+(?:去世|离世|过世|亡故|病故|身亡))|"
        rf"离[过了]?{_SOME}次婚|结[过了]{_SOME}次婚"
    ),
}
# The characters of which a text must hold one for such a story to be in it.
STORY_MARKS = frozenset("孕世药丧素岛剂牢狱蹲判毒断腿膊瞎瘸聋架桥刀瘤肿切癌爹娘妈亡死婚双摘植")
_PATTERNS = tuple((kind, re.compile(starting_with(story))) for kind, story in _STORIES.items())


def find_stories(text: str) -> Iterator[tuple[int, int, FindingType]]:
    """Yield span and type of what is told of somebody's life."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield *match.span(), kind
