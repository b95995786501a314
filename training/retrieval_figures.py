"""How near the encoder puts claims about one matter. `python -m training.retrieval_figures [EVENTS_FOLDER…]`.

For each clear gold row, the rank of the other side among the claims of all other articles of its event, ranked by
similarity from either side, the better of both; claims that stand for one gold text count as one. And plain
translation retrieval: how often an XNLI premise's nearest one in another language is its translation (the odd `pair`
ids, which train_retriever leaves out).
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from statistics import mean

import numpy as np

from claimdiff.articles.language import identify_sentence_language
from claimdiff.articles.read import read_articles
from claimdiff.claims.cut import cut_claims
from claimdiff.evaluation.gold import Event, find_events, read_event
from claimdiff.protocols import Encoder
from claimdiff.records import Claim, FloatArray
from claimdiff.vectors.embedded import EmbeddedEncoder
from training.event_labels import SideCover, cover_side
from training.judge_config import read_config
from training.relation_samples import NEWSBENCH

WITHIN = (5, 10, 20)
TRANSLATIONS = ("ar", "en", "fr", "ru", "es", "de", "tr", "zh", "ur", "hi")
"""Languages of XNLI that claimdiff covers."""
MIN_COVERAGE = 0.6
"""Of a gold text, from which a claim stands for it; as in the judge's training."""


def matter_ranks(event: Event, encoder: Encoder) -> dict[str, list[int]]:
    """Return the ranks (from 1) of the other side of each clear contradiction and agreement of one event."""
    articles = read_articles([str(path) for path in event.article_paths]).articles
    claims = [claim for article in articles for claim in cut_claims(article, identify_sentence_language)]
    vectors = encoder.encode([claim.text for claim in claims])
    owner = np.unique([claim.article_id for claim in claims], return_inverse=True)[1]
    similarity = vectors @ vectors.T
    similarity[owner[:, None] == owner[None, :]] = -np.inf
    ranks: dict[str, list[int]] = defaultdict(list)
    for row in event.rows:
        if row.strength == "clear" and row.label != "neutral":
            one, other = (cover_side(side, articles, claims, MIN_COVERAGE) for side in row.sides)
            ranks[row.label].append(min(_rank(similarity, one, other, claims), _rank(similarity, other, one, claims)))
    return ranks


def _rank(similarity: FloatArray, one: SideCover, other: SideCover, claims: Sequence[Claim]) -> int:
    """Return the best rank of a claim that stands for `other`, seen from a claim that stands for `one`.

    Claims cut from the same sentence as a nearer one are passed over: they are the same passage.
    """
    best = len(claims)
    for anchor in np.flatnonzero(one.stands):
        order = np.argsort(-similarity[anchor])
        seen: set[tuple[str, int]] = set()
        for number in order:
            if other.stands[number]:
                best = min(best, len(seen) + 1)
                break
            seen.add((claims[number].article_id, claims[number].sentence_start))
    return best


def translation_accuracy(encoder: Encoder, path: Path) -> float:
    """Return the mean share, over all ordered pairs of languages, of premises whose nearest is their translation."""
    items: dict[int, dict[str, str]] = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if row["pair"] % 2 == 1 and row["lang"] in TRANSLATIONS:
                items[row["pair"]][row["lang"]] = row["premise"]
    one_a_premise = list({item["en"]: item for item in items.values()}.values())
    vectors = {
        language: encoder.encode([item[language] for item in one_a_premise])
        for language in TRANSLATIONS
        if all(language in item for item in one_a_premise)
    }
    right = np.arange(len(one_a_premise))
    shares = []
    for one, other in combinations(vectors, 2):
        similarity = vectors[one] @ vectors[other].T
        shares += [(similarity.argmax(axis=1) == right).mean(), (similarity.argmax(axis=0) == right).mean()]
    return float(mean(shares))


def main() -> None:
    """Read the command line and print the figures."""
    config = read_config()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="*", type=Path, help="folders of events [newsbench and the held-out events]")
    parser.add_argument("--models", type=Path, help="folder with another encoder.onnx [the shipped one]")
    given = parser.parse_args()
    encoder = EmbeddedEncoder(given.models) if given.models else EmbeddedEncoder()
    held_out = [config.paths.events / name for name in config.data.held_out_events]
    sets = {str(path): [path] for path in given.events} or {
        **{path.name: [path] for path in NEWSBENCH},
        "held-out events": held_out,
    }
    for name, folders in sets.items():
        ranks: dict[str, list[int]] = defaultdict(list)
        for path in find_events(folders):
            for label, found in matter_ranks(read_event(path), encoder).items():
                ranks[label] += found
        for label, found in sorted(ranks.items()):
            shares = ", ".join(f"{mean(rank <= k for rank in found):.3f} within {k}" for k in WITHIN)
            print(f"{name}: {label} ({len(found)}): {shares}", flush=True)
    print(f"translations: {translation_accuracy(encoder, config.paths.nli / 'xnli.dev.jsonl.gz'):.4f}")


if __name__ == "__main__":
    main()
