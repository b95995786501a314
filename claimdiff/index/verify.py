"""Verifying an index: files, vectors against claims, claims against articles, pairs against claims."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from claimdiff.errors import ClaimdiffError, IndexDamaged
from claimdiff.index.article_rows import list_articles, load_articles
from claimdiff.index.claim_rows import load_contents, text_hash
from claimdiff.index.database import REMEDY, Database, damaged, read_object
from claimdiff.index.fact_rows import load_faiss_digest, load_models_record
from claimdiff.index.faiss_file import file_fits, open_search, stored_vectors
from claimdiff.index.folder import FAISS
from claimdiff.index.review_rows import load_reviews
from claimdiff.index.run_rows import list_runs, load_inputs

UNIT_TOLERANCE = 1e-3
"""How far a unit vector's length may be from 1: float32 and 8-bit networks leave less."""
MAX_TOLD = 20
"""Damages of one sort that are told one by one."""
_OR_NULL = ", 'null'"
CONTENTS_AT_ONCE = 10_000
_UNEXPECTED = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What comes of values that claimdiff never wrote."""


def find_damage(database: Database) -> Iterator[str]:
    """Yield one line for each damage, none where all is well."""
    path = database.path
    try:
        for (told,) in database.rows(f"PRAGMA integrity_check({MAX_TOLD})"):
            if told != "ok":
                yield f"{path}: {' '.join(str(told).split())}"
        for table, row, parent, _ in database.rows("PRAGMA foreign_key_check"):
            yield f"{path}: row {row} of {table} belongs to nothing in {parent}"
        wrong = list(_wrong_types(database))
        yield from wrong
        if not wrong:  # nothing else can be made of the values
            yield from _limited(_claims(database))
            yield from _limited(_vectors(database))
            yield from _limited(_pairs(database))
            yield from _faiss(database)
            _read_all(database)
    except ClaimdiffError as error:
        yield str(error)
    except _UNEXPECTED:
        yield str(damaged(path, "its rows don't fit together"))


@contextmanager
def told_as_damage(database: Database) -> Iterator[None]:
    """Tell a failure of the block as IndexDamaged where the index is damaged; in a sound one it is a bug, and shows."""
    try:
        yield
    except _UNEXPECTED as error:
        told = next(find_damage(database), None)
        if told is None:
            raise
        raise IndexDamaged(told if told.endswith(REMEDY) else f"{told}: {REMEDY}") from error


def _wrong_types(database: Database) -> Iterator[str]:
    """Every column must hold values of its type only, which SQLite doesn't see to."""
    tables = [row[0] for row in database.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    for table in (name for name in tables if not name.startswith("sqlite_")):
        columns = database.rows(f"PRAGMA table_info({table})")
        sums = [
            f"coalesce(sum(typeof({name}) NOT IN ('{kind.lower()}'{'' if not_null or key else _OR_NULL})), 0)"
            for _, name, kind, not_null, _, key in columns
        ]
        (counts,) = database.rows(f"SELECT {', '.join(sums)} FROM {table}")
        for (_, name, kind, *_), n in zip(columns, counts, strict=True):
            if n:
                yield f"{database.path}: {name} of {table} is no {kind} in {n} row{'s' if n > 1 else ''}"


def _read_all(database: Database) -> None:
    """Read what nothing else here looks into; raises IndexDamaged."""
    load_reviews(database)
    load_inputs(database)
    list_runs(database)
    list_articles(database)
    for table in ("findings", "reviews"):
        for (text,) in database.rows(f"SELECT record FROM {table}"):
            read_object(text, database.path)
    claims = [row[0] for row in database.rows("SELECT claim FROM contents")]
    for start in range(0, len(claims), CONTENTS_AT_ONCE):
        load_contents(database, claims[start : start + CONTENTS_AT_ONCE])


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
