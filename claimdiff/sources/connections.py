"""Connections to checked addresses only, with one deadline and one byte limit for all that happens on them."""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import httpcore
import httpx

from claimdiff.sources.allowed_hosts import Address, AllowedHosts, is_public, parse_address
from claimdiff.sources.fetch_error import AddressRefused, FetchError
from claimdiff.sources.shown_url import shown_host

_HEAD_BYTES = 256 * 1024
"""Allowed for status line, headers and chunk sizes besides the body."""


@dataclass(slots=True)
class Hop:
    """One request and its answer: what it may connect to, and how long and how much it may take."""

    allowed: AllowedHosts
    may_be_private: bool
    """Whether private addresses that the configuration allows may be asked: not where a public page leads there."""
    deadline: float
    """By `time.monotonic()`."""
    max_bytes: int
    is_private: bool = False
    """Whether the connection was made to an address that is not public."""
    n_bytes: int = 0

    def seconds_left(self) -> float:
        """Return the seconds until the deadline, at least 0."""
        return max(0.0, self.deadline - time.monotonic())

    def admits(self, host: str, port: int, address: Address) -> bool:
        """Whether `address`, to which `host` resolved, may be connected to."""
        return is_public(address) or (self.may_be_private and self.allowed.allows(host, port, address))


class CheckedTransport(httpx.BaseTransport):
    """Makes one request by a connection of its own, over `CheckedBackend`; proxies are not used."""

    def __init__(self, hop: Hop, ssl_context: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl_context, max_connections=1, retries=0, network_backend=CheckedBackend(hop)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request and return the answer, its body still to be read. Raises what httpcore raises."""
        assert isinstance(request.stream, httpx.SyncByteStream)
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Close the connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class CheckedBackend(httpcore.NetworkBackend):
    """Resolves a name itself, checks what comes of it, and connects to the checked address.

    So a name that resolves to another address a moment later (DNS rebinding) gains nothing; the certificate is still
    checked against the name.
    """

    def __init__(self, hop: Hop) -> None:
        self._hop = hop
        self._tcp = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to the first address of `host` that may be asked and answers.

        Raises FetchError where none may be asked, httpcore's errors where none answers.
        """
        hop = self._hop
        ends = time.monotonic() + min(timeout or hop.seconds_left(), hop.seconds_left())
        found = _resolve(host, port, ends - time.monotonic())
        admitted = [address for address in found if hop.admits(host, port, address)]
        if not admitted:
            raise _refused(host, port, found[0], hop)
        for i, address in enumerate(admitted):
            try:
                left = max(0.001, ends - time.monotonic())
                stream = self._tcp.connect_tcp(str(address), port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if i + 1 == len(admitted):
                    raise
            else:
                hop.is_private = hop.is_private or not is_public(address)
                return _LimitedStream(stream, hop)
        raise httpcore.ConnectError("no address")


class _LimitedStream(httpcore.NetworkStream):
    """A connection whose every read and write ends by the hop's deadline and counts against its bytes."""

    def __init__(self, stream: httpcore.NetworkStream, hop: Hop) -> None:
        self._stream = stream
        self._hop = hop

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._left(timeout, httpcore.ReadTimeout))
        self._hop.n_bytes += len(data)
        if self._hop.n_bytes > self._hop.max_bytes + _HEAD_BYTES:
            raise too_large(self._hop.max_bytes)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = self._left(timeout, httpcore.ConnectTimeout)
        return _LimitedStream(self._stream.start_tls(ssl_context, server_hostname, left), self._hop)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  (httpcore's own signature)
        return self._stream.get_extra_info(info)

    def _left(self, timeout: float | None, expired: type[httpcore.TimeoutException]) -> float:
        left = self._hop.seconds_left()
        if left <= 0:
            raise expired("the deadline has passed")
        return left if timeout is None else min(timeout, left)


def too_large(max_bytes: int) -> FetchError:
    """Return the failure of an answer that is larger than it may be."""
    size = f"{max_bytes >> 20} MiB" if max_bytes >= 1 << 20 else f"{max_bytes:,} bytes"
    return FetchError(f"the answer is larger than {size}; no article is, check the URL", is_permanent=True)


def _resolve(host: str, port: int, seconds: float) -> list[Address]:
    """Return the addresses of `host`, in the system's order; raises httpcore's ConnectError where there are none.

    The system's resolver can't be interrupted, so it runs in a thread that is left behind when the time is over.
    """
    if address := parse_address(host.strip("[]")):
        return [address]
    answers: queue.SimpleQueue[list[Address] | OSError] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([address for entry in found if (address := parse_address(str(entry[4][0])))])
        except (OSError, UnicodeError) as error:
            answers.put(error if isinstance(error, OSError) else OSError(str(error)))

    threading.Thread(target=look_up, name="claimdiff-resolve", daemon=True).start()
    try:
        found = answers.get(timeout=max(0.001, seconds))
    except queue.Empty:
        raise httpcore.ConnectTimeout("the name was not resolved in time") from None
    if isinstance(found, OSError) or not found:
        raise FetchError(
            f"no address found for {shown_host(host)}; check the host's name, and the network", is_retryable=True
        )
    return found


def _refused(host: str, port: int, address: Address, hop: Hop) -> AddressRefused:
    is_address = parse_address(host.strip("[]")) is not None
    shown = shown_host(host)
    what = f"{shown} is not a public address" if is_address else f"{shown} leads to {address}, not a public address"
    if not hop.may_be_private:
        why = f"{what}, and a public page leads to none; check the link"
    else:
        name = f"[{shown}]:{port}" if ":" in host else f"{shown}:{port}"
        why = f"{what}; if it is yours, name {name} in allow_private or CLAIMDIFF_ALLOW_PRIVATE"
    return AddressRefused(why, is_permanent=True)
