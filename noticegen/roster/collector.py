"""Python's collector of cycles, and lists so long that it would never have done."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the collector of cycles from going through a million cells again and again.

    Nothing that is read or found refers back to itself; a third of the time of a long list went
    there.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
