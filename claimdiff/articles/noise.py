"""Which lines of a copied page are no part of the article, and why: by phrase, and by the look of link rows."""

from __future__ import annotations

import re
from functools import lru_cache

from claimdiff.articles import noise_phrases as phrases
from claimdiff.fold import fold_phrases, fold_text

MAX_NOISE = 220
"""Characters: a longer line is a paragraph of the article, whatever it begins with (boilerplate apart)."""
MAX_BOILERPLATE = 800
"""Cookie and copyright notices run longer."""
MAX_FOLLOW_WORDS = 10
RELATED = "related articles"
LINK = "link"

_ENDING = ".!?。！？؟۔।…"
_CLOSERS = "\"'”’»）)]』」›“"
_TRIM = re.compile(r"^[^\w©#«“\"(¿]+|[\s:：.…!،,;>»›→←↓↑▶►\-–—|]+$")
_HEAD = re.compile(r"\s*(?:[:：|•·>»›→]|[–—](?=\s)|-(?=\s))\s*")
_PIECES = re.compile(r"\s*[|•·/›→、]\s*|\s+[–—>»-]\s+|\s{2,}|,\s")
_SITES_GAP = re.compile(r"[\s|/•·,،\-–—:;+&]+")
_HASHTAGS = re.compile(r"(?:#[\w\u200c]{1,60}[\s,،|]*)+")
_LINK_ONLY = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,100}|@\w{2,40}", re.IGNORECASE)
_FOLLOW_ON = re.compile(
    r"(?:follow|read|join|watch|suivez|lisez|retrouvez|sigue|siga|sigan|lee|folge|folgen|lesen|segui|leia|читаите|читаи|"
    r"следите|смотрите|слушаите|слідкуите|تابع\w{0,3}|اقرا\w{0,2})\s.{1,50}"
    r"\b(?:twitter|x|facebook|instagram|telegram|linkedin|whatsapp|youtube|google news|max|"
    r"تويتر|فيسبوك|واتساب|تلغرام|تيليغرام|غوغل نيوز|جوجل نيوز)\W{0,3}$"
)
_CREDITS = re.compile(
    r"\(?(?:(?:additional )?(?:reporting|writing) by|(?:edited|editing|compiled|translated) by|"
    r"(?:texte|edite|ecrit) par|redigiert von|edicion de)\s(?!the\b).{3,}"
)
_CONTRIBUTED = re.compile(r".{3,120} contributed (?:reporting )?to this (?:report|story|article)")
_PLUG = re.compile(r"(?:get|try|receive|join|read) (?:our|the|all|more)\b.{2,80}\bnewsletter\b")
_COUNTER = re.compile(
    r"(?!(?:19|20)\d\d$)\(?[\d٠-٩۰-۹]{1,3}(?:[.,٬٫]?[\d٠-٩۰-۹]{1,3})?\s?[km]?\)?|\d{1,4}\s?/\s?\d{1,4}|video\s?\d{1,2}:\d{2}"
)
_READING = re.compile(
    r"(?:.{0,25}\s)?\d{1,2}\s?(?:min|mins|minutes?|minuti|minutos|minuten|мин|хв|dk|dakika|دقائق|دقيقه|دقيقة|דקות)\W{0,3}"
    r"(?:read|di lettura|de lecture|de lectura|de leitura|lesezeit|чтения|читання|okuma|قراءه|للقراءه|קריאה)?\W{0,3}"
)
_CRUMBS = re.compile(r"\s*[>›»/|→\\]\s*")
_TAIL_TEASER = re.compile(r"[.!?؟۔。»”)]\s+(?=([^\s:：][^:：.!?؟]{2,40}?)\s?[:：])")
_COUNT = re.compile(r"\(?\d[\d.,٬٫]*\s?[km+]?\)?")


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    labels = dict.fromkeys(fold_phrases(phrases.RELATED), RELATED)
    for reason, text in phrases.LABELS.items():
        labels |= dict.fromkeys(fold_phrases(text), reason)
    return labels


@lru_cache(maxsize=1)
def _whole() -> dict[str, str]:
    return {phrase: reason for reason, text in phrases.WHOLE.items() for phrase in fold_phrases(text)}


@lru_cache(maxsize=1)
def _leads() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((reason, tuple(fold_phrases(text))) for reason, text in phrases.LEADS.items())


@lru_cache(maxsize=1)
def _sites() -> frozenset[str]:
    return frozenset(fold_phrases(phrases.SITES))


@lru_cache(maxsize=1)
def _homes() -> frozenset[str]:
    return frozenset(fold_phrases(phrases.HOME))


@lru_cache(maxsize=1)
def _contained() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(fold_phrases(phrases.COPYRIGHT)), tuple(fold_phrases(phrases.READER_CALLS))


def ends_sentence(line: str) -> bool:
    """Return whether `line` ends with a full stop, question or exclamation mark, closing quotes aside."""
    return line.rstrip(_CLOSERS + " ").endswith(tuple(_ENDING))


def find_noise(line: str) -> str | None:
    """Return why `line` is no part of an article, or None; a long paragraph never is noise."""
    if len(line) > MAX_BOILERPLATE:
        return None
    folded = fold_text(line)
    if reason := _boilerplate(folded):
        return reason
    if len(line) > MAX_NOISE:
        return None
    return _by_phrase(folded) or _by_look(folded)


def opens_teasers(line: str) -> bool:
    """Return whether `line` is the heading of a list of other articles ("Related articles", «مقالات ذات صلة»)."""
    return len(line) <= 60 and _labels().get(_bare(fold_text(line))) == RELATED


def split_teaser_tail(line: str) -> tuple[str, str]:
    """Split `line` before a teaser that was run on at its end (`….  Read also: Headline`); the tail may be empty."""
    for found in _TAIL_TEASER.finditer(line, max(0, len(line) - MAX_NOISE)):
        if _labels().get(_bare(fold_text(found.group(1)))) == RELATED:
            return line[: found.end()].rstrip(), line[found.end() :]
    return line, ""


def _bare(folded: str) -> str:
    return _TRIM.sub("", _TRIM.sub("", folded)).strip()


def _boilerplate(folded: str) -> str | None:
    copyright_phrases, _ = _contained()
    if len(folded) <= MAX_BOILERPLATE // 2:
        if folded.startswith(("©", "(c)", "copyright")) and re.search(r"\d{4}", folded[:120]):
            return "copyright"
        if any(phrase in folded for phrase in copyright_phrases):
            return "copyright"
    cookie = next(leads for reason, leads in _leads() if reason == "cookie notice")
    return "cookie notice" if folded.startswith(cookie) else None


def _by_phrase(folded: str) -> str | None:
    bare = _bare(folded)
    if reason := _whole().get(bare) or _labels().get(bare) or _labels().get(_bare(_COUNT.sub("", bare, count=2))):
        return reason
    return _labelled(bare) or _by_lead(bare) or _by_pattern(bare)


def _by_lead(bare: str) -> str | None:
    for reason, leads in _leads():
        if bare.startswith(leads):
            return reason
    _, calls = _contained()
    asks = any(mark in bare for mark in "?؟？") and any(call in bare for call in calls)
    return "reader call" if bare.startswith(calls) or asks else None


def _by_pattern(bare: str) -> str | None:
    if _FOLLOW_ON.match(bare) and len(bare.split()) <= MAX_FOLLOW_WORDS:
        return "follow prompt"
    is_credit = _CREDITS.match(bare) and (not ends_sentence(bare) or "editing by" in bare)
    if is_credit or _CONTRIBUTED.fullmatch(bare):
        return "editor credit"
    return "newsletter plug" if _PLUG.match(bare) else None


def _labelled(bare: str) -> str | None:
    """A label before a colon, bar or dash. What follows an editor's label must be names, not a sentence."""
    cut = _HEAD.search(bare)
    if not cut or not bare[: cut.start()]:
        return None
    reason = _labels().get(_bare(bare[: cut.start()]))
    rest = bare[cut.end() :]
    if reason is None or reason == RELATED:
        return reason
    is_sentence = ends_sentence(rest) and len(rest.split()) > 3
    return None if is_sentence or (reason == "editor credit" and len(rest.split()) > 12) else reason


def _by_look(folded: str) -> str | None:
    if _HASHTAGS.fullmatch(folded):
        return "tags"
    if _LINK_ONLY.fullmatch(folded.strip(" <>()")):
        return LINK
    if _is_site_row(folded):
        return "share links"
    if len(folded.split()) <= 6 and _READING.fullmatch(folded.strip()) and not _COUNTER.fullmatch(folded):
        return "reader tools"
    if _COUNTER.fullmatch(folded.strip()):
        return "counter"
    if _is_breadcrumbs(folded):
        return "page furniture"
    return _link_row(folded)


def _is_site_row(folded: str) -> bool:
    """Only names of sites, as a row of share buttons leaves them; one name alone counts too."""
    sites, words = _sites(), [word for word in _SITES_GAP.split(folded) if word]
    if not words or len(words) > 24:
        return False
    if " ".join(words) in sites:
        return len(words[0]) > 2
    i = 0
    while i < len(words):
        n = next((n for n in (3, 2, 1) if " ".join(words[i : i + n]) in sites and i + n <= len(words)), 0)
        if not n:
            return False
        i += n
    return len(words) > 1


def _is_breadcrumbs(folded: str) -> bool:
    """`Home > News > Business`: names of sections after the site's first page."""
    pieces = [piece.strip() for piece in _CRUMBS.split(folded) if piece.strip()]
    return 2 <= len(pieces) <= 8 and pieces[0] in _homes() and all(len(piece.split()) <= 14 for piece in pieces[1:])


def _link_row(folded: str) -> str | None:
    """Several link texts in a row, at least one of them known as noise and none a sentence."""
    if not _PIECES.search(folded) or folded.startswith("|"):
        return None
    pieces = [_bare(piece) for piece in _PIECES.split(folded) if _bare(piece)]
    if len(pieces) < 2 or any(len(piece.split()) > 8 for piece in pieces):
        return None
    reasons = [_whole().get(p) or _labels().get(p) or ("share links" if p in _sites() else None) for p in pieces]
    known = [reason for reason in reasons if reason]
    return known[0] if known and 2 * len(known) >= len(pieces) else None
