"""The written items of many genres: what pairs they make, and that those in the repository hold together."""

import json
from collections import Counter
from pathlib import Path

import pytest

from claimdiff.records import CONTRADICTION, ENTAILMENT, NEUTRAL
from training.inference_items import item_pairs, item_rows, read_items, split_items
from training.judge_config import read_config

LINE = {
    "id": "mgx-001",
    "genre": "letters",
    "premise": {"ar": "م", "en": "P"},
    "entailment": {"ar": "نعم", "en": "E"},
    "neutral": {"ar": "ربما", "en": "N"},
    "contradiction": {"ar": "لا", "en": "C"},
}


def write_lines(folder: Path, *lines: object) -> Path:
    (folder / "mgx-part01.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return folder


def test_every_two_languages_of_an_item_make_a_pair(tmp_path: Path) -> None:
    (item,) = read_items(write_lines(tmp_path, LINE))
    assert (item.item_id, item.genre) == ("mgx-part01/mgx-001", "letters")
    pairs = list(item_pairs(item))
    assert len(pairs) == 2 * 2 * 3
    assert pairs[:4] == [
        (("ar", "م"), ("ar", "نعم"), ENTAILMENT),
        (("ar", "م"), ("en", "E"), ENTAILMENT),
        (("en", "P"), ("ar", "نعم"), ENTAILMENT),
        (("en", "P"), ("en", "E"), ENTAILMENT),
    ]
    rows = list(item_rows([item], weight=2.0))
    assert Counter(row.label for row in rows) == {ENTAILMENT: 4, NEUTRAL: 4, CONTRADICTION: 4}
    assert {(row.source, row.weight) for row in rows} == {("nli", 2.0)}


def test_an_item_whose_texts_differ_in_languages_is_refused_by_name(tmp_path: Path) -> None:
    folder = write_lines(tmp_path, LINE, {**LINE, "id": "mgx-002", "neutral": {"ar": "ربما", "fr": "N"}})
    with pytest.raises(ValueError, match="mgx-part01/mgx-002: premise and hypotheses"):
        read_items(folder)


def test_the_written_items_hold_together() -> None:
    items = read_items(read_config().paths.inferences)
    assert len({item.item_id for item in items}) == len(items)
    for item in items:
        assert {"ar"} < item.premise.keys(), item.item_id
        texts = [text for part in (item.premise, *item.hypotheses.values()) for text in part.values()]
        assert all(text.strip() == text != "" for text in texts), item.item_id
        assert len(set(texts)) == len(texts), item.item_id


def test_about_a_tenth_is_kept_out_of_training() -> None:
    folder = read_config().paths.inferences
    kept, aside = split_items(folder, 10)
    assert {item.item_id for item in kept} | {item.item_id for item in aside} == {
        item.item_id for item in read_items(folder)
    }
    assert 0.05 * len(kept) <= len(aside) <= 0.2 * len(kept)
