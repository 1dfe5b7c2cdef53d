"""The households of a publication by field key, for offices that write their own template."""

from __future__ import annotations

from dataclasses import dataclass

from noticegen.publication.model import Publication, PublicValue


@dataclass(frozen=True, slots=True)
class VillageRecords:
    """One village: its households as mappings from field key to value, with their `number`."""

    village: str
    households: tuple[dict[str, PublicValue], ...]


def build_records(publication: Publication) -> tuple[VillageRecords, ...]:
    """Return every household with the fields the policy shows, and no others."""
    keys = [column.key for column in publication.columns]
    return tuple(
        VillageRecords(
            village.village,
            tuple(
                {"number": entry.number, **dict(zip(keys, entry.values, strict=True))}
                for entry in village.entries
            ),
        )
        for village in publication.villages
    )
