"""Measures the shipped models and writes their card. `python -m training.model_card`.

Writes `docs/model_card.md` and the `figures` of both models in `models.json`, which `claimdiff models` shows. Run
`training.held_out_pairs` first, `training.calibrate_judge` and `training.fit_relations` before it, and
`training.int8_loss` for the line on quantisation. A second run takes seconds: answers are kept
(`--anew`: not those on events).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
from dataclasses import asdict
from pathlib import Path
from typing import Any

import jinja2

from claimdiff.evaluation.pair_languages import LanguageFigures, add_languages, measure_languages
from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.models.files import DATA
from claimdiff.models.softmax import softmax
from training.calibrate_judge import collect_pairs, measure
from training.card_figures import measure_answered, measure_events, measure_speed
from training.held_out_answers import AnsweredSet, answer_sets
from training.held_out_pairs import held_out_folder
from training.judge_config import ROOT, JudgeConfig, read_config
from training.model_list import read_entry, read_file_digest, shipped_recipe, write_entry
from training.remembered import RememberedEncoder, RememberedJudge
from training.training_rows import SourceRows

CARD = ROOT / "docs" / "model_card.md"
TEMPLATE = "model_card.md.j2"
SHOWN = ("accuracy", "contradiction_precision", "contradiction_recall", "neutral_as_contradiction")
"""Figures of a pair set that `claimdiff models` shows."""


def gather(config: JudgeConfig, *, anew: bool) -> dict[str, Any]:
    """Measure all that the card tells; `anew`: also what is kept of the same models."""
    judge = EmbeddedJudge()
    speed = measure_speed(judge) | {"load": os.getloadavg()[0], "processor": _processor()}
    sets = answer_sets(held_out_folder(config), judge)
    listed = json.loads((DATA / "models.json").read_text(encoding="utf-8"))
    entry = listed["models"]["judge"]
    temperatures = entry.get("temperatures", {})
    recipe = read_config(shipped_recipe())
    table = measure(collect_pairs(sets, recipe.data.seen_before))
    sources = [SourceRows(**line) for line in entry["sources"]]
    return {
        "encoder": listed["models"]["encoder"],
        "judge": entry,
        "files": listed["files"],
        "mix": recipe.mix,
        "sources": sources,
        "is_free": all(source.terms == "free" for source in sources),
        "pair_sets": {item.name: measure_answered(item, judge)[1] for item in sets},
        "seen": recipe.data.seen_before,
        "languages": _by_language(sets, judge),
        "events": measure_events(config, RememberedEncoder(), RememberedJudge(), anew=anew),
        "temperatures": temperatures,
        "identity": all(value == 1.0 for value in temperatures.values()),
        "calibration": [asdict(line) for line in table["language"]],
        "int8": _int8_loss(config),
        "speed": speed,
    }


def _by_language(sets: list[AnsweredSet], judge: EmbeddedJudge) -> dict[str, LanguageFigures]:
    figures: dict[str, LanguageFigures] = {}
    for item in sets:
        probabilities = softmax(item.logits, judge.temperatures(item.pairs))
        sides = [(row["premise_lang"], row["hypothesis_lang"]) for row in item.rows]
        languages = [one if one == other else "cross-lingual" for one, other in sides]
        confidence = probabilities.max(axis=1)
        figures = add_languages(
            figures, measure_languages(languages, item.gold, probabilities.argmax(axis=1), confidence)
        )
    return dict(sorted(figures.items(), key=lambda entry: (entry[0] == "cross-lingual", entry[0])))


def _int8_loss(config: JudgeConfig) -> dict[str, Any] | None:
    """Return what was measured of these very weights, or None."""
    from training.int8_loss import int8_loss_file  # which needs onnx, and the rest of the card doesn't

    path = int8_loss_file(config)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found if found.get("graph") == read_file_digest("judge.onnx") else None


def _processor() -> str:
    """Return the processor's name where Linux tells it."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def render_card(facts: dict[str, Any]) -> str:
    """Return the card as Markdown."""
    loader = jinja2.FileSystemLoader(Path(__file__).resolve().parent)
    environment = jinja2.Environment(
        loader=loader, undefined=jinja2.StrictUndefined, trim_blocks=False, keep_trailing_newline=True
    )
    helpers = {"share": _share, "megabytes": lambda n_bytes: f"{n_bytes / 1e6:.1f}"}
    return environment.get_template(TEMPLATE).render(**facts, **helpers)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def card_figures(facts: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the figures that `models.json` carries: the encoder's and the judge's."""
    encoder = {
        name: {
            f"{relation}_candidate_recall": record[relation]["candidate_recall"]
            for relation in ("contradiction", "agreement")
        }
        for name, record in facts["events"].items()
    }
    judge = {
        name: {figure: line[figure] for figure in SHOWN if line[figure] is not None}
        for name, line in facts["pair_sets"].items()
    }
    return encoder, judge


def main() -> None:
    """Read the command line, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--anew", action="store_true", help="compare the events again, after a change to the code")
    facts = gather(read_config(), anew=parser.parse_args().anew)
    CARD.write_text(render_card(facts), encoding="utf-8")
    encoder, judge = card_figures(facts)
    # read again: measuring takes minutes, in which a model may have been built
    write_entry("encoder", {**read_entry("encoder"), "figures": encoder})
    write_entry("judge", {**read_entry("judge"), "figures": judge})
    print(f"{CARD} written")


if __name__ == "__main__":
    main()
