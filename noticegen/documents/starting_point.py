"""A commented copy of a bundled template, for an office to start from."""

from __future__ import annotations

from noticegen.settings.resources import resource_directory

_GUIDE = """{{# 本单位的模板，从自带的“{file}”复制而来。
   改法：
   · 文字直接改；{{{{ 变量 }}}} 会换成内容，{{% if %}} {{% for %}} 是条件和循环。
   · 同一目录里可以再放 base.html.j2、blocks.html.j2、a4.css、poster.css 等，没有的用自带的。
   · 能用的变量：unit（单位：issuer office address telephone supervision_telephone），
     publication（公示：title period posting wording columns villages not_shown），
     tables（排好的表），listing（名单放在正文、分村标题下还是附件里），
     records（按字段名取值：records 里每村有 village 和 households），
     totals（合计一句），changes（与上月相比一句）。
   · 只能用政策允许公开的字段；用了别的，程序会在排版前指出是哪一行。
   · 出口检查照样查每一页：字要看得清（不小于 5 磅，不盖住、不划掉、不倒写），不放图片、
     徽标和用线条色块拼的图形，样式里的 content 不写字和记号，链接只到政策网址，没有空白页；
     排一页超过两分钟（长名单另加）就停下。
   · 自己加的话用规范汉字写：不写外文、拼音、表情和成串的记号（蒙古文写进单位文件），不写名单
     以外的人名（本单位的“联系人：某某”可以），电话只用单位文件里的；名单照 tables 的次序排，
     列名用 head.label 或者缩短，不另说名单里几户、哪些人怎样。
   · 网页（web.html.j2）的样式只用颜色、字体字号、边距、边框、对齐一类；会藏字、挪字、加字的
     （display:none、position、overflow、::after、按窗口宽窄变的）都不通过，字不小于 9 像素。
   · 改好后：noticegen template preview {name}；
     用它出公示：noticegen notice … --templates 本目录 #}}
"""


def starting_point(name: str) -> tuple[str, str]:
    """Return the file name and the text of a starting point; `name` is a bundled template's."""
    file = f"{name}.html.j2"
    source = (resource_directory("templates") / file).read_text(encoding="utf-8")
    return file, _GUIDE.format(file=file, name=name) + source
