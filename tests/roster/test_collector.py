"""The collector of cycles is off while a long list is read, and as it was afterwards."""

from __future__ import annotations

import gc

import pytest

from noticegen.roster.collector import collector_paused


@pytest.mark.parametrize("was_on", [True, False])
def test_it_is_afterwards_as_it_was_even_after_an_error(*, was_on: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        with collector_paused():
            assert not gc.isenabled()
        assert gc.isenabled() is was_on
        with pytest.raises(ZeroDivisionError), collector_paused():
            _ = 1 // 0
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()
