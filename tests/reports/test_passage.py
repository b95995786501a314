"""Passages: a claim in its sentence, its neighbours and its paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from claimdiff.records import Article, Block
from claimdiff.reports.passage import NEAR_CHARACTERS, Passage, passages_of, sentence_bounds
from tests.reports.samples import article_claims, claim_in, harbour, make_article


def passages(article: Article, words: str) -> tuple[Passage, Passage | None]:
    return passages_of(claim_in(article, words), sentence_bounds(article_claims(article)))


def test_a_short_paragraph_is_shown_whole() -> None:
    short, whole = passages(harbour().sahel, "النيران بدأت في حاوية تحمل مواد كيميائية لم يُصرَّح بها")
    assert whole is None
    assert short.before == ""
    assert short.lead == "وذكر شهود أن "
    assert short.tail == "، وأن انفجارًا سُمع في الساعة 4:20 فجرًا."
    assert short.after == ""


def test_a_long_paragraph_shows_the_neighbouring_sentences_only() -> None:
    article = make_article(
        "x", ("T", "One was here. Two was here. Three was here. Four was here. Five was here."), "en"
    )
    short, whole = passages(article, "Three was")
    assert short == Passage("… Two was here. ", "", "Three was", " here.", " Four was here. …")
    assert whole == Passage("One was here. Two was here. ", "", "Three was", " here.", " Four was here. Five was here.")


def test_a_gap_between_sentences_counts_as_a_neighbour() -> None:
    article = make_article("x", ("T", "One was here. Really? Three was here."), "en")
    bounds = sentence_bounds([c for c in article_claims(article) if "Really" not in c.text])
    short, whole = passages_of(claim_in(article, "Three was"), bounds)
    assert short.before == "… Really? "
    assert whole is not None
    assert whole.before == "One was here. Really? "


def test_a_title_has_no_neighbours() -> None:
    short, whole = passages(harbour().mina, "حريق كبير في ميناء مرسى نور")
    assert (short.before, short.after, whole) == ("", "", None)


def test_an_endless_line_is_cut_between_words() -> None:
    article = make_article("x", ("T", "word " * 50_000 + "here the claim stands " + "tail " * 50_000), "en")
    short, whole = passages(article, "the claim stands")
    assert short.lead.startswith("…word ")
    assert short.lead.endswith(" here ")
    assert len(short.lead) <= 501
    assert short.tail.endswith("tail…")
    assert whole is None


def test_a_far_reaching_neighbour_is_shortened() -> None:
    article = make_article("x", ("T", "long " * 100 + "end. Short claim here."), "en")
    short, whole = passages(article, "Short claim")
    assert short.before.startswith("…long ")
    assert len(short.before) <= NEAR_CHARACTERS + 1
    assert whole is not None


def test_a_sentence_outside_every_block_is_shown_alone() -> None:
    article = make_article("x", ("T", "A claim stands here."), "en")
    stray = Article(article.article_id, "p", article.text, (Block(0, 1, "title"),), "en")
    side = claim_in(article, "claim")
    short, whole = passages_of(type(side)(stray, side.claim), {})
    assert (short.before, short.lead, short.claim, short.tail, short.after, whole) == (
        "",
        "A ",
        "claim",
        " stands here.",
        "",
        None,
    )


@given(st.lists(st.text("ab ج", min_size=1).map(lambda words: words.strip() + "x."), min_size=1, max_size=6), st.data())
def test_the_whole_paragraph_reads_on(sentences: list[str], data: st.DataObject) -> None:
    article = make_article("x", ("T", " ".join(sentences)), "en")
    claim = data.draw(st.sampled_from(article_claims(article)[1:]))
    side = claim_in(article, claim.text)
    short, whole = passages_of(side, sentence_bounds(article_claims(article)))
    full = whole or short
    assert full.claim == claim.text
    if len(article.text) < 200:
        joined = full.before + full.lead + full.claim + full.tail + full.after
        assert joined == article.text.split("\n\n")[1].strip()
