"""The one table of Chinese error messages: what happened, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from noticegen.errors.codes import ErrorCode


@dataclass(frozen=True, slots=True)
class Message:
    """The words of one code; place holders are named, and never hold a private value."""

    what: str
    remedy: str


MESSAGES: dict[ErrorCode, Message] = {
    ErrorCode.UNIT_UNREADABLE: Message(
        "单位文件“{file}”打不开：{why}",
        "请检查 --unit 后面的路径，文件应为 UTF-8 编码的 YAML 文本。",
    ),
    ErrorCode.UNIT_INVALID: Message(
        "单位文件“{file}”第{line}行“{key}”：{why}", "请改正这一行后重试。"
    ),
    ErrorCode.FILE_NOT_OPENED: Message(
        "这个文件打不开：{why}",
        "请核对文件名和路径（里面有空格的，整个加引号）；正在表格软件里打开的，先关闭再试。",
    ),
    ErrorCode.PHONE_TABLE_INVALID: Message(
        "这张表不能用：{why}", "请每行写一个{what}，改好保存后再试；.xlsx、.csv、.txt 都可以。"
    ),
    ErrorCode.ROSTER_UNREADABLE: Message(
        "这个名单打不开：{why}", "请用表格软件打开它，另存为 .xlsx 后重试。"
    ),
    ErrorCode.ROSTER_QUOTE_OPEN: Message(
        "这一行有一个双引号没有配对，后面的行会被并进同一格",
        "请用记事本打开这个文件，到这一行删去多出来的双引号，保存后重试；"
        "不要用表格软件打开另存，那样会丢掉后面的人。",
    ),
    ErrorCode.ROSTER_WRONG_TYPE: Message(
        "不认识的名单文件类型：{why}", "请用表格软件另存为 .xlsx 后重试。"
    ),
    ErrorCode.ROSTER_LOCK_FILE: Message(
        "这不是名单，是表格软件打开名单时放在旁边的临时文件",
        "请写名单本身的文件名；名单还开着的，先保存、关闭。",
    ),
    ErrorCode.ROSTER_EMPTY: Message(
        "没有找到任何一户", "请确认表头下面有名单，并且没有选错文件或工作表。"
    ),
    ErrorCode.ROSTER_TOO_LARGE: Message(
        "这个名单超出了能读的大小：{what}（最多{most}）",
        "请用表格软件打开，删去名单以外的空行、空列和工作表，或按村分成几个文件后重试。",
    ),
    ErrorCode.ROSTER_ENCRYPTED: Message(
        "这个名单设有打开密码", "请用表格软件打开，取消密码后另存，再重试。"
    ),
    ErrorCode.FORMULA_NOT_CALCULATED: Message(
        "这一格是公式，但文件里没有保存它的计算结果",
        "请用表格软件打开名单，保存一次后重试；或者把这一格改成数值。",
    ),
    ErrorCode.HEADING_AMBIGUOUS: Message(
        "有几列都可以当作“{field}”：{headings}，而它们的内容不一样",
        "请把不用的一列改成别的表头，或用 --columns 指定用哪一列。",
    ),
    ErrorCode.TABLES_SIDE_BY_SIDE: Message(
        "这张工作表里并排着几栏名单，表头是重复的：{headings}",
        "请把右边各栏的人接到左边一栏的下面，只留一个表头，保存后重试。",
    ),
    ErrorCode.SECOND_TABLE: Message(
        "同一张工作表里又出现了一个不同的表头（第{first}行已有表头）",
        "请把两张表分放在两张工作表里，不予公示的名单另存为别的文件。",
    ),
    ErrorCode.PROGRAMME_UNCERTAIN: Message(
        "不能确定这个名单是哪个救助项目的：{why}",
        "请在文件名前写明，例如：{example}；各项目的名称用 noticegen policy list 查看。",
    ),
    ErrorCode.PROGRAMME_DIFFERS: Message(
        "这份名单写明是“{found}”，而政策是“{expected}”，不是同一个项目",
        "请核对名单和 --policy；名单确实是这个项目的，就在文件名前写明，例如：{example}。",
    ),
    ErrorCode.COLUMNS_INVALID: Message("列名对照文件“{file}”第{line}行：{why}", "{how}"),
    ErrorCode.HEADING_MISSING: Message(
        "缺少必需的表头：{missing}；在前30行看到的表头有：{seen}",
        "请在表头行补上，例如：{examples}；表头另有叫法的，用 --columns 说明。",
    ),
    ErrorCode.VILLAGE_IN_ADDRESS: Message(
        "没有写嘎查村（社区）的一列，住址里也没有认出本单位的村",
        "请在表头行补上“嘎查村”一列；或者在单位文件的 villages 一栏写全各村，就能从住址里认出来。",
    ),
    ErrorCode.KIN_SOURCE_MISSING: Message(
        "这份政策要印“是否近亲属备案”，名单里没有这一列（或者被隐藏），也没有给出备案名单",
        "请加 --against relatives=备案名单，或者在名单里补上“是否近亲属备案”一列。",
    ),
    ErrorCode.POLICY_UNKNOWN: Message("没有名为“{name}”的政策", "可用的政策：{known}。"),
    ErrorCode.POLICY_INVALID: Message("政策文件“{file}”第{line}行“{path}”：{why}", "{how}"),
    ErrorCode.STAGE_NOT_ALLOWED: Message("政策“{policy}”没有规定在{channel}发布“{stage}”", "{how}"),
    ErrorCode.POLICY_NOT_IN_FORCE: Message(
        "政策“{policy}”在公示第一天还没有施行或者已经失效（施行期间：{first} 至 {last}）",
        "请核对公示第一天（--start、--on）的日期，或者换用当时有效的政策文件。",
    ),
    ErrorCode.NAMES_NOT_ALLOWED: Message(
        "“{programme}”依法不得公示名单（{reference}）：{says}",
        "{how}",
    ),
    ErrorCode.CASES_MISSING: Message(
        "政策“{policy}”没有用例", "请在政策文件旁边写 {where}，写法见《审核员指南》。"
    ),
    ErrorCode.TOTALS_TOO_SMALL: Message(
        "“{programme}”本月合计不足{least}户，公布合计也会让人认出是谁",
        "本月不要张贴这个项目的公示；可以等下一次合并公布。",
    ),
    ErrorCode.CALENDAR_UNKNOWN: Message(
        "不知道{year}年的节假日和调休安排，算不出工作日",
        "请把国务院办公厅公布的{year}年放假安排写进单位文件的 days_off、days_worked 两栏"
        "（写法见《打印、拼接和张贴》），或者升级 noticegen；还没有公布的，等公布以后再做。",
    ),
    ErrorCode.VALUE_NOT_SHOWABLE: Message(
        "这一格的内容不能公示：{why}", "请在名单里改正这一格后重试；没有写出任何公开文件。"
    ),
    ErrorCode.ROLE_UNKNOWN: Message(
        "--against 里的“{role}”不是认识的名单种类", "请写成 种类=文件，种类可以是：{known}。"
    ),
    ErrorCode.ROLE_UNCLEAR: Message(
        "从文件名看不出这是哪一种比对名单", "请写成 种类=文件，种类可以是：{known}。"
    ),
    ErrorCode.COMPARISON_WITHOUT_IDS: Message(
        "这份比对名单里没有一个可用的身份证号码，没法比对",
        "请确认有“身份证号码”一列，并且这一列是文本格式，号码没有被表格软件截断。",
    ),
    ErrorCode.PLAIN_HASH_REFUSED: Message(
        "身份证号码一栏里是普通哈希值（MD5、SHA等），不能用来比对",
        "普通哈希挡不住逐个试号，等于交出身份证号码；请双方用同一个密钥，"
        "由对方运行 noticegen check --export-hmac 重新导出。",
    ),
    ErrorCode.HMAC_KEY_INVALID: Message(
        "密钥文件读不出来，或者不是 noticegen 生成的密钥",
        "请用 noticegen check --new-hmac-key 新文件名 生成一个，并通过另外的渠道交给对方。",
    ),
    ErrorCode.HMAC_KEY_NEEDED: Message(
        "这份名单是带密钥的摘要，没有密钥不能比对",
        "请在命令后面加上 --hmac-key-file 和对方约定的密钥文件。",
    ),
    ErrorCode.HMAC_KEY_DIFFERS: Message(
        "这份摘要名单用的是另一个密钥", "请与对方核对密钥文件，双方必须用同一个。"
    ),
    ErrorCode.HMAC_LIST_INVALID: Message(
        "摘要名单被改动过或不完整", "请对方重新导出并原样发送，不要用表格软件打开后再保存。"
    ),
    ErrorCode.HMAC_NOTHING_TO_EXPORT: Message(
        "名单里没有一个可用的身份证号码，没有可导出的摘要", "请先按检查结果改正身份证号码一列。"
    ),
    ErrorCode.DECISIONS_INVALID: Message(
        "决定表不能用：{why}",
        "请在程序写出的 decisions.xlsx 里只填黄色的几栏，保存后再试；写法见 docs/zh/待核处理.md。",
    ),
    ErrorCode.FONT_MISSING: Message(
        "缺少打印所需的字体或组件：{missing}", "请运行 noticegen doctor，按它给出的命令安装。"
    ),
    ErrorCode.RENDERING_FAILED: Message(
        "生成PDF时排版程序发出警告：{why}",
        "没有写出任何公开文件。请运行 noticegen doctor；用的是本单位自己的模板，"
        "看看样式里有没有写错的、排版程序不认识的，有没有引用别处的文件。",
    ),
    ErrorCode.QR_TOO_LONG: Message(
        "二维码的网址太长，印在纸上扫不出来（最多{limit}字节）",
        "请在单位文件里把 policy_url 换成短一些的网址。",
    ),
    ErrorCode.PAGE_HAS_NO_ROOM: Message(
        "{page}排不下：{what}太长", "请把{what}写短一些，或者换大一号的纸。"
    ),
    ErrorCode.TEMPLATE_INVALID: Message(
        "模板“{file}”不能用：{why}", "请改正模板；可以用 noticegen template preview 先看效果。"
    ),
    ErrorCode.FILE_UNREADABLE: Message(
        "这个文件没能检查：{why}", "没有检查过的文件不能当作没有问题；请取得能打开的原件再检查。"
    ),
    ErrorCode.DETECTOR_INCOMPLETE: Message(
        "个人信息检查缺少词表“{missing}”，不能开始检查", "程序安装不完整，请重新安装 noticegen。"
    ),
    ErrorCode.NOTHING_TO_SCAN: Message(
        "没有找到要检查的文件", "请写上文件或文件夹的路径，例如：noticegen scan 公示.pdf。"
    ),
    ErrorCode.REPORT_TYPE: Message(
        "从名称“{file}”看不出要哪种报告", "请用 .pdf、.html、.xlsx 或 .sarif 作报告文件的后缀。"
    ),
    ErrorCode.REPORT_EXISTS: Message(
        "报告文件“{file}”已经存在", "请换一个文件名，noticegen 从不覆盖已有文件。"
    ),
    ErrorCode.OUTPUT_NOT_EMPTY: Message(
        "输出目录“{directory}”不是空的", "请换一个新目录，noticegen 从不覆盖已有文件。"
    ),
    ErrorCode.OUTPUT_HOLDS_ANSWERS: Message(
        "输出目录“{directory}”里的 internal/decisions.xlsx 已经填写过，重做会丢掉这些决定",
        "请加上 --decisions 和这个文件再做一次，决定才会生效；或者换一个新的输出目录。",
    ),
    ErrorCode.OUTPUT_UNWRITABLE: Message(
        "写不了“{directory}”：{why}", "请换一个可以写入的目录，或检查磁盘空间。"
    ),
    ErrorCode.GATE_REFUSED: Message(
        "出口检查没有通过，没有写出任何公开文件：{findings}",
        "{advice}请把这条信息交给合规审核员；不要用别的办法发布这份名单。",
    ),
    ErrorCode.ROWS_HELD: Message(
        "有{count}{counted}待核，没有写出{output}",
        "请按上面的提示在名单里核对改正；确认{others}时加 --allow-held。",
    ),
    ErrorCode.NOTHING_TO_PUBLISH: Message(
        "没有一户可以{deed}", "请查看 internal/reconciliation.xlsx 中每一户的原因。"
    ),
    ErrorCode.NOT_A_SITE: Message(
        "“{directory}”不是手机网页的目录",
        "请写制作清单时 noticegen sheets --pages 后面的那个目录。",
    ),
    ErrorCode.NOT_A_RUN: Message(
        "“{directory}”不是一次公示的输出目录：没有 manifest.json",
        "请写制作公示时 --out 后面的那个目录。",
    ),
    ErrorCode.COUNTS_DIFFER: Message(
        "数目对不上：{what}是{counted}，应为{expected}；没有写出任何公开文件",
        "这是程序的错误，请把这一行发给维护人员，不要附上名单。",
    ),
    ErrorCode.NEW_FILE_REFUSED: Message(
        "写不了“{file}”：{why}", "请换一个文件名，或者换一个可以写入的目录。"
    ),
    ErrorCode.INTERRUPTED: Message(
        "已中断", "公开的文件要么整批写好，要么一个也没有；需要时再运行一次。"
    ),
    ErrorCode.OUT_OF_MEMORY: Message("内存不够", "请关闭其他程序，或把名单分成几个文件。"),
    ErrorCode.DEFECT: Message(
        "程序内部出错（{kind}，{where}）",
        "请把上面这一行发给维护人员，不要附上名单；公开的文件要么整批写好，要么一个也没有。",
    ),
    ErrorCode.USAGE: Message("{why}", "{how}"),
}
