"""File names in Chinese that sort as a person expects and that every system accepts."""

from __future__ import annotations

import unicodedata

from noticegen.publication.model import Publication

_FORBIDDEN = frozenset('<>:"/\\|?*')
# A village's part of the name; with programme, stage and number a name stays below 200 bytes.
_MOST_VILLAGE_BYTES = 75


def name_file(
    publication: Publication, number: int | None, village: str | None, note: str, ending: str
) -> str:
    """Return `2026-12-农村最低生活保障-发放公示-03-新城村.pdf`: month, programme, stage, village.

    The number keeps two villages of one name apart, and a set in the order of its cover sheet.
    """
    parts = [str(publication.period), publication.programme_label, publication.stage.label, note]
    if number is not None:
        parts += [f"{number:03d}", _shorten(village or "")]
    return "-".join(filter(None, map(_portable, parts))) + ending


def portable_name(text: str) -> str:
    """Return a text as part of a file name: what no system accepts replaced, cut to size."""
    return _shorten(_portable(text))


def _portable(text: str) -> str:
    plain = unicodedata.normalize("NFC", text)
    return "".join(
        letter if letter.isprintable() and letter not in _FORBIDDEN else "_" for letter in plain
    ).strip(" .")


def _shorten(text: str) -> str:
    return text.encode()[:_MOST_VILLAGE_BYTES].decode(errors="ignore")
