"""Invented feeds."""

from __future__ import annotations

from xml.sax.saxutils import escape

LONG = "".join(
    f"<p>The council of Port Meridian met for hour {i} and agreed that pier {i} would be repaired before the storms, "
    "said the deputy mayor, who had asked for the meeting.</p>"
    for i in range(8)
)
SHORT = "The council met."


def entry(
    number: int, link: str, content: str = SHORT, *, title: str = "", updated: str = "", author: str = "Mina Sable"
) -> str:
    """An RSS item."""
    extra = f"<atom:updated>{updated}</atom:updated>" if updated else ""
    return (
        f"<item><guid isPermaLink='false'>id-{number}</guid><title>{escape(title or f'Pier {number}')}</title>"
        f"<link>{escape(link)}</link><pubDate>Sun, 15 Mar 2026 0{number % 10}:30:00 +0300</pubDate>{extra}"
        f"<dc:creator>{author}</dc:creator><description>{escape(content)}</description></item>"
    )


def rss(*entries: str, title: str = "Harbour Post", head: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    return (
        f'{head}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">'
        f"<channel><title>{title}</title><link>http://post.example/</link>{''.join(entries)}</channel></rss>"
    )


def atom(*links: str, content: str = "") -> str:
    entries = "".join(
        f"<entry><id>tag:{i}</id><title>Pier {i}</title><link href='{link}'/><updated>2026-03-15T08:00:00Z</updated>"
        f"<published>2026-03-14T22:00:00-05:00</published><author><name>Mina Sable</name></author>"
        f"<content type='html'>{escape(content)}</content></entry>"
        for i, link in enumerate(links)
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Harbour Post</title><id>x</id>{entries}</feed>"


BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + ']><rss version="2.0"><channel><title>&j;</title><item><title>&j;</title><link>http://post.example/1</link>'
    "<description>&j;</description></item></channel></rss>"
)
"""Ten to the ninth times two letters, in a kilobyte."""
QUADRATIC = (
    f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "{"ha" * 50_000}">]><rss version="2.0"><channel><title>x</title>'
    f"<item><title>{'&a;' * 5000}</title><link>http://post.example/1</link></item></channel></rss>"
)
EXTERNAL = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel>'
    "<title>&a;</title><item><title>&a;</title><link>http://post.example/1</link></item></channel></rss>"
)
