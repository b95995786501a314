"""Which lines are photo captions: by a label ("Photo:") or by the credit at their end («(رويترز)», "FOTO: …")."""

from __future__ import annotations

import re
from functools import lru_cache

from claimdiff.articles.byline_phrases import AGENCIES, CAPTION_LEADS, PHOTO
from claimdiff.articles.noise import ends_sentence
from claimdiff.fold import fold_phrases, fold_text

MAX_CAPTION = 280
"""Characters of the longest line taken for a caption."""
MAX_CREDIT_WORDS = 7

_CREDIT = re.compile(r"[(（\[]([^()（）\[\]]{2,80})[)）\]]\s*$")
_DOTTED = re.compile(r"(?:\w\.\s?){2,6}\w?\.?")
_HEAD = re.compile(r"([^:：|]{2,30}?)\s*[:：|]\s*")
_ATTACHED = re.compile(r"(?:©|/|\||–|—| - )\s?([^/|©–—]{2,40})$")
_LABEL_LATE = re.compile(r"(?:^|[.!?؟。|/)»”\"–—-])\s*(\w{2,14})\b([^.!?؟。]{0,50})$")
_SLASHED = re.compile(r"(?:^|[\s.!?»”–—-])([\w.]{2,20}(?: [\w.]{2,20}){0,3}(?:\s?/\s?[\w.'’ -]{2,30}){1,3})$")
_LICENCE = re.compile(r"\s(?:purchase|acquire) licensing rights\W{0,20}$", re.IGNORECASE)
_CJK_CREDIT = re.compile(r"(?:记者|記者|摄影|供图|通讯员).{0,14}(?:摄|攝|供图)[。）)]?$|[（(【].{1,14}[摄攝][）)】]$")
_VIDEO_MARK = re.compile(r"\s(?:play-circle|play_circle|▶)\s*$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _photo_words() -> frozenset[str]:
    return frozenset(fold_phrases(PHOTO))


@lru_cache(maxsize=1)
def _leading() -> tuple[str, ...]:
    return tuple(fold_phrases(CAPTION_LEADS))


@lru_cache(maxsize=1)
def _agencies() -> frozenset[str]:
    return frozenset(map(_plain, fold_phrases(AGENCIES)))


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", fold_text(text)).split())


def is_agency(name: str) -> bool:
    """Return whether `name` is a news agency, a picture agency, or a word that stands for one ("archive", «خاص»)."""
    return _plain(name) in _agencies()


def is_caption(line: str) -> bool:
    """Return whether `line` is a photo caption or credit."""
    if len(line) > MAX_CAPTION or len(line) < 3:
        return False
    line = _LICENCE.sub("", _VIDEO_MARK.sub("", line))
    tests = (_has_label, _has_credit, _has_late_label, _has_attached_agency, has_slashed_agency)
    return any(test(line) for test in tests) or bool(_CJK_CREDIT.search(line[-40:]))


def has_slashed_agency(line: str) -> bool:
    """`…, March 2, 2026. REUTERS/Adam Voss/File Photo`, `… ADAM VOSS/AFP`: an agency and a name joined by a slash."""
    found = _SLASHED.search(line)
    if not found:
        return False
    parts = [part.strip() for part in found.group(1).split("/")]
    return any(is_agency(part) or is_agency(part.split()[-1]) for part in parts if part)


def _has_label(line: str) -> bool:
    folded = fold_text(line)
    if found := _HEAD.match(folded):
        words = found.group(1).split()
        if len(words) <= 3 and words and (words[0] in _photo_words() or words[-1] in _photo_words()):
            return True
    is_short = not ends_sentence(line) or len(line) <= 160
    return is_short and any(
        folded.startswith(lead) and not folded[len(lead) : len(lead) + 1].isalpha() for lead in _leading()
    )


def _has_credit(line: str) -> bool:
    """A credit in parentheses at the end, with no full stop before it unless the credit is certain."""
    found = _CREDIT.search(line)
    if not found or len(found.group(1).split()) > MAX_CREDIT_WORDS:
        return False
    before = line[: found.start()].rstrip()
    if _is_certain_credit(found.group(1)):
        return not ends_sentence(before) or "/" in found.group(1) or _has_photo_word(found.group(1))
    if ends_sentence(before) or re.search(r"\d", found.group(1)):
        return False
    # three sentences aren't a caption, nor is "(مونتالوث)" after a place
    return 3 <= len(before.split()) <= 30 and not re.search(r"[.!?؟]\s", before)


def _is_certain_credit(credit: str) -> bool:
    if is_agency(credit) or _DOTTED.fullmatch(credit.strip()) or _has_photo_word(credit):
        return True
    return any(is_agency(part) for part in re.split(r"[/|,،:：–—-]|\bvia\b", credit))


def _has_photo_word(text: str) -> bool:
    return any(word in _photo_words() for word in re.findall(r"\w+", fold_text(text)))


def _has_late_label(line: str) -> bool:
    """`…. FOTO: EL VIGÍA`, `…. Фото пресс-службы`: the last few words are a credit."""
    found = _LABEL_LATE.search(fold_text(line))
    if not found or found.group(1) not in _photo_words():
        return False
    rest = found.group(2).lstrip()
    return rest.startswith((":", "：", "/", "©")) or len(rest.split()) <= 4


def _has_attached_agency(line: str) -> bool:
    if line.startswith("©") and len(line) <= 80:
        return True
    found = _ATTACHED.search(line)
    return bool(found) and not ends_sentence(line) and is_agency(found.group(1)) if found else False
