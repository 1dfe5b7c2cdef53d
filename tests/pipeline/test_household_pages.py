import base64
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import dukpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.cli.app import run
from noticegen.detection.inspectors.pdf.document import read_pdf
from noticegen.documents.household_page import SITE_FILES
from noticegen.errors import InputError
from noticegen.pipeline import sheet_press as press_module
from noticegen.pipeline import sheets as job_module
from noticegen.pipeline.household_pages import PagesOrder, last_day, read_base_url
from noticegen.pipeline.month import MonthOrder
from noticegen.pipeline.sheets import SheetsJob, make_sheets
from noticegen.release.sealing import PageKey, expiry_of, new_key, padded_size, seal
from noticegen.settings.resources import resource_directory
from noticegen.vocabulary.period import Period
from tests.pipeline.invented_month import Line, Person, write_list, write_unit
from tests.pipeline.unsealing import unseal

pytestmark = pytest.mark.slow


WANG = Person("王秀英", date(1950, 2, 3))
WUYUN = Person("乌云毕力格", date(1962, 5, 17), 993)
URL = "https://mzj.example.gov.cn/q/"
EXPIRES = date(2027, 3, 31)


def quiet(_step: str) -> None:
    """Say nothing of the steps."""


@pytest.fixture
def job(tmp_path: Path) -> SheetsJob:
    """Return a month of two families with phone pages."""
    roster = write_list(tmp_path, "rural-dibao", [Line(WANG, 836), Line(WUYUN, 1254)])
    order = MonthOrder((roster,), write_unit(tmp_path), Period(2026, 12))
    pages = PagesOrder(tmp_path / "site", URL, EXPIRES)
    return SheetsJob(order, tmp_path / "out", pages=pages)


def links_of(out: Path) -> list[str]:
    """Return what the families' codes say, read from the finished file."""
    (file,) = (out / "household").glob("*.pdf")
    codes = [code.payload for code in read_pdf(file.read_bytes()).barcodes]
    return [code for code in codes if "#" in code]


def key_of(link: str) -> PageKey:
    """Return the key in a link."""
    return PageKey(*link.partition("#")[2].split("."))


def sealed_at(site: Path, link: str) -> bytes:
    """Return the file a link leads to."""
    return (site / "d" / f"{key_of(link).identifier}.bin").read_bytes()


def test_a_printed_code_opens_its_own_familys_list(job: SheetsJob, tmp_path: Path) -> None:
    result = make_sheets(job, quiet)
    links = links_of(result.out)
    assert len(links) == 2
    site = tmp_path / "site"
    opened = [json.loads(unseal(sealed_at(site, link), key_of(link))) for link in links]
    assert [page["addressee"] for page in opened] == ["王某家庭", "乌某家庭"]
    assert [page["total"] for page in opened] == ["836", "1254"]
    everything = json.dumps(opened, ensure_ascii=False)
    for secret in (WANG.name, WUYUN.name, WANG.number, "16500000001", "青空", "6217"):
        assert secret not in everything, secret


def test_the_server_can_see_nothing(job: SheetsJob, tmp_path: Path) -> None:
    make_sheets(job, quiet)
    site = tmp_path / "site"
    files = sorted(path for path in site.rglob("*") if path.is_file())
    names = {str(path.relative_to(site)) for path in files}
    sealed = [path for path in files if path.suffix == ".bin"]
    assert names - {f"d/{path.name}" for path in sealed} == set(SITE_FILES)
    assert len({path.stat().st_size for path in sealed}) == 1
    for link in links_of(job.out):
        for path in files:
            assert key_of(link).secret.encode() not in path.read_bytes()
    for path in sealed:
        assert "家庭".encode() not in path.read_bytes()


def test_a_tampered_or_swapped_file_does_not_open(job: SheetsJob, tmp_path: Path) -> None:
    make_sheets(job, quiet)
    first, second = links_of(job.out)
    site = tmp_path / "site"
    sealed = sealed_at(site, first)
    for place in (0, 5, 20, 100, len(sealed) - 1):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(ValueError, match="does not open"):
            unseal(bytes(changed), key_of(first))
    with pytest.raises(ValueError, match="does not open"):
        unseal(sealed_at(site, second), key_of(first))


@given(st.binary(max_size=8000))
def test_every_content_has_the_same_size(content: bytes) -> None:
    key = new_key()
    sealed = seal(content, key, EXPIRES)
    assert len(sealed) == len(seal(b"", key, EXPIRES))
    assert unseal(sealed, key) == content.rstrip(b" ")
    assert expiry_of(sealed) == EXPIRES


def test_a_long_list_does_not_stand_out_among_short_ones(job: SheetsJob, tmp_path: Path) -> None:
    lines = [Line(WANG, 100 + kind, kind=f"第{kind}类") for kind in range(200)]
    extra = write_list(tmp_path, "subsidy-card", lines)
    rosters = (*job.month.rosters, extra)
    result = make_sheets(replace(job, month=replace(job.month, rosters=rosters)), quiet)
    sealed = [sealed_at(tmp_path / "site", link) for link in links_of(result.out)]
    long, short = (
        unseal(each, key_of(link)) for each, link in zip(sealed, links_of(result.out), strict=True)
    )
    assert len(long) > padded_size(1) > len(short)
    assert len({len(each) for each in sealed}) == 1


@given(st.integers(1, 200_000))
def test_padded_sizes_are_few_and_never_too_small(longest: int) -> None:
    size = padded_size(longest)
    assert longest <= size < longest + padded_size(1)
    assert size % padded_size(1) == 0


def test_an_interrupted_run_keeps_its_codes(
    job: SheetsJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(job_module, "release", die)
        with pytest.raises(KeyboardInterrupt):
            make_sheets(job, quiet)
    printed: list[int] = []
    monkeypatch.setattr(press_module, "render_pdf", lambda *_: printed.append(1))
    make_sheets(job, quiet)
    assert not printed
    assert len(list((tmp_path / "site/d").glob("*.bin"))) == 2


def test_codes_stay_the_same_only_when_asked(job: SheetsJob, tmp_path: Path) -> None:
    first = links_of(make_sheets(job, quiet).out)
    other = links_of(make_sheets(replace(job, out=tmp_path / "other"), quiet).out)
    assert not set(first) & set(other)
    assert job.pages is not None
    kept = replace(job, pages=replace(job.pages, state=tmp_path / "codes.json"))
    third = links_of(make_sheets(replace(kept, out=tmp_path / "third"), quiet).out)
    roster = write_list(tmp_path, "rural-dibao", [Line(WANG, 900), Line(WUYUN, 1254)])
    corrected = replace(kept, month=replace(kept.month, rosters=(roster,)))
    assert third == links_of(make_sheets(replace(corrected, out=tmp_path / "fourth"), quiet).out)
    opened = json.loads(unseal(sealed_at(tmp_path / "site", third[0]), key_of(third[0])))
    assert opened["total"] == "900"
    assert (tmp_path / "codes.json").stat().st_mode & 0o777 == 0o600
    assert WANG.number not in (tmp_path / "codes.json").read_text("utf-8")
    later = replace(corrected.month, period=Period(2027, 1))
    with pytest.raises(InputError, match="pages-state"):
        make_sheets(replace(corrected, month=later, out=tmp_path / "later"), quiet)


def test_a_strangers_directory_is_refused(job: SheetsJob, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>另一个网站</p>", encoding="utf-8")
    with pytest.raises(InputError, match="不是空的"):
        make_sheets(job, quiet)
    assert not job.out.exists()


def test_a_site_that_a_killed_run_has_just_begun_is_ours(job: SheetsJob, tmp_path: Path) -> None:
    (tmp_path / "site" / "d").mkdir(parents=True)
    (tmp_path / "site" / ".draft-abc").write_bytes(b"<!DOCTYPE")
    make_sheets(job, quiet)
    assert len(links_of(job.out)) == 2


def test_prune_removes_expired_pages_only(
    job: SheetsJob, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    make_sheets(job, quiet)
    site = str(tmp_path / "site")
    assert run(["pages", site, "--prune", "--today", "2027-03-31"]) == 0
    assert "还有2个" in capfd.readouterr().out
    assert run(["pages", site, "--today", "2027-04-01"]) == 0
    assert len(list((tmp_path / "site/d").iterdir())) == 2
    assert run(["pages", site, "--prune", "--today", "2027-04-01"]) == 0
    assert not list((tmp_path / "site/d").iterdir())
    assert run(["pages", str(tmp_path), "--prune"]) == 2
    assert "sheets --pages 后面的那个目录" in capfd.readouterr().err


@pytest.mark.parametrize(
    "address",
    ["http://a.cn/", "https://a.cn/?x=1", "https://a.cn/#x", "https://" + "a" * 60 + ".cn/", "q"],
)
def test_addresses_no_code_can_hold_are_refused(address: str) -> None:
    with pytest.raises(InputError, match="base-url"):
        read_base_url(address)


def test_pages_last_to_the_end_of_the_third_month() -> None:
    assert read_base_url("https://a.cn/q") == "https://a.cn/q/"
    assert last_day(Period(2026, 12)) == date(2027, 3, 31)
    assert last_day(Period(2026, 9)) == date(2026, 12, 31)


def test_the_page_asks_nobody_else_for_anything() -> None:
    page = resource_directory("templates") / "page"
    html = (page / "index.html").read_text("utf-8")
    assert "default-src 'none'" in html
    assert "unsafe" not in html
    everything = "".join((page / name).read_text("utf-8") for name in SITE_FILES)
    assert not re.search(r"https?://|//[a-z]|innerHTML|eval\(|localStorage|cookie", everything)


# The page's script in an interpreter of ECMAScript 5, with a browser as small as it needs: what
# WeChat's browser on an old telephone has at least. Cryptography is done by Python.
BROWSER = """
var made = {};
function Node() { this.textContent = ''; this.hidden = false; this.children = []; }
Node.prototype.appendChild = function (child) { this.children.push(child); };
function text(node) {
  return node.textContent + node.children.map(text).join('|');
}
var document = {
  getElementById: function (id) { return made[id] = made[id] || new Node(); },
  createElement: function () { return new Node(); }
};
var asked = [];
function XMLHttpRequest() {}
XMLHttpRequest.prototype.open = function (method, address) { asked.push(address); };
XMLHttpRequest.prototype.send = function () {
  if (dukpy['status'] === 0) { return this.onerror(); }
  this.status = dukpy['status'];
  this.response = new Uint8Array(dukpy['sealed']).buffer;
  this.onload();
};
function Soon(make) {
  try { this.value = make(); this.failed = false; } catch (error) { this.failed = true; }
}
Soon.prototype.then = function (next, fallback) {
  var self = this;
  if (self.failed) { return fallback ? new Soon(fallback) : self; }
  if (!next) { return self; }
  return new Soon(function () {
    var made = next(self.value);
    if (made instanceof Soon) { if (made.failed) { throw new Error(); } return made.value; }
    return made;
  });
};
function list(bytes) { return Array.prototype.slice.call(bytes); }
function atob(text) { return call_python('atob', text); }
var subtle = {
  digest: function (name, bytes) {
    return new Soon(function () { return call_python('digest', list(bytes)); });
  },
  importKey: function (format, key) { return new Soon(function () { return key; }); },
  decrypt: function (how, key, bytes) {
    return new Soon(function () {
      var plain = call_python(
        'decrypt', key, list(how.iv), list(how.additionalData), list(bytes)
      );
      if (plain === null) { throw new Error(); }
      return new Uint8Array(plain).buffer;
    });
  }
};
var window = { location: { hash: dukpy['hash'] }, Uint8Array: Uint8Array };
if (dukpy['modern']) { window.crypto = { subtle: subtle }; }
var Clock = Date;
Date = function () { return new Clock(dukpy['now']); };
"""


def decrypt(key: list[int], nonce: list[int], head: list[int], data: list[int]) -> list[int] | None:
    """Stand in for Web Crypto."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return list(AESGCM(bytes(key)).decrypt(bytes(nonce), bytes(data), bytes(head)))
    except InvalidTag:
        return None


def digest(data: list[int]) -> list[int]:
    """Stand in for Web Crypto."""
    import hashlib

    return list(hashlib.sha256(bytes(data)).digest())


def open_page(
    fragment: str, sealed: bytes = b"", *, status: int = 200, modern: bool = True, now: str = ""
) -> tuple[str, str, list[str]]:
    """Return the page's state, the list it shows, and the addresses it asked for."""
    interpreter = dukpy.JSInterpreter()
    interpreter.export_function("decrypt", decrypt)
    interpreter.export_function("digest", digest)
    interpreter.export_function("atob", lambda text: base64.b64decode(text).decode("latin-1"))
    script = (resource_directory("templates") / "page" / "page.js").read_text("utf-8")
    shown = interpreter.evaljs(
        BROWSER
        + script
        + ";[made['state'].hidden ? '' : made['state-title'].textContent,"
        + " made['list'].hidden ? '' : text(made['list']), asked]",
        hash=fragment,
        sealed=list(sealed),
        status=status,
        modern=modern,
        now=now or "2026-12-15T12:00:00",
    )
    return shown[0], shown[1], shown[2]


@pytest.fixture
def sealed_page() -> tuple[PageKey, bytes]:
    """Return a sealed page and its key."""
    key = new_key()
    content = {
        "month": "2026年12月",
        "addressee": "乌某家庭",
        "village": "敖包湾嘎查",
        "number": 2,
        "rows": [["农村低保", "", "1254"], ["残疾人两项补贴", "生活补贴", "100"]],
        "total": "1354",
        "changes": [],
        "notes": ["农村低保：按差额每月补助。"],
        "duties": ["有变化请当月告诉村里。"],
        "objection": "有疑问可以问。",
        "office": "青禾镇社会救助办公室",
        "address": "一楼",
        "telephone": "0472-5550101",
        "supervision": "0472-5550102",
        "expires": "2027年3月31日",
    }
    return key, seal(json.dumps(content, ensure_ascii=False).encode(), key, EXPIRES)


def test_the_script_shows_the_list(sealed_page: tuple[PageKey, bytes]) -> None:
    key, sealed = sealed_page
    state, shown, asked = open_page(f"#{key.fragment}", sealed)
    assert state == ""
    for words in ("乌某家庭", "农村低保", "1254元", "残疾人两项补贴（生活补贴）", "1354元"):
        assert words in shown
    assert asked == [f"d/{key.identifier}.bin"]
    assert key.secret not in "".join(asked)


STATES = [
    ({"fragment": ""}, "这个二维码不对"),
    ({"fragment": "#short"}, "这个二维码不对"),
    ({"status": 404}, "这个二维码已经停用"),
    ({"status": 0}, "没有网络"),
    ({"status": 503}, "没有网络"),
    ({"modern": False}, "这部手机打不开"),
    ({"now": "2027-04-01T08:00:00"}, "这张清单已经过期"),
    ({"sealed": b"<html>login</html>" * 9}, "这个二维码不对"),
]


@pytest.mark.parametrize(("change", "title"), STATES)
def test_the_script_says_what_is_wrong(
    sealed_page: tuple[PageKey, bytes], change: dict[str, object], title: str
) -> None:
    key, sealed = sealed_page
    call = {"fragment": f"#{key.fragment}", "sealed": sealed, **change}
    state, shown, _ = open_page(**call)  # type: ignore[arg-type]  # the function's own arguments
    assert state == title
    assert shown == ""


def test_the_script_opens_no_tampered_file(sealed_page: tuple[PageKey, bytes]) -> None:
    key, sealed = sealed_page
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    assert open_page(f"#{key.fragment}", changed)[0] == "这个二维码不对"
    other = PageKey(key.identifier, new_key().secret)
    assert open_page(f"#{other.fragment}", sealed)[0] == "这个二维码不对"
