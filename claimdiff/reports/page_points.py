"""The points as cards and rows of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import isnan

from claimdiff.records import Finding, Side
from claimdiff.reports.article_text import ArticleText
from claimdiff.reports.page_articles import shown_language
from claimdiff.reports.page_data import (
    PageArticle,
    PageDirection,
    PageFinding,
    PagePoint,
    PagePosition,
    PageRow,
    PageSection,
    PageStatement,
)
from claimdiff.reports.passage import passage_of
from claimdiff.reports.point_statements import UNDECIDED, StatedPoint, StatedPosition, Statement
from claimdiff.reports.shown_text import cut_end, shown
from claimdiff.reports.ui_texts import UiTexts, language_direction

N_CARDS = 40
"""Points of one relation that stand as cards in the markup. With scripts, the further ones become cards when a reader
gets to them; without, they are one line each with links to their sentences. A card is about 5 kB and 60 elements."""
N_CARD_FINDINGS = 60
"""Findings under those cards, from which on no further card is added: points may have many."""
N_STATEMENTS = 4
"""Statements of one position shown with their context; the further ones are named and link to their sentence."""
ROW_CHARACTERS = 40
SECTIONS = ("contradiction", "change", "agreement", "undecided")
REASON_CHARACTERS = 500
SPEAKER_CHARACTERS = 200


def shown_reason(finding: Finding) -> str | None:
    """Return a finding's reason as it may be shown."""
    return cut_end(shown(finding.reason), REASON_CHARACTERS) if finding.reason else None


def shown_speaker(side: Side) -> str | None:
    """Return a claim's speaker as it may be shown."""
    return cut_end(shown(side.claim.speaker), SPEAKER_CHARACTERS) if side.claim.speaker else None


class PointCards:
    """Turns points into the page's cards; knows the articles, their sentences and the interface's words."""

    def __init__(
        self, articles: Mapping[str, PageArticle], contents: Mapping[str, ArticleText], texts: UiTexts
    ) -> None:
        self._articles = articles
        self._contents = contents
        self._texts = texts

    def sections(self, points: Sequence[StatedPoint]) -> tuple[PageSection, PageSection, PageSection, PageSection]:
        """Return contradictions, changes, agreements and undecided pairs."""
        n_findings = Counter(
            "undecided" if point.section == UNDECIDED else finding.relation
            for point in points
            for finding in point.point.findings
        )
        first, second, third, fourth = (
            self._section(relation, n_findings[relation], [point for point in points if point.section == number])
            for number, relation in enumerate(SECTIONS)
        )
        return first, second, third, fourth

    def _section(self, relation: str, n_findings: int, points: Sequence[StatedPoint]) -> PageSection:
        n_before = accumulate((len(point.point.findings) for point in points), initial=0)
        n_cards = sum(n < N_CARD_FINDINGS for n, _ in zip(n_before, points[:N_CARDS], strict=False))
        return PageSection(
            relation=relation,
            n_findings=n_findings,
            n_points=len(points),
            cards=tuple(map(self.card, points[:n_cards])),
            rows=tuple(self._row(point, finding) for point in points[n_cards:] for finding in point.point.findings),
        )

    def card(self, point: StatedPoint) -> PagePoint:
        """Return the card of a point."""
        findings = point.point.findings
        articles = {
            statement.side.article.article_id for position in point.positions for statement in position.statements
        }
        count = self._texts.count
        return PagePoint(
            anchor=point.anchor,
            number=point.number,
            relation=point.point.relation,
            tally=self._joined(count("in_articles", len(articles)), count("findings", len(findings)))
            if len(findings) > 1
            else None,
            positions=tuple(self._position(point, number) for number in range(len(point.positions))),
            findings=tuple(self._finding(point, finding) for finding in findings),
        )

    def _joined(self, *parts: str) -> str:
        return self._texts.texts["separator"].join(filter(None, parts))

    def _letter(self, point: StatedPoint, number: int) -> str:
        return self._texts.letter(number) if len(point.positions) > 1 else ""

    def _position(self, point: StatedPoint, number: int) -> PagePosition:
        position = point.positions[number]
        statements = tuple(map(self._statement, position.statements))
        return PagePosition(
            self._letter(point, number),
            self._position_tally(position),
            statements[:N_STATEMENTS],
            statements[N_STATEMENTS:],
        )

    def _position_tally(self, position: StatedPosition) -> str | None:
        n_articles = len({statement.side.article.article_id for statement in position.statements})
        if n_articles < 2:
            return None
        count = self._texts.count
        return self._joined(count("in_articles", n_articles), count("sources", position.n_sources))

    def _statement(self, statement: Statement) -> PageStatement:
        side = statement.side
        sentence, passage = passage_of(side, statement.evidence, self._contents[side.article.article_id])
        return PageStatement(
            article=self._articles[side.article.article_id],
            sentence=sentence.number,
            language=shown_language(side.claim.language),
            language_name=self._texts.language_name(side.claim.language),
            direction=language_direction(side.claim.language),
            passage=passage,
            role=side.claim.role,
            speaker=shown_speaker(side),
            quoted=side.claim.quoted,
        )

    def _finding(self, point: StatedPoint, finding: Finding) -> PageFinding:
        texts = self._texts
        left, right = (self._articles[side.article.article_id] for side in (finding.left, finding.right))
        places = point.place_of(finding.left), point.place_of(finding.right)
        is_turned = places[0] > places[1]
        return PageFinding(
            finding_id=finding.finding_id,
            relation=finding.relation,
            kind=texts.texts.get(f"kind_{finding.kind}", finding.kind),
            percent=texts.percent(finding.probability),
            word=texts.probability_word(finding.probability),
            bar=min(100, max(1, round(finding.probability * 100))),
            reason=shown_reason(finding),
            sources=self._sources(finding, is_turned),
            state=finding.state,
            review=self._review(finding),
            similarity=self._texts.decimal(finding.similarity),
            sides=(right, left) if is_turned else (left, right),
            letters=(self._letter(point, min(places)), self._letter(point, max(places))),
            directions=self._directions(finding, left, right),
        )

    def _sources(self, finding: Finding, is_turned: bool) -> str | None:
        """Return how many independent outlets stand against how many; one against one needs no words."""
        if finding.relation == "agreement" or max(finding.independent_sources or (0,)) < 2:
            return None
        assert finding.independent_sources is not None
        first, second = finding.independent_sources[:: -1 if is_turned else 1]
        return self._texts.texts["sources_of_sides"].format(
            first=self._texts.number(first), second=self._texts.number(second)
        )

    def _review(self, finding: Finding) -> str | None:
        review = finding.review
        if review is None:
            return None
        parts = [self._texts.texts[f"mark_{review.decision}"], cut_end(shown(review.note), REASON_CHARACTERS)]
        if review.reviewed:
            parts.append(shown(self._texts.date(review.reviewed)))
        return self._joined(*parts)

    def _directions(self, finding: Finding, left: PageArticle, right: PageArticle) -> tuple[PageDirection, ...]:
        forward = self._direction(left, right, finding.entailment_lr, finding.contradiction_lr)
        if isnan(finding.entailment_rl):  # an undecided pair may have been judged one way only
            return (forward,)
        return forward, self._direction(right, left, finding.entailment_rl, finding.contradiction_rl)

    def _direction(
        self, given: PageArticle, about: PageArticle, entailment: float, contradiction: float
    ) -> PageDirection:
        percent = self._texts.percent
        neutral = max(0.0, 1.0 - entailment - contradiction)
        return PageDirection(given, about, percent(entailment), percent(contradiction), percent(neutral))

    def _row(self, point: StatedPoint, finding: Finding) -> PageRow:
        left, right = self._row_side(finding.left), self._row_side(finding.right)
        is_turned = point.place_of(finding.left) > point.place_of(finding.right)
        return PageRow(
            finding.finding_id,
            point.number,
            finding.relation,
            self._texts.texts.get(f"kind_{finding.kind}", finding.kind),
            self._texts.percent(finding.probability),
            shown_reason(finding),
            (right, left) if is_turned else (left, right),
        )

    def _row_side(self, side: Side) -> tuple[str, str, str, str, str]:
        article = self._articles[side.article.article_id]
        sentence = self._contents[side.article.article_id].sentence_at(side.claim.start)
        return (
            article.label,
            f"s{article.number}-{sentence.number}",
            shown_language(side.claim.language),
            language_direction(side.claim.language),
            cut_end(shown(side.claim.text[: ROW_CHARACTERS * 2]), ROW_CHARACTERS),
        )
