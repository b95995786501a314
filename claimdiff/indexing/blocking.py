"""Blocking in an index: a new article's claims meet their nearest among all that are there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import numpy as np

from claimdiff.candidates.incremental import KnownClaims, find_new_pairs
from claimdiff.index.article_rows import load_articles
from claimdiff.index.claim_rows import N_NEAR, BlockingRows, claims_with_texts, load_for_blocking
from claimdiff.index.database import write_json
from claimdiff.index.pair_rows import insert_pairs
from claimdiff.indexing.session import Session
from claimdiff.records import Article, FloatArray


def block_article(session: Session, article: int) -> list[tuple[int, int]]:
    """Find and keep the candidate pairs of an article's waiting claims; return them (left claim, right claim).

    What is found depends on the articles before it alone, not on how many were added at once.
    """
    own = load_for_blocking(session.database, article)
    waiting = [at for at, blocked in enumerate(own.is_blocked) if not blocked]
    if not waiting:
        return []
    texts = _texts_of(session, own)
    nearest, others = _look_around(session, article, own, waiting)
    _make_findable(session, texts, own, waiting)
    rows = load_for_blocking(session.database, article, others)
    rows = replace(rows, near=_with_nearest(rows, own, waiting, nearest))
    pairs = _pair(session, article, rows)
    session.database.write_all("UPDATE claims SET is_blocked = 1 WHERE claim = ?", ((own.claim[at],) for at in waiting))
    return pairs


def _texts_of(session: Session, rows: BlockingRows) -> list[int]:
    found: dict[int, int] = dict(session.database.rows(
        "SELECT claim, text FROM claims WHERE claim IN (SELECT value FROM json_each(?))", (write_json(rows.claim),)
    ))  # fmt: skip
    return [found[claim] for claim in rows.claim]


def _look_around(session: Session, article: int, own: BlockingRows, waiting: list[int]) -> tuple[FloatArray, list[int]]:
    """Return the `N_NEAR` highest similarities of each waiting claim to other articles' claims, and the near articles.

    Articles are ordered by how near they come to the sentences of this one, those with a copy of a claim before all.
    """
    settings = session.index_settings
    similarity, numbers = session.search().nearest(own.vectors[waiting], settings.n_nearest_texts)
    holders: dict[int, list[int]] = defaultdict(list)
    rows = claims_with_texts(session.database, np.unique(numbers).tolist(), settings.max_near_articles)
    for text, _claim, holder in rows:
        if holder != article:
            holders[int(text)].append(int(holder))
    nearest = np.zeros((len(waiting), N_NEAR), np.float32)
    best: dict[tuple[int, int], float] = {}
    for row, at in enumerate(waiting):
        found: list[float] = []
        for value, text in zip(similarity[row].tolist(), numbers[row].tolist(), strict=True):
            found += [value] * len(holders.get(text, ()))
            for holder in holders.get(text, ()):
                key = holder, own.sentence_start[at]
                best[key] = max(best.get(key, -1.0), value)
        nearest[row, : len(found[:N_NEAR])] = found[:N_NEAR]
    totals: dict[int, float] = defaultdict(float)
    for (holder, _sentence), value in best.items():
        totals[holder] += value
    near = sorted(totals, key=lambda holder: (-totals[holder], holder))[: settings.max_near_articles]
    return nearest, sorted({*near, *_holders_of_copies(session, article, own, waiting)})


def _holders_of_copies(session: Session, article: int, own: BlockingRows, waiting: list[int]) -> list[int]:
    """Note which waiting claims repeat an earlier one, and return the articles that these stand in."""
    holders = []
    for at in waiting:
        first = session.database.row(
            "SELECT claim, article FROM claims WHERE fold = ? AND is_blocked = 1 AND copy_of IS NULL AND claim != ? "
            "ORDER BY claim LIMIT 1",
            (own.fold[at], own.claim[at]),
        )
        if first is not None:
            session.database.write("UPDATE claims SET copy_of = ? WHERE claim = ?", (first[0], own.claim[at]))
            holders.append(int(first[1]))
        else:
            _repeat_within(session, own, waiting, at)
    return [holder for holder in holders if holder != article]


def _repeat_within(session: Session, own: BlockingRows, waiting: list[int], at: int) -> None:
    """Make a claim a copy of an earlier waiting one of the same article, where it repeats that."""
    for earlier in waiting:
        if earlier >= at:
            return
        if own.fold[earlier] == own.fold[at]:
            session.database.write("UPDATE claims SET copy_of = ? WHERE claim = ?", (own.claim[earlier], own.claim[at]))
            return


def _make_findable(session: Session, texts: list[int], own: BlockingRows, waiting: list[int]) -> None:
    """Add the waiting claims' texts to the search, each once; other articles may have brought some before."""
    search = session.search()
    new = {texts[at]: at for at in reversed(waiting) if texts[at] not in search}
    numbers = sorted(new)
    if numbers:
        search.append(numbers, own.vectors[[new[number] for number in numbers]])


def _with_nearest(rows: BlockingRows, own: BlockingRows, waiting: list[int], nearest: FloatArray) -> FloatArray:
    near = rows.near.copy()
    place = {claim: at for at, claim in enumerate(rows.claim)}
    for row, at in enumerate(waiting):
        near[place[own.claim[at]]] = nearest[row]
    return near


def _pair(session: Session, article: int, rows: BlockingRows) -> list[tuple[int, int]]:
    """Choose the pairs among the rows, and keep them with what was learnt of copies and hubs."""
    database = session.database
    articles = load_articles(database, sorted(set(rows.article)))
    known = KnownClaims(
        np.array(rows.claim, np.int64),
        np.array(rows.article, np.int64),
        np.array(rows.sentence_start, np.int64),
        np.array([claim if of is None else of for claim, of in zip(rows.claim, rows.copy_of, strict=True)], np.int64),
        rows.near,
        rows.vectors,
        np.array([one == article and not blocked for one, blocked in zip(rows.article, rows.is_blocked, strict=True)]),
    )
    few = "SELECT count(*) FROM (SELECT 1 FROM pairs LIMIT ?)"
    n_pairs = int(database.value(few, (session.index_settings.n_generous_pairs,)))
    budget = session.index_settings.pair_budget(int(known.is_new.sum()), n_pairs)
    models = session.known_models()
    threshold = None if models is None else models.min_article_similarity

    def text_of(row: int) -> str:
        return articles[rows.article[row]].text[rows.start[row] : rows.end[row]]

    found = find_new_pairs(known, text_of, budget, threshold)
    database.write_all(
        "UPDATE claims SET copy_of = ? WHERE claim = ?",
        [
            (int(first), claim)
            for first, claim, before in zip(found.first, rows.claim, known.first, strict=True)
            if first != before
        ],
    )
    changed = np.flatnonzero((found.near != rows.near).any(axis=1) | known.is_new)
    database.write_all(
        "UPDATE claims SET near = ? WHERE claim = ?",
        [(found.near[at].astype("<f4").tobytes(), rows.claim[at]) for at in changed],
    )
    article_of = dict(zip(rows.claim, rows.article, strict=True))
    oriented = [(*_oriented(one, other, articles, article_of), similarity) for one, other, similarity in found.pairs]
    insert_pairs(database, oriented)
    return [(left, right) for left, right, _similarity in oriented]


def _oriented(one: int, other: int, articles: dict[int, Article], article_of: dict[int, int]) -> tuple[int, int]:
    """Return a pair with the article of the lower id first: then it doesn't matter which of them came first."""
    ids = articles[article_of[one]].article_id, articles[article_of[other]].article_id
    return (one, other) if ids[0] < ids[1] else (other, one)
