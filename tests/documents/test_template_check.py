from pathlib import Path

import pytest

from noticegen.documents.template_check import check_template, check_templates
from noticegen.errors import InputError
from noticegen.settings.resources import resource_directory

SHOWN = frozenset({"applicant_name", "monthly_amount"})


def _check(directory: Path, text: str) -> None:
    (directory / "notice.html.j2").write_text(text, encoding="utf-8")
    check_templates(directory, SHOWN)


@pytest.mark.parametrize(
    "name",
    ["base", "blocks", "notice", "totals", "cover", "takedown", "web", "poster", "publicity"],
)
def test_bundled_templates_pass(name: str) -> None:
    file = f"{name}.html.j2"
    check_template(resource_directory("templates") / file, file, frozenset())


def test_a_field_the_policy_shows_may_be_used(tmp_path: Path) -> None:
    _check(
        tmp_path,
        "{% for village in records %}{% for household in village.households %}"
        "{{ household.applicant_name }}{{ household['monthly_amount'] }}{% endfor %}{% endfor %}",
    )


@pytest.mark.parametrize("use", ["household.id_number", "household['id_number']"])
def test_a_field_it_does_not_show_is_named_with_its_line(tmp_path: Path, use: str) -> None:
    with pytest.raises(InputError) as caught:
        _check(
            tmp_path,
            "{% for village in records %}\n{% for household in village.households %}\n"
            f"{{{{ {use} }}}}" + "{% endfor %}{% endfor %}",
        )
    assert "第3行" in str(caught.value)
    assert "id_number" in str(caught.value)
    assert "身份证" in str(caught.value)


def test_the_offices_own_address_and_telephone_may_be_used(tmp_path: Path) -> None:
    _check(tmp_path, "{{ unit.address }}{{ publication.unit.telephone }}")


def test_an_unknown_variable_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        _check(tmp_path, "甲\n{{ roster }}")
    assert "第2行没有“roster”这个变量" in str(caught.value)


def test_a_syntax_error_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        _check(tmp_path, "甲\n乙\n{% for %}")
    assert "第3行语法有误" in str(caught.value)


def test_a_file_that_is_not_utf_8_says_so(tmp_path: Path) -> None:
    (tmp_path / "notice.html.j2").write_bytes("公示".encode("gb18030"))
    with pytest.raises(InputError) as caught:
        check_templates(tmp_path, SHOWN)
    assert "UTF-8" in str(caught.value)
