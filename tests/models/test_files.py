"""Damaged model files end in one clear line."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from claimdiff.errors import ModelError
from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.models.files import DATA, read_model_card
from claimdiff.vectors.embedded import EmbeddedEncoder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    return folder


def test_the_shipped_judge_names_its_classes() -> None:
    assert sorted(read_model_card("judge").labels) == ["contradiction", "entailment", "neutral"]


def test_the_facts_change_with_any_of_the_three_files() -> None:
    encoder, judge = read_model_card("encoder"), read_model_card("judge")
    assert encoder.facts.sha256 is not None
    assert len(encoder.facts.sha256) == 64
    assert encoder.facts.sha256 != judge.facts.sha256
    assert {"ar", "en", "fr", "ru", "es", "de", "tr", "fa", "uk", "zh", "he", "ur"} <= set(
        encoder.facts.languages or ()
    )


@pytest.mark.parametrize("name", ["encoder.onnx", "words.npy", "tokenizer.json"])
def test_a_truncated_file_is_named(copy: Path, name: str) -> None:
    content = (copy / name).read_bytes()
    (copy / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(ModelError, match=rf"{name} has \d+ bytes instead of {len(content)}; reinstall") as caught:
        EmbeddedEncoder(copy)
    assert "\n" not in str(caught.value)


def test_a_truncated_judge_is_named(copy: Path) -> None:
    content = (copy / "judge.onnx").read_bytes()
    (copy / "judge.onnx").write_bytes(content[:-1000])
    with pytest.raises(ModelError, match=rf"judge\.onnx has {len(content) - 1000} bytes instead of {len(content)}"):
        EmbeddedJudge(copy)


def test_a_truncated_judge_that_is_listed_as_such_is_no_traceback(copy: Path) -> None:
    """The list was made of the broken file: onnxruntime's own error becomes a ModelError."""
    content = (copy / "judge.onnx").read_bytes()[:1_000_000]
    (copy / "judge.onnx").write_bytes(content)
    listed = json.loads((copy / "models.json").read_text(encoding="utf-8"))
    listed["files"]["judge.onnx"] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    (copy / "models.json").write_text(json.dumps(listed), encoding="utf-8")
    with pytest.raises(ModelError, match=r"judge\.onnx can't be loaded by onnxruntime; reinstall"):
        EmbeddedJudge(copy)


def test_a_wrong_sum_in_the_list_is_found(copy: Path) -> None:
    listed = json.loads((copy / "models.json").read_text(encoding="utf-8"))
    listed["files"]["judge.onnx"]["sha256"] = "0" * 64
    (copy / "models.json").write_text(json.dumps(listed), encoding="utf-8")
    with pytest.raises(ModelError, match=r"judge\.onnx is damaged \(its sha256 is not the listed one\)"):
        EmbeddedJudge(copy)


def test_the_card_tells_licence_and_sizes() -> None:
    card = read_model_card("judge")
    assert "commercial" in card.licence
    assert "multilingual-e5-small" in card.origin
    assert card.n_bytes == {path.name: path.stat().st_size for path in (card.graph, card.words, card.tokenizer)}


def test_a_flipped_byte_is_found(copy: Path) -> None:
    content = bytearray((copy / "encoder.onnx").read_bytes())
    content[len(content) // 2] ^= 0xFF
    (copy / "encoder.onnx").write_bytes(content)
    with pytest.raises(ModelError, match=r"encoder\.onnx is damaged"):
        EmbeddedEncoder(copy)


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "words.npy").unlink()
    with pytest.raises(ModelError, match=r"words\.npy is missing; reinstall"):
        EmbeddedEncoder(copy)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"models": {"encoder": 3}}'])
def test_a_damaged_list_is_named(copy: Path, content: str) -> None:
    (copy / "models.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"models\.json"):
        EmbeddedEncoder(copy)


@pytest.mark.parametrize("name", ["encoder.onnx", "words.npy", "tokenizer.json"])
def test_a_listed_file_of_another_kind_is_no_traceback(copy: Path, name: str) -> None:
    """Whole by its hash, yet no graph, table or tokenizer: the libraries' own errors become a ModelError."""
    (copy / name).write_bytes(b"not a model")
    listed = json.loads((copy / "models.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256(b"not a model").hexdigest()
    listed["files"][name] = {"bytes": 11, "sha256": digest}
    (copy / "models.json").write_text(json.dumps(listed), encoding="utf-8")
    with pytest.raises(ModelError, match=name):
        EmbeddedEncoder(copy)
