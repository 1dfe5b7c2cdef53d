"""One small notice, rendered once, and the secrets of the roster it might have come from."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from noticegen.deidentify.secrets import Secret, Secrets
from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.publication.model import Publication
from noticegen.rendering.pdf import render_pdf
from noticegen.vocabulary.place import Place

# Invented: sequence codes 990–999 belong to nobody. Check digits are right.
ID_NUMBER = "150203195803079911"
MINOR_ID = "15020320120601995X"
PHONE = "16500005936"
ACCOUNT = "6217996180012345679"
ADDRESS = "哈业脑包村三组前排二十七号院"
MINOR = "斯琴小宝"
SHORT_NAME = "柳眉"
REMARK = "其孙患先天性心脏病长期服药"
PLACE = Place("名单.xlsx", "新城村", 34, "身份证号码", "C")

SECRET_VALUES = (
    ("id_number", ID_NUMBER),
    ("id_number", MINOR_ID),
    ("phone", PHONE),
    ("bank_account", ACCOUNT),
    ("address", ADDRESS),
    ("applicant_name", MINOR),
    ("applicant_name", SHORT_NAME),
    ("remark", REMARK),
    (None, "0472-7151234"),
    ("household_size", "3"),
    ("village", "新城村"),
)


@dataclass(frozen=True)
class Finished:
    """What the gate is given."""

    publication: Publication
    html: str
    data: bytes
    secrets: Secrets


def secrets_for(publication: Publication) -> Secrets:
    names = {str(entry.values[0]) for entry in publication.entries}
    unit = publication.unit
    return Secrets(
        secrets=tuple(Secret(value, key, PLACE) for key, value in SECRET_VALUES)
        + tuple(Secret(name, "applicant_name", PLACE) for name in names),
        allowed=frozenset(
            names
            | {village.village for village in publication.villages}
            | {unit.telephone, unit.supervision_telephone}
        ),
    )


@pytest.fixture(scope="session")
def finished() -> Finished:
    publication = invent_publication(9)
    html = notice_html(publication)
    return Finished(publication, html, render_pdf(html), secrets_for(publication))
