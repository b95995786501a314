"""Passages and article texts: a claim in its sentence, between its neighbours; no character lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.records import Article, Block, Claim
from claimdiff.reports.article_text import ArticleText
from claimdiff.reports.passage import NEAR_CHARACTERS, SENTENCE_CHARACTERS, Passage, passage_of
from tests.reports.sample_details import span_of
from tests.reports.samples import article_claims, claim_in, harbour, make_article

FIVE = make_article("x", ("T", "One was here. Two was here. Three was here. Four was here. Five was here."), "en")


def passage(article: Article, words: str, marked: str = "") -> Passage:
    side = claim_in(article, words)
    evidence = span_of(side, marked) if marked else ()
    return passage_of(side, evidence, ArticleText(article, article_claims(article)))[1]


def shown_pieces(found: Passage) -> list[tuple[str, str]]:
    return [(piece.text, "mark" if piece.is_marked else "claim" if piece.is_claim else "") for piece in found.pieces]


def test_a_claim_stands_in_its_sentence() -> None:
    found = passage(harbour().sahel, "النيران بدأت في حاوية تحمل مواد كيميائية لم يُصرَّح بها")
    assert (found.before, found.after) == ("", "")
    assert shown_pieces(found) == [
        ("وذكر شهود أن ", ""),
        ("النيران بدأت في حاوية تحمل مواد كيميائية لم يُصرَّح بها", "claim"),
        ("، وأن انفجارًا سُمع في الساعة 4:20 فجرًا.", ""),
    ]


def test_the_neighbouring_sentences_stand_around_it() -> None:
    found = passage(FIVE, "Three was", marked="was")
    assert (found.before, found.after) == ("Two was here. ", " Four was here.")
    assert shown_pieces(found) == [("Three ", "claim"), ("was", "mark"), (" here.", "")]


def test_a_sentence_without_a_claim_is_a_neighbour_too() -> None:
    article = make_article("x", ("T", "One was here. Really? Three was here."), "en")
    claims = [claim for claim in article_claims(article) if "Really" not in claim.text]
    _, found = passage_of(claim_in(article, "Three was"), (), ArticleText(article, claims))
    assert found.before == "Really? "


def test_neighbours_of_other_paragraphs_stay_out() -> None:
    article = make_article("x", ("T", "One was here.", "Two was here.", "Three was here."), "en")
    found = passage(article, "Two was")
    assert (found.before, found.after) == ("", "")


def test_long_neighbours_and_sentences_are_cut_with_an_ellipsis() -> None:
    article = make_article("x", ("T", f"{'word ' * 100}end. {'lead ' * 200}the claim {'tail ' * 200}end."), "en")
    found = passage(article, "the claim")
    assert found.before.startswith("…")
    assert len(found.before) <= NEAR_CHARACTERS + 2
    texts = shown_pieces(found)
    assert (texts[0], texts[-1]) == (("…", ""), ("…", ""))
    assert [len(text) for text, _ in texts[1:-1]] == [SENTENCE_CHARACTERS, 9, SENTENCE_CHARACTERS]


def test_control_characters_are_left_out_and_shift_no_mark() -> None:
    article = make_article("x", ("T", "A\x00 quiet\u202e word\u2066 was 17\u2069 here."), "en")
    found = passage(article, "word\u2066 was 17", marked="17")
    assert shown_pieces(found) == [("A quiet ", ""), ("word was ", "claim"), ("17", "mark"), (" here.", "")]


def test_evidence_outside_the_sentence_marks_nothing() -> None:
    side = claim_in(FIVE, "Three was")
    _, found = passage_of(
        side, ((0, 1), (FIVE.text.index("Five"), len(FIVE.text))), ArticleText(FIVE, article_claims(FIVE))
    )
    assert not [piece for piece in found.pieces if piece.is_marked]


@pytest.mark.parametrize("blocks", [(), (Block(3, 20, "body"), Block(10, 30, "caption"))], ids=["none", "overlapping"])
def test_blocks_that_do_not_fit_lose_no_text(blocks: tuple[Block, ...]) -> None:
    article = replace(FIVE, blocks=blocks)
    sentences = ArticleText(article, article_claims(FIVE)).sentences
    assert "".join(sentence.text for sentence in sentences).replace(" ", "") == article.text.replace(
        "\n\n", ""
    ).replace(" ", "")


@given(
    st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), max_size=6),
)
def test_every_character_stands_in_one_sentence_and_claims_are_found(
    texts: list[str], spans: list[tuple[int, int]]
) -> None:
    article = make_article("x", tuple(texts), "en")
    ends = [sorted((min(start, len(article.text)), min(end, len(article.text)))) for start, end in spans]
    claims = [
        Claim(f"{start}-{end}", article.article_id, article.text[start:end], start, end, start, end, "sentence", "en")
        for start, end in ends
        if end > start
    ]
    text = ArticleText(article, claims)
    covered = [offset for sentence in text.sentences for offset in range(sentence.start, sentence.end)]
    assert covered == sorted(set(covered)), "no character twice"
    missing = set(range(len(article.text))) - set(covered)
    assert not "".join(article.text[offset] for offset in missing).strip(), "only space is left out"
    for claim in claims:
        if claim.text.strip() == claim.text:
            sentence = text.sentence_at(claim.start)
            assert sentence.start <= claim.start
            assert claim.end <= sentence.end
