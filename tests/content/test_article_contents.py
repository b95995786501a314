"""Speakers and contents of one article's claims."""

import pytest

from claimdiff.articles.draft import ArticleDraft
from claimdiff.articles.finish import finish_article
from claimdiff.claims.cut import cut_claims
from claimdiff.content.article_contents import read_article_contents

TEXT = [
    ("title", "انهيار جسر في أوردا"),
    ("body", "قال محافظ أوردا سليم الحراني إن ١٢ شخصاً قُتلوا في انهيار الجسر. وأُغلق الطريق أمام السيارات."),
    ("body", "وأضاف: «لم نتلق أي إنذار قبل الحادث بساعات طويلة»."),
]


def test_claims_get_their_speakers_and_contents_in_order() -> None:
    article = finish_article(ArticleDraft(blocks=list(TEXT), language="ar", published="2026-03-12"), "bridge.txt")
    claims = cut_claims(article)
    attributed, contents = read_article_contents(article, claims)
    assert [claim.claim_id for claim in attributed] == [claim.claim_id for claim in claims]
    assert len(contents) == len(claims)
    speakers = {claim.text: claim.speaker for claim in attributed}
    killed = next(claim for claim in attributed if claim.text.startswith("١٢"))
    assert "سليم الحراني" in (killed.speaker or "")
    assert next(speaker for text, speaker in speakers.items() if text.startswith("وأُغلق")) is None
    quantity = contents[attributed.index(killed)].quantities[0]
    assert (quantity.low, quantity.bound) == (12.0, "exactly")


@pytest.mark.parametrize("published", [None, "2026-03-12T10:00:00+02:00", "last Tuesday"])
def test_an_article_without_a_plain_date_is_read_all_the_same(published: str | None) -> None:
    article = finish_article(ArticleDraft(blocks=list(TEXT), language="ar", published=published), "bridge.txt")
    claims = cut_claims(article)
    assert len(read_article_contents(article, claims)[1]) == len(claims)


def test_a_pronoun_in_a_long_paragraph_is_looked_up_shortly_before() -> None:
    sentences = [f"“The dam number {number} held through the night,” he said." for number in range(300)]
    middle = "“The village is safe,” said Governor Oskar Talim."
    text = " ".join([*sentences[:150], middle, *sentences[150:]])
    article = finish_article(ArticleDraft(blocks=[("title", "Dams"), ("body", text)], language="en"), "dams.txt")
    claims = cut_claims(article)
    attributed, _ = read_article_contents(article, claims)
    told = {claim.text: claim.speaker for claim in attributed if "number" in claim.text}
    first_behind = next(speaker for text, speaker in told.items() if "number 150 " in text)
    assert "Oskar Talim" in (first_behind or "")
    assert next(speaker for text, speaker in told.items() if "number 100 " in text) is None
