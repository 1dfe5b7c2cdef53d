"""Normal text with an exact way back: the shape in which numbers are looked for.

Whoever hides a number from a filter changes its characters or tears it apart. `normalise` undoes
both: digits of every script and costume become ASCII digits, invisible characters vanish, Han
numerals and look-alike letters become digits where they form a number, and single separators
between digits are taken out. Every normal position knows where it stood in the text as given.

A removed separator is remembered as a *joint*. Chunks between joints may be parts of one number
or neighbouring columns; whoever reads the normal text decides, `Normalised.joints` tells where.
TABs, cell borders and two or more spaces are never removed.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from noticegen.detection.text.characters import (
    HAN_DIGITS,
    PLAIN_CHARACTERS,
    fold,
    is_circled,
    is_invisible,
    is_plainly_folded,
)
from noticegen.detection.text.look_alikes import LETTERS, is_identity, read_look_alikes
from noticegen.detection.text.offsets import OffsetMap, take_out

# One character comes first, because a search that starts with a class is the quick one.
_UNUSUAL = re.compile(f"[^{PLAIN_CHARACTERS}][^{PLAIN_CHARACTERS}]*")
# So many different characters are replaced one after the other; each takes a look at the text.
_FEW = 32
_HAN = "".join(HAN_DIGITS)
# What may stand between the numerals of one number, or the groups of them.
_HAN_GAP = r"(?:[ .·•\-、，,。/~+=：:；;…^'`_\\→*]{1,2}|\r?\n {0,8})?"
_HAN_RUN = re.compile(f"[0-9{_HAN}](?<![{_HAN}].)(?:{_HAN_GAP}[0-9{_HAN}]){{6,}}")
# A ring alone is a mask (张○○), beside Han numerals it is a zero (二○二六).
_HAN_DIGITS = frozenset(_HAN) - frozenset("○◯")
_HAN_PAIR = re.compile(
    f"[{_HAN}][ .·\\-、]?[0-9{_HAN}]|[0-9][{_HAN}][0-9]|[0-9]{{6}}[ .·\\-、]?[〇零○◯洞]"
)
# 张三13847210456, 李五150207196507149927: the lengths of numbers that are whole without numerals.
_BESIDE_A_NUMBER = re.compile(
    f"[{_HAN}]{{0,3}}(?:[0-9]{{11}}|[0-9]{{15,20}})[{_HAN}]{{0,3}}".replace("○◯", "")
)
# Category and grade behind an ID that ends in X: the run of figures stopped at the letter.
_HAN_GRADE = re.compile(f"(?<=[0-9]{{17}}[Xx])[{_HAN}]{{2}}")
_RINGS_ALONE = re.compile("[0-9]{0,14}(?:(?<=[0-9])〇{3,}[0-9]{0,8}|〇{6,}[0-9]{2,8})")
_FROM_HAN = str.maketrans(HAN_DIGITS)
# A separator between two digits, or in front of a final X. The class comes first and looks back,
# because a search that starts with a class is the quick one.
_MARKS = "-./_,~·•()（）、:。"
_BRIDGE = re.compile(
    rf"[{_MARKS} \r\n】\][【](?:(?<=[0-9].)(?:(?<![】\]])"
    rf"(?:(?<= )(?:-?\r?\n ?|[{_MARKS}] ?)|(?<=-)\r?\n {{0,8}}|(?<=\r)\n {{0,8}}"
    r"|(?<=\n)(?:> ?)? {0,8}"
    rf"|(?<=[)）])(?: ?[-(（]| )?|(?<=[{_MARKS}]) ?)?(?=[0-9])"
    r"|(?<=[】\]])[【\[]?(?=[0-9])|(?<=[-./_,~·•、:。 \n])(?=[Xx](?![A-Za-z0-9])))"
    r"|(?<=[0-9][ -][Xx][ -])(?=[0-9])|(?<=[0-9][Xx]-)(?=[1-7][1-4](?![0-9])))",
    re.DOTALL,
)
_BRIDGES = frozenset(f"{_MARKS} \r\n】][【")
_DIGITS = frozenset(string.digits)


# Not frozen: making a frozen one takes ten times as long, and one is made for every text.
@dataclass(slots=True, repr=False)
class Normalised:
    """A text in normal form.

    `joints` are the ascending normal positions of digits (or of an X) in front of which a
    separator was taken out, or where plain and circled digits meet. `folded` is the text before
    separators were taken out; `from_folded` leads from it to normal positions. `marks` are the
    characters of `folded` and thereby all of `text`: what needs one of them is not sought in a
    text that has none. `has_digits` tells whether one of them is an ASCII digit.
    """

    text: str
    source: str
    folded: str
    marks: frozenset[str]
    has_digits: bool
    joints: tuple[int, ...] = ()
    maps: tuple[OffsetMap, ...] = ()

    def __repr__(self) -> str:
        """Say how long the text is, never what it says."""
        return f"Normalised({len(self.source)} characters)"

    def original(self, position: int) -> int:
        """Return the position in the source of the character at a normal position."""
        for offsets in self.maps:
            position = offsets.original(position)
        return position

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open source span of a non-empty normal span.

        Invisible characters that hang on the last one (a keycap, a stroke) belong to it.
        """
        if not self.maps:
            return start, end
        last = end - 1
        for offsets in self.maps:
            start, last = offsets.original(start), offsets.original(last)
        last += 1
        while last < len(self.source) and is_invisible(self.source[last]):
            last += 1
        return start, last

    def from_folded(self, start: int, end: int) -> tuple[int, int]:
        """Return the normal span of a span of the folded text that begins and ends visibly."""
        if self.folded is self.text:
            return start, end
        bridge = self.maps[0]
        return bridge.changed(start), bridge.changed(end - 1) + 1

    def folded_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the folded text of a non-empty normal span."""
        if self.folded is self.text:
            return start, end
        bridge = self.maps[0]
        return bridge.original(start), bridge.original(end - 1) + 1

    def in_folded(self, position: int) -> int:
        """Return where the folded text goes on behind the character before a normal position."""
        if self.folded is self.text:
            return position
        return self.maps[0].original(position - 1) + 1

    def joints_within(self, start: int, end: int) -> tuple[int, ...]:
        """Return the joints that lie strictly inside a normal span."""
        if not self.joints:
            return ()
        low, high = bisect_right(self.joints, start), bisect_left(self.joints, end)
        return self.joints[low:high]

    def separator(self, joint: int) -> str:
        """Return the source characters that a joint replaces ("" where digit styles meet)."""
        if not self.maps:
            return ""
        start, end = self.maps[0].gap(joint)
        for offsets in self.maps[1:]:
            start, end = offsets.original(start - 1) + 1, offsets.original(end)
        return self.source[start:end]


def normalise(text: str) -> Normalised:
    """Return a text in normal form; see the module for what that is."""
    is_usual = _UNUSUAL.search(text) is None
    folded, fold_map, circled = (text, None, ()) if is_usual else _fold_text(text)
    marks = frozenset(folded)
    # Each step changes or takes out characters that a text must hold, or it has nothing to do.
    numbered = folded if marks.isdisjoint(_HAN_DIGITS) else _read_han_numerals(folded)
    numbered = numbered if marks.isdisjoint(LETTERS) else read_look_alikes(numbered)
    if numbered is not folded:
        folded, marks = numbered, frozenset(numbered)
    has_digits = not marks.isdisjoint(_DIGITS)
    has_bridges = has_digits and not marks.isdisjoint(_BRIDGES)
    cuts = [match.span() for match in _BRIDGE.finditer(folded)] if has_bridges else []
    styles = _style_joints(folded, circled) if circled else ()
    if not cuts:
        maps = (fold_map,) if fold_map else ()
        return Normalised(folded, text, folded, marks, has_digits, styles, maps)
    joined, bridge_map, joints = take_out(folded, cuts)
    if styles:
        joints = tuple(sorted({*joints, *map(bridge_map.changed, styles)}))
    return Normalised(
        *(joined, text, folded, marks, has_digits, joints),
        maps=(bridge_map, fold_map) if fold_map else (bridge_map,),
    )


def _fold_text(text: str) -> tuple[str, OffsetMap | None, list[int]]:
    """Fold unusual characters; the third value are the positions of circled digits."""
    folding = _folding(frozenset("".join(_UNUSUAL.findall(text))))
    ringed = _places_of(folding.rings, text) if folding.rings else []
    # Folding twice changes nothing more, so the order of the characters does not matter.
    for character, folded in folding.pairs:
        text = text.replace(character, folded)
    if not folding.others:
        return text, None, ringed
    if folding.others == folding.invisible:
        text, offsets = _take_out_invisible(text, folding.invisible)
    else:
        text, offsets = _fold_one_by_one(text, folding.others)
    edges = [(offsets.changed(place), offsets.changed(place + 1)) for place in ringed]
    return text, offsets, [place for start, end in edges for place in range(start, end)]


class _Folding(NamedTuple):
    """How unusual characters fold.

    `pairs` are those that stand for exactly one other, `others` the rest, of which `invisible`
    stand for nothing; `rings` are the circled digits among all.
    """

    pairs: tuple[tuple[str, str], ...]
    others: frozenset[str]
    invisible: frozenset[str]
    rings: frozenset[str]


@lru_cache(maxsize=4096)
def _folding(unusual: frozenset[str]) -> _Folding:
    pairs = [(mark, fold(mark)) for mark in unusual if is_plainly_folded(mark)]
    others = unusual.difference(mark for mark, _ in pairs)
    changed = [(mark, folded) for mark, folded in pairs if folded != mark]
    if len(changed) > _FEW:
        changed, others = [], unusual
    invisible = frozenset(mark for mark in others if not fold(mark))
    return _Folding(tuple(changed), others, invisible, frozenset(filter(is_circled, unusual)))


def _places_of(marks: frozenset[str], text: str) -> list[int]:
    return [place for place, mark in enumerate(text) if mark in marks]


def _take_out_invisible(text: str, marks: frozenset[str]) -> tuple[str, OffsetMap]:
    """Do as `_fold_one_by_one`, where all of the characters stand for none: mostly they do."""
    places = _places_of(marks, text)
    for mark in marks:
        text = text.replace(mark, "")
    after = (0, *[place - gone for gone, place in enumerate(places)])
    return text, OffsetMap(after, (0, *[place + 1 for place in places]))


def _fold_one_by_one(text: str, marks: frozenset[str]) -> tuple[str, OffsetMap]:
    """Fold the characters that stand for none or for several."""
    pieces: list[str] = []
    after, before = [0], [0]
    length = position = 0
    for place in _places_of(marks, text):
        folded = fold(text[place])
        pieces += (text[position:place], folded)
        length += place - position
        if len(folded) != 1:
            # One cut per extra character keeps each of them at the same source position.
            after += range(length, length + len(folded) + 1)
            before += [place] * len(folded)
            before.append(place + 1)
        length += len(folded)
        position = place + 1
    pieces.append(text[position:])
    return "".join(pieces), OffsetMap(tuple(after), tuple(before))


def _read_han_numerals(text: str) -> str:
    """Write numbers of seven or more figures in digits where Han numerals take part."""
    if _HAN_PAIR.search(text) is None:
        return text
    text = _HAN_RUN.sub(_as_figures, text)
    return _HAN_GRADE.sub(lambda match: match.group().translate(_FROM_HAN), text)


def _as_figures(match: re.Match[str]) -> str:
    """Write a run in digits, but for the numeral of a name or a count beside a whole number."""
    run = match.group()
    if _HAN_DIGITS.isdisjoint(run) or _hides_figures(run):
        return run
    figures = run.translate(_FROM_HAN)
    letter = match.string[match.end() : match.end() + 1].upper()
    beside = _BESIDE_A_NUMBER.fullmatch(run) is not None
    whole = is_identity(figures) or (letter == "X" and is_identity(figures + letter))
    return run if beside and not whole else figures


def _hides_figures(run: str) -> bool:
    """Tell whether rings in a row hide figures, as stars would: 138〇〇〇〇0012."""
    return "〇〇〇" in run and _RINGS_ALONE.fullmatch(run) is not None


def _style_joints(text: str, circled: list[int]) -> tuple[int, ...]:
    """Return where a circled digit and a plain one meet: a list mark is not part of a number."""
    marks = set(circled)
    edges = marks ^ {position + 1 for position in circled}  # only one of both sides is circled
    inside = (edge for edge in edges if 0 < edge < len(text))
    return tuple(sorted(e for e in inside if text[e].isdecimal() and text[e - 1].isdecimal()))
