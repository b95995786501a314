"""Copies as outlets make them: pairs of one sentence in two dresses, which say the same, and a sentence cut short.

Written pairs say the same in other words; on real pages the commonest agreement is an agency's sentence that two
outlets print with other punctuation, another spelling of a name, a site's name in front. A judge that has only seen
near copies which differ in what they say takes such a copy for a contradiction.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator

from claimdiff.records import ENTAILMENT
from training.labelled_rows import LabelledRow
from training.number_rows import Said

SOURCE = "copies"
MIN_WORDS = 8
"""Of a sentence that is copied: of a shorter one too much would be another text."""
MIN_KEPT = 0.55
"""Of the words of a sentence that is cut short: what is left still says something."""
N_CHANGES = (1, 3)
"""Changes made to one copy, from and to."""

_COMMA = re.compile(r"\s*[،,]\s+")
_QUOTES = re.compile('[«»“”„"]')
_DATELINES = {
    "ar": ("بيروت - ", "القاهرة – ", "وكالات - ", "عواصم: "),
    "fa": ("تهران - ", "خبرگزاری‌ها: "),
    "en": ("LONDON - ", "(Agencies) - ", "By our correspondent. "),
    "fr": ("PARIS – ", "(Agences) "),
    "ru": ("МОСКВА. ", "(Агентства) — "),
    "uk": ("КИЇВ. ", "(Агенції) — "),
    "es": ("MADRID – ", "(Agencias) "),
    "de": ("BERLIN – ", "(Agenturen) "),
    "tr": ("ANKARA – ", "(Ajanslar) "),
}
_TAILS = {
    "ar": (" | أخبار", " - مباشر", " حجم الخط", " شارك"),
    "fa": (" | اخبار",),
    "en": (" | News", " Share"),
    "fr": (" | Actualités", " Partager"),
    "ru": (" | Новости",),
    "uk": (" | Новини",),
    "es": (" | Noticias",),
    "de": (" | Nachrichten",),
    "tr": (" | Haberler",),
}
_ARABIC_SPELLINGS = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ة ", "ه "), ("ى ", "ي "), ("يي", "ي"), ("ؤ", "و"))
"""As pages spell carelessly: hamza left out, dotted and undotted letters, a doubled one written once."""
_SAID = {
    "ar": (("وقال ", "وأضاف "), ("وأعلن ", "وأكد ")),
    "en": ((" said ", " stated "),),
    "fr": ((" a dit ", " a déclaré "),),
}

Change = Callable[[str, str, random.Random], str]


def copy_rows(sentences: Iterable[Said], draw: random.Random) -> Iterator[LabelledRow]:
    """Yield copies of the sentences in both directions, and from a sentence to what it is when cut short."""
    for said in sentences:
        if len(said.text.split()) < MIN_WORDS:
            continue
        copied = changed(said, draw)
        if copied != said.text:
            yield LabelledRow(said.text, copied, ENTAILMENT, SOURCE)
            yield LabelledRow(copied, said.text, ENTAILMENT, SOURCE)
        shortened = cut_short(said.text)
        if shortened is not None:
            yield LabelledRow(copied, shortened, ENTAILMENT, SOURCE)


def changed(said: Said, draw: random.Random) -> str:
    """Return a sentence with some changes that leave what it says as it is."""
    text = said.text
    for change in draw.sample(CHANGES, draw.randint(*N_CHANGES)):
        text = change(text, said.language, draw)
    return " ".join(text.split())


def cut_short(text: str) -> str | None:
    """Return a sentence without what stands behind its last comma; None where too little would be left."""
    parts = list(_COMMA.finditer(text))
    if not parts:
        return None
    kept = text[: parts[-1].start()]
    opened = kept.count("«") != kept.count("»") or kept.count("“") != kept.count("”") or kept.count('"') % 2
    n_words = len(text.split())
    return None if opened or len(kept.split()) < max(MIN_WORDS, MIN_KEPT * n_words) else kept


def _no_commas(text: str, _language: str, _draw: random.Random) -> str:
    return _COMMA.sub(" ", text)


def _no_quotes(text: str, _language: str, _draw: random.Random) -> str:
    return _QUOTES.sub("", text)


def _no_stop(text: str, _language: str, _draw: random.Random) -> str:
    return text.rstrip(" .。۔")


def _dateline(text: str, language: str, draw: random.Random) -> str:
    return draw.choice(_DATELINES.get(language, ("",))) + text


def _tail(text: str, language: str, draw: random.Random) -> str:
    return text + draw.choice(_TAILS.get(language, ("",)))


def _spelling(text: str, language: str, draw: random.Random) -> str:
    if language != "ar":
        return text
    for letter, plain in draw.sample(_ARABIC_SPELLINGS, 2):
        text = text.replace(letter, plain)
    return text


def _said(text: str, language: str, draw: random.Random) -> str:
    if language not in _SAID:
        return text
    one, other = draw.choice(_SAID[language])
    return text.replace(one, other)


CHANGES: tuple[Change, ...] = (_no_commas, _no_quotes, _no_stop, _dateline, _tail, _spelling, _said)
