"""An office's own templates, read before anything is rendered.

A template may use what the policy shows and nothing else. That a field is not shown is found
here from the template's text, so that the office is told which line to change instead of
finding an empty column on the wall.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateSyntaxError, meta, nodes

from noticegen.documents.environment import template_environment
from noticegen.errors import ErrorCode, InputError
from noticegen.vocabulary.fields import all_fields

# What the program gives to templates, whichever page they are for.
VARIABLES = frozenset(
    {"title", "title_lines", "title_mn", "subject", "unit", "day", "masthead", "signature", "qr"}
    | {"publication", "tables", "listing", "records", "totals", "changes", "notice", "cover"}
    | {"recipients", "attachments"}
    | {"take_down", "publicity", "sheet", "design", "code_size", "column_gap"}
    | {"contact", "card_size", "card_height", "title_size", "foot_height", "signature_height"}
    | {"plate", "plate_width", "plan", "heads", "dates", "dates_size"}
    | {"grid", "tiles", "sketch", "label_of", "pages", "margin", "overlap"}
)
# Objects of the program whose attributes are not fields of a household.
_OFFICE = frozenset({"unit"})
# Field keys that are also attributes of the public types: a list's village, its programme.
_ALWAYS_PUBLIC = frozenset({"village", "programme"})


def check_templates(templates: Path, shown: frozenset[str]) -> None:
    """Raise an InputError for the first template that asks for something it must not have.

    `shown` are the keys of the fields that the policy shows at this stage and channel.
    """
    if not templates.is_dir():
        raise InputError(ErrorCode.TEMPLATE_INVALID, file=templates.name, why="不是目录")
    for path in sorted(templates.rglob("*.j2")):
        check_template(path, path.relative_to(templates).as_posix(), shown)


def check_template(path: Path, name: str, shown: frozenset[str]) -> None:
    """Check one template file; the InputError names the file, the line and the variable."""
    tree = _parse(path, name)
    try:
        asked_for = meta.find_undeclared_variables(tree)
    except TemplateSyntaxError as error:  # a filter or test that does not exist
        raise _fault(name, error.lineno, "用了没有的过滤器") from None
    unknown = sorted(asked_for - VARIABLES - _imported_names(tree))
    if unknown:
        line = _first_line(tree, unknown[0])
        raise _fault(name, line, f"没有“{unknown[0]}”这个变量")
    for key, line in _field_uses(tree):
        if key not in shown | _ALWAYS_PUBLIC:
            label = all_fields()[key].label
            raise _fault(name, line, f"用了“{label}”（{key}），政策规定不公开")


def _parse(path: Path, name: str) -> nodes.Template:
    try:
        return template_environment().parse(path.read_text(encoding="utf-8"))
    except TemplateSyntaxError as error:
        raise _fault(name, error.lineno, "语法有误") from None
    except (OSError, UnicodeDecodeError):
        raise InputError(
            ErrorCode.TEMPLATE_INVALID, file=name, why="打不开，应为 UTF-8 文本"
        ) from None


def _imported_names(tree: nodes.Template) -> set[str]:
    """Return the names of imported parts; inside a block Jinja does not count them as declared."""
    names: set[str] = set()
    for statement in tree.find_all(nodes.FromImport):
        names |= {name if isinstance(name, str) else name[1] for name in statement.names}
    names |= {statement.target for statement in tree.find_all(nodes.Import)}
    return names


def _field_uses(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    """Yield every roster field a template reads, as an attribute or by name, with its line."""
    fields = all_fields()
    for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
        if isinstance(node, nodes.Getattr):
            key: object = node.attr
        elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            key = node.arg.value
        else:
            continue
        if isinstance(key, str) and key in fields and not _is_office(node.node):
            yield key, node.lineno


def _is_office(node: nodes.Node) -> bool:
    return (isinstance(node, nodes.Name) and node.name in _OFFICE) or (
        isinstance(node, nodes.Getattr) and node.attr in _OFFICE
    )


def _first_line(tree: nodes.Template, name: str) -> int:
    return min((node.lineno for node in tree.find_all(nodes.Name) if node.name == name), default=1)


def _fault(name: str, line: int, why: str) -> InputError:
    return InputError(ErrorCode.TEMPLATE_INVALID, file=name, why=f"第{line}行{why}")
