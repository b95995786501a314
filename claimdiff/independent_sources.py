"""Independent sources: how many outlets say something by themselves, and not in somebody else's words."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from claimdiff.fold import fold_text
from claimdiff.near_copies import is_near_copy, is_same_wire_text
from claimdiff.records import Article, Side


def count_sources(sides: Sequence[Side]) -> int:
    """Return how many independent outlets carry claims that say the same.

    An outlet counts once, and so do outlets whose claims are near copies of each other or whose articles are largely
    one wire text. Articles without outlet and site count as outlets of their own.
    """
    sources: list[list[Side]] = []
    for side in sides:
        joined = [source for source in sources if any(_is_one_source(side, other) for other in source)]
        apart = [source for source in sources if all(source is not other for other in joined)]
        sources = [*apart, [side, *(member for source in joined for member in source)]]
    return len(sources)


def outlet_key(article: Article) -> str:
    """Return what tells an article's outlet from others: its name, else its site, else the article itself."""
    if article.outlet:
        return fold_text(" ".join(article.outlet.split()))
    try:
        site = urlsplit(article.url or "").hostname
    except ValueError:  # a URL that a page made up
        site = None
    return site.removeprefix("www.") if site else article.article_id


def _is_one_source(one: Side, other: Side) -> bool:
    if outlet_key(one.article) == outlet_key(other.article) or is_near_copy(one.claim.text, other.claim.text):
        return True
    return is_same_wire_text(one.article.text, other.article.text)
