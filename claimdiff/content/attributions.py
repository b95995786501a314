"""Attributions: every place in a text where somebody is said to say something, and how far what they say goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from claimdiff.content.folding import PLACEHOLDER
from claimdiff.content.noun_phrases import OMITTED, Phrase, read_phrase, read_subject
from claimdiff.content.speech import Speech

Kind = Literal["say", "again", "participle", "deny", "accuse", "act", "source", "headline"]

MAX_FRAME_CHARS = 220
"""How far after a verb of saying what was said may begin."""

_HARD = re.compile(
    rf"(?:(?<!\b\w)(?<!\b\w\w)\.|[!?;؛؟。！？；])(?=\s|$)|[。；！？]|{PLACEHOLDER}[\"»”“」]|:\s|：|\s[—–]\s"
)
_SENTENCE_END = re.compile(r"(?:(?<!\b\w)(?<!\b\w\w)\.|[!?؟])\s|[。！？]")
_OPENS = re.compile(rf"[«“„\"「]{PLACEHOLDER}")
_OPENS_SHORT = re.compile(r"[«“„\"「]\w")
_COLON = re.compile(r"\s*[:：]")
_NEGATION = re.compile(
    r"(?<!\w)(?:not|never|لا|لم|لن|ما|не|ні|pas|jamais|no|nunca|nicht|لم|non|mai|não|tidak|tak|לא|ne)\s+$|[不没未]$|没有$"
)
_TRAILS_AFTER = re.compile(rf"(?:[,،，—–]|[\"»”“」]|{PLACEHOLDER})\s*$")
_BOUNDARY = re.compile(r"\s*(?:[,،，.;؛。»\"”]|[–—-]\s|$)")
_ARABIC_LEAD = re.compile(r"\s*(?:و?لكن|و?اما|غير ان|الا ان|فيما|بينما)\s+")
_HEADLINE = re.compile(r"\s*([^:：«“\"]{2,60}?)\s*[:：]\s*(?=\S)")
_ANEW = re.compile(r"[,،;؛]\s*(?P<and>(?:and|et|и|і|та|й|y|e|und|ve|dan|اور|और|و)\s+|و)")
_COMMA = re.compile(r"\s*[,،]")
_LINK = re.compile(r"[,،;؛]\s*(?:and|et|и|і|та|y|und|و|e)?\s*$|(?:^|\s)(?:and|et|и|y|und)\s*$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is said to say something; all offsets count characters of the folded text."""

    kind: Kind
    speaker: Phrase | None
    """None where the words name somebody whom the rules can't make out."""
    frame_start: int
    frame_end: int
    """The words that attribute: `the minister said that`."""
    start: int
    end: int
    """What is attributed; where the frame stands behind it or in its middle, the frame lies within."""
    sure_end: int = 0
    """As far as no new main clause (`, and …`) may have begun in the outlet's own voice."""
    verb: str = ""
    is_quote: bool = False
    """Whether what is attributed is the one quote before the frame."""
    antecedent: int = -1
    """Where the relative pronoun before the verb begins (`the governor, who said`), or -1."""


def find_attributions(text: str, speech: Speech) -> list[Attribution]:
    """Return the attributions in a folded text whose long quotes are hidden, in order of their frames."""
    found = [item for item in _all(text, speech) if item.start < item.end or item.kind == "act"]
    found.sort(key=lambda item: (item.frame_start, -item.frame_end))
    clipped = []
    for item, following in zip_longest(found, found[1:]):
        if following is not None and item.start < following.frame_start < item.end and item.frame_end <= item.start:
            begins = following.frame_start
            linked = _LINK.search(text[item.start : begins]) or text[begins : begins + 1] == "و"
            if linked and following.kind != "source":
                item = replace(item, end=begins)
        anew = _ANEW.search(text, item.start, item.end)
        while anew and (speech.that.match(text, anew.end("and")) or speech.that.match(text, anew.start("and"))):
            anew = _ANEW.search(text, anew.end(), item.end)
        if item.kind in ("deny", "accuse"):
            anew = re.compile("[,،，]").search(text, item.start, item.end)
        clipped.append(replace(item, sure_end=anew.start() if anew else item.end))
    return clipped


def _all(text: str, speech: Speech) -> Iterator[Attribution]:
    headline = _from_headline(text, speech)
    if headline:
        yield headline
    taken = -1
    for match in speech.quoting.finditer(text):
        yield from _from_quoting(text, match, speech)
        taken = match.end()
    read = {"no spaces": _from_chinese_verb, "verb last": _from_last_verb}.get(speech.order, _from_verb)
    for match in speech.verb.finditer(text):
        if match.start() >= taken and not _NEGATION.search(text[max(0, match.start() - 12) : match.start()]):
            item = read(text, match, speech)
            if item is not None:
                yield item
    for match in speech.source.finditer(text):
        yield from _from_source(text, match, speech)
    for match in speech.source_close.finditer(text):
        yield from _from_source_close(text, match, speech)


def _clause_start(text: str, at: int) -> int:
    """Return where the clause that holds the character `at` begins: after the last full stop, colon or quote."""
    start = 0
    for mark in _HARD.finditer(text, max(0, at - 400), at):
        start = mark.end()
    return start


def _scope_end(text: str, start: int, speech: Speech) -> int:
    contrast = speech.contrast.search(text, start)
    stop = _SENTENCE_END.search(text, start)
    return min(contrast.start() if contrast else len(text), stop.start() + 1 if stop else len(text))


def _hand_over(text: str, at: int, speech: Speech) -> tuple[int, int] | None:
    """Return the characters between the verb's clause and what was said: `that`, a colon, an opening quote."""
    limit = min(len(text), at + MAX_FRAME_CHARS)
    stop = _SENTENCE_END.search(text, at, limit)
    limit = stop.start() if stop else limit
    other = speech.verb.search(text, at, limit)
    limit = other.start() if other else limit
    anew = _ANEW.search(text, at, limit)
    if anew and not speech.that.match(text, anew.end("and")) and not speech.that.match(text, anew.start("and")):
        limit = anew.start()
    spans = [mark.span() for mark in (_COLON.search(text, at, limit), _OPENS.search(text, at, limit)) if mark]
    for that in speech.that.finditer(text, at, limit):
        if not speech.not_that.search(text[max(at, that.start() - 20) : that.start()]):
            spans.append(that.span())
            break
    if not spans and speech.comma_hands_over:
        comma = re.compile(",").search(text, at, limit)
        spans = [comma.span()] if comma else []
    if not spans:
        short = _OPENS_SHORT.search(text, at, limit)
        spans = [(short.start(), short.start())] if short else []
    return min(spans, default=None)


def _kind_of(match: re.Match[str]) -> Kind:
    kind = match.lastgroup or "say"
    return "again" if kind == "inverted_pronoun" else kind  # type: ignore[return-value]


def _from_verb(text: str, match: re.Match[str], speech: Speech) -> Attribution | None:
    before = text[max(0, match.start() - 90) : match.start()]
    hand = _hand_over(text, match.end(), speech)
    relative = speech.relative_before.search(before)
    if match.lastgroup in ("participle", "inverted_pronoun"):
        return _said(text, match, OMITTED, match.start(), hand, speech)
    if hand and speech.bare and speech.that.fullmatch(text, *hand) and text.count(" ", match.end(), hand[0]) > 4:
        follows = speech.stop.match(text, match.end() + 1)
        hand = hand if follows else (match.end(), match.end())
    if relative:
        at = match.start() - len(before) + relative.start()
        return replace(said, antecedent=at) if (said := _said(text, match, None, at, hand, speech)) else None
    if speech.as_before.search(before):
        return _as_said(text, match, read_phrase(text, match.end(), len(text), speech), match.start(), speech)
    if speech.order == "verb first":
        return _from_first_verb(text, match, hand, speech)
    return _from_inner_verb(text, match, hand, speech)


def _as_said(text: str, match: re.Match[str], phrase: Phrase | None, frame: int, speech: Speech) -> Attribution | None:
    """Read `as the minister said`: before a quote it speaks of that quote, else of the clause around it."""
    said = _trailing(text, match, phrase, frame, speech)
    if said is None or said.frame_end <= said.start or phrase is None:
        return said
    return replace(_enclosed(text, phrase, frame, said.frame_end, speech), verb=match.group())


def _from_first_verb(
    text: str, match: re.Match[str], hand: tuple[int, int] | None, speech: Speech
) -> Attribution | None:
    """Read a verb whose subject follows it (Arabic); a title may set the subject first (`بوتين يقول إن`)."""
    if match.lastgroup == "act":
        phrase = read_phrase(text, match.end(), len(text), speech)
        ends = phrase and (_BOUNDARY.match(text, phrase.end) or speech.stop.match(text, phrase.end + 1))
        return Attribution("act", phrase, match.start(), match.end(), match.end(), match.end(), verb=match.group()) if ends else None
    if hand is None:
        is_free = bool(_TRAILS_AFTER.search(text[max(0, match.start() - 3) : match.start()]))
        phrase = read_phrase(text, match.end(), len(text), speech)
        if match.lastgroup in ("deny", "accuse"):
            return None  # where the subject ends and the object begins, only a reader can tell
        is_end = phrase is not None and not phrase.is_omitted and _BOUNDARY.match(text, phrase.end)
        return _trailing(text, match, phrase, match.start(), speech) if is_free and is_end else None
    phrase = read_phrase(text, match.end(), hand[0], speech)
    if match.lastgroup == "accuse" and not (phrase and _COMMA.match(text, phrase.end)):
        return None
    start = _clause_start(text, match.start())
    if phrase is not None and phrase.is_omitted and text[start : match.start()].strip():
        phrase = _subject_before(text, start, match.start(), speech)
    return _said(text, match, phrase, match.start(), hand, speech)


def _subject_before(text: str, start: int, end: int, speech: Speech) -> Phrase | None:
    """Read the subject of an Arabic verb that follows it: in a title, after `but`, between `as for` and `fa-`."""
    lead = _ARABIC_LEAD.match(text, start, end)
    if text[end] in "وف" and not (lead and "اما" in lead.group()):
        return OMITTED
    phrase = read_phrase(text, lead.end() if lead else start, end, speech)
    if phrase is None or phrase.is_omitted or not (lead or start == 0):
        return None
    return phrase if len(text[phrase.end : end].split()) <= 3 and "،" not in text[phrase.end : end] else None


def _from_inner_verb(
    text: str, match: re.Match[str], hand: tuple[int, int] | None, speech: Speech
) -> Attribution | None:
    """Read a verb whose subject stands before it, or after it where what was said comes first."""
    clause = _clause_start(text, match.start())
    is_that = hand is not None and not speech.comma_hands_over and speech.that.fullmatch(text, *hand) is not None
    if not is_that and _TRAILS_AFTER.search(text[max(0, match.start() - 4) : match.start()]):
        after = read_phrase(text, match.end(), hand[0] if hand else len(text), speech)
        if speech.pronoun.match(text, match.end() + 1):
            return _trailing(text, match, OMITTED, match.start(), speech)
        if after is not None and not after.is_omitted and text[match.end() : after.start].isspace() and text[after.start] not in "«“„\"":
            return _trailing(text, match, after, match.start(), speech)
    subject = read_subject(text, clause, match.start(), speech)
    is_empty = not text[clause : match.start()].strip()
    if is_empty or (subject is None and speech.comma_hands_over):
        subject = read_phrase(text, match.end(), hand[0], speech) if hand else None
        if subject is not None and subject.is_omitted and not is_empty:
            subject = None
    if hand is None and subject is not None:
        frame = subject.start if not subject.is_omitted else match.start()
        rest = _BOUNDARY.match(text, match.end())
        if rest and _TRAILS_AFTER.search(text[max(0, frame - 4) : frame]):
            return _trailing(text, match, subject, frame, speech)
        follows = speech.stop.match(text, match.end() + 1) if speech.bare else True
        if match.lastgroup in ("deny", "accuse") or not (follows or rest):
            hand = (match.end(), match.end())
        elif rest:
            return _trailing(text, match, subject, frame, speech)
    frame = subject.start if subject and not subject.is_omitted else match.start()
    return _said(text, match, subject, min(frame, match.start()), hand, speech)


def _said(
    text: str,
    match: re.Match[str],
    phrase: Phrase | None,
    frame: int,
    hand: tuple[int, int] | None,
    speech: Speech,
) -> Attribution | None:
    """Build an attribution whose words stand before what was said."""
    if hand is None:
        return None
    end = _scope_end(text, hand[1], speech)
    return Attribution(_kind_of(match), phrase, frame, hand[1], hand[1], end, verb=match.group())


def _trailing(text: str, match: re.Match[str], phrase: Phrase | None, frame: int, speech: Speech) -> Attribution | None:
    """Build an attribution whose words stand after what was said, or in its middle (`“…,” he said, “…”`)."""
    frame_end = max(match.end(), phrase.end if phrase and not phrase.is_omitted else match.end())
    start = _scope_start(text, frame, speech)
    if not text[start:frame].strip(' ,،«»“”"—–') or speech.as_before.fullmatch(text[start:frame].strip()):
        return Attribution(
            "say", phrase, start, frame_end, frame_end, _scope_end(text, frame_end, speech), match.group()
        )
    again = re.compile(rf"\s*[.,،]\s*[«“„\"「]{PLACEHOLDER}+[»”“\"」]").match(text, frame_end)
    mid = re.compile(r"\s*[,،]").match(text, frame_end)
    end = again.end() if again else _scope_end(text, mid.start(), speech) if mid else frame_end
    is_quote = text[start : start + 1] in tuple("«“„\"「")
    return Attribution(_kind_of(match), phrase, frame, frame_end, start, end, verb=match.group(), is_quote=is_quote)


def _scope_start(text: str, frame: int, speech: Speech) -> int:
    """Return where what a trailing frame attributes begins: the quote before it, else the sentence or clause."""
    quote = re.compile(rf"[«“„\"「]{PLACEHOLDER}+[»”“\"」]?\s*[,،]?\s*[—–]?\s*$").search(text[:frame])
    if quote:
        return quote.start()
    start = 0
    for mark in _SENTENCE_END.finditer(text, max(0, frame - 600), frame):
        start = mark.end()
    for mark in speech.contrast.finditer(text, start, max(start, frame - 1)):
        start = mark.start() + 1
    return start


def _from_source(text: str, match: re.Match[str], speech: Speech) -> Iterator[Attribution]:
    at = match.end()
    if speech.order == "no spaces":
        comma = re.compile("[，,]").search(text, at, at + 40)
        ends = speech.source_end.search(text[at : comma.start()]) if comma else None
        phrase = read_phrase(text, at, at + ends.start(), speech) if ends else None
        frame_end = comma.end() if comma else at
    else:
        fused = re.compile(rf"\s+(?:لل|{speech.source_fused})").match(text, at) if speech.source_fused else None
        phrase = read_phrase(text, fused.end() if fused else at, len(text), speech)
        frame_end = phrase.end if phrase else at
    if phrase is None or phrase.is_omitted or speech.verb.match(text, phrase.start):
        return
    clause = _clause_start(text, match.start())
    if not text[clause : match.start()].strip(" ,،و"):
        yield Attribution("source", phrase, match.start(), frame_end, frame_end, _scope_end(text, frame_end, speech))
    else:
        yield _enclosed(text, phrase, match.start(), frame_end, speech)


def _from_source_close(text: str, match: re.Match[str], speech: Speech) -> Iterator[Attribution]:
    clause = _clause_start(text, match.start())
    segment = max(clause, text.rfind(",", clause, match.start()) + 1, text.rfind("،", clause, match.start()) + 1)
    phrase = read_phrase(text, segment, match.start(), speech)
    if phrase is None or phrase.is_omitted or text[phrase.end : match.start()].strip():
        return
    if not text[clause : phrase.start].strip():
        yield Attribution(
            "source", phrase, phrase.start, match.end(), match.end(), _scope_end(text, match.end(), speech)
        )
    else:
        yield _enclosed(text, phrase, phrase.start, match.end(), speech)


def _enclosed(text: str, phrase: Phrase, frame: int, frame_end: int, speech: Speech) -> Attribution:
    """Build an attribution that stands in the clause which it attributes, between commas or at its end."""
    start = _scope_start(text, frame, speech)
    if not text[:frame].rstrip().endswith((",", "،")):
        start = max(start, text.rfind(",", start, frame) + 1, text.rfind("،", start, frame) + 1)
    goes_on = re.compile(r"\s*[,،]").match(text, frame_end)
    if not goes_on:
        return Attribution("source", phrase, frame, frame_end, start, frame_end)
    for mark in _ANEW.finditer(text, start, frame):
        start = mark.start() + 1
    comma = re.compile(r"(?<!\d)[,،]|[,،](?!\d)").search(text, goes_on.end())
    end = min(_scope_end(text, goes_on.end() - 1, speech), comma.start() if comma else len(text))
    return Attribution("source", phrase, frame, frame_end, start, end)


def _from_quoting(text: str, match: re.Match[str], speech: Speech) -> Iterator[Attribution]:
    phrase = read_phrase(text, match.start("np"), match.end("np"), speech)
    hand = _hand_over(text, match.end(), speech) or (match.end(), match.end())
    end = _scope_end(text, hand[1], speech)
    yield Attribution("say", phrase, match.start(), hand[1], hand[1], end, verb=match.group())


def _from_last_verb(text: str, match: re.Match[str], speech: Speech) -> Attribution | None:
    """Read a Turkish verb of saying at the end of its sentence: `Bakan Yılmaz, … açıkladı`."""
    if not _BOUNDARY.match(text, match.end()):
        return None
    start = 0
    for mark in re.compile(rf"{_SENTENCE_END.pattern}|;").finditer(text, 0, match.start()):
        start = mark.end()
    mark = re.compile(rf"[,:]|[\"“«]{PLACEHOLDER}").search(text, start, match.start())
    if mark is None:
        return None
    phrase = read_phrase(text, start, mark.start(), speech)
    if (
        phrase
        and not phrase.is_omitted
        and (speech.finite.search(text, phrase.start, phrase.end) or _TURKISH_ADVERB.search(text[: phrase.end]))
    ):
        phrase = None
    if not text[start : mark.start()].strip():
        phrase = OMITTED
    said_at = mark.start() if mark.group()[0] not in ",:" else mark.end()
    frame = phrase.start if phrase and not phrase.is_omitted else match.start()
    return Attribution(
        _kind_of(match),
        phrase,
        frame,
        said_at if frame < said_at else match.end(),
        said_at,
        match.start(),
        match.group(),
    )


_TURKISH_ADVERB = re.compile(
    r"(?:[dt][ae]n?|ken|[ıiuü]nca|ince|arak|erek|[ıiuü]p|s[ae]|için|göre|sonra|önce|rağmen|kadar|ile|ise|ki|[ae]|nda)$"
)


_BARE_CHINESE = frozenset(["称", "认为", "强调", "指出", "透露", "宣布", "证实", "表示", "说", "否认", "指责"])


def _from_chinese_verb(text: str, match: re.Match[str], speech: Speech) -> Attribution | None:
    start = 0
    for mark in re.compile(r"[，。；：！？”“」「、\s,]").finditer(text, max(0, match.start() - 60), match.start()):
        start = mark.end()
    start = max(start, match.start() - 60)
    end = match.start()
    while end > start and (tail := speech.adjunct.search(text[start:end])):
        end = start + tail.start()
    if text[match.start() - 1 : match.start()] in tuple("被所据号名简职人自可") or text[
        match.end() : match.end() + 1
    ] in tuple("的为明服法话谎"):
        return None
    lead = re.compile(
        r"(?:[一二三四五六七八九十\d]+[月日])+|(?:周|星期)[一二三四五六日天]|当天|随后|另据|此外|不过|但|而"
    ).match(text, start, end)
    phrase = read_phrase(text, lead.end() if lead else start, end, speech) if end > start else OMITTED
    hand = re.compile(r"[，：:,]?\s*[“「]?").match(text, match.end())
    said_at = hand.end() if hand else match.end()
    frame = phrase.start if phrase and not phrase.is_omitted else match.start()
    is_bare = said_at == match.end()
    if is_bare and (match.group() not in _BARE_CHINESE or text[said_at : said_at + 1] in tuple("感欢反支遗关满谅愤赞同愿")):
        return None
    stop = _SENTENCE_END.search(text, said_at)
    contrast = speech.contrast.search(text, said_at)
    end = min(stop.start() + 1 if stop else len(text), contrast.start() if contrast else len(text))
    if match.group().startswith(("并", "还")):
        phrase = OMITTED
    return Attribution(_kind_of(match), phrase, frame, said_at, said_at, end, verb=match.group())


def _from_headline(text: str, speech: Speech) -> Attribution | None:
    """Read `Putin: …` at the beginning of a text; whether a place or a person stands there, its words alone can't tell."""
    match = _HEADLINE.match(text)
    if match is None or speech.verb.search(match.group(1)) or speech.finite.search(match.group(1)):
        return None
    phrase = read_phrase(text, match.start(1), match.end(1), speech)
    if phrase is None or phrase.is_omitted or phrase.end != match.end(1) or len(match.group(1).split()) > 6:
        return None
    return Attribution("headline", phrase, 0, match.end(), match.end(), len(text))
