"""One request -> one answer, or a FetchError that says in a line why there is none."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

import httpcore
import httpx

from claimdiff import __version__
from claimdiff.sources.bodies import ACCEPTED_ENCODINGS, read_body
from claimdiff.sources.connections import CheckedTransport, Hop, too_large
from claimdiff.sources.fetch_error import FetchError
from claimdiff.sources.fetch_settings import FetchSettings

USER_AGENT = f"claimdiff/{__version__} (news comparison)"
MAX_URL_CHARS = 4000
_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,"
    "application/pdf,text/plain;q=0.9,application/xml;q=0.9,*/*;q=0.1"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said to one request."""

    status: int
    headers: httpx.Headers
    data: bytes
    """Decoded; empty unless the status is 2xx and the headers were accepted."""


def check_url(text: str) -> httpx.URL:
    """Return the URL, without its fragment. Raises FetchError for what is no plain http(s) URL."""
    text = text.strip()
    if len(text) > MAX_URL_CHARS:
        raise FetchError(f"the URL is longer than {MAX_URL_CHARS:,} characters; check it", is_permanent=True)
    try:
        url = httpx.URL(text)
        valid_port = url.port is None or 0 < url.port < 65536
        is_plain = url.scheme in ("http", "https") and bool(url.raw_host) and valid_port
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise FetchError("this is no URL; check it for typing errors", is_permanent=True) from error
    if not is_plain:
        raise FetchError("only http:// and https:// URLs of a host are fetched; check it", is_permanent=True)
    if url.userinfo:
        raise FetchError(
            "a URL with a user's name or password would show them in every report; save the page and pass the file",
            is_permanent=True,
        )
    return url.copy_with(fragment=None)


def ask(
    url: httpx.URL,
    hop: Hop,
    settings: FetchSettings,
    ssl_context: ssl.SSLContext,
    headers: Mapping[str, str],
    accept: Callable[[httpx.Headers], None],
) -> Answer:
    """Send one GET and return the answer; redirects and errors (3xx, 4xx, 5xx) are answers too, without a body.

    `accept` sees the headers of a 2xx answer before its body is read, and raises FetchError to refuse it. Raises
    FetchError where no whole answer came.
    """
    timeout = httpx.Timeout(settings.read_seconds, connect=settings.connect_seconds)
    sent = {"User-Agent": USER_AGENT, "Accept": _ACCEPT, "Accept-Encoding": ACCEPTED_ENCODINGS, **headers}
    transport = CheckedTransport(hop, ssl_context)
    try:
        with (
            httpx.Client(transport=transport, timeout=timeout, trust_env=False) as client,
            client.stream("GET", url, headers=sent, follow_redirects=False) as response,
        ):
            return _read_answer(response, hop, accept)
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise _explain(error, hop, settings) from error
    except (httpx.HTTPError, httpx.InvalidURL, httpcore.UnsupportedProtocol, ValueError) as error:
        raise FetchError("the server's answer can't be understood as HTTP; save the page") from error
    except OSError as error:
        raise FetchError(f"the network failed ({_name(error)}); check it and try again", is_retryable=True) from error


def _read_answer(response: httpx.Response, hop: Hop, accept: Callable[[httpx.Headers], None]) -> Answer:
    data = b""
    if response.is_success:
        accept(response.headers)
        announced = response.headers.get("content-length", "")
        if announced.isascii() and announced.isdigit() and int(announced[:20]) > hop.max_bytes:
            raise too_large(hop.max_bytes)
        data = read_body(response.iter_raw(), response.headers.get("content-encoding", ""), hop.max_bytes)
    return Answer(response.status_code, response.headers, data)


def _explain(error: Exception, hop: Hop, settings: FetchSettings) -> FetchError:
    if hop.seconds_left() <= 0:
        why = f"the server did not finish within {settings.total_seconds:g} s; try again later, or save the page"
        return FetchError(why, blames_host=True)
    if isinstance(error, httpcore.ConnectTimeout):
        why = f"no connection within {settings.connect_seconds:g} s; check the URL, or try again later"
        return FetchError(why, is_retryable=True)
    if isinstance(error, httpcore.TimeoutException):
        why = f"the server was silent for {settings.read_seconds:g} s; try again later, or save the page"
        return FetchError(why, blames_host=True)
    if certificate := _certificate_error(error):
        why = f"the server's certificate is not valid ({certificate}); check the URL, or save the page in a browser"
        return FetchError(why)
    if isinstance(error, httpcore.ConnectError):
        return FetchError(f"no connection ({_name(error)}); check the URL, or try again later", is_retryable=True)
    return FetchError("the server broke off its answer; try again later, or save the page", is_retryable=True)


def _certificate_error(error: BaseException) -> str | None:
    cause: BaseException | None = error
    for _ in range(4):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause.verify_message
        cause = (cause.__cause__ or cause.__context__) if cause is not None else None
    return None


def _name(error: BaseException) -> str:
    """Return the system's word for an error, without numbers and addresses."""
    cause: BaseException | None = error
    for _ in range(4):
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror.lower()
        cause = (cause.__cause__ or cause.__context__) if cause is not None else None
    return type(error).__name__


def describe_status(status: int) -> str:
    """Return `HTTP 404 Not Found`."""
    try:
        return f"HTTP {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"HTTP {status}"
