"""What an inspector finds in a finished file: passages of text, each with where it stood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from noticegen.errors import ErrorCode, InputError


class Area(StrEnum):
    """The part of a file a passage comes from."""

    PAGE = "page"
    DRAWING = "drawing"
    METADATA = "metadata"
    OUTLINE = "outline"
    ANNOTATION = "annotation"
    LINK = "link"
    FORM = "form"
    ATTACHMENT = "attachment"
    SCRIPT = "script"
    STRUCTURE = "structure"
    LAYER = "layer"
    OBJECT = "object"
    REMAINS = "remains"
    BARCODE = "barcode"
    FILE_NAME = "file-name"
    SOURCE = "source"
    CELL = "cell"
    HIDDEN_CELL = "hidden-cell"
    COMMENT = "comment"
    NAME = "name"
    CACHE = "cache"
    HEADER_FOOTER = "header-footer"
    TEXT = "text"
    HIDDEN_TEXT = "hidden-text"
    PICTURE = "picture"
    COVERED = "covered"
    CROPPED = "cropped"

    @property
    def label(self) -> str:
        """Return the area in a reviewer's words."""
        return _LABELS[self]


_LABELS = {
    Area.PAGE: "页面文字",
    Area.DRAWING: "图形中的文字",
    Area.METADATA: "文件属性",
    Area.OUTLINE: "书签目录",
    Area.ANNOTATION: "批注",
    Area.LINK: "链接",
    Area.FORM: "表单",
    Area.ATTACHMENT: "附件",
    Area.SCRIPT: "脚本",
    Area.STRUCTURE: "替代文字",
    Area.LAYER: "图层",
    Area.OBJECT: "文件内部数据",
    Area.REMAINS: "文件旧版本残留",
    Area.BARCODE: "二维码或条形码",
    Area.FILE_NAME: "文件名",
    Area.SOURCE: "排版前的网页",
    Area.CELL: "单元格",
    Area.HIDDEN_CELL: "隐藏的单元格",
    Area.COMMENT: "批注",
    Area.NAME: "定义的名称",
    Area.CACHE: "缓存的数据",
    Area.HEADER_FOOTER: "页眉页脚",
    Area.TEXT: "文字",
    Area.HIDDEN_TEXT: "隐藏的文字",
    Area.PICTURE: "图片",
    Area.COVERED: "遮住或者看不见的文字",
    Area.CROPPED: "裁掉的文字",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text and where it stood; `spot` names a sheet, a part of the file or a line.

    `line` is the number of its first line in a text file. `cells` are the names of a table row's
    cells, which TABs part in the text: what stands in one row belongs to one household.
    """

    area: Area
    text: str = field(repr=False)
    page: int | None = None
    spot: str | None = None
    cells: tuple[str, ...] = ()
    line: int | None = None


class Unreadable(StrEnum):
    """Why a file, or a part of it, could not be inspected."""

    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too-large"
    TOO_DEEP = "too-deep"
    UNKNOWN_TYPE = "unknown-type"
    NO_UNPACKER = "no-unpacker"
    DRAWING = "drawing"
    PICTURE_ONLY = "picture-only"
    NO_TEXT = "no-text"
    TIMED_OUT = "timed-out"
    OUT_OF_MEMORY = "out-of-memory"
    CRASHED = "crashed"
    NO_ACCESS = "no-access"
    NOT_A_FILE = "not-a-file"
    LINKED_FOLDER = "linked-folder"
    TEXT_LIES = "text-lies"
    TEXT_UNKNOWN = "text-unknown"
    READ_POORLY = "read-poorly"
    NO_WRITING = "no-writing"
    PICTURE_TOO_LARGE = "picture-too-large"

    @property
    def label(self) -> str:
        """Return the reason in a reviewer's words."""
        return _WHY[self]

    @property
    def remedy(self) -> str:
        """Return what to do so that the file can be inspected."""
        return _REMEDIES.get(self, _USUAL_REMEDY)


_WHY = {
    Unreadable.DAMAGED: "文件已损坏或格式不对",
    Unreadable.ENCRYPTED: "文件有密码",
    Unreadable.TOO_LARGE: "解开后的内容超过上限",
    Unreadable.TOO_DEEP: "文件里的文件套得太深",
    Unreadable.UNKNOWN_TYPE: "不认识的文件类型",
    Unreadable.NO_UNPACKER: "是 RAR、7z 一类的压缩包，这台电脑没有解开它的组件",
    Unreadable.DRAWING: "是矢量图，里面的字画成了线条，读不出来",
    Unreadable.PICTURE_ONLY: (
        "只有图像，没有文字，这台电脑也没有文字识别组件（noticegen doctor 给出命令）；请人看一遍"
    ),
    Unreadable.NO_TEXT: "没有找到任何内容",
    Unreadable.TIMED_OUT: "检查超过了时间上限",
    Unreadable.OUT_OF_MEMORY: "检查超过了内存上限",
    Unreadable.CRASHED: "检查程序被这个文件弄停了",
    Unreadable.NO_ACCESS: "没有读取权限或文件不存在",
    Unreadable.NOT_A_FILE: "不是普通文件（是管道或设备）",
    Unreadable.LINKED_FOLDER: "是指向别处的文件夹链接，没有跟进去；请直接检查它指向的文件夹",
    Unreadable.TEXT_LIES: "字体显示的字与读出的字不一样，读出的文字不可信",
    Unreadable.READ_POORLY: "图像太模糊、太暗或者被遮住，有的字认不准；请人看一遍原图，或者重拍",
    Unreadable.NO_WRITING: "图像里有内容，但没有认出文字；请人看一遍",
    Unreadable.PICTURE_TOO_LARGE: "图像太大（超过一亿个像素）",
    Unreadable.TEXT_UNKNOWN: "有字读不出来，字体没有说明是什么字",
}


_USUAL_REMEDY = "取得能打开的原件再检查；没有原件的，由人逐项看过再定。"
_LOOK = "由人对着原图看一遍；装了文字识别组件的，换一张清楚的再检查。"
_REMEDIES = {
    Unreadable.ENCRYPTED: "打开文件，去掉密码，另存后再检查。",
    Unreadable.TOO_LARGE: "拆成几个小文件再检查。",
    Unreadable.TOO_DEEP: "把里面的压缩包、附件另存出来，分别检查。",
    Unreadable.UNKNOWN_TYPE: "用做它的程序打开，另存为 PDF、xlsx 或 docx 再检查。",
    Unreadable.NO_UNPACKER: "先解压，再检查解出来的文件；或者装组件（noticegen doctor 给出命令）。",
    Unreadable.DRAWING: "由人看一遍这张图；或者把整个文件另存为 PDF 再检查。",
    Unreadable.PICTURE_TOO_LARGE: "缩小，或者分成几张，再检查。",
    Unreadable.PICTURE_ONLY: "装文字识别组件（noticegen doctor 给出命令）再检查，或者由人看一遍。",
    Unreadable.READ_POORLY: _LOOK,
    Unreadable.NO_WRITING: _LOOK,
    Unreadable.TIMED_OUT: "拆成几个小文件再检查。",
    Unreadable.OUT_OF_MEMORY: "拆成几个小文件再检查。",
    Unreadable.NO_ACCESS: "换有权限的人检查，或者把文件复制到能读的地方。",
    Unreadable.NOT_A_FILE: "把内容存成普通文件再检查。",
    Unreadable.LINKED_FOLDER: "直接检查它指向的文件夹。",
}


@dataclass(frozen=True, slots=True)
class UnreadPart:
    """A part of a file that could not be inspected; `spot` is None for the whole file."""

    reason: Unreadable
    spot: str | None = None


Nested = Callable[[str, bytes], tuple[tuple[Passage, ...], tuple[UnreadPart, ...]]]
"""Reads a file inside another, by its name and data: what was found in it and what not read."""


@dataclass(frozen=True, slots=True)
class FileContents:
    """Everything an inspector found in a file, and what it could not look at."""

    passages: tuple[Passage, ...] = field(default=(), repr=False)
    unread: tuple[UnreadPart, ...] = ()


class UnreadableError(InputError):
    """A file that could not be inspected, and why: it must never count as clean."""

    def __init__(self, reason: Unreadable) -> None:
        super().__init__(ErrorCode.FILE_UNREADABLE, why=reason.label)
        self.reason = reason
