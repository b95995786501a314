"""A comparison whose every article-derived string attacks the page, the spreadsheet or the terminal."""

from __future__ import annotations

from dataclasses import replace

from claimdiff.comparison import Comparison
from claimdiff.records import Dropped, InputFate
from tests.reports.samples import claim_in, make_article, make_comparison, make_finding

ATTACKS = (
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "</style><style>*{display:none!important}</style>",
    "<svg onload=window.pwned=1>",
    '" onmouseover="window.pwned=1" style="display:none',
    "' autofocus onfocus='window.pwned=1",
    "</title><h1 id=injected>owned</h1>",
    "<iframe src=https://evil.example></iframe><form action=https://evil.example><input name=q></form>",
    "{{ 7*7 }}{% for x in y %}${7*7}",
    "\u202egnp.exe\u2066 \u2067 \u2069\u2069\u2069 turned",
    "\x1b[31mred\x1b]0;title\x07 \x00nul",
    "<!-- --><base href=https://evil.example/><meta http-equiv=refresh content=0;url=https://evil.example>",
    "&lt;b&gt; &amp; ]]> \ud800 lone",
)
SCRIPT_URL = "javascript:window.pwned=1"


def hostile_comparison() -> Comparison:
    """Return two articles that carry every attack in title, outlet, path, speaker, date, text, noise and reason."""
    everything = " ".join(ATTACKS)
    noise = tuple(Dropped(attack, attack) for attack in ATTACKS)
    left = make_article(
        "left", (everything, f"{everything} Claim {everything} here.", everything), "ar", outlet=everything,
        path=everything, url=SCRIPT_URL, published='2025"><script>window.pwned=1</script>', dropped=noise,
    )  # fmt: skip
    right = make_article(
        "right", ("=cmd|calc", f"Quiet words. {everything} stands."), '"><b>', outlet="@SUM(A1)",
        path=SCRIPT_URL, url='https://ok.example/?q="><script>window.pwned=1</script>',
    )  # fmt: skip
    third = make_article("third", ("T", "x."), "en", outlet=None, path="data:text/html,<script>window.pwned=1</script>")
    sides = (claim_in(left, "Claim", speaker=everything, quoted=True), claim_in(right, "Quiet", speaker=everything))
    finding = make_finding("contradiction", "other", 0.9, sides, reason=everything)
    inputs = (
        InputFate(everything, None, f"unreadable: {everything}", 0, {attack: 1 for attack in ATTACKS}),
        InputFate(everything, None, f"duplicate of {everything}"),
    )
    comparison = make_comparison((left, right, third), [finding], inputs, uncovered=(third,))
    return replace(comparison, warnings=(everything,))
