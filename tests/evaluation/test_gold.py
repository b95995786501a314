"""Reading events and their gold."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimdiff.errors import GoldError
from claimdiff.evaluation.gold import GoldSide, find_events, read_event

ROW: dict[str, Any] = {
    "a": "one.en.txt",
    "a_text": "Six died.",
    "b": "two.ar.txt",
    "b_text": "قتل تسعة",
    "label": "contradiction",
    "type": "number",
    "crosslingual": True,
    "strength": "clear",
}


def write_event(folder: Path, *rows: dict[str, Any]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gold.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return folder


def test_a_row_keeps_its_sides_parts_and_sentences(tmp_path: Path) -> None:
    folder = write_event(tmp_path / "fire", ROW | {"b_part": 2, "b_sentence": "وقال إنه قتل تسعة."})
    event = read_event(folder)
    (row,) = event.rows
    assert event.name == "fire"
    assert row.line == 1
    assert row.sides == (
        GoldSide("one.en.txt", None, "Six died.", "Six died."),
        GoldSide("two.ar.txt", 2, "قتل تسعة", "وقال إنه قتل تسعة."),
    )
    assert (row.label, row.kind, row.strength, row.crosslingual) == ("contradiction", "number", "clear", True)


def test_strength_type_and_crosslingual_may_be_left_out(tmp_path: Path) -> None:
    short = {name: ROW[name] for name in ("a", "a_text", "b", "b_text", "label")}
    (row,) = read_event(write_event(tmp_path, short)).rows
    assert (row.kind, row.strength, row.crosslingual) == ("other", "clear", None)


def test_articles_are_those_the_event_and_the_gold_name(tmp_path: Path) -> None:
    write_event(tmp_path, ROW)
    articles = [{"file": "three.fr.txt", "lang": "fr"}, {"file": "one.en.txt", "lang": "en"}]
    (tmp_path / "event.json").write_text(json.dumps({"articles": articles}))
    (tmp_path / "notes.txt").write_text("not an article of the event")
    event = read_event(tmp_path)
    assert [path.name for path in event.article_paths] == ["three.fr.txt", "one.en.txt", "two.ar.txt"]
    assert event.languages == {"three.fr.txt": "fr", "one.en.txt": "en"}


def test_without_a_list_every_visible_file_is_an_article(tmp_path: Path) -> None:
    write_event(tmp_path, ROW)
    for name in ("three.fr.txt", "README.md", ".hidden"):
        (tmp_path / name).write_text("x")
    names = [path.name for path in read_event(tmp_path).article_paths]
    assert names == ["three.fr.txt", "one.en.txt", "two.ar.txt"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"label": "entailment"}, "label is 'entailment'; it must be one of contradiction, agreement, neutral"),
        ({"label": None}, "'label' is not a text"),
        ({"strength": "weak"}, "strength is 'weak'"),
        ({"a": "../../etc/passwd"}, "is not the name of a file"),
        ({"b": "/etc/passwd"}, "is not the name of a file"),
        ({"a_text": " "}, "a_text is empty"),
        ({"b_part": 0}, "b_part is 0"),
        ({"crosslingual": "yes"}, "crosslingual is 'yes'"),
    ],
)
def test_a_malformed_row_names_file_and_line(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    folder = write_event(tmp_path, ROW, ROW | change)
    with pytest.raises(GoldError) as caught:
        read_event(folder)
    assert message in str(caught.value)
    assert f"{folder / 'gold.jsonl'}, line 2" in str(caught.value)


def test_a_row_without_a_text_names_the_field(tmp_path: Path) -> None:
    broken = {name: value for name, value in ROW.items() if name != "b_text"}
    with pytest.raises(GoldError, match=r"gold.jsonl, line 1: the field 'b_text' is missing"):
        read_event(write_event(tmp_path, broken))


@pytest.mark.parametrize("content", ["", "[]", '{"articles": [{}]}', '{"articles": [{"file": "../x"}]}', "{"])
def test_a_malformed_event_list_is_one_clear_line(tmp_path: Path, content: str) -> None:
    write_event(tmp_path, ROW)
    (tmp_path / "event.json").write_text(content)
    with pytest.raises(GoldError, match=r"event\.json"):
        read_event(tmp_path)


def test_empty_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds no rows"):
        read_event(write_event(tmp_path))


def test_events_are_found_in_a_folder_and_below_none_twice(tmp_path: Path) -> None:
    fire, flood = write_event(tmp_path / "dev" / "fire", ROW), write_event(tmp_path / "dev" / "flood", ROW)
    assert find_events([fire]) == (fire,)
    assert find_events([tmp_path / "dev", flood]) == (fire, flood)
    assert find_events([tmp_path]) == (fire, flood)


def test_a_folder_without_gold_and_a_missing_folder_say_so(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"holds no gold\.jsonl"):
        find_events([tmp_path])
    with pytest.raises(GoldError, match="no such folder"):
        find_events([tmp_path / "none"])


@pytest.mark.shared
def test_the_development_gold_has_its_published_counts(shared: Path) -> None:
    events = [read_event(folder) for folder in find_events([shared / "data" / "newsbench" / "dev"])]
    rows = [row for event in events for row in event.rows]
    counts = {label: sum(row.label == label for row in rows) for label in ("contradiction", "agreement", "neutral")}
    assert counts == {"contradiction": 58, "agreement": 65, "neutral": 90}
    assert all(path.is_file() for event in events for path in event.article_paths)
