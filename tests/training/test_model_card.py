"""The model card tells what is shipped: it was written from the very files that lie there."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimdiff.models.files import DATA
from training.judge_config import ROOT, NliSource, read_config
from training.model_card import CARD, SHOWN, card_figures, render_card
from training.model_list import shipped_recipe
from training.training_rows import SourceRows, public_source_rows, read_sources

LINE = {
    "n_pairs": 10, "accuracy": 0.8, "macro_f1": 0.7, "contradiction_precision": 0.6, "contradiction_recall": 0.5,
    "neutral_as_contradiction": None, "agree_or_disagree": 0.9, "ece": 0.04,
}  # fmt: skip
RELATION = {"n_gold": 3, "precision": 1.0, "recall": 0.5, "average_precision": 0.4, "candidate_recall": 0.9}


def facts(**changes: Any) -> dict[str, Any]:
    listed = json.loads((DATA / "models.json").read_text(encoding="utf-8"))
    given = {
        "encoder": listed["models"]["encoder"], "judge": listed["models"]["judge"], "files": listed["files"],
        "mix": {"events": 0.6, "cross_group": 0.4}, "sources": [SourceRows("xnli.dev", "CC BY-NC 4.0", 7)],
        "is_free": False,
        "pair_sets": {"ans": LINE, "xnli": LINE}, "seen": ("xnli",), "languages": {},
        "events": {"held-out events": {"contradiction": RELATION, "agreement": RELATION}},
        "temperatures": {"Arab": 1.2}, "identity": False, "calibration": [], "int8": None,
        "speed": {"pairs_per_second": 200, "tokens": 48, "cores": 2, "processor": "x", "load": 0.0},
    }  # fmt: skip
    return given | changes


def test_the_card_is_of_the_shipped_files() -> None:
    """After a new model: python -m training.model_card."""
    card = CARD.read_text(encoding="utf-8")
    listed = json.loads((DATA / "models.json").read_text(encoding="utf-8"))
    for name, item in listed["files"].items():
        assert f"| `{name}` | `{item['sha256']}` |" in card
    for group, value in listed["models"]["judge"].get("temperatures", {}).items():
        assert f"{group} {value}" in card


def test_the_card_names_every_source_with_its_licence() -> None:
    card = CARD.read_text(encoding="utf-8")
    for source in read_config(shipped_recipe()).nli:
        assert f"| {source.file} | {source.licence} | " in card


def test_lines_of_the_card() -> None:
    card = render_card(facts())
    assert "60 % events, 40 % cross group of the examples drawn" in card
    assert "| xnli.dev | CC BY-NC 4.0 | 7 | non-commercial |" in card
    assert "| ans | 10 | 0.800 | 0.700 | 0.600 | 0.500 | – | 0.040 |" in card
    assert "| xnli † |" in card
    assert "200 pairs a second of 48 tokens on 2 cores (x);" in card
    assert "Not measured for these weights" in card
    assert "Arab 1.2." in card


def test_a_judge_of_free_data_is_told_apart() -> None:
    bound, free = render_card(facts()), render_card(facts(is_free=True, seen=()))
    assert "may not be used commercially" in bound
    assert "for any use" not in bound
    assert "the baseline has seen them" in bound
    assert "for any use" in free
    assert "may not be used commercially" not in free
    assert "no other judge's weights" in free
    assert "†" in bound.split("## How good the judge is")[1].split("## How good a whole")[0]
    assert "†" not in free.split("## How good the judge is")[1].split("## How good a whole")[0]


def test_the_loss_of_int8_is_told_where_it_was_measured() -> None:
    found = {
        "weights": "mean", "n_pairs": 9, "accuracy_fp32": 0.8, "accuracy_int8": 0.79, "same_class": 0.99,
        "mean_difference": 0.01,
    }  # fmt: skip
    assert "accuracy 0.800 in\nfloat32, 0.790 in int8" in render_card(facts(int8=found))


def test_figures_for_the_list() -> None:
    encoder, judge = card_figures(facts())
    assert encoder["held-out events"] == {"contradiction_candidate_recall": 0.9, "agreement_candidate_recall": 0.9}
    assert judge["ans"] == {name: LINE[name] for name in SHOWN if LINE[name] is not None}


@pytest.mark.parametrize(
    ("licence", "terms"),
    [
        ("CC BY-NC 2.0", "non-commercial"),
        ("none stated (MNLI mostly OANC)", "no permission stated"),
        ("Apache-2.0", "free"),
    ],
)
def test_what_a_licence_means(licence: str, terms: str) -> None:
    assert SourceRows("x", licence, 1).terms == terms


def test_sources_are_read_as_they_were_recorded(tmp_path: Path) -> None:
    path = tmp_path / "sources.json"
    with pytest.raises(SystemExit, match="run python"):
        read_sources(path)
    path.write_text('[{"name": "ans_stance.train", "licence": "Apache-2.0", "n_rows": 2652}]', encoding="utf-8")
    assert read_sources(path) == [SourceRows("ans_stance.train", "Apache-2.0", 2652)]


def test_the_shipped_judge_tells_what_it_was_trained_on() -> None:
    """As counted when its data was assembled: the card is the same whatever is written later."""
    card = CARD.read_text(encoding="utf-8")
    sources = json.loads((DATA / "models.json").read_text(encoding="utf-8"))["models"]["judge"]["sources"]
    assert len(sources) > 5
    for source in sources:
        assert f"| {source['name']} | {source['licence']} | {source['n_rows']} | " in card


@pytest.mark.shared
def test_rows_as_drawn(shared: object) -> None:
    folder = ROOT.parent / "shared/data/nli"
    assert public_source_rows(NliSource("ans_stance.train", "x", 100), folder).n_rows == 100
    assert public_source_rows(NliSource("ans_stance.train", "x", 9999), folder).n_rows == 2652
