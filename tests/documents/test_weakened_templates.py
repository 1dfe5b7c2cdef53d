"""A bundled template that asks for more than the page needs fails the check the suite runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticegen.documents.template_check import check_template
from noticegen.errors import InputError
from noticegen.settings.resources import resource_directory

MORE = (
    "{{ publication.id_number }}",
    '{{ publication["phone"] }}',
    "{% for table in tables %}{{ table.bank_account }}{% endfor %}",
    "{{ secrets }}",
)


@pytest.mark.parametrize("more", MORE)
@pytest.mark.parametrize("name", ["notice.html.j2", "web.html.j2", "poster.html.j2"])
def test_a_template_that_shows_more_is_refused(tmp_path: Path, name: str, more: str) -> None:
    source = (resource_directory("templates") / name).read_text(encoding="utf-8")
    weak = tmp_path / name
    weak.write_text(source + "\n" + more, encoding="utf-8")

    check_template(resource_directory("templates") / name, name, frozenset())
    with pytest.raises(InputError):
        check_template(weak, name, frozenset())
