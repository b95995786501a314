"""Taking articles into the index: what is new, what is an edit, what is there already; and what an edit takes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimdiff.claim_content import ClaimContent
from claimdiff.index.article_rows import (
    content_id,
    find_equal,
    find_number,
    find_repeated,
    give_source_key,
    insert_article,
    live_content_ids,
    replace_version,
    source_key,
)
from claimdiff.index.claim_rows import (
    claims_of,
    drop_unused_vectors,
    insert_claims,
    texts_of,
    update_claim,
)
from claimdiff.index.database import write_json
from claimdiff.index.fact_rows import raise_generation
from claimdiff.index.finding_rows import resolve_findings_of
from claimdiff.indexing.session import Session
from claimdiff.records import Article, Claim

N_TOLD = 3
"""Texts of an edit that are told, of those added and of those removed."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What a new version of an article changed."""

    article_id: str
    path: str
    version: int
    """2 for the first edit."""
    n_claims_added: int
    n_claims_removed: int
    added: tuple[str, ...]
    """The first few claims that are new."""
    removed: tuple[str, ...]
    """The first few claims that are gone."""


@dataclass(slots=True)
class Tally:
    """What an addition did, batch after batch."""

    added: list[str] = field(default_factory=list)
    edited: list[Edit] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    uncovered: list[str] = field(default_factory=list)
    duplicates: dict[str, str] = field(default_factory=dict)
    """Path -> path of the article with the same words."""
    not_done: list[str] = field(default_factory=list)
    unreadable: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)


class Incoming:
    """What is known of all articles that come together."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.content_ids = {content_id(article) for article in articles}
        parts = Counter((article.path, article.url) for article in articles if article.part and article.url)
        self.shared_urls = {str(url) for (_path, url), n in parts.items() if n > 1}


class Batch:
    """Articles that are committed together."""

    def __init__(self, session: Session, run: int, incoming: Incoming) -> None:
        self.session = session
        self.run = run
        self.incoming = incoming
        self.numbers: list[int] = []
        """Of the articles that are new or edited."""
        self.tally = Tally()

    def take(self, article: Article) -> None:
        """Put one article into the index, or see that it is there."""
        database = self.session.database
        if _is_unfit(article):
            self.tally.unreadable[article.path] = "unreadable: characters in it that are no text; save it as UTF-8"
            return
        key = source_key(article, self.incoming.shared_urls)
        number = find_number(database, key)
        equal = find_equal(database, article)
        repeated = None if equal or number is not None else find_repeated(database, article, key)
        if equal is not None:
            self._meet_again(article, key, number, *equal)
        elif repeated is not None:
            self.tally.duplicates[article.path] = repeated
        else:
            self._store(article, key, self._unless_moved(article, number))

    def _meet_again(self, article: Article, key: str, number: int | None, known: int, path: str) -> None:
        """Take note of an article whose very content is there: in its place, at another part's, or elsewhere."""
        if number != known and path != article.path:
            self.tally.duplicates[article.path] = path
            return
        if number is None and article.part:
            give_source_key(self.session.database, known, key)
        self.tally.unchanged.append(article.path)

    def _unless_moved(self, article: Article, number: int | None) -> int | None:
        """Return the number of the article that this one is a new version of, None where it is one of its own.

        Where a file holds several articles and another one comes before them, what stood at this part stands at the
        next one now.
        """
        if number is None or article.url or not article.part:
            return number
        there = live_content_ids(self.session.database, [number])[number]
        if there not in self.incoming.content_ids:
            return number
        give_source_key(self.session.database, number, f"{source_key(article)}~{there}")
        return None

    def _store(self, article: Article, key: str, number: int | None) -> None:
        database, steps = self.session.database, self.session.steps()
        covered = steps.covers(article.language)
        if number is None:
            number, article = insert_article(database, article, key, self.run, is_covered=covered)
            claims, contents = steps.cut_article(article) if covered else ([], [])
            insert_claims(database, number, claims, contents)
            self.tally.added.append(article.article_id)
            self.tally.counts["claims"] += len(claims)
        else:
            self._edit(number, article, covered=covered)
        if not covered:
            self.tally.uncovered.append(article.path)
        self.tally.counts["articles"] += 1
        self.numbers.append(number)

    def _edit(self, number: int, article: Article, *, covered: bool) -> None:
        """Replace an article's claims; those whose text is still there keep their pairs and findings."""
        database = self.session.database
        before = claims_of(database, number)
        article = replace_version(database, number, article, self.run, is_covered=covered)
        claims, contents = self.session.steps().cut_article(article) if covered else ([], [])
        kept: dict[str, list[int]] = {}
        for claim_number, text in before:
            kept.setdefault(text, []).append(claim_number)
        new: list[tuple[Claim, ClaimContent]] = []
        for claim, content in zip(claims, contents, strict=True):
            if kept.get(claim.text):
                claim_number = kept[claim.text].pop(0)
                update_claim(database, claim_number, claim, content)
            else:
                new.append((claim, content))
        gone = [one for numbers in kept.values() for one in numbers]
        removed = [text for one, text in before if one in set(gone)]
        take_out_claims(self.session, self.run, gone, "edited")
        insert_claims(database, number, [claim for claim, _ in new], [content for _, content in new])
        self.tally.counts["claims"] += len(new)
        n_versions = database.value("SELECT count(*) FROM versions WHERE article = ?", (number,))
        added = tuple(claim.text for claim, _ in new)
        self.tally.edited.append(
            Edit(
                article.article_id,
                article.path,
                n_versions,
                len(new),
                len(gone),
                added[:N_TOLD],
                tuple(removed[:N_TOLD]),
            )
        )


def _is_unfit(article: Article) -> bool:
    """Whether an article given as a record holds what no stored text can: half characters, null characters."""
    fields = (article.text, article.path, article.title, article.outlet, article.url, article.published)
    text = "".join(field or "" for field in fields)
    return "\0" in text or (not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text))


def take_out_claims(session: Session, run: int, claims: Sequence[int], reason: str) -> None:
    """Remove claims with their pairs and findings.

    A claim that copied one of these waits for candidates of its own: so far that one stood for it.
    """
    if not claims:
        return
    database = session.database
    chosen = (write_json(list(claims)),)
    texts = texts_of(database, claims)
    resolve_findings_of(database, run, claims, reason)
    database.write(
        "UPDATE claims SET copy_of = NULL, is_blocked = 0 WHERE copy_of IN (SELECT value FROM json_each(?))", chosen
    )
    database.write("DELETE FROM claims WHERE claim IN (SELECT value FROM json_each(?))", chosen)
    if drop_unused_vectors(database, texts):
        raise_generation(database)
        session.forget_search()
