"""Clauses: the spans inside one sentence that each assert something of their own.

A long agency sentence packs a quote, a relative clause, a purpose clause and a background clause into sixty words.
It is cut only where something says that a clause of its own begins: a semicolon or dash, a connective or relative
pronoun after a comma, the word between a verb of saying and what was said. Anything else between two
commas (a weekday, a place, an adjunct) stays inside its clause, so that no claim is a torso.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimdiff.claims.attribution import SayingWords, announces, frames, only_attributes
from claimdiff.claims.markers import Markers, markers_of
from claimdiff.claims.pieces import MIN_CLAUSE_WORDS, Piece, cut_pieces, join_pieces, keep_short
from claimdiff.claims.words import count_words, fold_for_markers, is_and, word_starts
from claimdiff.quotes import Quote, find_quotes

MAX_SENTENCE_WORDS = 20
"""A longer sentence with several clauses is no single claim: the judge reads its clauses. With 32, sentences that say
two things, one of them denied, took part as a whole and were judged for the wrong half."""
MAX_FRAME_WORDS = 14
"""How far from its verb of saying the word may stand that hands over to what was said."""
MIN_REPORTED_WORDS = 3
"""Words of what somebody is said to have said: `that three died`."""
MIN_LEAD_WORDS = 5
"""Words before a verb of saying that opens its clause from which they are another clause, not its adjunct."""
MAX_ANTECEDENT_WORDS = 3
"""Words before a relative pronoun that its claim borrows, so that it says of whom it speaks."""
MAX_ANTECEDENT_CHARS = 120
"""Characters in which those words are looked for."""
MAX_SUBJECT_WORDS = 4
"""Words before a relative clause that are taken for a mere subject."""

_EDGE = " \t\n،,;؛；，、:：.。۔।…—–-"
_OPENING_MARK = re.compile(r"\s*[:：]\s*[«“„\"「『‹]")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a sentence."""

    start: int
    end: int
    is_reported: bool = False
    """Whether it is what somebody is said to have said: a whole clause, however short."""


def cut_clauses(sentence: str, language: str) -> list[Span]:
    """Return the clauses of one sentence that assert something, in order of their beginning; they may nest."""
    markers = markers_of(language)
    quotes = find_quotes(sentence)
    clauses = join_pieces(cut_pieces(sentence, quotes, markers))
    if count_words(sentence) > MAX_SENTENCE_WORDS:
        clauses = keep_short(clauses)
    spans: list[Span] = []
    for (main, asides), following in zip(clauses, [*clauses[1:], None], strict=True):
        if main.opening == "source":  # it names who says what the neighbouring clause claims
            continue
        whole = [aside for aside in asides if count_words(sentence[aside.start : aside.end]) >= MIN_CLAUSE_WORDS]
        spans += [_borrow_antecedent(sentence, aside, main.start, markers) for aside in whole]
        if asides and main.end <= asides[0].start and count_words(sentence[main.start : main.end]) <= MAX_SUBJECT_WORDS:
            continue  # "Colonel Ramón Vallejo, who …": a subject whose verb comes later
        hands_over = _completes(main, following[0] if following else None)
        hands_over = hands_over or (main.says and _OPENING_MARK.match(sentence, main.end) is not None)
        spans += _cut_reported(sentence, main, quotes, markers, hands_over=hands_over)
    kept = {_trim(sentence, span, markers) for span in spans}
    return sorted((span for span in kept if _asserts(sentence, span, markers)), key=lambda s: (s.start, -s.end))


def _completes(main: Piece, following: Piece | None) -> bool:
    """Whether the next clause is what this one says, so that this one is its frame."""
    if following is None or following.opening != "complement":
        return False
    return not (following.goes_on and main.opening == "complement")


def _borrow_antecedent(sentence: str, aside: Piece, earliest: int, markers: Markers | None) -> Span:
    """Extend a relative clause to the noun before it: `Putin, who led the invasion in 2022`."""
    earliest = max(earliest, aside.start - MAX_ANTECEDENT_CHARS)
    starts = word_starts(sentence, earliest, aside.start)[-MAX_ANTECEDENT_WORDS:]
    if markers is not None:  # "said Putin, who …": the verb is not about what he did then
        said = [at for at in starts if markers.saying.match(fold_for_markers(sentence[at : at + 60]))]
        starts = [at for at in starts if not said or at > said[-1]]
    return Span(starts[0] if starts else aside.start, aside.end)


def _cut_reported(
    sentence: str, clause: Piece, quotes: list[Quote], markers: Markers | None, *, hands_over: bool
) -> list[Span]:
    """Cut a clause after each `said that`: what was said becomes a span of its own, the words before it do not.

    `hands_over` says that the next clause is what was said, so that this one, where nothing in it was
    cut, is its frame. A frame with more words than a mere attribution may assert something itself, and is kept.
    """
    cuts = [] if markers is None else _hand_overs(sentence, clause, quotes, markers)
    if not cuts and not hands_over:
        return [Span(clause.start, clause.end, clause.opening == "complement")]
    frame = Span(clause.start, cuts[0].start if cuts else clause.end)
    ends = [cut.start for cut in cuts[1:]] + [clause.end]
    spans = [Span(cut.end, end, is_reported=True) for cut, end in zip(cuts, ends, strict=True)] if cuts else []
    spans = [span for span in spans if span.end == clause.end or not frames(sentence[span.start : span.end], markers)]
    if count_words(sentence[frame.start : frame.end]) > MAX_FRAME_WORDS:
        spans.append(Span(clause.start, clause.end))
    elif markers is not None:
        spans += _claimed_by_frame(sentence, frame, markers)
    return spans


def _claimed_by_frame(sentence: str, frame: Span, markers: Markers) -> list[Span]:
    """Return what a frame claims beside who says it: `claimed the raid in a statement | that …`; nothing of an `if`."""
    starts = word_starts(sentence, frame.start, frame.end)
    words = [fold_for_markers(sentence[at : at + 60]) for at in starts]
    if any(markers.condition.match(word) for word in words):
        return []
    if markers.saying_opens:
        n_leading = _n_leading_words(words, markers)
        return [Span(frame.start, starts[n_leading])] if n_leading else []
    return [frame] if announces(sentence[frame.start : frame.end], markers) else []


def _n_leading_words(words: list[str], markers: Markers) -> int:
    """Return how many words of a frame are a clause before its verb of saying, where that verb opens its own clause.

    As in `the list lacks forty names, | their families say, | that …`, written without a comma in Arabic.
    """
    said = max((number for number, word in enumerate(words) if markers.saying.match(word)), default=0)
    return 0 if said < MIN_LEAD_WORDS or markers.adjunct.match(words[0]) else said


def _hand_overs(sentence: str, clause: Piece, quotes: list[Quote], markers: Markers) -> list[Span]:
    """Return the words in a clause that hand over from a verb of saying to what was said."""
    found: list[Span] = []
    heard = SayingWords(markers)
    for number, at in enumerate(word_starts(sentence, clause.start, clause.end)):
        if any(quote.start < at < quote.end for quote in quotes):
            continue
        word = fold_for_markers(sentence[at : at + 60])
        before = (sentence[max(clause.start, at - 60) : at].split() or [""])[-1]
        if heard.hear(number, word, before):
            continue
        hand_over = markers.complementiser.match(word)
        if hand_over is None or heard.is_withheld or markers.no_hand_over.fullmatch(fold_for_markers(before)):
            continue
        is_first = heard.said_at is not None and number - heard.said_at <= MAX_FRAME_WORDS
        if is_first and _is_relative(sentence, at, before, markers):
            continue
        if is_first or (found and (is_and(before) or word.startswith("و"))):
            keeps_word = markers.fused.match(word)
            found.append(Span(at, at if keeps_word else _after_word(sentence, at, len(hand_over.group()))))
            heard.complete()
    return found


def _is_relative(sentence: str, at: int, before: str, markers: Markers) -> bool:
    """Whether a word that both hands over and relates (`que`) relates: `warned Ana Ruiz, the geologist that …`."""
    if not markers.relative.match(fold_for_markers(sentence[at : at + 60])) or before.endswith((",", "،")):
        return False
    frame = sentence[max(0, at - 200) : at]
    since_comma = max(frame.rfind(","), frame.rfind("،"))
    return since_comma >= 0 and not any(
        markers.saying.match(fold_for_markers(frame[start : start + 60]))
        for start in word_starts(frame, since_comma, len(frame))
    )


def _after_word(sentence: str, start: int, folded_length: int) -> int:
    """Return where the word at `start` ends, counting `folded_length` letters and skipping vowel marks."""
    end, left = start, folded_length
    while end < len(sentence) and left > 0:
        left -= len(fold_for_markers(sentence[end]))
        end += 1
    while end < len(sentence) and not fold_for_markers(sentence[end]):
        end += 1
    return end


def _trim(sentence: str, span: Span, markers: Markers | None) -> Span:
    """Take separators and a leading hand-over word off both ends, and full stops off the end."""
    start, end = span.start, span.end
    while start < end and sentence[start] in _EDGE:
        start += 1
    if markers is not None:
        leading = markers.complementiser.match(fold_for_markers(sentence[start : min(end, start + 20)]))
        folded = fold_for_markers(sentence[start:end][:20])
        if leading and not markers.relative.match(folded) and not markers.fused.match(folded):
            start = _after_word(sentence, start, len(leading.group()))
    while start < end and sentence[start] in _EDGE:
        start += 1
    while end > start and sentence[end - 1] in _EDGE:
        end -= 1
    last = sentence[start:end].rsplit(" ", 1)
    if len(last) == 2 and is_and(last[1]):  # "… and | that …": the word belongs to what was cut off
        end -= len(last[1]) + 1
    return Span(start, end, span.is_reported)


def _asserts(sentence: str, span: Span, markers: Markers | None) -> bool:
    text = sentence[span.start : span.end]
    least = MIN_REPORTED_WORDS if span.is_reported else MIN_CLAUSE_WORDS
    return count_words(text) >= least and not (markers is not None and only_attributes(text, markers))
