"""Messages as the platforms take them. Every file here carries telephone numbers: internal only.

CSV in UTF-8 with a byte order mark, so that a spreadsheet program opens it in Chinese. A cell that
a spreadsheet program would calculate is not possible: values are the program's own words, digits
and what the policy leaves of a name.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from noticegen.deidentify.family_messages import Message
from noticegen.policy.message_texts import Occasion
from noticegen.policy.wording import fill, holders_in
from noticegen.release.files import OutputFile
from noticegen.release.records.workbook import put_text, workbook_bytes

_PHONE_WIDTH = 16.0
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain_table(messages: Sequence[Message]) -> OutputFile:
    """Return every message with its number and the pieces it is billed as."""
    rows = [(message.phone, message.text, str(message.segments)) for message in messages]
    return OutputFile("messages.csv", _csv(("手机号码", "短信内容", "条数"), rows))


def alibaba_batch(messages: Sequence[Message], template: str, occasion: Occasion) -> OutputFile:
    """Return the batch table of Alibaba Cloud: the number, then a column for each variable."""
    names = holders_in(template)
    rows = _values(messages, names)
    return OutputFile(f"aliyun-{occasion}.csv", _csv(("手机号码", *names), rows))


def tencent_batch(messages: Sequence[Message], template: str, occasion: Occasion) -> OutputFile:
    """Return the batch table of Tencent Cloud: the number first, then {1}, {2} … in order."""
    headings, *rows = _numbered_table(messages, template)
    return OutputFile(f"tencent-{occasion}.csv", _csv(headings, rows))


def tencent_workbook(messages: Sequence[Message], template: str, occasion: Occasion) -> OutputFile:
    """Return Tencent Cloud's batch table as a workbook: there a cell can be marked as text."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    for row, values in enumerate(_numbered_table(messages, template), start=1):
        for column, value in enumerate(values, start=1):
            put_text(sheet, row, column, value).number_format = "@"
    sheet.column_dimensions["A"].width = _PHONE_WIDTH
    return OutputFile(f"tencent-{occasion}.xlsx", workbook_bytes(book))


def template_texts(templates: Mapping[Occasion, str], signature: str) -> OutputFile:
    """Return the texts to register with each platform, in its own notation."""
    lines = [f"签名：{signature}"]
    for occasion, template in templates.items():
        names = holders_in(template)
        alibaba = fill(template, {name: f"${{{name}}}" for name in names})
        tencent = fill(template, {n: f"{{{i}}}" for i, n in enumerate(names, start=1)})
        lines += [f"阿里云模板（{occasion.label}）：{alibaba}"]
        lines += [f"腾讯云模板（{occasion.label}）：{tencent}"]
    return OutputFile("message-templates.txt", ("\n".join(lines) + "\n").encode("utf-8-sig"))


def wechat_lines(
    messages: Iterable[Message],
    openids: Mapping[str, str],
    template_ids: Mapping[Occasion, str],
    address: str,
) -> OutputFile:
    """Return WeChat template messages, one JSON object a line, for the numbers with an openid."""
    lines = [
        json.dumps(
            {
                "touser": openids[message.phone],
                "template_id": template_ids[message.occasion],
                "url": address,
                "data": {name: {"value": value} for name, value in message.values.items()},
            },
            ensure_ascii=False,
        )
        for message in messages
        if message.phone in openids
    ]
    return OutputFile("wechat.jsonl", "".join(line + "\n" for line in lines).encode())


def _numbered_table(messages: Sequence[Message], template: str) -> list[tuple[str, ...]]:
    """Return headings and rows in which variables are called by their place."""
    names = holders_in(template)
    places = (f"{{{place}}}" for place in range(1, len(names) + 1))
    return [("手机号码", *places), *_values(messages, names)]


def _values(messages: Sequence[Message], names: Sequence[str]) -> list[tuple[str, ...]]:
    """Return a row for every message: its number, and what stands for each variable."""
    return [(message.phone, *(message.values[name] for name in names)) for message in messages]


def _csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_inert(value) for value in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def _inert(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
