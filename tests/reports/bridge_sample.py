"""A small comparison for the report's other forms: a bridge collapse, told in Arabic, English and French."""

from __future__ import annotations

from dataclasses import replace

from claimdiff.comparison import Comparison
from claimdiff.records import Evidence, Finding, InputFate, Review
from tests.reports.sample_details import span_of
from tests.reports.samples import claim_in, make_article, make_comparison, make_finding

ARABIC = (
    "انهيار جسر أوردا يوقف حركة السير",
    "قُتل 47 شخصاً في انهيار جسر أوردا يوم الاثنين، وفق ما أعلنه الدفاع المدني. وأكدت شركة Norvik أن الجسر فُحص في مارس.",
)
ENGLISH = (
    "Orda bridge collapse kills dozens",
    "The collapse of the Orda bridge on Monday killed 34 people, the civil defence said. “No bridge was inspected this "
    "year,” said Lena Aras (opposition) [*].",
)
FRENCH = (
    "Le pont d’Orda s’effondre",
    "L’effondrement du pont d’Orda a fait 34 morts, selon la protection civile. Le bilan est monté à 52 morts mardi.",
)


def bridge_findings() -> list[Finding]:
    """Return two contradictions, one of them dismissed by a person, one change and one agreement."""
    arabic = make_article("pont/ar", ARABIC, "ar", outlet="صحيفة النهر", published="2025-11-03", path="news/نهر 1.txt")
    english = make_article(
        "pont/en", ENGLISH, "en", outlet="Orda Times", published="2025-11-03", path="https://times.example/a?b=1&c=2"
    )
    french = make_article("pont/fr", FRENCH, "fr", outlet="Le Fleuve", published="2025-11-04", path="/data/fleuve.html")
    dead_ar = claim_in(arabic, ARABIC[1].split(". ")[0] + ".", speaker="الدفاع المدني")
    dead_en = claim_in(english, ENGLISH[1].split(". “")[0] + ".", speaker="the civil defence")
    dead_fr = claim_in(french, FRENCH[1].split(". ")[0] + ".", speaker="la protection civile")
    later_fr = claim_in(french, FRENCH[1].split(". ")[1])
    inspected = claim_in(arabic, "الجسر فُحص في مارس", speaker="شركة Norvik")
    never = claim_in(english, "No bridge was inspected this year", speaker="Lena Aras", quoted=True)
    toll = make_finding("contradiction", "number", 0.931, (dead_ar, dead_en), "47 / 34")
    check = make_finding("contradiction", "negation", 0.8, (inspected, never))
    update = make_finding("change", "update", 0.77, (dead_fr, later_fr), "34 → 52")
    same = make_finding("agreement", "translation", 0.96, (dead_en, dead_fr))
    toll_words = Evidence(span_of(dead_ar, "47"), span_of(dead_en, "34"))
    check_words = Evidence(span_of(inspected, "فُحص"), span_of(never, "No"))
    review = Review("not_comparable", "another [bridge](x)", "2025-11-05T08:00:00Z")
    return [
        replace(toll, group="7" * 16, evidence=toll_words, independent_sources=(1, 2), state="new"),
        replace(same, group="7" * 16),
        replace(check, evidence=check_words, independent_sources=(1, 1), review=review),
        update,
    ]


def bridge_comparison() -> Comparison:
    """Return the findings with their three articles, and one input that could not be read."""
    findings = bridge_findings()
    sides = (side for finding in findings for side in (finding.left, finding.right))
    articles = {side.article.article_id: side.article for side in sides}
    unread = InputFate("scan [1].pdf", None, "unreadable: it holds no text")
    return make_comparison(tuple(articles.values()), findings, (unread,))
