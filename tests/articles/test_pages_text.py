"""Invented pages, laid out as sites' pages look when copied: what must stay, what must go, where articles begin.

Each file in `pages/` begins with `# published=… outlet=…` (what every article of it must have, `-` for none). Then a
letter before each line says what the line is: `T` a headline, one an article; `B` article text, which must be a body
block; `S` a subheading or another line that is kept; `N` noise, never a body block nor a title; `.` either way.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimdiff.articles.finish import finish_article
from claimdiff.articles.page_text import read_page_text
from claimdiff.records import Article, BlockRole

PAGES = Path(__file__).parent / "pages"
OPTION = re.compile(r"(\w+)=(.+?)(?= \w+=|$)")
MARKS = ("# ", "## ", "• ", "- ")


def load(name: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    head, *lines = (PAGES / name).read_text(encoding="utf-8").splitlines()
    return dict(OPTION.findall(head)), [(line[0], line[2:]) for line in lines]


def read(lines: list[tuple[str, str]]) -> list[Article]:
    return [finish_article(draft, "page.txt") for draft in read_page_text("\n\n".join(text for _, text in lines))]


def bare(text: str) -> str:
    """The line without its Markdown or bullet."""
    return next((text.removeprefix(mark) for mark in MARKS if text.startswith(mark)), text)


def blocks_of(articles: list[Article], *roles: BlockRole) -> list[str]:
    return [a.text[b.start : b.end] for a in articles for b in a.blocks if not roles or b.role in roles]


@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.glob("*.txt")))
def test_a_copied_page_is_read_right(name: str) -> None:
    options, lines = load(name)
    articles = read(lines)
    titles = [bare(text) for mark, text in lines if mark == "T"]
    assert [article.title for article in articles] == titles
    assert blocks_of(articles, "title") == titles

    body = blocks_of(articles, "body")
    assert [text for mark, text in lines if mark == "B" and bare(text) not in body] == []
    kept = blocks_of(articles)
    assert [text for mark, text in lines if mark == "S" and bare(text) not in kept] == []
    noise = {text for mark, text in lines if mark == "N"} - set(titles)
    assert sorted(noise & set(body + blocks_of(articles, "title"))) == []
    for key in ("published", "outlet"):
        if key in options:
            expected = None if options[key] == "-" else options[key]
            assert {getattr(article, key) for article in articles} == {expected}, key


def test_articles_of_a_mixed_page_have_their_own_language() -> None:
    assert [article.language for article in read(load("mixed_multi_md.txt")[1])] == ["fr", "ar", "ru"]
    assert [article.language for article in read(load("ur_fa_mix_multi.txt")[1])] == ["ur", "fa"]
    assert [article.language for article in read(load("ar_multi_place.txt")[1])] == ["ar", "ar", "en"]


def test_every_article_of_a_page_has_its_own_day_and_address() -> None:
    assert [a.published for a in read(load("en_multi_dash.txt")[1])] == ["2026-03-14", "2026-03-15", "2026-03-15"]
    assert [a.url for a in read(load("en_multi_url.txt")[1])] == ["https://post.example/1", "https://daily.example/2"]


def test_a_newspaper_named_beside_the_date_is_the_outlet() -> None:
    assert [a.outlet for a in read(load("en_multi_numbered.txt")[1])] == ["Harbour Post", "Coast Daily"]
    assert [a.outlet for a in read(load("ar_multi_sep.txt")[1])] == ["صحيفة الساحل", "صحيفة الميناء"]
    lines = [("T", "Telora reopens its north quay"), ("N", "By Emily Post, 14 March 2026"), *load("en_qa.txt")[1][3:]]
    assert [(a.outlet, a.published) for a in read(lines)] == [(None, "2026-03-14")]
