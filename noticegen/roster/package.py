"""Open a compressed workbook safely, and take out the texts that stand outside its cells.

Threats met here: archives that unpack to more than the machine holds, and XML that defines
entities or fetches files. Comments, text boxes and the copies a pivot table keeps are read so that
the gate knows them; nothing of them is ever published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from noticegen.errors import ErrorCode, InputError
from noticegen.roster.limits import MEBI, Limits, refuse_oversize
from noticegen.vocabulary.place import Place

_LOOSE_PARTS = re.compile(
    r"xl/(?:comments|threadedComments|drawings|pivotCache)[^.]*\.(?:xml|vml)$", re.IGNORECASE
)


def open_package(path: Path, place: Place, limits: Limits) -> ZipFile:
    """Open a compressed workbook; InputError when it is damaged, encrypted or too large."""
    try:
        archive = ZipFile(path)
        parts = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise InputError(
            ErrorCode.ROSTER_UNREADABLE, place, why="文件已损坏，可能没有下载或复制完整"
        ) from None
    if len(parts) > limits.parts:
        raise refuse_oversize(place, "文件里的部件太多", limits.parts)
    if sum(part.file_size for part in parts) > limits.unpacked_bytes:
        raise refuse_oversize(
            place, "里面的内容展开以后太大", f"{limits.unpacked_bytes // MEBI} MB"
        )
    if any(part.flag_bits & 0x1 for part in parts):
        raise InputError(ErrorCode.ROSTER_ENCRYPTED, place)
    return archive


def iterate_elements(source: IO[bytes], *tags: str) -> Iterator[etree._Element]:
    """Yield the elements of some tags as they close, and forget them afterwards."""
    events = etree.iterparse(
        source,
        events=("end",),
        tag=tags,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    for _, element in events:
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def loose_texts(archive: ZipFile) -> Iterator[str]:
    """Yield the texts of comments, text boxes and pivot caches of an .xlsx package."""
    for name in archive.namelist():
        if not _LOOSE_PARTS.match(name):
            continue
        with archive.open(name) as source:
            yield from _texts_of(source)


def _texts_of(source: IO[bytes]) -> Iterator[str]:
    """Yield whole paragraphs: a spreadsheet program cuts one text into runs of one format."""
    events = etree.iterparse(
        source, events=("end",), resolve_entities=False, no_network=True, recover=True
    )
    for _, element in events:
        tag = etree.QName(element).localname
        if tag in {"text", "p", "div"}:
            text = "".join(map(str, element.itertext())).strip()
        elif tag == "s":
            text = (element.get("v") or "").strip()
        else:
            continue
        if text:
            yield text
