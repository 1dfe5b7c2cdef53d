import json
import re
from pathlib import Path

import pypdfium2
import pytest

from noticegen.cli.app import run
from noticegen.pipeline.demo import choose_out

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the demonstration once."""
    directory = tmp_path_factory.mktemp("demo") / "out"
    assert run(["demo", "--out", str(directory)]) == 0
    return directory


@pytest.fixture(scope="module")
def expected() -> dict[str, list[dict[str, object]]]:
    """Return the committed table of expected outcomes."""
    read: dict[str, list[dict[str, object]]] = json.loads(
        (EXAMPLES / "expected.json").read_text("utf-8")
    )
    return read


def test_every_row_has_the_expected_outcome(
    out: Path, expected: dict[str, list[dict[str, object]]]
) -> None:
    written = json.loads((out / "internal" / "reconciliation.json").read_text("utf-8"))
    keys = ("sheet", "row", "outcome", "reasons")
    found = [tuple(map(str, (row[key] for key in keys))) for row in written["rows"]]
    assert found == [tuple(map(str, (row[key] for key in keys))) for row in expected["rows"]]
    assert written["counts"] == expected["counts"]


def test_the_notice_prints_exactly_the_published_households(
    out: Path, expected: dict[str, list[dict[str, object]]]
) -> None:
    (file,) = (out / "public").glob("*.pdf")
    with pypdfium2.PdfDocument(file) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    plain = re.sub(r"\s", "", text)
    for row in expected["rows"]:
        name = re.sub(r"\s", "", str(row["name"]))
        assert (name in plain) is (row["outcome"] == "published"), (row["sheet"], row["row"])
    for words in ("其孙", "王小果", "监护人", "慢性病", "1650000", "621700", "白制表"):
        assert words not in plain, words


def test_a_demo_never_overwrites_another(tmp_path: Path) -> None:
    assert choose_out(tmp_path).name == "demo"
    (tmp_path / "demo").mkdir()
    assert choose_out(tmp_path).name == "demo-2"
    (tmp_path / "demo" / "file").touch()
    (tmp_path / "demo").rename(tmp_path / "demo-2")
    assert choose_out(tmp_path).name == "demo"


def test_an_occupied_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert run(["demo", "--out", str(tmp_path)]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
