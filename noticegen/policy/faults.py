"""What is wrong in a policy file: file, line, path, why and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from noticegen.errors import ErrorCode, InputError


@dataclass(frozen=True, slots=True, order=True)
class PolicyFault:
    """One fault, in the order of a reader: by file and line."""

    file: str
    line: int
    path: str
    why: str
    how: str

    def as_error(self, more: int = 0) -> InputError:
        """Return the error that stops the program; `more` counts further faults."""
        how = self.how + (
            f" 此文件还有{more}处问题，运行 noticegen policy lint 可全部列出。" if more else ""
        )
        return InputError(
            ErrorCode.POLICY_INVALID,
            file=self.file,
            line=self.line,
            path=self.path,
            why=self.why,
            how=how,
        )


class PolicyFaultsError(Exception):
    """A policy with faults; never shown to users, who get `as_error` or the list of lint."""

    def __init__(self, faults: Iterable[PolicyFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"{len(self.faults)} faults")
