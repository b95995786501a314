"""Encoders by name, loaded through sentence-transformers."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from claimdiff.errors import MissingExtra, ModelError
from claimdiff.vectors.hub import HubEncoder
from claimdiff.vectors.load import load_encoder
from tests.models.tiny import save_tiny_bert

HAS_HUB = find_spec("sentence_transformers") is not None
needs_hub = pytest.mark.skipif(not HAS_HUB, reason="needs the extra hub (sentence-transformers)")


@needs_hub
def test_unit_rows_in_order(tmp_path: Path) -> None:
    save_tiny_bert(tmp_path)
    encoder = load_encoder(str(tmp_path))
    vectors = encoder.encode(["the port was open", "closed again", "the port was open"])
    assert vectors.shape == (3, 16)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)
    assert vectors[0].tolist() == vectors[2].tolist()
    assert abs(float(vectors[0] @ vectors[1])) < 0.999


@needs_hub
def test_facts_and_empty_texts(tmp_path: Path) -> None:
    save_tiny_bert(tmp_path)
    encoder = HubEncoder(str(tmp_path))
    assert encoder.facts.name == str(tmp_path)
    assert encoder.facts.quantisation == "fp32"
    assert len(encoder.facts.sha256 or "") == 64
    assert encoder.facts.languages is None
    assert encoder.encode([]).shape == (0, 16)
    with pytest.raises(ValueError, match="empty"):
        encoder.encode([""])


@needs_hub
def test_a_damaged_model_is_one_line(tmp_path: Path) -> None:
    save_tiny_bert(tmp_path)
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:500])
    with pytest.raises(ModelError, match="can't be loaded") as caught:
        HubEncoder(str(tmp_path))
    assert "\n" not in str(caught.value)


@needs_hub
def test_an_unknown_name_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError, match="nobody/no-such-model") as caught:
        HubEncoder("nobody/no-such-model")
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(HAS_HUB, reason="sentence-transformers is installed")
def test_a_missing_extra_names_its_install_line() -> None:
    with pytest.raises(MissingExtra, match=r'pip install "claimdiff\[hub\]"'):
        load_encoder("intfloat/multilingual-e5-small")
