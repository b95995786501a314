"""Small hand-made events: articles as lists of sentences, claims by their text, pairs by claim number."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from claimdiff.comparison import Comparison, Findings
from claimdiff.evaluation.gold import Event, GoldRow, GoldSide
from claimdiff.evaluation.pair_table import RelationProbabilities
from claimdiff.protocols import ModelFacts
from claimdiff.records import Article, CandidatePairs, Claim, Finding, Judgements, Side, make_id
from claimdiff.settings import Settings

FACTS = ModelFacts("stub", None, "fp32", None)


def make_article(name: str, sentences: Sequence[str], part: int | None = None) -> Article:
    """Return an article `name` (`outlet.language.txt`) of these sentences, in that language."""
    language = name.split(".")[1]
    return Article(make_id(name, str(part)), f"folder/{name}", " ".join(sentences), (), language, part=part)


def make_claim(article: Article, sentence: str, text: str | None = None) -> Claim:
    """Return the claim `text`, or the whole sentence, of an article."""
    text = text or sentence
    sentence_start = article.text.index(sentence)
    start = article.text.index(text, sentence_start)
    return Claim(
        claim_id=make_id(article.article_id, str(start), text),
        article_id=article.article_id,
        text=text,
        start=start,
        end=start + len(text),
        sentence_start=sentence_start,
        sentence_end=sentence_start + len(sentence),
        level="sentence" if text == sentence else "clause",
        language=article.language,
    )


def make_comparison(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    pairs: Sequence[tuple[int, int]],
    reported: Sequence[tuple[int, int, str, float]] = (),
) -> Comparison:
    """Return a comparison with these judged pairs and these findings (left, right, relation, probability)."""
    by_id = {article.article_id: article for article in articles}
    sides = [Side(by_id[claim.article_id], claim) for claim in claims]
    findings = [
        Finding(make_id(f"{one} {other}"), relation, "other", p, 0.9, 0, 0, 0, 0, sides[one], sides[other])
        for one, other, relation, p in reported
    ]  # fmt: skip
    n = len(pairs)
    candidates = CandidatePairs(
        np.array([one for one, _ in pairs], np.int32),
        np.array([other for _, other in pairs], np.int32),
        np.full(n, 0.9, np.float32),
    )
    judgements = Judgements(candidates, np.zeros((n, 3), np.float32), np.zeros((n, 3), np.float32))
    return Comparison(
        tuple(articles), tuple(claims), Findings(findings), (), (), judgements, Settings(), FACTS, FACTS
    )  # fmt: skip


def probabilities(contradiction: Sequence[float], agreement: Sequence[float] | None = None) -> RelationProbabilities:
    """Return probabilities; those of agreement are 0 where not given."""
    zeros = [0.0] * len(contradiction)
    return RelationProbabilities(
        np.array(contradiction, np.float32), np.array(zeros if agreement is None else agreement, np.float32)
    )


def gold_row(
    line: int,
    one: tuple[str, str],
    other: tuple[str, str],
    label: str = "contradiction",
    strength: str = "clear",
    kind: str = "number",
) -> GoldRow:
    """Return a row between (file, text) sides; a side may have a third item, the sentence that carries the text."""
    sides = tuple(GoldSide(side[0], None, side[1], side[2] if len(side) > 2 else side[1]) for side in (one, other))
    return GoldRow(line, sides, label, kind, strength, None)  # type: ignore[arg-type]


def make_event(rows: Sequence[GoldRow], languages: dict[str, str] | None = None) -> Event:
    """Return an event `folder` with this gold."""
    return Event(Path("folder"), (), languages or {}, tuple(rows))
