import pytest

from noticegen.vocabulary.programmes import all_programmes, programme_label, programmes_in


def test_the_names_of_the_contract() -> None:
    assert list(all_programmes()) == [
        "rural-dibao",
        "urban-dibao",
        "tekun",
        "temporary-assistance",
        "low-income-margin",
        "rigid-expenditure",
        "orphan-allowance",
        "unsupported-children",
        "disability-subsidies",
        "old-age-allowance",
        "medical-assistance",
        "subsidy-card",
        "public-housing",
        "housing-renovation",
        "happiness-sheet",
    ]
    assert programme_label("rural-dibao") == "农村低保"


def test_a_word_belongs_to_one_programme() -> None:
    words = [word for programme in all_programmes().values() for word in programme.words]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("name", all_programmes())
def test_every_word_finds_its_programme(name: str) -> None:
    for word in all_programmes()[name].words:
        assert programmes_in(f"某镇2026年12月{word}花名册") == {name}, word


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("低保花名册", set()),
        ("农村低保边缘家庭名单", {"low-income-margin"}),
        ("农村低保和特困人员", {"rural-dibao", "tekun"}),
        ("农 村　低保", {"rural-dibao"}),
    ],
)
def test_what_titles_speak_of(text: str, found: set[str]) -> None:
    assert programmes_in(text) == found
