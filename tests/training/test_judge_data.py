"""What becomes a training example, how it is labelled and weighted, and what never becomes one."""

import gzip
import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimdiff.records import CONTRADICTION, ENTAILMENT, NEUTRAL
from training.judge_config import NliSource, read_config
from training.judge_data import (
    HELD_OUT_XNLI,
    _event_rows,
    group_rows,
    group_weight,
    is_held_out,
    public_rows,
    read_groups,
)
from training.labelled_rows import LabelledRow, write_rows

GROUP = {
    "id": "x/1",
    "agree": [{"lang": "ar", "text": "أ"}, {"lang": "en", "text": "A"}],
    "contradict": [{"lang": "en", "text": "C", "type": "number"}],
    "neutral": [{"lang": "fr", "text": "N"}],
}


def write_public(folder: Path, name: str, rows: list[dict[str, Any]]) -> None:
    with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def pair(number: int, label: str, **more: Any) -> dict[str, Any]:
    return {"premise": f"premise {number}", "hypothesis": f"hypothesis {number}", "label": label, **more}


def directions(one: str, other: str, label: int) -> list[tuple[str, str, int]]:
    return [(one, other, label), (other, one, label)]


def test_labels_of_a_groups_pairs() -> None:
    rows = [(row.premise, row.hypothesis, row.label) for row in group_rows(GROUP)]
    assert sorted(rows) == sorted(
        [
            *directions("أ", "A", ENTAILMENT),
            *directions("أ", "C", CONTRADICTION),
            *directions("A", "C", CONTRADICTION),
            *directions("أ", "N", NEUTRAL),
            *directions("A", "N", NEUTRAL),
        ]
    )
    assert {(row.source, row.weight) for row in group_rows(GROUP)} == {("newsfacts", 1.0)}


def test_the_second_side_of_a_two_sided_group_agrees_with_itself_and_knows_its_neutral_ones() -> None:
    against = [{"lang": "en", "text": "C"}, {"lang": "ar", "text": "ج"}]
    rows = [
        (row.premise, row.hypothesis, row.label)
        for row in group_rows({**GROUP, "kind": "number", "contradict": against})
    ]
    assert set(directions("C", "ج", ENTAILMENT)) < set(rows)
    assert set(directions("C", "N", NEUTRAL)) < set(rows)
    assert len(rows) == 2 * (1 + 1 + 2 * 2 + 2 + 2)


def test_a_recipe_may_draw_some_files_of_groups_more_often(tmp_path: Path) -> None:
    for name in ("new-part01", "old-part01"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(GROUP) + "\n", encoding="utf-8")
    weights = [group_weight(group, {"new": 4.0}) for group in read_groups(tmp_path)]
    assert weights == [4.0, 1.0]
    assert {row.weight for row in group_rows(GROUP, "groups", 4.0)} == {4.0}


def test_ids_of_groups_tell_files_apart(tmp_path: Path) -> None:
    for name in ("a-part01", "b-part01"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(GROUP) + "\n", encoding="utf-8")
    assert [group["id"] for group in read_groups(tmp_path)] == ["a-part01/x/1", "b-part01/x/1"]


def test_held_out_groups_are_a_share_and_stay_the_same() -> None:
    held_out = [number for number in range(2000) if is_held_out({"id": f"conf-part01/{number}"}, 10)]
    assert 150 < len(held_out) < 250
    assert held_out[:5] == [17, 18, 26, 39, 53]


def test_half_of_the_contradictions_are_turned_and_nothing_else(tmp_path: Path) -> None:
    labels = ["contradiction", "disagree", "entailment", "agree", "neutral", "discuss", "other", "unrelated"]
    write_public(tmp_path, "x.train", [pair(number, labels[number % 8]) for number in range(800)])
    rows = public_rows(NliSource("x.train", "MIT", 800, weight=4.0), tmp_path, random.Random(1))
    assert Counter(row.label for row in rows) == {ENTAILMENT: 200, NEUTRAL: 400, CONTRADICTION: 200}
    assert {(row.source, row.weight) for row in rows} == {("nli", 4.0)}
    turned = [row for row in rows if row.premise.startswith("hypothesis")]
    assert {row.label for row in turned} == {CONTRADICTION}
    assert 70 < len(turned) < 130
    assert all(row.premise.split()[1] == row.hypothesis.split()[1] for row in rows)


def test_no_more_rows_than_asked_and_only_of_known_labels(tmp_path: Path) -> None:
    rows = [pair(number, "neutral" if number < 50 else "not_entailment") for number in range(100)]
    write_public(tmp_path, "x.train", rows)
    for asked, drawn in ((20, 20), (1000, 50)):
        found = public_rows(NliSource("x.train", "MIT", asked), tmp_path, random.Random(2))
        assert len(found) == len({row.premise for row in found}) == drawn
        assert {row.label for row in found} == {NEUTRAL}


def test_held_out_items_of_a_parallel_set_are_never_drawn(tmp_path: Path) -> None:
    labels = ["entailment", "neutral", "contradiction"]
    rows = [
        {
            **pair(number, labels[number % 3], pair=number, lang=lang),
            **{side: f"{lang} {side} {number}" for side in ("premise", "hypothesis")},
        }
        for number in range(30)
        for lang in ("ar", "en", "fr")
    ]
    write_public(tmp_path, "xnli.dev", rows)
    source = NliSource("xnli.dev", "CC BY-NC 4.0", 3000, crosslingual=True)
    drawn = public_rows(source, tmp_path, random.Random(3))
    items = {int(row.premise.split()[2]) for row in drawn}
    assert items == {number for number in range(30) if number % HELD_OUT_XNLI}
    for row in drawn:
        number = int(row.premise.split()[2])
        assert (int(row.hypothesis.split()[2]), row.label) == (number, number % 3)
        assert (row.premise.split()[1], row.hypothesis.split()[1]) == ("premise", "hypothesis")
    sides = Counter((row.premise.split()[0], row.hypothesis.split()[0]) for row in drawn)
    assert len(sides) == 9
    assert sum(n for (one, other), n in sides.items() if "ar" in (one, other)) > 0.7 * len(drawn)
    translated = [
        row
        for row in public_rows(source, tmp_path, random.Random(3), share_translated=0.3)
        if row.premise.split()[1] == row.hypothesis.split()[1]
    ]
    assert 0.1 * source.rows < len(translated) < 0.3 * source.rows  # none of one language with itself
    for row in translated:
        one, other = row.premise.split(), row.hypothesis.split()
        assert one[0] != other[0]
        assert (one[1:], row.label) == (other[1:], ENTAILMENT)


def test_held_out_events_are_never_read(tmp_path: Path) -> None:
    config = read_config()
    config = replace(config, paths=replace(config.paths, cache=tmp_path))
    held_out = config.data.held_out_events[0]
    kept = LabelledRow("p", "h", CONTRADICTION, "events", 2.0)
    write_rows(config.paths.event_pairs / "another.jsonl", [kept])
    write_rows(config.paths.event_pairs / f"{held_out}.jsonl", [replace(kept, premise="held out")])
    assert _event_rows(config) == [kept]
    weighted = replace(config, data=replace(config.data, event_weights={"ano": 3.0, "another": 5.0}))
    assert _event_rows(weighted) == [replace(kept, weight=6.0)]


@pytest.mark.shared
def test_newsfacts_are_read(shared: Path) -> None:
    groups = read_groups(shared / "data/newsfacts")
    assert len({group["id"] for group in groups}) == len(groups) == 960
    assert sum(is_held_out(group, 10) for group in groups) == 89
