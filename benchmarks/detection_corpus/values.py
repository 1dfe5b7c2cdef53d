"""Invented people and numbers. IDs use sequence codes 990–999, which registries hardly reach."""

from __future__ import annotations

from random import Random

_DIVISIONS = (
    "150202 150203 150204 150205 150206 150207 150221 150222 150223 150102 150104 150121 150402 "
    "150502 150602 150802 150902 152201 152501 110105 130102 140202 211102 230103 610102"
).split()
_MOBILE_PREFIXES = "130 131 132 133 135 136 137 138 139 147 150 151 152 155 157 158 159 177 180 182 186 187 188 189 191 198 199".split()
_AREA_CODES = "0472 0471 0473 0474 0475 0476 0477 0478 0479 0470 0482 0483 010 021".split()
_BINS = "621700 622848 621799 622202 621226 622188 623668 621458 621661 622760".split()
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
_LESS_COMMON = "邢郝侯尹常武乔贺庞樊兰殷施陶翟倪严牛温季柳岳齐辛祁耿牟苗费靳裴霍滕边甄"
_GIVEN = (
    "建国 秀英 桂兰 玉珍 志强 淑芬 国庆 春梅 海燕 永贵 福全 翠花 丽娟 金锁 银柱 长福 凤英 秀兰 俊杰 晓东 文斌 宝山 二小 "
    "梓涵 宇轩 雨桐 浩然 欣怡 子墨 诗涵 一诺 佳琪 思远 明轩 润生 拴柱 铁牛 巧云 爱华 根生 满仓 喜凤 润莲 改花 来弟 存良 占军 "
    "伟 芳 娜 敏 静 磊 军 洋 勇 艳 杰 涛 霞 刚 婷 鹏 飞 红 燕 玲 丽 强 英 梅 平 辉 斌 波 兵 亮"
).split()
_COMPOUND = "欧阳 司马 上官 诸葛 慕容 皇甫 令狐 呼延".split()
_MONGOLIAN = (
    "巴特尔 其其格 乌云 娜仁花 斯琴高娃 格日勒图 苏和巴特尔 敖日格乐 萨仁图雅 乌力吉 特木尔 哈斯额尔敦 宝音德力格尔 "
    "朝鲁 阿拉腾花 青格勒 孟和 布仁巴雅尔 其木格 通拉嘎 阿木古楞 德力格尔玛 乌日娜 那仁满都拉 额尔敦其木格"
).split()
_DOTTED = "阿拉坦·巴特尔 乌兰·图雅 孛儿只斤·苏和 阿依古丽·买买提 巴图·孟克".split()
_VILLAGES = "新光村 哈业脑包村 东园村 西厂汉村 全巴图村 打不素村 三道壕村 麻池村 乌兰计村 永丰村 沙尔沁村 兴胜村 尔甲亥村".split()
_GACHA = (
    "呼和点素嘎查 巴音宝力格嘎查 希拉朝鲁嘎查 查干敖包嘎查 红格尔塔拉嘎查 额尔登敖包嘎查".split()
)
_TOWNS = "哈业胡同镇 麻池镇 沙河镇 百灵庙镇 巴音花镇 萨拉齐镇 阿嘎如泰苏木 满都拉镇 金山镇 下湿壕镇".split()
_COUNTIES = "九原区 昆都仑区 青山区 东河区 石拐区 土默特右旗 固阳县 达茂旗 白云鄂博矿区".split()
_ESTATES = "阳光小区 富强花园 滨河新区 友谊社区 万和城 民馨家园 保利香槟花园 丰景佳苑 青松小区 恒大名都 自由路街坊 钢铁社区".split()
_ROADS = (
    "钢铁大街 建设路 民族东路 文化路 友谊大街 青年路 巴彦塔拉大街 南门外大街 幸福路 团结街".split()
)
_HAN = "零一二三四五六七八九"


class Invention:
    """Invents values from one seeded source; the same seed gives the same values."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def digits(self, count: int) -> str:
        return "".join(self.random.choice("0123456789") for _ in range(count))

    def pick(self, values: object) -> str:
        return self.random.choice(list(values))  # type: ignore[call-overload,no-any-return]

    def birthday(self) -> tuple[int, int, int]:
        return (
            self.random.randint(1931, 2019),
            self.random.randint(1, 12),
            self.random.randint(1, 28),
        )

    def id(self) -> str:
        year, month, day = self.birthday()
        body = f"{self.pick(_DIVISIONS)}{year}{month:02}{day:02}{self.random.randint(990, 999)}"
        return body + check_character(body)

    def id_wrong(self) -> str:
        number = self.id()
        other = [mark for mark in "0123456789" if mark != number[17]]
        return number[:17] + self.pick(other)

    def id_cut(self) -> str:
        return self.id()[:15] + "000"

    def id15(self) -> str:
        number = self.id()
        while number[6:8] != "19":
            number = self.id()
        return number[:6] + number[8:17]

    def id_foreign(self) -> str:
        year, month, day = self.birthday()
        body = f"{self.pick(('810000', '820000', '830000'))}{year}{month:02}{day:02}{self.random.randint(990, 999)}"
        return body + check_character(body)

    def cert(self) -> str:
        return f"{self.id()}{self.random.randint(1, 7)}{self.random.randint(1, 4)}"

    def mobile(self) -> str:
        return self.pick(_MOBILE_PREFIXES) + self.digits(8)

    def landline(self) -> str:
        area = self.pick(_AREA_CODES)
        local = self.pick("23456789") + self.digits(7 if area in {"010", "021"} else 6)
        return f"{area}-{local}"

    def local(self) -> str:
        return self.pick("2345678") + self.digits(6)

    def card(self) -> str:
        body = self.pick(_BINS) + self.digits(self.random.choice((9, 12)))
        return body + luhn_digit(body)

    def account(self) -> str:
        return self.pick(("05", "1501", "8", "70", "4")) + self.digits(
            self.random.choice((11, 13, 17))
        )

    def passport(self) -> str:
        if self.random.random() < 0.5:
            return self.pick("EEG") + self.digits(8)
        return "E" + self.pick("ABCDEFGHJK") + self.digits(7)

    def permit(self) -> str:
        return self.pick(("C", "H", "M", "L", "T")) + self.digits(8)

    def email(self) -> str:
        user = self.pick(("zhang", "li_ming", "wang.fang", "a", "nmg", "btjy")) + self.digits(
            self.random.randint(2, 6)
        )
        return f"{user}@{self.pick(('qq.com', '163.com', '126.com', 'sina.cn', 'outlook.com'))}"

    def wechat(self) -> str:
        return (
            self.pick(("zhang_", "lili", "wx-", "nmg_", "hao", "wxid_"))
            + self.pick("abcxyz")
            + self.digits(self.random.randint(4, 8))
        )

    def qq(self) -> str:
        return self.pick("123456789") + self.digits(self.random.randint(5, 9))

    def plate(self) -> str:
        letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
        head = self.pick("蒙蒙蒙京冀晋陕") + self.pick("ABCDEJK")
        tail = (
            self.pick(("D", "F")) + self.digits(5)
            if self.random.random() < 0.2
            else self.digits(3) + self.pick(letters) + self.digits(1)
        )
        return head + self.pick(("", "·", "")) + tail

    def person(self) -> str:
        kind = self.random.random()
        if kind < 0.12:
            return self.pick(_MONGOLIAN)
        if kind < 0.16:
            return self.pick(_DOTTED)
        if kind < 0.21:
            return self.pick(_COMPOUND) + self.pick(_GIVEN)
        return self.pick(_LESS_COMMON if kind < 0.36 else _SURNAMES) + self.pick(_GIVEN)

    def birth(self) -> str:
        year, month, day = self.birthday()
        forms = (
            f"{year}年{month}月{day}日",
            f"{year}-{month:02}-{day:02}",
            f"{year}.{month}.{day}",
            f"{year}/{month}/{day}",
            f"{year}{month:02}{day:02}",
            f"{year}年{month}月",
        )
        return self.pick(forms)

    def village(self) -> str:
        return self.pick(_VILLAGES + _GACHA)

    def town(self) -> str:
        return self.pick(_TOWNS)

    def county(self) -> str:
        return self.pick(_COUNTIES)

    def address(self) -> str:
        small, door = self.random.randint(1, 9), self.random.randint(1, 320)
        front = self.pick(("", "", "包头市", "内蒙古自治区包头市")) + self.county()
        rural = f"{self.town()}{self.village()}"
        forms = (
            f"{rural}{small}组{door}号",
            f"{front}{rural}{_HAN[small]}组{door}号",
            f"{front}{rural}{door}号",
            f"{rural}{_HAN[small]}社{door}号",
            f"{front}{self.pick(_ESTATES)}{small}号楼{self.random.randint(1, 5)}单元{door}室",
            f"{self.pick(_ESTATES)}{small}栋{door}室",
            f"{front}{self.pick(_ROADS)}{door}号院{small}号楼{small}单元{door}",
            f"{front}{self.pick(_ROADS)}{door}号",
            f"{self.pick(_ESTATES)}{small}-{self.random.randint(1, 4)}-{100 * small + small}",
        )
        return self.pick(forms)

    def amount(self) -> str:
        return self.pick(
            (
                f"{self.random.randint(100, 9999)}元",
                f"{self.random.randint(1, 99)}{self.digits(3)}.{self.digits(2)}元",
                f"{self.random.randint(2, 90)}万元",
                f"{self.random.randint(1, 9)},{self.digits(3)}.00元",
            )
        )

    def count(self) -> str:
        return str(self.random.randint(1, 98))

    def date(self) -> str:
        year, month, day = (
            self.random.randint(2023, 2027),
            self.random.randint(1, 12),
            self.random.randint(1, 28),
        )
        return self.pick(
            (f"{year}年{month}月{day}日", f"{year}-{month:02}-{day:02}", f"{year}.{month}.{day}")
        )

    def period(self) -> str:
        return f"{self.random.randint(2023, 2027)}年{self.random.randint(1, 12)}月"

    def docno(self) -> str:
        return f"{self.pick(('包民发', '内民政发', '民发', '九政办发', '包府发', '达民字'))}〔{self.random.randint(2018, 2026)}〕{self.random.randint(1, 199)}号"

    def orgcode(self) -> str:
        alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
        body = (
            self.pick(("11", "12", "52", "54", "91", "93"))
            + self.pick(_DIVISIONS)
            + "".join(self.pick(alphabet) for _ in range(9))
        )
        total = sum(alphabet.index(mark) * pow(3, place, 31) for place, mark in enumerate(body))
        return body + alphabet[(31 - total % 31) % 31]

    def masked(self) -> str:
        star = self.pick("***＊×●")
        kind = self.random.randrange(9)
        number, phone, card = self.id(), self.mobile(), self.card()
        forms = (
            number[:6] + star * 8 + number[-4:],
            number[:10] + star * 4 + number[-4:],
            number[:3] + star * 11 + number[-4:],
            phone[:3] + star * 4 + phone[-4:],
            card[:6] + star * (len(card) - 10) + card[-4:],
            f"{card[:4]} **** **** {card[-4:]}",
            number[0] + "*" * 16 + number[-1],
            phone[:3] + "xxxx" + phone[-4:],
            number[:14] + "****",
        )
        return forms[kind]

    def masked_name(self) -> str:
        surname = self.pick(_SURNAMES)
        return self.pick(
            (
                f"{surname}*",
                f"{surname}**",
                f"{surname}*{self.pick('兵英兰华')}",
                f"{surname}某",
                f"{surname}某某",
            )
        )


def check_character(body: str) -> str:
    """Return the check character of 17 digits (GB 11643), from its definition modulo 11."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(body))
    return "0123456789X"[(12 - total % 11) % 11]


def luhn_digit(body: str) -> str:
    """Return the Luhn digit that completes a card number."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)
