"""Which sentences of a batch are about the same matter, which are not, and which nobody has compared."""

import gzip
import json
import random
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from training.retriever_data import (
    OTHER,
    SAME,
    UNKNOWN,
    Passage,
    _joined,
    _translations,
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


ROWS = [
    ("contradiction", "a", "b"),
    ("agreement", "b", "c"),
    ("neutral", "a", "d"),
    ("agreement", "e", "f"),
]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("a", "b", SAME),
        ("b", "c", SAME),
        ("e", "f", SAME),
        ("a", "c", UNKNOWN),  # both about b's point
        ("a", "d", OTHER),  # listed as neutral
        ("c", "d", OTHER),  # not listed
        ("a", "e", OTHER),
        ("d", "f", OTHER),
    ],
)
def test_relations_of_an_event(one: str, other: str, expected: int) -> None:
    passage = event_passage(ROWS, 10, random.Random(0))
    assert sorted(passage.texts) == list("abcdef")
    assert relation(passage, one, other) == relation(passage, other, one) == expected


def test_a_drawn_part_of_an_event_keeps_all_that_is_known_of_its_texts() -> None:
    rows = [("agreement", "a", "b"), ("agreement", "b", "c"), ("contradiction", "c", "a")]
    for seed in range(5):
        passage = event_passage(rows, 2, random.Random(seed))
        assert is_well_formed(passage)
        assert (passage.relations[~np.eye(3, dtype=bool)] == SAME).all()  # the third row is known without being drawn


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
