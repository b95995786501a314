"""From sources to articles: what was fetched is read like a file, completed by what its source says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import claimdiff
from claimdiff.articles.read import Reading
from claimdiff.errors import NothingToCompare
from claimdiff.source_articles import read_inputs, read_source_articles, read_sources
from tests.sources.feeds import LONG, entry, rss
from tests.sources.loopback import Site, page, quick, reply, serve

ARABIC = (
    "<html><head><title>الميناء</title></head><body><article><h1>إصلاح أرصفة الميناء</h1>"
    + "".join(
        f"<p>اجتمع مجلس الميناء يوم الاثنين واتفق على إصلاح الرصيف رقم {i} قبل عواصف الشتاء، بحسب ما "
        "قاله نائب رئيس البلدية للصحفيين بعد الاجتماع الذي استمر ساعات.</p>"
        for i in range(5)
    )
    + "</article></body></html>"
)  # fmt: skip


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as found:
        yield found


def reading_of(site: Site, *paths: str) -> Reading:
    return read_inputs(paths, fetch=quick(site))


def test_a_page_becomes_an_article_with_its_url(site: Site) -> None:
    site.pages["/a"] = reply(page("Piers"))
    reading = reading_of(site, site.url("/a"))
    (article,) = reading.articles
    assert (article.path, article.url, article.title) == (site.url("/a"), site.url("/a"), "Piers")
    assert [fate.fate for fate in reading.inputs] == ["read"]


def test_urls_feeds_and_files_keep_their_order(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "own.html"
    file.write_text(page("Own file"))
    site.pages["/a"] = reply(page("Piers"))
    site.pages["/feed"] = reply(
        rss(entry(1, site.url("/1"), LONG, title="First"), entry(2, site.url("/2"))), "application/rss+xml"
    )
    reading = reading_of(site, site.url("/feed"), str(file), site.url("/404"), site.url("/a"), site.url("/a"))
    assert [(fate.path.removeprefix(site.url("")), fate.fate.partition(";")[0]) for fate in reading.inputs] == [
        ("/1", "read"),
        ("/2", "unreadable: HTTP 404 Not Found"),
        (str(file), "read"),
        ("/404", "unreadable: HTTP 404 Not Found"),
        ("/a", "read"),
        ("/a", f"duplicate of {site.url('/a')}"),
    ]
    assert [article.title for article in reading.articles] == ["First", "Own file", "Piers"]


def test_what_the_feed_says_completes_the_article(site: Site) -> None:
    site.pages["/feed"] = reply(rss(entry(1, site.url("/1?x=1"))), "application/rss+xml")
    site.pages["/1?x=1"] = reply(page("Piers"))
    (article,) = reading_of(site, site.url("/feed")).articles
    assert (article.outlet, article.published, article.url) == ("Harbour Post", "2026-03-15", site.url("/1?x=1"))


def test_what_the_page_says_of_itself_goes_first(site: Site) -> None:
    head = (
        '<head><meta property="og:site_name" content="Quay Times"><link rel="canonical" href="{}">'
        '<meta property="article:published_time" content="2026-03-11T10:00:00Z">'
    )
    site.pages["/feed"] = reply(rss(entry(1, site.url("/1?x=1"))), "application/rss+xml")
    site.pages["/1?x=1"] = reply(page("Piers").replace("<head>", head.format(site.url("/1"))))
    (article,) = reading_of(site, site.url("/feed")).articles
    assert (article.outlet, article.published, article.url) == ("Quay Times", "2026-03-11", site.url("/1"))


def test_a_page_cannot_pass_for_another_sites_article(site: Site) -> None:
    stolen = '<head><link rel="canonical" href="https://harbour-post.example/piers">'
    site.pages["/a"] = reply(page("Piers").replace("<head>", stolen))
    (article,) = reading_of(site, site.url("/a")).articles
    assert article.url == site.url("/a")


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "text/html; charset=iso-8859-1"),
        ("utf-8", "text/html; charset=windows-1251"),
        ("utf-8", "text/html; charset=no-such-charset"),
        ("cp1256", "text/html; charset=utf-8"),
        ("cp1256", "text/html; charset=windows-1252"),
        ("cp1256", "text/html; charset=koi8-r"),
        ("iso8859_6", "text/html; charset=iso-8859-6"),
        ("utf-16", "text/html; charset=us-ascii"),
    ],
)
def test_a_wrong_charset_is_survived(site: Site, encoding: str, declared: str) -> None:
    site.pages["/a"] = reply(ARABIC.encode(encoding), declared)
    (article,) = reading_of(site, site.url("/a")).articles
    assert article.title in ("إصلاح أرصفة الميناء", "الميناء")
    assert "اجتمع مجلس الميناء يوم الاثنين" in article.text
    assert article.language == "ar"


def test_a_page_without_an_article_is_one_line(site: Site) -> None:
    site.pages["/a"] = reply("<html><body><nav>Home News Sport</nav></body></html>")
    (fate,) = reading_of(site, site.url("/a")).inputs
    assert fate.fate.startswith("unreadable: no article in this HTML page")


def test_a_feed_without_entries_is_told(site: Site) -> None:
    site.pages["/feed"] = reply(rss(), "application/rss+xml")
    (fate,) = reading_of(site, site.url("/feed")).inputs
    assert (fate.path, fate.fate) == (site.url("/feed"), "unreadable: the feed lists no article; check its URL")


def test_a_broken_feed_has_a_note(site: Site) -> None:
    site.pages["/feed"] = reply(rss(entry(1, site.url("/1"), LONG))[:-12], "application/rss+xml")
    fates = reading_of(site, site.url("/feed")).inputs
    assert [(fate.fate, len(fate.notes)) for fate in fates] == [("read", 0), ("read", 1)]


def test_a_folder_is_watched_and_its_files_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page("One"))
    (tmp_path / "b.html").write_text(page("Two"))
    source = str(tmp_path)
    (first,) = read_sources([source])
    assert [article.title for article in read_source_articles([first]).articles] == ["One", "Two"]
    (tmp_path / "b.html").write_text(page("Two, corrected"))
    (second,) = read_sources([source], {source: first.state})
    assert [article.title for article in read_source_articles([second]).articles] == ["Two, corrected"]
    assert second.kind == "folder"


def test_one_bad_source_does_not_stop_the_others(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = reply(page("Piers"))
    sources = [str(tmp_path / "nowhere"), site.url("/404"), "http://169.254.169.254/", site.url("/a"), site.url("/a")]
    results = list(read_sources(sources, fetch=quick(site)))
    assert [result.source for result in results] == sources[:4]
    assert [result.is_failed for result in results] == [True, True, True, False]
    assert [article.title for article in read_source_articles(results).articles] == ["Piers"]


def test_sources_that_are_not_begun_in_time_are_left_out(site: Site) -> None:
    assert list(read_sources([site.url("/a")], fetch=quick(site), should_stop=lambda: True)) == []
    assert site.asked == []


def test_urls_can_be_compared(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMDIFF_ALLOW_PRIVATE", site.host)
    site.pages["/a"] = reply(page("Piers"))
    site.pages["/feed"] = reply(rss(entry(1, site.url("/1"), LONG)), "application/rss+xml")
    comparison = claimdiff.compare([site.url("/a"), site.url("/feed"), site.url("/404")])
    assert [article.path for article in comparison.articles] == [site.url("/a"), site.url("/1")]
    assert [item.path for item in comparison.unread] == [site.url("/404")]


def test_without_leave_no_private_page_is_compared(site: Site) -> None:
    with pytest.raises(NothingToCompare, match=r"127\.0\.0\.1 is not a public address"):
        claimdiff.compare([site.url("/a"), site.url("/b")])
    assert site.asked == []


def test_who_stops_listening_waits_for_pages_not_for_feeds(site: Site) -> None:
    site.pages["/a"] = reply(page("Piers"))
    site.pages["/feed"] = reply(rss(*(entry(i, site.url(f"/{i}")) for i in range(50))), "application/rss+xml")
    site.pages |= {f"/{i}": reply(page(f"Pier {i}")) for i in range(50)}
    results = read_sources([site.url("/a"), site.url("/feed")], fetch=quick(site, pause_seconds=0.05))
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert len(site.paths()) < 10
