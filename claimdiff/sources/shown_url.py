"""URLs as reports and messages may show them."""

from __future__ import annotations

import re

_USERINFO = re.compile(
    r"""(?P<scheme>\s*https?://)
    (?: [^/?#]*@                                 # up to the last @ of the authority
      | [^/?#@\[\]:]*:(?!\d*(?:[/?#]|\Z))[^@]*@  # a password that holds a / itself: after the colon is no port
    )""",
    re.IGNORECASE | re.VERBOSE,
)
MAX_HOST_CHARS = 253
"""Of a name in the DNS; a longer one is a server's prank, and shown cut."""


def without_userinfo(url: str) -> str:
    """Return a URL without the user's name and password that it holds, be it ever so broken; any other as it is."""
    return found.group("scheme") + url[found.end() :] if (found := _USERINFO.match(url)) else url


def shown_host(host: str) -> str:
    """Return a host's name for a message, cut where it is longer than names can be."""
    return host if len(host) <= MAX_HOST_CHARS else f"{host[:100]}…"
