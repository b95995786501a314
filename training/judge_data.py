"""Assembles what the judge is trained on, from events, newsfacts and public NLI.

`python -m training.judge_data [--config FILE]`, by default of the recipe in `judge.toml`.

Writes `judge-data.npz` (token ids of each different text once, and the pairs), the pairs of the newsfacts groups
that are kept aside, and `sources.json`: how many rows of what, for the model card. Run `python -m
training.event_pairs` first; events that are held out, groups that are held out and the dev sets of newsbench never get
into the file.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import permutations, product
from pathlib import Path
from typing import Any

import numpy as np

from claimdiff.evaluation.gold import find_events, read_event
from claimdiff.judged_text import plain_text
from claimdiff.models.files import read_model_card
from claimdiff.models.tokens import Tokenizer
from claimdiff.records import CONTRADICTION, ENTAILMENT, NEUTRAL
from claimdiff.vectors.embedded import EmbeddedEncoder
from training.copy_rows import SOURCE as COPIES
from training.copy_rows import copy_rows
from training.inference_items import item_rows, split_items
from training.judge_config import JudgeConfig, NliSource, config_from_command_line
from training.labelled_rows import LabelledRow, falls_aside, read_rows, write_rows
from training.number_rows import Said, agreeing_rows, neutral_rows, rows_of_lists
from training.translation_rows import SOURCE as TRANSLATIONS
from training.translation_rows import translation_rows

PUBLIC_LABELS = {
    **{"entailment": ENTAILMENT, "agree": ENTAILMENT},
    **{"neutral": NEUTRAL, "other": NEUTRAL, "discuss": NEUTRAL, "unrelated": NEUTRAL},
    **{"contradiction": CONTRADICTION, "disagree": CONTRADICTION},
}
SHARE_SAME_LANGUAGE = 0.4
"""Of the pairs of a set that has each item in many languages."""
SHARE_ARABIC_SIDE = 0.6
"""Of its sides: news in Arabic is what claimdiff is for."""
HELD_OUT_XNLI = 10
"""Every tenth item of XNLI dev, in all its languages, is kept for measuring."""
SHARE_TURNED = 0.5
"""Of the contradictions of other public sets, premise and hypothesis are exchanged."""
NEAREST_FIRST, NEAREST_LAST = 1, 8
"""Ranks among a sentence's neighbours in other groups that become cross-group pairs."""
MAX_CROSS_SIMILARITY = 0.92
"""Cosine above which two sentences of different groups may speak of the same fact after all."""
INFERENCE_WEIGHT = 2.0
"""How often a pair of the written inference items is drawn, against one of XNLI: they are few, and no two alike."""
SENTENCES_PER_GROUP = 3
"""One of each list, to look for neighbours in other groups."""

GROUP_LISTS = ("agree", "contradict", "neutral")

Group = dict[str, Any]
Item = dict[str, str]
"""`text` and `lang`."""


def read_groups(folder: Path) -> list[Group]:
    """Return all newsfacts groups; ids repeat over files, so each gets its file's name in front."""
    groups = []
    for path in sorted(folder.glob("*-part*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            group = json.loads(line)
            groups.append({**group, "id": f"{path.stem}/{group['id']}"})
    return groups


def is_held_out(group: Group, one_in: int) -> bool:
    """Tell whether a group is kept aside for selection: the same ones on every machine."""
    return falls_aside(group["id"], one_in)


def labelled_pairs(group: Group) -> Iterator[tuple[Item, Item, int]]:
    """Yield the sentences of one group two by two, both directions, with what they are to each other.

    The contradicting sentences of newsfacts say various things; those of a two-sided group (`training/groups`, which
    names its `kind`) say one, and its neutral sentences are neutral to them too.
    """
    agree, against, neutral = (group[name] for name in GROUP_LISTS)
    for one, other in permutations(agree, 2):
        yield one, other, ENTAILMENT
    yield from _across_lists(agree, against, CONTRADICTION)
    yield from _across_lists(agree, neutral, NEUTRAL)
    if is_two_sided(group):
        for one, other in permutations(against, 2):
            yield one, other, ENTAILMENT
        yield from _across_lists(against, neutral, NEUTRAL)


def _across_lists(ones: Sequence[Item], others: Sequence[Item], label: int) -> Iterator[tuple[Item, Item, int]]:
    for one, other in product(ones, others):
        yield one, other, label
        yield other, one, label


def group_rows(group: Group, source: str = "newsfacts", weight: float = 1.0) -> Iterator[LabelledRow]:
    """Yield the pairs of one group as examples."""
    for one, other, label in labelled_pairs(group):
        yield LabelledRow(one["text"], other["text"], label, source, weight)


def is_two_sided(group: Group) -> bool:
    """Tell whether the contradicting sentences of a group all say the same."""
    return "kind" in group


def group_weight(group: Group, weights: Mapping[str, float]) -> float:
    """Return how often pairs of a group are drawn, by what its file's name begins with."""
    return weight_by_prefix(group["id"], weights)


def weight_by_prefix(name: str, weights: Mapping[str, float]) -> float:
    """Return the weight of the first prefix that a name begins with; 1 where it begins with none."""
    return next((weight for prefix, weight in weights.items() if name.startswith(prefix)), 1.0)


def group_number_rows(group: Group, draw: random.Random) -> Iterator[LabelledRow]:
    """Yield the pairs that `number_rows` makes of one group."""
    agree, against, neutral = ([Said(item["text"], item["lang"]) for item in group[name]] for name in GROUP_LISTS)
    yield from rows_of_lists(agree, neutral, draw)
    if is_two_sided(group):
        yield from rows_of_lists(against, neutral, draw)


def cross_group_rows(groups: Sequence[Group], draw: random.Random) -> list[LabelledRow]:
    """Return neutral pairs of sentences that are close to each other but of different groups."""
    sentences = [
        (number, draw.choice(group[name])["text"])
        for number, group in enumerate(groups)
        for name in GROUP_LISTS[:SENTENCES_PER_GROUP]
    ]
    group_of = np.array([number for number, _ in sentences])
    vectors = EmbeddedEncoder().encode([text for _, text in sentences])
    similarity = vectors @ vectors.T
    similarity[group_of[:, None] == group_of[None, :]] = -1.0
    similarity[similarity > MAX_CROSS_SIMILARITY] = -1.0
    nearest = np.argsort(-similarity, axis=1)[:, NEAREST_FIRST:NEAREST_LAST]
    return [
        LabelledRow(sentences[number][1], sentences[int(near)][1], NEUTRAL, "cross_group")
        for number in range(len(sentences))
        for near in nearest[number]
    ]


def public_rows(
    source: NliSource, folder: Path, draw: random.Random, share_translated: float = 0.0
) -> list[LabelledRow]:
    """Return `source.rows` pairs of one public set, drawn at random."""
    with gzip.open(folder / f"{source.file}.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    if source.crosslingual:
        rows = [row for row in rows if row["pair"] % HELD_OUT_XNLI]
        return _across_languages(rows, source.rows, share_translated, draw)
    rows = [row for row in rows if row["label"] in PUBLIC_LABELS]
    drawn = draw.sample(rows, min(source.rows, len(rows)))
    return [_labelled(row, source.weight, draw) for row in drawn]


def _labelled(row: dict[str, Any], weight: float, draw: random.Random) -> LabelledRow:
    """Return one row; half of the contradictions are turned round, since they contradict both ways."""
    label = PUBLIC_LABELS[row["label"]]
    sides = row["premise"], row["hypothesis"]
    if label == CONTRADICTION and draw.random() < SHARE_TURNED:
        sides = sides[::-1]
    return LabelledRow(*sides, label, "nli", weight)


def _across_languages(
    rows: Sequence[dict[str, Any]], n_rows: int, share_translated: float, draw: random.Random
) -> list[LabelledRow]:
    """Return pairs of a parallel set, most with the sides in two languages, some of them a text and its translation."""
    items: dict[int, dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in rows:
        items[row["pair"]][row["lang"]] = row
    drawn = []
    for _ in range(n_rows):
        item = items[draw.choice(list(items))]
        languages = [lang if draw.random() > SHARE_ARABIC_SIDE else "ar" for lang in draw.sample(sorted(item), 2)]
        premise, other = (item[language] for language in languages)
        if share_translated and draw.random() < share_translated and premise is not other:
            side = draw.choice(("premise", "hypothesis"))
            drawn.append(LabelledRow(premise[side], other[side], ENTAILMENT, "nli"))
            continue
        hypothesis = premise if draw.random() < SHARE_SAME_LANGUAGE else other
        label = PUBLIC_LABELS[premise["label"]]
        drawn.append(LabelledRow(premise["premise"], hypothesis["hypothesis"], label, "nli"))
    return drawn


def assemble(config: JudgeConfig) -> None:
    """Write the training file and the held-out groups."""
    draw = random.Random(config.data.seed)
    groups = read_groups(config.paths.newsfacts)
    held_out = [group for group in groups if is_held_out(group, config.data.held_out_groups)]
    kept = [group for group in groups if not is_held_out(group, config.data.held_out_groups)]
    write_rows(config.paths.held_out_groups, (row for group in held_out for row in group_rows(group)))
    print(f"{len(kept)} groups, {len(held_out)} held out")
    rows = [row for group in kept for row in group_rows(group)]
    rows += cross_group_rows(kept, draw)
    for source in config.nli:
        rows += public_rows(source, config.paths.nli, draw, config.data.share_translated)
    rows += _inference_rows(config)
    rows += _two_sided_rows(config)
    rows += [row for group in kept for row in group_number_rows(group, draw)]
    rows += event_number_rows(config, draw)
    if COPIES in config.mix:
        rows += copied_rows(config)
    if TRANSLATIONS in config.mix:
        rows += translated_rows(config)
    rows += _event_rows(config)
    for (name, label), n_rows in sorted(Counter((row.source, row.label) for row in rows).items()):
        print(f"{name:12} label {label}: {n_rows}")
    _write_tokens(rows, list(config.mix), config.paths.examples)


def _inference_rows(config: JudgeConfig) -> Iterator[LabelledRow]:
    """Yield the pairs of the written items of any genre."""
    kept, aside = split_items(config.paths.inferences, config.data.held_out_groups)
    print(f"{len(kept)} inference items, {len(aside)} held out")
    return item_rows(kept, INFERENCE_WEIGHT)


def copied_rows(config: JudgeConfig) -> Iterator[LabelledRow]:
    """Yield copies of the sentences of the two-sided groups and of the events that are trained on."""
    groups = [
        group for group in read_groups(config.paths.groups) if not is_held_out(group, config.data.held_out_groups)
    ]
    of_groups = [Said(item["text"], item["lang"]) for group in groups for name in GROUP_LISTS for item in group[name]]
    of_events = [
        Said(" ".join(side.text.split()), event.languages.get(side.file, ""))
        for event in map(read_event, find_events([config.paths.events]))
        if event.name not in config.data.held_out_events
        for row in event.rows
        for side in row.sides
    ]
    yield from copy_rows(dict.fromkeys([*of_groups, *of_events]), random.Random(config.data.seed))


def translated_rows(config: JudgeConfig) -> Iterator[LabelledRow]:
    """Yield the texts of the inference items that are trained on with their translations."""
    return translation_rows(split_items(config.paths.inferences, config.data.held_out_groups)[0])


def _two_sided_rows(config: JudgeConfig) -> Iterator[LabelledRow]:
    """Yield the pairs of the written two-sided groups, those made of their numbers included."""
    draw = random.Random(config.data.seed)
    groups = read_groups(config.paths.groups)
    kept = [group for group in groups if not is_held_out(group, config.data.held_out_groups)]
    print(f"{len(kept)} two-sided groups, {len(groups) - len(kept)} held out")
    for group in kept:
        yield from group_rows(group, "groups", group_weight(group, config.data.group_weights))
        yield from group_number_rows(group, draw)


def _event_rows(config: JudgeConfig) -> list[LabelledRow]:
    paths = sorted(config.paths.event_pairs.glob("*.jsonl"))
    used = [path for path in paths if path.stem not in config.data.held_out_events]
    print(f"{len(used)} events, held out {[path.stem for path in paths if path not in used]}")
    weights = {path: weight_by_prefix(path.stem, config.data.event_weights) for path in used}
    return [replace(row, weight=row.weight * weight) for path, weight in weights.items() for row in read_rows(path)]


def event_number_rows(config: JudgeConfig, draw: random.Random) -> Iterator[LabelledRow]:
    """Yield the pairs that `number_rows` makes of the gold rows of the events that are trained on."""
    for folder in find_events([config.paths.events]):
        event = read_event(folder)
        if event.name in config.data.held_out_events:
            continue
        for row in event.rows:
            one, other = (Said(" ".join(side.text.split()), event.languages.get(side.file, "")) for side in row.sides)
            if row.strength == "clear" and row.label == "agreement":
                yield from agreeing_rows(one, other, draw)
            elif row.strength == "clear" and row.label == "neutral":
                yield from neutral_rows(one, other, draw)


def _write_tokens(rows: Sequence[LabelledRow], sources: Sequence[str], path: Path) -> None:
    """Write the token ids of each different text once, as the judge reads it, and the pairs as numbers of texts."""
    numbers: dict[str, int] = {}
    sides = [[numbers.setdefault(text, len(numbers)) for text in (row.premise, row.hypothesis)] for row in rows]
    with ProcessPoolExecutor() as pool:
        read = list(pool.map(plain_text, numbers, chunksize=512))
    ids = Tokenizer(read_model_card("judge").tokenizer).encode(read)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part.npz")
    np.savez(
        unfinished,
        ids=np.concatenate(ids),
        ends=np.cumsum([len(one) for one in ids]),
        sides=np.array(sides, np.int32),
        label=np.array([row.label for row in rows], np.int8),
        source=np.array([sources.index(row.source) for row in rows], np.int8),
        weight=np.array([row.weight for row in rows], np.float32),
    )
    unfinished.replace(path)
    print(f"{path}: {len(rows)} pairs of {len(numbers)} texts, {path.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    """Read the command line, assemble, and record from how many rows of what."""
    from training.training_rows import write_sources  # which counts with what stands above

    config = config_from_command_line(__doc__)
    assemble(config)
    write_sources(config)


if __name__ == "__main__":
    main()
