"""`evaluate corpus` over folders on disk, and what is shown of it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from claimdiff.comparison import Comparison
from claimdiff.errors import GoldError, NothingToCompare
from claimdiff.evaluation.corpus import CorpusFigures, evaluate_corpus
from claimdiff.evaluation.pair_table import RelationProbabilities
from claimdiff.evaluation.render_corpus import corpus_record, corpus_text
from claimdiff.settings import Settings
from tests.evaluation.events import make_article, make_claim, make_comparison, probabilities

EN, AR = "Six people died.", "قتل تسعة أشخاص."


def write_event(folder: Path, label: str) -> None:
    folder.mkdir()
    row = {"a": "one.en.txt", "a_text": EN, "b": "two.ar.txt", "b_text": AR, "label": label, "type": "number"}
    (folder / "gold.jsonl").write_text(json.dumps(row))
    (folder / "one.en.txt").write_text(EN)
    (folder / "two.ar.txt").write_text(AR)


def compare(paths: Sequence[str]) -> Comparison:
    """Report each event's only pair as a contradiction; the event `closed` cannot be compared."""
    if "closed" in paths[0]:
        raise NothingToCompare("fewer than two articles could be read; give more")
    articles = [make_article(Path(path).name, [Path(path).read_text()]) for path in paths]
    claims = [make_claim(article, article.text) for article in articles]
    return make_comparison(articles, claims, [(0, 1)], [(0, 1, "contradiction", 0.75)])


def probabilities_of(comparison: Comparison) -> RelationProbabilities:
    return probabilities([0.75], [0.1])


@pytest.fixture
def figures(tmp_path: Path) -> CorpusFigures:
    for name, label in (("fire", "contradiction"), ("flood", "neutral"), ("closed", "contradiction")):
        write_event(tmp_path / name, label)
    return evaluate_corpus([tmp_path], compare, probabilities_of)


def test_events_and_total(figures: CorpusFigures) -> None:
    assert [event.name for event in figures.events] == ["closed", "fire", "flood"]
    total = figures.total.relation("contradiction")
    assert (total.n_gold, total.n_found, total.n_right, total.n_wrong) == (2, 1, 1, 1)
    assert (total.precision, total.recall) == (0.5, 0.5)
    assert figures.total.neutral().n_as_contradiction == 1
    assert figures.total.warnings == (
        "closed: not compared, all its gold counts as missed (fewer than two articles could be read; give more)",
    )


def test_bad_gold_stops_before_anything_is_compared(tmp_path: Path) -> None:
    write_event(tmp_path / "fire", "contradiction")
    write_event(tmp_path / "flood", "maybe")

    def refuse(paths: Sequence[str]) -> Comparison:
        raise AssertionError("compared before the gold was read")

    with pytest.raises(GoldError, match=r"flood/gold\.jsonl, line 1: label is 'maybe'"):
        evaluate_corpus([tmp_path], refuse, probabilities_of)


def test_the_record_is_json_with_null_for_the_undefined(figures: CorpusFigures) -> None:
    record = json.loads(json.dumps(corpus_record(figures), allow_nan=False))
    contradiction = record["total"]["contradiction"]
    assert contradiction["precision"] == 0.5
    assert contradiction["candidate_recall"] == 0.5
    assert contradiction["by_crossing"]["cross-lingual"]["n_found"] == 1
    assert contradiction["by_kind"]["number"]["recall"] == 0.5
    assert record["total"]["agreement"]["precision"] is None
    assert [event["name"] for event in record["events"]] == ["closed", "fire", "flood"]
    assert len(record["warnings"]) == 1


def test_the_text_has_aligned_columns(figures: CorpusFigures) -> None:
    text = corpus_text(figures)
    table = text.split("\n\n")[0].splitlines()
    assert table[0] == "contradiction"
    header, total = table[1], table[-1]
    assert total.split()[:4] == ["total", "2", "1", "1"]
    end = header.index("precision") + len("precision")
    assert total[:end].endswith("0.500")
    assert "neutral traps: 1, reached the judge 1, reported as contradiction 1, as agreement 0" in text


def test_baselines_stand_beside_the_own_figures(tmp_path: Path) -> None:
    for name, label in (("fire", "contradiction"), ("closed", "contradiction")):
        write_event(tmp_path / name, label)
    figures = evaluate_corpus([tmp_path], compare, probabilities_of, baselines_beside=Settings(min_probability=0.7))
    # the stub's judge says nothing (0), its similarity is .9; half of the gold is of the event that was not compared
    table = next(block for block in corpus_text(figures).split("\n\n") if block.startswith("the same pairs"))
    lines = [line.split() for line in table.splitlines()]
    assert lines[1][:6] == ["contradiction,", "claimdiff", "0.70", "2", "1", "1"]
    assert lines[2][:7] == ["contradiction,", "judge", "alone", "0.70", "2", "0", "0"]
    assert lines[3][:7] == ["contradiction,", "similarity", "alone", "0.30", "2", "1", "1"]
    record = json.loads(json.dumps(corpus_record(figures), allow_nan=False))["baselines"]
    assert [(item["method"], item["relation"]) for item in record[:2]] == [
        ("claimdiff", "contradiction"),
        ("judge alone", "contradiction"),
    ]
    assert record[2]["recall"] == 0.5


def test_without_baselines_there_is_no_table_of_them(figures: CorpusFigures) -> None:
    assert corpus_record(figures)["baselines"] == []
    assert "the same pairs" not in corpus_text(figures)


def test_what_features_cost_is_told_by_the_judging(figures: CorpusFigures) -> None:
    timings = {"judging pairs": 4.0, "comparing contents": 0.1, "deciding": 0.1}
    timed = replace(figures, total=replace(figures.total, timings=timings))
    assert "seconds: judging pairs 4.0, comparing contents 0.1, deciding 0.1\n" in corpus_text(timed)
    assert "features and deciding cost 0.050 of the judging" in corpus_text(timed)
    assert corpus_record(timed)["total"]["features_by_judging"] == 0.05
    assert corpus_record(figures)["total"]["features_by_judging"] is None


def test_seconds_of_stages_add_up(figures: CorpusFigures) -> None:
    one = replace(figures.total, timings={"reading": 1.0, "judging pairs": 2.0})
    other = replace(figures.total, timings={"judging pairs": 3.0})
    assert (one + other).timings == {"reading": 1.0, "judging pairs": 5.0}
