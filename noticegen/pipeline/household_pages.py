"""The phone pages that go with sheets: keys, links, sealed files, and one fate for both."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from noticegen.deidentify.family_sheets import SheetPassage
from noticegen.documents.household_page import SITE_MARK, page_data, site_files
from noticegen.documents.sheet import sheet_statements
from noticegen.errors import ErrorCode, InputError
from noticegen.families.model import Family
from noticegen.release.gate.leaks.known_values import KnownValues
from noticegen.release.gate.refusal import require_passed
from noticegen.release.gate.sheet_gate import SheetFile, inspect_pages
from noticegen.release.page_site import (
    check_site,
    leave_pages,
    list_present,
    pages_in_place,
    take_back_pages,
    write_shared,
)
from noticegen.release.resume import Workbench
from noticegen.release.sealing import PageKey, new_key, padded_size, seal
from noticegen.release.single_files import replace_private_file
from noticegen.vocabulary.period import Period

_MONTHS_KEPT = 3
# Address, # and fragment have to fit the 106 bytes that survive a photocopy.
_LONGEST_ADDRESS = 60
_ADDRESS = re.compile(r"https://[A-Za-z0-9.-]+(?::\d+)?(?:/[A-Za-z0-9._~/-]*)?")
_JOURNAL = "household-pages-journal"
_KEYS = "household-pages-keys"


@dataclass(frozen=True, slots=True)
class PagesOrder:
    """Where the pages go, the address they will have, their last day, and kept keys, if wanted.

    `in_full` writes every programme's own name, which the paper does not.
    """

    site: Path
    base_url: str
    expires: date
    state: Path | None = None
    in_full: bool = False


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The keys of a month's pages, found by a keyed digest of the family head's ID number."""

    period: Period
    salt: bytes
    keys: Mapping[str, PageKey]

    def mark_of(self, family: Family) -> str:
        """Return what a family's key is kept under."""
        return hmac.new(self.salt, family.head.id_number.encode(), hashlib.sha256).hexdigest()


def last_day(period: Period) -> date:
    """Return the default last day of a month's pages: the end of the third month after it."""
    months = period.year * 12 + period.month + _MONTHS_KEPT
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def read_base_url(text: str) -> str:
    """Return the site's address with a final slash; an InputError if no code can hold it."""
    address = text if text.endswith("/") else text + "/"
    if not _ADDRESS.fullmatch(address) or len(address) > _LONGEST_ADDRESS:
        raise InputError(
            ErrorCode.USAGE,
            why=f"--base-url 应为 https:// 开头、不超过{_LONGEST_ADDRESS}个字符的网址，不带 ? 和 #",
            how="手机只在 https 网址下能解开清单；网址太长时请用短一些的目录。",
        )
    return address


def check_pages(order: PagesOrder | None, workbench: Workbench) -> None:
    """Refuse a wrong directory early, and take away what a killed run has left on a site."""
    journal = workbench.find(_JOURNAL)
    if journal is not None:
        _settle(json.loads(journal), workbench)
    if order is not None:
        check_site(order.site, SITE_MARK)


def with_links(
    passage: SheetPassage, order: PagesOrder, period: Period, workbench: Workbench
) -> tuple[SheetPassage, tuple[tuple[PageKey, ...], ...]]:
    """Return the sheets with their links, and the keys in the order of the sheets."""
    ring = _read_ring(order, period, workbench)
    known = dict(ring.keys)
    keys = tuple(
        tuple(known.setdefault(ring.mark_of(family), new_key()) for family in members)
        for members in passage.families
    )
    _keep_ring(replace(ring, keys=known), order, workbench)
    books = tuple(
        replace(
            book,
            sheets=tuple(
                replace(sheet, link=f"{order.base_url}#{key.fragment}")
                for sheet, key in zip(book.sheets, book_keys, strict=True)
            ),
        )
        for book, book_keys in zip(passage.books, keys, strict=True)
    )
    return replace(passage, books=books), keys


def inspect_household_pages(
    passage: SheetPassage, order: PagesOrder, files: tuple[SheetFile, ...], known: KnownValues
) -> None:
    """Send the content of every page through the gate, before it is sealed."""
    texts = (
        page_data(sheet, book, order.expires).decode()
        for book in passage.page_books
        for sheet in book.sheets
    )
    stated = [
        text
        for book in passage.page_books
        for sheet in book.sheets
        for text in sheet_statements(sheet, book)
    ]
    require_passed((inspect_pages(texts, files, known, stated),))


def seal_pages(
    passage: SheetPassage, order: PagesOrder, keys: tuple[tuple[PageKey, ...], ...]
) -> dict[str, bytes]:
    """Return the sealed file of every sheet by identifier."""
    pages = [
        (key, page_data(sheet, book, order.expires))
        for book, book_keys in zip(passage.page_books, keys, strict=True)
        for sheet, key in zip(book.sheets, book_keys, strict=True)
    ]
    size = padded_size(max((len(plain) for _, plain in pages), default=0))
    return {key.identifier: seal(plain, key, order.expires, size) for key, plain in pages}


@dataclass(frozen=True, slots=True)
class ReleasedPages:
    """The sealed pages of a run, released with its sheets: both or neither.

    The journal names the directory the sheets wait in: while it exists they are not released,
    wherever the output may have been moved since.
    """

    site: Path
    sealed: Mapping[str, bytes] = field(repr=False)
    workbench: Workbench

    def announce(self, staging: Path) -> None:
        """Write the journal."""
        journal = {
            "site": str(self.site.absolute()),
            "staging": str(staging),
            "identifiers": sorted(self.sealed),
            "present": sorted(list_present(self.site, self.sealed)),
        }
        self.workbench.keep(_JOURNAL, json.dumps(journal).encode())

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """Put the pages in place while the sheets are released."""
        try:
            write_shared(self.site, site_files())
            with pages_in_place(self.site, self.sealed):
                yield
        except BaseException:
            self.workbench.forget(_JOURNAL)
            raise


def _settle(journal: Mapping[str, Any], workbench: Workbench) -> None:
    """Bring to its end what a killed run has begun: back, or forwards if its sheets are out."""
    site, staging = Path(journal["site"]), Path(journal["staging"])
    if staging.exists():
        take_back_pages(site, journal["identifiers"], journal["present"])
        shutil.rmtree(staging, ignore_errors=True)
        workbench.forget(_JOURNAL)
    else:
        leave_pages(site, journal["identifiers"])
        workbench.clear()  # its keys are on paper now, and the next run's are its own


def _read_ring(order: PagesOrder, period: Period, workbench: Workbench) -> KeyRing:
    fresh = KeyRing(period, secrets.token_bytes(16), {})
    if order.state is None:
        kept = workbench.find(_KEYS)
        ring = _parse_ring(kept) if kept else None
        return ring if ring and ring.period == period else fresh
    if not order.state.exists():
        return fresh
    try:
        ring = _parse_ring(order.state.read_bytes())
    except OSError:
        ring = None
    if ring is None or ring.period != period:
        raise InputError(
            ErrorCode.USAGE,
            why="--pages-state 指的文件打不开，或者不是这个月的",
            how="请指本月上一次运行时写的文件；第一次运行时写一个还没有的文件名。",
        )
    return ring


def _parse_ring(data: bytes) -> KeyRing | None:
    try:
        read = json.loads(data)
        keys = {mark: PageKey(*pair) for mark, pair in read["keys"].items()}
        return KeyRing(Period.parse(read["period"]), bytes.fromhex(read["salt"]), keys)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _keep_ring(ring: KeyRing, order: PagesOrder, workbench: Workbench) -> None:
    document = {
        "period": str(ring.period),
        "salt": ring.salt.hex(),
        "keys": {mark: [key.identifier, key.secret] for mark, key in sorted(ring.keys.items())},
    }
    data = json.dumps(document, indent=1).encode()
    if order.state is None:
        workbench.keep(_KEYS, data)
    else:
        replace_private_file(order.state, data)
