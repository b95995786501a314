"""The JSON that the page's script works from: everything about the findings except the articles' sentences.

Lists instead of objects, and every text once: ten thousand findings take about 2 MB. Sentences stand in the markup
already; claims are places in them, counted in UTF-16 units as scripts count.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from math import isnan
from typing import Any

from claimdiff.records import Finding, Side, Span
from claimdiff.reports.article_text import ArticleText, Sentence
from claimdiff.reports.page_articles import shown_language
from claimdiff.reports.page_data import PageArticle
from claimdiff.reports.page_points import shown_reason, shown_speaker
from claimdiff.reports.point_statements import StatedPoint
from claimdiff.reports.shown_text import shown
from claimdiff.reports.ui_texts import UiTexts, language_direction

RELATIONS = ("contradiction", "change", "agreement")
ESCAPED = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
"""What could end the script element, begin another or, in old parsers, end a line of it."""


class Table:
    """Values by number, each once."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._numbers: dict[str, int] = {}

    def number(self, key: str, row: object = None) -> int:
        """Return the number of the row with `key`, which is added where it is new (as `key` itself by default)."""
        if key not in self._numbers:
            self._numbers[key] = len(self.rows)
            self.rows.append(key if row is None else row)
        return self._numbers[key]

    def number_or_none(self, key: str | None) -> int:
        """Return the number of `key`, or -1 where there is nothing."""
        return -1 if key is None else self.number(key)


class ScriptData:
    """Collects the tables of the page's JSON."""

    def __init__(
        self, articles: Mapping[str, PageArticle], contents: Mapping[str, ArticleText], texts: UiTexts
    ) -> None:
        self._articles = articles
        self._contents = contents
        self._texts = texts
        names = ("languages", "claims", "kinds", "percents", "words", "reasons", "speakers", "states")
        self._tables = {name: Table() for name in names}
        self._claim_numbers: dict[str, int] = {}

    def record(self, points: Sequence[StatedPoint]) -> dict[str, Any]:
        """Return the whole JSON object."""
        findings: list[list[Any]] = []
        rows = []
        for point in points:
            findings += [self._finding(point, finding) for finding in point.point.findings]
            positions = [
                [position.n_sources, *(self._claim(statement.side) for statement in position.statements)]
                for position in point.positions
            ]
            n_findings = len(point.point.findings)
            rows.append([point.section, n_findings, positions, *([point.anchor] if n_findings > 1 else [])])
        articles = [self._article(article) for article in self._articles.values()]
        tables = {name: table.rows for name, table in self._tables.items()}
        return {"articles": articles, **tables, "findings": findings, "points": rows}

    def _language(self, code: str, name: str, direction: str) -> int:
        return self._tables["languages"].number(f"{code} {name}", [code, name, direction])

    def _article(self, article: PageArticle) -> list[Any]:
        return [
            article.label,
            article.title,
            self._language(article.language, article.language_name, article.direction),
            article.published,
            article.published_text,
            article.url,
            int(article.is_compared),
        ]

    def _claim(self, side: Side) -> int:
        """Return the number of a claim in its table, where it is new with a row for it."""
        article_id = side.article.article_id
        key = f"{article_id} {side.claim.claim_id}"
        if key not in self._claim_numbers:
            self._claim_numbers[key] = self._tables["claims"].number(key, self._claim_row(side))
        return self._claim_numbers[key]

    def _claim_row(self, side: Side) -> list[Any]:
        claim, article_id = side.claim, side.article.article_id
        text = self._contents[article_id]
        sentence = text.sentence_at(claim.start)
        language = self._language(
            shown_language(claim.language),
            self._texts.language_name(claim.language),
            language_direction(claim.language),
        )
        return [
            self._articles[article_id].number - 1,
            sentence.number,
            *_utf16(sentence, text.shown_span(sentence, (claim.start, claim.end))),
            language,
            self._tables["speakers"].number_or_none(shown_speaker(side)),
            int(claim.quoted),
            claim.role,
        ]

    def _finding(self, point: StatedPoint, finding: Finding) -> list[Any]:
        texts, tables = self._texts, self._tables
        kind = texts.texts.get(f"kind_{finding.kind}", finding.kind)
        return [
            finding.finding_id,
            RELATIONS.index(finding.relation) if finding.relation in RELATIONS else 0,
            tables["kinds"].number(finding.kind, [finding.kind, kind]),
            round(finding.probability, 4),
            self._percent(finding.probability),
            tables["words"].number(texts.probability_word(finding.probability)),
            self._claim(finding.left),
            self._claim(finding.right),
            tables["reasons"].number_or_none(shown_reason(finding)),
            self._evidence(finding),
            tables["states"].number_or_none(finding.state),
            list(finding.independent_sources) if finding.independent_sources else 0,
            [
                *self._shares(finding.entailment_lr, finding.contradiction_lr),
                *self._shares(finding.entailment_rl, finding.contradiction_rl),
            ],
            round(finding.similarity, 2),
            self._review(finding),
            [point.place_of(finding.left), point.place_of(finding.right)],
        ]

    def _percent(self, probability: float) -> int:
        return self._tables["percents"].number(self._texts.percent(probability))

    def _shares(self, entailment: float, contradiction: float) -> list[int]:
        if isnan(entailment):
            return []
        return [
            self._percent(entailment),
            self._percent(contradiction),
            self._percent(max(0.0, 1.0 - entailment - contradiction)),
        ]

    def _evidence(self, finding: Finding) -> list[list[int]] | int:
        if finding.evidence is None:
            return 0
        return [
            self._spans(finding.left, finding.evidence.left),
            self._spans(finding.right, finding.evidence.right),
        ]

    def _spans(self, side: Side, spans: Iterable[Span]) -> list[int]:
        """Return the ends of the conflicting words in their sentence, all in one list."""
        text = self._contents[side.article.article_id]
        sentence = text.sentence_at(side.claim.start)
        return [offset for span in spans for offset in _utf16(sentence, text.shown_span(sentence, span))]

    def _review(self, finding: Finding) -> list[str] | int:
        review = finding.review
        if review is None:
            return 0
        return [
            review.decision,
            shown(review.note),
            shown(self._texts.date(review.reviewed)) if review.reviewed else "",
        ]


def _utf16(sentence: Sentence, span: Span) -> Span:
    """Return a span of a sentence's characters in UTF-16 units."""
    start, end = (len(sentence.text[:offset].encode("utf-16-le")) // 2 for offset in span)
    return start, end


def script_json(record: Mapping[str, Any]) -> str:
    """Return `record` as JSON that may stand in a script element: one row of a table a line, for whoever reads it."""
    lines = []
    for name, rows in record.items():
        if isinstance(rows, list):
            inner = ",\n".join(_dumps(row) for row in rows)
            lines.append(f"{_dumps(name)}:[\n{inner}\n]" if rows else f"{_dumps(name)}:[]")
        else:
            lines.append(f"{_dumps(name)}:{_dumps(rows)}")
    return "{" + ",\n".join(lines) + "}"


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(ESCAPED)
