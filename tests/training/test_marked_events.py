"""Marks become gold rows, articles lose nothing but their marks, and a faulty mark is named."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.evaluation.gold import read_event
from training.marked_events import (
    Mark,
    MarkedArticle,
    MarkedEvent,
    MarkedEventError,
    gold_rows,
    parse_event,
    turn_files,
)

WRITTEN = """event x_sinkhole
about A sinkhole in the (invented) city of Dorvane
point toll number
point mayor position

=== sawt.ar.txt | صوت الجنوب | 2026-02-08
انهيار أرضي

{toll a|ارتفع عدد القتلى إلى تسعة.} وقال العمدة إنه {mayor a|لن يستقيل}.

=== molo.it.txt | Il Molo | 2026-02-09
{toll b|Quattro i morti}

Nel 2019 {toll n other_time|i morti erano stati
due}.

=== ledger.en.txt | Ledger | 2026-02-09
Hole

{toll a|Nine people died.} {mayor b|The mayor stepped down.}
"""


def test_rows_join_the_marks_of_one_point_in_different_articles() -> None:
    rows = [(row["a"], row["b"], row["label"], row["type"]) for row in gold_rows(parse_event(WRITTEN, "x"))]
    assert rows == [
        ("sawt.ar.txt", "molo.it.txt", "contradiction", "number"),
        ("sawt.ar.txt", "molo.it.txt", "neutral", "other_time"),
        ("sawt.ar.txt", "ledger.en.txt", "agreement", "number"),
        ("sawt.ar.txt", "ledger.en.txt", "contradiction", "position"),
        ("molo.it.txt", "ledger.en.txt", "contradiction", "number"),
        ("molo.it.txt", "ledger.en.txt", "neutral", "other_time"),
    ]


def test_an_event_that_was_written_is_one_that_can_be_read(tmp_path: Path) -> None:
    source = tmp_path / "x.txt"
    source.write_text(WRITTEN, encoding="utf-8")
    assert turn_files([source], tmp_path / "events") == []
    event = read_event(tmp_path / "events" / "x_sinkhole")
    assert event.languages == {"sawt.ar.txt": "ar", "molo.it.txt": "it", "ledger.en.txt": "en"}
    assert [row.crosslingual for row in event.rows] == [True] * 6
    texts = {path.name: path.read_text(encoding="utf-8") for path in event.article_paths}
    assert texts["sawt.ar.txt"] == "انهيار أرضي\n\nارتفع عدد القتلى إلى تسعة. وقال العمدة إنه لن يستقيل.\n"
    for row in event.rows:
        for side in row.sides:
            assert side.text in " ".join(texts[side.file].split())
    described = json.loads((event.folder / "event.json").read_text(encoding="utf-8"))
    assert described["articles"][1] == {
        "file": "molo.it.txt", "part": None, "lang": "it", "outlet": "Il Molo", "date": "2026-02-09",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "become", "said"),
    [
        ("{toll b|", "{toll b ", "not whole near"),
        ("point mayor position", "", "names point 'mayor'"),
        ("toll number", "toll size", "'size' of point 'toll' is none of"),
        ("n other_time", "n", "wants a type of trap"),
        ("toll b|", "toll b plan|", "wants a type of trap"),
        ("molo.it.txt | Il Molo", "molo.it.txt", "is not '=== NAME.LANG.txt"),
        ("molo.it.txt", "sawt.ar.txt", "of different names"),
        ("event x_sinkhole", "event ../x", "begins with 'event NAME'"),
        ("about A", "of A", "begins with 'event NAME'"),
    ],
)
def test_what_is_faulty_is_said(written: str, become: str, said: str) -> None:
    with pytest.raises(MarkedEventError, match=r"^here: .*") as caught:
        parse_event(WRITTEN.replace(written, become, 1), "here")
    assert said in str(caught.value)


def test_a_faulty_file_does_not_keep_others_from_being_turned(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(WRITTEN, encoding="utf-8")
    bad.write_text("nothing", encoding="utf-8")
    torn = tmp_path / "torn.txt"
    torn.write_bytes(b"event \xff")
    paths = [bad, torn, tmp_path / "none.txt"]
    faults = turn_files([*paths, good], tmp_path / "events")
    assert [fault.split(":")[0] for fault in faults] == [str(path) for path in paths]
    assert (tmp_path / "events" / "x_sinkhole" / "gold.jsonl").exists()


MARKS = st.builds(
    lambda article, side: Mark(article, "p", side, "plan" if side == "n" else "", "text"),
    st.integers(0, 2),
    st.sampled_from("abn"),
)


@given(marks=st.lists(MARKS, max_size=8))
def test_every_two_marks_of_different_articles_give_a_row_unless_both_are_traps(marks: list[Mark]) -> None:
    articles = tuple(MarkedArticle(f"{name}.en.txt", "en", "O", "2026-01-01", "text") for name in "xyz")
    rows = list(gold_rows(MarkedEvent("e", "about", {"p": "number"}, articles, tuple(marks))))
    expected = [
        (one, other)
        for number, one in enumerate(marks)
        for other in marks[number + 1 :]
        if one.article != other.article and not (one.side == other.side == "n")
    ]
    assert len(rows) == len(expected)
    for row, (one, other) in zip(rows, expected, strict=True):
        same = "agreement" if one.side == other.side else "contradiction"
        assert row["label"] == ("neutral" if "n" in (one.side, other.side) else same)
