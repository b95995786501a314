"""Findings made by hand, without judging anything."""

from __future__ import annotations

from claimdiff.records import Article, Block, Claim, Evidence, Finding, Kind, Relation, Side, Span, make_id

_FILLER = "x" * 200


def side(
    outlet: str,
    text: str,
    *,
    day: str | None = None,
    sentence: int = 0,
    whole: str | None = None,
    name: str | None = None,
    language: str = "en",
    url: str | None = None,
) -> Side:
    """Return a claim of one outlet's article; `sentence` is where it begins, `whole` the article's text."""
    article_id = make_id(outlet, day or "")
    body = whole if whole is not None else " " * sentence + text + _FILLER + outlet
    article = Article(
        article_id,
        f"{outlet}.txt",
        body,
        (Block(0, len(body), "body"),),
        language,
        None,
        name if name is not None else outlet,
        url,
        day,
    )
    start, end = sentence, sentence + len(text)
    claim = Claim(make_id(article_id, text), article_id, text, start, end, start, end, "sentence", language)
    return Side(article, claim)


def finding(
    relation: Relation,
    left: Side,
    right: Side,
    *,
    kind: Kind | None = None,
    probability: float = 0.9,
    words: tuple[str, str] | None = None,
) -> Finding:
    """Return a finding about two sides; `words` are the evidence in either claim."""
    evidence = None if words is None else Evidence((_find(left, words[0]),), (_find(right, words[1]),))
    return Finding(
        make_id(left.claim.article_id, left.claim.text, right.claim.article_id, right.claim.text),
        relation,
        kind or ("paraphrase" if relation == "agreement" else "other"),
        probability,
        0.8,
        0.0,
        0.0,
        0.0,
        0.0,
        left,
        right,
        evidence=evidence,
    )


def _find(side: Side, words: str) -> Span:
    start = side.claim.start + side.claim.text.index(words)
    return start, start + len(words)
