"""Makes a corpus of any size from the texts in seeds/: many events, about ten articles on each.

A made event is a seeds event with other names and figures. Each of its articles tells about half of it, in another
order and with some figures of its own (so articles agree and contradict), and fills up with sentences of other events.
Arabic, English and French only: the other languages have too few sentences in seeds/ to fill an article.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

from benchmarks.measure import ROOT

ARTICLES_PER_EVENT = 10
LANGUAGE_SHARES = {"ar": 0.6, "en": 0.25, "fr": 0.15}
OWN_SHARE = 0.6
"""Of an article's sentences, how many may tell of its event; the rest is background."""
ATTRIBUTIONS = {
    "ar": "ووفق مراسلنا {name}، {sentence}",
    "en": "As our reporter {name} writes: {sentence}",
    "fr": "Selon notre correspondant {name}, {sentence}",
}
ATTRIBUTED_SHARE = 0.5
"""Of the sentences, how many get an attribution: else articles would share most sentences to the letter."""

SYLLABLES = (
    ("دا", "da"), ("مر", "mar"), ("سو", "so"), ("ني", "ni"), ("با", "ba"), ("لو", "lo"), ("ران", "ran"), ("تي", "ti"),
    ("كا", "ka"), ("فين", "fin"), ("زو", "zo"), ("هال", "hal"),
)  # fmt: skip
NAMES = (
    ("تمران", "Tamaran"), ("رسيم", "Rasim"), ("الحراني", "Harrani"), ("برانت", "Brandt"),
    ("السدرة", "Sidra"), ("عين الرمان", "Aïn Roumane"), ("تامدة", "Tamda"), ("العياري", "Ayari"),
    ("نيك آباد", "Nikabad"),
    ("مرسانة", "Marsana"), ("وادي القصب", "Wadi Qasab"), ("الطلحاوي", "Talhawi"), ("السرحدي", "Sarhadi"),
    ("العدناوي", "Adnawi"), ("بحرات", "Bahrat"),
)  # fmt: skip
"""Names of the seeds events, Arabic and Latin, that each made event replaces by its own."""

NUMBER = re.compile(r"\b\d{1,3}\b")
SENTENCE_END = re.compile(r"(?:(?<=\.)|(?<=\.[»”]))\s+(?=\S)")
MIN_SENTENCE_CHARACTERS = 25


@dataclass(slots=True)
class SeedEvent:
    """Headlines and sentences of one seeds event, by language."""

    name: str
    headlines: dict[str, list[str]] = field(default_factory=dict)
    sentences: dict[str, list[str]] = field(default_factory=dict)


def read_seed_events(folder: Path = ROOT / "seeds") -> list[SeedEvent]:
    """Read the text articles of every event in `folder` in the languages of `LANGUAGE_SHARES`; pages are left out."""
    events = []
    for facts in sorted(folder.glob("*/event.json")):
        event = SeedEvent(facts.parent.name)
        for article in json.loads(facts.read_text(encoding="utf-8"))["articles"]:
            path = facts.parent / article["file"]
            if article["lang"] in LANGUAGE_SHARES and path.suffix == ".txt" and article["part"] in (None, 1):
                _add_article(event, article["lang"], path.read_text(encoding="utf-8"))
        events.append(event)
    return events


def _add_article(event: SeedEvent, language: str, text: str) -> None:
    headline, _, *paragraphs = (line.strip() for line in text.split("\n") if line.strip())
    event.headlines.setdefault(language, []).append(headline)
    sentences = event.sentences.setdefault(language, [])
    for paragraph in paragraphs:
        if paragraph[-1] in ".»”":  # share links, captions and teasers end otherwise
            sentences += [s for s in SENTENCE_END.split(paragraph) if len(s) >= MIN_SENTENCE_CHARACTERS]


def make_name(rng: random.Random) -> tuple[str, str]:
    """Return an invented name in Arabic and in Latin letters."""
    syllables = rng.choices(SYLLABLES, k=3)
    return "".join(arabic for arabic, _ in syllables), "".join(latin for _, latin in syllables).capitalize()


def replace_names(text: str, names: random.Random) -> str:
    """Replace the seeds' names; the same state of `names` gives the same new names in both alphabets."""
    for arabic, latin in NAMES:
        new_arabic, new_latin = make_name(names)
        text = text.replace(arabic, new_arabic).replace(latin, new_latin)
    return text


def vary_numbers(text: str, rng: random.Random) -> str:
    """Change figures below 1,000 by up to nine, in the digits that they are written in; years stay."""

    def other(match: re.Match[str]) -> str:
        number = int(match[0])
        changed = str(min(max(1, number + rng.randint(-9, 9)), 99 if number < 100 else 999))
        zero = ord(match[0][0]) - int(match[0][0])
        return "".join(chr(zero + int(digit)) for digit in changed)

    return NUMBER.sub(other, text)


def _event_sentence(sentence: str, event_number: int) -> str:
    """Return a seed sentence as all articles of one made event have it."""
    renamed = replace_names(sentence, random.Random(f"names {event_number}"))
    return vary_numbers(renamed, random.Random(f"figures {event_number} {sentence}"))


def _retell(sentence: str, language: str, rng: random.Random) -> str:
    """Return the sentence as one article has it: a quarter with figures of its own, half with an attribution."""
    if rng.random() < 0.25:
        sentence = vary_numbers(sentence, rng)
    if rng.random() < ATTRIBUTED_SHARE:
        name = make_name(rng)[0 if language == "ar" else 1]
        sentence = ATTRIBUTIONS[language].format(name=name, sentence=sentence)
    return sentence


def _choose_language(event: SeedEvent, rng: random.Random) -> str:
    languages = [language for language in LANGUAGE_SHARES if event.sentences.get(language)]
    return rng.choices(languages, [LANGUAGE_SHARES[language] for language in languages])[0]


def make_article(events: Sequence[SeedEvent], number: int, n_sentences: int, seed: int) -> tuple[str, str]:
    """Return language and text of article `number`: headline, dateline, then paragraphs of three sentences."""
    event_number = number // ARTICLES_PER_EVENT
    event = events[event_number % len(events)]
    rng = random.Random(f"{seed} {number}")
    language = _choose_language(event, rng)
    own = event.sentences[language]
    chosen = [_event_sentence(s, event_number) for s in rng.sample(own, min(len(own), int(n_sentences * OWN_SHARE)))]
    others = [s for other in events if other is not event for s in other.sentences.get(language, ())]
    rng.shuffle(others)
    for sentence in islice(
        cycle(others), n_sentences - len(chosen)
    ):  # background: events that no other article tells of
        chosen.append(_event_sentence(sentence, rng.randrange(10**6, 10**9)))
    told = [_retell(sentence, language, rng) for sentence in chosen]
    headline = _event_sentence(rng.choice(event.headlines[language]), event_number)
    paragraphs = [" ".join(told[i : i + 3]) for i in range(0, len(told), 3)]
    return language, "\n\n".join([headline, *paragraphs]) + "\n"


def write_corpus(folder: Path, n_articles: int, n_sentences: int, seed: int) -> list[Path]:
    """Write `n_articles` texts of `n_sentences` sentences into `folder`; the same arguments give the same bytes."""
    events = read_seed_events()
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(n_articles):
        language, text = make_article(events, number, n_sentences, seed)
        path = folder / f"article{number:05d}.{language}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths
