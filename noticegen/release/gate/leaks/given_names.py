"""Given names by which an office's own words call people who are not listed: 请大江来, 小宝的姑姑.

A given name alone is often an everyday word (平安, 建国), so it counts only where somebody is
called or spoken of by it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from noticegen.release.gate.folding import squeeze

_WHOLE = 3  # letters of an ordinary name: one of the family, two given
_CALLED = re.compile(
    "(?:请|让|叫|找|给|由|替|通知|告诉)([一-鿿]{2})(?=[来到去的家补交办尽速说带把])"
    "|(?=([一-鿿]{2})的?(?:姑|爷|奶|父|母|妈|爸|叔|哥|姐|弟|妹|舅|姨|婶|监护人|家人|家属|孩子|儿子|女儿|孙))"
)


def given_names(names: Iterable[str]) -> frozenset[str]:
    """Return the given names of two letters."""
    return frozenset(name[1:] for one in names if len(name := squeeze(one)) == _WHOLE)


def find_called(added: str, given: Collection[str]) -> Iterator[str]:
    """Yield the given names that a page's own words call somebody by."""
    for match in _CALLED.finditer(added):
        name = match[1] or match[2]
        if name in given:
            yield name
