"""Drafts become articles whose offsets are true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.articles.draft import ArticleDraft
from claimdiff.articles.finish import finish_article
from claimdiff.errors import UnreadableInput
from claimdiff.records import BlockRole, Dropped, make_id

ROLES: list[BlockRole] = ["title", "subheading", "byline", "caption", "body"]


@given(st.lists(st.tuples(st.sampled_from(ROLES), st.text(max_size=40)), max_size=12), st.none() | st.text(max_size=20))
def test_blocks_are_slices_of_the_text(blocks: list[tuple[BlockRole, str]], title: str | None) -> None:
    try:
        article = finish_article(ArticleDraft(blocks=blocks, title=title), "a.txt")
    except UnreadableInput:
        return
    pieces = [article.text[block.start : block.end] for block in article.blocks]
    assert "\n\n".join(pieces) == article.text
    assert all(piece.strip() == piece != "" for piece in pieces)
    assert article.title is None or article.title in pieces


def test_title_comes_first_and_empty_blocks_vanish() -> None:
    draft = ArticleDraft(
        blocks=[("body", " \u200f "), ("body", "One\u00a0crane is lost.\nOne is saved.")],
        title="Storm in Velmora",
        outlet="The Lantern",
        dropped=[Dropped("share links", "Share\u200b")],
    )
    article = finish_article(draft, "a.txt", 2)
    assert article.text == "Storm in Velmora\n\nOne crane is lost.\n\nOne is saved."
    assert [block.role for block in article.blocks] == ["title", "body", "body"]
    assert article.article_id == make_id("", "The Lantern", article.text)
    assert (article.path, article.part, article.language) == ("a.txt", 2, "en")
    assert article.dropped == (Dropped("share links", "Share"),)


def test_nothing_left_is_unreadable() -> None:
    with pytest.raises(UnreadableInput, match=r"a\.txt: no article text"):
        finish_article(ArticleDraft(blocks=[("body", "\u200b")]), "a.txt")
