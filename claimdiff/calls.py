"""Calls: a quote that begins with an imperative (`Cut the gas!`) tells nobody what is so, but what to do.

Only in languages where the imperative that one says to many has an ending of its own. Elsewhere (`Cut`, `close`) the
form alone doesn't tell. In Arabic `they agreed` or `they occupied` are written as an imperative may be, so it is known
by its verb; in French a name may end alike (`Martinez a refusé`), so it is known by what follows too.
"""

from __future__ import annotations

import re

from claimdiff.records import Claim

_IMPERATIVES = {
    "ar": re.compile(
        r"(?:ا(?:قطع|فتح|ترك|سمح|رفع|رحل|ذهب|كتب|سحب|منع|دعم|دفع|رفض|عمل|نظر|حذر|صمد|هجم|بحث|نشر|طلب|سأل|شكر|كشف|حفظ|قتل)وا"
        r"|لا ت\w{2,5}وا)(?!\w)"
    ),
    "fr": re.compile(
        r"(?:ne |n['’])?(?!(?:chez|assez|avez|rendez-vous)\b)\w{3,}ez(?:-\w+|,? (?:(?:l|d)['’]\w|"
        r"(?:le|la|les|un|une|des|de|du|ce|cet|cette|ces|vos|nos|leurs?|pas|à|aux?|donc|tous|tout|vous|nous|en|y)\b))",
        re.IGNORECASE,
    ),
    "ru": re.compile(r"(?!(?:защ|эл|св|орб)ите\b)(?:не )?\w{2,}[йи]те(?:сь)?(?!\w)", re.IGNORECASE),
    "uk": re.compile(r"(?:не )?\w{2,}(?:йте|іть)(?:ся)?(?!\w)", re.IGNORECASE),
}
_EDGE = " \t\n«»“”„‟\"'‘’‹›—–-:"
_MAX_OPENING = 80
"""Characters at a claim's beginning in which its verb stands: a claim may be endless."""
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0640]")


def is_call(claim: Claim) -> bool:
    """Whether a claim is a quote that calls upon somebody to do something."""
    pattern = _IMPERATIVES.get(claim.language)
    if pattern is None or not claim.quoted:
        return False
    return pattern.match(_VOWEL_SIGNS.sub("", claim.text[:_MAX_OPENING].lstrip(_EDGE))) is not None
