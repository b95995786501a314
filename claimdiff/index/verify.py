"""Verifying an index: files, vectors against claims, claims against articles, pairs against claims."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from claimdiff.errors import ClaimdiffError
from claimdiff.index.article_rows import load_articles
from claimdiff.index.claim_rows import text_hash
from claimdiff.index.database import Database
from claimdiff.index.fact_rows import load_faiss_digest, load_models_record
from claimdiff.index.faiss_file import file_fits, open_search, stored_vectors
from claimdiff.index.folder import FAISS

UNIT_TOLERANCE = 1e-3
"""How far a unit vector's length may be from 1: float32 and 8-bit networks leave less."""
MAX_TOLD = 20
"""Damages of one sort that are told one by one."""


def find_damage(database: Database) -> Iterator[str]:
    """Yield one line for each damage, none where all is well."""
    path = database.path
    try:
        for (told,) in database.rows(f"PRAGMA integrity_check({MAX_TOLD})"):
            if told != "ok":
                yield f"{path}: {' '.join(str(told).split())}"
        for table, row, parent, _ in database.rows("PRAGMA foreign_key_check"):
            yield f"{path}: row {row} of {table} belongs to nothing in {parent}"
        yield from _limited(_claims(database))
        yield from _limited(_vectors(database))
        yield from _limited(_pairs(database))
        yield from _faiss(database)
    except ClaimdiffError as error:
        yield str(error)


def _limited(damages: Iterator[str]) -> Iterator[str]:
    n = 0
    for damage in damages:
        n += 1
        if n <= MAX_TOLD:
            yield damage
    if n > MAX_TOLD:
        yield f"… and {n - MAX_TOLD} more of that sort"


def _claims(database: Database) -> Iterator[str]:
    """Every claim's place in its article must hold the text that was encoded and judged."""
    articles = load_articles(database)
    for number in (row[0] for row in database.rows("SELECT article FROM articles")):
        if number not in articles:
            yield f"{database.path}: article {number} has no live version"
    rows = database.rows(
        "SELECT claim, article, start, end, sentence_start, sentence_end, sha256, is_blocked FROM claims "
        "LEFT JOIN texts USING (text) ORDER BY claim"
    )
    for claim, article, start, end, sentence_start, sentence_end, digest, is_blocked in rows:
        where = f"{database.path}: claim {claim}"
        text = articles[article].text if article in articles else ""
        if not 0 <= sentence_start <= start < end <= sentence_end <= len(text):
            yield f"{where} lies outside of its article {article}"
        elif text_hash(text[start:end]) != digest:
            yield f"{where} does not say what its article {article} says there"
        if not is_blocked:
            yield f"{where} was never compared with others"


def _vectors(database: Database) -> Iterator[str]:
    """Every claim's text must have a vector, finite and of length 1, and there must be no others."""
    path = database.path
    for (claim,) in database.rows(
        "SELECT claim FROM claims c WHERE NOT EXISTS (SELECT 1 FROM vectors v WHERE v.text = c.text)"
    ):
        yield f"{path}: claim {claim} has no vector"
    for (text,) in database.rows(
        "SELECT text FROM vectors v WHERE NOT EXISTS (SELECT 1 FROM claims c WHERE c.text = v.text)"
    ):
        yield f"{path}: vector {text} belongs to no claim"
    models = load_models_record(database)
    width = 4 * models.n_dimensions if models else 0
    for text, blob in database.rows("SELECT text, vector FROM vectors ORDER BY text"):
        if not isinstance(blob, bytes) or len(blob) != width:
            yield f"{path}: vector {text} has not {width // 4} numbers"
            continue
        vector = np.frombuffer(blob, "<f4")
        if not np.isfinite(vector).all():
            yield f"{path}: vector {text} holds what is no number"
        elif abs(float(np.linalg.norm(vector)) - 1.0) > UNIT_TOLERANCE:
            yield f"{path}: vector {text} is no unit vector"


def _pairs(database: Database) -> Iterator[str]:
    """Every pair must be of two articles and judged; every open finding must have its pair."""
    path = database.path
    for left, right, same, entailment in database.rows(
        "SELECT left_claim, right_claim, l.article = r.article, "
        "(SELECT min(1) FROM judgements j WHERE j.premise = l.text AND j.hypothesis = r.text) FROM pairs "
        "JOIN claims l ON l.claim = left_claim JOIN claims r ON r.claim = right_claim"
    ):
        if same:
            yield f"{path}: the pair of claims {left} and {right} is of one article"
        if entailment is None:
            yield f"{path}: the pair of claims {left} and {right} was never judged"
    for premise, hypothesis in database.rows(
        "SELECT premise, hypothesis FROM judgements WHERE NOT abs(entailment + neutral + contradiction - 1) < 1e-3"
    ):
        yield f"{path}: the probabilities of texts {premise} and {hypothesis} don't sum to 1"
    for (finding_id,) in database.rows(
        "SELECT finding_id FROM findings f WHERE is_open = 1 AND NOT EXISTS "
        "(SELECT 1 FROM pairs p WHERE p.left_claim = f.left_claim AND p.right_claim = f.right_claim)"
    ):
        yield f"{path}: finding {finding_id} is open but has no pair"


def _faiss(database: Database) -> Iterator[str]:
    """FAISS must hold the vectors that SQLite holds."""
    path = database.path.parent / FAISS
    if not database.row("SELECT 1 FROM vectors"):
        return
    if load_faiss_digest(database) is None:
        return  # a run was cut off before it wrote the file: the next one does
    if not file_fits(database):
        yield f"{path}: is damaged or missing: run claimdiff index rebuild {path.parent.name}"
        return
    numbers, vectors = stored_vectors(open_search(database))
    rows = database.rows("SELECT text, vector FROM vectors ORDER BY text")
    for (text, blob), number, vector in zip(rows, numbers.tolist(), vectors, strict=False):
        if number != text or vector.astype("<f4").tobytes() != blob:
            yield f"{path}: does not hold the vectors that are stored: run claimdiff index rebuild {path.parent.name}"
            return
