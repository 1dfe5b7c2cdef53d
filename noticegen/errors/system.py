"""Why the operating system refused, in words a clerk knows."""

from __future__ import annotations

import errno

_WHY = {
    errno.ENOENT: "没有这个文件或目录",
    errno.EISDIR: "这是一个文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "同名文件已经存在，不覆盖",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.EACCES: "没有权限，或正被别的程序占用",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EBUSY: "正被别的程序使用，请先关闭打开着的表格",
    errno.ENAMETOOLONG: "路径太长",
    errno.EINVAL: "路径里有系统不允许的字符",
    errno.EMFILE: "同时打开的文件太多",
    errno.EFBIG: "文件太大，超过系统允许的大小",
    errno.EIO: "磁盘出错",
}
# How the files begin that spreadsheet programs put beside a file they have open.
OPEN_IN_A_PROGRAM = ("~$", ".~lock.")
# What Windows says more exactly than its errno: sharing and lock violations.
_WHY_ON_WINDOWS = {
    32: "正被别的程序打开，请先关闭它",
    33: "正被别的程序打开，请先关闭它",
    206: "路径太长",
}


def describe_os_error(error: OSError) -> str:
    """Return the reason, without the path: a path may bear a person's name."""
    on_windows = _WHY_ON_WINDOWS.get(getattr(error, "winerror", None) or 0)
    return on_windows or _WHY.get(error.errno or 0, "系统没有允许")
