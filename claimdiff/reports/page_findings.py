"""The findings as cards and rows of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import count, islice
from pathlib import PurePath
from urllib.parse import urlsplit

from claimdiff.comparison import Comparison
from claimdiff.finding_record import RELATION_ORDER
from claimdiff.records import Article, Claim, Finding, Side
from claimdiff.reports.input_fates import all_articles
from claimdiff.reports.page_data import PageArticle, PageDirection, PageFinding, PageSection, PageSide
from claimdiff.reports.passage import SentenceBounds, passages_of, sentence_bounds
from claimdiff.reports.shown_text import cut_end, shown, web_address
from claimdiff.reports.ui_texts import UiTexts, language_direction

N_CARDS = 200
"""Findings of one relation shown with their context. A card is about 6 kB and 60 elements: three relations stay near
4 MB and open at once."""
N_ROWS = 1000
"""Findings of one relation listed in short after the cards; the rest is in the files beside the page."""
LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}")
TITLE_CHARACTERS = 300
PATH_CHARACTERS = 300


def shown_language(code: str) -> str:
    """Return a language as HTML's `lang` takes it: empty where it is unknown or no language code at all."""
    return code if code != "und" and LANGUAGE_CODE.fullmatch(code) else ""


def _label(article: Article) -> str:
    """Return what the article is called by: its outlet, else its web host, else its file's name."""
    if article.outlet and shown(article.outlet).strip():
        return cut_end(shown(article.outlet).strip(), 80)
    address = web_address(article.url) or web_address(article.path)
    if address:
        return (urlsplit(address).hostname or address).removeprefix("www.")
    return cut_end(shown(PurePath(article.path).name or article.path), 80)


def page_articles(comparison: Comparison, texts: UiTexts) -> dict[str, PageArticle]:
    """Return every article that was read, by its id, in the order given."""
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
            label=_label(article),
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
        )
        for number, article in enumerate(all_articles(comparison), start=1)
    }


class FindingCards:
    """Turns findings into the page's cards; knows the articles' rows, the sentences and the interface's words."""

    def __init__(self, articles: Mapping[str, PageArticle], claims: Iterable[Claim], texts: UiTexts) -> None:
        self._articles = articles
        self._bounds: SentenceBounds = sentence_bounds(claims)
        self._texts = texts

    def _side(self, side: Side) -> PageSide:
        claim = side.claim
        passage, whole = passages_of(side, self._bounds)
        return PageSide(
            article=self._articles[side.article.article_id],
            language=shown_language(claim.language),
            language_name=self._texts.language_name(claim.language),
            direction=language_direction(claim.language),
            passage=passage,
            whole=whole,
            role=claim.role,
            speaker=cut_end(shown(claim.speaker), 200) if claim.speaker else None,
            quoted=claim.quoted,
        )

    def _direction(self, given: PageSide, about: PageSide, entailment: float, contradiction: float) -> PageDirection:
        percent = self._texts.percent
        neutral = max(0.0, 1.0 - entailment - contradiction)
        return PageDirection(given, about, percent(entailment), percent(contradiction), percent(neutral))

    def card(self, finding: Finding, number: int) -> PageFinding:
        """Return the card of `finding`; a change shows its earlier side first."""
        left, right = self._side(finding.left), self._side(finding.right)
        directions = (
            self._direction(left, right, finding.entailment_lr, finding.contradiction_lr),
            self._direction(right, left, finding.entailment_rl, finding.contradiction_rl),
        )
        is_later_first = finding.relation == "change" and _is_later(finding.left, finding.right)
        return PageFinding(
            finding_id=finding.finding_id,
            number=number,
            relation=finding.relation,
            kind=self._texts.texts.get(f"kind_{finding.kind}", finding.kind),
            probability=finding.probability,
            percent=self._texts.percent(finding.probability),
            word=self._texts.probability_word(finding.probability),
            bar=min(100, max(1, round(finding.probability * 100))),
            reason=cut_end(shown(finding.reason), 500) if finding.reason else None,
            similarity=f"{finding.similarity:.2f}",
            sides=(right, left) if is_later_first else (left, right),
            directions=directions,
        )

    def section(self, relation: str, findings: tuple[Finding, ...], numbers: Iterator[int]) -> PageSection:
        """Return the section of one relation: `N_CARDS` cards, `N_ROWS` rows, and how many are left."""
        cards = tuple(map(self.card, findings[:N_CARDS], numbers))
        rows = tuple(map(self.card, findings[N_CARDS : N_CARDS + N_ROWS], numbers))
        n_unlisted = max(0, len(findings) - N_CARDS - N_ROWS)
        list(islice(numbers, n_unlisted))
        return PageSection(relation, len(findings), cards, rows, n_unlisted)


def _is_later(left: Side, right: Side) -> bool:
    """Tell whether the left article came out after the right one, as far as both say when."""
    return (left.article.published or "") > (right.article.published or "") > ""


def page_sections(
    comparison: Comparison, articles: Mapping[str, PageArticle], texts: UiTexts
) -> tuple[PageSection, PageSection, PageSection, PageSection]:
    """Return contradictions, changes, agreements and undecided pairs, numbered through."""
    cards = FindingCards(articles, comparison.claims, texts)
    numbers = count(1)
    first, second, third = (
        cards.section(relation, tuple(item for item in comparison.findings if item.relation == relation), numbers)
        for relation in RELATION_ORDER
    )
    return first, second, third, cards.section("undecided", tuple(comparison.undecided), numbers)
