"""Adding articles: cut, encode, block, judge and decide what is new, and commit it batch by batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from claimdiff.index.article_rows import load_articles
from claimdiff.index.claim_rows import claims_of_articles, insert_vectors, load_claims, texts_without_vector
from claimdiff.index.database import write_json
from claimdiff.index.fact_rows import raise_generation
from claimdiff.index.finding_rows import keep_findings
from claimdiff.index.pair_rows import insert_judgements, unjudged_of
from claimdiff.indexing.blocking import block_article
from claimdiff.indexing.evidence import load_evidence
from claimdiff.indexing.session import Session
from claimdiff.indexing.taking import Batch, Incoming, Tally
from claimdiff.records import Article, Claim


def add_articles(
    session: Session, articles: Sequence[Article], run: int, should_stop: Callable[[], bool] | None = None
) -> Tally:
    """Add articles in their order, each batch in one transaction; readers see all of a batch or nothing of it."""
    tally = Tally()
    incoming = Incoming(articles)
    waiting = list(articles)
    while waiting:
        if should_stop is not None and should_stop():
            tally.not_done += [article.path for article in waiting]
            break
        waiting = waiting[_add_batch(session, waiting, incoming, run, tally) :]
    return tally


def _add_batch(session: Session, articles: Sequence[Article], incoming: Incoming, run: int, tally: Tally) -> int:
    """Add the first few of `articles` that aren't in the index already; return how many were dealt with."""
    batch = Batch(session, run, incoming)
    n_done = 0
    try:
        with session.database.transaction():
            with session.steps().stage("cutting claims"):
                while n_done < len(articles) and len(batch.numbers) < session.index_settings.articles_per_batch:
                    batch.take(articles[n_done])
                    n_done += 1
            if batch.numbers:
                process_waiting(session, run, batch.numbers, batch.tally.counts)
    except BaseException:
        session.forget_search()
        raise
    _merge(tally, batch.tally)
    return n_done


def _merge(tally: Tally, batch: Tally) -> None:
    tally.added += batch.added
    tally.edited += batch.edited
    tally.unchanged += batch.unchanged
    tally.uncovered += batch.uncovered
    tally.duplicates |= batch.duplicates
    tally.unreadable |= batch.unreadable
    tally.counts += batch.counts


def process_waiting(session: Session, run: int, articles: Sequence[int], counts: Counter[str]) -> None:
    """Encode, block and judge the claims that wait, then bring the findings of their articles up to date.

    `articles` come first, in this order, and are decided anew even where none of their claims waits. What two other
    articles' claims are to each other depends on neither, so their findings stay as they are.
    """
    database, steps = session.database, session.steps()
    _encode(session)
    with steps.stage("finding candidate pairs"):
        left_over = [row[0] for row in database.rows("SELECT DISTINCT article FROM claims WHERE is_blocked = 0")]
        order = [*articles, *sorted(set(map(int, left_over)) - set(articles))]
        pairs = [pair for number in order for pair in block_article(session, number)]
    counts["candidate_pairs"] += len(pairs)
    _judge(session, pairs, counts)
    with steps.stage("deciding"):
        update_findings(session, run, order)


def update_findings(session: Session, run: int, articles: Sequence[int] | None) -> None:
    """Decide anew what the judged pairs of these articles (of all) come to, and keep it."""
    database = session.database
    around = None if articles is None else claims_of_articles(database, articles)
    evidence = load_evidence(database, session.judge_number(), session.settings, around)
    scope = None if evidence.scope is None else sorted(evidence.scope)
    keep_findings(database, run, scope, evidence.seen(evidence.decide(session.settings).findings))


def _encode(session: Session) -> None:
    database = session.database
    session.search()  # as it is before these texts can be found
    texts = texts_without_vector(database)
    if not texts:
        return
    vectors = session.steps().encode_texts(list(texts.values()))
    session.keep_models(vectors.shape[1])
    insert_vectors(database, list(texts), vectors)
    raise_generation(database)


def _judge(session: Session, pairs: Sequence[tuple[int, int]], counts: Counter[str]) -> None:
    """Judge the pairs whose texts the judge hasn't seen together yet."""
    database = session.database
    asked = unjudged_of(database, session.judge_number(), pairs)
    if not asked:
        return
    texts = _texts(session, sorted({claim for _, claims in asked for claim in claims}))
    forth, back = session.steps().judge_texts([(texts[left].text, texts[right].text) for _, (left, right) in asked])
    numbers = [numbers for numbers, _ in asked]
    insert_judgements(database, session.judge_number(), numbers, forth)
    insert_judgements(database, session.judge_number(), [(right, left) for left, right in numbers], back)
    counts["judged_pairs"] += len(asked)
    counts["judged_directions"] += len(asked) + int((back[:, 0] == back[:, 0]).sum())


def _texts(session: Session, claims: Sequence[int]) -> dict[int, Claim]:
    database = session.database
    articles = [
        int(row[0])
        for row in database.rows(
            "SELECT DISTINCT article FROM claims WHERE claim IN (SELECT value FROM json_each(?))",
            (write_json(list(claims)),),
        )
    ]
    return load_claims(database, claims, load_articles(database, articles))
