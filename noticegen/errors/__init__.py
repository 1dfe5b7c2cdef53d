"""Errors a user can act on: a code, a place, and Chinese words for both; never a value."""

from noticegen.errors.base import InputError, NoticegenError, RefusalError
from noticegen.errors.codes import ErrorCode

__all__ = ["ErrorCode", "InputError", "NoticegenError", "RefusalError"]
