"""One number of a claim, in digits, in words or in both (`two hundred thousand`, `1,7 млн`, `مليون وأربعمئة ألف`)."""

from __future__ import annotations

from copy import copy
from typing import NamedTuple

from claimdiff.content.digits import read_digits
from claimdiff.content.number_sum import NumberSum
from claimdiff.content.number_words import Atom, NumberWords, split_compound
from claimdiff.content.tokens import HYPHENS, Token

_PERCENT = frozenset("%٪％")
_THOUSAND = 1000
_MILLION = 1_000_000


class ReadNumber(NamedTuple):
    """Tokens `first` to `last` (exclusive) write `value`."""

    value: float
    first: int
    last: int
    is_one: bool = False
    """Whether it is only a word for one, which may be an article or a pronoun."""
    is_fraction: bool = False
    needs_of: bool = False
    """Whether it is a share only where an `of` follows (`a third of`, but `a third term`)."""
    needs_unit: bool = False
    """Whether it is a number only before a unit or an `of` (`half an hour`, `media hora`)."""
    is_rounded: bool = False
    """Whether its word rounds (`une centaine`)."""
    in_digits: bool = False
    has_scale: bool = False
    """Whether `hundred`, `million` … is part of it."""
    bases: tuple[float, ...] = ()
    """What it was worth before each of the scales that end it: 3 and 300 of `three hundred thousand`."""


def read_number(tokens: tuple[Token, ...], first: int, words: NumberWords) -> ReadNumber | None:
    """Return the longest number that begins at token `first`, or None where none does."""
    if (share := _fraction_with_base(tokens, first, words)) is not None:
        return share
    sum_ = NumberSum(words)
    at_scale = sum_, first
    at = first
    while at < len(tokens):
        word_at, joined = _next_word(tokens, at, words) if at > first else (at, False)
        word_at = _after_filler(tokens, word_at, sum_, joined=joined)
        atoms = _atoms_at(tokens, word_at, words, is_fraction=sum_.is_fraction)
        if not atoms or (joined and not _may_join(tokens, word_at, sum_)):
            break
        longer = copy(sum_)
        if not all(longer.take(atom, joined=joined and n == 0) for n, atom in enumerate(atoms)):
            is_repeated = sum_.last is not None and sum_.last.kind == "fraction"  # مليون ونصف مليون
            if atoms[-1].kind == "scale" and at_scale[1] > first and not is_repeated:
                sum_, at = at_scale  # ثلاثة آلاف وأربعة آلاف: the four belongs to the next number
            break
        sum_, at = longer, max(word_at + 1, at + 1)
        if atoms[-1].kind == "scale":
            at_scale = sum_, at
    return _finish(tokens, first, at, sum_)


def _may_join(tokens: tuple[Token, ...], at: int, sum_: NumberSum) -> bool:
    """Whether digits after an `and` may go on with the number before (`12 ألفا و500`): where the language says so."""
    if tokens[at].kind != "digits":
        return True
    if at + 1 < len(tokens) and tokens[at + 1].raw in _PERCENT:
        return False
    goes_on = sum_.words.digits_join and (sum_.words.digits_join == "any" or sum_.room <= _THOUSAND)
    return bool(goes_on) or _is_scaled(tokens, at, sum_.words)


def _after_filler(tokens: tuple[Token, ...], at: int, sum_: NumberSum, *, joined: bool) -> int:
    """Return the index after an article (`half a million`) or an `of` with it (`a quarter of a million`), else `at`."""
    if at + 1 < len(tokens) and _is_filler(tokens, at, sum_, joined=joined):
        return at + 1
    return _after_of(tokens, at, sum_.words) if sum_.is_fraction else at


def _is_filler(tokens: tuple[Token, ...], at: int, sum_: NumberSum, *, joined: bool) -> bool:
    """Whether the word is only the article in `half a million` or `two and a half`."""
    if sum_.n_atoms == 0 or tokens[at].word not in ("a", "un", "une"):
        return False
    following = sum_.words.atom(tokens[at + 1])
    wanted = "scale" if sum_.is_fraction else "fraction" if joined else None
    return following is not None and following.kind == wanted


def _after_of(tokens: tuple[Token, ...], at: int, words: NumberWords) -> int:
    """Return the index of the scale of which a fraction is a part (`a quarter of a million`), else `at`."""
    for form in words.of_scale:
        end = at + len(form)
        if tuple(token.word for token in tokens[at:end]) == form and _is_large_scale(tokens, end, words):
            return end
    return at


def _is_large_scale(tokens: tuple[Token, ...], at: int, words: NumberWords) -> bool:
    """Whether a million or more stands at a token (`mil millones`, too); of a thousand there are shares."""
    following = [words.atom(token) for token in tokens[at : at + 2]]
    if not following or (scale := following[0]) is None or scale.kind != "scale":
        return False
    if at + 1 < len(tokens) and tokens[at + 1].raw in HYPHENS and tokens[at].end == tokens[at + 1].start:
        return False  # the second half of a million-dollar fund
    is_thousand = scale.value == _THOUSAND and following[1:] and following[1] is not None
    return scale.value >= _MILLION or bool(is_thousand and following[1] and following[1].kind == "scale")


def _finish(tokens: tuple[Token, ...], first: int, last: int, sum_: NumberSum) -> ReadNumber | None:
    atom = sum_.last
    if (
        atom is None
        or (sum_.n_atoms == 1 and not atom.alone and atom.kind != "fraction")
        or _is_ordinal(tokens, last, sum_)
    ):
        return None
    needs_of = atom.kind == "fraction_of" and sum_.n_ones == sum_.n_atoms - 1
    if needs_of and sum_.n_atoms == 1:
        return None
    return ReadNumber(
        round(sum_.value(), 6),
        first,
        last,
        is_one=sum_.n_ones == sum_.n_atoms,
        is_fraction=sum_.is_fraction,
        needs_of=needs_of,
        needs_unit=(sum_.is_fraction and not atom.alone) or _is_ambiguous(tokens[first].word, sum_),
        is_rounded=sum_.is_rounded,
        in_digits=tokens[first].kind == "digits",
        has_scale=sum_.has_scale,
        bases=() if sum_.is_fraction else sum_.bases,
    )


def _is_ambiguous(word: str, sum_: NumberSum) -> bool:
    return sum_.n_atoms == 1 and word in sum_.words.ambiguous


def _next_word(tokens: tuple[Token, ...], at: int, words: NumberWords) -> tuple[int, bool]:
    """Return the index of the next word of the number, across a hyphen or an `and`, and whether it was an `and`."""
    token = tokens[at]
    if at + 1 >= len(tokens):
        return at, False
    if token.word and token.word in (words.joiner, words.joiner_prefix):
        is_hyphenated = at + 2 < len(tokens) and tokens[at + 1].raw in HYPHENS and _is_glued(tokens, at + 1)
        return at + 1 + is_hyphenated, True  # ו-500, vingt-et-un
    between_words = tokens[at - 1].kind == tokens[at + 1].kind == "word"
    if not between_words or token.raw not in HYPHENS or not _is_glued(tokens, at):
        return at, False
    follows = at + 2 < len(tokens) and tokens[at + 1].word == words.joiner
    return _next_word(tokens, at + 1, words) if follows else (at + 1, False)


def _is_glued(tokens: tuple[Token, ...], at: int) -> bool:
    return tokens[at - 1].end == tokens[at].start and tokens[at + 1].start == tokens[at].end


def _atoms_at(tokens: tuple[Token, ...], at: int, words: NumberWords, *, is_fraction: bool) -> tuple[Atom, ...] | None:
    token = tokens[at]
    if token.kind == "sign":
        return None
    if token.kind == "digits":
        value = read_digits(token.raw, words.language, has_scale=_is_scaled(tokens, at, words))
        return None if value is None else (Atom("digits", value),)
    atom = words.atom(token)
    if atom is None and is_fraction and words.language == "ar" and token.word.startswith("ال"):  # نصف المليون
        definite = words.atoms.get(token.word[2:])
        atom = definite if definite is not None and definite.value >= _MILLION else None
    if atom is None and words.compound:
        return split_compound(token.word, words)
    return None if atom is None else (atom,)


def _is_scaled(tokens: tuple[Token, ...], at: int, words: NumberWords) -> bool:
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    atom = words.atom(following) if following.kind == "word" else None
    return following.raw in _PERCENT or (atom is not None and atom.kind == "scale")


def _is_ordinal(tokens: tuple[Token, ...], last: int, sum_: NumberSum) -> bool:
    """Whether the next word makes an ordinal of the number (`twenty-first`, `двадцать первого`, `بیست و دوم`)."""
    value = sum_.value()
    if (
        not sum_.words.ordinals
        or sum_.words.language == "ar"
        or last >= len(tokens)
        or value < 20
        or value % 10
        or sum_.last is None
    ):
        return False
    word_at, joined = _next_word(tokens, last, sum_.words)
    if word_at == last and not joined and sum_.words.language in ("en", "fr", "fa"):
        return False  # there a hyphen or an `and` stands between them
    word = tokens[word_at].word
    return sum_.last.kind != "digits" and bool(word) and word.startswith(sum_.words.ordinals)


def _fraction_with_base(tokens: tuple[Token, ...], first: int, words: NumberWords) -> ReadNumber | None:
    """Read `üçte ikisi` (of three, two)."""
    base = words.fraction_bases.get(tokens[first].word)
    if base is None or first + 1 >= len(tokens):
        return None
    atom = words.atom(tokens[first + 1])
    if atom is None or atom.kind not in ("simple", "one") or atom.value >= base:
        return None
    return ReadNumber(round(atom.value / base, 6), first, first + 2, is_fraction=True)
