"""Nights in a temporary folder, with tiny models."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimdiff.indexing.index import Index
from claimdiff.nightly.night import run_night
from claimdiff.nightly.night_log import NightLog
from claimdiff.nightly.setup import Setup, load_setup
from claimdiff.nightly.under_way import NightResult
from claimdiff.records import FloatArray
from claimdiff.settings import Settings
from tests.indexing.stubs import NumberJudge, WordEncoder

LEAST = 0.6
"""Probability from which findings are reported: a made-up judge on made-up news is no measure of the default."""


class SlowJudge(NumberJudge):
    """A judge whose every answer takes half a minute of the clock that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = 0.0

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        self.seconds += 30.0
        return super().judge(pairs)

    def clock(self) -> float:
        return self.seconds


@dataclass
class Newsroom:
    """A folder with a configuration, an inbox, an index and reports."""

    folder: Path
    keys: str = ""
    """Lines of the configuration before its tables; a threshold that the tiny models' findings reach comes first."""
    sources: str = 'folders = ["inbox"]'
    tables: str = ""
    environment: dict[str, str] = field(default_factory=dict)
    said: str = ""
    """The log of the last night."""

    def __post_init__(self) -> None:
        (self.folder / "inbox").mkdir(exist_ok=True)

    def put(self, name: str, *sentences: str) -> Path:
        """Write an article into the inbox, with a time that a later edit can't share."""
        path = self.folder / "inbox" / f"{name}.txt"
        path.write_text("\n\n".join([f"News of the valley, {name}", *sentences]), encoding="utf-8")
        return path

    def configure(self) -> Setup:
        path = self.folder / "talks.toml"
        keys = 'index = "talks"\nindexes_dir = "indexes"\nreports_dir = "reports"\n'
        keys += f"min_probability = {LEAST}\n{self.keys}"
        path.write_text(f"{keys}\n[sources]\n{self.sources}\n{self.tables}\n", encoding="utf-8")
        return load_setup(path, self.environment)

    def night(self, clock: Callable[[], float] | None = None, judge: NumberJudge | None = None) -> NightResult:
        setup, stream = self.configure(), io.StringIO()
        log = NightLog(stream, setup.config.log_format)
        more = {"clock": clock} if clock else {}
        try:
            return run_night(setup, log, encoder=WordEncoder(), judge=judge or NumberJudge(), **more)
        finally:
            self.said = stream.getvalue()

    def index(self, *, writing: bool = False) -> Index:
        return Index.open(
            "talks",
            indexes_dir=self.folder / "indexes",
            writing=writing,
            encoder=WordEncoder(),
            judge=NumberJudge(),
            settings=Settings(min_probability=LEAST),
            wait_seconds=0,
        )

    def findings(self, report: Path | None) -> list[dict[str, Any]]:
        """What a report's findings.jsonl lists."""
        assert report is not None
        lines = (report.parent / "findings.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def states(self, report: Path | None, relation: str = "contradiction") -> list[str]:
        return sorted(one["state"] for one in self.findings(report) if one["relation"] == relation)

    def manifest_fates(self, report: Path | None) -> dict[str, str]:
        assert report is not None
        manifest = json.loads((report.parent / "manifest.json").read_text(encoding="utf-8"))
        return {os.path.basename(item["path"]): item["fate"] for item in manifest["inputs"]}
