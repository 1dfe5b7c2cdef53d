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


def test_a_template_cannot_change_what_it_is_given(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        _render(tmp_path, "{{ records[0].households[0].clear() }}")
    with pytest.raises(InputError):
        _render(tmp_path, "{{ records[0].households[0].update(applicant_name='甲') }}")


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
