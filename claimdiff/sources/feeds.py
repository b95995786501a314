"""A fetched feed -> the items that are new in it: entries not seen yet, with their full text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html import escape

from claimdiff.records import make_id
from claimdiff.sources.content_types import extension_of
from claimdiff.sources.feed_entries import Feed, FeedEntry, plain_text, read_feed_entries
from claimdiff.sources.fetch import FetchedPage, Fetcher
from claimdiff.sources.fetch_error import FetchError
from claimdiff.sources.result import SourceFailure, SourceItem, SourceResult
from claimdiff.sources.shown_url import without_userinfo
from claimdiff.sources.state import MAX_PENDING, MAX_SEEN, PendingEntry, SourceState

MAX_ATTEMPTS = 7
"""Runs in which an entry's page is asked for before it is given up: a week of nights."""
_CUT = re.compile(
    r"\[\s?(?:…|\.\.\.)\s?\]|(?:…|\.\.\.|»|→)\s*\Z|"
    r"(?:read (?:more|on|the (?:full|rest))|continue reading|full story|lire la suite|leer más|weiterlesen|mehr lesen|"
    r"читать (?:далее|полностью)|читати далі|devamını oku|اقرأ (?:المزيد|أيضا)|المزيد|ادامه مطلب|leggi tutto|"
    r"ler mais|selengkapnya|阅读全文)\W{0,10}\Z",
    re.IGNORECASE,
)
_TAIL_CHARS = 300


@dataclass(slots=True)
class _FeedRun:
    """One feed in one run, while its entries are gone through."""

    source: str
    fetcher: Fetcher
    outlet: str | None
    may_be_private: bool
    seen: dict[str, str]
    items: list[SourceItem] = field(default_factory=list)
    failures: list[SourceFailure] = field(default_factory=list)
    pending: list[PendingEntry] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_cut_short: bool = False
    """Whether entries were left over whose text may stand in the feed itself: then the next run reads it again."""
    n_taken: int = 0


def read_feed(
    source: str, page: FetchedPage, state: SourceState, fetcher: Fetcher, should_stop: Callable[[], bool]
) -> SourceResult:
    """Return the entries of a feed that are new or edited since `state`, each with its full text.

    An entry's own content is taken where it is long enough and not cut; else the linked page is fetched. Entries left
    over (too many, no time, a page that failed) wait in the new state. Raises FetchError for what is no feed.
    """
    feed = Feed(state.outlet, ()) if page.is_unchanged else read_feed_entries(page.data, page.charset, page.url)
    run = _FeedRun(source, fetcher, feed.title or state.outlet, page.is_private, dict(state.seen))
    run.notes += feed.notes
    waiting = {entry.entry_id: entry for entry in state.pending}
    unchanged = []
    for entry in feed.entries:
        mark = fingerprint(entry)
        if run.seen.get(entry.entry_id) == mark:
            run.seen[entry.entry_id] = run.seen.pop(entry.entry_id)
            unchanged.append(entry.link or entry.entry_id)
        else:
            earlier = waiting.pop(entry.entry_id, None)
            _take(run, entry, mark, earlier.n_attempts if earlier else 0, should_stop)
    for left in waiting.values():
        _take(run, _entry_of(left), left.fingerprint, left.n_attempts, should_stop)
    return _finish(run, page, state, feed, tuple(unchanged))


def fingerprint(entry: FeedEntry) -> str:
    """Return what changes when an entry is edited: its time of update, or else its title and content."""
    if entry.updated:
        return make_id(entry.updated, entry.title or "")
    return make_id(entry.published or "", entry.title or "", plain_text(entry.content))


def _take(run: _FeedRun, entry: FeedEntry, mark: str, n_attempts: int, should_stop: Callable[[], bool]) -> None:
    """Add the entry to the items, or to what waits."""
    waiting = PendingEntry(
        entry.entry_id, entry.link or "", mark, entry.title, entry.author, entry.published, n_attempts
    )
    if run.n_taken >= run.fetcher.settings.max_entries or should_stop():
        run.is_cut_short = True
        _wait(run, waiting)
        return
    run.n_taken += 1
    text = plain_text(entry.content)
    if len(text) >= run.fetcher.settings.min_entry_chars and not _CUT.search(text[-_TAIL_CHARS:]):
        _add(run, entry, mark, _as_page(entry), ".html", "utf-8", entry.link)
    elif entry.link:
        _fetch_entry(run, entry, mark, waiting)
    else:
        run.seen[entry.entry_id] = mark
        run.notes.append(f"an entry has neither a link nor a whole text: {(entry.title or entry.entry_id)[:80]}")


def _wait(run: _FeedRun, entry: PendingEntry) -> None:
    if entry.link:
        run.pending.append(entry)


def _fetch_entry(run: _FeedRun, entry: FeedEntry, mark: str, waiting: PendingEntry) -> None:
    """Fetch the page that an entry links to; a page that failed waits for the next run, for some runs."""
    assert entry.link
    try:
        page = run.fetcher.fetch(entry.link, may_be_private=run.may_be_private)
        extension = extension_of(page.media_type, page.data)
    except FetchError as error:
        if error.is_postponed:
            _wait(run, waiting)
            return
        waiting = replace(waiting, n_attempts=waiting.n_attempts + 1)
        is_last = error.is_permanent or waiting.n_attempts >= MAX_ATTEMPTS
        if is_last:
            run.seen[entry.entry_id] = mark
        else:
            _wait(run, waiting)
        given_up = f" (given up after {waiting.n_attempts} runs)" if is_last and not error.is_permanent else ""
        shown = without_userinfo(entry.link)  # one that waited since an earlier version
        run.failures.append(SourceFailure(run.source, shown, f"{error}{given_up}", False, is_last))
        return
    _add(run, entry, mark, page.data, extension, page.charset, page.url)


def _add(
    run: _FeedRun, entry: FeedEntry, mark: str, data: bytes, extension: str, charset: str | None, url: str | None
) -> None:
    run.seen.pop(entry.entry_id, None)
    run.seen[entry.entry_id] = mark
    run.items.append(
        SourceItem(
            source=run.source,
            path=entry.link or f"{run.source}#{entry.entry_id}",
            data=data,
            extension=extension,
            charset=charset,
            url=url,
            title=entry.title,
            outlet=run.outlet,
            author=entry.author,
            published=entry.published,
            item_id=entry.entry_id,
            sha256=sha256(data).hexdigest(),
        )
    )


def _as_page(entry: FeedEntry) -> bytes:
    """Return the entry's own text as a page; feedparser has taken scripts and the like out of it."""
    title = escape(entry.title or "")
    head = f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head>'
    return f"{head}<body><article><h1>{title}</h1>{entry.content}</article></body></html>".encode("utf-8", "replace")


def _entry_of(left: PendingEntry) -> FeedEntry:
    return FeedEntry(left.entry_id, left.link, left.title, left.author, left.published, "", "")


def _finish(
    run: _FeedRun, page: FetchedPage, state: SourceState, feed: Feed, unchanged: tuple[str, ...]
) -> SourceResult:
    notes = list(run.notes)
    if run.pending or run.is_cut_short:
        n_failed = sum(not failure.is_permanent for failure in run.failures)
        n_left = len(run.pending) - n_failed
        if n_left > 0 or run.is_cut_short:
            notes.append(f"{max(1, n_left):,} of its entries wait for the next run")
    n_remembered = max(MAX_SEEN, len(feed.entries) + MAX_SEEN)
    validators = None if run.is_cut_short else page.validators
    new_state = replace(
        state.succeeded(),
        kind="feed",
        validators=validators,
        sha256=None,
        seen=dict(list(run.seen.items())[-n_remembered:]),
        pending=tuple(run.pending[:MAX_PENDING]),
        outlet=run.outlet,
    )
    unchanged = unchanged or ((run.source,) if page.is_unchanged else ())
    return SourceResult(
        run.source, "feed", new_state, tuple(run.items), unchanged, (), tuple(run.failures), tuple(notes)
    )
