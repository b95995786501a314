"""Which sentences of a batch are about the same matter, which are not, and which nobody has compared."""

import gzip
import json
import random
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from claimdiff.evaluation.gold import Event, read_event
from training.retriever_data import (
    OTHER,
    SAME,
    UNKNOWN,
    Passage,
    _joined,
    _translations,
    draw_part,
    event_passage,
    group_passage,
    read_retriever_settings,
)


def group(n_agree: int, n_contradict: int, n_neutral: int) -> dict[str, object]:
    lists = {"agree": ("a", n_agree), "contradict": ("c", n_contradict), "neutral": ("n", n_neutral)}
    return {
        name: [{"lang": "en", "text": f"{letter}{number}"} for number in range(n)]
        for name, (letter, n) in lists.items()
    }


def relation(passage: Passage, one: str, other: str) -> int:
    return int(passage.relations[passage.texts.index(one), passage.texts.index(other)])


def is_well_formed(passage: Passage) -> bool:
    """Square, symmetric, the diagonal unknown, no text twice."""
    relations = passage.relations
    return (
        relations.shape == (len(passage.texts),) * 2
        and bool((relations == relations.T).all())
        and bool((np.diag(relations) == UNKNOWN).all())
        and len(set(passage.texts)) == len(passage.texts)
    )


def test_relations_of_a_group() -> None:
    passage = group_passage(group(3, 2, 2), 8, random.Random(0))
    assert sorted(passage.texts) == ["a0", "a1", "a2", "c0", "c1", "n0", "n1"]
    assert is_well_formed(passage)
    for one, other in product(passage.texts, passage.texts):
        if one != other:
            n_traps = (one + other).count("n")
            assert relation(passage, one, other) == (SAME, OTHER, UNKNOWN)[n_traps]


@pytest.mark.parametrize(("sizes", "matter", "traps"), [((6, 6, 6), 5, 3), ((2, 1, 9), 3, 5), ((9, 9, 1), 5, 1)])
def test_a_large_group_is_drawn_from(sizes: tuple[int, int, int], matter: int, traps: int) -> None:
    for seed in range(5):
        passage = group_passage(group(*sizes), 8, random.Random(seed))
        assert is_well_formed(passage)
        assert sum(text.startswith("n") for text in passage.texts) == traps
        assert len(passage.texts) == matter + traps


ARTICLES = {
    "one.en.txt": "Ferry lost\n\nThe ferry sank at dawn. Nine people died. The harbour is old.",
    "two.en.txt": "Ship down\n\nThe ship went down at first light. Four people died. It was cold.",
}
ROWS = [
    ("agreement", "The ferry sank at dawn.", "The ship went down at first light."),
    ("contradiction", "Nine people died.", "Four people died."),
    ("neutral", "The harbour is old.", "It was cold."),
]


@pytest.fixture
def event(tmp_path: Path) -> Event:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    one, other = ARTICLES
    rows = [
        {"a": one, "a_text": left, "b": other, "b_text": right, "label": label, "type": "other", "crosslingual": False,
         "strength": "clear"}
        for label, left, right in ROWS
    ]  # fmt: skip
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return read_event(tmp_path)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The ferry sank at dawn.", "The ship went down at first light.", SAME),
        ("Nine people died.", "Four people died.", SAME),
        ("The harbour is old.", "It was cold.", OTHER),  # listed as neutral
        ("The harbour is old.", "Four people died.", OTHER),  # not listed
        ("Nine people died.", "The harbour is old.", UNKNOWN),  # of one article
    ],
)
def test_relations_of_an_event(event: Event, one: str, other: str, expected: int) -> None:
    passage = event_passage(event, 0.6)
    assert is_well_formed(passage)
    assert relation(passage, one, other) == expected


def test_a_text_that_two_articles_carry_stands_once(event: Event) -> None:
    for path in event.article_paths:
        path.write_text(f"{path.read_text(encoding='utf-8')} Nobody was arrested.", encoding="utf-8")
    passage = event_passage(event, 0.6)
    assert is_well_formed(passage)
    assert passage.texts.count("Nobody was arrested.") == 1


def test_of_a_large_event_what_is_of_one_matter_is_drawn_first(event: Event) -> None:
    passage = event_passage(event, 0.6)
    for seed in range(5):
        part = draw_part(passage, 5, random.Random(seed))
        assert is_well_formed(part)
        assert len(part.texts) == 5
        assert (part.relations == SAME).sum() == (passage.relations == SAME).sum() == 4
    assert draw_part(passage, len(passage.texts), random.Random(0)) is passage


def test_sentences_of_different_passages_are_of_different_matters() -> None:
    one = Passage(["a", "b"], np.array([[UNKNOWN, SAME], [SAME, UNKNOWN]], np.int8))
    other = Passage(["c"], np.array([[UNKNOWN]], np.int8))
    joined = _joined([one, other])
    assert joined.texts == ["a", "b", "c"]
    assert joined.relations.tolist() == [
        [UNKNOWN, SAME, OTHER],
        [SAME, UNKNOWN, OTHER],
        [OTHER, OTHER, UNKNOWN],
    ]


def test_translations_of_odd_pairs_are_left_for_measuring(tmp_path: Path) -> None:
    path = tmp_path / "xnli.dev.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for number, lang in product(range(4), ("ar", "en")):
            file.write(json.dumps({"pair": number, "lang": lang, "premise": f"{lang} {number}"}) + "\n")
    assert _translations(path) == [{"ar": "ar 0", "en": "en 0"}, {"ar": "ar 2", "en": "en 2"}]


def test_unknown_settings_are_refused(tmp_path: Path) -> None:
    assert read_retriever_settings().temperature > 0
    path = tmp_path / "retriever.toml"
    path.write_text("[data]\nseed = 1\n[training]\nminuets = 1\n", encoding="utf-8")
    with pytest.raises(TypeError):
        read_retriever_settings(path)
