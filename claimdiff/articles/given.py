"""What is known of a fetched page beside the page itself completes its drafts: URL, outlet, title, day."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from claimdiff.articles.draft import ArticleDraft
from claimdiff.articles.inputs import GivenPage
from claimdiff.articles.published import normalise_date

_PREFIXES = ("www.", "m.", "amp.", "mobile.")


def complete_drafts(drafts: Sequence[ArticleDraft], page: GivenPage) -> None:
    """Fill in what the page itself leaves open; of several articles on one page, only what holds for all.

    A page may name any URL as its own, but one of another site is not believed: in an index it would take the place
    of that site's article.
    """
    for draft in drafts:
        if draft.url and page.url and not is_same_site(draft.url, page.url):
            draft.url = None
        draft.outlet = draft.outlet or page.outlet
        if len(drafts) == 1:
            draft.url = draft.url or page.url
            draft.title = draft.title or page.title
            draft.published = draft.published or normalise_date(page.published)


def is_same_site(a: str, b: str) -> bool:
    """Whether two URLs lie on the same host, or one on a subdomain of the other's."""
    first, second = _site(a), _site(b)
    return first == second or first.endswith(f".{second}") or second.endswith(f".{first}")


def _site(url: str) -> str:
    try:
        host = (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return "?"
    return next((host.removeprefix(prefix) for prefix in _PREFIXES if host.startswith(prefix)), host)
