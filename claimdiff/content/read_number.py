"""One number of a claim, in digits, in words or in both (`two hundred thousand`, `1,7 млн`, `مليون وأربعمئة ألف`)."""

from __future__ import annotations

from typing import NamedTuple

from claimdiff.content.digits import read_digits
from claimdiff.content.number_words import Atom, NumberWords, split_compound
from claimdiff.content.tokens import Token

_PERCENT = frozenset("%٪％")


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


class _Sum:
    """Adds up the words of a number one by one, as far as they go together."""

    def __init__(self, words: NumberWords) -> None:
        self.words = words
        self.total = 0.0
        self.current = 0.0
        self.room = float("inf")
        """The last scale word: what follows it must be smaller."""
        self.last: Atom | None = None
        self.n_atoms = 0
        self.n_ones = 0
        self.is_fraction = False
        self.is_rounded = False

    def take(self, atom: Atom, *, joined: bool) -> bool:
        """Take in the next word; return False, and change nothing, where it is no part of this number."""
        joined = self.last is not None and (joined or atom.joined)
        if self.is_fraction and atom.kind != "scale":
            return False
        if atom.kind in ("fraction", "fraction_of", "fraction_over", "half"):
            taken = self._take_fraction(atom, joined)
        elif atom.kind in ("scale", "group"):
            taken = self._take_scale(atom, joined)
        elif atom.kind in ("hundred", "teen"):
            taken = self._take_hundred(atom, joined)
        else:
            taken = self._add(atom, joined)
        if taken:
            self.last = atom
            self.n_atoms += 1
            self.n_ones += atom.kind in ("one", "article")
            self.is_rounded = self.is_rounded or atom.kind == "group"
        return taken

    def value(self) -> float:
        """Return what the words taken so far are worth."""
        return self.total + self.current

    def _add(self, atom: Atom, joined: bool) -> bool:
        if self.last is None:
            self.current = atom.value
            return True
        if atom.kind == "article" or self.last.kind in ("article", "half") or atom.value >= self.room:
            return False
        if atom.kind == "digits" or self.last.kind == "digits":
            fits = self.last.kind == "scale" and self.current == 0 and (joined or not self.words.needs_joiner)
        elif self.current == 0:
            fits = self._joins(joined, at_scale=True)
        else:
            return self._add_in_place(atom.value, joined)
        if fits:
            self.current += atom.value
        return fits

    def _add_in_place(self, value: float, joined: bool) -> bool:
        """Add a word to the tens or units that are still empty: `hundred + twenty`, `twenty + one`."""
        low = self.current % 100
        if value == 10 and 0 < low < 10 and not joined and self.words.units_first:  # خمسة عشر
            self.current += 10
        elif value in range(20, 91, 10) and 0 < low < 10 and joined and self.words.units_first:  # ثلاثة وعشرون
            self.current += value
        elif self.words.twenties and value == 20 and low == 4 and not joined:  # quatre-vingts
            self.current += 76
        elif self._has_place(value, low) and self._joins(joined, at_scale=False):
            self.current += value
        else:
            return False
        return True

    def _has_place(self, value: float, low: float) -> bool:
        if value >= 100:
            return self.current % 1000 == 0
        if value >= 10:
            return low == 0 or (self.words.twenties and low in (60, 80) and value < 20)
        return value > 0 and self.current % 10 == 0 and (low != 10 or self.words.ten_adds)

    def _joins(self, joined: bool, *, at_scale: bool) -> bool:
        """Whether the language writes an `and` here, or writes none, as was found."""
        join = self.words.join
        if not joined:
            return not self.words.needs_joiner
        if join == "any":
            return True
        if join == "after_hundred":
            return at_scale or self.current % 100 == 0
        return join == "in_tens" and not at_scale and self.current % 100 >= 20

    def _take_hundred(self, atom: Atom, joined: bool) -> bool:
        if self.last is None or joined or self.current == 0:
            if self.last is not None and not (self.current % 1000 == 0 and self._joins(joined, at_scale=True)):
                return False
            if atom.kind == "teen":
                return False
            self.current += atom.value
            return True
        base = 10 if atom.value == 10 else 100
        low = self.current % base
        if low == 0 or self.last.kind not in ("simple", "one", "article", "teen"):
            return False
        self.current += atom.value if atom.kind == "teen" else low * (atom.value - 1)
        return True

    def _take_scale(self, atom: Atom, joined: bool) -> bool:
        scale = atom.value
        if self.is_fraction:
            self.current, self.is_fraction = self.current * scale, False
            return True
        if joined:
            if self.last is None or self.current or scale >= self.room or self.words.join != "any":
                return False
            self.total += scale
        elif self.last is None or (self.current == 0 and self.last.kind == "scale" and scale < self.room):
            if self.last is not None:
                return False
            self.total = scale
        elif scale > self.room:  # mil quinientos millones
            self.total, self.current = (self.total + self.current) * scale, 0.0
        elif scale < self.room and self.current:
            self.total, self.current = self.total + self.current * scale, 0.0
        else:
            return False
        self.room = scale
        return True

    def _take_fraction(self, atom: Atom, joined: bool) -> bool:
        if self.last is None:
            if atom.kind in ("half", "fraction_over"):
                return False
            self.current, self.is_fraction = atom.value, True
            return True
        if self.last.kind in ("fraction", "half"):
            return False
        if joined or atom.kind == "half":  # two and a half; مليون ونصف
            if atom.kind == "fraction_over":
                return False
            after_scale = self.current == 0 and self.room < float("inf")
            self.current += atom.value * (self.room if after_scale else 1)
            return True
        if self.total or self.last.kind not in ("simple", "one", "article") or self.current >= 20:
            return False
        self.current, self.is_fraction = self.current * atom.value, True
        return True


def read_number(tokens: tuple[Token, ...], first: int, words: NumberWords) -> ReadNumber | None:
    """Return the longest number that begins at token `first`, or None where none does."""
    if (share := _fraction_with_base(tokens, first, words)) is not None:
        return share
    sum_ = _Sum(words)
    at = first
    while at < len(tokens):
        word_at, joined = _next_word(tokens, at, words) if at > first else (at, False)
        if word_at + 1 < len(tokens) and _is_filler(tokens, word_at, sum_, joined=joined):
            word_at += 1
        atoms = _atoms_at(tokens, word_at, words)
        if not atoms or not all(sum_.take(atom, joined=joined and n == 0) for n, atom in enumerate(atoms)):
            break
        at = max(word_at + 1, at + 1)
    return _finish(tokens, first, at, sum_)


def _is_filler(tokens: tuple[Token, ...], at: int, sum_: _Sum, *, joined: bool) -> bool:
    """Whether the word is only the article in `half a million` or `two and a half`."""
    if sum_.n_atoms == 0 or tokens[at].word not in ("a", "un", "une"):
        return False
    following = sum_.words.atom(tokens[at + 1])
    wanted = "scale" if sum_.is_fraction else "fraction" if joined else None
    return following is not None and following.kind == wanted


def _finish(tokens: tuple[Token, ...], first: int, last: int, sum_: _Sum) -> ReadNumber | None:
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
    )


def _is_ambiguous(word: str, sum_: _Sum) -> bool:
    return sum_.n_atoms == 1 and word in sum_.words.ambiguous


def _next_word(tokens: tuple[Token, ...], at: int, words: NumberWords) -> tuple[int, bool]:
    """Return the index of the next word of the number, across a hyphen or an `and`, and whether it was an `and`."""
    token = tokens[at]
    if at + 1 >= len(tokens):
        return at, False
    if token.word and token.word == words.joiner:
        return at + 1, True
    is_glued = tokens[at - 1].end == token.start and tokens[at + 1].start == token.end
    if not is_glued or token.raw not in "-‑" or tokens[at - 1].kind != "word" or tokens[at + 1].kind != "word":
        return at, False
    follows = at + 2 < len(tokens) and tokens[at + 1].word == words.joiner  # vingt-et-un
    return _next_word(tokens, at + 1, words) if follows else (at + 1, False)


def _atoms_at(tokens: tuple[Token, ...], at: int, words: NumberWords) -> tuple[Atom, ...] | None:
    token = tokens[at]
    if token.kind == "sign":
        return None
    if token.kind == "digits":
        value = read_digits(token.raw, words.language, has_scale=_is_scaled(tokens, at, words))
        return None if value is None else (Atom("digits", value),)
    atom = words.atom(token)
    if atom is None and words.compound:
        return split_compound(token.word, words)
    return None if atom is None else (atom,)


def _is_scaled(tokens: tuple[Token, ...], at: int, words: NumberWords) -> bool:
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    atom = words.atom(following) if following.kind == "word" else None
    return following.raw in _PERCENT or (atom is not None and atom.kind == "scale")


def _is_ordinal(tokens: tuple[Token, ...], last: int, sum_: _Sum) -> bool:
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
