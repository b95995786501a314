"""How many rows of which source the judge is trained on, and what their licences allow: for the model card.

They are counted when the training data is assembled, and kept beside it: data is written on, and a judge trained last
month has not seen what the recipe's folders hold today.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from training.copy_rows import SOURCE as COPIES
from training.inference_items import item_rows, split_items
from training.judge_config import JudgeConfig, NliSource
from training.judge_data import (
    NEAREST_FIRST,
    NEAREST_LAST,
    PUBLIC_LABELS,
    SENTENCES_PER_GROUP,
    Group,
    copied_rows,
    event_number_rows,
    group_number_rows,
    group_rows,
    is_held_out,
    read_groups,
    translated_rows,
)
from training.translation_rows import SOURCE as TRANSLATIONS

NON_COMMERCIAL = re.compile(r"\bNC\b")
"""As in CC BY-NC; OANC is a corpus."""
OWN_LICENCE = "Apache-2.0 (written for this project)"


@dataclass(frozen=True, slots=True)
class SourceRows:
    """One source as `judge_data` draws from it."""

    name: str
    licence: str
    n_rows: int
    """Different labelled pairs; how often each is drawn is another matter (`mix`, weights)."""

    @property
    def terms(self) -> str:
        """What the licence means for those who use the weights for money."""
        if NON_COMMERCIAL.search(self.licence):
            return "non-commercial"
        return "no permission stated" if "none stated" in self.licence else "free"


def write_sources(config: JudgeConfig) -> None:
    """Record what the examples are assembled from, for the judge that will be trained on them."""
    lines = [asdict(source) for source in count_sources(config)]
    config.paths.sources.write_text(json.dumps(lines, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_sources(path: Path) -> list[SourceRows]:
    """Return what was recorded; raises SystemExit where nothing was."""
    if not path.exists():
        raise SystemExit(
            f"{path} is missing: run python -m training.judge_data with the recipe that the judge was trained by"
        )
    return [SourceRows(**line) for line in json.loads(path.read_text(encoding="utf-8"))]


def public_source_rows(source: NliSource, folder: Path) -> SourceRows:
    """Return a public set's name, licence and rows as drawn."""
    n_rows = source.rows
    if not source.crosslingual:
        with gzip.open(folder / f"{source.file}.jsonl.gz", "rt", encoding="utf-8") as file:
            n_rows = min(n_rows, sum(json.loads(line)["label"] in PUBLIC_LABELS for line in file))
    return SourceRows(source.file, source.licence, n_rows)


def count_sources(config: JudgeConfig) -> list[SourceRows]:
    """Return every source of a recipe as its data lies there now, the project's own first."""
    kept, two_sided = (_kept_groups(config, folder) for folder in (config.paths.newsfacts, config.paths.groups))
    n_cross = len(kept) * SENTENCES_PER_GROUP * (NEAREST_LAST - NEAREST_FIRST)
    events = [path for path in _event_files(config) if path.stem not in config.data.held_out_events]
    return [
        SourceRows(f"{len(events)} written events", OWN_LICENCE, sum(map(_count_lines, events))),
        SourceRows(f"{len(two_sided)} two-sided groups", OWN_LICENCE, _count_pairs(two_sided)),
        SourceRows(f"newsfacts, {len(kept)} groups", OWN_LICENCE, _count_pairs(kept)),
        SourceRows("numbers changed in all of these", OWN_LICENCE, _count_number_rows(config, [*kept, *two_sided])),
        SourceRows("newsfacts, neighbours in other groups", OWN_LICENCE, n_cross),
        _inference_source(config),
        *([_copied_source(config)] if COPIES in config.mix else []),
        *([_translated_source(config)] if TRANSLATIONS in config.mix else []),
        *(public_source_rows(source, config.paths.nli) for source in config.nli),
    ]


def _inference_source(config: JudgeConfig) -> SourceRows:
    kept, _ = split_items(config.paths.inferences, config.data.held_out_groups)
    return SourceRows(f"{len(kept)} inference items of many genres", OWN_LICENCE, sum(1 for _ in item_rows(kept)))


def _copied_source(config: JudgeConfig) -> SourceRows:
    n_rows = sum(1 for _ in copied_rows(config))
    return SourceRows("copies of sentences of the groups and events", OWN_LICENCE, n_rows)


def _translated_source(config: JudgeConfig) -> SourceRows:
    n_rows = sum(1 for _ in translated_rows(config))
    return SourceRows("translations of the inference items", OWN_LICENCE, n_rows)


def _kept_groups(config: JudgeConfig, folder: Path) -> list[Group]:
    return [group for group in read_groups(folder) if not is_held_out(group, config.data.held_out_groups)]


def _count_pairs(groups: Sequence[Group]) -> int:
    return sum(1 for group in groups for _ in group_rows(group))


def _count_number_rows(config: JudgeConfig, groups: Sequence[Group]) -> int:
    draw = random.Random(config.data.seed)
    n_rows = sum(1 for group in groups for _ in group_number_rows(group, draw))
    return n_rows + sum(1 for _ in event_number_rows(config, draw))


def _event_files(config: JudgeConfig) -> list[Path]:
    paths = sorted(config.paths.event_pairs.glob("*.jsonl"))
    if not paths:
        raise SystemExit(f"{config.paths.event_pairs} is empty; run python -m training.event_pairs first")
    return paths


def _count_lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
