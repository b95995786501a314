"""A feed's text -> its entries: RSS, RDF and Atom through feedparser, JSON Feed by its few fields."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any

import httpx

from claimdiff.records import make_id
from claimdiff.sources.feed_text import decode_feed
from claimdiff.sources.fetch_error import FetchError
from claimdiff.sources.shown_url import without_userinfo

MAX_LISTED = 2000
"""Entries of one feed that are looked at; a feed lists 10 to 100."""
MAX_FIELD_CHARS = 1000
"""Of a title, name or link."""
_FEED_START = re.compile(
    r"(?>\s++|<!--.{0,2000}?-->|<\?.{0,500}?\?>|<!DOCTYPE[^>\[]{0,500}>)*+<(?:[\w-]{1,20}:)?(rss|feed|RDF)\b", re.DOTALL
)
_SNIFFED = 8000


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry, as the feed gives it."""

    entry_id: str
    link: str | None
    title: str | None
    author: str | None
    published: str | None
    """ISO 8601 with its zone where given."""
    updated: str
    """As written; empty where the feed doesn't say."""
    content: str
    """HTML: the longer of content and summary."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's own title, its entries in its order, and what was wrong with it."""

    title: str | None
    entries: tuple[FeedEntry, ...]
    notes: tuple[str, ...] = ()


def is_feed(data: bytes, media_type: str) -> bool:
    """Whether an answer is meant as a feed: by its first element, or as JSON."""
    if media_type in ("application/feed+json", "application/json"):
        return True
    if media_type in ("application/rss+xml", "application/atom+xml", "application/rdf+xml"):
        return True
    start = data[:_SNIFFED]
    encoding = "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return bool(_FEED_START.match(start.decode(encoding, "replace")))


def read_feed_entries(data: bytes, charset: str | None, url: str) -> Feed:
    """Return the feed found at `url`; a broken one gives what could be read, and a note.

    Raises FetchError for what is no feed, or one that declares entities of its own.
    """
    text = decode_feed(data, charset)
    if text.lstrip()[:1] in ("{", "["):
        return _read_json(text, url)
    return _read_xml(text, url)


def _read_xml(text: str, url: str) -> Feed:
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        # bytes in a file object: a plain string could be taken for a path or a URL to open
        found = feedparser.parse(_Bytes(text.encode("utf-8", "replace")), response_headers=headers)
    except Exception as error:  # feedparser raises whatever a hostile feed leads it into
        raise FetchError("the feed can't be parsed; check it with a feed validator") from error
    if not found.get("version") and not found.entries:
        raise FetchError("neither an article nor a feed; pass the URL of the article or of the feed itself")
    entries = _read_each(found.entries, _xml_entry, url)
    notes = ("the feed is not well-formed; what could be read of it was taken",) if found.bozo else ()
    return Feed(plain_text(_string(found.feed.get("title"))) or None, entries, notes)


class _Bytes:
    """What feedparser asks of a file, and nothing that it could open."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def read(self) -> bytes:
        return self._data


def _read_each(listed: list[Any], read: Callable[[Any, str], FeedEntry | None], url: str) -> tuple[FeedEntry, ...]:
    """Return the entries that can be read, each id once."""
    entries: dict[str, FeedEntry] = {}
    for item in listed[:MAX_LISTED]:
        try:
            entry = read(item, url)
        except (ValueError, TypeError, AttributeError, KeyError, OverflowError):
            continue
        if entry is not None:
            entries.setdefault(entry.entry_id, entry)
    return tuple(entries.values())


def _xml_entry(item: Any, url: str) -> FeedEntry | None:  # noqa: ANN401  (feedparser publishes no types)
    contents = [_string(part.get("value")) for part in item.get("content") or ()]
    contents.append(_string(item.get("summary")))
    link = web_link(_string(item.get("feedburner_origlink")) or _string(item.get("link")), url)
    title = plain_text(_string(item.get("title")))
    # dict.get: FeedParserDict's own would give the day of publication for an update that isn't there
    updated = _string(dict.get(item, "updated"))
    published = _string(item.get("published")) or updated
    parsed = item.get("published_parsed") or dict.get(item, "updated_parsed")
    return _entry(
        entry_id=_string(item.get("id")),
        link=link,
        title=title,
        author=plain_text(_string(item.get("author"))),
        published=read_time(published) or _from_parsed(parsed),
        updated=updated,
        content=max(contents, key=len),
    )


def _read_json(text: str, url: str) -> Feed:
    try:
        found = json.loads(text)
        items = found["items"]
        if not isinstance(items, list):
            raise ValueError("items")
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        why = "JSON, but no JSON Feed (which has a list of items); pass the URL of the article or of a feed"
        raise FetchError(why) from error
    return Feed(plain_text(_string(found.get("title"))) or None, _read_each(items, _json_entry, url))


def _json_entry(item: Any, url: str) -> FeedEntry | None:  # noqa: ANN401  (JSON of any form)
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [_string(author.get("name")) for author in authors if isinstance(author, dict)]
    text = _string(item.get("content_text"))
    html = _string(item.get("content_html")) or _paragraphs(text) or _string(item.get("summary"))
    return _entry(
        entry_id=str(item.get("id") or ""),
        link=web_link(_string(item.get("url")) or _string(item.get("external_url")), url),
        title=plain_text(_string(item.get("title"))),
        author=", ".join(filter(None, names)),
        published=read_time(_string(item.get("date_published"))),
        updated=_string(item.get("date_modified")),
        content=html,
    )


def _entry(
    *, entry_id: str, link: str | None, title: str, author: str, published: str | None, updated: str, content: str
) -> FeedEntry | None:
    if not (link or content.strip()):
        return None
    key = entry_id.strip() or link or make_id(title, published or "", content)
    return FeedEntry(
        entry_id=key if len(key) <= MAX_FIELD_CHARS else make_id(key),
        link=link,
        title=title[:MAX_FIELD_CHARS] or None,
        author=author[:MAX_FIELD_CHARS] or None,
        published=published,
        updated=updated[:MAX_FIELD_CHARS],
        content=content,
    )


def plain_text(html: str) -> str:
    """Return the text of a piece of HTML in one line, tags left out."""
    return " ".join(unescape(re.sub(r"<[^<>]*>", " ", html)).split())


def web_link(link: str, base: str) -> str | None:
    """Return an absolute http(s) URL, or None; without a user's name and password, which reports would show."""
    if not link.strip() or len(link) > 4 * MAX_FIELD_CHARS:
        return None
    try:
        found = httpx.URL(base).join(link.strip())
    except (httpx.InvalidURL, ValueError, UnicodeError):
        return None
    return without_userinfo(str(found)) if found.scheme in ("http", "https") and found.host else None


def read_time(value: str) -> str | None:
    """Return the moment that a feed writes (RFC 822 or ISO 8601) in ISO 8601 with the zone it was written in."""
    value = value.strip()[:100]
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(value).isoformat()
        except (ValueError, TypeError, OverflowError, IndexError, AttributeError):
            continue
    return None


def _from_parsed(parsed: Any) -> str | None:  # noqa: ANN401  (time.struct_time or nothing)
    try:
        year, month, day, hour, minute, second = parsed[:6] if parsed else (0, 0, 0, 0, 0, 0)
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC).isoformat() if year else None
    except (ValueError, TypeError):
        return None


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _paragraphs(text: str) -> str:
    from html import escape

    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
