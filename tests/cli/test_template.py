from pathlib import Path

import pypdfium2
import pytest
import typer

from noticegen.cli import template
from noticegen.errors import InputError

# One that is printed and one that is shown; the others take the same ways.
QUICK = {"notice", "web"}
NAMES = [
    pytest.param(name.value, marks=[] if name.value in QUICK else [pytest.mark.slow])
    for name in template.TemplateName
]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):  # type: ignore[no-untyped-def]  # a closure
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(typer, "launch", lambda _path: pytest.fail("nothing may be opened"))
    app = typer.Typer()
    template.register(app)
    app.callback()(lambda: None)

    def run_command(*arguments: str) -> object:
        return app(["template", *arguments], standalone_mode=False)

    return run_command


@pytest.mark.parametrize("name", NAMES)
def test_a_starting_point_can_be_previewed_as_it_is(run, name: str) -> None:  # type: ignore[no-untyped-def]  # see run
    assert run("new", name) == 0
    started = Path("templates") / f"{name}.html.j2"
    assert "本单位的模板" in started.read_text(encoding="utf-8")
    assert run("preview", name, "--no-open") == 0
    (made,) = Path().glob("预览-*")
    if made.suffix == ".pdf":
        assert len(pypdfium2.PdfDocument(made.read_bytes())) >= 1
    else:
        assert "虚构" not in made.read_text(encoding="utf-8")


def test_preview_shows_the_office_s_change(run) -> None:  # type: ignore[no-untyped-def]  # see run
    run("new", "web")
    path = Path("templates/web.html.j2")
    changed = path.read_text(encoding="utf-8").replace("期满后，本页", "期满后，按本镇规定，本页")
    path.write_text(changed, encoding="utf-8")
    run("preview", "web", "--no-open", "--out", "a.html")
    assert "期满后，按本镇规定，本页" in Path("a.html").read_text(encoding="utf-8")


def test_preview_says_that_the_exit_check_will_pass(  # type: ignore[no-untyped-def]  # see run
    run, capsys: pytest.CaptureFixture[str]
) -> None:
    run("new", "web")
    assert run("preview", "web", "--no-open") == 0
    assert "出口检查会通过" in "".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("name", ["notice", "web"])
def test_preview_says_what_the_exit_check_will_refuse(  # type: ignore[no-untyped-def]  # see run
    run, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run("new", name)
    path = Path(f"templates/{name}.html.j2")
    where = "{{ paragraph(listing.totals) }}"
    changed = path.read_text("utf-8").replace(where, f"{where}<p>附注 bai xue bing 6661234</p>")
    path.write_text(changed, encoding="utf-8")
    assert run("preview", name, "--no-open") == 1
    said = "".join(capsys.readouterr().out.split())
    assert "检查不了的字" in said
    assert "写成{{unit.telephone}}" in said
    assert "6661234" not in said
    assert list(Path().glob("预览-*"))


def test_an_existing_template_is_not_overwritten(run) -> None:  # type: ignore[no-untyped-def]  # see run
    run("new", "notice")
    Path("templates/notice.html.j2").write_text("改过的", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        run("new", "notice")
    assert "notice.html.j2 已经有了，不覆盖" in str(caught.value)
    assert "请直接改它" in str(caught.value)
    assert Path("templates/notice.html.j2").read_text(encoding="utf-8") == "改过的"


def test_a_preview_is_made_anew_but_lies_over_no_other_file(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]  # see run
    assert run("preview", "web") == 0
    assert run("preview", "web") == 0
    mine = tmp_path / "名单.html"
    mine.write_text("别的内容", encoding="utf-8")
    for out, why in (("名单.html", "不覆盖"), ("名单.xlsx", ".html")):
        with pytest.raises(InputError) as caught:
            run("preview", "web", "--out", out)
        assert why in str(caught.value)
    assert mine.read_text(encoding="utf-8") == "别的内容"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["名单.html", "预览-web.html"]


@pytest.mark.parametrize("name", ["unheard_of", "random"])
def test_preview_says_which_line_has_a_filter_that_there_is_not(run, name: str) -> None:  # type: ignore[no-untyped-def]  # see run
    Path("templates").mkdir()
    Path("templates/notice.html.j2").write_text(f"\n{{{{ title|{name} }}}}", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        run("preview", "notice", "--no-open")
    assert "第2行" in str(caught.value)


def test_preview_says_which_line_asks_for_what_is_not_public(run) -> None:  # type: ignore[no-untyped-def]  # see run
    Path("templates").mkdir()
    Path("templates/notice.html.j2").write_text(
        "{% for v in records %}{% for h in v.households %}\n{{ h.phone }}{% endfor %}{% endfor %}",
        encoding="utf-8",
    )
    with pytest.raises(InputError) as caught:
        run("preview", "notice", "--no-open")
    assert "第2行" in str(caught.value)
    assert "phone" in str(caught.value)
    assert not list(Path().glob("预览-*"))
