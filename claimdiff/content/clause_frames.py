"""Clause frames: attributions in Turkish, whose verb of saying comes last, and in Chinese, written without spaces."""

from __future__ import annotations

import re

from claimdiff.content.folding import PLACEHOLDER
from claimdiff.content.frames import BOUNDARY, SENTENCE_END, Attribution, kind_of, scope_end
from claimdiff.content.noun_phrases import OMITTED, Phrase, read_phrase
from claimdiff.content.speech import Speech

MAX_CHINESE_SUBJECT_CHARS = 60

_TURKISH_START = re.compile(rf"{SENTENCE_END.pattern}|;")
_TURKISH_SUBJECT_END = re.compile(rf"[,:]|[\"“«]{PLACEHOLDER}")
_TURKISH_ADVERB = re.compile(
    r"(?:[dt][ae]n?|ken|[ıiuü]nca|ince|arak|erek|[ıiuü]p|s[ae]|için|göre|sonra|önce|rağmen|kadar|ile|ise|ki|[ae]|nda|'n?[ıiuü]n)$"
)
"""What a Turkish adverb or genitive ends with; a name before the first comma in this form is no subject."""

_CHINESE_MARK = re.compile(r"[，。；：！？”“」「、\s,]")
_CHINESE_LEAD = re.compile(
    r"(?:[一二三四五六七八九十\d]+[月日])+|(?:周|星期)[一二三四五六日天]|当天|随后|另据|此外|不过|但|而"
)
_CHINESE_HAND_OVER = re.compile(r"[，：:,]?\s*[“「]?")
_NO_VERB_AFTER = frozenset("被所据号名简职人自可")
"""Characters after which 称, 说, … belong to another word (`据称`, `名称`)."""
_NO_VERB_BEFORE = frozenset("的为明服法话谎")
_BARE = frozenset(["称", "认为", "强调", "指出", "透露", "宣布", "证实", "表示", "说", "否认", "指责"])
"""Verbs that need no comma before what was said."""
_FEELINGS = frozenset("感欢反支遗关满谅愤赞同愿")
"""What 表示 expresses where it reports no words: thanks, regret, support, …"""


def from_last_verb(text: str, verb: re.Match[str], speech: Speech) -> Attribution | None:
    """Read a Turkish verb of saying at the end of its sentence: `Bakan Yılmaz, … açıkladı`."""
    if not BOUNDARY.match(text, verb.end()):
        return None
    start = max((mark.end() for mark in _TURKISH_START.finditer(text, 0, verb.start())), default=0)
    mark = _TURKISH_SUBJECT_END.search(text, start, verb.start())
    if mark is None:
        return None
    phrase = _turkish_subject(text, start, mark.start(), speech)
    said_at = mark.end() if mark.group() in (",", ":") else mark.start()
    if phrase is None or phrase.is_omitted:
        return Attribution(kind_of(verb), phrase, verb.start(), verb.end(), said_at, verb.start(), verb.group())
    return Attribution(kind_of(verb), phrase, phrase.start, said_at, said_at, verb.start(), verb.group())


def _turkish_subject(text: str, start: int, end: int, speech: Speech) -> Phrase | None:
    if not text[start:end].strip():
        return OMITTED
    phrase = read_phrase(text, start, end, speech)
    if phrase is None or phrase.is_omitted:
        return phrase
    name = text[phrase.start : phrase.end]
    return None if speech.finite.search(name) or _TURKISH_ADVERB.search(name) else phrase


def from_chinese_verb(text: str, verb: re.Match[str], speech: Speech) -> Attribution | None:
    """Read a Chinese verb of saying: its subject stands between the last mark and it, times and places taken off."""
    if text[verb.start() - 1 : verb.start()] in _NO_VERB_AFTER or text[verb.end() : verb.end() + 1] in _NO_VERB_BEFORE:
        return None
    hand = _CHINESE_HAND_OVER.match(text, verb.end())
    said_at = hand.end() if hand else verb.end()
    is_bare = said_at == verb.end()
    if is_bare and (verb.group() not in _BARE or text[said_at : said_at + 1] in _FEELINGS):
        return None
    phrase = OMITTED if verb.group().startswith(("并", "还")) else _chinese_subject(text, verb.start(), speech)
    frame = phrase.start if phrase and not phrase.is_omitted else verb.start()
    return Attribution(kind_of(verb), phrase, frame, said_at, said_at, scope_end(text, said_at, speech), verb.group())


def _chinese_subject(text: str, end: int, speech: Speech) -> Phrase | None:
    earliest = max(0, end - MAX_CHINESE_SUBJECT_CHARS)
    start = max((mark.end() for mark in _CHINESE_MARK.finditer(text, earliest, end)), default=earliest)
    while end > start and (tail := speech.adjunct.search(text[start:end])):
        end = start + tail.start()
    lead = _CHINESE_LEAD.match(text, start, end)
    return read_phrase(text, lead.end() if lead else start, end, speech) if end > start else OMITTED
