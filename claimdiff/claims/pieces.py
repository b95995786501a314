"""Pieces: what stands between the separators of a sentence, and how pieces join to clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from claimdiff.claims.attribution import only_attributes, says
from claimdiff.claims.markers import Markers
from claimdiff.claims.words import count_words, fold_for_markers, word_starts
from claimdiff.quotes import Quote

MIN_OPENING_WORDS = 3
"""A piece between commas with fewer words is part of an enumeration or an adjunct, whatever word opens it."""
MIN_CLAUSE_WORDS = 4
"""Shorter clauses (a name, a weekday, `he said`) assert nothing that can be compared by themselves."""

_SEPARATOR = re.compile(r"[،,;؛；，、:：]|(?<=\s)[—–\-](?=\s)|—")
_HARD = ";؛；:：—–-"
_CONTINUES = ("none", "saying", "complement")
"""Openings of a piece that goes on with what stood before an aside."""

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
    is_open: bool
    """Whether it holds only for what follows: a condition (`If the talks fail`), or a verb that hopes or denies."""
    withholds: bool
    """Whether it holds a verb of denying, hoping or demanding, or a `not` that takes a saying back."""
    goes_on: bool
    """Whether it goes on with what was said (`and that …` in one word, as Arabic writes it)."""
    n_words: int
    """Its words, as counted where a piece too short to be a claim joins its neighbour."""


def cut_pieces(sentence: str, quotes: list[Quote], markers: Markers | None) -> list[Piece]:
    """Return what stands between the separators of a sentence, in order."""
    separators = _separators(sentence, quotes)
    dashes = [mark for mark in separators if mark.group() in "—–-"]
    if len(dashes) > 1:  # a pair of dashes encloses an aside: what follows goes on with what stood before
        separators = [mark for mark in separators if mark.group() not in "—–-"]
    pieces = []
    start, is_hard = 0, True
    for end, after, hard_after in [
        *((mark.start(), mark.end(), mark.group() in _HARD) for mark in separators),
        (len(sentence), len(sentence), True),
    ]:
        text = sentence[start:end]
        if text.strip():
            opening = _opening_of(text, is_hard, markers)
            reports = opening != "source" and says(text, markers)
            goes_on = opening == "complement" and fold_for_markers(text.lstrip()).startswith("و")
            is_open, withholds = _is_open(text, markers), _withholds(text, markers)
            pieces.append(Piece(start, end, opening, is_hard, reports, is_open, withholds, goes_on, count_words(text)))
        start, is_hard = after, hard_after
    return pieces


def _separators(sentence: str, quotes: list[Quote]) -> list[re.Match[str]]:
    """Return the marks that separate pieces: not inside a quote or brackets, not inside a number or a time."""
    found = []
    depth, counted_to, number = 0, 0, 0
    for mark in _SEPARATOR.finditer(sentence):
        at = mark.start()
        while number < len(quotes) and quotes[number].end <= at:
            number += 1
        between = sentence[counted_to:at]
        depth = max(0, depth + sum(map(between.count, "([（")) - sum(map(between.count, ")]）")))
        counted_to = at
        in_quote = number < len(quotes) and quotes[number].start < at
        in_number = sentence[at - 1 : at].isdigit() and sentence[mark.end() : mark.end() + 1].isdigit()
        if not (in_quote or in_number or depth):
            found.append(mark)
    return found


def _opening_of(piece: str, is_hard: bool, markers: Markers | None) -> Opening:
    """Tell what kind of clause a piece begins, from its first word."""
    text = fold_for_markers(piece.lstrip()[:80])
    if markers is None:
        return "main" if is_hard else "none"
    if markers.condition.match(text):
        return "main" if is_hard else "none"  # cut from its condition, a consequence would read as asserted
    if markers.complementiser.match(text) and not markers.relative.match(text):
        return "complement"
    if markers.source.match(text):
        return "source"
    attributes = only_attributes(piece, markers)
    if attributes and not markers.opener.match(text):
        return "saying"
    if count_words(piece) < MIN_OPENING_WORDS and not attributes:
        return "main" if is_hard else "none"
    if markers.relative.match(text):
        return "relative"
    return "main" if is_hard or markers.opener.match(text) else "none"


def _withholds(piece: str, markers: Markers | None) -> bool:
    return markers is not None and any(
        markers.withholding.match(fold_for_markers(piece[at : at + 60])) for at in word_starts(piece)
    )


def _is_open(piece: str, markers: Markers | None) -> bool:
    """Whether a piece is a condition, or ends with a verb that withholds what follows (`He hopes,`)."""
    if markers is None:
        return False
    starts = word_starts(piece)
    words = [fold_for_markers(piece[at : at + 60]) for at in starts]
    for number, word in enumerate(words):
        if markers.condition.match(word):
            return number == 0 or bool(markers.complementiser.match(words[number - 1]))
    return markers.withholding_end.search(fold_for_markers(piece).rstrip()) is not None


def join_pieces(pieces: list[Piece]) -> list[tuple[Piece, list[Piece]]]:
    """Join pieces to clauses, each with its relative clauses; a piece that opens nothing goes on with the last one."""
    clauses: list[tuple[Piece, list[Piece]]] = []
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        if not clauses or piece.is_hard:
            clauses.append((piece, []))
            continue
        main, asides = clauses[-1]
        is_aside = following is not None and not following.is_hard and following.opening in _CONTINUES
        joined = replace(
            main,
            end=piece.end,
            says=main.says or piece.says,
            is_open=piece.is_open,
            withholds=main.withholds or piece.withholds,
            n_words=main.n_words + piece.n_words,
        )
        adds = piece.opening == "saying" and following is not None and following.opening == "saying"
        if adds and not main.says and main.opening not in ("source", "saying"):
            clauses.append((piece, []))  # "No case was opened, | said her spokesman, | adding, | that …"
        elif piece.opening == "none" and main.opening in ("source", "saying"):
            clauses.append((piece, []))  # "According to the ministry, | three …": the source was only a frame
        elif piece.opening == "none" or (piece.opening in ("source", "saying") and is_aside) or _goes_on(main, piece):
            clauses[-1] = (joined, asides)
        elif piece.opening == "relative":
            clauses[-1] = (joined if is_aside else main, [*asides, piece])
        else:
            clauses.append((piece, []))
    return clauses


def _goes_on(main: Piece, piece: Piece) -> bool:
    """Whether a piece must not be cut from what stands before it.

    A `that` which completes no verb of saying is denied or feared; what follows a condition holds only under it.
    """
    if piece.opening == "complement":
        return not (main.says or (piece.goes_on and main.opening == "complement" and not main.withholds))
    return piece.opening == "main" and main.is_open


def keep_short(clauses: list[tuple[Piece, list[Piece]]]) -> list[tuple[Piece, list[Piece]]]:
    """Join clauses of too few words to those beside them, so that what they say is not lost.

    `Three died` goes on with what stands before it, or what follows goes on with it; not a mere subject (which has
    relative clauses), an attribution, or what a colon or semicolon sets apart.
    """
    kept: list[tuple[Piece, list[Piece]]] = []
    for clause in clauses:
        if kept and not clause[0].is_hard and (_is_short(clause) or _is_short(kept[-1])) and _may_join(kept[-1][0]):
            main, asides = kept[-1]
            joined = replace(
                clause[0],
                start=main.start,
                opening=main.opening,
                is_hard=main.is_hard,
                n_words=main.n_words + clause[0].n_words,
            )
            kept[-1] = (joined, [*asides, *clause[1]])
        else:
            kept.append(clause)
    return kept


def _is_short(clause: tuple[Piece, list[Piece]]) -> bool:
    main, asides = clause
    return main.n_words < MIN_CLAUSE_WORDS and main.opening in ("main", "none") and not asides and not main.says


def _may_join(main: Piece) -> bool:
    """Whether a clause may take in another: not what is said or only names a source."""
    return main.opening in ("main", "none") and not main.says
