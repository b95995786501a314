"""Calls: a quote that begins with an imperative (`Cut the gas!`) tells nobody what is so, but what to do.

Only in languages where the imperative that one says to many has an ending of its own. Elsewhere (`Cut`, `close`) the
form alone doesn't tell.
"""

from __future__ import annotations

import re

from claimdiff.records import Claim

_IMPERATIVES = {
    # of three-letter verbs, after a bare alif: of longer ones `they withdrew` is written alike
    "ar": re.compile(r"(?:ا[^\W\dا]{3}وا|لا ت\w{2,5}وا)(?!\w)"),
    "fr": re.compile(r"(?:ne )?(?!(?:chez|assez|avez|êtes|rendez-vous)\b)\w{3,}ez(?!\w)", re.IGNORECASE),
    "ru": re.compile(r"(?:не )?\w{2,}[йи]те(?:сь)?(?!\w)", re.IGNORECASE),
    "uk": re.compile(r"(?:не )?\w{2,}(?:йте|іть)(?:ся)?(?!\w)", re.IGNORECASE),
}
_EDGE = " \t\n«»“”„‟\"'‘’‹›—–-:"
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0640]")


def is_call(claim: Claim) -> bool:
    """Whether a claim is a quote that calls upon somebody to do something."""
    pattern = _IMPERATIVES.get(claim.language)
    return claim.quoted and pattern is not None and bool(pattern.match(_VOWEL_SIGNS.sub("", claim.text.lstrip(_EDGE))))
