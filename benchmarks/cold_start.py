"""`claimdiff compare` on a handful of articles, each run a new process: wall time, first progress line, peak memory.

python -m benchmarks.cold_start --runs 5 ../shared/seeds/*.txt
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import CLAIMDIFF, ROOT, Run, require_success, run_measured, table

MEASURES: tuple[tuple[str, Callable[[Run], float]], ...] = (
    ("whole process, s", lambda run: run.seconds),
    ("first line, s", lambda run: run.first_line_seconds),
    ("peak memory, MB", lambda run: run.peak_mb),
)


def default_articles() -> list[Path]:
    """Return the real pages beside the checkout where they are, else the cease-fire event of seeds/."""
    return sorted((ROOT.parent / "shared" / "seeds").glob("*.txt")) or sorted(
        (ROOT / "seeds/truce_talks").glob("*.txt")
    )


def parse_arguments() -> argparse.Namespace:
    """Return the command line's settings."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.cold_start", description=__doc__.split("\n")[0] if __doc__ else ""
    )
    parser.add_argument("articles", type=Path, nargs="*", help="files to compare (default: ../shared/seeds/*.txt)")
    parser.add_argument("--runs", type=int, default=5, help="processes, one after another (default: 5)")
    return parser.parse_args()


def main() -> None:
    """Run the comparison several times and print every run and the medians."""
    arguments = parse_arguments()
    articles = [path.resolve() for path in arguments.articles] or default_articles()
    runs = []
    with tempfile.TemporaryDirectory(prefix="claimdiff-bench-") as folder:
        for number in range(arguments.runs):
            command = [*CLAIMDIFF, "compare", *map(str, articles), "-o", f"{folder}/report{number}"]
            run = run_measured(command)
            require_success(run, command)
            runs.append(run)
    print(f"{len(articles)} files, {len(runs)} runs: each run, then the median")
    print(table((name, "  ".join(f"{value:8.2f}" for value in _with_median(runs, of))) for name, of in MEASURES))


def _with_median(runs: list[Run], of: Callable[[Run], float]) -> list[float]:
    values = [of(run) for run in runs]
    return [*values, statistics.median(values)]


if __name__ == "__main__":
    main()
