"""One URL, all that can go wrong with it: each failure is one line, and none takes long."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from typing import Any

import pytest

from claimdiff.sources.fetch import Fetcher, read_retry_after
from claimdiff.sources.fetch_error import FetchError
from claimdiff.sources.state import Validators
from tests.sources.loopback import Site, break_off, hang, in_turn, page, quick, redirect, reply, serve, stream


def failure(site: Site, path: str, **changes: Any) -> FetchError:
    with pytest.raises(FetchError) as caught:
        Fetcher(quick(site, **changes)).fetch(site.url(path))
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_page_comes_with_its_type_charset_and_validators(site: Site) -> None:
    site.pages["/a"] = reply(page("Piers"), "Text/HTML; Charset=ISO-8859-6", ETag='"one"', Last_Modified="Mon, 2 Mar")
    found = Fetcher(quick(site)).fetch(site.url("/a#top"))
    assert (found.url, found.data) == (site.url("/a"), page("Piers").encode())
    assert (found.media_type, found.charset, found.is_private) == ("text/html", "ISO-8859-6", True)
    assert found.validators == Validators(site.url("/a"), '"one"', "Mon, 2 Mar")
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/a"]
    assert site.asked[1].headers["user-agent"].startswith("claimdiff/")


def test_a_page_that_is_unchanged_is_not_sent_again(site: Site) -> None:
    site.pages["/a"] = reply(b"", status=304)
    fetcher = Fetcher(quick(site))
    found = fetcher.fetch(site.url("/a"), Validators(site.url("/a"), '"one"', "Mon, 2 Mar"))
    assert (found.is_unchanged, found.data) == (True, b"")
    asked = site.asked[-1].headers
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"one"', "Mon, 2 Mar")
    with pytest.raises(FetchError, match="HTTP 304"):  # validators are for the URL that gave them
        fetcher.fetch(site.url("/a"), Validators(site.url("/b"), '"one"'))
    assert "if-none-match" not in site.asked[-1].headers


@pytest.mark.parametrize(
    ("status", "told"), [(404, "HTTP 404 Not Found; check the URL"), (410, "HTTP 410 Gone; check the URL")]
)
def test_a_page_that_is_not_there_is_not_asked_for_again(site: Site, status: int, told: str) -> None:
    site.pages["/a"] = reply(b"gone", status=status)
    assert str(failure(site, "/a")) == told
    assert site.paths() == ["/a"]


def test_a_server_that_fails_once_is_asked_again(site: Site) -> None:
    site.pages["/a"] = in_turn(reply(b"", status=500), break_off, reply(page("Piers")))
    assert Fetcher(quick(site)).fetch(site.url("/a")).data == page("Piers").encode()
    assert site.paths() == ["/a"] * 3


def test_a_server_that_stays_broken_is_asked_three_times(site: Site) -> None:
    site.pages["/a"] = reply(b"", status=503)
    assert str(failure(site, "/a")) == "HTTP 503 Service Unavailable; try again later"
    assert site.paths() == ["/a"] * 3


def test_a_busy_server_says_how_long_to_wait(site: Site) -> None:
    site.pages["/a"] = in_turn(reply(b"", status=429, Retry_After="1"), reply(page("Piers")))
    Fetcher(quick(site, max_wait_seconds=5.0)).fetch(site.url("/a"))
    first, second = (asked.at for asked in site.asked if asked.path == "/a")
    assert second - first >= 0.9


def test_a_server_that_wants_to_be_left_alone_for_an_hour_is(site: Site) -> None:
    site.pages["/a"] = reply(b"", status=429, Retry_After="3600")
    site.pages["/b"] = reply(page("Piers"))
    fetcher = Fetcher(quick(site))
    for path in ("/a", "/b"):
        with pytest.raises(FetchError, match=r"asked again in the next run$") as caught:
            fetcher.fetch(site.url(path))
        assert caught.value.is_postponed
    assert site.paths() == ["/a"]


def test_retry_after_is_a_number_or_a_date() -> None:
    assert (read_retry_after("120"), read_retry_after("soon"), read_retry_after("9" * 50)) == (120.0, None, 1e7)
    at = read_retry_after(format_datetime(datetime.now(UTC) + timedelta(hours=1)))
    assert at is not None
    assert 3590 < at <= 3600
    assert read_retry_after("Wed, 21 Oct 2015 07:28:00 GMT") == 0.0


def test_a_server_that_hangs_is_given_up(site: Site) -> None:
    site.pages["/a"] = hang
    assert str(failure(site, "/a")).startswith("the server was silent for 0.5 s; ")
    assert site.paths() == ["/a"]


def test_a_server_that_drips_ends_at_the_deadline(site: Site) -> None:
    def drip(closing: threading.Event) -> Iterator[bytes]:
        while not closing.wait(0.1):
            yield b"x"

    site.pages["/a"] = stream(drip)
    began = time.monotonic()
    assert str(failure(site, "/a", total_seconds=1.0)).startswith("the server did not finish within 1 s; ")
    assert time.monotonic() - began < 10


def test_headers_that_drip_end_at_the_deadline() -> None:
    """Here each read succeeds within its own timeout; only the deadline ends it."""
    listener = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def drip() -> None:
        while not stop.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                try:
                    connection.sendall(b"HTTP/1.1 200 OK\r\nX-A: ")
                    while not stop.wait(0.1):
                        connection.sendall(b"x")
                except OSError:
                    pass

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    dripping = Site(listener.getsockname()[1])
    try:
        assert "did not finish within" in str(failure(dripping, "/a", total_seconds=1.0))
    finally:
        stop.set()
        listener.close()


def test_nobody_listening_is_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    error = failure(Site(port), "/a")
    assert str(error) == "no connection (connection refused); check the URL, or try again later"


def test_a_host_that_fails_three_times_is_left_alone_for_the_run(site: Site) -> None:
    site.pages["*"] = reply(b"", status=500)
    site.pages["/robots.txt"] = reply(b"", status=404)
    fetcher = Fetcher(quick(site, n_attempts=1))
    for path in "abc":
        with pytest.raises(FetchError, match="HTTP 500"):
            fetcher.fetch(site.url(f"/{path}"))
    with pytest.raises(FetchError, match="failed 3 times in this run") as caught:
        fetcher.fetch(site.url("/d"))
    assert caught.value.is_postponed
    assert site.paths() == ["/a", "/b", "/c"]


def test_an_answer_without_end_is_cut_at_the_limit(site: Site) -> None:
    sent = [0]

    def endless(closing: threading.Event) -> Iterator[bytes]:
        for _ in range(10 * 1024 * 160):  # ten GiB, if anybody wanted them
            if closing.is_set():
                return
            sent[0] += 65536
            yield b"x" * 65536

    site.pages["/a"] = stream(endless)
    error = failure(site, "/a", max_bytes=1 << 20, total_seconds=20.0)
    assert str(error) == "the answer is larger than 1 MiB; no article is, check the URL"
    assert error.is_permanent
    assert sent[0] < 50 << 20


def test_an_announced_length_beyond_the_limit_is_believed(site: Site) -> None:
    def announce(handler: Any) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", str(10 * 2**30))
        handler.end_headers()
        handler.wfile.write(b"x")
        hang(handler)

    site.pages["/a"] = announce
    assert str(failure(site, "/a")).startswith("the answer is larger than 16 MiB; ")


def gzip_bomb(n_mib: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([packer.compress(bytes(1 << 20)) for _ in range(n_mib)]) + packer.flush()


def test_a_gzip_bomb_is_stopped_at_the_limit(site: Site) -> None:
    bomb = gzip_bomb(100)
    assert len(bomb) < 200_000
    site.pages["/a"] = reply(bomb, Content_Encoding="gzip")
    assert str(failure(site, "/a", max_bytes=1 << 20)).startswith("the answer is larger than 1 MiB; ")


def test_a_bomb_within_a_bomb_is_refused(site: Site) -> None:
    site.pages["/a"] = reply(gzip.compress(gzip_bomb(10)), Content_Encoding="gzip, gzip")
    assert str(failure(site, "/a")).startswith("the server encodes its answer as 'gzip, gzip', which nobody asked for")


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("gzip", lambda data: gzip.compress(data[:50]) + gzip.compress(data[50:])),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
    ],
    ids=["gzip", "two members", "deflate", "raw deflate"],
)
def test_compressed_pages_are_unpacked(site: Site, encoding: str, pack: Any) -> None:
    site.pages["/a"] = reply(pack(page("Piers").encode()), Content_Encoding=encoding)
    assert Fetcher(quick(site)).fetch(site.url("/a")).data == page("Piers").encode()


@pytest.mark.parametrize("damage", [lambda data: data[:-40], lambda data: b"\x1f\x8b" + b"\0" * 200])
def test_a_broken_compression_is_told(site: Site, damage: Any) -> None:
    site.pages["/a"] = reply(damage(gzip.compress(page("Piers").encode())), Content_Encoding="gzip")
    assert any(why in str(failure(site, "/a")) for why in ("the answer breaks off", "compression is broken"))


def test_redirects_are_followed_and_the_last_url_is_the_pages(site: Site) -> None:
    site.pages |= {"/a": redirect("/b", 301), "/b": redirect(site.url("/c?x=1#y"), 307), "/c?x=1": reply(page("Piers"))}
    assert Fetcher(quick(site)).fetch(site.url("/a")).url == site.url("/c?x=1")


def test_a_circle_of_redirects_is_seen(site: Site) -> None:
    site.pages |= {"/a": redirect("/b"), "/b": redirect("/a")}
    assert str(failure(site, "/a")).startswith("the server redirects in a circle; ")
    assert site.paths() == ["/a", "/b"]


def test_redirects_without_end_are_ended(site: Site) -> None:
    site.pages |= {f"/{i}": redirect(f"/{i + 1}") for i in range(100)}
    assert str(failure(site, "/0")).startswith("more than 5 redirects; ")
    assert site.paths() == [f"/{i}" for i in range(6)]


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is not a public address"),
        ("http://[::ffff:169.254.169.254]/", "::ffff:169.254.169.254 is not a public address"),
        ("http://0/", "0 leads to 0.0.0.0, not a public address"),
        ("http://2130706433/", "2130706433 leads to 127.0.0.1, not a public address"),
        ("file:///etc/passwd", "only http:// and https:// URLs"),
        ("gopher://127.0.0.1/", "only http:// and https:// URLs"),
        ("http://user:secret@127.0.0.1/", "a URL with a user's name or password"),
        ("http://[broken", "no address found for"),
    ],
)
def test_a_redirect_leads_nowhere_else(site: Site, target: str, told: str) -> None:
    site.pages["/a"] = redirect(target)
    error = str(failure(site, "/a"))
    assert told in error


def test_a_redirect_to_another_port_of_this_machine_is_refused(site: Site) -> None:
    with serve() as other:
        site.pages["/a"] = redirect(other.url("/secret"))
        error = str(failure(site, "/a"))
        assert error == (
            f"127.0.0.1 is not a public address; if it is yours, name {other.host} in allow_private or "
            "CLAIMDIFF_ALLOW_PRIVATE"
        )
        assert other.asked == []


def test_private_addresses_are_refused_by_default(site: Site) -> None:
    with pytest.raises(FetchError, match="not a public address") as caught:
        Fetcher(quick()).fetch(site.url("/a"))
    assert caught.value.is_permanent
    with pytest.raises(FetchError, match="localhost leads to"):
        Fetcher(quick()).fetch(f"http://localhost:{site.port}/a")
    assert site.asked == []


def test_a_name_that_is_allowed_may_lead_to_this_machine(site: Site) -> None:
    site.pages["/a"] = reply(page("Piers"))
    fetcher = Fetcher(quick(allow_private=(f"localhost:{site.port}",)))
    assert fetcher.fetch(f"http://localhost:{site.port}/a").is_private
    with pytest.raises(FetchError, match="not a public address"):
        fetcher.fetch(site.url("/a"))


def test_what_a_public_page_links_to_stays_public(site: Site) -> None:
    with pytest.raises(FetchError, match="not a public address, and a public page leads to none"):
        Fetcher(quick(site)).fetch(site.url("/a"), may_be_private=False)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("ftp://post.example/a", "only http:// and https://"),
        ("http://", "only http:// and https://"),
        ("http:///a", "only http:// and https://"),
        ("http://post.example:99999/", ""),
        ("http://a b/", ""),
        ("http://post.example/\x00", ""),
        ("https://" + "a" * 5000 + ".example/", "longer than 4,000 characters"),
        ("http://xn--a/", ""),
        ("http://..../", ""),
    ],
)
def test_what_is_no_url_is_one_line(url: str, told: str) -> None:
    with pytest.raises(FetchError) as caught:
        Fetcher(quick(n_attempts=1)).fetch(url)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/zip", "text/css", "x" * 300])
def test_other_kinds_of_content_are_refused(site: Site, kind: str) -> None:
    site.pages["/a"] = reply(b"\x89PNG" * 100, kind)
    error = failure(site, "/a")
    assert "not a page, text, feed or PDF" in str(error)
    assert error.is_permanent


def test_an_empty_answer_is_told(site: Site) -> None:
    site.pages["/a"] = reply(b" \n")
    assert str(failure(site, "/a")).startswith("the server's answer is empty; ")


def test_what_is_no_http_is_one_line() -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def babble() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                connection.recv(1000)
                connection.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")

    thread = threading.Thread(target=babble, daemon=True)
    thread.start()
    try:
        assert str(failure(Site(listener.getsockname()[1]), "/a")).startswith("the server broke off its answer")
    finally:
        listener.close()


def test_robots_txt_forbids(site: Site) -> None:
    site.pages["/robots.txt"] = reply("User-agent: *\nDisallow: /private/\n", "text/plain")
    site.pages["/private/a"] = site.pages["/b"] = reply(page("Piers"))
    fetcher = Fetcher(quick(site))
    with pytest.raises(FetchError, match=r"robots\.txt does not allow it"):
        fetcher.fetch(site.url("/private/a"))
    fetcher.fetch(site.url("/b"))
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/b"]


def test_robots_txt_that_is_broken_forbids_all_for_now(site: Site) -> None:
    site.pages["/robots.txt"] = reply(b"", status=503)
    site.pages["/a"] = reply(page("Piers"))
    error = failure(site, "/a")
    assert str(error) == "the site's robots.txt can't be had now (HTTP 503), so nothing is fetched; try again later"
    assert not error.is_permanent
    assert site.paths() == []


def test_a_redirect_is_checked_against_robots_txt_too(site: Site) -> None:
    site.pages |= {"/robots.txt": reply("User-agent: claimdiff\nDisallow: /b\n", "text/plain"), "/a": redirect("/b")}
    assert "robots.txt does not allow it" in str(failure(site, "/a"))
    assert site.paths() == ["/a"]


def test_the_crawl_delay_is_kept(site: Site) -> None:
    site.pages["/robots.txt"] = reply("User-agent: *\nCrawl-delay: 0.4\n", "text/plain")
    site.pages["*"] = reply(page("Piers"))
    fetcher = Fetcher(quick(site))
    threads = [threading.Thread(target=fetcher.fetch, args=(site.url(f"/{i}"),)) for i in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    at = [asked.at for asked in site.asked if asked.path != "/robots.txt"]
    assert len(at) == 3
    assert all(later - earlier >= 0.35 for earlier, later in pairwise(at))


def test_a_crawl_delay_of_an_hour_leaves_one_page_a_run(site: Site) -> None:
    site.pages["/robots.txt"] = reply("User-agent: *\nCrawl-delay: 3600\n", "text/plain")
    site.pages["*"] = reply(page("Piers"))
    fetcher = Fetcher(quick(site))
    fetcher.fetch(site.url("/1"))
    with pytest.raises(FetchError, match="asks to be left alone") as caught:
        fetcher.fetch(site.url("/2"))
    assert caught.value.is_postponed


def test_a_robots_txt_of_any_size_or_kind_ends(site: Site) -> None:
    site.pages["*"] = reply(page("Piers"))
    for robots in (b"\xff\xfe\0\0" * 1000, b"Disallow: /" + b"*a" * 20_000, b"User-agent: *\nAllow: /\n" * 200_000):
        site.pages["/robots.txt"] = reply(robots, "text/plain")
        try:
            Fetcher(quick(site, total_seconds=10.0)).fetch(site.url("/a" * 500))
        except FetchError as error:
            assert "robots.txt can't be had" in str(error)  # noqa: PT017  (either is right, a crash or a hang is not)
