"""`claimdiff compare` on a made corpus: seconds per stage, totals, rates and peak memory of the whole process.

python -m benchmarks.corpus --articles 100
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.make_corpus import write_corpus
from benchmarks.measure import CLAIMDIFF, Run, require_success, run_measured, table

RATES = (
    ("claims encoded per second", "claims", "encoding claims"),
    ("candidate pairs judged per second", "judged_pairs", "judging pairs"),
    ("… counting each judged direction", "judged_directions", "judging pairs"),
)
"""Name, what is counted, and the stage whose seconds it is divided by."""


def parse_arguments() -> argparse.Namespace:
    """Return the command line's settings."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.corpus", description=__doc__.split("\n")[0] if __doc__ else ""
    )
    parser.add_argument("--articles", type=int, default=100, help="how many articles (default: 100)")
    parser.add_argument("--sentences", type=int, default=30, help="sentences an article (default: 30)")
    parser.add_argument("--seed", type=int, default=0, help="another seed makes another corpus (default: 0)")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write corpus and report here and keep them")
    return parser.parse_args()


def report_rows(run: Run, manifest: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what one run took, from outside (the process) and inside (its manifest)."""
    counts, seconds = manifest["counts"], manifest["seconds"]
    rows = [(f"{name.replace('_', ' ')}", f"{n:,}") for name, n in counts.items()]
    rows += [(f"{name}, s", f"{value:.2f}") for name, value in seconds.items()]
    rows += [
        (name, f"{counts[count] / seconds[stage]:.0f}")
        for name, count, stage in RATES
        if counts.get(count) and seconds.get(stage)
    ]
    rows.append(("whole process, s", f"{run.seconds:.2f}"))
    rows.append(("peak memory, MB", f"{run.peak_mb:.0f}"))
    return rows


def measure(folder: Path, arguments: argparse.Namespace) -> None:
    """Write the corpus into `folder`, compare it, print the table."""
    articles = write_corpus(folder / "articles", arguments.articles, arguments.sentences, arguments.seed)
    characters = sum(len(path.read_text(encoding="utf-8")) for path in articles)
    print(
        f"{len(articles)} articles of {arguments.sentences} sentences, {characters:,} characters, seed {arguments.seed}"
    )
    command = [*CLAIMDIFF, "compare", str(folder / "articles"), "-o", str(folder / "report")]
    run = run_measured(command)
    require_success(run, command)
    print(table(report_rows(run, json.loads((folder / "report" / "manifest.json").read_text(encoding="utf-8")))))


def main() -> None:
    """Measure once, in a folder that is removed afterwards unless `--keep` names one."""
    arguments = parse_arguments()
    if arguments.keep:
        measure(arguments.keep.resolve(), arguments)
        return
    with tempfile.TemporaryDirectory(prefix="claimdiff-bench-") as folder:
        measure(Path(folder), arguments)


if __name__ == "__main__":
    main()
