"""Writes what the judge is measured and calibrated on, as pair files. `python -m training.held_out_pairs`.

One `training/cache/held-out/NAME.jsonl` a set, in the form that `claimdiff evaluate pairs` reads, with the languages of
both sides and `unit`: what must stay together when a set is halved (an item in all its languages, a group, a claim).
None of these rows is in any recipe's `judge-data.npz`. What a recipe's run starts from is another matter: `seen_before`
in the recipe names the sets that were trained on then.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import permutations
from pathlib import Path
from typing import Any

from claimdiff.evaluation.gold import find_events
from training.inference_items import InferenceItem, item_pairs, split_items
from training.judge_config import JudgeConfig, read_config
from training.judge_data import HELD_OUT_XNLI, PUBLIC_LABELS, Group, is_held_out, labelled_pairs, read_groups
from training.labelled_rows import LABEL_NAMES

XNLI_LANGUAGES = ("ar", "bg", "de", "el", "en", "es", "fr", "hi", "ru", "tr", "ur", "vi", "zh")
"""Languages of XNLI that the judge is shipped for."""
CROSS_LINGUAL_AN_ITEM = 6
"""Ordered pairs of two languages drawn of each XNLI item, Arabic on a side of half of them."""
MAX_ROWS = 1000
"""Of one file of a public set, drawn at random: more would only weigh exam sentences above news."""
MAX_GROUP_ROWS = 3000
"""Of the cross-lingual pairs of the groups, drawn at random."""
EVENT_LABELS = {"contradiction": "contradiction", "agreement": "entailment", "neutral": "neutral"}
DEV_FILES = {
    "ans": "ans_stance.dev",
    "unifiedfc": "unifiedfc_rationale.dev",
    "farexstance": "farexstance_h2c.dev",
    "farstail": "farstail.dev",
    "indonli": "indonli.dev",
    "ocnli": "ocnli.dev",
    "parsinlu": "parsinlu_nli.test",
    "mnli-id": "mnli_mt_id_small.dev",
    "snli-mnli-en": "oie_snli_mnli.dev",
}

Row = dict[str, Any]


def group_rows(groups: Iterable[Group]) -> Iterator[Row]:
    """Yield the labelled pairs of the groups, both directions, with languages."""
    for group in groups:
        for one, other, label in labelled_pairs(group):
            yield _row(one, other, LABEL_NAMES[label], group["id"])


def xnli_rows(path: Path) -> dict[str, list[Row]]:
    """Return the held-out items: each language by itself, Arabic to English, and other pairs of two languages."""
    items: dict[int, dict[str, Row]] = defaultdict(dict)
    for row in read_public(path):
        if row["pair"] % HELD_OUT_XNLI == 0 and row["lang"] in XNLI_LANGUAGES:
            items[row["pair"]][row["lang"]] = row
    draw = random.Random(0)
    sets: dict[str, list[Row]] = {"xnli": [], "xnli-ar-en": [], "xnli-cross-lingual": []}
    for number, item in sorted(items.items()):
        sets["xnli"] += [_across(item, lang, lang, number) for lang in XNLI_LANGUAGES]
        sets["xnli-ar-en"].append(_across(item, "ar", "en", number))
        two = [(one, other) for one, other in permutations(XNLI_LANGUAGES, 2) if (one, other) != ("ar", "en")]
        arabic = [pair for pair in two if "ar" in pair]
        half = CROSS_LINGUAL_AN_ITEM // 2
        drawn = draw.sample(arabic, half) + draw.sample([pair for pair in two if "ar" not in pair], half)
        sets["xnli-cross-lingual"] += [_across(item, one, other, number) for one, other in drawn]
    return sets


def inference_pairs(items: Iterable[InferenceItem]) -> Iterator[Row]:
    """Yield the pairs of the written items of any genre, in one language and in two."""
    for item in items:
        for (one, premise), (other, hypothesis), label in item_pairs(item):
            sides = {"text": premise, "lang": one}, {"text": hypothesis, "lang": other}
            yield _row(*sides, LABEL_NAMES[label], item.item_id)


def translation_pairs(items: Iterable[InferenceItem]) -> list[Row]:
    """Return at most `MAX_ROWS` texts of the items, each beside one of its translations, which it entails."""
    rows = [
        _row({"text": texts[one], "lang": one}, {"text": texts[other], "lang": other}, "entailment", item.item_id)
        for item in items
        for texts in (item.premise, *item.hypotheses.values())
        for one, other in permutations(texts, 2)
    ]
    return random.Random(0).sample(rows, min(MAX_ROWS, len(rows)))


def public_dev_rows(path: Path) -> list[Row]:
    """Return at most `MAX_ROWS` rows of a public dev set; a claim or a premise is its unit."""
    rows = [row for row in read_public(path) if row["label"] in PUBLIC_LABELS]
    if len(rows) > MAX_ROWS:
        rows = random.Random(0).sample(rows, MAX_ROWS)
    return [
        _row(
            {"text": row["premise"], "lang": row["lang"]},
            {"text": row["hypothesis"], "lang": row["lang"]},
            LABEL_NAMES[PUBLIC_LABELS[row["label"]]],
            str(row.get("claim_id", row["premise"])),
        )
        for row in rows
    ]


def event_rows(folders: Iterable[Path]) -> Iterator[Row]:
    """Yield the clear gold rows of events that no judge was trained on; agreements are taken for entailments."""
    for folder in find_events(list(folders)):
        listed = json.loads((folder / "event.json").read_text(encoding="utf-8"))["articles"]
        languages = {(item["file"], item.get("part")): item["lang"] for item in listed}
        languages |= {(item["file"], None): item["lang"] for item in listed}
        for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row.get("strength", "clear") != "clear":
                continue
            one, other = (
                {"text": row[f"{side}_text"], "lang": languages[row[side], row.get(f"{side}_part")]} for side in "ab"
            )
            yield _row(one, other, EVENT_LABELS[row["label"]], folder.name)


def read_public(path: Path) -> list[Row]:
    """Return the rows of one gzipped set."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def in_first_half(unit: str) -> bool:
    """Tell whether a unit is in the half that temperatures are fitted on: the same on every machine."""
    return sha256(f"half {unit}".encode()).digest()[0] % 2 == 0


def _row(one: Row, other: Row, label: str, unit: str) -> Row:
    return {
        "premise": one["text"],
        "hypothesis": other["text"],
        "label": label,
        "premise_lang": one["lang"],
        "hypothesis_lang": other["lang"],
        "unit": unit,
    }


def _across(item: dict[str, Row], one: str, other: str, number: int) -> Row:
    sides = {"text": item[one]["premise"], "lang": one}, {"text": item[other]["hypothesis"], "lang": other}
    return _row(*sides, item[one]["label"], str(number))


def write_set(path: Path, rows: Iterable[Row]) -> None:
    """Write one pair file; it appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    unfinished.write_text("".join(lines), encoding="utf-8")
    unfinished.replace(path)
    print(f"{path}: {len(lines)} pairs")


def held_out_folder(config: JudgeConfig) -> Path:
    """Return where the pair files lie."""
    return config.paths.cache / "held-out"


def write_held_out(config: JudgeConfig) -> None:
    """Write all sets."""
    folder = held_out_folder(config)
    for name, source in (("newsfacts", config.paths.newsfacts), ("groups", config.paths.groups)):
        groups = [group for group in read_groups(source) if is_held_out(group, config.data.held_out_groups)]
        rows = list(group_rows(groups))
        same = [row for row in rows if row["premise_lang"] == row["hypothesis_lang"]]
        write_set(folder / f"{name}-same-language.jsonl", same)
        crossing = [row for row in rows if row["premise_lang"] != row["hypothesis_lang"]]
        write_set(folder / f"{name}-cross-lingual.jsonl", random.Random(0).sample(crossing, MAX_GROUP_ROWS))
    _, items = split_items(config.paths.inferences, config.data.held_out_groups)
    write_set(folder / "inferences.jsonl", inference_pairs(items))
    write_set(folder / "translations.jsonl", translation_pairs(items))
    for name, found in xnli_rows(config.paths.nli / "xnli.dev.jsonl.gz").items():
        write_set(folder / f"{name}.jsonl", found)
    for name, file in DEV_FILES.items():
        write_set(folder / f"{name}.jsonl", public_dev_rows(config.paths.nli / f"{file}.jsonl.gz"))
    newsbench = config.paths.newsfacts.parent / "newsbench"
    held_out = [config.paths.events / name for name in config.data.held_out_events]
    write_set(folder / "events.jsonl", event_rows([newsbench / "dev", newsbench / "wire_dev", *held_out]))


if __name__ == "__main__":
    write_held_out(read_config())
