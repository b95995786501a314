"""Which language a text is in: by its script and telling letters, then py3langid among what is left."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Any

UNKNOWN = "und"
SAMPLE_CHARS = 4000
"""Characters looked at: language shows within a few hundred."""
MIN_LETTERS = 3
SURE_LETTERS = 20
"""From so many letters on a Latin-script text is named without help of a declaration."""
MIN_CONFIDENCE = 0.5
"""py3langid's normalised probability below which a short text stays unnamed."""
SENTENCE_LETTERS = 60
SENTENCE_CONFIDENCE = 0.95
"""Length and confidence at which a sentence of the same script departs from its article's language."""

RARE_PRIOR = 0.1
"""Prior of a language with little news against one with much: short Spanish looks like Galician or Asturian."""
_RARE = frozenset(
    """an br co cy eo fo fy ga gd gl gn gv ht ia ie io is kl kw la lb li mg mi nn oc os qu rm rw sc se vo wa wo xh
    zu""".split()  # noqa: SIM905 (a list of 36 two-letter strings reads worse)
)

_SCRIPTS = {
    "Latn": r"A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ",
    "Arab": r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Cyrl": r"\u0400-\u052f",
    "Hani": r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f",
    "Kana": r"\u3041-\u30ff",
    "Hang": r"\uac00-\ud7af\u1100-\u11ff",
    "Deva": r"\u0900-\u097f",
    "Hebr": r"\u0590-\u05ff",
    "Grek": r"\u0370-\u03ff\u1f00-\u1fff",
    "Thai": r"\u0e00-\u0e7f",
    "Beng": r"\u0980-\u09ff",
    "Armn": r"\u0530-\u058f",
    "Geor": r"\u10a0-\u10ff",
    "Taml": r"\u0b80-\u0bff",
    "Telu": r"\u0c00-\u0c7f",
    "Gujr": r"\u0a80-\u0aff",
    "Guru": r"\u0a00-\u0a7f",
    "Knda": r"\u0c80-\u0cff",
    "Mlym": r"\u0d00-\u0d7f",
    "Orya": r"\u0b00-\u0b7f",
    "Sinh": r"\u0d80-\u0dff",
    "Ethi": r"\u1200-\u137f",
    "Khmr": r"\u1780-\u17ff",
    "Laoo": r"\u0e80-\u0eff",
}
_SCRIPT_PATTERNS = {name: re.compile(f"[{chars}]") for name, chars in _SCRIPTS.items()}
_ONE_LANGUAGE = {
    "Hang": "ko", "Hebr": "he", "Grek": "el", "Thai": "th", "Armn": "hy", "Geor": "ka", "Taml": "ta", "Telu": "te",
    "Gujr": "gu", "Guru": "pa", "Knda": "kn", "Mlym": "ml", "Orya": "or", "Sinh": "si", "Ethi": "am", "Khmr": "km",
    "Laoo": "lo",
}  # fmt: skip
_ALTERNATIVES = {
    "Arab": ("ar", "fa", "ur", "ps", "ug", "ku", "ckb", "sd"),
    "Cyrl": ("ru", "uk", "bg", "be", "sr", "mk", "kk", "ky", "mn", "tg"),
    "Deva": ("hi", "mr", "ne"),
    "Beng": ("bn", "as"),
}
_TELLING = {
    "Arab": {
        "ar": "ةىيكأإ", "fa": "پچژگکیيك", "ur": "پچژگکیٹڈڑےںھہۂۃ", "ps": "پچژکیيىټډړښګڼېځڅۍ",
        "ckb": "پچژگکیێۆڵڕە", "ug": "پچژگكيىۆۇۈۋېە", "sd": "پچگکيڪڏٻڄڙڻڳھ", "ku": "پچژگکیێۆڵڕە",
    },
    "Cyrl": {
        "ru": "ыэъё", "uk": "іїєґ", "be": "ўіыёэ", "bg": "ъ", "sr": "јљњћђџ", "mk": "ѓќѕјљњџ",
        "kk": "әғқңөұүһіыэёъ", "ky": "өүңыэёъ", "tg": "ӣӯҳҷғқэёъ", "mn": "өүыэёъ",
    },
}  # fmt: skip
"""Letters that only some languages of a script use, with every language that uses them. Persian is often typed with
the Arabic forms of yeh and kaf."""
_ISO_639_1 = {"ckb": "ku", "zh-hans": "zh", "zh-hant": "zh", "iw": "he", "in": "id", "nb": "no", "nn": "no"}


def identify_language(text: str, declared: str | None = None) -> str:
    """Return the ISO 639-1 code of most of `text`, or `und`; `declared` helps where the text alone doesn't tell."""
    declared = normalise_code(declared)
    sample = _sample(text)
    script, n_letters = main_script(sample)
    if script is None or n_letters < MIN_LETTERS:
        return declared or UNKNOWN
    if script in _ONE_LANGUAGE:
        return _ONE_LANGUAGE[script]
    if script in ("Hani", "Kana"):
        return _chinese_or_japanese(sample)
    language, confidence = _classify(sample, script)
    too_short = n_letters < SURE_LETTERS or confidence < MIN_CONFIDENCE
    if too_short and script == "Latn":
        return declared or (language if confidence >= 0.9 and n_letters >= 10 else UNKNOWN)
    if declared and declared != language and confidence < 0.9 and _may_be(declared, script):
        return declared
    return language


def identify_sentence_language(text: str, article_language: str) -> str:
    """Return the language of one sentence of an article: the article's, unless the sentence clearly shows another.

    Another script shows at once; within one script only a long sentence with a confident answer departs.
    """
    script, n_letters = main_script(_sample(text))
    if script is None or n_letters < MIN_LETTERS:
        return article_language
    if script in _ONE_LANGUAGE:
        return _ONE_LANGUAGE[script]
    if script in ("Hani", "Kana"):
        return article_language if article_language in ("zh", "ja") else _chinese_or_japanese(text)
    if not _may_be(article_language, script):
        found = identify_language(text)
        return article_language if found == UNKNOWN else found
    if n_letters < SENTENCE_LETTERS:
        return article_language
    language, confidence = _classify(_sample(text), script)
    return language if confidence >= SENTENCE_CONFIDENCE else article_language


def normalise_code(code: str | None) -> str | None:
    """Return an ISO 639-1 code for a tag such as `ar-EG`, `fa_IR` or `zh-Hans`, or None."""
    if not code:
        return None
    tag = code.strip().lower().replace("_", "-")
    base = _ISO_639_1.get(tag, tag.split("-")[0])
    base = _ISO_639_1.get(base, base)
    return base if re.fullmatch("[a-z]{2}", base) else None


def main_script(text: str) -> tuple[str | None, int]:
    """Return the ISO 15924 name of the script most letters are in, and how many letters that is."""
    letters = Counter({name: len(pattern.findall(text)) for name, pattern in _SCRIPT_PATTERNS.items()})
    # a Chinese character says what five Latin letters say
    if letters["Kana"] or letters["Hani"]:
        letters["Hani"] = 3 * (letters["Hani"] + letters.pop("Kana"))
    name, n_letters = letters.most_common(1)[0]
    return (name, n_letters) if n_letters else (None, 0)


def _sample(text: str) -> str:
    if len(text) <= SAMPLE_CHARS:
        return text
    half, middle = SAMPLE_CHARS // 2, len(text) // 2
    return text[:half] + "\n" + text[middle : middle + half]


def _may_be(language: str, script: str) -> bool:
    """Whether `language` is written in `script`, as far as the tables above tell."""
    if script in _ALTERNATIVES:
        return language in _ALTERNATIVES[script]
    others = {code for codes in _ALTERNATIVES.values() for code in codes} - {"sr", "ku"}
    return language not in others | set(_ONE_LANGUAGE.values()) | {"zh", "ja", UNKNOWN}


def _chinese_or_japanese(text: str) -> str:
    n_kana = len(_SCRIPT_PATTERNS["Kana"].findall(text))
    n_han = len(_SCRIPT_PATTERNS["Hani"].findall(text))
    return "ja" if n_kana > 0.05 * (n_kana + n_han) else "zh"


def _classify(text: str, script: str) -> tuple[str, float]:
    """Rank the languages of `script`: py3langid's probability times what the telling letters allow."""
    probabilities = dict(_identifier().rank(text))
    allowed = _ALTERNATIVES.get(script)
    if allowed is None:
        ranked = {
            code: p * (RARE_PRIOR if code in _RARE else 1.0)
            for code, p in probabilities.items()
            if len(code) == 2 and _may_be(code, script)
        }
    else:
        weights = _letter_weights(text, script, allowed)
        ranked = {code: (probabilities.get(code, 0.0) + 1e-4) * weights[code] for code in allowed}
    total = sum(ranked.values()) or 1.0
    best = max(ranked, key=lambda code: ranked[code])
    return _ISO_639_1.get(best, best), ranked[best] / total


def _letter_weights(text: str, script: str, allowed: tuple[str, ...]) -> dict[str, float]:
    """Weight per language: halved for each telling letter (up to ten of a kind) that it doesn't use."""
    used = _TELLING.get(script)
    if used is None:
        return dict.fromkeys(allowed, 1.0)
    lowered = text.lower()
    counts = {char: min(lowered.count(char), 10) for char in sorted({char for line in used.values() for char in line})}
    n_telling = sum(counts.values())
    return {code: 0.5 ** (n_telling - sum(counts[char] for char in used[code])) for code in allowed}


@lru_cache(maxsize=1)
def _identifier() -> Any:  # noqa: ANN401 (py3langid publishes no types)
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
