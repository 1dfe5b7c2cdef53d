"""How well the published rows hide a household among others (GB/T 42460-2023, K-anonymity).

Households of one village that look alike in everything a neighbour may know form a group; its
size is K. Where the law requires the full name on the board every household can be told by its
name, and K protects nobody: then the figure says only how easily a household would be found
without the name, and the one protection left is to show nothing the law does not require.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from noticegen.policy.methods import Action
from noticegen.policy.model import Policy
from noticegen.publication.model import Column, ColumnKind, Entry, Publication, PublicValue
from noticegen.vocabulary.fields import Sensitivity, all_fields
from noticegen.vocabulary.place import Place

_ORDINAL = re.compile(r"（[0-9]+）$")
_LEAST_SENSIBLE = 2
_NAMESAKES_SAID = 5
_Place = tuple[int, Column]


@dataclass(frozen=True, slots=True)
class VillageAnonymity:
    """The figures of one village; all counts are households.

    `smallest` is K, `unique` are alone in their group, `below` stand in groups smaller than the
    limit, `same_name` bear a displayed name that another household bears too.
    """

    village: str
    households: int
    smallest: int
    unique: int
    below: int
    same_name: int


@dataclass(frozen=True, slots=True)
class Anonymity:
    """The figures of a publication: by village, what was compared, and the policy's limit.

    `known` are the labels of the columns a neighbour may know. `best_without` names the column
    whose removal leaves the fewest households exposed, with that number.
    """

    villages: tuple[VillageAnonymity, ...]
    known: tuple[str, ...]
    limit: int
    names_in_full: bool
    best_without: tuple[str, int] | None = None

    @property
    def households(self) -> int:
        """Return how many households are published."""
        return sum(village.households for village in self.villages)

    @property
    def below(self) -> int:
        """Return how many households stand in groups smaller than the limit."""
        return sum(village.below for village in self.villages)

    @property
    def unique(self) -> int:
        """Return how many households are alone in their group."""
        return sum(village.unique for village in self.villages)

    @property
    def target(self) -> int:
        """Return the size below which a group is spoken of: a limit of 1 asks for nothing."""
        return max(self.limit, _LEAST_SENSIBLE)

    @property
    def exposed(self) -> int:
        """Return how many households stand in groups smaller than the target."""
        return self.below if self.limit == self.target else self.unique

    @property
    def same_name(self) -> int:
        """Return how many households share their displayed name within the village."""
        return sum(village.same_name for village in self.villages)

    @property
    def smallest(self) -> int:
        """Return K, the size of the smallest group; 0 without households."""
        return min((village.smallest for village in self.villages), default=0)


def measure_anonymity(publication: Publication, policy: Policy) -> Anonymity:
    """Return the figures of a publication under its policy's limit, before anything is written."""
    places = tuple(enumerate(publication.columns))
    names_in_full = _shows_full_names(publication, policy)
    known = tuple(
        (place, column)
        for place, column in places
        if _is_known(column, names_in_full=names_in_full)
    )
    limit = policy.risk.smallest_group
    villages = tuple(
        _measure(village.village, village.entries, known, places, limit)
        for village in publication.villages
        if village.entries
    )
    return Anonymity(
        villages=villages,
        known=tuple(column.label for _, column in known),
        limit=limit,
        names_in_full=names_in_full,
        best_without=_find_remedy(publication, known, max(limit, _LEAST_SENSIBLE)),
    )


def _shows_full_names(publication: Publication, policy: Policy) -> bool:
    names = {column.rule for column in publication.columns if column.kind is ColumnKind.NAME}
    rules = policy.rules(publication.stage, publication.channel, on=publication.posting.first)
    return any(rule.key in names and rule.action is Action.SHOW for rule in rules)


def _is_known(column: Column, *, names_in_full: bool) -> bool:
    """Tell whether a neighbour may know what the column says, apart from a full name."""
    if column.kind is ColumnKind.NAME:
        return not names_in_full
    field = all_fields().get(column.key)
    return field is not None and field.sensitivity in (Sensitivity.QUASI, Sensitivity.DIRECT)


def _measure(
    village: str,
    entries: Sequence[Entry],
    known: Sequence[_Place],
    places: Sequence[_Place],
    limit: int,
) -> VillageAnonymity:
    sizes = _group_sizes(entries, known)
    named = [place for place, column in places if column.kind is ColumnKind.NAME]
    names = Counter(tuple(_plain(entry.values[place]) for place in named) for entry in entries)
    return VillageAnonymity(
        village=village,
        households=len(entries),
        smallest=min(sizes),
        unique=sizes.count(1),
        below=sum(size for size in sizes if size < limit),
        same_name=sum(count for count in names.values() if count > 1) if named else 0,
    )


def _group_sizes(entries: Sequence[Entry], known: Sequence[_Place]) -> list[int]:
    groups = Counter(tuple(_plain(entry.values[place]) for place, _ in known) for entry in entries)
    return list(groups.values())


def _plain(value: PublicValue) -> PublicValue:
    """Take the ordinal from a name: 张某（1） and 张某（2） look alike to whoever looks for one."""
    return _ORDINAL.sub("", value) if isinstance(value, str) else value


def _find_remedy(
    publication: Publication, known: Sequence[_Place], limit: int
) -> tuple[str, int] | None:
    """Return the column to leave out, if leaving one out helps; a list needs its names."""
    candidates = [
        (_below(publication, [other for other in known if other != place], limit), place[1].label)
        for place in known
        if place[1].kind is not ColumnKind.NAME
    ]
    if not candidates:
        return None
    left, label = min(candidates)
    return (label, left) if left < _below(publication, known, limit) else None


def _below(publication: Publication, known: Sequence[_Place], limit: int) -> int:
    return sum(
        size
        for village in publication.villages
        for size in _group_sizes(village.entries, known)
        if size < limit
    )


def describe_anonymity(anonymity: Anonymity) -> tuple[str, ...]:
    """Say the figures, the limit and the remedy in sentences for a reviewer."""
    if not anonymity.households:
        return ("本次没有公示任何一户。",)
    sentences = [_describe_figure(anonymity)]
    small = [village for village in anonymity.villages if village.below]
    if small and not anonymity.names_in_full:
        listed = "、".join(f"{village.village}{village.below}户" for village in small)
        sentences.append(f"内容相同的少于限度{anonymity.limit}户的有：{listed}。")
    if anonymity.exposed and not anonymity.names_in_full:
        sentences.append(_describe_remedy(anonymity))
    if anonymity.same_name:
        sentences.append(
            f"{anonymity.same_name}户显示的姓名与同村另一户相同，只用序号区分，不加任何证件信息。"
        )
    return tuple(sentences)


def describe_namesakes(places: Sequence[Place]) -> tuple[str, ...]:
    """Say that unlisted people bear a listed one's name, where they stand, and what to do."""
    if not places:
        return ()
    listed = "、".join(str(place) for place in places[:_NAMESAKES_SAID])
    more = "等" if len(places) > _NAMESAKES_SAID else ""
    return (
        f"有{len(places)}户没有公示，但与公示上的另一人同名（{listed}{more}）："
        "纸上分不出是哪一位，张贴前请核对公示的确是应当公示的那一户，有人问起时向群众说明。",
    )


def _describe_figure(anonymity: Anonymity) -> str:
    known, households = "、".join(anonymity.known), anonymity.households
    if anonymity.names_in_full:
        others = (
            f"即使隐去姓名，{households}户中{_describe_unique(anonymity)}"
            f"（只看{known}，内容相同的最小一组有{anonymity.smallest}户）；"
            if known
            else ""
        )
        return (
            f"姓名依法全部公开，每一户都能直接认出，靠“同样的有好几户”来遮掩的K匿名不起保护作用。{others}"
            "保护在于不公开规定以外的任何内容，并按期撤下。"
        )
    return (
        f"只看{known or '所在村'}，内容相同的最小一组有{anonymity.smallest}户"
        f"（{_describe_limit(anonymity)}），{households}户中{_describe_unique(anonymity)}。"
    )


def _describe_unique(anonymity: Anonymity) -> str:
    if not anonymity.unique:
        return "没有一户在本村是唯一的"
    return f"有{anonymity.unique}户在本村是唯一的，熟人能认出来"


def _describe_limit(anonymity: Anonymity) -> str:
    if anonymity.limit < _LEAST_SENSIBLE:
        return "政策没有规定限度"
    return f"限度{anonymity.limit}户"


def _describe_remedy(anonymity: Anonymity) -> str:
    if anonymity.best_without is None:
        return "少公开一栏也不能减少这样的家庭；可以把数目改成分段，或者只公布合计。"
    label, left = anonymity.best_without
    return (
        f"如果不公开“{label}”，所在组少于{anonymity.target}户的家庭由{anonymity.exposed}户"
        f"减为{left}户。"
    )
