"""Speaker names: whether two articles name one speaker, from the words by which they name them.

Who has no name is never one person with anybody: `officials` of Monday and of Thursday are other officials, and so may
be `the minister`. An office that is told with its country or town (`the Iranian foreign ministry`) stays one speaker.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from claimdiff.content.folding import fold
from claimdiff.content.name_keys import name_key
from claimdiff.content.names import MIN_KEY_CONSONANTS
from claimdiff.content.speech import speech_of
from claimdiff.word_characters import WORD_CHARS

MAX_PREPOSITION_CHARS = 3
"""Letters of `of`, `and`, `for`, which stand between the words of an office."""
MAX_BARE_WORDS = 3
"""Words of an Arabic name without an office; what is longer is something else."""
MIN_NAMES_BEHIND_OFFICE = 2
"""Where letters have no case, one word behind an office may be its field (`وزیر نیرو`, the energy minister)."""

MIN_HAN_NAME_CHARS = 2
STEM_CHARS = 5
"""First letters that two forms of one noun share (`министерство`, `министерства`)."""

_WORD = re.compile(rf"\w[{WORD_CHARS}]*(?:['’‑-][{WORD_CHARS}]+)*")
_ENDING = re.compile(r"(?<=\w)['’]\w{1,4}$")
_ELISION = re.compile(r"^(?:[dlnsmtcj]|qu|dell|all|nell|sull)['’](?=\w)")
_ARTICLE = re.compile("^(?:[وبلك]?ال|לה|ה)(?=\\w{3})")
_HAN = re.compile("[\u3400-\u9fff]")
_VOWELS_FOR_W = "وוуў"
_NAME_ARTICLES = frozenset({"al", "el", "ال", "аль", "эль"})
_ARABIC_NOUN_ENDS = ("ة", "ها", "هم", "هن")
"""What a word ends with that is hardly ever somebody's last name."""
_HEAD_LAST = frozenset({"en", "tr", "hi", "ur"})
_CASED = frozenset({"en", "fr", "es", "ru", "uk", "tr", "it", "pt", "id", "de"})


@dataclass(frozen=True, slots=True)
class SpeakerName:
    """What the words for a speaker tell: the name of a person or body, or an office."""

    names: tuple[frozenset[str], ...]
    """The spellings and keys of each word of the name, in order; empty where an office alone speaks."""
    short_keys: tuple[str, ...]
    """The key of each of them, however short, with what looks like an article (`إلزا`)."""
    is_sure: bool
    """Whether those words surely name somebody."""
    has_place: bool
    """Whether an office is told with its country, town or body."""
    is_unnamed: bool
    """Whether nobody in particular speaks (`officials`, `a source`)."""
    is_body: bool
    """Whether a government, an army, a council, … speaks and no person."""
    words: tuple[str, ...]
    """All words, folded, without articles."""


def is_same_speaker(one: str, language: str, other: str, other_language: str) -> bool | None:
    """Whether two speakers are one; None where their words can't tell."""
    left, right = read_speaker_name(one, language), read_speaker_name(other, other_language)
    same_language = language == other_language
    if left.is_unnamed or right.is_unnamed:
        is_other = left.is_unnamed and right.is_unnamed and same_language and _are_disjoint(left, right)
        return False if is_other else None
    if left.words == right.words and same_language:
        return True if left.has_place or (left.names and left.is_sure) else None
    if left.names and right.names and (left.is_sure or right.is_sure):
        return _is_same_name(left, right, same_language)
    no_names = not left.names and not right.names
    return False if no_names and same_language and _are_disjoint(left, right) else None


def _is_same_name(left: SpeakerName, right: SpeakerName, same_language: bool) -> bool | None:
    """Whether the shorter name stands in the longer and ends like it: `Putin` and `President Vladimir Putin`."""
    fewer, more = sorted((left, right), key=lambda speaker: len(speaker.names))
    last, last_of_more = fewer.names[-1], more.names[-1]
    told = [name for name in fewer.names if same_language or _has_key(name)]
    if last & last_of_more and all(any(name & other for other in more.names) for name in told):
        if not same_language and not _may_share_first_names(fewer, more):
            return None
        are_offices = len(more.names) == 1 and fewer.has_place and more.has_place and fewer.words != more.words
        return None if are_offices or fewer.is_body != more.is_body else True
    is_within = all(name & {*more.words, *frozenset().union(*more.names)} for name in fewer.names)
    share_head = left.is_body and right.is_body and not _are_disjoint(left, right)
    if is_within or share_head or _is_han_part(left, right) or not (left.is_sure and right.is_sure):
        return None
    return False if same_language or _begin_unlike(last, last_of_more) else None


def _has_key(name: frozenset[str]) -> bool:
    return any(form[0] == "#" for form in name)


def _may_share_first_names(fewer: SpeakerName, more: SpeakerName) -> bool:
    """Whether the first names that are too short for a key (`علي`) can be some of the other's."""
    firsts = zip(fewer.names[:-1], fewer.short_keys[:-1], strict=True)
    short = [key for name, key in firsts if not (_has_key(name) or name & _NAME_ARTICLES)]
    return all(key in more.short_keys[:-1] for key in short)


def _begin_unlike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names of two languages can't be two spellings of one that their keys don't bring together."""
    sounds, others = _first_sounds(one), _first_sounds(other)
    return bool(sounds and others) and sounds.isdisjoint(others)


def _first_sounds(name: frozenset[str]) -> set[str]:
    """Return what a name's keys begin with; a `w` is a vowel in some scripts (`ويتكوف` is Witkoff)."""
    sounds = {form[:2] for form in name if form[0] == "#"}
    return sounds | {"#f"} if sounds and any(form[0] in _VOWELS_FOR_W for form in name) else sounds


def _is_han_part(left: SpeakerName, right: SpeakerName) -> bool:
    """Whether one Chinese name holds the other: `中国外交部` and `外交部`."""
    texts = [word for speaker in (left, right) for word in speaker.words]
    return all(map(_HAN.match, texts)) and not _are_disjoint(left, right)


def _are_disjoint(left: SpeakerName, right: SpeakerName) -> bool:
    """Whether no word of one is in the other, in any form; a Chinese text has no words, it may hold the other."""
    if not (left.words and right.words):
        return False
    return not any(_is_one_word(one, other) for one in left.words for other in right.words)


def _is_one_word(one: str, other: str) -> bool:
    if _HAN.match(one):
        return one in other or other in one
    one, other = (_ARTICLE.sub("", word) for word in (one, other))
    return one == other or (min(len(one), len(other)) >= STEM_CHARS and one[:STEM_CHARS] == other[:STEM_CHARS])


@lru_cache(maxsize=4096)
def read_speaker_name(text: str, language: str) -> SpeakerName:
    """Return what the words tell by which an article names a speaker."""
    if language == "zh":
        return _read_chinese(text)
    found = [_ELISION.sub("", _ENDING.sub("", match.group())) for match in _WORD.finditer(text)]
    pairs = [(word, fold(word, language).text) for word in found]
    articles = _pattern("articles", language)
    spoken = [(word, folded) for word, folded in pairs if not (articles and articles.fullmatch(folded))]
    words = tuple(folded for _, folded in spoken)
    is_unnamed = _is_unnamed(pairs, language)
    if language in _CASED:
        names, is_sure, has_place = _read_cased(pairs, spoken, language)
    else:
        definite = [language == "ar" and word.startswith("ال") for word, _ in spoken]  # folded, `إلمازوف` would be too
        names, is_sure, has_place = _read_caseless(words, definite, language)
    keys = tuple(name_key(_without_accents(word) if language == "ar" else word, language) for word in names)
    forms = tuple(_forms(word, language) for word in names)
    is_body = _is_body(words, len(forms), language)
    return SpeakerName(forms, keys, is_sure, has_place, is_unnamed, is_body, words)


def _is_unnamed(pairs: list[tuple[str, str]], language: str) -> bool:
    """Whether nobody in particular speaks: an indefinite word first, or one of the many, with no name behind it."""
    if pairs and _matches("indefinite", language, pairs[0][1]):
        return True
    behind = [number + 1 for number, (_, folded) in enumerate(pairs) if _matches("unnamed", language, folded)]
    if language not in _CASED or language == "de":
        return bool(behind)
    rest = [word for word, _ in pairs[behind[-1] :]] if behind else []
    is_named = len(rest) >= MIN_NAMES_BEHIND_OFFICE and all(word[0].isupper() for word in rest)
    return bool(behind) and not is_named  # `the expert Elvira Montes`


def _is_body(words: tuple[str, ...], n_names: int, language: str) -> bool:
    """Whether the head of an office is no person: `the government of …`, not `the leader of the opposition`.

    One name behind a person's office that holds a body (`the spokesman of the ministry of …`) may be the country's.
    """
    kinds = [_matches("bodies", language, word) for word in words if _is_kind(word, language)]
    return bool(kinds) and (kinds[-1 if language in _HEAD_LAST else 0] or (n_names == 1 and any(kinds)))


def _is_kind(word: str, language: str) -> bool:
    return len(word) > MAX_PREPOSITION_CHARS and (_matches("bodies", language, word) or _is_office(word, language))


def _read_cased(
    pairs: list[tuple[str, str]], spoken: list[tuple[str, str]], language: str
) -> tuple[list[str], bool, bool]:
    """Return the words with a capital behind the last office, whether they surely name, and whether a place stands."""
    offices = [number for number, (_, folded) in enumerate(spoken) if _is_office(folded, language)]
    names = [number for number, (word, _) in enumerate(spoken) if word[0].isupper() and number not in offices]
    if language == "de" and len(pairs) > len(spoken):  # `die Reederei`: a noun, names have no article
        names = [number for number in names if number - 1 in names]
    last = offices[-1] if offices else -1
    behind = [number for number in names if number > last]
    if offices and not behind:
        return [], True, any(number > 0 or len(spoken) > 1 for number in names)
    if len(spoken) == 1 and len(pairs) == 1 and _matches("plural", language, spoken[0][1]):
        return [spoken[0][1]], False, False  # a sentence's first word: `Residents`, `Жители`
    person = behind if offices else names
    return [spoken[number][1] for number in person], bool(person), bool(offices)


def _read_caseless(words: tuple[str, ...], definite: list[bool], language: str) -> tuple[list[str], bool, bool]:
    """Return the words behind an office and what belongs to it, else all words, where letters have no case."""
    offices = [number for number, word in enumerate(words) if _is_office(word, language)]
    if not offices:
        is_short = language == "ar" and 0 < len(words) <= MAX_BARE_WORDS
        is_name = is_short and not (definite[0] or definite[-1] or words[-1].endswith(_ARABIC_NOUN_ENDS))
        return list(words), is_name, False
    if language == "fa" and offices[0] > 0:  # `ولادیمیر پوتین رئیس جمهور روسیه`: the office follows
        return list(words[: offices[0]]), True, True
    behind = offices[-1] + 1
    while behind < len(words) and definite[behind]:
        behind += 1
    person = list(words[behind:])
    is_sure = len(person) >= (1 if language == "ar" else MIN_NAMES_BEHIND_OFFICE)
    has_place = any(_matches("place", language, word) for word in words if not _is_office(word, language))
    return person, is_sure, has_place or (is_sure and bool(person))


def _read_chinese(text: str) -> SpeakerName:
    speech = speech_of("zh")
    offices = list(speech.roles.finditer(text)) if speech else []
    unnamed = _pattern("unnamed", "zh")
    name = text[offices[-1].end() :] if offices else text
    names = (frozenset({name}),) if len(name) >= MIN_HAN_NAME_CHARS else ()
    is_sure = bool(names) and (bool(offices) or "·" in text)
    is_unnamed = bool(unnamed and unnamed.search(text))
    has_place = bool(offices and offices[0].start() >= MIN_HAN_NAME_CHARS)
    is_body = not names or _matches("bodies", "zh", text)
    return SpeakerName(names, ("",) * len(names), is_sure, has_place, is_unnamed, is_body, (text,))


def _is_office(folded: str, language: str) -> bool:
    if _matches("proper", language, folded):
        return False
    speech = speech_of(language)
    is_role = speech is not None and speech.roles.fullmatch(folded) is not None
    return is_role or _matches("offices", language, folded)


def _forms(folded: str, language: str) -> frozenset[str]:
    """Return a name's spelling without accents, and its key where that is long enough not to meet by chance."""
    plain = _without_accents(folded)
    key = name_key(plain.removeprefix("ال") if language == "ar" else folded, language)
    return frozenset({plain} if len(key) < MIN_KEY_CONSONANTS else {plain, f"#{key}"})


def _without_accents(folded: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", folded) if not unicodedata.combining(char))


def _matches(kind: str, language: str, folded: str) -> bool:
    pattern = _pattern(kind, language)
    return pattern is not None and pattern.fullmatch(folded) is not None


@cache
def _pattern(kind: str, language: str) -> re.Pattern[str] | None:
    words = _read_lists().get(language, {}).get(kind)
    return re.compile("|".join(words)) if words else None


@cache
def _read_lists() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("claimdiff.content").joinpath("speaker_names.toml").read_text(encoding="utf-8"))
