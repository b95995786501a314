"""Judges by name: label order by name, wrong models refused with one line."""

import json
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from claimdiff.errors import MissingExtra, ModelError
from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.judgements.hub import HubJudge, find_columns
from claimdiff.judgements.load import load_judge
from claimdiff.models.softmax import softmax
from tests.models.tiny import save_tiny_bert

HAS_HUB = find_spec("sentence_transformers") is not None
needs_hub = pytest.mark.skipif(not HAS_HUB, reason="needs the extra hub (sentence-transformers)")
PAIRS = [("the port was open", "the port is closed"), ("the port is open", "the port was open again")]


@pytest.mark.parametrize(
    ("id2label", "columns"),
    [
        ({0: "entailment", 1: "neutral", 2: "contradiction"}, [0, 1, 2]),
        ({0: "contradiction", 1: "entailment", 2: "neutral"}, [1, 2, 0]),
        ({0: "CONTRADICTION", 1: "NEUTRAL", 2: "ENTAILMENT"}, [2, 1, 0]),
    ],
)
def test_columns_are_found_by_name(id2label: dict[int, str], columns: list[int]) -> None:
    assert find_columns("m", id2label) == columns


@pytest.mark.parametrize(
    "labels",
    [
        ["entailment", "not_entailment"],
        ["LABEL_0", "LABEL_1", "LABEL_2"],
        ["entailment", "neutral", "contradiction", "Entailment"],
        ["entailment", "neutral", "contradiction", "other"],
    ],
)
def test_other_labels_are_refused_by_name(labels: list[str]) -> None:
    with pytest.raises(ModelError, match=f"the judge m has the labels {', '.join(labels)}; needed are entailment"):
        find_columns("m", dict(enumerate(labels)))


def test_two_lists_of_labels_that_differ_are_refused() -> None:
    id2label = {0: "entailment", 1: "neutral", 2: "contradiction"}
    label2id = {"Entailment": 0, "neutral": 1, "contradiction": 2}
    assert find_columns("m", id2label, label2id) == [0, 1, 2]
    with pytest.raises(ModelError, match="the judge m names its labels in two orders") as caught:
        find_columns("m", id2label, {"entailment": 2, "neutral": 1, "contradiction": 0})
    assert "\n" not in str(caught.value)


def test_labels_that_are_not_numbered_from_0_are_refused() -> None:
    with pytest.raises(ModelError, match="the judge m numbers its labels 1, 2, 3"):
        find_columns("m", {1: "entailment", 2: "neutral", 3: "contradiction"})


@needs_hub
def test_texts_without_a_word_say_nothing_and_half_a_character_is_read(tmp_path: Path) -> None:
    save_tiny_bert(tmp_path, {0: "entailment", 1: "neutral", 2: "contradiction"})
    rows = HubJudge(str(tmp_path)).judge([("\u202e\u200b", PAIRS[0][1]), PAIRS[0], ("half a \ud800 pair", PAIRS[0][1])])
    assert rows[0].tolist() == [0, 1, 0]
    assert rows[1, 1] < 0.9
    assert rows[2].sum() == pytest.approx(1, abs=1e-5)


@needs_hub
def test_probabilities_are_permuted_back(tmp_path: Path) -> None:
    plain, permuted = tmp_path / "plain", tmp_path / "permuted"
    save_tiny_bert(plain, {0: "entailment", 1: "neutral", 2: "contradiction"})
    save_tiny_bert(permuted, {0: "contradiction", 1: "ENTAILMENT", 2: "neutral"})  # the same weights, other names
    expected, found = HubJudge(str(plain)).judge(PAIRS), load_judge(str(permuted)).judge(PAIRS)
    assert np.abs(expected[0] - expected[0][[1, 2, 0]]).max() > 0.01  # the order can be told at all
    assert found.tolist() == expected[:, [1, 2, 0]].tolist()
    assert found.dtype == np.float32
    assert found.sum(axis=1) == pytest.approx([1, 1], abs=1e-5)


@needs_hub
def test_probabilities_are_the_softmax_of_the_models_logits(tmp_path: Path) -> None:
    import torch

    model = save_tiny_bert(tmp_path, {0: "entailment", 1: "neutral", 2: "contradiction"}).eval()
    judge = HubJudge(str(tmp_path))
    inputs = judge._model.tokenizer([PAIRS[0]], return_tensors="pt")
    expected = torch.softmax(model(**inputs).logits, dim=1)[0].tolist()
    assert judge.judge(PAIRS)[0].tolist() == pytest.approx(expected, abs=1e-5)


@needs_hub
def test_a_cross_encoders_own_folder_with_shuffled_labels(tmp_path: Path) -> None:
    """What sentence-transformers itself saves, not only what transformers does."""
    from sentence_transformers import CrossEncoder

    id2label = {0: "neutral", 1: "contradiction", 2: "entailment"}
    save_tiny_bert(tmp_path / "bert", id2label)
    encoder = CrossEncoder(str(tmp_path / "bert"), device="cpu")
    encoder.save_pretrained(str(tmp_path / "saved"))
    expected = encoder.predict(PAIRS, apply_softmax=True)[:, [2, 0, 1]]
    judge = load_judge(str(tmp_path / "saved"))
    assert judge.judge(PAIRS).tolist() == pytest.approx(np.asarray(expected), abs=1e-5)


@needs_hub
@pytest.mark.parametrize(("said", "expected"), [(True, True), (False, False), (None, False), ("yes", False)])
def test_a_config_says_whether_numbers_are_read_in_plain_digits(tmp_path: Path, said: object, expected: bool) -> None:
    save_tiny_bert(tmp_path, {0: "entailment", 1: "neutral", 2: "contradiction"})
    config = json.loads((tmp_path / "config.json").read_text(encoding="utf-8"))
    (tmp_path / "config.json").write_text(
        json.dumps(config | ({"reads_plain_numbers": said} if said is not None else {}))
    )
    assert HubJudge(str(tmp_path)).reads_plain_numbers is expected


@needs_hub
def test_pairs_longer_than_the_model_reads_are_counted(tmp_path: Path) -> None:
    save_tiny_bert(tmp_path, {0: "entailment", 1: "neutral", 2: "contradiction"})
    judge = HubJudge(str(tmp_path))  # reads 32 tokens; its tokenizer adds no special ones
    rows = judge.judge(
        [
            ("the " * 16, "port " * 16),
            ("the " * 17, "port " * 16),
            ("the " * 10_000, "port"),
            (" " * 50_000 + "the port", "port"),
            ("the\u202e port\x00", "port"),
        ]
    )
    assert judge.n_truncated == 3
    assert rows.sum(axis=1) == pytest.approx([1] * 5, abs=1e-5)


@needs_hub
@pytest.mark.skipif(find_spec("onnx") is None, reason="needs the extra train (onnx)")
def test_our_own_checkpoint_answers_as_the_shipped_judge(tmp_path: Path) -> None:
    """The shipped judge as torch weights, through the hub's way: nearly the same answers."""
    from training.hub_judge import write_hub_judge

    write_hub_judge(tmp_path)
    pairs = [
        ("Egypt signed the agreement on Monday.", "Egypt refused to sign the agreement on Monday."),
        ("رفضت مصر توقيع الاتفاق.", "Egypt signed the agreement."),
        ("Egypt signed the agreement.", "It rained in Oslo."),
        ("Der Minister trat am Freitag zurück.", "The minister resigned on Friday."),
    ]
    shipped, ours = EmbeddedJudge(), HubJudge(str(tmp_path))
    try:
        assert ours.judge(pairs).tolist() == pytest.approx(softmax(shipped.logits(pairs)), abs=0.03)
        assert ours.facts.quantisation == "fp32"
        assert ours.reads_plain_numbers is shipped.reads_plain_numbers is True
    finally:  # 400 MB that pytest would keep
        (tmp_path / "model.safetensors").unlink()


@needs_hub
@pytest.mark.parametrize(
    "id2label", [{0: "entailment", 1: "not_entailment"}, {0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}]
)
def test_other_classes_are_one_line_on_the_command_line(tmp_path: Path, id2label: dict[int, str]) -> None:
    from click.testing import CliRunner

    from claimdiff.cli import main

    save_tiny_bert(tmp_path / "model", id2label)
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"premise": "the port", "hypothesis": "the port"}\n')
    result = CliRunner().invoke(main, ["evaluate", "pairs", str(rows), "--judge", str(tmp_path / "model")])
    assert result.exit_code == 1
    lines = [line for line in result.stderr.splitlines() if "labels" in line]
    assert len(lines) == 1
    assert f"has the labels {', '.join(id2label.values())}; needed are entailment, neutral, contradiction" in lines[0]


@needs_hub
def test_two_classes_are_refused(tmp_path: Path) -> None:
    save_tiny_bert(tmp_path, {0: "entailment", 1: "not_entailment"})
    with pytest.raises(ModelError, match="has the labels entailment, not_entailment"):
        HubJudge(str(tmp_path))


@needs_hub
def test_pickled_weights_are_refused(tmp_path: Path) -> None:
    save_tiny_bert(tmp_path, {0: "entailment", 1: "neutral", 2: "contradiction"}, pickled=True)
    with pytest.raises(ModelError, match="can't be loaded"):
        HubJudge(str(tmp_path))


@needs_hub
def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is not a model folder"):
        HubJudge(str(tmp_path))
    with pytest.raises(ModelError, match="there is no model folder"):
        HubJudge(str(tmp_path / "missing"))


@needs_hub
def test_no_pair_and_empty_texts(tmp_path: Path) -> None:
    save_tiny_bert(tmp_path, {0: "entailment", 1: "neutral", 2: "contradiction"})
    judge = HubJudge(str(tmp_path))
    assert judge.judge([]).shape == (0, 3)
    with pytest.raises(ValueError, match="empty"):
        judge.judge([("a claim", " ")])


@pytest.mark.skipif(HAS_HUB, reason="sentence-transformers is installed")
def test_a_missing_extra_names_its_install_line() -> None:
    with pytest.raises(MissingExtra, match=r'pip install "claimdiff\[hub\]"'):
        load_judge("cross-encoder/some-model")
