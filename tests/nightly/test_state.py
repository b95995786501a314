"""What nights remember, and how articles wait."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.nightly.article_json import dump_input, load_input
from claimdiff.nightly.state import Failure, NightState, NightStateError, Task, open_state
from claimdiff.records import Article, Block, Dropped, InputFate
from claimdiff.sources.state import SourceState

TEXTS = st.text(st.characters(), max_size=40)
NAMES = st.none() | TEXTS


@given(TEXTS, NAMES, NAMES, st.dictionaries(TEXTS, st.integers(0, 9), max_size=3), st.lists(TEXTS, max_size=3))
def test_an_article_waits_as_it_is(
    text: str, title: str | None, url: str | None, dropped: dict[str, int], notes: list[str]
) -> None:
    fate = InputFate(text, "ab", "read", 1, dropped, tuple(notes))
    article = Article(
        "0" * 16,
        text,
        text,
        (Block(0, len(text), "body"),),
        "ar",
        title,
        None,
        url,
        None,
        2,
        (Dropped("advert", text),),
    )
    assert load_input(dump_input(fate, (article, article))) == (fate, (article, article))


def test_what_a_source_gave_waits_until_it_is_done(tmp_path: Path) -> None:
    path = tmp_path / "nightly.sqlite"
    with open_state(path) as state:
        state.keep_source("a", SourceState(kind="feed"), [Task("remove", "x"), Task("add", "y\udcff", "{}", 3)])
    with open_state(path) as state:
        assert state.source_states(["a"])["a"].kind == "feed"
        assert state.n_waiting() == (2, 3)
        first, second = state.first_waiting(5)
        assert (first.kind, first.path, second.path) == ("remove", "x", "y\\udcff")
        state.done([first])
        assert [task.path for task in state.first_waiting(5)] == ["y\\udcff"]
        assert state.last_number() == 2


def test_failures_are_counted_in_a_row_for_each_path(tmp_path: Path) -> None:
    with open_state(tmp_path / "nightly.sqlite") as state:
        for paths in (["a", "b"], ["a"], ["a", "b"]):
            state.keep_failures("feed", [Failure("feed", path, "404") for path in paths])
        state.keep_failures("other", [Failure("other", "a", "500")])
        assert {(one.source, one.path): one.n_nights for one in state.failures(["feed", "other"])} == {
            ("feed", "a"): 3,
            ("feed", "b"): 1,
            ("other", "a"): 1,
        }
        state.keep_failures("feed", [])
        assert [one.source for one in state.failures(["feed", "other"])] == ["other"]


def test_a_block_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(state: NightState) -> None:
        with state.writing():
            state.keep_fact("reported_run", 3)
            raise RuntimeError

    with open_state(tmp_path / "nightly.sqlite") as state:
        with pytest.raises(RuntimeError):
            fail(state)
        assert state.fact("reported_run", int) is None


def test_speeds_are_those_of_the_last_nights_that_added_something(tmp_path: Path) -> None:
    with open_state(tmp_path / "nightly.sqlite") as state:
        assert state.seconds_per_article() is None
        for n_articles, seconds in ((10, 30.0), (0, 9.0), (10, 10.0)):
            night = state.begin_night("2026-03-15T02:30:00+00:00")
            with state.writing():
                state.finish_night(night, "2026-03-15T02:31:00+00:00", n_articles, seconds)
        assert state.seconds_per_article() == 2.0


@pytest.mark.parametrize("data", [b"garbage" * 500, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_is_moved_aside(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "nightly.sqlite"
    path.write_bytes(data)
    with open_state(path) as state:
        assert state.was_damaged
        assert state.source_states(["a"]) == {}
    assert path.with_name("nightly.sqlite.damaged").read_bytes() == data


def test_another_program_s_tables_are_moved_aside(tmp_path: Path) -> None:
    path = tmp_path / "nightly.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE waiting (something TEXT)")
    connection.close()
    with open_state(path) as state:
        assert state.was_damaged


def test_a_place_that_can_not_be_written_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(NightStateError, match="nothing is lost"), open_state(tmp_path / "no" / "nightly.sqlite"):
        pass


def test_failures_of_a_source_with_an_odd_name_are_counted(tmp_path: Path) -> None:
    with open_state(tmp_path / "nightly.sqlite") as state:
        for _ in range(2):
            state.keep_failures("caf\udce9", [Failure("caf\udce9", "caf\udce9/x", "gone")])
        assert [one.n_nights for one in state.failures(["caf\udce9"])] == [2]
        state.keep_source("caf\udce9", SourceState(kind="feed"), [])
        assert state.source_states(["caf\udce9", "new"]) == {"caf\udce9": SourceState(kind="feed")}


@pytest.mark.parametrize("table", ["facts", "sources", "failures", "waiting", "told", "outbox", "nights"])
def test_a_table_without_its_columns_is_moved_aside(tmp_path: Path, table: str) -> None:
    path = tmp_path / "nightly.sqlite"
    with open_state(path):
        pass
    change(path, f"DROP TABLE {table}", f"CREATE TABLE {table} (a)")
    with open_state(path) as state:
        assert state.was_damaged
        assert state.fact("reported_run", int) is None


@pytest.mark.parametrize("value", ["'x'", "'[]'", "'1.5'", "X'ff'", "CAST(X'ff' AS TEXT)", "'\"3\"'"])
def test_a_damaged_fact_counts_as_missing(tmp_path: Path, value: str) -> None:
    path = tmp_path / "nightly.sqlite"
    with open_state(path) as state, state.writing():
        state.keep_fact("reported_run", 3)
    with open_state(path) as state:
        assert state.fact("reported_run", int) == 3
    change(path, f"UPDATE facts SET value = {value}", "INSERT INTO failures VALUES ('a', 'b', 'c', 'x')")
    with open_state(path) as state:
        assert state.fact("reported_run", int) is None
        assert [one.n_nights for one in state.failures(["a"])] == [0]


def change(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("content", ["x", "[]", "{}", '{"fate": [], "articles": []}', "[" * 10**5])
def test_what_is_no_input_is_refused(content: str) -> None:
    with pytest.raises(ValueError, match=r"no input that waits|Expecting value"):
        load_input(content)
