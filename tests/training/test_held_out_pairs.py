"""What the judge is measured on was not trained on, and halves of it share no unit."""

import json
from pathlib import Path

import pytest

from training.held_out_pairs import event_rows, group_rows, in_first_half, translation_pairs, xnli_rows
from training.inference_items import InferenceItem
from training.judge_config import read_config

GROUP = {
    "id": "x/1",
    "agree": [{"lang": "ar", "text": "أ"}, {"lang": "en", "text": "A"}],
    "contradict": [{"lang": "en", "text": "C", "type": "number"}],
    "neutral": [{"lang": "fr", "text": "N"}],
}


def test_pairs_of_a_group() -> None:
    rows = list(group_rows([GROUP]))
    assert [(row["premise"], row["hypothesis"], row["label"]) for row in rows] == [
        ("أ", "A", "entailment"),
        ("A", "أ", "entailment"),
        ("أ", "C", "contradiction"),
        ("C", "أ", "contradiction"),
        ("A", "C", "contradiction"),
        ("C", "A", "contradiction"),
        ("أ", "N", "neutral"),
        ("N", "أ", "neutral"),
        ("A", "N", "neutral"),
        ("N", "A", "neutral"),
    ]
    assert {row["unit"] for row in rows} == {"x/1"}
    assert (rows[2]["premise_lang"], rows[2]["hypothesis_lang"]) == ("ar", "en")


def test_texts_beside_their_translations() -> None:
    hypotheses = {name: {"ar": f"أ {name}", "en": f"A {name}"} for name in ("entailment", "neutral", "contradiction")}
    rows = translation_pairs([InferenceItem("file/x", "letters", {"ar": "م", "en": "P"}, hypotheses)])
    assert len(rows) == 4 * 2
    assert {(row["label"], row["unit"]) for row in rows} == {("entailment", "file/x")}
    assert {"premise": "P", "premise_lang": "en", "hypothesis": "م", "hypothesis_lang": "ar"}.items() <= next(
        row for row in rows if row["premise"] == "P"
    ).items()
    assert all(row["premise"][2:] == row["hypothesis"][2:] for row in rows)  # of one part of the item


def test_halves_are_halves_and_stay_what_they_are() -> None:
    firsts = [in_first_half(str(number)) for number in range(1000)]
    assert 450 < sum(firsts) < 550
    assert firsts[:8] == [in_first_half(str(number)) for number in range(8)]


def test_only_clear_rows_of_events_with_their_languages(tmp_path: Path) -> None:
    (tmp_path / "event.json").write_text(
        json.dumps({"articles": [{"file": "a.txt", "lang": "ar", "part": 1}, {"file": "b.txt", "lang": "en"}]})
    )
    row = {"a": "a.txt", "a_part": 1, "a_text": "x", "b": "b.txt", "b_text": "y", "label": "agreement"}
    gold = [row | {"strength": "clear"}, row | {"strength": "arguable"}, row | {"label": "neutral"}]
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(item) + "\n" for item in gold))
    rows = list(event_rows([tmp_path]))
    assert [row["label"] for row in rows] == ["entailment", "neutral"]
    assert (rows[0]["premise_lang"], rows[0]["hypothesis_lang"]) == ("ar", "en")


@pytest.mark.shared
def test_xnli_items_are_those_kept_out_of_training(shared: Path) -> None:
    sets = xnli_rows(shared / "data/nli/xnli.dev.jsonl.gz")
    assert {name: len(rows) for name, rows in sets.items()} == {
        "xnli": 3237, "xnli-ar-en": 249, "xnli-cross-lingual": 1494,
    }  # fmt: skip
    assert all(int(row["unit"]) % 10 == 0 for rows in sets.values() for row in rows)
    assert {(row["premise_lang"], row["hypothesis_lang"]) for row in sets["xnli-ar-en"]} == {("ar", "en")}
    assert all(row["premise_lang"] != row["hypothesis_lang"] for row in sets["xnli-cross-lingual"])


def test_the_configuration_keeps_events_of_both_styles_aside() -> None:
    styles = {name[0] for name in read_config().data.held_out_events}
    assert {"a", "b", "c", "d"} <= styles
