"""Claims: every sentence of an article and every clause and quote in it that asserts something of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claimdiff.claims.clauses import MAX_FRAME_WORDS, MAX_SENTENCE_WORDS, cut_clauses
from claimdiff.claims.pieces import MIN_CLAUSE_WORDS
from claimdiff.claims.sentences import split_sentences
from claimdiff.claims.words import count_words
from claimdiff.quotes import find_quotes
from claimdiff.records import Article, Block, Claim, ClaimLevel, make_id

MIN_CLAIM_WORDS = 3
"""Fewer words assert nothing that another outlet could contradict."""
MIN_SHARE_OF_SENTENCE = 0.85
"""A clause with more of its sentence's characters than this says what the sentence says."""

_ROLES_WITH_CLAIMS = ("title", "subheading", "body")
_QUESTION_END = re.compile(r"[?？؟;]?[?？؟][\"”»'’)\]]*\s*$")
_QUESTION_START = re.compile(r"[\s«“\"]*(?:هل|آیا)\s")
"""Words that open nothing but a question, whether or not its mark stands within the quote."""
_EDGE_MARKS = '«»“”„"＂‹›「」『』'
_QUOTE_COMMAS = ",،， "
"""What English sets before the mark that closes a quote, and is no part of what was said."""
_PAIRED = (("«", "»"), ("“", "”"), ("(", ")"), ("（", "）"), ("「", "」"), ("『", "』"))

IdentifyLanguage = Callable[[str, str], str]
"""(sentence, language of its article) -> language of the sentence."""


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    end: int
    level: ClaimLevel
    quoted: bool


def cut_claims(article: Article, identify_language: IdentifyLanguage = lambda _text, language: language) -> list[Claim]:
    """Return the claims of an article in order; `article.text[claim.start:claim.end] == claim.text` for each.

    Questions, bylines, captions and pieces of fewer than `MIN_CLAIM_WORDS` words give none; the article keeps them.
    """
    claims: list[Claim] = []
    for block in article.blocks:
        if block.role in _ROLES_WITH_CLAIMS:
            claims += _cut_block(article, block, identify_language)
    return claims


def _cut_block(article: Article, block: Block, identify_language: IdentifyLanguage) -> Iterator[Claim]:
    paragraph = article.text[block.start : block.end]
    for start, end in split_sentences(paragraph, article.language):
        sentence = paragraph[start:end]
        if not _asserts(sentence):
            continue
        language = identify_language(sentence, article.language)
        for cut in cut_sentence(sentence, language):
            at, to = block.start + start + cut.start, block.start + start + cut.end
            yield Claim(
                claim_id=make_id(article.article_id, str(at), str(to)),
                article_id=article.article_id,
                text=article.text[at:to],
                start=at,
                end=to,
                sentence_start=block.start + start,
                sentence_end=block.start + end,
                level=cut.level,
                language=language,
                role=block.role,
                quoted=cut.quoted,
            )


def cut_sentence(sentence: str, language: str) -> list[_Cut]:
    """Return the spans of a sentence that are claims: itself where it is one, its clauses, its quotes."""
    clauses = [_clause(sentence, span.start, span.end) for span in cut_clauses(sentence, language)]
    parts = _drop_repeats(sentence, [*_cut_quotes(sentence, language), *clauses])
    if count_words(sentence) <= MAX_SENTENCE_WORDS or len(parts) <= 1 or _leaves_something(sentence, parts):
        quotes = find_quotes(sentence)
        whole_is_quote = any(quote.start <= 1 and quote.end >= len(sentence) - 1 for quote in quotes)
        parts = [part for part in parts if part.end - part.start < MIN_SHARE_OF_SENTENCE * len(sentence)]
        parts = [_Cut(0, len(sentence), "sentence", whole_is_quote), *parts]
    return sorted(parts, key=lambda cut: (cut.start, -cut.end))


def _leaves_something(sentence: str, parts: list[_Cut]) -> bool:
    """Whether the parts leave out more than a mere attribution: then the whole sentence speaks for it."""
    covered_to = 0
    for part in [*sorted(parts, key=lambda cut: cut.start), _Cut(len(sentence), len(sentence), "clause", False)]:
        if count_words(sentence[covered_to : part.start]) > MAX_FRAME_WORDS:
            return True
        covered_to = max(covered_to, part.end)
    return False


def _cut_quotes(sentence: str, language: str) -> Iterator[_Cut]:
    for quote in find_quotes(sentence):
        inner = sentence[quote.inner_start : quote.inner_end]
        sentences = split_sentences(inner, language)
        least = MIN_CLAUSE_WORDS if len(sentences) == 1 else MIN_CLAIM_WORDS  # one of several is no mere term
        for start, end in sentences:
            said = inner[start:end].rstrip(_QUOTE_COMMAS)
            at = quote.inner_start + start
            if not _asserts(said) or count_words(said) < least:
                continue
            most = MIN_SHARE_OF_SENTENCE * len(said)
            clauses = [span for span in cut_clauses(said, language) if span.end - span.start < most]
            yield from (_Cut(at + span.start, at + span.end, "quote", True) for span in clauses)
            if len(clauses) <= 1 or count_words(said) <= MAX_SENTENCE_WORDS:
                yield _Cut(at, at + len(said), "quote", True)


def _clause(sentence: str, start: int, end: int) -> _Cut:
    """Balance quote marks and brackets at the ends of a clause: a mark whose partner lies outside is cut off."""
    for opener, closer in _PAIRED:
        text = sentence[start:end]
        if text.startswith(opener) and closer not in text:
            start += 1
        if text.endswith(closer) and opener not in text:
            end -= 1
    quoted = any(quote.start <= start and end <= quote.end for quote in find_quotes(sentence))
    return _Cut(start, end, "clause", quoted)


def _drop_repeats(sentence: str, cuts: list[_Cut]) -> list[_Cut]:
    """Keep one of several spans with the same words, the one with more context."""
    kept: dict[str, _Cut] = {}
    for cut in sorted(cuts, key=lambda cut: (cut.start - cut.end, cut.start)):
        kept.setdefault(sentence[cut.start : cut.end].strip(_EDGE_MARKS + " .,،。"), cut)
    return list(kept.values())


def _asserts(sentence: str) -> bool:
    """Whether a sentence can be a claim: not a question, not a mere fragment."""
    if _QUESTION_END.search(sentence[-12:]) or _QUESTION_START.match(sentence):
        return False
    return count_words(sentence) >= MIN_CLAIM_WORDS
