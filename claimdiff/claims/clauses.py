"""Clauses: the spans inside one sentence that each assert something of their own.

A long agency sentence packs a quote, a relative clause, a purpose clause and a background clause into sixty words.
It is cut only where something says that a clause of its own begins: a semicolon or dash, a connective or relative
pronoun after a comma, the word between a verb of saying and what was said. Anything else between two
commas (a weekday, a place, an adjunct) stays inside its clause, so that no claim is a torso.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from claimdiff.claims.markers import Markers, markers_of
from claimdiff.claims.quotes import Quote, find_quotes
from claimdiff.claims.words import count_words, fold_for_markers, word_starts

MIN_CLAUSE_WORDS = 4
"""Shorter pieces (a name, a weekday, `he said`) assert nothing that can be compared."""
MIN_OPENING_WORDS = 3
"""A piece between commas with fewer words is part of an enumeration or an adjunct, whatever word opens it."""
MAX_FRAME_WORDS = 14
"""How far from its verb of saying the word may stand that hands over to what was said."""
MAX_ATTRIBUTION_WORDS = 9
"""A piece with a verb of saying and no more words than this only names a source."""
MAX_ANTECEDENT_WORDS = 3
"""Words before a relative pronoun that its claim borrows, so that it says of whom it speaks."""

_SEPARATOR = re.compile(r"[،,;؛；，、:：]|(?<=\s)[—–\-](?=\s)|—")
_HARD = ";؛；:：—–-"
_WIDE_COMMA = "，、"
_CONTINUES = ("none", "saying", "complement")
"""Openings of a piece that goes on with what stood before an aside."""
_AND = ("and", "et", "и", "та", "і", "й", "y", "e", "ed", "und", "و", "اور", "और", "dan", "ve")
_EDGE = " \t\n،,;؛；，、:：.。۔।…—–-"

Opening = Literal["main", "relative", "source", "saying", "complement", "none"]
"""How a piece begins: a clause of its own, a relative clause, a source, a mere `he said`, what was said, or nothing."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two separators of a sentence."""

    start: int
    end: int
    opening: Opening
    is_hard: bool
    """Whether a semicolon, colon or single dash stands before it."""
    says: bool
    """Whether it holds a verb of saying, which a `that` after it may complete."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a sentence."""

    start: int
    end: int


def cut_clauses(sentence: str, language: str) -> list[Span]:
    """Return the clauses of one sentence that assert something, in order of their beginning; they may nest."""
    markers = markers_of(language)
    quotes = find_quotes(sentence)
    clauses = _join_pieces(_cut_pieces(sentence, quotes, markers))
    spans: list[Span] = []
    for (main, asides), following in zip(clauses, [*clauses[1:], None], strict=True):
        spans += [_borrow_antecedent(sentence, aside, main.start) for aside in asides]
        if main.opening == "source":  # it names who says what the neighbouring clause claims
            continue
        hands_over = following is not None and following[0].opening == "complement"
        spans += _cut_reported(sentence, main, quotes, markers, hands_over=hands_over)
    kept = {_trim(sentence, span, markers) for span in spans}
    return sorted(
        (span for span in kept if _asserts(sentence[span.start : span.end], markers)), key=lambda s: (s.start, -s.end)
    )


def _cut_pieces(sentence: str, quotes: list[Quote], markers: Markers | None) -> list[Piece]:
    separators = [mark for mark in _SEPARATOR.finditer(sentence) if _separates(sentence, mark, quotes)]
    dashes = [mark for mark in separators if mark.group() in "—–-"]
    if len(dashes) > 1:  # a pair of dashes encloses an aside: what follows goes on with what stood before
        separators = [mark for mark in separators if mark not in dashes]
    pieces = []
    start, is_hard = 0, True
    for end, after, hard_after in [
        *((mark.start(), mark.end(), mark.group() in _HARD) for mark in separators),
        (len(sentence), len(sentence), True),
    ]:
        if sentence[start:end].strip():
            opening = _opening_of(sentence[start:end], is_hard, markers)
            says = opening != "source" and _says(sentence[start:end], markers)
            pieces.append(Piece(start, end, opening, is_hard, says))
        start, is_hard = after, hard_after
    return pieces


def _separates(sentence: str, mark: re.Match[str], quotes: list[Quote]) -> bool:
    """Whether a mark separates pieces: not inside a quote or brackets, not inside a number or a time."""
    at = mark.start()
    if any(quote.start < at < quote.end for quote in quotes):
        return False
    before, after = sentence[at - 1 : at], sentence[mark.end() : mark.end() + 1]
    if before.isdigit() and after.isdigit():
        return False
    head = sentence[:at]
    return all(head.count(opener) <= head.count(closer) for opener, closer in ("()", "（）", "[]"))


def _opening_of(piece: str, is_hard: bool, markers: Markers | None) -> Opening:
    """Tell what kind of clause a piece begins, from its first word."""
    text = fold_for_markers(piece.lstrip()[:80])
    if markers is None:
        return "main" if is_hard else "none"
    if markers.complementiser.match(text) and not markers.relative.match(text):
        return "complement"
    if markers.source.match(text):
        return "source"
    attributes = _only_attributes(piece, markers)
    if attributes and not markers.opener.match(text):
        return "saying"
    if count_words(piece) < MIN_OPENING_WORDS and not attributes:
        return "main" if is_hard else "none"
    if markers.relative.match(text):
        return "relative"
    return "main" if is_hard or markers.opener.match(text) else "none"


def _join_pieces(pieces: list[Piece]) -> list[tuple[Piece, list[Piece]]]:
    """Join pieces to clauses, each with its relative clauses; a piece that opens nothing goes on with the last one."""
    clauses: list[tuple[Piece, list[Piece]]] = []
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        if not clauses or piece.is_hard:
            clauses.append((piece, []))
            continue
        main, asides = clauses[-1]
        is_aside = following is not None and not following.is_hard and following.opening in _CONTINUES
        joined = Piece(main.start, piece.end, main.opening, main.is_hard, main.says or piece.says)
        if piece.opening == "none" and main.opening in ("source", "saying") and not asides:
            clauses.append((piece, []))  # "According to the ministry, | three …": the source was only a frame
        elif piece.opening == "none" or (piece.opening in ("source", "saying") and is_aside) or _goes_on(main, piece):
            clauses[-1] = (joined, asides)
        elif piece.opening == "relative":
            clauses[-1] = (joined if is_aside else main, [*asides, piece])
        else:
            clauses.append((piece, []))
    return clauses


def _goes_on(main: Piece, piece: Piece) -> bool:
    """Whether a `that` completes no verb of saying: what is denied or feared must not be cut from its verb."""
    return piece.opening == "complement" and not main.says


def _borrow_antecedent(sentence: str, aside: Piece, earliest: int) -> Span:
    """Extend a relative clause to the noun before it: `Putin, who led the invasion in 2022`."""
    starts = [at for at in word_starts(sentence[: aside.start]) if at >= earliest]
    return Span(starts[-MAX_ANTECEDENT_WORDS:][0] if starts else aside.start, aside.end)


def _cut_reported(
    sentence: str, clause: Piece, quotes: list[Quote], markers: Markers | None, *, hands_over: bool
) -> list[Span]:
    """Cut a clause after each `said that`: what was said becomes a span of its own, the words before it do not.

    `hands_over` says that the next clause begins with `that`, so that this one, where nothing in it was
    cut, is its frame. A frame with more words than a mere attribution may assert something itself, and is kept.
    """
    cuts = [] if markers is None else _hand_overs(sentence, clause, quotes, markers)
    if not cuts and not hands_over:
        return [Span(clause.start, clause.end)]
    frame = Span(clause.start, cuts[0].start if cuts else clause.end)
    ends = [cut.start for cut in cuts[1:]] + [clause.end]
    spans = [Span(cut.end, end) for cut, end in zip(cuts, ends, strict=True)] if cuts else []
    if count_words(sentence[frame.start : frame.end]) > MAX_FRAME_WORDS:
        spans.append(Span(clause.start, clause.end))
    return spans


def _hand_overs(sentence: str, clause: Piece, quotes: list[Quote], markers: Markers) -> list[Span]:
    """Return the words in a clause that hand over from a verb of saying to what was said."""
    found: list[Span] = []
    said_at: int | None = None
    starts = [at for at in word_starts(sentence) if clause.start <= at < clause.end]
    for number, at in enumerate(starts):
        if any(quote.start < at < quote.end for quote in quotes):
            continue
        word = fold_for_markers(sentence[at : at + 60])
        before = sentence[:at].split()[-1] if number else ""
        if markers.saying.match(word):
            said_at = number
            continue
        hand_over = markers.complementiser.match(word)
        if hand_over is None or markers.no_hand_over.fullmatch(fold_for_markers(before)):
            continue
        is_first = said_at is not None and number - said_at <= MAX_FRAME_WORDS
        if is_first or (found and (before.lower() in _AND or word.startswith("و"))):
            keeps_word = markers.fused.match(word)
            found.append(Span(at, at if keeps_word else _after_word(sentence, at, len(hand_over.group()))))
            said_at = None
    return found


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
    if len(last) == 2 and last[1].lower() in _AND:  # "… and | that …": the word belongs to what was cut off
        end -= len(last[1]) + 1
    return Span(start, end)


def _asserts(text: str, markers: Markers | None) -> bool:
    return count_words(text) >= MIN_CLAUSE_WORDS and not (markers is not None and _only_attributes(text, markers))


def _only_attributes(text: str, markers: Markers) -> bool:
    """Whether a piece only names who said something: few words, a verb of saying or a source, no quote."""
    if markers.frame.match(text.strip()):
        return True
    if count_words(text) > MAX_ATTRIBUTION_WORDS or find_quotes(text):
        return False
    if markers.source.match(fold_for_markers(text.lstrip()[:80])):
        return True
    return _says(text, markers)


def _says(text: str, markers: Markers | None) -> bool:
    """Whether a piece holds a verb of saying."""
    return markers is not None and any(
        markers.saying.match(fold_for_markers(text[at : at + 60])) for at in word_starts(text)
    )
