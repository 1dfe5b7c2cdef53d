"""The phone page in a real browser: what it shows in every state, and what it asks for.

Needs Debian's chromium (`scripts/setup --tests`); 127.0.0.1 counts as a secure address.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from noticegen.documents.household_page import page_data, site_files
from noticegen.pipeline.month import MonthOrder, read_month
from noticegen.pipeline.sheets import SheetsJob, draw_up
from noticegen.release.sealing import PageKey, new_key, seal
from noticegen.vocabulary.period import Period
from tests.pipeline.invented_month import Line, Person, write_list, write_unit

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SCREEN = "412,915"
WANG = Person("王秀英", date(1950, 2, 3))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]


class Handler(SimpleHTTPRequestHandler):
    """Serve the site, note every request line, and hang up on sealed files when told to."""

    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.server.hang_up and self.path.startswith("/d/"):
            self.close_connection = True
            return
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
        """Keep test output quiet."""


class Site(ThreadingHTTPServer):
    """A web server that remembers what it saw."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        self.hang_up = False
        super().__init__(("127.0.0.1", 0), lambda *args: Handler(*args, directory=str(folder)))


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone, the site it looks at, and the page's key."""

    site: Site
    folder: Path
    profile: Path
    plain: bytes
    key: PageKey = field(default_factory=new_key)

    def put(self, sealed: bytes) -> None:
        """Lay a file where the key looks for it."""
        (self.folder / "d" / f"{self.key.identifier}.bin").write_bytes(sealed)

    def look(self, fragment: str, *more: str) -> str:
        """Open the address as a scan does and return the page as it stands."""
        address = f"http://127.0.0.1:{self.site.server_port}/#{fragment}"
        done = subprocess.run(
            [
                str(CHROMIUM),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                # The browser's own services shall reach nobody from a test.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                f"--user-data-dir={self.profile}",
                f"--window-size={SCREEN}",
                "--virtual-time-budget=5000",
                *more,
                "--dump-dom",
                address,
            ],
            capture_output=True,
            check=True,
            timeout=60,
        )
        return done.stdout.decode()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return what the page of an invented family holds."""
    folder = tmp_path_factory.mktemp("month")
    roster = write_list(folder, "rural-dibao", [Line(WANG, 836)])
    job = SheetsJob(MonthOrder((roster,), write_unit(folder), Period(2026, 12)), folder / "out")
    (book,) = draw_up(read_month(job.month, lambda _step: None), job).books
    return page_data(book.sheets[0], book, date(2099, 12, 31))


@pytest.fixture
def phone(plain: bytes, tmp_path: Path) -> Iterator[Phone]:
    """Serve a site with one sealed page."""
    folder = tmp_path / "site"
    (folder / "d").mkdir(parents=True)
    for name, data in site_files().items():
        (folder / name).write_bytes(data)
    site = Site(folder)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    phone = Phone(site, folder, tmp_path / "profile", plain)
    phone.put(seal(plain, phone.key, date(2099, 12, 31)))
    yield phone
    site.shutdown()
    site.server_close()


def shown(page: str) -> str:
    """Return the part of the page that is not hidden: the list or the state."""
    listed, _, state = page.partition('<section id="state"')
    listed = listed[listed.index('<main id="list"') :]
    return state if "hidden" in listed.partition(">")[0] else listed


def test_a_scan_shows_the_list_and_asks_for_nothing_else(phone: Phone, tmp_path: Path) -> None:
    log = tmp_path / "net.json"
    page = shown(phone.look(phone.key.fragment, f"--log-net-log={log}"))
    for words in ("王某家庭", "农村低保", "836元", "0472-5550101"):
        assert words in page, words
    assert sorted(phone.site.asked) == sorted(
        ["/", "/page.css", "/page.js", f"/d/{phone.key.identifier}.bin"]
    )
    assert not any(phone.key.secret in path for path in phone.site.asked)
    assert {urlsplit(address).hostname for address in asked_by_pages(log)} == {"127.0.0.1"}


def asked_by_pages(log: Path) -> Iterator[str]:
    """Yield what pages asked for by Chromium's own record; its services have no page as origin."""
    for event in json.loads(log.read_text(encoding="utf-8"))["events"]:
        parameters = event.get("params", {})
        if "127.0.0.1" in str(parameters.get("initiator", "")) and "url" in parameters:
            yield str(parameters["url"])


def test_a_tampered_file_does_not_open(phone: Phone) -> None:
    sealed = bytearray(seal(phone.plain, phone.key, date(2099, 12, 31)))
    sealed[200] ^= 1
    phone.put(bytes(sealed))
    assert "这个二维码不对" in shown(phone.look(phone.key.fragment))


def test_another_secret_does_not_open(phone: Phone) -> None:
    page = shown(phone.look(f"{phone.key.identifier}.{new_key().secret}"))
    assert "这个二维码不对" in page
    assert "王某" not in page


def test_half_a_code_asks_for_nothing(phone: Phone) -> None:
    assert "这个二维码不对" in shown(phone.look(phone.key.identifier))
    assert not any(path.startswith("/d/") for path in phone.site.asked)


def test_an_expired_page_says_so(phone: Phone) -> None:
    phone.put(seal(phone.plain, phone.key, date(2020, 1, 31)))
    assert "已经过期" in shown(phone.look(phone.key.fragment))


def test_a_revoked_page_says_so(phone: Phone) -> None:
    (phone.folder / "d" / f"{phone.key.identifier}.bin").unlink()
    assert "已经停用" in shown(phone.look(phone.key.fragment))


def test_without_network_the_page_says_so(phone: Phone) -> None:
    phone.site.hang_up = True
    assert "没有网络" in shown(phone.look(phone.key.fragment))
