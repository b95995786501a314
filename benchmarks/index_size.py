"""An index of thousands of articles: size, opening, one more addition stage by stage, `check`, and how it all grows.

python -m benchmarks.index_size --articles 300 --more 20
python -m benchmarks.index_size                             (3,000 articles, 100 more: an hour or so on two cores)
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.make_corpus import write_corpus
from benchmarks.measure import CLAIMDIFF, require_success, run_measured, table
from claimdiff.indexing.index import AddResult, Index
from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.models.files import read_model_card
from claimdiff.records import FloatArray
from claimdiff.vectors.embedded import EmbeddedEncoder

NAME = "large"
CLAIMS = (
    "The truce talks ended without an agreement.",
    "قُتل 47 شخصاً في الفيضانات.",
    "Le ministre a démenti toute négociation.",
    "The bridge was closed on Monday.",
    "لم يتم التوصل إلى اتفاق.",
)


class NeutralJudge:
    """Answers `neutral` in the shipped judge's name: the articles that lie there before need no true judgements."""

    def __init__(self) -> None:
        self.facts = read_model_card("judge").facts

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """Return (n, 3) probabilities."""
        return np.tile(np.array([0.02, 0.96, 0.02], np.float32), (len(pairs), 1))


@dataclass(frozen=True, slots=True)
class Growth:
    """What an addition cost at one size of the index."""

    n_claims: int
    n_articles: int
    result: AddResult
    seconds: float


def fill(folder: Path, paths: Sequence[Path], encoder: EmbeddedEncoder) -> float:
    """Put articles into the index without judging them; return the seconds it took."""
    began = time.perf_counter()
    with Index.open(NAME, indexes_dir=folder, writing=True, encoder=encoder, judge=NeutralJudge()) as index:
        index.add([str(path) for path in paths])
    return time.perf_counter() - began


def add_more(folder: Path, paths: Sequence[Path], encoder: EmbeddedEncoder, judge: EmbeddedJudge) -> Growth:
    """Add articles as a user does, and measure."""
    with Index.open(NAME, indexes_dir=folder) as index:
        n_claims = index.counts()["claims"]
    began = time.perf_counter()
    with Index.open(NAME, indexes_dir=folder, writing=True, encoder=encoder, judge=judge) as index:
        result = index.add([str(path) for path in paths])
    return Growth(n_claims, len(paths), result, time.perf_counter() - began)


def growth_rows(growths: Sequence[Growth]) -> list[tuple[str, str]]:
    """Return judged pairs and seconds per new article at each size."""
    return [
        (
            f"at {one.n_claims:,} claims, {one.n_articles} articles more: judged pairs, seconds per article",
            f"{one.result.counts.get('judged_pairs', 0) / one.n_articles:.0f}, {one.seconds / one.n_articles:.2f}",
        )
        for one in growths
    ]


def last_rows(growth: Growth) -> list[tuple[str, str]]:
    """Return the stages of the last addition."""
    rows = [(f"last addition, {name}", f"{n:,}") for name, n in sorted(growth.result.counts.items())]
    rows += [(f"last addition, {stage}, s", f"{seconds:.2f}") for stage, seconds in growth.result.timings.items()]
    return [*rows, ("last addition, from opening to closing, s", f"{growth.seconds:.2f}")]


def reading_rows(folder: Path, encoder: EmbeddedEncoder, judge: EmbeddedJudge) -> list[tuple[str, str]]:
    """Return size, opening time, and how long `check` takes once the models are loaded, and as a whole process."""
    began = time.perf_counter()
    with Index.open(NAME, indexes_dir=folder, encoder=encoder, judge=judge) as index:
        opening = time.perf_counter() - began
        counts = index.counts()
        began = time.perf_counter()
        search = index._session.search()
        loading = time.perf_counter() - began
        vectors = encoder.encode(CLAIMS)
        began = time.perf_counter()
        search.nearest(vectors, 200)
        searching = (time.perf_counter() - began) / len(CLAIMS)
        seconds = []
        for claim in CLAIMS:
            began = time.perf_counter()
            index.check(claim)
            seconds.append(time.perf_counter() - began)
    sizes = {path.name: path.stat().st_size for path in (folder / NAME).iterdir()}
    command = [*CLAIMDIFF, "check", NAME, CLAIMS[0], "--indexes-dir", str(folder)]
    whole = run_measured(command)
    require_success(whole, command)
    return [
        *((name.replace("_", " "), f"{n:,}") for name, n in counts.items()),
        *((f"{name}, MB", f"{n / 1e6:.1f}") for name, n in sorted(sizes.items()) if n),
        ("bytes per claim", f"{sum(sizes.values()) / max(1, counts['claims']):,.0f}"),
        ("opening, s", f"{opening:.3f}"),
        ("loading the search, s", f"{loading:.3f}"),
        ("searching the 200 nearest of one claim, ms", f"{1000 * searching:.1f}"),
        ("check, once loaded: median, s", f"{statistics.median(seconds):.2f}"),
        ("check, once loaded: longest, s", f"{max(seconds):.2f}"),
        ("check, whole process, s", f"{whole.seconds:.2f}"),
        ("check, peak memory, MB", f"{whole.peak_mb:.0f}"),
    ]


def measure(folder: Path, arguments: argparse.Namespace) -> None:
    """Fill the index step by step, add some articles at each size, and print it all."""
    encoder, judge = EmbeddedEncoder(), EmbeddedJudge()
    sizes = sorted({size for size in (33, 330) if size < arguments.articles} | {arguments.articles})
    n_sampled = min(10, arguments.more)
    total = arguments.articles + n_sampled * (len(sizes) - 1) + arguments.more
    paths = write_corpus(folder / "articles", total, arguments.sentences, arguments.seed)
    growths, n_taken, filling = [], 0, 0.0
    for size in sizes:
        base, n_taken = paths[n_taken : max(size, n_taken)], max(size, n_taken)
        filling += fill(folder, base, encoder)
        n_more = arguments.more if size == sizes[-1] else n_sampled
        growths.append(add_more(folder, paths[n_taken : n_taken + n_more], encoder, judge))
        n_taken += n_more
        print(json.dumps({"claims": growths[-1].n_claims, "seconds": round(growths[-1].seconds, 2)}), flush=True)
    rows = [("filling, without judging, s", f"{filling:.0f}"), *growth_rows(growths), *last_rows(growths[-1])]
    print(table([*rows, *reading_rows(folder, encoder, judge)]))


def parse_arguments() -> argparse.Namespace:
    """Return the command line's settings."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.index_size", description=__doc__.split("\n")[0] if __doc__ else ""
    )
    parser.add_argument("--articles", type=int, default=3000, help="articles that lie there before (default: 3000)")
    parser.add_argument("--more", type=int, default=100, help="articles added at the end (default: 100)")
    parser.add_argument("--sentences", type=int, default=16, help="sentences an article (default: 16, about 30 claims)")
    parser.add_argument("--seed", type=int, default=0, help="another seed makes another corpus (default: 0)")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="make corpus and index here and keep them")
    return parser.parse_args()


def main() -> None:
    """Measure once, in a folder that is removed afterwards unless `--keep` names one."""
    arguments = parse_arguments()
    if arguments.keep:
        measure(arguments.keep.resolve(), arguments)
        return
    with tempfile.TemporaryDirectory(prefix="claimdiff-index-") as folder:
        measure(Path(folder), arguments)


if __name__ == "__main__":
    main()
