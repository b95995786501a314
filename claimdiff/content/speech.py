"""Speech: the words by which an article names who says something, by language, as compiled patterns.

`speech.toml` lists them. The lists are narrower than those that cut claims: a verb stands there only where the noun
beside it is nearly always the one who speaks.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from claimdiff.word_characters import WORD_CHARS

_NOTHING = re.compile(r"(?!)")
_BEGINS, _ENDS = rf"(?<![{WORD_CHARS}])", rf"(?![{WORD_CHARS}])"
_VERB_KINDS = ("inverted_pronoun", "participle", "again", "deny", "accuse", "act", "say")


@dataclass(frozen=True, slots=True)
class Speech:
    """One language's words of speech; every pattern is for folded text."""

    order: str
    """`verb first`, `subject first`, `verb last` or `no spaces`."""
    verb: re.Pattern[str]
    """Verbs of speech; the name of the group that matched is the kind: `say`, `again` (which goes on with the speaker
    named before), `participle` (which has no subject of its own), `deny`, `accuse`,
    `act` (which names a speaker and no words: `answered the critics`), `inverted_pronoun`."""
    that: re.Pattern[str]
    """The word between the verb and what was said."""
    not_that: re.Pattern[str]
    """A word after which that word hands nothing over (`after that`), at the end of a text."""
    source: re.Pattern[str]
    """`according to`."""
    source_fused: re.Pattern[str]
    """Those of them after which the name is written together with a preposition (Arabic `وفقا لـ`)."""
    source_close: re.Pattern[str]
    """`according to` in languages that set it after the source."""
    source_end: re.Pattern[str]
    """What ends the source's name in Chinese (`据…报道`)."""
    as_before: re.Pattern[str]
    """`as` at the end of the text before a verb (`as the minister said`)."""
    quoting: re.Pattern[str]
    """`from X his saying that`; its one group that matched is the name."""
    relative_before: re.Pattern[str]
    """A relative pronoun at the end of the text before a verb."""
    contrast: re.Pattern[str]
    """A comma and a word with which the outlet speaks again, or somebody else."""
    pronoun: re.Pattern[str]
    stop: re.Pattern[str]
    """A word that is no part of the speaker's name and ends it."""
    joins: re.Pattern[str]
    """A phrase that begins with such a word and is part of the name all the same (`at the University of …`)."""
    bad_start: re.Pattern[str]
    """A word with which no speaker's name begins."""
    not_speaker: re.Pattern[str]
    """A law, a plan, a figure: a source, but nobody who could say otherwise tomorrow."""
    finite: re.Pattern[str]
    """A verb: a stretch that holds one is no noun phrase."""
    modal: re.Pattern[str]
    """A verb that begins what a subject says or does, where no `that` hands over (`said talks would resume`)."""
    breaks: re.Pattern[str]
    """A word between a noun phrase and a verb behind which another subject stands (`a town weeps while men argue`)."""
    topic: re.Pattern[str]
    """A word behind a headline's colon that makes what stands before it a topic (`Ukraine: what we know`)."""
    roles: re.Pattern[str]
    """An office (`the minister`): where it stands before a headline's colon, somebody speaks."""
    ergative: re.Pattern[str]
    """The particle after the one who speaks (Hindi, Urdu)."""
    adjunct: re.Pattern[str]
    """A time or place at the end of a text, between the speaker and a Chinese verb."""
    fem: re.Pattern[str]
    masc: re.Pattern[str]
    comma_hands_over: bool
    bare: bool
    """Whether what was said may follow the verb with nothing between."""


@cache
def speech_of(language: str) -> Speech | None:
    """Return the words of speech of a language, or None where claimdiff has no rules for it."""
    lists = _read_lists().get(language)
    return None if lists is None else _compile(lists)


def covered_languages() -> frozenset[str]:
    """Return the ISO 639-1 codes of the languages with rules."""
    return frozenset(_read_lists())


@cache
def _read_lists() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("claimdiff.content").joinpath("speech.toml").read_text(encoding="utf-8"))


def _compile(lists: dict[str, Any]) -> Speech:
    spaced = lists["order"] != "no spaces"

    def words(*kinds: str, before: str = "", after: str = "") -> re.Pattern[str]:
        entries = "|".join(entry for kind in kinds for entry in lists.get(kind, []))
        if not entries:
            return _NOTHING
        begins, ends = (_BEGINS, _ENDS) if spaced else ("", "")
        return re.compile(f"{before}{begins}(?:{entries}){ends}{after}")

    return Speech(
        order=lists["order"],
        verb=_verbs(lists, spaced),
        that=re.compile(rf"(?<!\w)(?:{'|'.join(lists['that'])})(?!\w)") if lists["that"] else _NOTHING,
        not_that=words("not_that", after=r"\s*$"),
        source=words("source"),
        source_fused=words("source_fused"),
        source_close=_NOTHING
        if not lists.get("source_close")
        else re.compile(rf"(?:{lists['source_close'][0]})(?!\w)"),
        source_end=words("source_end", after="$"),
        as_before=words("as", after=r"\s*$"),
        quoting=_quoting(lists),
        relative_before=words("relative", after=r"\s*$"),
        contrast=words("contrast", before=r"[,،，;；؛]\s*" if spaced else "[，；]"),
        pronoun=words("pronouns"),
        stop=words("stop"),
        joins=words("joins"),
        # German relative pronouns are its articles
        bad_start=words("bad_start") if lists.get("comma_hands_over") else words("bad_start", "contrast", "relative"),
        not_speaker=words("not_speakers"),
        finite=words("finite"),
        modal=words("modal"),
        breaks=words("breaks"),
        topic=words("topic"),
        roles=words("roles"),
        ergative=words("ergative"),
        adjunct=words("adjunct", after="$"),
        fem=words("fem"),
        masc=words("masc"),
        comma_hands_over=bool(lists.get("comma_hands_over")),
        bare=bool(lists.get("bare")),
    )


def _verbs(lists: dict[str, Any], spaced: bool) -> re.Pattern[str]:
    kinds = "|".join(f"(?P<{kind}>{'|'.join(lists[kind])})" for kind in _VERB_KINDS if lists.get(kind))
    return re.compile(rf"{_BEGINS}(?:{kinds}){_ENDS}" if spaced else kinds)


def _quoting(lists: dict[str, Any]) -> re.Pattern[str]:
    name = r"[^,،.:«»“”\"]{2,90}?"
    entries = [entry.replace("{np}", f"(?P<np{n}>{name})") for n, entry in enumerate(lists.get("quoting", []))]
    return re.compile(rf"{_BEGINS}(?:{'|'.join(entries)}){_ENDS}") if entries else _NOTHING
