"""A comparison that could not look must not look like one that found nothing."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegen.errors import ErrorCode, InputError
from noticegen.identifiers.keyed_hash import (
    HmacKey,
    keyed_digest,
    looks_like_plain_hash,
    new_key,
    parse_key,
)
from noticegen.roster.headings import field_on_list
from noticegen.roster.reading import read_rosters
from noticegen.screening.comparisons.digest_file import (
    digest_file,
    is_digest_file,
    read_digest_file,
)
from noticegen.screening.comparisons.loading import load_comparisons, load_key
from noticegen.screening.comparisons.model import ComparisonList, Role
from noticegen.vocabulary.fields import all_fields
from tests.screening.comparisons.lists import LI, WANG, Line, write_list


def load(option: str, key: Path | None = None) -> ComparisonList:
    (one,) = load_comparisons([option], read_rosters, key).lists
    return one


def refused(option: str, key: Path | None = None) -> InputError:
    with pytest.raises(InputError) as caught:
        load(option, key)
    for person in (WANG, LI):
        assert person["身份证号码"] not in caught.value.message
        assert person["姓名"] not in caught.value.message
    return caught.value


def write_key(path: Path, key: HmacKey) -> Path:
    path.write_text(key.as_text(), encoding="ascii")
    return path


@pytest.mark.parametrize("role", [role.value for role in Role if role is not Role.PROGRAMME])
def test_a_role_is_written_before_the_file(tmp_path: Path, role: str) -> None:
    one = load(f"{role}={write_list(tmp_path / '甲.csv', [WANG, LI])}")
    assert (one.role, one.file, one.size) == (Role(role), "甲.csv", 2)


def test_a_programme_is_a_role_too(tmp_path: Path) -> None:
    one = load(f"tekun={write_list(tmp_path / '甲.csv', [WANG])}")
    assert (one.role, one.programme) == (Role.PROGRAMME, "tekun")


@pytest.mark.parametrize(
    ("name", "role", "programme"),
    [
        ("殡葬火化.csv", Role.DEATHS, None),
        ("停保人员.csv", Role.ENDED, None),
        ("近亲属备案.csv", Role.RELATIVES, None),
        ("代为持卡登记.csv", Role.CARDHOLDERS, None),
        ("外旗县名单.csv", Role.OTHER_COUNTY, None),
        ("特困人员.csv", Role.PROGRAMME, "tekun"),
    ],
)
def test_a_file_name_tells_the_role(
    tmp_path: Path, name: str, role: Role, programme: str | None
) -> None:
    one = load(str(write_list(tmp_path / name, [WANG])))
    assert (one.role, one.programme) == (role, programme)


def test_programme_name_learns_which_from_the_file(tmp_path: Path) -> None:
    named = write_list(tmp_path / "特困人员.csv", [WANG])
    assert load(f"programme-name={named}").programme == "tekun"
    unnamed = write_list(tmp_path / "名单.csv", [WANG])
    assert refused(f"programme-name={unnamed}").code is ErrorCode.ROLE_UNCLEAR


def test_a_role_that_nobody_knows_is_refused_with_those_there_are(tmp_path: Path) -> None:
    error = refused(f"dead={write_list(tmp_path / '甲.csv', [WANG])}")
    assert error.code is ErrorCode.ROLE_UNKNOWN
    assert "deaths 死亡" in str(error)
    assert "happiness-sheet" not in str(error)
    assert "deaths" in error.message
    assert refused(str(write_list(tmp_path / "乙.csv", [WANG]))).code is ErrorCode.ROLE_UNCLEAR


def test_a_role_without_a_file_is_refused() -> None:
    assert refused("deaths=").code is ErrorCode.USAGE


@pytest.mark.parametrize("role", ["tekun", "other-county", "ended", "relatives", "cardholders"])
def test_a_list_without_a_sound_number_cannot_be_compared(tmp_path: Path, role: str) -> None:
    lines: list[Line] = [{"姓名": "王大明", "身份证号码": "150207", "村名": "白音村"}]
    error = refused(f"{role}={write_list(tmp_path / '甲.csv', lines)}")
    assert error.code is ErrorCode.COMPARISON_WITHOUT_IDS


def test_people_without_a_number_are_counted(tmp_path: Path) -> None:
    one = load(f"deaths={write_list(tmp_path / '甲.csv', [WANG, {'姓名': '李小红'}])}")
    assert (one.size, one.without_number) == (2, 1)


@pytest.mark.parametrize("kind", ["md5", "sha1", "sha224", "sha256"])
def test_a_plain_hash_is_refused_in_a_table_and_in_a_text(tmp_path: Path, kind: str) -> None:
    digest = hashlib.new(kind, WANG["身份证号码"].encode()).hexdigest()
    table = write_list(tmp_path / "甲.csv", [{"姓名": "王大明", "身份证号码": digest.upper()}])
    text = tmp_path / "乙.txt"
    text.write_text(f"{digest}\n{digest}\n", encoding="ascii")
    for path in (table, text):
        error = refused(f"other-county={path}")
        assert error.code is ErrorCode.PLAIN_HASH_REFUSED
        assert digest not in error.message.lower()


def test_the_round_trip_finds_and_shows_nobody(tmp_path: Path) -> None:
    key = new_key()
    key_file = write_key(tmp_path / "密钥.txt", key)
    handed = tmp_path / "外地.txt"
    handed.write_text(digest_file([WANG["身份证号码"]], key), encoding="ascii")

    one = load(f"other-county={handed}", key_file)

    assert one.digests is not None
    assert one.digests.holds(WANG["身份证号码"])
    assert not one.digests.holds(LI["身份证号码"])
    assert one.size == 1
    assert key.secret.hex() not in repr(one) + repr(key)
    assert WANG["身份证号码"] not in handed.read_text(encoding="ascii")


def test_digests_need_their_own_key(tmp_path: Path) -> None:
    handed = tmp_path / "外地.txt"
    handed.write_text(digest_file([WANG["身份证号码"]], new_key()), encoding="ascii")
    option = f"other-county={handed}"
    assert refused(option).code is ErrorCode.HMAC_KEY_NEEDED
    other = write_key(tmp_path / "密钥.txt", new_key())
    assert refused(option, other).code is ErrorCode.HMAC_KEY_DIFFERS
    assert refused(f"deaths={handed}", other).code is ErrorCode.ROLE_UNKNOWN


@pytest.mark.parametrize("change", ["upper", "cut", "comma", "han"])
def test_a_changed_digest_file_is_refused_with_its_line(tmp_path: Path, change: str) -> None:
    key = new_key()
    lines = digest_file([WANG["身份证号码"], LI["身份证号码"]], key).splitlines()
    lines[2] = {
        "upper": "A" * 64,
        "cut": lines[2][:-1],
        "comma": lines[2] + ",",
        "han": "王大明",
    }[change]
    handed = tmp_path / "外地.txt"
    handed.write_text("\n".join(lines), encoding="utf-8")
    error = refused(f"other-county={handed}", write_key(tmp_path / "密钥.txt", key))
    assert error.code is ErrorCode.HMAC_LIST_INVALID
    assert error.place is not None
    assert error.place.row == (1 if change == "han" else 3)


@pytest.mark.parametrize(
    "text",
    ["", "noticegen-hmac-key 1\n", "密钥", "noticegen-hmac-key 1\n" + "00" * 32, "ab" * 32],
)
def test_what_is_no_key_is_refused_and_not_shown(tmp_path: Path, text: str) -> None:
    path = tmp_path / "密钥.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_key(path)
    assert caught.value.code is ErrorCode.HMAC_KEY_INVALID
    assert len(text) < 3 or text not in caught.value.message


def test_a_key_survives_its_file() -> None:
    key = new_key()
    assert parse_key(key.as_text()) == key
    assert parse_key(key.as_text().replace("\n", "\r\n")) == key
    assert key.secret.hex() not in repr(key)
    assert re.fullmatch("[0-9a-f]{16}", key.fingerprint)
    assert new_key() != key


numbers = st.from_regex(r"[0-9]{17}[0-9X]", fullmatch=True)


@given(st.lists(numbers, max_size=8), numbers)
def test_digests_tell_the_same_people_under_one_key_only(people: list[str], other: str) -> None:
    key, another = HmacKey(bytes(range(32))), HmacKey(bytes(range(1, 33)))
    text = digest_file(people, key)
    lines = text.splitlines()[1:]
    assert lines == sorted({keyed_digest(key, person) for person in people})
    assert (keyed_digest(key, other) in lines) == (other in people)
    assert keyed_digest(another, other) not in lines
    # A digest has the form of a plain hash; only the file's first line tells them apart.
    assert all(looks_like_plain_hash(line) for line in lines)


def test_a_digest_file_knows_itself(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_text(digest_file([WANG["身份证号码"]], new_key()), encoding="ascii")
    assert is_digest_file(path)
    assert len(read_digest_file(path)[1]) == 1
    assert not is_digest_file(tmp_path / "没有.txt")
    path.write_text("姓名\n", encoding="utf-8")
    assert not is_digest_file(path)


@pytest.mark.parametrize("role", [role.value for role in Role if role is not Role.PROGRAMME])
def test_a_list_of_nothing_but_numbers_can_be_compared(tmp_path: Path, role: str) -> None:
    lines: list[Line] = [{"身份证号码": WANG["身份证号码"]}, {"身份证号码": LI["身份证号码"]}]
    one = load(f"{role}={write_list(tmp_path / '甲.csv', lines)}")
    assert (one.size, one.without_number) == (2, 0)
    assert set(one.by_number) == {WANG["身份证号码"], LI["身份证号码"]}


def test_numbers_below_a_title_and_beside_dates_can_be_compared(tmp_path: Path) -> None:
    path = tmp_path / "死亡.csv"
    text = f"死亡人员,\n身份证号码,死亡日期\n{WANG['身份证号码']},2026-08-31\n"
    path.write_text(text, encoding="gb18030")
    one = load(f"deaths={path}")
    assert list(one.by_number) == [WANG["身份证号码"]]
    assert one.people[0].place.row == 3


def test_names_alone_can_be_compared_but_only_warn(tmp_path: Path) -> None:
    one = load(f"tekun={write_list(tmp_path / '甲.csv', [{'姓名': '王大明'}])}")
    assert (one.size, one.without_number) == (1, 1)
    assert list(one.unnumbered) == ["王大明"]


def test_a_column_of_hashes_is_refused_without_names_too(tmp_path: Path) -> None:
    digest = hashlib.sha256(WANG["身份证号码"].encode()).hexdigest()
    table = write_list(tmp_path / "甲.csv", [{"身份证号码": digest}])
    assert refused(f"other-county={table}").code is ErrorCode.PLAIN_HASH_REFUSED


def test_a_list_that_finds_nobody_says_what_it_needs(tmp_path: Path) -> None:
    table = write_list(tmp_path / "甲.csv", [{"村名": "白音村", "死亡日期": "2026-08-31"}])
    error = refused(f"deaths={table}")
    assert error.code is ErrorCode.HEADING_MISSING
    assert "身份证号码或申请人姓名" in error.message


def test_headings_of_a_role_mean_people_and_belong_to_known_roles() -> None:
    roles = {role.value for role in Role}
    for entry in all_fields().values():
        assert set(entry.on_lists) <= roles, entry.key
        for role, headings in entry.on_lists.items():
            for heading in headings:
                assert field_on_list(heading, role) == entry.key, heading
