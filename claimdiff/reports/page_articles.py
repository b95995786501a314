"""The articles of the page: how each is called, what it counts, its whole text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePath
from urllib.parse import urlsplit

from claimdiff.comparison import Comparison
from claimdiff.records import Article
from claimdiff.reports.article_text import ArticleText
from claimdiff.reports.input_fates import all_articles
from claimdiff.reports.page_data import PageArticle
from claimdiff.reports.shown_text import cut_end, shown, web_address
from claimdiff.reports.ui_texts import UiTexts, language_direction

LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}")
TITLE_CHARACTERS = 300
PATH_CHARACTERS = 300


def shown_language(code: str) -> str:
    """Return a language as HTML's `lang` takes it: empty where it is unknown or no language code at all."""
    return code if code != "und" and LANGUAGE_CODE.fullmatch(code) else ""


def article_label(article: Article) -> str:
    """Return what the article is called by: its outlet, else its web host, else its file's name."""
    if article.outlet and shown(article.outlet).strip():
        return cut_end(shown(article.outlet).strip(), 80)
    address = web_address(article.url) or web_address(article.path)
    if address:
        return (urlsplit(address).hostname or address).removeprefix("www.")
    return cut_end(shown(PurePath(article.path).name or article.path), 80)


def page_articles(
    comparison: Comparison, contents: Mapping[str, ArticleText], texts: UiTexts
) -> dict[str, PageArticle]:
    """Return every article that was read, by its id, in the order given; `contents` are their texts by id."""
    n_claims = Counter(claim.article_id for claim in comparison.claims)
    uncovered = {article.article_id for article in comparison.uncovered}
    n_findings = Counter(
        (finding.relation, article_id)
        for finding in comparison.findings
        for article_id in (finding.left.article.article_id, finding.right.article.article_id)
    )
    return {
        article.article_id: PageArticle(
            number=number,
            outlet=shown(article.outlet) if article.outlet else None,
            label=article_label(article),
            title=cut_end(shown(article.title), TITLE_CHARACTERS) if article.title else None,
            language=shown_language(article.language),
            language_name=texts.language_name(article.language),
            direction=language_direction(article.language),
            published=article.published,
            published_text=shown(texts.date(article.published)) if article.published else None,
            url=web_address(article.url) or web_address(article.path),
            path=cut_end(shown(article.path), PATH_CHARACTERS),
            part=article.part,
            is_compared=article.article_id not in uncovered,
            n_claims=n_claims[article.article_id],
            n_contradictions=n_findings["contradiction", article.article_id],
            n_agreements=n_findings["agreement", article.article_id],
            paragraphs=contents[article.article_id].paragraphs,
        )
        for number, article in enumerate(all_articles(comparison), start=1)
    }
