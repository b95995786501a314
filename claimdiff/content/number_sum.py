"""The words of one number added up, as far as they go together (`two hundred and five`, `خمسة عشر ألفا`)."""

from __future__ import annotations

from math import floor, isclose, log10

from claimdiff.content.number_words import Atom, NumberWords


class NumberSum:
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
        self.added = 0.0
        """What a word before the number adds to it (`साढ़े तीन`: three and a half)."""
        self.is_rounded = False
        self.has_scale = False
        self.bases: tuple[float, ...] = ()
        """What the number was worth before each of the hundreds and scales that end it and multiply all of it."""

    def take(self, atom: Atom, *, joined: bool) -> bool:
        """Take in the next word; return False, and change nothing, where it is no part of this number."""
        joined = self.last is not None and (joined or atom.joined)
        if self.is_fraction and atom.kind != "scale":
            return False
        if atom.kind == "added" or self.added:
            return self._take_added(atom)
        before = self.value()
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
            self._note_scale(atom, before)
        return taken

    def _take_added(self, atom: Atom) -> bool:
        """Take a word that adds to the number behind it (`साढ़े`), or that number: a scale is one of it (`सवा लाख`)."""
        if atom.kind == "added":
            if self.last is not None:
                return False
            self.added, self.last, self.n_atoms = atom.value, atom, 1
            return True
        is_scale = atom.kind in ("scale", "hundred")
        if not is_scale and (atom.kind not in ("simple", "one", "digits") or atom.value != int(atom.value)):
            return False
        self.current, self.added = (1 if is_scale else atom.value) + self.added, 0.0
        self.last = Atom("simple", self.current)
        if is_scale:
            return self.take(atom, joined=False)
        self.n_atoms += 1
        return True

    def _note_scale(self, atom: Atom, before: float) -> None:
        """Keep what a range's lower end needs to know of the upper one (`two to three hundred thousand`)."""
        is_scale = atom.kind in ("scale", "hundred", "group")
        self.has_scale = self.has_scale or is_scale
        multiplies = is_scale and before > 0 and isclose(self.value(), before * atom.value)
        self.bases = (*self.bases, before) if multiplies else ()

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
        if value == 10 and 0 < low < 10 and not joined and self.words.teens_first:  # خمسة عشر
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
        self.room = 10 ** floor(log10(scale))  # a scale in the dual (مليونان) makes no more room than the scale
        return True

    def _take_fraction(self, atom: Atom, joined: bool) -> bool:
        if self.last is None:
            if atom.kind in ("half", "fraction_over"):
                return False
            self.current, self.is_fraction = atom.value, True
            return True
        if self.last.kind in ("fraction", "half"):
            return False
        is_added = atom.kind == "half" or (self.words.half_adds and atom.value == 0.5)
        if joined or is_added:  # two and a half; مليون ونصف
            if atom.kind == "fraction_over":
                return False
            after_scale = self.current == 0 and self.room < float("inf")
            self.current += atom.value * (self.room if after_scale else 1)
            return True
        if self.total or self.last.kind not in ("simple", "one", "article") or self.current >= 20:
            return False
        self.current, self.is_fraction = self.current * atom.value, True
        return True
