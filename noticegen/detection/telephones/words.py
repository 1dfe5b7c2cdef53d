"""Words around telephones, as patterns: offices, public telephones, an office's business.

Plain words stand in `telephone_words.txt`; here are those that count only beside others.
"""

from __future__ import annotations

from noticegen.detection.lexicon import any_of, first_of, words_of

WORDS_FILE = "telephone_words.txt"


def _pattern(group: str, *shapes: str) -> str:
    """Return a pattern of the words of a group and of shapes that begin with a character."""
    words = words_of(WORDS_FILE, group)
    return f"{first_of('|'.join([*words, *shapes]))}(?:{'|'.join([any_of(words), *shapes])})"


OFFICE_WORDS = (
    _pattern(
        "office",
        "[我本](?:镇|乡|苏木|办(?!理)|局|所|区|旗|县|市|院|校|站|街道|社区|村|嘎查|单位|科|股|中心|公司)",
        "(?:低保|救助|老龄|综治|热线|文明|社会事务|党政|政法|武装|农牧|综合|应急|卫健|安监|督查|"
        "街道)办(?![理公案])",
        "[大支中]队(?=电话|热线|[:： (（]|事故|$)",
    )
    + "|[一-鿿]{2}(?:局|股|科室)(?![部面势份东])|[一-鿿][^本专理文预]科(?![学技目普研长员幻])"
)
PUBLIC_WORDS = _pattern("public", "传 真", "联系电话(?=[(（]办公[)）])")
BUSINESS_WORDS = f"{PUBLIC_WORDS}|{OFFICE_WORDS}|" + _pattern(
    "business", r"gov\.cn", "服务[:：]", "[TF]:(?<![A-Za-z]..)", "T(?:el|EL) ?[:：/／]"
)
PURPOSE_WORDS = rf"{PUBLIC_WORDS}|{OFFICE_WORDS}|{_pattern('purpose', '欢迎(?=[致拨来])')}"
# 举报人, 咨询者: with these behind it a word for a public telephone is somebody who called.
PERSON_AFTER = r"(?:人(?<!监督人)|者|群众|户|对象)"
# Posts: whoever is called by one answers for an office.
POST_WORDS = any_of(words_of(WORDS_FILE, "post"))
OWN_WORDS = _pattern(
    "own",
    # Rules tell people so called what to do: 家属可打, 请本人携带, 户主本人来不了的.
    "(?:家长|家属|户主|监护人)(?![可请须应探本])",
    "女儿(?!童)",
    "请回(?!拨|复|执)",
    "个人(?![可请须应均和或、])",
    "本人(?!身份证|证件|携带|持|到场|来不了|前来)",
    "某(?!某?(?:[镇乡县旗区市村]|街道|苏木|嘎查|[一-鿿]{0,3}(?:事务所|公司|银行|医院|学校|单位|中心)))",
    "[一-鿿]大[爷娘]",
    "联系我(?![们镇乡局办村区旗县市苏街社单中所站嘎])",
    f"(?:举报|投诉|咨询|来电|反映){PERSON_AFTER}",
)
