"""The shipped judge gets clear pairs right, in several languages."""

from pathlib import Path

import numpy as np
import pytest

from claimdiff.errors import ModelError
from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.judgements.load import load_judge
from claimdiff.models.softmax import softmax
from claimdiff.protocols import Judge
from claimdiff.records import CONTRADICTION, ENTAILMENT, NEUTRAL
from tests.judgements.models_folder import link_models

SIGNED = ("Egypt signed the agreement on Monday.", "Egypt refused to sign the agreement on Monday.")
SIGNED_ARABIC = ("وقعت مصر الاتفاق يوم الاثنين.", "رفضت مصر توقيع الاتفاق يوم الاثنين.")


@pytest.fixture(scope="module")
def judge() -> EmbeddedJudge:
    return EmbeddedJudge()


def test_it_is_the_default() -> None:
    loaded = load_judge()
    assert isinstance(loaded, EmbeddedJudge)
    assert isinstance(loaded, Judge)


@pytest.mark.parametrize(
    ("premise", "hypothesis", "column"),
    [
        ("Egypt signed the agreement on Monday.", "Egypt refused to sign the agreement on Monday.", CONTRADICTION),
        ("رفضت مصر توقيع الاتفاق.", "Egypt signed the agreement.", CONTRADICTION),
        ("وقعت مصر الاتفاق يوم الاثنين.", "Egypt signed the agreement on Monday.", ENTAILMENT),
        ("Der Minister trat am Freitag zurück.", "The minister resigned on Friday.", ENTAILMENT),
        ("Egypt signed the agreement.", "It rained in Oslo.", NEUTRAL),
    ],
)
def test_clear_pairs(judge: EmbeddedJudge, premise: str, hypothesis: str, column: int) -> None:
    (row,) = judge.judge([(premise, hypothesis)])
    assert row.argmax() == column
    assert row[column] > 0.5


def test_rows_sum_to_one_in_order(judge: EmbeddedJudge) -> None:
    contradiction = ("The port was reopened.", "The port remained closed.")
    pairs = [contradiction, ("The port was reopened.", "The port was reopened " + "again " * 60), contradiction]
    rows = judge.judge(pairs)
    assert rows.dtype == np.float32
    assert rows.sum(axis=1) == pytest.approx([1, 1, 1], abs=1e-6)
    assert rows[0].tolist() == pytest.approx(rows[2].tolist(), abs=1e-5)
    assert rows[0].argmax() == CONTRADICTION


def test_a_pair_does_not_depend_on_its_neighbours(judge: EmbeddedJudge) -> None:
    pair = ("Nobody was hurt in the fire.", "Three people died in the fire.")
    others = [
        (f"Report {number} was long.", "It was read by many people in town. " * (1 + number % 3))
        for number in range(40)
    ]
    assert judge.judge([*others, pair])[-1].tolist() == pytest.approx(judge.judge([pair])[0].tolist(), abs=1e-5)


def test_cut_pairs_are_counted() -> None:
    judge = EmbeddedJudge()
    fits, longer, long = (" ".join(["word"] * number) for number in (187, 188, 300))
    judge.judge([("short", fits), ("short", longer), (long, long)])
    assert judge.n_truncated == 2


def test_no_pair_and_empty_texts(judge: EmbeddedJudge) -> None:
    assert judge.judge([]).shape == (0, 3)
    with pytest.raises(ValueError, match="empty"):
        judge.judge([("a claim", "")])


def test_each_group_has_its_temperature_whatever_stands_beside_it(tmp_path: Path) -> None:
    judge = EmbeddedJudge(link_models(tmp_path, temperature=1.0, temperatures={"Latn": 2.0, "cross-script": 4.0}))
    pairs = [SIGNED, SIGNED_ARABIC, (SIGNED[0], SIGNED_ARABIC[1])]
    logits = judge.logits(pairs)
    expected = [softmax(logits[[row]], value)[0].tolist() for row, value in enumerate((2.0, 1.0, 4.0))]
    assert judge.judge(pairs).tolist() == pytest.approx(np.array(expected), abs=1e-6)
    alone = [judge.judge([pair])[0].tolist() for pair in pairs]
    assert judge.judge(pairs).tolist() == pytest.approx(np.array(alone), abs=1e-5)


def test_temperatures_change_the_sum_that_manifests_name(tmp_path: Path) -> None:
    """Other probabilities are another judge: an index must not mix them."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    shipped = EmbeddedJudge(link_models(tmp_path / "one", temperatures={"Latn": 1.0})).facts.sha256
    warmer = EmbeddedJudge(link_models(tmp_path / "two", temperatures={"Latn": 1.5})).facts.sha256
    assert shipped != warmer


@pytest.mark.parametrize("value", [0, -1, "nan", "hot", None])
def test_a_temperature_that_is_none_is_a_damaged_list(tmp_path: Path, value: object) -> None:
    with pytest.raises(ModelError, match=r"models\.json is damaged .*; reinstall"):
        EmbeddedJudge(link_models(tmp_path, temperatures={"Arab": value}))


@pytest.mark.parametrize("labels", [["entailment", "neutral"], ["entailment", "neutral", "LABEL_2"], "abc"])
def test_missing_labels_are_refused(tmp_path: Path, labels: object) -> None:
    with pytest.raises(ModelError, match=r"models\.json lists labels"):
        EmbeddedJudge(link_models(tmp_path, labels=labels))


def test_columns_follow_the_names_of_the_labels(judge: EmbeddedJudge, tmp_path: Path) -> None:
    order = EmbeddedJudge(link_models(tmp_path, labels=["contradiction", "entailment", "neutral"]))
    assert order.judge([SIGNED])[0].tolist() == pytest.approx(judge.judge([SIGNED])[0][[1, 2, 0]].tolist(), abs=1e-5)


def test_ten_thousand_tokens_are_cut_and_counted() -> None:
    judge = EmbeddedJudge()
    long = "The minister spoke again and again. " * 1_500
    rows = judge.judge([(SIGNED[0] + " " + long, SIGNED[1])])
    assert rows.sum(axis=1) == pytest.approx([1])
    assert rows[0].argmax() == CONTRADICTION  # the beginning was read
    assert judge.n_truncated == 1


def test_an_endless_text_of_few_tokens_is_counted_too() -> None:
    judge = EmbeddedJudge()
    judge.judge([(" " * 100_000 + SIGNED[0], SIGNED[1])])
    assert judge.n_truncated == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "\u202e" + text[:6] + "\u200f" + text[6:] + "\u202c",
        lambda text: "\u2067" + text + "\u2069",
        lambda text: "\x00\x07" + text.replace(" ", " \x1b"),
        lambda text: text.replace(" ", "\u200b "),
        lambda text: text[:4] + "\u00ad" + text[4:] + " \ud800",
    ],
    ids=["overrides", "isolates", "controls", "zero width", "soft hyphen and lone surrogate"],
)
@pytest.mark.parametrize("pair", [SIGNED, SIGNED_ARABIC], ids=["en", "ar"])
def test_control_and_bidi_characters_change_no_judgement(judge: EmbeddedJudge, spoil: object, pair: object) -> None:
    premise, hypothesis = pair
    (row,) = judge.judge([(spoil(premise), spoil(hypothesis))])
    assert row[CONTRADICTION] > 0.8


@pytest.mark.parametrize("text", ["\x00", "\u202e\u200f", "\u200b\u200b", "«…»", "</s>", "\x01</s>", "۰"])
def test_texts_that_say_nothing_follow_from_nothing(judge: EmbeddedJudge, text: str) -> None:
    assert judge.judge([(text, SIGNED[0])])[0].argmax() == NEUTRAL
