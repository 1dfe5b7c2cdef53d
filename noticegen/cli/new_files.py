"""Single files a command writes where the user says: copies of templates, previews, a policy's PDF.

Nothing private is in them. What a run makes of a list goes through the release room instead.
"""

from __future__ import annotations

from pathlib import Path

from noticegen.errors import ErrorCode, InputError
from noticegen.errors.system import describe_os_error


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, and the directory it lies in; InputError otherwise."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
    except OSError as error:
        raise _refused(path, error) from None


def write_over(path: Path, data: bytes) -> None:
    """Write a file that is made anew every time, such as a preview."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise _refused(path, error) from None


def _refused(path: Path, error: OSError) -> InputError:
    why = describe_os_error(error)
    return InputError(ErrorCode.NEW_FILE_REFUSED, file=path.name, why=why)
