"""URLs over several runs: pages that change or don't, feeds with entries seen, failed and left over."""

import json
from typing import Any

import pytest

from claimdiff.sources.fetch import Fetcher
from claimdiff.sources.fetch_settings import FetchSettings
from claimdiff.sources.pages import read_url
from claimdiff.sources.result import SourceResult
from claimdiff.sources.state import PendingEntry, SourceState
from tests.sources.feeds import BILLION_LAUGHS, LONG, atom, entry, rss
from tests.sources.loopback import Site, in_turn, page, quick, redirect, reply

FEED = "application/rss+xml"


def read(site: Site, path: str, state: SourceState | None = None, *, stop: bool = False, **more: Any) -> SourceResult:
    """Read in a run of its own, with the state as it comes back from a file."""
    stored = SourceState.from_json(json.loads(json.dumps((state or SourceState()).to_json())))
    return read_url(site.url(path), stored, Fetcher(quick(site, **more)), lambda: stop)


def links(result: SourceResult, site: Site) -> list[str]:
    return [item.path.removeprefix(site.url("")) for item in result.items]


def test_a_page_is_new_then_unchanged_then_changed(site: Site) -> None:
    site.pages["/a"] = reply(page("Piers"))
    first = read(site, "/a")
    assert (first.kind, links(first, site), first.items[0].data) == ("page", ["/a"], page("Piers").encode())
    second = read(site, "/a", first.state)
    assert (second.items, second.unchanged) == ((), (site.url("/a"),))
    site.pages["/a"] = reply(page("Piers, corrected"))
    assert links(read(site, "/a", second.state), site) == ["/a"]


def test_a_page_with_validators_is_asked_conditionally(site: Site) -> None:
    site.pages["/a"] = in_turn(reply(page("Piers"), ETag='"1"'), reply(b"", status=304))
    first = read(site, "/a")
    second = read(site, "/a", first.state)
    assert second.unchanged == (site.url("/a"),)
    assert second.state == first.state
    assert site.asked[-1].headers["if-none-match"] == '"1"'


def test_failures_in_a_row_are_counted_and_keep_what_was_known(site: Site) -> None:
    site.pages["/a"] = in_turn(reply(page("Piers"), ETag='"1"'), reply(b"", status=404))
    state = read(site, "/a").state
    for night in range(1, 8):
        result = read(site, "/a", state)
        assert (result.is_failed, result.kind, result.state.n_failures) == (True, "page", night)
        assert result.failures[0].reason == "HTTP 404 Not Found; check the URL"
        state = result.state
    assert state.validators is not None
    site.pages["/a"] = reply(page("Piers, back again"))
    assert read(site, "/a", state).state.n_failures == 0


def test_a_url_that_never_answered_is_of_unknown_kind(site: Site) -> None:
    result = read(site, "/a")
    assert (result.kind, result.is_failed, result.items) == ("unknown", True, ())


def test_an_entry_with_its_whole_text_needs_no_page(site: Site) -> None:
    site.pages["/feed"] = reply(rss(entry(1, site.url("/1"), LONG)), FEED)
    result = read(site, "/feed")
    (item,) = result.items
    assert (result.kind, item.path, item.url, item.title) == ("feed", site.url("/1"), site.url("/1"), "Pier 1")
    assert (item.outlet, item.author, item.published) == ("Harbour Post", "Mina Sable", "2026-03-15T01:30:00+03:00")
    assert (item.extension, item.charset, item.item_id) == (".html", "utf-8", "id-1")
    assert item.data is not None
    assert b"meeting.</p><p>The council of Port Meridian met for hour 7" in item.data
    assert site.paths() == ["/feed"]


@pytest.mark.parametrize(
    "content",
    ["The council met.", f"{LONG} [&#8230;]", f"{LONG} <a href='/1'>Continue reading</a>", f"{LONG} اقرأ المزيد", ""],
)
def test_an_entry_with_a_summary_only_has_its_page_fetched(site: Site, content: str) -> None:
    site.pages["/feed"] = reply(rss(entry(1, site.url("/r/1"), content)), FEED)
    site.pages |= {"/r/1": redirect("/1"), "/1": reply(page("Piers"), "text/html; charset=koi8-r")}
    (item,) = read(site, "/feed").items
    assert (item.path, item.url, item.charset) == (site.url("/r/1"), site.url("/1"), "koi8-r")
    assert item.data == page("Piers").encode()


def test_entries_seen_are_skipped_and_edited_ones_are_not(site: Site) -> None:
    site.pages |= {f"/{i}": reply(page(f"Pier {i}")) for i in range(1, 5)}
    older = [entry(i, site.url(f"/{i}"), updated="2026-03-15T08:00:00Z") for i in (1, 2)]
    site.pages["/feed"] = reply(rss(*older), FEED)
    first = read(site, "/feed")
    assert links(first, site) == ["/1", "/2"]
    edited = entry(2, site.url("/2"), updated="2026-03-15T10:00:00Z")
    site.pages["/feed"] = reply(rss(entry(3, site.url("/3")), edited, older[0]), FEED)
    second = read(site, "/feed", first.state)
    assert (links(second, site), second.unchanged) == (["/3", "/2"], (site.url("/1"),))
    assert links(read(site, "/feed", second.state), site) == []


def test_a_feed_that_is_unchanged_is_not_read_again(site: Site) -> None:
    site.pages["/feed"] = in_turn(reply(rss(entry(1, site.url("/1"), LONG)), FEED, ETag='"1"'), reply(b"", status=304))
    second = read(site, "/feed", read(site, "/feed").state)
    assert (second.kind, second.items, second.unchanged) == ("feed", (), (site.url("/feed"),))


def test_an_entry_whose_page_failed_is_tried_again_though_the_feed_is_unchanged(site: Site) -> None:
    feed = reply(rss(entry(1, site.url("/1")), entry(2, site.url("/2"))), FEED, ETag='"1"')
    site.pages |= {"/feed": in_turn(feed, reply(b"", status=304)), "/2": reply(page("Pier 2"))}
    first = read(site, "/feed")
    assert (links(first, site), first.is_failed) == (["/2"], False)
    assert [(f.path, f.reason) for f in first.failures] == [(site.url("/1"), "HTTP 404 Not Found; check the URL")]
    site.pages["/1"] = reply(page("Pier 1"))
    second = read(site, "/feed", first.state)
    (item,) = second.items
    assert (item.path, item.title, item.outlet) == (site.url("/1"), "Pier 1", "Harbour Post")
    assert (item.published, second.state.pending) == ("2026-03-15T01:30:00+03:00", ())
    assert read(site, "/feed", second.state).items == ()


def test_an_entry_is_given_up_after_a_week(site: Site) -> None:
    site.pages["/feed"] = in_turn(reply(rss(entry(1, site.url("/1"))), FEED, ETag='"1"'), reply(b"", status=304))
    state = None
    for night in range(1, 8):
        result = read(site, "/feed", state)
        assert result.failures[0].is_permanent is (night == 7)
        state = result.state
    assert result.failures[0].reason == "HTTP 404 Not Found; check the URL (given up after 7 runs)"
    assert read(site, "/feed", state).failures == ()
    assert site.paths().count("/1") == 7


def test_an_entry_that_can_never_be_read_is_not_tried_again(site: Site) -> None:
    site.pages["/feed"] = reply(rss(entry(1, site.url("/1.mp3")), entry(2, "http://10.0.0.1/admin")), FEED)
    site.pages["/1.mp3"] = reply(b"ID3", "audio/mpeg")
    first = read(site, "/feed")
    assert [failure.is_permanent for failure in first.failures] == [True, True]
    assert "10.0.0.1 is not a public address" in first.failures[1].reason
    assert read(site, "/feed", first.state).failures == ()


def test_more_entries_than_a_run_takes_wait_for_the_next(site: Site) -> None:
    site.pages["/feed"] = reply(rss(*(entry(i, site.url(f"/{i}")) for i in range(7))), FEED, ETag='"1"')
    site.pages |= {f"/{i}": reply(page(f"Pier {i}")) for i in range(7)}
    first = read(site, "/feed", max_entries=3)
    assert (links(first, site), first.notes) == (["/0", "/1", "/2"], ("4 of its entries wait for the next run",))
    site.pages["/feed"] = reply(rss(entry(8, site.url("/0"), LONG)), FEED)  # the others have left the feed meanwhile
    second = read(site, "/feed", first.state, max_entries=3)
    assert links(second, site) == ["/0", "/3", "/4"]
    third = read(site, "/feed", second.state, max_entries=3)
    assert (links(third, site), third.notes) == (["/5", "/6"], ())


def test_a_run_that_must_stop_leaves_all_for_the_next(site: Site) -> None:
    site.pages["/feed"] = reply(rss(entry(1, site.url("/1"), LONG)), FEED, ETag='"1"')
    first = read(site, "/feed", stop=True)
    assert (first.items, first.notes) == ((), ("1 of its entries wait for the next run",))
    assert [item.title for item in read(site, "/feed", first.state).items] == ["Pier 1"]


def test_a_crawl_delay_leaves_entries_for_the_next_run_without_a_failure(site: Site) -> None:
    site.pages["/robots.txt"] = reply("User-agent: *\nCrawl-delay: 900\n", "text/plain")
    site.pages["/feed"] = reply(rss(*(entry(i, site.url(f"/{i}")) for i in range(5))), FEED)
    result = read(site, "/feed")
    assert (result.failures, len(result.state.pending)) == ((), 5)
    assert [entry.n_attempts for entry in result.state.pending] == [0] * 5


def test_an_atom_feed_served_as_html_is_a_feed(site: Site) -> None:
    site.pages["/feed"] = reply(atom("/1", content=LONG), "text/html")
    result = read(site, "/feed")
    assert (result.kind, links(result, site)) == ("feed", ["/1"])


@pytest.mark.parametrize(
    ("body", "kind", "told"),
    [
        (BILLION_LAUGHS, FEED, "the feed declares entities of its own"),
        ("not a feed at all", FEED, "neither an article nor a feed"),
        ('{"a": 1}', "application/json", "JSON, but no JSON Feed"),
    ],
)
def test_a_bad_feed_is_one_line(site: Site, body: str, kind: str, told: str) -> None:
    site.pages["/feed"] = reply(body, kind)
    result = read(site, "/feed")
    assert result.is_failed
    assert told in result.failures[0].reason


def test_a_sitemap_is_no_article(site: Site) -> None:
    site.pages["/a"] = reply(
        "<?xml version='1.0'?><urlset><url><loc>http://post.example/1</loc></url></urlset>", "text/xml"
    )
    assert read(site, "/a").failures[0].reason.startswith("XML, but neither a page nor a feed; ")
    site.pages["/a"] = reply("<?xml version='1.0'?>" + page("Piers"), "application/xml")
    assert links(read(site, "/a"), site) == ["/a"]


def test_a_broken_feed_goes_on_with_a_note(site: Site) -> None:
    site.pages["/feed"] = reply(rss(entry(1, site.url("/1"), LONG))[:-12], FEED)
    result = read(site, "/feed")
    assert links(result, site) == ["/1"]
    assert result.notes == ("the feed is not well-formed; what could be read of it was taken",)


def test_an_entry_without_link_and_text_is_noted_once(site: Site) -> None:
    site.pages["/feed"] = reply(rss("<item><title>Short news</title><description>Met.</description></item>"), FEED)
    first = read(site, "/feed")
    assert first.notes == ("an entry has neither a link nor a whole text: Short news",)
    assert read(site, "/feed", first.state).notes == ()


def test_a_password_in_a_url_is_nowhere_in_the_result_but_its_source() -> None:
    url = "http://bob:hunter2@127.0.0.1/x"
    result = read_url(url, SourceState(), Fetcher(FetchSettings()), lambda: False)
    (failure,) = result.failures
    assert (result.source, failure.path) == (url, "http://127.0.0.1/x")
    assert "hunter2" not in json.dumps([failure.reason, result.state.to_json()])


def test_a_password_in_a_link_of_a_feed_is_left_out(site: Site) -> None:
    texts = {1: LONG, 2: "The council met.", 3: "The council met again."}
    entries = [entry(i, f"http://bob:hunter2@{site.host}/{i}", text) for i, text in texts.items()]
    site.pages |= {"/feed": reply(rss(*entries), FEED), "/2": reply(page("Pier 2"))}
    result = read(site, "/feed")
    assert (links(result, site), [failure.path for failure in result.failures]) == (["/1", "/2"], [site.url("/3")])
    assert "hunter2" not in repr(result)


def test_a_link_that_waited_with_a_password_shows_none(site: Site) -> None:
    site.pages["/feed"] = reply(rss(), FEED)
    state = SourceState(kind="feed", pending=(PendingEntry("id-1", f"http://bob:hunter2@{site.host}/1"),))
    assert [failure.path for failure in read(site, "/feed", state).failures] == [site.url("/1")]


def test_a_redirect_to_an_endless_host_is_a_short_message(site: Site) -> None:
    site.pages["/a"] = redirect(f"http://{'.'.join(['a' * 60] * 50)}/")
    (failure,) = read(site, "/a", n_attempts=1).failures
    assert "aaa…" in failure.reason
    assert len(failure.reason) < 300
