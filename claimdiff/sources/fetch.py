"""URL -> page: redirects by hand, robots.txt, turns at the host, retries, conditional requests."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from ssl import SSLContext
from typing import Any

import httpx

from claimdiff.sources.answers import Answer, ask, check_url, describe_status
from claimdiff.sources.connections import Hop
from claimdiff.sources.content_types import check_content_type, read_content_type
from claimdiff.sources.fetch_error import AddressRefused, FetchError
from claimdiff.sources.fetch_settings import FetchSettings
from claimdiff.sources.host_turns import HostTroubles, HostTurns
from claimdiff.sources.robots import MAX_ROBOTS_BYTES, RobotsCache, RobotsRules, read_rules
from claimdiff.sources.state import Validators

_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (408, 425, 429)
_MAX_VALIDATOR_CHARS = 500


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What a URL answered in the end."""

    url: str
    """After redirects, without a fragment."""
    data: bytes = b""
    media_type: str = ""
    """`text/html`; empty where the server names none."""
    charset: str | None = None
    """As the server declares it."""
    validators: Validators | None = None
    is_unchanged: bool = False
    """Whether the server said that nothing changed since the validators that were sent; then there is no data."""
    is_private: bool = False
    """Whether it came from an address that is not public."""


@dataclass(slots=True)
class _Attempt:
    """One walk along the redirects from a URL."""

    url: httpx.URL
    may_be_private: bool
    seconds_left: float
    visited: set[str] = field(default_factory=set)
    is_private: bool = False


class Fetcher:
    """Fetches pages within one run, politely; may be used by several threads at once."""

    def __init__(self, settings: FetchSettings) -> None:
        self.settings = settings
        self._allowed = settings.allowed_hosts()
        self._turns = HostTurns(settings.max_wait_seconds)
        self._troubles = HostTroubles()
        self._robots = RobotsCache(self._load_robots)
        self._guard = threading.Lock()

    @cached_property
    def _ssl_context(self) -> SSLContext:
        return httpx.create_ssl_context(trust_env=True)

    def fetch(self, url: str, validators: Validators | None = None, *, may_be_private: bool = True) -> FetchedPage:
        """Return what `url` answers; a server that is busy, broken or out of reach is asked again a few times.

        `validators` of an earlier answer make the request conditional. `may_be_private` is for URLs that the user
        named, or that a private page leads to: only these may reach a private address that the configuration allows.
        Raises FetchError, and nothing else.
        """
        from tenacity import Retrying, retry_if_exception, stop_after_attempt

        start = check_url(url)
        retrying = Retrying(
            retry=retry_if_exception(lambda error: isinstance(error, FetchError) and error.is_retryable),
            stop=stop_after_attempt(max(1, self.settings.n_attempts)),
            wait=lambda state: self._wait_seconds(state.attempt_number, state.outcome),
            sleep=time.sleep,
            reraise=True,
        )
        host = _host(start)
        self._troubles.check(host)
        try:
            page = retrying(self._walk, start, validators, may_be_private)
        except FetchError as error:
            self._troubles.note(host, error)
            raise
        self._troubles.note(host, None)
        return page

    def _wait_seconds(self, n_attempts: int, outcome: Future[Any] | None) -> float:
        error = outcome.exception() if outcome else None
        asked = error.wait_seconds if isinstance(error, FetchError) else None
        return max(self.settings.retry_seconds * 2.0 ** (n_attempts - 1), asked or 0.0)

    def _walk(self, start: httpx.URL, validators: Validators | None, may_be_private: bool) -> FetchedPage:
        """Follow the redirects from `start` to a page. Raises FetchError."""
        attempt = _Attempt(start, may_be_private, self.settings.total_seconds)
        while True:
            rules = self._robots.rules(str(attempt.url.join("/robots.txt").copy_with(query=None)))
            rules.check(str(attempt.url))
            pause = max(self.settings.pause_seconds, rules.pause_seconds())
            conditions = _conditions(attempt.url, validators)
            answer = self._ask(attempt, pause, self.settings.max_bytes, conditions, check_content_type)
            if answer.status in _REDIRECTS:
                self._step(attempt, answer)
            elif answer.status == 304 and conditions:
                return FetchedPage(
                    str(attempt.url), validators=validators, is_unchanged=True, is_private=attempt.is_private
                )
            else:
                return self._page(attempt, answer)

    def _ask(
        self,
        attempt: _Attempt,
        pause_seconds: float,
        max_bytes: int,
        headers: dict[str, str],
        accept: Callable[[httpx.Headers], None],
    ) -> Answer:
        host = _host(attempt.url)
        with self._turns.turn(host, pause_seconds):
            began = time.monotonic()
            hop = Hop(self._allowed, attempt.may_be_private, began + attempt.seconds_left, max_bytes)
            answer = ask(attempt.url, hop, self.settings, self._context(), headers, accept)
        attempt.seconds_left = max(0.0, attempt.seconds_left - (time.monotonic() - began))
        attempt.is_private = hop.is_private
        # a public page must not lead into a private network, whatever the configuration allows the user
        attempt.may_be_private = attempt.may_be_private and hop.is_private
        return answer

    def _context(self) -> SSLContext:
        with self._guard:
            return self._ssl_context

    def _step(self, attempt: _Attempt, answer: Answer) -> None:
        """Move on to where a redirect leads. Raises FetchError where it leads nowhere, in a circle or too far."""
        attempt.visited.add(str(attempt.url))
        location = answer.headers.get("location", "")
        if not location:
            raise FetchError("the server redirects without saying where; check the URL")
        try:
            target = attempt.url.join(location)
        except (httpx.InvalidURL, ValueError, UnicodeError) as error:
            raise FetchError("the server redirects to what is no URL; check the URL") from error
        attempt.url = check_url(str(target))
        if str(attempt.url) in attempt.visited:
            raise FetchError("the server redirects in a circle; open the page in a browser and save it")
        if len(attempt.visited) > self.settings.max_redirects:
            raise FetchError(f"more than {self.settings.max_redirects} redirects; pass the page's final URL")

    def _page(self, attempt: _Attempt, answer: Answer) -> FetchedPage:
        status = answer.status
        if status in _BUSY or status >= 500:
            raise self._busy(attempt, answer)
        if not 200 <= status < 300:
            raise FetchError(f"{describe_status(status)}; check the URL", is_permanent=status == 410)
        if not answer.data.strip():
            raise FetchError("the server's answer is empty; check the URL, or try again later")
        media_type, charset = read_content_type(answer.headers)
        url = str(attempt.url)
        return FetchedPage(
            url, answer.data, media_type, charset, _read_validators(url, answer.headers), is_private=attempt.is_private
        )

    def _busy(self, attempt: _Attempt, answer: Answer) -> FetchError:
        """Return the failure for a busy or broken server, and leave its host alone for as long as it asks."""
        what = describe_status(answer.status)
        wait = read_retry_after(answer.headers.get("retry-after", ""))
        if wait is not None:
            self._turns.postpone(_host(attempt.url), wait)
            if wait > self.settings.max_wait_seconds:
                why = f"{what}, and not to be asked again for {wait:,.0f} s; it is asked again in the next run"
                return FetchError(why, is_postponed=True)
        return FetchError(f"{what}; try again later", is_retryable=True, wait_seconds=wait)

    def _load_robots(self, robots_url: str) -> RobotsRules:
        """Return the rules behind a robots.txt; where it can't be had, nothing of its host is fetched in this run.

        Raises FetchError where asking again may help.
        """
        attempt = _Attempt(httpx.URL(robots_url), True, self.settings.total_seconds / 2)
        try:
            while True:
                pause = min(self.settings.pause_seconds, 1.0)
                answer = self._ask(attempt, pause, 4 * MAX_ROBOTS_BYTES, {}, lambda _: None)
                if answer.status not in _REDIRECTS:
                    return read_rules(answer.status, answer.data)
                self._step(attempt, answer)
        except FetchError as error:
            if error.is_retryable:
                raise
            if error.blames_host or error.is_postponed or isinstance(error, AddressRefused):
                return RobotsRules(refusal=error)
            why = f"the site's robots.txt can't be had ({str(error).partition(';')[0]}), so nothing is fetched"
            return RobotsRules(refusal=FetchError(f"{why}; save the page and pass the file"))


def _host(url: httpx.URL) -> str:
    """Return host and port, by which turns are taken."""
    return url.netloc.decode("ascii", "replace")


def read_retry_after(value: str) -> float | None:
    """Return the seconds that a Retry-After header asks for (a number or a date), or None."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(min(int(value[:9]), 10**7))
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max(0.0, (at - datetime.now(UTC)).total_seconds()), 1e7)


def _conditions(url: httpx.URL, validators: Validators | None) -> dict[str, str]:
    if validators is None or validators.url != str(url):
        return {}
    names = (("If-None-Match", validators.etag), ("If-Modified-Since", validators.last_modified))
    return {name: value for name, value in names if value and _is_sendable(value)}


def _read_validators(url: str, headers: httpx.Headers) -> Validators | None:
    etag, modified = headers.get("etag"), headers.get("last-modified")
    found = Validators(
        url, etag if etag and _is_sendable(etag) else None, modified if modified and _is_sendable(modified) else None
    )
    return found if found else None


def _is_sendable(value: str) -> bool:
    return value.isascii() and value.isprintable() and len(value) <= _MAX_VALIDATOR_CHARS
