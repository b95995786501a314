"""A web server on the loopback interface whose every answer a test decides."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from claimdiff.sources.fetch_settings import FetchSettings

Respond = Callable[["Handler"], None]


@dataclass
class Asked:
    """One request as the server saw it."""

    path: str
    headers: dict[str, str]
    at: float


@dataclass
class Site:
    """Paths and how they are answered; what is not listed is 404, robots.txt too."""

    port: int
    pages: dict[str, Respond] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def paths(self) -> list[str]:
        """The paths asked for, robots.txt left out."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append(Asked(self.path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic()))
        respond = self.site.pages.get(self.path) or self.site.pages.get("*")
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):
            (respond or reply(b"nothing here", status=404))(self)

    def log_message(self, format: str, *args: object) -> None:
        pass


def reply(body: bytes | str, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> Respond:
    """Answer with a body; header names with `_` for `-`."""
    data = body.encode() if isinstance(body, str) else body

    def respond(handler: Handler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return respond


def redirect(target: str, status: int = 302) -> Respond:
    return reply(b"", status=status, Location=target)


def in_turn(*responds: Respond) -> Respond:
    """Answer the first request by the first, and so on; the last one stays."""
    left = list(responds)

    def respond(handler: Handler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return respond


def stream(pieces: Callable[[threading.Event], Iterator[bytes]], **headers: str) -> Respond:
    """Answer with pieces and no length; they see when the server is closed."""

    def respond(handler: Handler) -> None:
        handler.send_response(200)
        for name, value in ({"Content_Type": "text/html"} | headers).items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        for piece in pieces(handler.server.closing):  # type: ignore[attr-defined]
            handler.wfile.write(piece)
            handler.wfile.flush()

    return respond


def hang(handler: Handler) -> None:
    """Take the request and say nothing until the server is closed."""
    handler.server.closing.wait(30)  # type: ignore[attr-defined]


def break_off(handler: Handler) -> None:
    """Promise a page and close in the middle of it."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"<p>The harbour")
    handler.wfile.flush()


@contextmanager
def serve(host: str = "127.0.0.1") -> Iterator[Site]:
    """Run a server until the end of the block."""

    class OwnHandler(Handler):
        pass

    server = ThreadingHTTPServer((host, 0), OwnHandler)
    server.daemon_threads = True
    server.closing = threading.Event()  # type: ignore[attr-defined]
    site = OwnHandler.site = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.closing.set()  # type: ignore[attr-defined]
        server.shutdown()
        server.server_close()
        thread.join()


def quick(*sites: Site, **changes: float | int | tuple[str, ...]) -> FetchSettings:
    """Settings for tests: only these sites may be asked, and nothing waits for long."""
    limits: dict[str, float | int | tuple[str, ...]] = {
        "allow_private": tuple(site.host for site in sites),
        "connect_seconds": 2.0,
        "read_seconds": 0.5,
        "total_seconds": 2.0,
        "retry_seconds": 0.01,
        "pause_seconds": 0.0,
        "max_wait_seconds": 1.0,
    }
    return FetchSettings(**(limits | changes))  # type: ignore[arg-type]


def page(title: str, n_paragraphs: int = 6) -> str:
    """An invented article of some length."""
    body = "".join(
        f"<p>{title}: paragraph {i} says that the harbour council met on Monday and agreed to repair pier {i} "
        "before the winter storms, the deputy mayor told reporters.</p>"
        for i in range(n_paragraphs)
    )
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
