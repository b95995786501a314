"""Sentence numbers: which claims stand in one sentence."""

from claimdiff.findings.sentence_numbers import number_sentences
from tests.findings.judged import claim_of


def test_claims_of_one_sentence_of_one_article_share_a_number() -> None:
    claims = [
        claim_of("a", "one two"),
        claim_of("a", "three", sentence=1),
        claim_of("a", "one"),
        claim_of("b", "one two"),
    ]
    assert number_sentences(claims).tolist() == [0, 1, 0, 2]
    assert number_sentences([]).shape == (0,)
