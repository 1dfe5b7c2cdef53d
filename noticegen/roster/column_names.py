"""The mapping file of `--columns`: what strange headings mean. It names columns, never people.

    户主姓名: 当家的
    月保障金额: [钱数, 每月发]

Left a field (its key, its label or any of its usual headings), right the heading as the sheet has
it, or several.
"""

from __future__ import annotations

from pathlib import Path

from noticegen.errors import ErrorCode, InputError
from noticegen.errors.system import describe_os_error
from noticegen.roster.headings import field_of_heading, hide_numbers, normal_heading
from noticegen.roster.purpose import ColumnNames
from noticegen.settings.strict_yaml import StrictYamlError, load_strict
from noticegen.vocabulary.fields import all_fields
from noticegen.vocabulary.place import Place

_LONGEST_HEADING = 60
_HOW = "每行写“项目: 表头”，例如：户主姓名: 当家的。"


def load_column_names(path: Path) -> ColumnNames:
    """Return field keys by heading in normal form; InputError names the line that is wrong."""
    file = hide_numbers(path.name)
    try:
        document = load_strict(path)
    except StrictYamlError as error:
        raise InputError(
            ErrorCode.COLUMNS_INVALID, file=file, line=error.line, why=error.why, how=error.how
        ) from None
    except OSError as error:
        why = describe_os_error(error)
        raise InputError(ErrorCode.FILE_NOT_OPENED, Place(file), why=why) from None
    data = document.data
    if not isinstance(data, dict) or not data:
        raise _invalid(file, 1, "里面没有对照")
    names: dict[str, str] = {}
    for said, headings in data.items():
        line = document.line_of((said,))
        key = said if said in all_fields() else field_of_heading(said)
        if key is None:
            raise _invalid(file, line, "左边不是已知的项目")
        for heading in headings if isinstance(headings, list) else [headings]:
            _add(names, heading, key, file, line)
    return names


def _add(names: dict[str, str], heading: object, key: str, file: str, line: int) -> None:
    normal = normal_heading(heading) if isinstance(heading, str) else ""
    if not normal or len(normal) > _LONGEST_HEADING:
        raise _invalid(file, line, "右边不是表头")
    if names.setdefault(normal, key) != key:
        raise _invalid(file, line, "同一个表头对应了两个项目")


def _invalid(file: str, line: int, why: str) -> InputError:
    return InputError(ErrorCode.COLUMNS_INVALID, file=file, line=line, why=why, how=_HOW)
