"""What is known of a fetched page completes its drafts, and no page passes for another site's."""

import pytest

from claimdiff.articles.draft import ArticleDraft
from claimdiff.articles.given import complete_drafts, is_same_site
from claimdiff.articles.inputs import GivenPage
from claimdiff.articles.read import read_articles
from claimdiff.records import InputFate

PAGE = GivenPage(
    "https://post.example/r/1", b"", url="https://post.example/1", title="Piers", outlet="Harbour Post",
    published="Sat, 14 Mar 2026 22:00:00 -0500",
)  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("https://post.example/1", "http://www.post.example/2", True),
        ("https://m.post.example/1", "https://amp.post.example/2", True),
        ("https://news.post.example/1", "https://post.example/2", True),
        ("https://post.example/1", "https://harbour-post.example/2", False),
        ("https://post.example.evil.example/1", "https://post.example/2", False),
        ("https://[broken", "https://post.example/", False),
    ],
)
def test_a_site_is_its_host_and_what_lies_below(a: str, b: str, *, expected: bool) -> None:
    assert is_same_site(a, b) is expected


def test_what_the_page_leaves_open_is_filled_in() -> None:
    draft = ArticleDraft([])
    complete_drafts([draft], PAGE)
    assert (draft.url, draft.title, draft.outlet) == ("https://post.example/1", "Piers", "Harbour Post")
    assert draft.published == "2026-03-14"


def test_what_the_page_says_stays() -> None:
    draft = ArticleDraft([], "Own", "Quay Times", "https://www.post.example/own", "2026-03-11")
    complete_drafts([draft], PAGE)
    assert (draft.title, draft.outlet, draft.url, draft.published) == (
        "Own", "Quay Times", "https://www.post.example/own", "2026-03-11",
    )  # fmt: skip


def test_of_several_articles_on_a_page_only_the_outlet_is_known() -> None:
    drafts = [ArticleDraft([], url="https://other.example/1"), ArticleDraft([])]
    complete_drafts(drafts, PAGE)
    assert [(draft.url, draft.title, draft.outlet) for draft in drafts] == [(None, None, "Harbour Post")] * 2


def test_pages_and_fates_stand_in_place_of_paths() -> None:
    lost = InputFate("https://post.example/2", None, "unreadable: HTTP 404 Not Found; check the URL")
    text = "The council of Port Meridian met on Monday and agreed to repair the pier before the storms of winter. " * 4
    given = GivenPage("https://post.example/1", text.encode(), charset="utf-8", url="https://post.example/1")
    reading = read_articles([lost, given, given])
    assert [fate.fate for fate in reading.inputs] == [lost.fate, "read", "duplicate of https://post.example/1"]
    assert [article.url for article in reading.articles] == ["https://post.example/1"]
