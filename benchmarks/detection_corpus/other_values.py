"""Other people and places than `values` has, for the half that is written last."""

from __future__ import annotations

from benchmarks.detection_corpus.values import Invention


class OtherInvention(Invention):
    """Invents from other names and places; numbers follow the same rules."""

    def __init__(self, seed: int, pool: str = "second") -> None:
        super().__init__(seed, pool)

    def address(self) -> str:
        small, door = self.random.randint(1, 12), self.random.randint(1, 199)
        rural = self.town() + self.village()
        unit = self.random.randint(1, 4)
        return self.pick(
            (
                f"{rural}{small}队{door}号",
                f"{rural}前街{door}号",
                f"{self.county()}{rural}第{small}村民小组{door}号",
                f"{rural}{small}组",
                f"{self.county()}{self.of('estates')}{small}#楼{unit}单元{door}号",
                f"{self.of('estates')}{self.pick('ABC')}座{door}室",
                f"{self.of('estates')}{small}号楼{door}",
                f"包头市{self.county()}{self.of('roads')}{door}号街坊{small}栋{small}门{door}室",
                f"{self.of('roads')}{door}号付{small}号",
                f"{self.of('estates')}{small}栋{unit}单元{small}楼西户",
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
