"""Damaged and hostile index files: a clear error or a repair, never a traceback."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from claimdiff.errors import ClaimdiffError, IndexDamaged, IndexMissing
from claimdiff.indexing.index import Index
from tests.indexing.stubs import FLOOD, ROAD, SCHOOL, NumberJudge, WordEncoder, article_of


def opened(folder: Path, *, writing: bool = False) -> Index:
    return Index.open(
        "valley", indexes_dir=folder, writing=writing, wait_seconds=0, encoder=WordEncoder(), judge=NumberJudge()
    )


@pytest.fixture
def indexes(tmp_path: Path) -> Path:
    with opened(tmp_path, writing=True) as index:
        index.add([article_of("a", FLOOD.format(12), ROAD), article_of("b", FLOOD.format(15), SCHOOL, ROAD)])
    return tmp_path


def database_of(indexes: Path) -> Path:
    return indexes / "valley" / "index.sqlite"


def change(indexes: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(database_of(indexes))
    connection.execute(statement, values)
    connection.commit()
    connection.close()


def damages(indexes: Path) -> str:
    with opened(indexes) as index:
        return "\n".join(index.verify())


def test_a_sound_index_verifies(indexes: Path) -> None:
    assert damages(indexes) == ""


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE claims SET start = start + 1 WHERE claim = 1", "claim 1 does not say what its article 1 says there"),
        ("UPDATE claims SET end = 99999 WHERE claim = 2", "claim 2 lies outside of its article 1"),
        ("UPDATE versions SET text = replace(text, 'Orda', 'Arda')", "claim 1 does not say what its article"),
        ("DELETE FROM vectors WHERE text = 1", "claim 1 has no vector"),
        ("UPDATE vectors SET vector = substr(vector, 5) WHERE text = 2", "vector 2 has not 32 numbers"),
        ("INSERT INTO texts VALUES (77, x'00'); ", ""),
        ("UPDATE claims SET is_blocked = 0 WHERE claim = 3", "claim 3 was never compared with others"),
        ("DELETE FROM judgements", "was never judged"),
        ("UPDATE judgements SET neutral = 0.5", "don't sum to 1"),
        ("DELETE FROM pairs", "is open but has no pair"),
        ("DELETE FROM versions WHERE article = 2", "article 2 has no live version"),
        ("PRAGMA user_version = 99", "format 99"),
        ("UPDATE claims SET start = 'x' WHERE claim = 1", "start of claims is no INTEGER in 1 row"),
        ("UPDATE versions SET text = X'ff'", "text of versions is no TEXT in 2 rows"),
        ("UPDATE versions SET blocks = '[[1, 2]]'", "its rows don't fit together"),
        ("UPDATE versions SET blocks = '[[0, 1, 7]]'", "an article's blocks are none"),
        ("UPDATE judgements SET entailment = 'x'", "entailment of judgements is no REAL"),
        ("INSERT INTO reviews VALUES ('a', 'x', '', '', '{}', '{}')", "a review has no decision"),
        ("INSERT INTO reviews VALUES ('a', 'confirmed', '', '', '[]', '{}')", "a field is no JSON object"),
        ("UPDATE inputs SET notes = '5'", "the notes on an input are none"),
        ("UPDATE inputs SET dropped = '5'", "a field is no JSON object"),
        ("UPDATE findings SET record = '5'", "a field is no JSON object"),
        ("UPDATE contents SET content = '{}'", "what a claim says can't be read"),
        ("UPDATE runs SET started = X'ff'", "started of runs is no TEXT in 1 row"),
        ("UPDATE facts SET value = '5' WHERE name = 'models'", "doesn't say which models"),
        ("UPDATE facts SET value = '5' WHERE name = 'faiss'", "its rows don't fit together"),
    ],
)
def test_damage_is_told_in_one_line(indexes: Path, statement: str, told: str) -> None:
    change(indexes, statement)
    try:
        found = damages(indexes)
    except IndexDamaged as error:
        found = str(error)
    assert told in found
    assert bool(found) == bool(told)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims SET start = 'x' WHERE claim = 1",
        "UPDATE claims SET sentence_start = 'x'",
        "UPDATE versions SET text = X'ff'",
        "UPDATE versions SET blocks = '[[1, 2]]'",
        "UPDATE judgements SET entailment = 'x'",
        "INSERT INTO reviews VALUES ('a', 'x', '', '', '{}', '{}')",
        "UPDATE inputs SET notes = '5'",
        "UPDATE findings SET left_claim = 'x'",
    ],
)
def test_whoever_reads_over_damage_is_told_of_it(indexes: Path, statement: str) -> None:
    change(indexes, statement)
    for writing in (False, True):
        with pytest.raises(IndexDamaged, match="restore it from a copy"):
            read(indexes, writing=writing)
    assert damages(indexes)


def test_claims_whose_vectors_are_gone_are_told(indexes: Path) -> None:
    change(indexes, "DELETE FROM vectors")
    with pytest.raises(IndexDamaged, match="claims without a vector"):
        read(indexes, writing=False)


def read(indexes: Path, *, writing: bool) -> None:
    """Ask an index what a report and a list of findings ask."""
    with opened(indexes, writing=writing) as index:
        index.comparison()
        index.findings()


def test_a_failure_in_a_sound_index_is_no_damage(indexes: Path) -> None:
    with opened(indexes, writing=True) as index, pytest.raises(ValueError, match="of its own"), index.run("test"):
        raise ValueError("of its own")


def test_pages_that_changed_places_are_nothing_worse_than_one_line(indexes: Path) -> None:
    path = database_of(indexes)
    sound = path.read_bytes()
    pages = [sound[at : at + 4096] for at in range(0, len(sound), 4096)]
    for left in range(1, len(pages)):
        for right in range(left + 1, len(pages), 3):
            swapped = list(pages)
            swapped[left], swapped[right] = pages[right], pages[left]
            path.write_bytes(b"".join(swapped))
            with suppress(ClaimdiffError), opened(indexes) as index:
                index.verify()
                index.comparison()
                index.findings()
                index.articles()


def test_a_vector_that_is_no_unit_vector_or_no_number_is_told(indexes: Path) -> None:
    change(indexes, "UPDATE vectors SET vector = ? WHERE text = 1", np.full(32, 2.0, "<f4").tobytes())
    change(indexes, "UPDATE vectors SET vector = ? WHERE text = 2", np.full(32, np.nan, "<f4").tobytes())
    found = damages(indexes)
    assert "vector 1 is no unit vector" in found
    assert "vector 2 holds what is no number" in found


def test_a_row_that_belongs_to_nothing_is_told(indexes: Path) -> None:
    change(indexes, "PRAGMA foreign_keys = OFF")
    change(indexes, "DELETE FROM articles WHERE article = 1")
    assert "row 1 of claims belongs to nothing in articles" in damages(indexes)


@pytest.mark.parametrize(
    "content", [b"", b"garbage", b"IxFI" + b"\xff" * 400, None], ids=["empty", "text", "huge", "-"]
)
def test_a_faiss_file_that_does_not_fit_is_told_and_made_again(indexes: Path, content: bytes | None) -> None:
    path = indexes / "valley" / "vectors.faiss"
    before = path.read_bytes()
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert "claimdiff index rebuild valley" in damages(indexes)
    with opened(indexes) as index:
        assert len(index.check(ROAD).replies) == 2  # a reader searches all the same
    with opened(indexes, writing=True) as index:
        assert index.rebuild().n_texts == 4
    assert path.read_bytes() == before
    assert damages(indexes) == ""


def test_a_faiss_file_of_another_state_is_made_again_by_the_next_writer(indexes: Path) -> None:
    path = indexes / "valley" / "vectors.faiss"
    path.write_bytes(path.read_bytes()[:-1] + b"\x00")
    opened(indexes, writing=True).close()
    assert damages(indexes) == ""


@pytest.mark.parametrize("size", [0, 1, 100, 4096, 5000, 20000])
def test_a_truncated_file_is_one_line(indexes: Path, size: int) -> None:
    path = database_of(indexes)
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(ClaimdiffError) as error, opened(indexes) as index:
        raise IndexDamaged("; ".join(index.verify()) or "nothing was found")
    assert "\n" not in str(error.value)
    assert "nothing was found" not in str(error.value)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=60)), min_size=1, max_size=4))
@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_bytes_are_overwritten_nothing_worse_than_one_line(
    indexes: Path, places: list[tuple[int, bytes]]
) -> None:
    path = database_of(indexes)
    sound = path.read_bytes()
    broken = bytearray(sound)
    for at, content in places:
        start = at % len(broken)
        broken[start : start + len(content)] = content
    path.write_bytes(bytes(broken[: len(sound)]))
    try:
        with opened(indexes) as index:
            index.verify()
            index.articles()
            index.findings()
            index.check(FLOOD.format(20))
    except ClaimdiffError as error:
        told = str(error)
        if "\n" in told:
            pytest.fail(told)
    finally:
        path.write_bytes(sound)


def test_random_bytes_and_other_programs_files_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "valley"
    folder.mkdir()
    (folder / "index.sqlite").write_bytes(os.urandom(5000))
    with pytest.raises(IndexDamaged, match=r"index\.sqlite"):
        opened(tmp_path)
    (folder / "index.sqlite").unlink()
    connection = sqlite3.connect(folder / "index.sqlite")
    connection.execute("CREATE TABLE notes (text)")
    connection.commit()
    connection.close()
    for writing in (False, True):
        with pytest.raises(IndexDamaged, match="no index of claimdiff's"):
            opened(tmp_path, writing=writing)


def test_a_view_or_trigger_in_the_file_is_refused(indexes: Path) -> None:
    change(indexes, "CREATE TRIGGER evil AFTER INSERT ON claims BEGIN DELETE FROM claims; END")
    with pytest.raises(IndexDamaged, match="its tables are not claimdiff's"):
        opened(indexes)


def test_an_empty_file_is_no_index_and_is_filled_by_the_next_writer(tmp_path: Path) -> None:
    folder = tmp_path / "valley"
    folder.mkdir()
    (folder / "index.sqlite").touch()
    with pytest.raises(IndexMissing):
        opened(tmp_path)
    opened(tmp_path, writing=True).close()
    opened(tmp_path).close()


@pytest.mark.parametrize("name", ["", "index.sqlite", "vectors.faiss", "lock"])
def test_a_link_that_leads_out_is_refused(indexes: Path, tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "it"
    path = indexes / "valley" / name if name else indexes / "valley"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    for writing in (False, True):
        with pytest.raises(IndexDamaged, match="is a link"):
            opened(indexes, writing=writing)
