"""Writes `judge.onnx` from a folder with a fine-tuned judge. `python -m training.build_judge FOLDER`.

The folder holds `config.json` and one safetensors file of a `BertForSequenceClassification` with three classes, trained
with multilingual-e5-small's word embeddings frozen (so they may be missing from it).
"""

from __future__ import annotations

import argparse
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from claimdiff.models.files import DATA
from claimdiff.records import LABELS
from training.bert_graph import build_judge_graph
from training.bert_weights import read_bert_folder
from training.judge_config import read_config
from training.model_list import MEASURED_LANGUAGES, write_entry, write_file
from training.quantise import RowInt8, Scheme
from training.training_rows import SourceRows, read_sources

MAX_TOKENS = 192
TRAINING = Path(__file__).resolve().parent


def read_labels(config: dict[str, Any]) -> list[str]:
    """Return the class names in the order of the model's columns, as its config names them."""
    names = [str(config["id2label"][str(number)]).lower() for number in range(len(config["id2label"]))]
    if sorted(names) != sorted(LABELS):
        raise SystemExit(f"the judge's classes are {names}, expected {LABELS} in any order")
    return names


@dataclass(frozen=True, slots=True)
class JudgeFacts:
    """What models.json says of a judge beyond what its config does."""

    name: str
    licence: str
    origin: str
    recipe: str = "judge.toml"
    """The recipe's file in `training/`."""
    temperature: float = 1.0
    sources: tuple[SourceRows, ...] = ()
    """What it was trained on, as counted when that was assembled."""


def write_judge(source: Path, facts: JudgeFacts, scheme: Scheme, folder: Path = DATA) -> None:
    """Write the graph and its entry in models.json into `folder`."""
    weights, config = read_bert_folder(source)
    model = build_judge_graph(weights, scheme, MAX_TOKENS)
    write_file("judge.onnx", model.SerializeToString(deterministic=True), folder)
    write_entry(
        "judge",
        {
            "graph": "judge.onnx",
            "quantisation": scheme.name,
            "languages": list(MEASURED_LANGUAGES),
            "max_tokens": MAX_TOKENS,
            "labels": read_labels(config),
            "plain_numbers": True,  # judge_data.py wrote them so
            **asdict(facts),
        },
        folder,
    )


def main() -> None:
    """Read the command line and write the judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", help="the judge's name; default: the folder's")
    parser.add_argument("--licence", default="research baseline: trained on data that includes non-commercial sets")
    parser.add_argument("--origin", default="fine-tuned from intfloat/multilingual-e5-small (MIT)")
    parser.add_argument("--recipe", default="judge.toml", help="the file in training/ that it was trained by")
    parser.add_argument("--temperature", type=float, default=1.0)
    given = parser.parse_args()
    name = given.name or given.folder.resolve().name
    sources = read_sources(read_config(TRAINING / given.recipe).paths.sources)
    facts = JudgeFacts(name, given.licence, given.origin, given.recipe, given.temperature, tuple(sources))
    write_judge(given.folder, facts, RowInt8())


if __name__ == "__main__":
    main()
