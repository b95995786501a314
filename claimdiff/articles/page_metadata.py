"""What a page says about itself in JSON-LD, OpenGraph and meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from claimdiff.articles.published import normalise_date

_ARTICLE_TYPE = re.compile(r"(Article|BlogPosting|Report)\Z")
_NOT_FOLLOWED = frozenset({"liveBlogUpdate", "relatedLink", "citation", "comment", "isBasedOn", "mentions", "about"})
_PUBLISHED = ("article:published_time", "og:article:published_time", "datepublished", "og:pubdate", "pubdate",
              "publishdate", "publish-date", "date", "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date",
              "sailthru.date")  # fmt: skip
_MAX_NODES = 20_000
"""Nodes read of a page's JSON-LD; news pages carry some hundred."""
_HTTP_URL = re.compile(r"https?://[^\s<>\"]{4,2000}\Z", re.I)


@dataclass(slots=True)
class PageMetadata:
    """One article's description: of the page, or of one JSON-LD node."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    body: str | None = None
    """`articleBody`, where the page repeats the text for machines."""
    is_live_blog: bool = False
    articles: list[PageMetadata] = field(default_factory=list)
    """The page's JSON-LD articles, each once."""


def read_metadata(tree: Any) -> PageMetadata:  # noqa: ANN401  (lxml publishes no types)
    """Return what the page says: JSON-LD first, then OpenGraph and meta, then what trafilatura finds in the tree."""
    nodes = [_read_node(node) for node in _article_nodes(tree)]
    metas = _read_metas(tree)
    page = PageMetadata(articles=_distinct(nodes))
    page.is_live_blog = any(node.is_live_blog for node in nodes)
    main = _main_node(page.articles, metas.get("og:title"))
    found = _ask_trafilatura(tree)
    page.title = metas.get("og:title") or main.title or found.title
    names = [metas.get("og:site_name"), main.outlet, metas.get("application-name"), _outlet_in_title(tree, page.title)]
    page.outlet = next(filter(None, names), None) or found.outlet
    links = [link.get("href") for link in tree.iterfind(".//link[@rel='canonical']")]
    page.url = next(filter(None, map(web_url, [*links, metas.get("og:url"), main.url])), None)
    dates = [main.published, *(normalise_date(metas.get(name)) for name in _PUBLISHED)]
    page.published = next(filter(None, dates), None) or marked_time(tree) or found.published
    page.language = language_code(tree.get("lang") or main.language or metas.get("og:locale") or metas.get("language"))
    return page


def _outlet_in_title(tree: Any, headline: str | None) -> str | None:  # noqa: ANN401
    """Return the last part of a window title such as `Headline | Section | Outlet`, if it begins with the headline."""
    shown = " ".join((tree.findtext(".//title") or "").split())
    if not headline or not shown.startswith(headline) or not (rest := shown[len(headline) :]):
        return None
    outlet = re.split(r"\s*[|_]\s*|\s[\u2013\u2014·•»-]\s", rest)[-1].strip()
    return outlet if 2 <= len(outlet) <= 50 and rest != outlet else None


def web_url(value: object) -> str | None:
    """Return `value` if it is an absolute http or https address, else None: never `javascript:` or a relative path."""
    text = value.strip() if isinstance(value, str) else ""
    return text if _HTTP_URL.match(text) else None


def language_code(value: object) -> str | None:
    """Return the ISO 639-1 code of a language tag (`ar-EG`, `en_US`), or None."""
    found = re.match(r"([A-Za-z]{2})(?:[-_].{1,20})?\Z", value.strip()) if isinstance(value, str) else None
    return found.group(1).lower() if found else None


def _main_node(articles: list[PageMetadata], headline: str | None) -> PageMetadata:
    """Return the node that describes the page as a whole: the one with its headline, else the only or first one."""
    for node in articles:
        if headline and node.title and node.title.split() == headline.split():
            return node
    return articles[0] if articles else PageMetadata()


def _distinct(nodes: list[PageMetadata]) -> list[PageMetadata]:
    seen: set[tuple[str | None, str | None]] = set()
    kept = []
    for node in nodes:
        key = (node.title, node.body)
        if key not in seen:
            seen.add(key)
            kept.append(node)
    return kept


def _article_nodes(tree: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        yield from _walk_json(_load_json(script.text or ""))


def _load_json(text: str) -> object:
    text = re.sub(r"\A\s*(?:<!--|<!\[CDATA\[|//\s*<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\s*\Z", "", text.strip())
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _walk_json(root: object) -> Iterator[dict[str, Any]]:
    """Yield the objects typed as articles, in order; without recursion, so that nesting is harmless."""
    queue, n_seen = [root], 0
    while queue and n_seen < _MAX_NODES:
        node = queue.pop()
        n_seen += 1
        if isinstance(node, list):
            queue.extend(reversed(node))
        elif isinstance(node, dict):
            if any(_ARTICLE_TYPE.search(name) for name in _types(node)):
                yield node
            queue.extend(reversed([value for key, value in node.items() if key not in _NOT_FOLLOWED]))


def _types(node: dict[str, Any]) -> list[str]:
    types = node.get("@type")
    return [name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)] + (
        ["LiveBlogPosting"] if "liveBlogUpdate" in node else []
    )


def _read_node(node: dict[str, Any]) -> PageMetadata:
    publisher = node.get("publisher")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    page = node.get("mainEntityOfPage")
    return PageMetadata(
        title=_text(node.get("headline")) or _text(node.get("name")),
        outlet=_text(publisher.get("name")) if isinstance(publisher, dict) else _text(publisher),
        url=web_url(node.get("url")) or web_url(page.get("@id") if isinstance(page, dict) else page),
        published=normalise_date(node.get("datePublished")),
        language=language_code(node.get("inLanguage")),
        body=_text(node.get("articleBody"), keep_lines=True),
        is_live_blog="LiveBlogPosting" in _types(node),
    )


def _text(value: object, keep_lines: bool = False) -> str | None:
    if not isinstance(value, str):
        return None
    from lxml import html

    if "<" in value or "&" in value:  # many sites put escaped HTML into their JSON-LD
        try:
            value = "\n".join(html.fromstring(f"<div>{value}</div>").itertext())
        except (ValueError, SyntaxError):
            return None
    text = value.strip() if keep_lines else " ".join(value.split())
    return text or None


def _read_metas(tree: Any) -> dict[str, str]:  # noqa: ANN401
    """Return the page's meta elements by lower-case name, property or itemprop; of two with one name the first."""
    metas: dict[str, str] = {}
    for meta in tree.iterfind(".//meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            metas.setdefault(name.strip().lower().replace("content-language", "language"), content[:2000])
    return metas


def marked_time(tree: Any) -> str | None:  # noqa: ANN401
    """Return the day of the `<time>` elements if all name one day: of several, one may be another article's."""
    marked = tree.xpath(".//*[@itemprop='datePublished']/@datetime | .//*[@itemprop='datePublished']/@content")
    days = {normalise_date(value) for value in marked or tree.xpath(".//time/@datetime")}
    return days.pop() if len(days) == 1 else None


def _ask_trafilatura(tree: Any) -> PageMetadata:  # noqa: ANN401
    """Return trafilatura's guesses for what no metadata says; the day only where it is marked, not from the text."""
    from copy import deepcopy

    from trafilatura.metadata import extract_metadata

    try:
        # max_date: articles are compared long after, and in tests long before, the clock of this machine
        options = {"extensive_search": False, "original_date": True, "max_date": "2200-01-01"}
        found = extract_metadata(deepcopy(tree), date_config=options, extensive=False)
    except Exception:  # trafilatura raises whatever lxml and htmldate do; the metadata is then simply missing
        return PageMetadata()
    return PageMetadata(title=found.title, outlet=found.sitename, published=normalise_date(found.date))
