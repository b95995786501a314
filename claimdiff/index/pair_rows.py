"""Candidate pairs in the index, and the judgements of their texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from claimdiff.index.database import Database, write_json
from claimdiff.records import FloatArray

_JUDGED = (
    "SELECT left_claim, right_claim, similarity, f.entailment, f.neutral, f.contradiction, "
    "b.entailment, b.neutral, b.contradiction FROM pairs "
    "JOIN claims l ON l.claim = left_claim JOIN claims r ON r.claim = right_claim "
    "JOIN judgements f ON f.judge = ?1 AND f.premise = l.text AND f.hypothesis = r.text "
    "LEFT JOIN judgements b ON b.judge = ?1 AND b.premise = r.text AND b.hypothesis = l.text "
)
_WITHIN = (
    "WHERE left_claim IN (SELECT value FROM json_each(?2)) "
    "UNION " + _JUDGED + "WHERE right_claim IN (SELECT value FROM json_each(?2)) ORDER BY 1, 2"
)


@dataclass(frozen=True, slots=True)
class JudgedRows:
    """n candidate pairs with their judgements, in order of their claims."""

    left: list[int]
    right: list[int]
    similarity: FloatArray
    left_to_right: FloatArray
    right_to_left: FloatArray
    """NaN where that direction was not judged."""


def judge_number(database: Database, identity: str) -> int:
    """Return the number of a judge, given to it now where it is new."""
    known = database.value("SELECT judge FROM judges WHERE identity = ?", (identity,))
    return known or database.write("INSERT INTO judges (identity) VALUES (?)", (identity,))


def insert_pairs(database: Database, pairs: Iterable[tuple[int, int, float]]) -> None:
    """Keep candidate pairs (left claim, right claim, similarity)."""
    database.write_all("INSERT OR IGNORE INTO pairs VALUES (?, ?, ?)", pairs)


def unjudged_of(
    database: Database, judge: int, pairs: Sequence[tuple[int, int]]
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return ((left text, right text), (left claim, right claim)) of pairs whose texts the judge hasn't seen together.

    Each two texts once, whatever number of pairs they are in.
    """
    chosen = write_json(sorted({claim for pair in pairs for claim in pair}))
    texts: dict[int, int] = dict(
        database.rows("SELECT claim, text FROM claims WHERE claim IN (SELECT value FROM json_each(?))", (chosen,))
    )
    asked = {(int(texts[left]), int(texts[right])): (left, right) for left, right in pairs}
    known = "SELECT 1 FROM judgements WHERE judge = ? AND premise = ? AND hypothesis = ?"
    return [one for one in asked.items() if database.row(known, (judge, *one[0])) is None]


def insert_judgements(database: Database, judge: int, texts: Sequence[tuple[int, int]], rows: FloatArray) -> None:
    """Keep the judge's probabilities for (premise, hypothesis) texts; rows of NaN were not judged and are left out."""
    database.write_all(
        "INSERT OR IGNORE INTO judgements VALUES (?, ?, ?, ?, ?, ?)",
        (
            (judge, premise, hypothesis, *row)
            for (premise, hypothesis), row in zip(texts, rows.tolist(), strict=True)
            if row[0] == row[0]
        ),
    )


def load_judged(database: Database, judge: int, claims: Sequence[int] | None = None) -> JudgedRows:
    """Return the judged pairs of these claims (of all), with either side among them."""
    if claims is None:
        rows = database.rows(f"{_JUDGED} ORDER BY 1, 2", (judge,))
    else:
        rows = database.rows(_JUDGED + _WITHIN, (judge, write_json(list(map(int, claims)))))
    with np.errstate(over="ignore"):  # only a damaged file holds numbers that don't fit; verify tells
        numbers = np.array([row[2:] for row in rows], np.float32).reshape(-1, 7)
    return JudgedRows(
        [int(row[0]) for row in rows], [int(row[1]) for row in rows],
        numbers[:, 0], np.ascontiguousarray(numbers[:, 1:4]), np.ascontiguousarray(numbers[:, 4:]),
    )  # fmt: skip


def same_sentences(database: Database, claims: Sequence[int]) -> list[int]:
    """Return all claims of the sentences that these claims stand in."""
    rows = database.rows(
        "SELECT DISTINCT o.claim FROM claims c JOIN claims o ON o.article = c.article AND "
        "o.sentence_start = c.sentence_start WHERE c.claim IN (SELECT value FROM json_each(?)) ORDER BY 1",
        (write_json(list(map(int, claims))),),
    )
    return [int(row[0]) for row in rows]


def same_articles(database: Database, claims: Sequence[int]) -> list[int]:
    """Return all claims of the articles that these claims stand in."""
    rows = database.rows(
        "SELECT claim FROM claims WHERE article IN "
        "(SELECT article FROM claims WHERE claim IN (SELECT value FROM json_each(?))) ORDER BY 1",
        (write_json(list(map(int, claims))),),
    )
    return [int(row[0]) for row in rows]
