"""A local policy that shows more than rural-dibao does, by a banner's own law."""

from __future__ import annotations


def write_local_policy(name: str, says: str, rule: str) -> str:
    """Return the YAML; `rule` is one rule, its lines indented as in a file."""
    return f"""\
policy: {name}
version: 1
extends: rural-dibao
laws:
  banner-2025-1:
    title: 示例旗社会救助公示办法
    issuer: 示例旗人民政府
    from: 2023-01-01
    dated: text
    source: 单位档案
    articles:
      "3":
        label: 第三条
        says: {says}
        checked: text
rules:
{rule}"""
