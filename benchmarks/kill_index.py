"""Kills `add`, edits and removals of an index at random moments, and looks whether anything that was reported is lost.

python -m benchmarks.kill_index --kills 200
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import numpy as np

from benchmarks.measure import ROOT, table
from claimdiff.errors import UnknownArticle
from claimdiff.indexing.index import Index
from claimdiff.protocols import ModelFacts
from claimdiff.records import Article, Block, FloatArray, make_id

NAME = "killed"
LONGEST_SECONDS = 1.5
"""A child is killed at a random moment up to this long after it began to write."""
N_DIMENSIONS = 64
SENTENCES = (
    "The flood in Orda killed {} people on Monday.", "The road from Lenta to Orda is closed until Friday.",
    "All {} schools of the valley stay shut for a week.", "No train left the station of Lenta before noon.",
    "The minister visited {} villages of the upper valley.", "The bridge of Orda was built in the year {}.",
    "A hospital in Lenta took in {} wounded people.", "Farmers lost {} sheep to the water, the union said.",
)  # fmt: skip


class WordEncoder:
    """Counts a text's words, by a hash of each: quick, and the same everywhere."""

    facts = ModelFacts("words", None, "fp32", None)

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Return (n, 64) unit vectors."""
        counts = np.full((len(texts), N_DIMENSIONS), 0.01, np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()):
                counts[row, sha256(word.encode()).digest()[0] % N_DIMENSIONS] += 1
        return np.asarray(counts / np.linalg.norm(counts, axis=1, keepdims=True), np.float32)


class NumberJudge:
    """The same words with other numbers contradict each other."""

    facts = ModelFacts("numbers", None, "fp32", None)

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """Return (n, 3) probabilities."""
        rows = []
        for one, other in pairs:
            alike = re.sub(r"\d+", "#", one) == re.sub(r"\d+", "#", other)
            rows.append((0.98, 0.01, 0.01) if one == other else (0.01, 0.01, 0.98) if alike else (0.02, 0.96, 0.02))
        return np.array(rows, np.float32).reshape(-1, 3)


@dataclass(frozen=True, slots=True)
class Step:
    """One command: add articles (new or edited), or remove some."""

    added: tuple[Article, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(slots=True)
class Outcome:
    """What the kills did."""

    n_kills: int = 0
    n_at_work: int = 0
    """Kills that met a child which had begun and not finished its steps."""
    n_steps: int = 0
    losses: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    """Time to open and verify the index after a kill."""


def make_article(name: str, rng: random.Random) -> Article:
    """Return a short article of random sentences."""
    chosen = rng.sample(SENTENCES, rng.randint(2, 5))
    texts = [sentence.format(rng.randint(10, 40)) for sentence in chosen]
    blocks, start = [], 0
    for text in texts:
        blocks.append(Block(start, start + len(text), "body"))
        start += len(text) + 2
    url, text = f"https://news.example/{name}", "\n\n".join(texts)
    return Article(make_id(url, text), url, text, tuple(blocks), "en", outlet=name, url=url)


def make_steps(n: int, seed: int) -> Iterator[Step]:
    """Yield `n` commands, the same for the same seed: six of ten add, two edit, two remove."""
    rng = random.Random(seed)
    there: list[str] = []
    for number in range(n):
        chance = rng.random()
        if chance < 0.6 or len(there) < 4:
            names = [f"{number}-{part}" for part in range(rng.randint(1, 3))]
            there += names
            yield Step(tuple(make_article(name, rng) for name in names))
        elif chance < 0.8:
            yield Step((make_article(rng.choice(there), rng),))
        else:
            yield Step(removed=(f"https://news.example/{there.pop(rng.randrange(len(there)))}",))


def take_step(folder: Path, step: Step) -> None:
    """Run one command; a removal that was done before the kill is done."""
    with Index.open(
        NAME, indexes_dir=folder, writing=True, encoder=WordEncoder(), judge=NumberJudge(), wait_seconds=5
    ) as index:
        if step.added:
            index.add(step.added)
        for name in step.removed:
            try:
                index.remove([name])
            except UnknownArticle:
                continue


def work(folder: Path, n_steps: int, seed: int, start: int) -> None:
    """Be the child: run the steps from `start` on and report each on standard output when it is done."""
    steps = list(make_steps(n_steps, seed))
    print("ready", flush=True)
    for number in range(start, n_steps):
        take_step(folder, steps[number])
        print(number, flush=True)


def expected_after(steps: Sequence[Step]) -> dict[str, str]:
    """Return the text of each article, by URL, that must be there after these steps."""
    texts: dict[str, str] = {}
    for step in steps:
        texts |= {str(article.url): article.text for article in step.added}
        for name in step.removed:
            texts.pop(name, None)
    return texts


def look(folder: Path, steps: Sequence[Step], n_reported: int) -> list[str]:
    """Return what is lost or damaged: the state must be that after the reported steps, or after one more."""
    if n_reported == 0 and not (folder / NAME / "index.sqlite").exists():
        return []
    try:
        with Index.open(NAME, indexes_dir=folder, encoder=WordEncoder(), judge=NumberJudge()) as index:
            losses = list(index.verify())
            found = {str(one.url): index.article(one.article_id).text for one in index.articles()}
    except Exception as error:  # whatever it is, somebody would have to repair the index by hand
        return [] if n_reported == 0 and "no index" in str(error) else [f"{type(error).__name__}: {error}"]
    allowed = [expected_after(steps[:n]) for n in (n_reported, n_reported + 1)]
    return losses if found in allowed else [*losses, f"after {n_reported} reported steps the articles are others"]


def kill_once(folder: Path, arguments: argparse.Namespace, start: int, rng: random.Random) -> tuple[int, bool]:
    """Start a child, kill it at a random moment; return how many steps are reported, and whether it was at work."""
    command = [sys.executable, "-m", "benchmarks.kill_index", "--child", str(folder), "--start", str(start)]
    command += ["--steps", str(arguments.steps), "--seed", str(arguments.seed)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(rng.random() * LONGEST_SECONDS)
    child.send_signal(signal.SIGKILL)
    reported = [int(line) for line in child.stdout.read().splitlines() if line.strip().isdigit()]
    code = child.wait()
    if code not in (0, -signal.SIGKILL):
        raise SystemExit(f"a child ended by itself with exit code {code}: see its traceback above")
    return (reported[-1] + 1 if reported else start), code != 0


def run(folder: Path, arguments: argparse.Namespace) -> Outcome:
    """Kill as often as asked, beginning anew when all steps are done; compare with an index that was left in peace."""
    outcome, rng = Outcome(), random.Random(arguments.seed)
    steps = list(make_steps(arguments.steps, arguments.seed))
    n_reported = 0
    while outcome.n_kills < arguments.kills:
        if n_reported >= len(steps):
            outcome.losses += compare_with_peace(folder, steps)
            shutil.rmtree(folder / NAME)
            n_reported = 0
        n_before = n_reported
        n_reported, at_work = kill_once(folder, arguments, n_reported, rng)
        outcome.n_kills += 1
        outcome.n_at_work += at_work
        outcome.n_steps += n_reported - n_before
        began = time.perf_counter()
        outcome.losses += look(folder, steps, n_reported)
        outcome.seconds.append(time.perf_counter() - began)
    for step in steps[n_reported:]:
        take_step(folder, step)
    outcome.losses += compare_with_peace(folder, steps)
    return outcome


def compare_with_peace(folder: Path, steps: Sequence[Step]) -> list[str]:
    """Return in what the index differs from one that took the same steps without a kill."""
    with tempfile.TemporaryDirectory(prefix="claimdiff-peace-") as other:
        for step in steps:
            take_step(Path(other), step)
        return [] if _summary(folder) == _summary(Path(other)) else ["the killed index holds other findings"]


def _summary(folder: Path) -> tuple[object, ...]:
    with Index.open(NAME, indexes_dir=folder, encoder=WordEncoder(), judge=NumberJudge()) as index:
        findings = [(one.finding_id, one.relation, round(one.probability, 4)) for one in index.findings()]
        return [one.article_id for one in index.articles()], findings, index.counts()["pairs"], index.verify()


def parse_arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the command line's settings."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.kill_index", description=__doc__.split("\n")[0] if __doc__ else ""
    )
    parser.add_argument("--kills", type=int, default=200, help="how many kills (default: 200)")
    parser.add_argument("--steps", type=int, default=120, help="commands until it begins anew (default: 120)")
    parser.add_argument("--seed", type=int, default=0, help="another seed kills at other moments (default: 0)")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--start", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args(given)


def main() -> None:
    """Kill, look, and print what was lost; exit code 1 where anything was."""
    arguments = parse_arguments()
    if arguments.child:
        work(arguments.child, arguments.steps, arguments.seed, arguments.start)
        return
    with tempfile.TemporaryDirectory(prefix="claimdiff-kill-") as folder:
        outcome = run(Path(folder), arguments)
    rows = [
        ("kills", f"{outcome.n_kills}"),
        ("… of a child at work", f"{outcome.n_at_work}"),
        ("commands finished between them", f"{outcome.n_steps}"),
        ("losses and damages", f"{len(outcome.losses)}"),
        ("longest opening and verifying after a kill, s", f"{max(outcome.seconds):.2f}"),
    ]
    print(table(rows))
    for loss in outcome.losses[:20]:
        print(loss)
    raise SystemExit(1 if outcome.losses else 0)


if __name__ == "__main__":
    main()
