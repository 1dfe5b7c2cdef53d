"""Values as they are written in Inner Mongolia: gachas and groups, old calendars, children."""

from __future__ import annotations

from benchmarks.detection_corpus.other_values import OtherInvention

_HAN = "零一二三四五六七八九"
_RING = str.maketrans("0123456789", "〇一二三四五六七八九")
_LUNAR_DAYS = ("初一", "初五", "初八", "初十", "十三", "十五", "十八", "廿二", "廿六", "二十九")
_LUNAR_MONTHS = ("正月", "二月", "三月", "五月", "六月", "八月", "九月", "十月", "冬月", "腊月")


class SteppeInvention(OtherInvention):
    """Invents addresses down to the group, dates of several calendars, ages of children."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed, "fourth")

    def address(self) -> str:
        small, door = self.random.randint(1, 9), self.random.randint(1, 160)
        han = _HAN[small]
        town, gacha, village = self.town(), self.of("gacha"), self.of("villages")
        estate = self.of("estates")
        return self.pick(
            (
                f"{town}{gacha}{small}号",
                f"{self.county()}{town}{gacha}{han}独贵龙{door}号",
                f"{town}{gacha}第{han}牧业组{door}户",
                f"{town}{village}{han}社{door}号",
                f"{self.county()}{town}{village}{small}社",
                f"{town}{village}北圪旦{door}号",
                f"{village}{han}队{door}号",
                f"{town}{village}{han}小队{door}号",
                f"{self.county()}{village}前营子{door}号",
                f"{estate}{door}栋{small}号",
                f"{estate}{small}排{door}号",
                f"{self.of('roads')}{door}号院{small}排{small}号",
                f"{self.county()}{estate}{small}号楼{small}单元{small}0{small}室",
                f"{estate}{small}区{door}栋{small}0{small}",
                f"{town}{gacha}查干浩特{small}号",
            )
        )

    def birth(self) -> str:
        year, month, day = self.birthday()
        western = f"{year}年{month}月{day}日"
        return self.pick(
            (
                western,
                f"{str(year).translate(_RING)}年{_han(month)}月{_han(day)}日",
                f"{year}年{self.pick(_LUNAR_MONTHS)}{self.pick(_LUNAR_DAYS)}",
                f"农历{year}年{self.pick(_LUNAR_MONTHS)}{self.pick(_LUNAR_DAYS)}",
                f"民国{self.random.randint(20, 38)}年{month}月{day}日",
                f"{year % 100:02}年{month}月{day}号",
                f"{year}-{month:02}-{day:02}",
                f"{year}{month:02}{day:02}",
                f"{year}年{month:02}月",
            )
        )

    def child(self) -> str:
        """Return what says that somebody is under eighteen."""
        age = self.random.randint(2, 17)
        return self.pick(
            (
                f"{age}岁",
                f"{age}周岁",
                f"{_han(age)}岁",
                f"{self.random.randint(2, 11)}个月大",
                f"小学{self.pick('一二三四五六')}年级",
                f"初{self.pick('一二三')}",
                "上幼儿园",
                "读小学",
            )
        )

    def like_mobile(self) -> str:
        """Return eleven digits that are shaped like a mobile number and are none."""
        return self.mobile()


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    front = "" if tens == 0 else "十" if tens == 1 else f"{_HAN[tens]}十"
    return front + (_HAN[ones] if ones else "")
