"""What belongs to an identity number: a certificate's grade and reissue, a pupil's letter.

The number of a disability certificate is an ID with one digit for the category and one for the
grade behind it, and B with a figure where it was issued again.
"""

from __future__ import annotations

import re

from noticegen.detection.finding import Hit
from noticegen.detection.kinds import FindingType
from noticegen.detection.text.normal import Normalised

_GRADE = re.compile(r"[1-7][1-4](?:[Bb][0-9])?(?![0-9A-Za-z])")
_GRADE_APART = re.compile(
    r"(?P<mark>[^0-9A-Za-z一-鿿\t]{0,3})[1-7](?:(?P=mark))?[1-4]"
    r"(?:(?:(?P=mark)| )?[Bb](?:(?P=mark))?[0-9])?[)）】\]]?(?:\.0{1,2}(?![0-9]))?"
    r"(?![0-9A-Za-z]|[.,][0-9]| ?(?:周?岁|[元人户个年月]))"
)
# Behind a certificate: that it was issued again, and what a spreadsheet program adds.
_REISSUED_APART = re.compile(r"(?:[ \-]?[Bb][ \-]?[0-9])?(?:\.0{1,2})?(?![0-9A-Za-z])")
_TORN_BY = re.compile(r"[^0-9Xx]+")
_PARTS_FIGURES = frozenset(" -./_·—~+=*#'^:：→…`\\<>、(（【[\n")
_REISSUED = re.compile(r" ?[Bb] ?[0-9一二三四五六七八九](?![0-9A-Za-z一二三四五六七八九])")
_PUPIL_LETTERS = frozenset("GgLlQq")
_NAMES_CERTIFICATE = re.compile("残疾[^0-9]{0,8}$")
_PUPIL = re.compile(r"(?<![0-9A-Za-z])[GgLlQq]$")


def with_letters(text: str, hit: Hit) -> Hit:
    """Take in the letter of a pupil's number (G + ID) and the mark of a reissued certificate."""
    start, end = hit.start, hit.end
    if (
        text[start - 1 : start] in _PUPIL_LETTERS
        and _PUPIL.search(text, max(0, start - 2), start) is not None
    ):
        start -= 1
    reissued = _REISSUED.match(text, end) if hit.type is FindingType.CN_DISABILITY_CERT else None
    if reissued is not None:
        end = reissued.end()
    return hit if start == hit.start and end == hit.end else hit._replace(start=start, end=end)


def with_grade(normal: Normalised, hit: Hit) -> Hit:
    """Make an ID the certificate it belongs to: category and grade follow, in the same style."""
    grade = _GRADE.match(normal.text, hit.end)
    if grade is None or hit.type is not FindingType.CN_ID_CARD or hit.end - hit.start != 18:
        return hit
    joints = normal.joints_within(hit.start, grade.end())
    outer = [joint for joint in joints if joint >= hit.end]
    if len(outer) == 1 and _NAMES_CERTIFICATE.search(
        normal.text, max(0, hit.start - 12), hit.start
    ):
        return hit._replace(type=FindingType.CN_DISABILITY_CERT, end=grade.end())
    inner = {normal.separator(joint) for joint in joints if joint < hit.end}
    if any(normal.separator(joint) not in inner for joint in outer):
        return hit
    return hit._replace(type=FindingType.CN_DISABILITY_CERT, end=grade.end())


def with_grade_apart(normal: Normalised, hit: Hit) -> Hit:
    """Do the same where the grade stands apart: 150203 1965 0714 123X 44, 1502…0012→44.

    The mark is the one that tears the number, or one that parts figures of what is called so.
    """
    text = normal.folded
    start, end = normal.folded_span(hit.start, hit.end)
    if hit.type is FindingType.CN_DISABILITY_CERT:
        again = _REISSUED_APART.match(text, end)
        if again is None or again.end() == end:
            return hit
        return hit._replace(end=normal.from_folded(start, again.end())[1])
    grade = _GRADE_APART.match(text, end)
    if grade is None:
        return hit
    torn = _TORN_BY.search(text, start, end)
    alike = not grade["mark"] or (torn is not None and torn.group() == grade["mark"])
    told = _PARTS_FIGURES.issuperset(grade["mark"]) and _NAMES_CERTIFICATE.search(
        text, max(0, start - 12), start
    )
    if not alike and not told:
        return hit
    whole = normal.from_folded(start, grade.end())
    return hit._replace(type=FindingType.CN_DISABILITY_CERT, end=whole[1])
