"""Claims in the index, their texts' vectors and their contents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b, sha256
from typing import Any

import numpy as np

from claimdiff.claim_content import ClaimContent
from claimdiff.errors import IndexDamaged
from claimdiff.index.content_json import content_from_json, content_to_json
from claimdiff.index.database import Database, Row, read_json, write_json
from claimdiff.near_copies import copy_key
from claimdiff.records import Article, Claim, FloatArray, make_id

N_NEAR = 5
"""Similarities kept per claim, of its nearest in other articles: their mean tells a hub."""
_CLAIM = "article, start, end, sentence_start, sentence_end, level, language, role, speaker, quoted"


@dataclass(frozen=True, slots=True)
class BlockingRows:
    """What blocking needs of n claims, in order of their claim numbers."""

    claim: list[int]
    article: list[int]
    sentence_start: list[int]
    start: list[int]
    end: list[int]
    copy_of: list[int | None]
    fold: list[bytes]
    is_blocked: list[bool]
    near: FloatArray
    """(n, N_NEAR) similarities, descending; 0 where there were fewer."""
    vectors: FloatArray


def text_hash(text: str) -> bytes:
    """Return by what a claim's text is known, in the index and in its judgements."""
    return sha256(text.encode("utf-8", "surrogatepass")).digest()


def fold_hash(text: str) -> bytes:
    """Return what copies of a text have in common, whatever their case and punctuation."""
    return blake2b("\n".join(copy_key(text)).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def intern_texts(database: Database, texts: Iterable[str]) -> dict[str, int]:
    """Return the number of each text, given to it now where it is new."""
    numbers: dict[str, int] = {}
    for text in texts:
        if text not in numbers:
            digest = text_hash(text)
            known = database.value("SELECT text FROM texts WHERE sha256 = ?", (digest,))
            numbers[text] = known or database.write("INSERT INTO texts (sha256) VALUES (?)", (digest,))
    return numbers


def insert_claims(database: Database, article: int, claims: Sequence[Claim], contents: Sequence[ClaimContent]) -> None:
    """Add claims of an article; they wait for their vectors and for blocking."""
    texts = intern_texts(database, (claim.text for claim in claims))
    for claim, content in zip(claims, contents, strict=True):
        number = database.write(
            f"INSERT INTO claims (text, fold, {_CLAIM}) VALUES ({', '.join('?' * 12)})",
            (texts[claim.text], fold_hash(claim.text), article, *_values(claim)),
        )
        database.write("INSERT INTO contents VALUES (?, ?)", (number, write_json(content_to_json(content))))


def update_claim(database: Database, number: int, claim: Claim, content: ClaimContent) -> None:
    """Give a claim, whose text is still in its article, its place and content in the new version."""
    columns = ", ".join(f"{name} = ?" for name in _CLAIM.split(", ")[1:])
    database.write(f"UPDATE claims SET {columns} WHERE claim = ?", (*_values(claim), number))
    database.write("UPDATE contents SET content = ? WHERE claim = ?", (write_json(content_to_json(content)), number))


def _values(claim: Claim) -> tuple[Any, ...]:
    return (
        claim.start, claim.end, claim.sentence_start, claim.sentence_end, claim.level, claim.language, claim.role,
        claim.speaker, claim.quoted,
    )  # fmt: skip


def claims_of(database: Database, article: int) -> list[tuple[int, str]]:
    """Return number and text of each claim of an article's live version, in order."""
    rows = database.rows(
        "SELECT claim, substr(v.text, start + 1, end - start) FROM claims c JOIN versions v USING (article) "
        "WHERE article = ? AND v.replaced_run IS NULL ORDER BY start, end DESC, claim",
        (article,),
    )
    return [(int(number), str(text)) for number, text in rows]


def claims_of_articles(database: Database, articles: Sequence[int]) -> list[int]:
    """Return the numbers of all claims of articles."""
    rows = database.rows(
        "SELECT claim FROM claims WHERE article IN (SELECT value FROM json_each(?)) ORDER BY 1",
        (write_json(list(map(int, articles))),),
    )
    return [int(row[0]) for row in rows]


def texts_without_vector(database: Database) -> dict[int, str]:
    """Return the texts of claims that wait for a vector, by number."""
    rows = database.rows(
        "SELECT c.text, min(substr(v.text, start + 1, end - start)) FROM claims c "
        "JOIN versions v ON v.article = c.article AND v.replaced_run IS NULL "
        "WHERE is_blocked = 0 AND NOT EXISTS (SELECT 1 FROM vectors x WHERE x.text = c.text) GROUP BY c.text ORDER BY 1"
    )
    return {int(number): str(text) for number, text in rows}


def insert_vectors(database: Database, numbers: Sequence[int], vectors: FloatArray) -> None:
    """Keep the vectors of texts, float32, little-endian."""
    little = vectors.astype("<f4", copy=False)
    database.write_all(
        "INSERT INTO vectors VALUES (?, ?)",
        ((int(number), vector.tobytes()) for number, vector in zip(numbers, little, strict=True)),
    )


def load_vectors(database: Database, after: int = 0) -> tuple[list[int], FloatArray]:
    """Return the numbers of the texts that have a vector, above `after`, ascending, and the vectors (n, dim)."""
    rows = database.rows("SELECT text, vector FROM vectors WHERE text > ? ORDER BY text", (after,))
    return [int(row[0]) for row in rows], stack_vectors(database, [row[1] for row in rows])


def stack_vectors(database: Database, blobs: Sequence[bytes]) -> FloatArray:
    """Return the vectors (n, dim) of stored blobs; raises IndexDamaged where their lengths differ."""
    if not blobs:
        return np.empty((0, 1), np.float32)
    width = len(blobs[0])
    if width == 0 or width % 4 or any(len(blob) != width for blob in blobs):
        raise IndexDamaged(
            f"{database.path} is damaged (vectors of different lengths): run claimdiff index verify on it"
        )
    return np.frombuffer(b"".join(blobs), "<f4").reshape(len(blobs), -1).astype(np.float32, copy=False)


def load_claim_vectors(database: Database, claims: Sequence[int]) -> FloatArray:
    """Return the vectors (n, dim) of n claims, given by their numbers, ascending.

    Raises IndexDamaged where one has none.
    """
    rows = database.rows(
        "SELECT vector FROM claims JOIN vectors USING (text) WHERE claim IN (SELECT value FROM json_each(?)) "
        "ORDER BY claim",
        (write_json(list(map(int, claims))),),
    )
    if len(rows) != len(claims):
        raise IndexDamaged(f"{database.path} is damaged (claims without a vector): run claimdiff index verify on it")
    return stack_vectors(database, [row[0] for row in rows])


def texts_of(database: Database, claims: Sequence[int]) -> list[int]:
    """Return the numbers of the texts of these claims."""
    rows = database.rows(
        "SELECT DISTINCT text FROM claims WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY 1",
        (write_json(list(map(int, claims))),),
    )
    return [int(row[0]) for row in rows]


def drop_unused_vectors(database: Database, texts: Sequence[int]) -> int:
    """Remove the vectors of those of these texts that no claim has any more; return how many these were."""
    unused = database.rows(
        "SELECT text FROM vectors v WHERE text IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.text = v.text)",
        (write_json(list(texts)),),
    )
    database.write_all("DELETE FROM vectors WHERE text = ?", unused)
    return len(unused)


def load_for_blocking(database: Database, own: int, others: Sequence[int] = ()) -> BlockingRows:
    """Return what blocking needs of all claims of the article `own`, and of those of others that don't wait."""
    rows = database.rows(
        "SELECT claim, article, sentence_start, start, end, copy_of, fold, is_blocked, near, vector FROM claims "
        "JOIN vectors USING (text) WHERE article = ?1 OR "
        "(is_blocked = 1 AND article IN (SELECT value FROM json_each(?2))) ORDER BY claim",
        (own, write_json(list(map(int, others)))),
    )
    columns: list[list[Any]] = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(10)]
    nothing = bytes(4 * N_NEAR)
    near = np.frombuffer(b"".join(blob or nothing for blob in columns[8]), "<f4").reshape(-1, N_NEAR)
    return BlockingRows(
        columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6],
        [bool(one) for one in columns[7]], near.astype(np.float32), stack_vectors(database, columns[9]),
    )  # fmt: skip


def claims_with_texts(database: Database, texts: Sequence[int], most: int) -> list[Row]:
    """Return (text, claim, article) of blocked claims that have one of these texts: of each text the `most` latest."""
    return database.rows(
        "SELECT text, claim, article FROM (SELECT text, claim, article, "
        "row_number() OVER (PARTITION BY text ORDER BY claim DESC) AS place FROM claims "
        "WHERE is_blocked = 1 AND text IN (SELECT value FROM json_each(?))) WHERE place <= ? ORDER BY 1, 2",
        (write_json(list(map(int, texts))), most),
    )


def load_claims(database: Database, numbers: Sequence[int], articles: Mapping[int, Article]) -> dict[int, Claim]:
    """Return claims by number, without those that don't exist; `articles` must hold theirs."""
    rows = database.typed_rows(
        f"SELECT claim, {_CLAIM} FROM claims WHERE claim IN (SELECT value FROM json_each(?))",
        (write_json(list(map(int, numbers))),),
        (int, int, int, int, int, int, str, str, str, str | None, int),
    )
    return {row[0]: _claim(articles[row[1]], row[2:]) for row in rows}


def _claim(article: Article, row: Row) -> Claim:
    start, end, sentence_start, sentence_end, level, language, role, speaker, quoted = row
    return Claim(
        claim_id=make_id(article.article_id, str(start), str(end)),
        article_id=article.article_id,
        text=article.text[start:end],
        start=start,
        end=end,
        sentence_start=sentence_start,
        sentence_end=sentence_end,
        level=level,
        language=language,
        role=role,
        speaker=speaker,
        quoted=bool(quoted),
    )


def load_contents(database: Database, numbers: Sequence[int]) -> dict[int, ClaimContent]:
    """Return the contents of claims by number."""
    rows = database.rows(
        "SELECT claim, content FROM contents WHERE claim IN (SELECT value FROM json_each(?))",
        (write_json(list(map(int, numbers))),),
    )
    try:
        return {int(number): content_from_json(read_json(text, database.path)) for number, text in rows}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise IndexDamaged(
            f"{database.path} is damaged (what a claim says can't be read): run claimdiff index rebuild"
        ) from error
