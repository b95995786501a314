"""A URL -> what it holds: one page, or a feed with its new entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from claimdiff.sources.content_types import extension_of
from claimdiff.sources.feed_entries import is_feed
from claimdiff.sources.feeds import read_feed
from claimdiff.sources.fetch import FetchedPage, Fetcher
from claimdiff.sources.fetch_error import FetchError
from claimdiff.sources.result import SourceFailure, SourceItem, SourceKind, SourceResult
from claimdiff.sources.shown_url import without_userinfo
from claimdiff.sources.state import SourceState


def read_url(url: str, state: SourceState, fetcher: Fetcher, should_stop: Callable[[], bool]) -> SourceResult:
    """Return what is new behind `url` since `state`; a failure becomes part of the result."""
    try:
        page = fetcher.fetch(url, state.validators)
        if page.is_unchanged and state.kind != "feed":
            return SourceResult(url, "page", state.succeeded(), unchanged=(url,))
        if (state.kind == "feed" and page.is_unchanged) or is_feed(page.data, page.media_type):
            return read_feed(url, page, state, fetcher, should_stop)
        return _read_page(url, page, state)
    except FetchError as error:
        failure = SourceFailure(url, without_userinfo(url), str(error), is_permanent=error.is_permanent)
        return SourceResult(url, _known_kind(state), state.failed(str(error)), failures=(failure,))


def _read_page(url: str, page: FetchedPage, state: SourceState) -> SourceResult:
    """Return the page, if it has changed. Raises FetchError for content that is none."""
    digest = sha256(page.data).hexdigest()
    new_state = replace(state.succeeded(), kind="page", validators=page.validators, sha256=digest)
    if digest == state.sha256:
        return SourceResult(url, "page", new_state, unchanged=(url,))
    item = SourceItem(
        source=url,
        path=url,
        data=page.data,
        extension=extension_of(page.media_type, page.data),
        charset=page.charset,
        url=page.url,
        item_id=url,
        sha256=digest,
    )
    return SourceResult(url, "page", new_state, (item,))


def _known_kind(state: SourceState) -> SourceKind:
    return "feed" if state.kind == "feed" else "page" if state.kind == "page" else "unknown"
