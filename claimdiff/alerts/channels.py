"""Where alerts go, as the configuration says it; settings that can't work are refused at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from claimdiff.errors import ClaimdiffError

Security = Literal["starttls", "tls", "none"]
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}")

_OWN_HEADERS = frozenset({"connection", "content-length", "host", "idempotency-key", "transfer-encoding"})
"""What HTTP, or the message itself, says by these."""
_NOT_IN_XML = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class AlertSettingsError(ClaimdiffError):
    """A channel's settings can't work."""


class DeliveryFailed(ClaimdiffError):
    """A message did not get through this time; one line says why, without addresses or passwords."""


class PartlyRefused(DeliveryFailed):
    """Some recipients have the message; sending it again would give it to them twice."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """A URL that takes alerts as JSON by POST; it may lie in a private network, since the user named it."""

    url: str = field(repr=False)
    """Often holds a secret, so messages name only its host."""
    name: str = "webhook"
    headers: dict[str, str] = field(default_factory=dict, repr=False)
    seconds: float = 20.0
    """In which the POST must be answered."""

    def __post_init__(self) -> None:
        """Refuse what is no http(s) URL or header."""
        if not self.host or urlsplit(self.url).scheme not in ("http", "https"):
            raise AlertSettingsError(f"{self.name}: the webhook's URL is no http:// or https:// URL; check it")
        for name, value in self.headers.items():
            is_text = value.isprintable() and value.isascii() and value == value.strip()
            if not _HEADER_NAME.fullmatch(name) or not is_text:
                raise AlertSettingsError(f"{self.name}: {name!r} is no header that can be sent; check headers")
            if name.lower() in _OWN_HEADERS:
                raise AlertSettingsError(
                    f"{self.name}: claimdiff sets the header {name} itself; leave it out of headers"
                )

    @property
    def host(self) -> str:
        """The host, for messages."""
        try:
            return urlsplit(self.url).hostname or ""
        except ValueError:
            return ""


@dataclass(frozen=True, slots=True)
class Email:
    """A mail server and who gets the alerts."""

    host: str
    sender: str
    recipients: tuple[str, ...]
    port: int | None = None
    """None for the usual one: 587 with STARTTLS, 465 with TLS, 25 without."""
    security: Security = "starttls"
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    name: str = "e-mail"
    seconds: float = 60.0
    """In which the mail server must have taken the message."""

    def __post_init__(self) -> None:
        """Refuse addresses that are none, and a password sent in the clear."""
        if not self.recipients:
            raise AlertSettingsError(f"{self.name}: nobody to send to; name recipients")
        for address in (self.sender, *self.recipients):
            if not _is_address(address):
                raise AlertSettingsError(f"{self.name}: {address!r} is no e-mail address; check it")
        if self.security not in _PORTS:
            raise AlertSettingsError(f'{self.name}: security is "starttls", "tls" or "none", not {self.security!r}')
        if self.password and self.security == "none" and self.host not in _LOCAL:
            raise AlertSettingsError(
                f'{self.name}: the password would cross the network unencrypted; set security to "starttls" or "tls"'
            )

    @property
    def smtp_port(self) -> int:
        """The port to connect to."""
        return self.port or _PORTS[self.security]


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A feed on disk that lists the latest alerts, for a feed reader or a web server."""

    path: Path
    title: str = "claimdiff: disputed points"
    link: str | None = None
    """The page that the feed belongs to, where there is one."""
    form: Literal["atom", "rss"] = "atom"
    max_items: int = 100
    name: str = "feed"

    def __post_init__(self) -> None:
        """Refuse a feed of another form, without room, or with what no file's name or no XML can hold."""
        if "\0" in str(self.path):
            raise AlertSettingsError(f"{self.name}: no file has such a name ({str(self.path)!r}); check path")
        for key, text in (("title", self.title), ("link", self.link or "")):
            if _NOT_IN_XML.search(text):
                raise AlertSettingsError(f"{self.name}: {key} holds a character that no feed can ({text!r}); check it")
        if self.form not in ("atom", "rss") or self.max_items < 1:
            raise AlertSettingsError(f'{self.name}: form is "atom" or "rss", max_items at least 1; check both')


Channel = Webhook | Email | FeedFile


def _is_address(text: str) -> bool:
    from email.errors import MessageError
    from email.headerregistry import Address

    try:
        found = Address(addr_spec=text)
    except (MessageError, ValueError, LookupError):  # whatever its parser stumbles over
        return False
    return bool(found.username and found.domain and text.isascii() and text.isprintable())
