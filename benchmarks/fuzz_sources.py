"""Malformed feeds and pages on the loopback interface: does reading them ever crash, hang or stay silent?

    python -m benchmarks.fuzz_sources [-n 1000] [--seed 1]

Each case is a valid page or feed, broken by one to six mutations of its bytes, its headers or its status line, and
served once. It is read as `claimdiff index add URL` reads it, to the article. Printed: what became of the cases, the
slowest, and the exit code is 1 if one crashed, took longer than a minute, or ended without article, note or failure.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import socketserver
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from claimdiff.source_articles import read_source_articles, read_sources
from claimdiff.sources.fetch_settings import FetchSettings

HANG_SECONDS = 60.0
_SENTENCE = "The council of Port Meridian agreed on Monday that pier {} would be repaired before the storms of winter. "
_ARABIC = "اتفق مجلس الميناء يوم الاثنين على إصلاح الرصيف رقم {} قبل عواصف الشتاء. "
_TOKENS = (
    b"<", b">", b"&", b"\0", b"\xff\xfe", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"&nbsp;", b"&#x110000;", b"&#0;", b"&a;", b"<item>", b"</item>", b"<entry>", b"</rss>", b"<html>", b"</body>",
    b"<script>", b"<div>" * 3000, b"<b " * 3000, b"<" * 20000, b"&" * 20000, b"<![" * 5000, b"<!" * 5000,
    b"'\"=" * 3000, b"[" * 20000, b'{"items":' * 2000, b"\xd8\x00" * 100, "\u202e\u0000\u2028".encode(),
    b" " * 50000, b"a" * 100000, b'<?xml version="1.0" encoding="utf-7"?>', b'<meta charset="utf-16">',
    b"xml:base='javascript:'", b"<link rel='canonical' href='http://[::1'>", b"1e999999", b"\r\n\r\n",
    b'<script type="application/ld+json">{"@type":"NewsArticle",</script>', b"<pubDate>Sun, 99 Foo 99999</pubDate>",
    b"<link>http://169.254.169.254/</link>",
)  # fmt: skip
_HEADERS = (
    b"Content-Type: text/html; charset=utf-7", b"Content-Type: application/json", b"Content-Type: application/pdf",
    b"Content-Type: application/rss+xml; charset=\xff", b"Content-Type", b"Content-Length: 5", b"Content-Length: 99999",
    b"Content-Length: -1", b"Content-Encoding: gzip", b"Content-Encoding: br", b"Transfer-Encoding: chunked",
    b"ETag: \"\xd8\xa7\"", b"Last-Modified: yesterday", b"X: " + b"y" * 200_000, b"Retry-After: soon", b": :",
    b"Location: //", b"Content-Type: text/plain", b"Content-Type: application/octet-stream",
)  # fmt: skip
_STATUS = (
    b"200 OK", b"301 Moved", b"304 Not Modified", b"404 Not Found", b"500 Oops", b"999 ?", b"100 Continue", b"abc",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One answer, as its bytes on the wire."""

    number: int
    answer: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case."""

    number: int
    fate: str
    """`articles`, `notes`, the beginning of a failure's reason, `SILENT` or `CRASH`."""
    seconds: float
    trace: str = ""


def make_cases(n: int, seed: int) -> Iterator[Case]:
    """Yield `n` cases, the same for the same seed."""
    for number in range(n):
        chance = random.Random(f"{seed}:{number}")
        kind, body = chance.choice((_page, _rss, _atom, _json))(chance)
        yield Case(number, _mutated(body, kind, chance))


def _page(chance: random.Random) -> tuple[bytes, bytes]:
    text = "".join(f"<p>{chance.choice((_SENTENCE, _ARABIC)).format(i) * 3}</p>" for i in range(chance.randint(3, 9)))
    head = '<title>Piers</title><meta property="og:site_name" content="Post"><meta charset="utf-8">'
    body = f"<article><h1>Piers {chance.random()}</h1>{text}</article>"
    return b"text/html", f"<html><head>{head}</head><body>{body}</body></html>".encode()


def _entries(chance: random.Random) -> list[str]:
    return ["".join(f"<p>{_SENTENCE.format(i)}</p>" for i in range(12)) for _ in range(chance.randint(1, 4))]


def _rss(chance: random.Random) -> tuple[bytes, bytes]:
    items = "".join(
        f"<item><guid>{i}</guid><title>Pier {i}</title><link>http://127.0.0.1:1/{i}</link>"
        f"<pubDate>Sun, 15 Mar 2026 08:00:00 GMT</pubDate><description><![CDATA[{text}]]></description></item>"
        for i, text in enumerate(_entries(chance))
    )
    return b"application/rss+xml", f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>".encode()


def _atom(chance: random.Random) -> tuple[bytes, bytes]:
    items = "".join(
        f"<entry><id>{i}</id><title>Pier {i}</title><link href='http://127.0.0.1:1/{i}'/>"
        f"<updated>2026-03-15T08:00:00Z</updated><content type='xhtml'><div>{text}</div></content></entry>"
        for i, text in enumerate(_entries(chance))
    )
    return b"application/atom+xml", f"<feed xmlns='http://www.w3.org/2005/Atom'><title>P</title>{items}</feed>".encode()


def _json(chance: random.Random) -> tuple[bytes, bytes]:
    items = [
        {"id": i, "url": f"http://127.0.0.1:1/{i}", "title": "Pier", "content_html": text}
        for i, text in enumerate(_entries(chance))
    ]
    found = {"version": "https://jsonfeed.org/version/1.1", "items": items}
    return b"application/feed+json", json.dumps(found).encode()


def _mutated(body: bytes, kind: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 6)):
        body = chance.choice(_MUTATIONS)(body, chance)
    status, headers = b"200 OK", [b"Content-Type: " + kind, b"Connection: close"]
    if chance.random() < 0.15:
        status = chance.choice(_STATUS)
    if chance.random() < 0.25:
        headers.insert(chance.randint(0, 2), chance.choice(_HEADERS))
    if chance.random() < 0.15:
        body = gzip.compress(body)[: -chance.randint(0, 30) or None]
        headers.append(b"Content-Encoding: gzip")
    return b"HTTP/1.1 " + status + b"\r\n" + b"\r\n".join(headers) + b"\r\n\r\n" + body


def _flip(body: bytes, chance: random.Random) -> bytes:
    changed = bytearray(body)
    for _ in range(chance.randint(1, 30)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(body: bytes, chance: random.Random) -> bytes:
    return body[: chance.randint(0, len(body))]


def _insert(body: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(body))
    return body[:at] + chance.choice(_TOKENS) + body[at:]


def _delete(body: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(body))
    return body[:at] + body[at + chance.randint(1, 200) :]


def _repeat(body: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(body))
    return body[:at] + body[at : at + 200] * chance.choice((2, 50, 1000)) + body[at:]


def _recode(body: bytes, chance: random.Random) -> bytes:
    encoding = chance.choice(("utf-16", "utf-32", "cp1256", "utf-7", "cp037", "koi8-r"))
    return body.decode("utf-8", "replace").encode(encoding, "replace")


_MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip, _flip, _cut, _insert, _insert, _insert, _delete, _repeat, _recode,
)  # fmt: skip


@contextmanager
def served(cases: dict[int, Case]) -> Iterator[int]:
    """Serve each case under its number, on a port of the loopback interface."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            path = self.request.recv(65536).split(b" ")[1:2]
            number = int(path[0][1:]) if path and path[0][1:].isdigit() else -1
            answer = cases[number].answer if number in cases else b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"
            try:
                self.request.sendall(answer)
            except OSError:
                return

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield server.server_address[1]
        server.shutdown()


def read_case(number: int, port: int) -> Outcome:
    """Read one case to its articles; a crash is an outcome too."""
    settings = FetchSettings(
        allow_private=(f"127.0.0.1:{port}",), read_seconds=5, total_seconds=20, n_attempts=1, pause_seconds=0
    )
    began = time.perf_counter()
    try:
        (result,) = read_sources([f"http://127.0.0.1:{port}/{number}"], fetch=settings)
        reading = read_source_articles([result])
    except Exception:
        return Outcome(number, "CRASH", time.perf_counter() - began, traceback.format_exc())
    seconds = time.perf_counter() - began
    reasons = [fate.fate.partition(";")[0] for fate in reading.inputs if fate.is_unread]
    if reading.articles:
        return Outcome(number, "articles", seconds)
    told = reasons or list(result.notes) or ["no new entry in the feed" if result.kind == "feed" else "SILENT"]
    return Outcome(number, told[0][:70], seconds)


def main() -> int:
    """Read all cases and print what became of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("-n", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    cases = {case.number: case for case in make_cases(arguments.n, arguments.seed)}
    with served(cases) as port:
        outcomes = [read_case(number, port) for number in cases]
    for fate, count in Counter(outcome.fate for outcome in outcomes).most_common():
        print(f"{count:6,}  {fate}")
    slowest = sorted(outcomes, key=lambda outcome: -outcome.seconds)[:5]
    print("slowest:", ", ".join(f"{outcome.seconds:.1f} s (case {outcome.number})" for outcome in slowest))
    bad = [o for o in outcomes if o.fate in ("CRASH", "SILENT") or o.seconds > HANG_SECONDS]
    for outcome in bad[:5]:
        print(f"case {outcome.number}: {outcome.fate}, {outcome.seconds:.1f} s\n{outcome.trace}", file=sys.stderr)
    print(f"{len(outcomes):,} cases, {len(bad)} crashed, hung or stayed silent")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
