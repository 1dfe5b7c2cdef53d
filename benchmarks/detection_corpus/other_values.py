"""Other people and places than `values` has, for the half that is written last."""

from __future__ import annotations

from benchmarks.detection_corpus.values import Invention

_SURNAMES = "孟龙段雷钱汤黎赖龚文庞葛聂丛焦岳齐梅莫庄辛管祝涂谷祁时舒耿牟卜路詹关王李张刘陈杨赵周孙"
_GIVEN = (
    "守义 桂芝 凤霞 德胜 玉梅 淑兰 国栋 金花 瑞霞 连生 有才 二虎 三女 月娥 秀莲 学军 美玲 振华 全胜 爱莲 成林 喜莲 "
    "嘉怡 子轩 若曦 皓轩 梦洁 昊天 可馨 沐宸 奕辰 紫萱 博文 语嫣 云飞 兰英 耀祖 福林 存柱 莲 岩 帆 宁 超 凯 颖 雷 琴 莉 蕾 鑫 旺"
).split()
_MONGOLIAN = (
    "巴雅尔 乌仁其其格 莫日根 达来 苏日娜 朝克图 阿拉腾其其格 宝力道 格根塔娜 呼斯楞 牧仁 满都拉图 那顺巴图 "
    "图门吉雅 斯日古楞 恩和巴雅尔 查干巴拉 乌兰托娅 胡日查 德德玛"
).split()
_PLACES = "兴顺西镇 银号镇 怀朔镇 将军尧镇 明沙淖乡 苏波盖乡 沟门镇 希拉穆仁镇 石宝镇 巴音敖包苏木 达尔罕苏木 吉忽伦图苏木".split()
_VILLAGES = "后壕村 白菜沟村 公义明村 缸房营村 小召子村 党三尧村 美岱桥村 黄草洼村 什报气村 忽鸡沟村 前河村 大英图村".split()
_GACHA = "宝日汗图嘎查 乌兰宝力格嘎查 巴音赛罕嘎查 格日乐敖都嘎查 查干朝鲁嘎查".split()
_ESTATES = "景苑花园 和平里小区 御景名邸 春光小区 龙藏新城 电力小区 糖厂家属院 一机家属楼 黄河小区 凯旋公馆 万科印象城".split()
_STREETS = "鹿城路 站北路 赛音道 环城南路 林荫路 少先路 沼潭南路 希望大道".split()


class OtherInvention(Invention):
    """Invents from other names and places; numbers follow the same rules."""

    def person(self) -> str:
        kind = self.random.random()
        if kind < 0.12:
            return self.pick(_MONGOLIAN)
        if kind < 0.15:
            return self.pick(("其其格·娜仁", "包·巴特尔", "古丽·阿依木", "扎西·多吉"))
        if kind < 0.19:
            return self.pick(("皇甫", "东方", "尉迟", "夏侯", "司徒")) + self.pick(_GIVEN)
        return self.pick(_SURNAMES) + self.pick(_GIVEN)

    def village(self) -> str:
        return self.pick(_VILLAGES + _GACHA)

    def town(self) -> str:
        return self.pick(_PLACES)

    def address(self) -> str:
        small, door = self.random.randint(1, 12), self.random.randint(1, 199)
        rural = self.town() + self.village()
        return self.pick(
            (
                f"{rural}{small}队{door}号",
                f"{rural}前街{door}号",
                f"{self.county()}{rural}第{small}村民小组{door}号",
                f"{rural}{small}组",
                f"{self.county()}{self.pick(_ESTATES)}{small}#楼{self.random.randint(1, 4)}单元{door}号",
                f"{self.pick(_ESTATES)}{self.pick('ABC')}座{door}室",
                f"{self.pick(_ESTATES)}{small}号楼{door}",
                f"包头市{self.county()}{self.pick(_STREETS)}{door}号街坊{small}栋{small}门{door}室",
                f"{self.pick(_STREETS)}{door}号付{small}号",
                f"{self.pick(_ESTATES)}{small}栋{self.random.randint(1, 4)}单元{small}楼西户",
            )
        )

    def birth(self) -> str:
        year, month, day = self.birthday()
        return self.pick(
            (
                f"{year}年{month:02}月{day:02}日",
                f"{year}-{month}-{day}",
                f"{year}.{month:02}.{day:02}",
                f"{year} 年 {month} 月 {day} 日",
                f"{year}/{month:02}/{day:02}",
            )
        )
