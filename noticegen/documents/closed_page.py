"""A web page that runs nothing, loads nothing and tells nobody that it was read.

Checked in the finished page, so that no template, however it was written, can put a tracker in.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NoReturn

from noticegen.errors import ErrorCode, InputError
from noticegen.vocabulary.web_page import ATTRIBUTES, ELEMENTS

_HTTP_EQUIV = frozenset({"content-security-policy"})
# `url(` and `@import` load; a backslash could hide either from this check.
_LOADING_STYLE = ("url(", "@import", "image(", "image-set(", "\\", "expression(")


def require_closed(html: str, template: str) -> None:
    """Raise an InputError if a page could run, load or send anything."""
    _Inspector(template).inspect(html)


class _Inspector(HTMLParser):
    def __init__(self, template: str) -> None:
        super().__init__(convert_charrefs=True)
        self._template = template
        self._in_style = False

    def inspect(self, html: str) -> None:
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self._refuse(f"不能用 <{tag}>")
        for name, value in attrs:
            self._check_attribute(name, value or "")
        self._in_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self._check_style(data)

    def handle_pi(self, data: str) -> None:
        self._refuse("不能用处理指令")

    def unknown_decl(self, data: str) -> None:
        self._refuse("不能用 CDATA")

    def _check_attribute(self, name: str, value: str) -> None:
        if name not in ATTRIBUTES:
            self._refuse(f"不能用属性 {name}")
        if name == "http-equiv" and value.lower() not in _HTTP_EQUIV:
            self._refuse("不能用 http-equiv")
        if name == "style":
            self._check_style(value)

    def _check_style(self, style: str) -> None:
        if any(loading in style.lower() for loading in _LOADING_STYLE):
            self._refuse("样式不能引用别处的文件")

    def _refuse(self, why: str) -> NoReturn:
        line, _ = self.getpos()
        raise InputError(
            ErrorCode.TEMPLATE_INVALID, file=self._template, why=f"成页第{line}行{why}"
        )
