"""Feeds of every form become entries; entity bombs and other tricks are refused."""

import json

import pytest

from claimdiff.sources.feed_entries import is_feed, plain_text, read_feed_entries, read_time
from claimdiff.sources.fetch_error import FetchError
from tests.sources.feeds import BILLION_LAUGHS, EXTERNAL, LONG, QUADRATIC, atom, entry, rss

URL = "http://post.example/feed"


def test_an_rss_feed_gives_its_entries() -> None:
    text = rss(entry(1, "http://post.example/1", LONG, title="Pier & <b>quay</b>"))
    feed = read_feed_entries(text.encode(), None, URL)
    (found,) = feed.entries
    assert (feed.title, feed.notes) == ("Harbour Post", ())
    assert (found.entry_id, found.link, found.title) == ("id-1", "http://post.example/1", "Pier & quay")
    assert (found.author, found.published) == ("Mina Sable", "2026-03-15T01:30:00+03:00")
    assert plain_text(found.content).startswith("The council of Port Meridian met for hour 0")


def test_an_atom_feed_gives_its_entries_with_absolute_links() -> None:
    (found,) = read_feed_entries(atom("/news/1?a=1", content=LONG).encode(), None, URL).entries
    assert (found.entry_id, found.link) == ("tag:0", "http://post.example/news/1?a=1")
    assert (found.published, found.updated) == ("2026-03-14T22:00:00-05:00", "2026-03-15T08:00:00Z")


def test_a_json_feed_gives_its_entries() -> None:
    item = {
        "id": 7, "url": "/1", "title": "Pier", "content_text": "One.\nTwo & three.",
        "date_published": "2026-03-15T08:00:00Z", "authors": [{"name": "Mina Sable"}, {"name": "Ada Quill"}, 3],
    }  # fmt: skip
    data = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [item, 5, None, {}]})
    feed = read_feed_entries(data.encode(), None, URL)
    (found,) = feed.entries
    assert (feed.title, found.entry_id, found.link, found.author) == (
        "Post", "7", "http://post.example/1", "Mina Sable, Ada Quill",
    )  # fmt: skip
    assert (found.content, found.published) == ("<p>One.</p><p>Two &amp; three.</p>", "2026-03-15T08:00:00+00:00")


@pytest.mark.parametrize("bomb", [BILLION_LAUGHS, QUADRATIC, EXTERNAL], ids=["laughs", "quadratic", "external"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-7"])
def test_a_feed_that_declares_entities_is_refused(bomb: str, encoding: str) -> None:
    text = bomb.replace('version="1.0"?', f'version="1.0" encoding="{encoding}"?')
    data = text.encode("utf-7").replace(b"<!", b"+ADwAIQ-") if encoding == "utf-7" else text.encode(encoding)
    if encoding == "utf-7":  # read as what it looks like: then its entities are not declared at all
        assert "haha" not in str(_entries_or_nothing(data))
    else:
        with pytest.raises(FetchError, match="the feed declares entities of its own") as caught:
            read_feed_entries(data, None, URL)
        assert caught.value.is_permanent


def _entries_or_nothing(data: bytes) -> object:
    try:
        return read_feed_entries(data, None, URL)
    except FetchError:
        return None


def test_a_feed_that_declares_html_characters_is_read() -> None:
    head = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY eacute "é">]>'
    text = rss(entry(1, "http://post.example/1"), title="L&eacute;&nbsp;Post", head=head)
    assert read_feed_entries(text.encode(), None, URL).title == "Lé Post"


def test_an_external_file_is_not_read(tmp_path: object) -> None:
    head = '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "file:///etc/passwd">'
    feed = read_feed_entries(rss(entry(1, "http://post.example/1"), head=head).encode(), None, URL)
    assert [found.title for found in feed.entries] == ["Pier 1"]


@pytest.mark.parametrize(
    "broken",
    [
        rss(entry(1, "http://post.example/1"), entry(2, "http://post.example/2"))[:-60],
        rss(entry(1, "http://post.example/1"), "<item><title>a & b < c</title>", entry(2, "http://post.example/2")),
        "\n\n" + rss(entry(1, "http://post.example/1")) + "<p>an advertisement",
        rss(entry(1, "http://post.example/1")).replace("</channel>", "\x0c</channel>"),
    ],
    ids=["cut off", "ampersand", "text around it", "control character"],
)
def test_a_broken_feed_gives_what_can_be_read_and_a_note(broken: str) -> None:
    feed = read_feed_entries(broken.encode(), None, URL)
    assert "http://post.example/1" in [found.link for found in feed.entries]
    assert feed.notes == ("the feed is not well-formed; what could be read of it was taken",)


@pytest.mark.parametrize(
    ("declared", "encoding", "charset"),
    [
        ("", "utf-8", "iso-8859-1"),
        (' encoding="latin-1"', "utf-8", None),
        (' encoding="cp1256"', "cp1256", None),
        ("", "cp1256", "windows-1256"),
        ("", "utf-16", "utf-8"),
    ],
    ids=["wrong header", "wrong declaration", "declared", "by header", "utf-16"],
)
def test_the_encoding_is_found_whatever_is_declared(declared: str, encoding: str, charset: str | None) -> None:
    text = rss(entry(1, "/1"), title="صحيفة المرفأ", head=f'<?xml version="1.0"{declared}?>')
    assert read_feed_entries(text.encode(encoding), charset, URL).title == "صحيفة المرفأ"


@pytest.mark.parametrize("data", [b"<p>hello</p>", b"{}", b'{"items": 3}', b"[" * 100_000, b"{" * 100, b"\0\xff" * 50])
def test_what_is_no_feed_is_one_line(data: bytes) -> None:
    with pytest.raises(FetchError, match="feed") as caught:
        read_feed_entries(data, None, URL)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "kind", "expected"),
    [
        (rss().encode(), "text/html", True),
        (b"<!-- made by hand -->\n<?xml-stylesheet href='a'?><feed xmlns='x'>", "text/plain", True),
        (b"<rdf:RDF xmlns:rdf='x'>", "", True),
        (rss().encode("utf-16"), "text/xml", True),
        (b"<!doctype html><html><body>rss feed</body></html>", "text/html", False),
        (b"<html><body><feed></feed></body></html>", "application/xml", False),
        (b"x", "application/atom+xml", True),
        (b"<!---->" * 1000 + b"<html>", "text/html", False),
        (b" " * 8000, "text/html", False),
    ],
)
def test_a_feed_is_known_by_its_first_element(data: bytes, kind: str, *, expected: bool) -> None:
    assert is_feed(data, kind) is expected


def test_entries_without_link_or_text_are_left_out_and_ids_are_single() -> None:
    twice = entry(1, "http://post.example/1")
    strange = "<item><link>javascript:alert(1)</link></item><item><guid isPermaLink='false'>g</guid></item>"
    feed = read_feed_entries(rss(twice, strange, twice).encode(), None, URL)
    assert [found.entry_id for found in feed.entries] == ["id-1"]


def test_scripts_are_taken_out_of_contents() -> None:
    content = f"<script>alert(1)</script><p onclick='x()'>Text.</p>{LONG}<iframe src='http://x.example'></iframe>"
    (found,) = read_feed_entries(rss(entry(1, "/1", content)).encode(), None, URL).entries
    assert all(word not in found.content for word in ("script", "onclick", "iframe"))


@pytest.mark.parametrize("time", ["", "yesterday", "Sun, 99 Foo 2026", "2026-13-45", "x" * 500, "99999999999999999999"])
def test_a_time_that_is_none_is_none(time: str) -> None:
    assert read_time(time) is None
