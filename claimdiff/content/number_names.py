"""Numbers that count nothing: article numbers, telephone numbers, scores, ordinals, aircraft types."""

from __future__ import annotations

from claimdiff.content.quantity_words import QuantityWords
from claimdiff.content.read_number import ReadNumber
from claimdiff.content.tokens import HYPHENS, Token

_NUMBER_SIGNS = frozenset("№#§")
_SHORT_MARKS = frozenset((".", "°", "º"))
_MAX_SHORT_CHARS = 3
_MAX_GRADE = 20
"""More is no grade: `in the war 3,000 soldiers died`."""
_GLUED_SIGNS = frozenset("+/:\\_@=*")
_CLITICS_BEFORE_DIGITS = {"ar": "وفبلك", "fa": "وبت", "he": "ובלכמשה", "ur": "و"}
"""Letters of the words that are written onto digits, with a hyphen or without one (`و500`, `ל-300`)."""
_WORDS_BEFORE_DIGITS = frozenset(("ال", "وال", "بال", "تا", "در", "از", "به"))
_ORDINAL_DOT = frozenset(("de", "tr", "cs", "hr", "pl"))
_MAX_ORDINAL_DIGITS = 2
_COUNTING_ENDINGS = frozenset(("ти", "ми", "и", "х_", "ма", "ох", "летнии", "летняя"))
_MAX_CLITIC_CHARS = 3
_OPENING_MARKS = frozenset('«“„"‘')
_CLOSING_MARKS = frozenset('»”“"’')
_MAX_NAME_WORDS = 3
_MAKES = frozenset("BFGSTX")
_MIN_TELEPHONE_GROUPS = 3


def is_name(text: str, tokens: tuple[Token, ...], number: ReadNumber, words: QuantityWords, language: str) -> bool:
    """Whether the number at these tokens names or orders something instead of counting it."""
    before = tokens[number.first - 1] if number.first else None
    if before is not None and before.raw in _NUMBER_SIGNS:
        return True
    if _is_group(tokens, number, words):
        return True
    if words.units.match_at(tokens, number.last) is None and _follows_naming(tokens, number, words):
        return True
    if not number.in_digits:
        return False
    if _ends_quoted_name(tokens, number) or _is_telephone(tokens, number.first) or _follows_type(tokens, number.first):
        return True
    first = tokens[number.first]
    if _is_glued_before(tokens, number.first, language):
        return True
    last = tokens[number.last - 1]
    return _is_glued_after(tokens, number.last, words) or _has_ordinal_dot(text, first, last, language)


def _follows_naming(tokens: tuple[Token, ...], number: ReadNumber, words: QuantityWords) -> bool:
    """Whether a word stands before the number that makes a name or a grade of it (`Article 5`, `No. 4`, `level 3`)."""
    before = tokens[number.first - 1].word if number.first else ""
    if before in words.naming or _is_numbered(tokens, number.first, words):
        return True
    return before in words.grades and number.value <= _MAX_GRADE


def _is_numbered(tokens: tuple[Token, ...], first: int, words: QuantityWords) -> bool:
    """Whether a short naming word and its mark stand before the number (`No. 4`, `n° 4`)."""
    if first < 2 or tokens[first - 1].raw not in _SHORT_MARKS:
        return False
    short, mark = tokens[first - 2 : first]
    is_glued = short.end == mark.start and tokens[first].start - mark.end <= 1
    return is_glued and len(short.word) <= _MAX_SHORT_CHARS and short.word in words.naming


def _is_group(tokens: tuple[Token, ...], number: ReadNumber, words: QuantityWords) -> bool:
    """Whether the number ends a name such as `the Group of Seven`, and counts no people (`a group of seven`)."""
    found = words.groups.match_before(tokens, number.first)
    return found is not None and not tokens[found[1]].raw[0].islower()


def _follows_type(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a capital that stands for a make comes before the digits (`S 400 missiles`)."""
    return (
        first > 0 and tokens[first - 1].raw in _MAKES and (first < 2 or tokens[first - 2].end < tokens[first - 1].start)
    )


def _ends_quoted_name(tokens: tuple[Token, ...], number: ReadNumber) -> bool:
    """Whether the number is the last part of a name in quotation marks (`«Aurora 2»`)."""
    if number.first < 2 or number.last >= len(tokens) or tokens[number.last].raw not in _CLOSING_MARKS:
        return False
    earliest = max(0, number.first - _MAX_NAME_WORDS - 1)
    has_word = tokens[number.first - 1].kind == "word"
    return has_word and any(token.raw in _OPENING_MARKS for token in tokens[earliest : number.first])


def _is_glued_before(tokens: tuple[Token, ...], first: int, language: str) -> bool:
    """Whether letters, a plus or a slash stand right before the digits (`F-16`, `G20`, `+33`)."""
    if not first or tokens[first - 1].end != tokens[first].start:
        return False
    before = tokens[first - 1]
    if before.kind == "word":
        return not _is_clitic(before.word, language)
    if before.raw in _GLUED_SIGNS:
        return True
    if before.raw not in HYPHENS or first < 2 or tokens[first - 2].end != before.start:
        return False
    stem = tokens[first - 2]
    return stem.kind == "word" and not _is_clitic(stem.word, language)


def _is_clitic(word: str, language: str) -> bool:
    """Whether a word may be written onto digits that count (`و`, `ל`), and is no part of a name (`إف-16`)."""
    letters = _CLITICS_BEFORE_DIGITS.get(language, "")
    is_short = len(word) <= _MAX_CLITIC_CHARS and all(letter in letters for letter in word)
    return is_short or (bool(letters) and word in _WORDS_BEFORE_DIGITS)


def _is_glued_after(tokens: tuple[Token, ...], last: int, words: QuantityWords) -> bool:
    """Whether letters that are no unit stand right after the digits (`2nd`, `5G`, `5-й`), or digits and signs do."""
    if last >= len(tokens) or tokens[last].start != tokens[last - 1].end:
        return False
    after = tokens[last]
    following = tokens[last + 1] if last + 1 < len(tokens) and tokens[last + 1].start == after.end else None
    if after.kind == "word":
        return tokens[last - 1].kind == "digits" and words.units.meaning(after.word) is None
    if following is None:
        return False
    if after.raw in _GLUED_SIGNS:
        return following.kind == "digits"
    if after.raw not in HYPHENS:
        return False
    if following.kind == "word":
        is_short = len(following.word) <= _MAX_CLITIC_CHARS and "а" <= following.word[0] <= "ї"
        return is_short and following.word not in _COUNTING_ENDINGS
    return False


def _is_telephone(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the digits stand in a row of three groups at least, one space or hyphen apart (`555-01-02`)."""
    n_groups = 1 + _n_groups(tokens, at, 1) + _n_groups(tokens, at, -1)
    return n_groups >= _MIN_TELEPHONE_GROUPS


def _n_groups(tokens: tuple[Token, ...], at: int, step: int) -> int:
    n_groups = 0
    while n_groups < _MIN_TELEPHONE_GROUPS:
        following = at + step
        if 0 <= following < len(tokens) and tokens[following].raw in HYPHENS:
            following += step
        if not 0 <= following < len(tokens) or tokens[following].kind != "digits":
            break
        left, right = sorted((at, following))
        if tokens[right].start - tokens[left].end > 1:
            break
        n_groups, at = n_groups + 1, following
    return n_groups


def _has_ordinal_dot(text: str, first: Token, last: Token, language: str) -> bool:
    """Whether a full stop makes an ordinal of the digits (`der 5. Tag`)."""
    if language not in _ORDINAL_DOT or first != last or len(first.raw) > _MAX_ORDINAL_DIGITS:
        return False
    tail = text[last.end : last.end + 3]
    return len(tail) == 3 and tail[:2] == ". " and tail[2].isalpha()
