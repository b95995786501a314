"""Fits the shipped judge's temperatures. `python -m training.calibrate_judge [--dry-run | --identity]`.

One temperature a language group (`claimdiff/judgements/language_group.py`), by the likelihood of the held-out pairs
(`held_out_pairs.py`). The halves of these are split by unit, so no item, group of facts or claim is in both; each half
is measured with temperatures fitted on the other, and what is written is fitted on both. Printed is the expected
calibration error before and after, per language and for pairs of two languages.

Written into `models.json`. The relation classifier reads the judge's probabilities, so run `training.fit_relations`
after it. `--identity` sets all temperatures back to 1.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claimdiff.evaluation.metrics import CalibrationBins
from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.judgements.language_group import CROSS_SCRIPT, GROUPS, language_group, script_of
from claimdiff.models.softmax import softmax
from claimdiff.records import FloatArray
from training.held_out_answers import AnsweredSet, IntegerArray, answer_sets
from training.held_out_pairs import held_out_folder, in_first_half
from training.judge_config import read_config
from training.model_list import read_entry, shipped_recipe, write_entry

MIN_ROWS = 150
"""Unseen pairs of one half from which a group gets a temperature of its own; the others share one."""
SEEN_WEIGHT = 0.5
"""What a pair counts that the judge's lineage was trained on (`seen_before`): on such it is right more often than it
will be (XNLI: .80 of the held-out items, .70 of the test items), so alone they would leave it too sure."""
N_DRAWS = 100
"""Draws from which the error is estimated that a perfectly calibrated judge would show on as few pairs."""
WANTED = 0.05
"""Expected calibration error at most, for each language and for cross-lingual pairs."""
LOG_TEMPERATURES = np.linspace(np.log(0.4), np.log(4.0), 461)
"""What is tried: steps of half a percent."""

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class AnsweredPairs:
    """All held-out pairs with what calibration needs of them, n of them."""

    sets: tuple[str, ...]
    logits: FloatArray
    gold: IntegerArray
    group: tuple[str, ...]
    """The language group, as the judge tells it."""
    language: tuple[str, ...]
    """The language as the data says it, or `cross-lingual`."""
    is_unseen: BoolArray
    """Whether the pair is of a set that nothing in the lineage was trained on."""
    is_first_half: BoolArray


def collect_pairs(sets: Sequence[AnsweredSet], seen_before: Collection[str]) -> AnsweredPairs:
    """Return the rows of all sets as columns; the lineage has been trained on the sets in `seen_before`."""
    rows = [row for item in sets for row in item.rows]
    sides = [(row["premise_lang"], row["hypothesis_lang"]) for row in rows]
    return AnsweredPairs(
        sets=tuple(item.name for item in sets for _ in item.rows),
        logits=np.concatenate([item.logits for item in sets]),
        gold=np.concatenate([item.gold for item in sets]),
        group=tuple(language_group(script_of(row["premise"]), script_of(row["hypothesis"])) for row in rows),
        language=tuple(one if one == other else "cross-lingual" for one, other in sides),
        is_unseen=np.array([item.name not in seen_before for item in sets for _ in item.rows]),
        is_first_half=np.array([in_first_half(row["unit"]) for row in rows]),
    )


def fit_temperature(pairs: AnsweredPairs, rows: BoolArray) -> float:
    """Return the temperature under which the gold labels of some rows are likeliest (Guo et al. 2017).

    A set counts by the root of its size: with every pair counting the same, the largest, easiest set would decide.
    """
    chosen = np.flatnonzero(rows)
    sizes = Counter(pairs.sets[number] for number in chosen)
    weights = np.array([sizes[pairs.sets[number]] ** -0.5 for number in chosen])
    weights *= np.where(pairs.is_unseen[chosen], 1.0, SEEN_WEIGHT)
    logits, gold = pairs.logits[chosen], pairs.gold[chosen]

    def loss(temperature: float) -> float:
        probabilities = softmax(logits, temperature)[np.arange(len(gold)), gold]
        return float(-(weights * np.log(np.maximum(probabilities, 1e-12))).sum())

    return min((float(np.exp(value)) for value in LOG_TEMPERATURES), key=loss)


def fit_groups(pairs: AnsweredPairs, half: BoolArray) -> dict[str, float]:
    """Return each group's temperature, fitted on the pairs in `half`."""
    groups = np.array(pairs.group)
    shared = fit_temperature(pairs, half & (groups != CROSS_SCRIPT))
    fitted = {}
    for group in GROUPS:
        rows = half & (groups == group)
        enough = int((rows & pairs.is_unseen).sum()) >= MIN_ROWS
        fitted[group] = round(fit_temperature(pairs, rows) if enough else shared, 3)
    return fitted


def probabilities_under(pairs: AnsweredPairs, temperatures: dict[str, float]) -> FloatArray:
    """Return (n, 3) probabilities."""
    values = np.array([temperatures[group] for group in pairs.group], np.float32)
    return softmax(pairs.logits, values.reshape(-1, 1))


def cross_fitted(pairs: AnsweredPairs) -> FloatArray:
    """Return (n, 3) probabilities, each half's under temperatures fitted on the other."""
    first = pairs.is_first_half
    of_first = probabilities_under(pairs, fit_groups(pairs, ~first))
    of_second = probabilities_under(pairs, fit_groups(pairs, first))
    return np.where(first[:, None], of_first, of_second)


@dataclass(frozen=True, slots=True)
class CalibrationLine:
    """One language, or one set, each half measured with temperatures fitted on the other."""

    name: str
    n_pairs: int
    n_unseen: int
    """Of these, pairs of sets that nothing in the lineage was trained on."""
    before: float
    """Expected calibration error with all temperatures 1."""
    after: float
    after_unseen: float | None
    """On the unseen pairs alone."""
    by_chance: float
    """What a perfectly calibrated judge would show on as many pairs."""


def measure(pairs: AnsweredPairs) -> dict[str, list[CalibrationLine]]:
    """Return the calibration error before and after, by language and by set."""
    plain, fitted = softmax(pairs.logits), cross_fitted(pairs)
    table = {}
    for title, names in (("language", pairs.language), ("set", pairs.sets)):
        lines = []
        for name in sorted(set(names), key=lambda name: (name == "cross-lingual", name)):
            rows = np.array([one == name for one in names])
            unseen = rows & pairs.is_unseen
            lines.append(
                CalibrationLine(
                    name,
                    n_pairs=int(rows.sum()),
                    n_unseen=int(unseen.sum()),
                    before=_error(plain, pairs.gold, rows),
                    after=_error(fitted, pairs.gold, rows),
                    after_unseen=_error(fitted, pairs.gold, unseen) if unseen.any() else None,
                    by_chance=error_by_chance(fitted[rows].max(axis=1)),
                )
            )
        table[title] = lines
    return table


def _error(probabilities: FloatArray, gold: IntegerArray, rows: BoolArray) -> float:
    right = probabilities[rows].argmax(axis=1) == gold[rows]
    return round(float(CalibrationBins.of(probabilities[rows].max(axis=1), right).error or 0.0), 4)


def error_by_chance(confidence: FloatArray) -> float:
    """Return the expected calibration error of a judge that is right exactly as often as it says, on so few pairs."""
    draw = np.random.default_rng(0)
    errors = [CalibrationBins.of(confidence, draw.random(len(confidence)) < confidence).error for _ in range(N_DRAWS)]
    return round(float(np.mean([error or 0.0 for error in errors])), 4)


def print_table(table: dict[str, list[CalibrationLine]]) -> None:
    """Print both tables, and which languages miss what is wanted by more than chance."""
    for title, lines in table.items():
        print(f"\n{title:26} {'pairs':>6} {'unseen':>6} {'before':>7} {'after':>7} {'unseen':>7} {'chance':>7}")
        for line in lines:
            unseen = "–" if line.after_unseen is None else f"{line.after_unseen:.3f}"
            mark = "" if line.after <= max(WANTED, line.by_chance) else f"  above {WANTED}"
            shown = f"{line.before:7.3f} {line.after:7.3f} {unseen:>7} {line.by_chance:7.3f}{mark}"
            print(f"{line.name:26} {line.n_pairs:6} {line.n_unseen:6} {shown}")


def calibrate() -> tuple[dict[str, float], dict[str, list[CalibrationLine]]]:
    """Return the temperatures fitted on all pairs, and the errors of each half under those fitted on the other."""
    seen_before = read_config(shipped_recipe()).data.seen_before
    pairs = collect_pairs(answer_sets(held_out_folder(read_config()), EmbeddedJudge()), seen_before)
    return fit_groups(pairs, np.ones(len(pairs.gold), np.bool_)), measure(pairs)


def main() -> None:
    """Read the command line, fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry-run", action="store_true", help="print, but write nothing")
    parser.add_argument("--identity", action="store_true", help="write 1 for every group")
    given = parser.parse_args()
    if given.identity:
        temperatures = dict.fromkeys(GROUPS, 1.0)
    else:
        temperatures, table = calibrate()
        print_table(table)
    print("\n" + ", ".join(f"{group} {value}" for group, value in temperatures.items()))
    if not given.dry_run:
        write_entry("judge", {**read_entry("judge"), "temperatures": temperatures})


if __name__ == "__main__":
    main()
