"""Finds which examples the shipped judge gets wrong. `python -m training.hard_rows [--config FILE]`.

Of the candidate pairs of an event the judge is sure of four fifths, rightly: a step on them teaches it next to nothing,
and asking it costs an eighth of a step. So `n_scored` examples of each set named under `[hard]` are drawn as training
would draw them, each once; the shipped judge answers them; and training draws of that set these alone, the more often
the less probability it gave to what they are: by `floor` + 1 - p. The latter is the size of the loss' gradient at the
logit of the right class (importance sampling as by Katharopoulos and Fleuret, ICML 2018). With their correction
(`corrected`) an example's loss counts the less the oftener it is drawn, so that the gradient is on average what it was,
of less variance; without, what is easy counts less.

Run `training.judge_data` first. An example is known by its texts and its label, so answers outlive a kill, and data
that is assembled anew: then what is new is asked alone. Another judge's answers are not used: once another one ships,
everything is asked again.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimdiff.models.files import DATA, read_model_card
from claimdiff.models.network import Network
from claimdiff.models.softmax import softmax
from claimdiff.models.tokens import N_SPECIAL_PAIR, row_pair
from claimdiff.records import LABELS, FloatArray
from training.judge_config import JudgeConfig, config_from_command_line

PART = 20_000
"""Examples answered before they are written down."""

IntegerArray = npt.NDArray[np.int64]
KeyArray = npt.NDArray[np.uint64]
Arrays = dict[str, npt.NDArray[np.int64]]

_MULTIPLIERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
"""Odd numbers of mixed bits, as hash functions multiply by."""


def split_texts(arrays: Arrays) -> list[IntegerArray]:
    """Return the token ids of each different text of assembled examples."""
    return np.split(arrays["ids"], arrays["ends"][:-1])


def row_keys(arrays: Arrays) -> KeyArray:
    """Return (n,) a number for each example, the same in whatever data it stands."""
    of_text = np.array(
        [int.from_bytes(blake2b(text.tobytes(), digest_size=8).digest(), "little") for text in split_texts(arrays)],
        np.uint64,
    )
    premise, hypothesis = of_text[arrays["sides"]].T
    first, second, third = (np.uint64(number) for number in _MULTIPLIERS)
    label = arrays["label"].astype(np.uint64)
    key: KeyArray = (premise * first) ^ ((hypothesis + label + np.uint64(1)) * second)
    return (key ^ (key >> np.uint64(29))) * third


def draw_once(weights: npt.NDArray[np.float32], keys: KeyArray, n: int) -> IntegerArray:
    """Return up to `n` different row numbers, a row of twice the weight twice as likely to be the next one drawn.

    By the smallest of exponential waiting times (Efraimidis and Spirakis, IPL 2006), whose chance is the rows' keys:
    the same rows are drawn again where others came in beside them. Rows of no weight are not drawn.
    """
    rows = np.flatnonzero(weights > 0)
    chance = ((keys[rows] >> np.uint64(11)).astype(np.float64) + 0.5) / 2**53
    waiting = -np.log(chance) / weights[rows]
    return rows[np.argsort(waiting, kind="stable")[:n]]


def hardness(right: FloatArray, floor: float) -> FloatArray:
    """Return (n,) factors of the weights of rows to whose label the judge gives probability `right`, (n,)."""
    return (floor + 1 - right).astype(np.float32)


class Answers:
    """What one judge gave to the labels of examples, kept in a file; what another one gave is not used."""

    def __init__(self, path: Path, judge_sha256: str) -> None:
        self._path, self._judge = path, judge_sha256
        self._keys, self._right = np.zeros(0, np.uint64), np.zeros(0, np.float32)
        if path.exists():
            with np.load(path, allow_pickle=False) as data:
                if "judge" in data and str(data["judge"]) == judge_sha256:
                    self._keys, self._right = data["key"], data["right"]

    def look_up(self, keys: KeyArray) -> FloatArray:
        """Return (n,) probabilities, NaN for what was not asked."""
        found = np.full(len(keys), np.nan, np.float32)
        if len(self._keys):
            at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
            known = self._keys[at] == keys
            found[known] = self._right[at[known]]
        return found

    def add(self, keys: KeyArray, right: FloatArray) -> None:
        """Keep more of them, on disk too, where they take the place of another judge's."""
        self._keys, first = np.unique(np.concatenate([self._keys, keys]), return_index=True)
        self._right = np.concatenate([self._right, right])[first]
        unfinished = self._path.with_suffix(".part.npz")
        np.savez(unfinished, judge=self._judge, key=self._keys, right=self._right)
        unfinished.replace(self._path)


class ShippedJudge:
    """The shipped judge, asked about assembled examples."""

    def __init__(self, arrays: Arrays, folder: Path = DATA) -> None:
        self._card = read_model_card("judge", folder)
        self._network = Network(self._card)
        self._columns = [self._card.labels.index(label) for label in LABELS]
        self._texts = split_texts(arrays)
        self._lengths = np.array([len(text) for text in self._texts], np.int64)
        self._sides, self._labels = arrays["sides"], arrays["label"]

    def right(self, rows: IntegerArray) -> FloatArray:
        """Return the probability of each row's own label, (n,)."""
        sides, most = self._sides[rows], self._card.max_tokens
        lengths = np.minimum(self._lengths[sides].sum(axis=1) + N_SPECIAL_PAIR, most)

        def row(number: int) -> list[int]:
            premise, hypothesis = sides[number]
            return row_pair(self._texts[premise], self._texts[hypothesis], most)

        logits = self._network.run(lengths, row)[:, self._columns]
        probabilities: FloatArray = softmax(logits)[np.arange(len(rows)), self._labels[rows]]
        return probabilities


def shipped_answers(config: JudgeConfig) -> Answers:
    """Return what the judge that ships now answered."""
    return Answers(config.paths.hard_rows, str(read_model_card("judge").facts.sha256))


def score(config: JudgeConfig) -> None:
    """Ask about the examples of the sets under `[hard]` that were not asked about."""
    with np.load(config.paths.examples, allow_pickle=False) as data:
        arrays = {name: data[name] for name in data.files}
    keys, judge = row_keys(arrays), ShippedJudge(arrays)
    answers = shipped_answers(config)
    for name, n in config.hard.n_scored.items():
        of_set = np.where(arrays["source"] == list(config.mix).index(name), arrays["weight"], 0)
        drawn = draw_once(of_set, keys, n)
        asked = drawn[np.isnan(answers.look_up(keys[drawn]))]
        for start in range(0, len(asked), PART):
            rows = asked[start : start + PART]
            right = judge.right(rows)
            answers.add(keys[rows], right)
            print(f"{name}: {start + len(rows)} of {len(asked)}, mean {right.mean():.3f}", flush=True)


@dataclass(frozen=True, slots=True)
class DrawWeights:
    """How assembled examples are drawn, each (n,)."""

    drawn: FloatArray
    """How often an example is drawn, against others of its set."""
    loss: FloatArray
    """How much its loss counts; over what is drawn of a set, 1 on average."""


def weigh(arrays: Arrays, config: JudgeConfig) -> DrawWeights:
    """Return the weights of assembled examples: of the sets under `[hard]` those answered alone, by their hardness.

    What was answered had been drawn by its weight, so that counts no more. Raises SystemExit where nothing of such a
    set was answered by the judge that ships: the set would not be drawn at all.
    """
    drawn: FloatArray = arrays["weight"].astype(np.float32)
    loss = np.ones(len(drawn), np.float32)
    if not config.hard.n_scored:
        return DrawWeights(drawn, loss)
    right = shipped_answers(config).look_up(row_keys(arrays))
    is_answered = ~np.isnan(right)
    for name in config.hard.n_scored:
        of_set = arrays["source"] == list(config.mix).index(name)
        drawn[of_set] = 0
        answered = of_set & is_answered
        if not answered.any():
            raise SystemExit(
                f"{config.paths.hard_rows} has no answers of the shipped judge about {name}: run training.hard_rows"
            )
        drawn[answered] = hardness(right[answered], config.hard.floor)
        if config.hard.corrected:
            loss[answered] = drawn[answered].mean() / drawn[answered]
    return DrawWeights(drawn, loss)


if __name__ == "__main__":
    score(config_from_command_line(__doc__))
