"""What a page says beyond its publication and the project's own pages: an office's own words.

The gate must be able to vouch for every word that an office's own template adds. It reads plain
Chinese; it reads no Mongolian, no pinyin and no row of signs. So what is written otherwise is
refused, and so are numbers of nobody on the page and names of people who are not listed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from noticegen.detection.inspectors.contents import Area, Passage
from noticegen.detection.kinds import FindingType
from noticegen.detection.text.characters import is_circled
from noticegen.release.gate.figures.disguised_figures import LEAST_NUMBER, find_disguised_numbers
from noticegen.release.gate.figures.han_numbers import HAN_NUMERALS
from noticegen.release.gate.folding import fold_text, squeeze
from noticegen.release.gate.leaks.given_names import find_called
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.leaks.public_words import PublicWords
from noticegen.release.gate.leaks.woven_names import LEAST_WOVEN, woven_texts
from noticegen.release.gate.own_words.codes import find_codes
from noticegen.release.gate.own_words.pointing_words import find_pointed_at, find_pointed_out
from noticegen.release.gate.report import GateFinding, GateRule

# The printer's name, places on the page, and how a table's cells refer to their headings.
_PLACE = re.compile(r"[0-9]{1,4}\.[0-9]{3,6}")  # how high on its page a bookmark leads to
_MARKS_IN_A_ROW = re.compile(r"[。；，、：！？,;:!?]{2}")  # nobody ends a title so
_OF_READERS = frozenset({Area.OUTLINE, Area.SOURCE})
_OF_MACHINES = re.compile(r"WeasyPrint [0-9.]+|[0-9]{1,5}(?:\.[0-9]{1,6}|(?:-[0-9]{1,5}){1,2})?")
_EXPLAINED = "\x1f"  # stands for whatever the publication says
_ORDINARY = frozenset(
    "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕…—–·•￥¥※★☆●○■□◆◇▲△▶→√×÷℃"
    "！＂＃％＆＇（）＊＋，－．／：；＜＝＞？＠［］＿｛｜｝～"
) | frozenset("!\"#%&'()*+,-./:;<=>?@[]_{|}~")
# Of the other blanks each has a width of its own, and so they could count.
_BLANKS = frozenset(" \t\r\n\f\v\x1c\x1d\x1e\x85\xa0\u2002\u2003\u3000")
_PLAIN_LATIN = re.compile(r"a[0-4]|app|icp")
# What a programme's classes are called: A类, B类; A、B、C三类.
_OF_CLASSES = re.compile(r"(?<![a-z])(?:[a-d](?=类)|a、b(?:、c)?(?:、d)?(?=[两三四]?类))")
_LATIN_TOKEN = re.compile(r"[a-z]+[0-9]?(?![0-9a-z])|[a-z]+")
# Rules to write on (____, ……, ———) may be long; no other mark stands three times in a row, and no
# four rules stand side by side with nothing to write beside them.
_REPEATED = re.compile(r"([^\w\s…—\-.=*·~\x1f])\1{2}|([^\W\d_])\2{3}|正[ ，、,]?[正丅丄]")
_RULES = re.compile(r"(?:[_\-.·=*~—…]+[ /]+){3}[_\-.·=*~—…]")

_OF_AMOUNTS = frozenset(f"{HAN_NUMERALS}元角分整")  # 伍 is a surname, 伍佰壹拾元 an amount

# Whom the office names as its own, and who signs that the notice was posted.
_STAFF = re.compile(
    r"(?:(?:联系|经办|负责|责任|审核|复核|监督|张贴|见证|值班|受理|制表|填表|填报|核对)(?:人|员)"
    r"(?:为|是|有)?[:： \u3000]{0,3}"
    r"|(?:经办|审核|复核|张贴|制表|填表|填报|核对|校对|签发)[:：][ \u3000]{0,3})"
    r"(?:[一-鿿·]{2,4}[、 ])?$"
)


def check_additions(
    text: str,
    words: PublicWords,
    pages: Iterable[str] = (),
    known: KnownValues | None = None,
) -> Iterator[GateFinding]:
    """Check what the publication does not explain of a page's text; `pages` tell where it is.

    `known` are the roster's values, for names that are woven into an office's own words.
    """
    added = added_text(text, words)
    for stretch in find_codes(text, added):
        yield _finding(GateRule.UNEXPECTED_NUMBER, stretch, map(squeeze, pages))
    if not added.strip(_EXPLAINED + " \t\n"):
        return
    pages = [squeeze(page) for page in pages]
    for stretch in _unreadable_writing(added, words):
        yield _finding(GateRule.UNEXPECTED_WRITING, stretch, pages)
    for stretch in find_disguised_numbers(added):
        yield _finding(GateRule.UNEXPECTED_NUMBER, stretch, pages)
    pointed_at = find_pointed_at(added, words.names, words.amounts)
    for stretch in (*find_pointed_out(text), *pointed_at):
        if not words.explains(stretch):
            yield _finding(GateRule.POINTED_OUT, stretch, pages)
    for name in _strangers(added):
        yield _finding(GateRule.UNEXPECTED_NAME, name, pages)
    yield from _people_hinted_at(added, words, pages, known)


def _people_hinted_at(
    added: str, words: PublicWords, pages: Iterable[str], known: KnownValues | None
) -> Iterator[GateFinding]:
    """Check for names that are woven into words, and given names of people who are not listed."""
    woven = tuple(woven_texts(added))
    if any(name in text for name in words.names if len(name) >= LEAST_WOVEN for text in woven):
        yield GateFinding(GateRule.POINTED_OUT, Area.SOURCE)
    if known is not None:
        yield from known.find_woven(woven, Area.SOURCE)
        for name in find_called(added, known.given_names):
            yield _finding(GateRule.UNEXPECTED_NAME, name, pages)


def check_told(
    passages: Iterable[Passage],
    page_text: str,
    words: PublicWords,
    headings: Collection[str] = (),
) -> Iterator[GateFinding]:
    """Check that titles, bookmarks and properties tell nothing that the page does not say.

    What readers are shown is said by one of the page's `headings` or sentences (squeezed):
    bookmarks of single characters would spell what they like. The list's names would point at
    somebody.
    """
    said = squeeze(page_text)
    for passage in passages:
        told = squeeze(passage.text)
        if passage.area in _OF_READERS:
            is_said = told in headings or _PLACE.fullmatch(passage.text) is not None
        else:
            is_said = _OF_MACHINES.fullmatch(passage.text) is not None or told in said
        is_odd = passage.area is not Area.STRUCTURE and _MARKS_IN_A_ROW.search(passage.text)
        is_told = is_said or _is_explained(passage, words)
        if is_odd or not is_told or _names_people(passage, words):
            yield GateFinding(GateRule.HIDDEN_TEXT, passage.area)


def _is_explained(passage: Passage, words: PublicWords) -> bool:
    added = added_text(passage.text, words)
    return not any(mark.isalnum() for mark in added)


def _names_people(passage: Passage, words: PublicWords) -> bool:
    if passage.area is not Area.METADATA and passage.area not in _OF_READERS:
        return False
    told = squeeze(passage.text)
    if not any(name in told for name in words.names):
        return False
    for statement in words.statements:  # an office may be called like somebody
        told = told.replace(statement, "")
    return any(name in told for name in words.names)


def added_text(text: str, words: PublicWords) -> str:
    """Return a text with one mark for every stretch of it that something public explains.

    Blanks and everyday marks belong to what stands before them; a sign of its own never does.
    """
    known = {character: squeeze(character) for character in set(text)}
    shapes = [known[character] for character in text]
    mask = _explained_places("".join(shapes), words)
    kept: list[str] = []
    place, was_explained = 0, True
    for character, shape in zip(text, shapes, strict=True):
        if shape:
            was_explained = all(mask[place : place + len(shape)])
            place += len(shape)
        is_explained = was_explained and (bool(shape) or _belongs_to_text(character, words))
        if not is_explained:
            kept.append(character)
        elif not kept or kept[-1] != _EXPLAINED:
            kept.append(_EXPLAINED)
    return "".join(kept)


def _belongs_to_text(mark: str, words: PublicWords) -> bool:
    return mark in _BLANKS or mark in _ORDINARY or mark in words.marks


def _explained_places(squeezed: str, words: PublicWords) -> bytearray:
    """Mark (1) what a phrase of the publication explains, or a number as long as a telephone's."""
    mask = words.covered(squeezed)
    for number in words.numbers:
        start = squeezed.find(number) if len(number) >= LEAST_NUMBER else -1
        while start >= 0:
            mask[start : start + len(number)] = b"\x01" * len(number)
            start = squeezed.find(number, start + 1)
    return mask


def _unreadable_writing(added: str, words: PublicWords) -> Iterator[str]:
    """Yield what the gate cannot read: other scripts, signs, Latin words, rows of marks."""
    for mark in dict.fromkeys(added):
        if not _can_be_read(mark, words):
            yield mark
    folded = fold_text(added)
    for token in _LATIN_TOKEN.findall(_OF_CLASSES.sub("", folded)):
        if not _PLAIN_LATIN.fullmatch(token):
            yield token
    yield from (match.group() for match in _REPEATED.finditer(folded))
    yield from (match.group() for match in _RULES.finditer(folded))


def _can_be_read(mark: str, words: PublicWords) -> bool:
    if _belongs_to_text(mark, words) or mark == _EXPLAINED:
        return True
    if mark.isascii() or "\uff00" < mark < "\uff5f":
        return True  # letters are looked at as words
    if unicodedata.category(mark) == "No" and is_circled(mark) and fold_text(mark).isdecimal():
        return True  # ①, looked at as the figure it is
    return _is_standard_han(mark) or mark in words.ideographs


def _is_standard_han(mark: str) -> bool:
    """Tell a Han character in everyday use on the mainland; a name in traditional ones hides."""
    try:
        return unicodedata.name(mark, "").startswith("CJK UNIFIED") and bool(mark.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def _strangers(added: str) -> Iterator[str]:
    """Yield the names of people whom neither the list nor the office's own staff explains."""
    from noticegen.detection import scan_text

    for found in scan_text(added):
        name = added[found.start : found.end]
        if found.type is not FindingType.PERSON or _OF_AMOUNTS.issuperset(name):
            continue
        if _STAFF.search(added, 0, found.start) is None:
            yield name


def _finding(rule: GateRule, stretch: str, pages: Iterable[str]) -> GateFinding:
    """Return a finding at the first page that has the stretch, or in the page's source."""
    wanted = squeeze(stretch)
    if wanted:
        for number, page in enumerate(pages, start=1):
            if wanted in page:
                return GateFinding(rule, Area.PAGE, number)
    return GateFinding(rule, Area.SOURCE)
