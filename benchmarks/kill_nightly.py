"""Kills `nightly` at random moments while articles come, change and go, and looks whether anything is lost.

python -m benchmarks.kill_nightly --kills 100
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from benchmarks.kill_index import NumberJudge, WordEncoder, make_article
from benchmarks.measure import ROOT, table
from claimdiff.indexing.index import Index
from claimdiff.nightly.night import run_night
from claimdiff.nightly.night_log import NightLog
from claimdiff.nightly.setup import STATE, load_setup
from claimdiff.nightly.state import open_state
from claimdiff.nightly.under_way import NightResult

NAME = "killed"
LONGEST_SECONDS = 2.5
"""A night is killed at a random moment up to this long after it began to work."""


@dataclass(slots=True)
class Inbox:
    """A watched folder in which articles come, change and go."""

    folder: Path
    rng: random.Random
    n_made: int = 0

    def change(self) -> None:
        """Do a few random things."""
        for _ in range(self.rng.randint(1, 6)):
            there = sorted(self.folder.glob("*.txt"))
            chance = self.rng.random()
            if chance < 0.6 or len(there) < 4:
                self.n_made += 1
                self._write(self.folder / f"article-{self.n_made}.txt")
            elif chance < 0.85:
                self._write(self.rng.choice(there))
            else:
                self.rng.choice(there).unlink()

    def _write(self, path: Path) -> None:
        text = make_article(f"{path.stem}-{self.rng.random()}", self.rng).text
        path.write_text(f"News of the valley, {path.stem}\n\n{text}\n", encoding="utf-8")


@dataclass(slots=True)
class Receiver:
    """Alerts that arrived: a message that came twice has the same id both times."""

    url: str = ""
    messages: dict[str, list[str]] = field(default_factory=dict)

    def told_twice(self) -> list[str]:
        """Return the alerts that stood in two different messages."""
        counts = Counter(alert for alerts in self.messages.values() for alert in alerts)
        return [alert for alert, n in counts.items() if n > 1]


@dataclass(slots=True)
class Outcome:
    """What the kills did."""

    n_kills: int = 0
    n_at_work: int = 0
    """Kills that met a night which had begun and not finished."""
    n_finished: int = 0
    losses: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    """Of a night that was left in peace after kills."""


@contextmanager
def receiving() -> Iterator[Receiver]:
    """Run a webhook's receiver on the loopback interface."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Take a message."""
            message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            receiver.messages[message["id"]] = [alert["alert_id"] for alert in message["alerts"]]
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    receiver.url = f"http://127.0.0.1:{server.server_address[1]}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()


def prepare(folder: Path, receiver: Receiver) -> None:
    """Write the configuration."""
    (folder / "inbox").mkdir()
    (folder / "night.toml").write_text(
        f'index = "{NAME}"\nindexes_dir = "indexes"\nreports_dir = "reports"\nfirst_run_alerts = true\n'
        f'report = "changes"\n[sources]\nfolders = ["inbox"]\n[alerts.webhook]\nurl = "{receiver.url}"\n',
        encoding="utf-8",
    )


def night(folder: Path) -> NightResult:
    """Run one night with tiny models."""
    setup = load_setup(folder / "night.toml", {})
    with (folder / "log.txt").open("a", encoding="utf-8") as stream:
        return run_night(setup, NightLog(stream), encoder=WordEncoder(), judge=NumberJudge())


def kill_once(folder: Path, rng: random.Random) -> bool:
    """Start a night and kill it at a random moment; return whether it was at work."""
    command = [sys.executable, "-m", "benchmarks.kill_nightly", "--child", str(folder)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(rng.random() * LONGEST_SECONDS)
    child.send_signal(signal.SIGKILL)
    child.stdout.close()
    return child.wait() == -signal.SIGKILL


def look(folder: Path) -> list[str]:
    """Return what is damaged after a kill."""
    if not (folder / "indexes" / NAME / "index.sqlite").exists():
        return []
    try:
        with Index.open(NAME, indexes_dir=folder / "indexes", encoder=WordEncoder(), judge=NumberJudge()) as index:
            return list(index.verify())
    except Exception as error:  # whatever it is, somebody would have to repair the index by hand
        return [] if "no index" in str(error) else [f"{type(error).__name__}: {error}"]


def missing(folder: Path, receiver: Receiver) -> list[str]:
    """Return what a finished night has not brought up to date, reported or told."""
    losses = [f"alert {alert} was told in two messages" for alert in receiver.told_twice()]
    with open_state(folder / "indexes" / NAME / STATE) as state:
        told, waiting = state.told(), state.n_waiting()
    with Index.open(NAME, indexes_dir=folder / "indexes", encoder=WordEncoder(), judge=NumberJudge()) as index:
        indexed = {Path(one.path).name: index.article(one.article_id).text for one in index.articles()}
        open_now = {one.finding_id for one in index.findings()}
        disputed = {one.finding_id for one in index.findings() if one.relation == "contradiction"}
    lines = {path.name: path.read_text(encoding="utf-8").strip() for path in (folder / "inbox").glob("*.txt")}
    losses += [] if waiting == (0, 0) else [f"{waiting[0]} inputs wait after a whole night"]
    losses += [f"{name} is not in the index as it is" for name in lines if indexed.get(name) != lines[name]]
    losses += [f"{name} is a ghost in the index" for name in indexed if name not in lines]
    losses += [f"finding {one} was in no report" for one in open_now - reported(folder)]
    losses += [f"finding {one} was never told" for one in disputed - told]
    return losses


def reported(folder: Path) -> set[str]:
    """Return the findings of all reports."""
    paths = (folder / "reports").glob("*/findings.jsonl")
    return {json.loads(line)["finding_id"] for path in paths for line in path.read_text(encoding="utf-8").splitlines()}


def run(folder: Path, receiver: Receiver, n_kills: int, seed: int) -> Outcome:
    """Kill as often as asked; every fifth night is left in peace, and everything must be there then."""
    outcome, rng = Outcome(), random.Random(seed)
    inbox = Inbox(folder / "inbox", rng)
    while outcome.n_kills < n_kills:
        inbox.change()
        at_work = kill_once(folder, rng)
        outcome.n_kills += 1
        outcome.n_at_work += at_work
        outcome.n_finished += not at_work
        outcome.losses += look(folder)
        if outcome.n_kills % 5 == 0 or outcome.n_kills == n_kills:
            began = time.perf_counter()
            night(folder)
            outcome.seconds.append(time.perf_counter() - began)
            outcome.losses += missing(folder, receiver)
    return outcome


def parse_arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the command line's settings."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.kill_nightly", description=__doc__.split("\n")[0] if __doc__ else ""
    )
    parser.add_argument("--kills", type=int, default=100, help="how many kills (default: 100)")
    parser.add_argument("--seed", type=int, default=0, help="another seed kills at other moments (default: 0)")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args(given)


def main() -> None:
    """Kill, look, and print what was lost; exit code 1 where anything was."""
    arguments = parse_arguments()
    if arguments.child:
        print("ready", flush=True)
        night(arguments.child)
        return
    with tempfile.TemporaryDirectory(prefix="claimdiff-kill-") as name, receiving() as receiver:
        folder = Path(name)
        prepare(folder, receiver)
        outcome = run(folder, receiver, arguments.kills, arguments.seed)
    rows = [
        ("kills", f"{outcome.n_kills}"),
        ("… of a night at work", f"{outcome.n_at_work}"),
        ("messages that arrived", f"{len(receiver.messages)}"),
        ("losses and damages", f"{len(outcome.losses)}"),
        ("longest night after kills, s", f"{max(outcome.seconds):.2f}"),
    ]
    print(table(rows))
    for loss in outcome.losses[:20]:
        print(loss)
    raise SystemExit(1 if outcome.losses else 0)


if __name__ == "__main__":
    main()
