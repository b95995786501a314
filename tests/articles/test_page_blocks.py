"""The blocks of a page: all of its visible text, in order, with the marks of its place."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from claimdiff.articles.page_blocks import PageBlock, list_page_blocks, text_weight


def blocks_of(body: str) -> list[PageBlock]:
    return list_page_blocks(html.document_fromstring(f"<html><body>{body}</body></html>"))


def test_text_of_scripts_and_controls_is_no_text() -> None:
    body = "<p>One <script>var a</script>two</p><style>p{}</style><button>Share</button><noscript>No script</noscript>"
    assert [block.text for block in blocks_of(body)] == ["One two"]


def test_inline_elements_split_nothing() -> None:
    (block,) = blocks_of("<p>The <a href=/m><b>mayor</b></a>, <i>Ilse</i> Tarn</p>")
    assert (block.text, block.tag, block.n_link_chars) == ("The mayor, Ilse Tarn", "p", 5)


def test_text_around_blocks_is_kept() -> None:
    assert [b.text for b in blocks_of("<div>before<p>inside</p>after</div>")] == ["before", "inside", "after"]


def test_line_breaks_split_paragraphs_but_not_wrapped_lines() -> None:
    assert [b.text for b in blocks_of("<p>wrapped<br>line<br><br>second.<br>third</p>")] == [
        "wrapped line",
        "second.",
        "third",
    ]


def test_furniture_is_marked_by_element_role_and_name() -> None:
    body = (
        "<nav>a</nav><aside>b</aside><div role=navigation>c</div><footer>d</footer>"
        "<div class='related-stories'>e</div><div id=shareBar>f</div><div style='display: none'>g</div>"
        "<div class='has-sidebar tag-share'>h</div><main><footer>i</footer></main><p>j</p>"
    )
    marks = {block.text: "hard" if block.hard else "soft" if block.soft else "" for block in blocks_of(body)}
    assert marks == {
        "a": "hard", "b": "hard", "c": "hard", "d": "hard",
        "e": "soft", "f": "soft", "g": "soft", "h": "", "i": "soft", "j": "",
    }  # fmt: skip


def test_a_byline_is_short() -> None:
    short, long = blocks_of(f"<p class=author>By Ann Lee</p><p class=author>{'Ann Lee writes on harbours. ' * 20}</p>")
    assert (short.byline, long.byline) == (True, False)


def test_chinese_letters_weigh_more() -> None:
    assert text_weight("港口abc") == 9


@given(st.lists(st.sampled_from(["div", "p", "span", "b", "li", "td", "br", "nav", "article"]), max_size=30), st.data())
def test_every_word_is_in_a_block_once_and_in_order(tags: list[str], data: st.DataObject) -> None:
    body, words = "", []
    for i, tag in enumerate(tags):
        words.append(f"w{i}")
        closing = data.draw(st.booleans())
        body += f"<{tag}>w{i} </{tag}>" if closing and tag != "br" else f"<{tag}>w{i} "
    assert " ".join(block.text for block in blocks_of(body)).split() == words
