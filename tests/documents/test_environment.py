import tracemalloc
from decimal import Decimal
from pathlib import Path

import pytest

from noticegen.documents.invented import invent_publication
from noticegen.documents.notice import notice_html
from noticegen.errors import InputError
from noticegen.publication.model import Publication

_PUBLICATION = invent_publication(3)


def _render(directory: Path, text: str) -> str:
    (directory / "notice.html.j2").write_text(text, encoding="utf-8")
    return notice_html(_PUBLICATION, directory)


@pytest.mark.parametrize(
    "text",
    [
        "{{ publication.__class__ }}",
        "{{ publication.__class__.__mro__[-1].__subclasses__() }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ publication.entries.__func__.__globals__ }}",
        "{{ describe.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self.__init__.__globals__ }}",
        "{{ lipsum.__globals__['os'].environ }}",
        "{{ namespace.__init__.__globals__ }}",
        "{{ joiner.__init__.__globals__.__builtins__.open('/etc/passwd').read() }}",
        "{{ '{0.__class__}'.format(publication) }}",
        "{{ '%s' | format(publication.__class__) }}",
        "{{ (publication | attr('__class__')) }}",
        "{{ publication.posting.first.__reduce__() }}",
        "{% include '/etc/passwd' %}",
        "{% include '../../../../etc/passwd' %}",
        "{% include 'link.html.j2' %}",
        "{% import 'os' as os %}{{ os.environ }}",
        "{{ open('/etc/passwd').read() }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 10 ** 100000000 }}",
        "{% for a in range(1000000000) %}a{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in range(99999) if a < 0 %}{% endfor %}" * 60,
        "{% for a in range(9999) %}{{ range(99999) | list | length }}{% endfor %}",
        "{% for a in range(99999) recursive %}{{ loop(range(99999)) }}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% macro m(n) %}{{ m(n - 1) }}{% endmacro %}{{ m(60) }}",
        "{% include 'notice.html.j2' %}",
        "{{ 'x' | center(3000000000) }}",
        "{{ 'x'.ljust(3000000000) }}",
        "{{ 'x\\ny' | indent(3000000000) }}",
        "{{ '%3000000000d' % 1 }}",
        "{{ '%3000000000d' | format(1) }}",
        "{{ '{:3000000000}'.format(1) }}",
        "{{ '{:{}}'.format(1, 3000000000) }}",
        "{{ [1] | batch(3000000000, 0) | list }}",
        "{{ lipsum(n=100000, max=1000) }}",
        "{{ 'b'.join(['x' * 9999] * 9999) }}",
        "{{ ('a' * 9999) | replace('a', 'b' * 9999) }}",
        "{% set n = namespace(x='a') %}"
        "{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
        "{% set n = namespace(x='a') %}"
        "{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
        "{% set n = namespace(x=[1]) %}"
        "{% for i in range(9) %}{% set n.x = n.x * 999 %}{% endfor %}",
        "{% set n = namespace(x=9) %}{% for i in range(60) %}{% set n.x = n.x * n.x %}{% endfor %}",
        "{% set x = 'aaaaaaaaaa' %}"
        + ("{% set x %}" + "{{ x }}" * 10 + "{% endset %}") * 12
        + "{{ x }}",
        "{{ publication.phone }}",
        "{{ records[0].households[0].id_number }}",
    ],
)
def test_hostile_template_is_refused_without_a_value(tmp_path: Path, text: str) -> None:
    (tmp_path / "link.html.j2").symlink_to("/etc/passwd")
    with pytest.raises(InputError) as caught:
        _render(tmp_path, text)
    assert caught.value.code == "template-invalid"
    assert caught.value.__cause__ is None
    for hidden in ("root:", "乌云毕力格", "subclass", "environ("):
        assert hidden not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "{{ '{:300000000}'.format(1) }}",
        "{{ '{:{}}'.format(1, 300000000) }}",
        "{{ '{a:300000000}'.format_map({'a': 1}) }}",
        "{{ 'x'.ljust(300000000) }}",
        "{{ ('{:300000000}' | safe).format(1) }}",
        "{% set f = '{:300000000}'.format %}{{ f(1) }}",
    ],
)
def test_padding_is_refused_before_it_takes_memory(tmp_path: Path, text: str) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(InputError):
            _render(tmp_path, text)
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


def test_a_template_cannot_change_what_it_is_given(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        _render(tmp_path, "{{ records[0].households[0].clear() }}")
    with pytest.raises(InputError):
        _render(tmp_path, "{{ records[0].households[0].update(applicant_name='甲') }}")


def test_a_long_list_is_far_from_the_bounds(tmp_path: Path) -> None:
    html = _render(
        tmp_path,
        "{% for village in range(100) %}{% for household in range(300) %}"
        "{{ range(30000) | length }}"
        "<p>{{ household ~ '、' ~ '%-4s' % village }}{{ '{:,.2f}'.format(12345.5) }}</p>"
        "{% endfor %}{% endfor %}",
    )
    assert html.count("12,345.50") == 30_000


def test_what_an_author_notes_in_a_style_sheet_is_not_sent_out(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text("p { color: red } /* 给同事 */\nb {}", encoding="utf-8")
    html = _render(tmp_path, "<style>{% include 'own.css' %}</style>")
    assert "给同事" not in html
    assert "p { color: red }" in html


def test_own_template_extends_the_bundled_parts(tmp_path: Path) -> None:
    html = _render(
        tmp_path,
        "{% extends 'base.html.j2' %}{% from 'blocks.html.j2' import paragraph %}"
        "{% block content %}{{ paragraph('本镇自己的格式') }}"
        "{% for village in records %}{% for household in village.households %}"
        "<p>{{ household.number }}、{{ household.applicant_name }}</p>"
        "{% endfor %}{% endfor %}{% endblock %}",
    )
    assert "本镇自己的格式" in html
    assert "1、乌云毕力格" in html


def test_an_error_of_the_template_names_its_line_and_no_value(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        _render(tmp_path, "甲\n乙\n{{ records[0].households[0].applicant_name.number }}")
    assert "第3行" in str(caught.value)
    assert "乌云毕力格" not in str(caught.value)


def test_money_that_would_lose_figures_is_refused() -> None:
    first = _PUBLICATION.villages[0]
    entry = first.entries[0]
    broken = type(entry)(1, (*entry.values[:2], Decimal("1.001")))
    publication = _rebuilt(type(first)(first.village, (broken,)))
    with pytest.raises(ValueError, match="decimals"):
        notice_html(publication)


def _rebuilt(village: object) -> Publication:
    from dataclasses import replace

    return replace(_PUBLICATION, villages=(village,))  # type: ignore[arg-type]  # a VillageList
