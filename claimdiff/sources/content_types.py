"""The kinds of content that are read, as servers declare them."""

from __future__ import annotations

import re

import httpx

from claimdiff.sources.fetch_error import FetchError

_EXTENSIONS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": "",  # often a wrongly served page: what the text shows decides
    "text/markdown": ".txt",
    "application/pdf": ".pdf",
}
_FEED_TYPES = frozenset(
    {
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
        "application/feed+json", "application/json",
    }
)  # fmt: skip
_XML_TYPES = frozenset({"application/xml", "text/xml"})
_PAGE_START = re.compile(rb"<(?:!doctype\s+html|html|article|body)\b", re.IGNORECASE)
_SNIFFED_BYTES = 8000
_SILENT_TYPES = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/x-unknown"})
"""Said where the server doesn't know: what the bytes show decides."""


def read_content_type(headers: httpx.Headers) -> tuple[str, str | None]:
    """Return the media type in lower case and the declared charset, or None; of several headers the first counts."""
    media_type, *parameters = headers.get("content-type", "").partition(",")[0].split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip(" \"'"):
            return media_type.strip().lower(), value.strip(" \"'")[:40]
    return media_type.strip().lower(), None


def check_content_type(headers: httpx.Headers) -> None:
    """Raise FetchError for what is neither a page, text, feed nor PDF."""
    media_type, _ = read_content_type(headers)
    if media_type in _EXTENSIONS or media_type in _FEED_TYPES or media_type in _SILENT_TYPES:
        return
    raise FetchError(
        f"its content is {media_type[:60]!r}, not a page, text, feed or PDF; pass the URL of the article itself",
        is_permanent=True,
    )


def extension_of(media_type: str, data: bytes) -> str:
    """Return the file ending by which a page is read, or an empty string where its text decides.

    Raises FetchError for XML that is no page: a sitemap's lines would pass for a text.
    """
    if media_type in _XML_TYPES and not _PAGE_START.search(data[:_SNIFFED_BYTES]):
        raise FetchError("XML, but neither a page nor a feed; pass the URL of the article or of a feed")
    if data.startswith(b"%PDF-"):
        return ".pdf"
    return _EXTENSIONS.get(media_type, "") if media_type != "application/pdf" else ""
