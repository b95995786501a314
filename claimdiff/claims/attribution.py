"""Attribution: who says it, and whether the words around a claim withhold it instead of reporting it."""

from __future__ import annotations

from claimdiff.claims.markers import Markers
from claimdiff.claims.words import count_words, fold_for_markers, is_and, word_starts
from claimdiff.quotes import find_quotes

MAX_ATTRIBUTION_WORDS = 9
"""A piece with a verb of saying and no more words than this only names a source."""
MAX_WITHHELD_WORDS = 3
"""How many words before its verb of saying a `not` or `denied` may stand (`rejected the army's claims that`)."""
FRAME_VERB_CHARS = 5
"""Characters at the end of a Chinese frame in which a `not` belongs to its verb of saying (`没有表示`)."""
MIN_ANNOUNCEMENT_WORDS = 5
"""Of a verb, its subject and what it announces, where nothing but their order tells these apart."""
WORDS_OF_SUBJECT = 2
"""Words before a verb that announces something, where subjects come first: fewer are a mere auxiliary."""


class SayingWords:
    """Remembers, word by word, whether a verb of saying stands open: not withheld, and not completed yet."""

    def __init__(self, markers: Markers) -> None:
        self._markers = markers
        self._withheld_at: int | None = None
        self.said_at: int | None = None

    def hear(self, number: int, word: str, before: str) -> bool:
        """Take in the word with this number (folded) after the token `before`; return whether it says or withholds."""
        if self._markers.withholding.match(word):
            self._withheld_at = number
            return not self._markers.complementiser.match(word)
        if not self._markers.saying.match(word):
            return False
        begins_anew = is_and(before) or word.startswith("و")  # "denied that …, and said that": the denial is over
        if begins_anew or (self._withheld_at is not None and number - self._withheld_at > MAX_WITHHELD_WORDS):
            self._withheld_at = None
        self.said_at = number
        return True

    @property
    def is_withheld(self) -> bool:
        """Whether what comes next is denied, hoped for or demanded rather than said."""
        return self._withheld_at is not None

    def complete(self) -> None:
        """Forget the verb: the word that hands over has come."""
        self.said_at = self._withheld_at = None


def says(text: str, markers: Markers | None) -> bool:
    """Whether a piece holds a verb of saying that reports what follows: not a negated one, nor `denied claims`."""
    if markers is None:
        return False
    heard = SayingWords(markers)
    before = ""
    for number, at in enumerate(word_starts(text)):
        word = fold_for_markers(text[at : at + 60])
        heard.hear(number, word, before)
        before = next(iter(word.split()), "")  # a word of vowel signs alone folds to nothing
    return heard.said_at is not None and not heard.is_withheld


def only_attributes(text: str, markers: Markers) -> bool:
    """Whether a piece only names who said something: few words, a verb of saying or a source, no quote.

    A verb that announces something (`announced a ceasefire`) says more than that.
    """
    if markers.frame.match(text.strip()):
        return not markers.withholding.search(text.strip()[-FRAME_VERB_CHARS:])
    if count_words(text) > MAX_ATTRIBUTION_WORDS or find_quotes(text):
        return False
    if markers.source.match(fold_for_markers(text.lstrip()[:80])):
        return True
    return says(text, markers) and not announces(text, markers)


def frames(text: str, markers: Markers | None) -> bool:
    """Whether what stands before a word that hands over is no more than who said it."""
    return count_words(text) <= MAX_ATTRIBUTION_WORDS and says(text, markers)


def announces(text: str, markers: Markers) -> bool:
    """Whether a piece holds a verb of saying that has a noun for what is said."""
    if markers.saying_opens and count_words(text) < MIN_ANNOUNCEMENT_WORDS:
        return False
    return any(
        markers.announcing.match(fold_for_markers(text[at : at + 60]))
        for at in word_starts(text)[0 if markers.saying_opens else WORDS_OF_SUBJECT :]
    )
