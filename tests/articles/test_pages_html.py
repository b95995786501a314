"""Invented pages as browsers save them: what must stay, what must go.

In the files of `pages/` a mark surrounds what is looked for: `⟦T:…⟧` a headline, `⟦B:…⟧` a sentence that must stand in
a body block, `⟦S:…⟧` one that must be kept, `⟦N:…⟧` one that must be in no title or body.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimdiff.articles.finish import finish_article
from claimdiff.articles.page_html import read_page_html
from claimdiff.records import Article

PAGES = Path(__file__).parent / "pages"
MARK = re.compile(r"⟦([TBSN]):(.*?)⟧", re.DOTALL)


def read(name: str, encoding: str = "utf-8") -> tuple[list[Article], list[tuple[str, str]]]:
    page = (PAGES / name).read_text(encoding="utf-8")
    marked = [(mark, " ".join(re.sub("<[^>]+>", "", text).split())) for mark, text in MARK.findall(page)]
    drafts = read_page_html(MARK.sub(r"\2", page).encode(encoding))
    return [finish_article(draft, name) for draft in drafts], marked


@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.glob("*.html")))
def test_a_saved_page_is_read_right(name: str) -> None:
    articles, marked = read(name)
    assert [article.title for article in articles] == [text for mark, text in marked if mark == "T"]
    told = "\n".join(a.text[b.start : b.end] for a in articles for b in a.blocks if b.role in ("body", "title"))
    body = "\n".join(a.text[b.start : b.end] for a in articles for b in a.blocks if b.role == "body")
    assert [text for mark, text in marked if mark == "B" and text not in body] == []
    assert [text for mark, text in marked if mark == "S" and not any(text in a.text for a in articles)] == []
    lines = told.splitlines()
    noise = [text for mark, text in marked if mark == "N"]
    assert [text for text in noise if text in lines or (len(text) > 25 and text in told)] == []


def test_what_the_page_says_of_itself_is_taken() -> None:
    articles, _ = read("jsonld.html")
    assert [(a.outlet, a.published) for a in articles] == [("Harbour Post", "2026-03-14")]
    articles, _ = read("no_h1_meta_title.html")
    assert [(a.outlet, a.language) for a in articles] == [("Kıyı Haber", "tr")]


def test_articles_of_one_scrolled_page_keep_their_own_days() -> None:
    articles, _ = read("scroll.html")
    assert [article.published for article in articles] == ["2026-03-14", "2026-03-15"]


def test_text_that_a_script_unfolds_is_the_article() -> None:
    sentences = [
        f"The harbour board of Velmora met for the {n}. time to speak of the cranes and the quay." for n in range(6)
    ]
    page = "<h1>The board meets</h1><div style='display:none'>" + "".join(f"<p>{s}</p>" for s in sentences) + "</div>"
    article = finish_article(read_page_html(page.encode())[0], "page.html")
    assert [s for s in sentences if s not in article.text] == []
