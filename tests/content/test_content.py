"""Everything that rules can tell about one claim."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from claimdiff.claim_content import ClaimContent
from claimdiff.content.content import MAX_MENTIONS, read_content
from claimdiff.content.speakers import Speaker
from claimdiff.content.speech import covered_languages


def test_a_claim_is_read_with_all_its_parts() -> None:
    content = read_content(
        "the envoy never met Karpin, and 12 people died on Monday",
        "en",
        date(2026, 3, 5),
        Speaker("the mayor", "reported"),
    )
    assert (content.is_covered, content.speaker, content.mode) == (True, "the mayor", "reported")
    assert (content.stance, content.negated) == ("denies", True)
    assert [quantity.low for quantity in content.quantities] == [12]
    assert [time.first for time in content.times] == [date(2026, 3, 2)]
    assert content.names == ("krpn",)


def test_a_language_without_rules_is_visibly_not_covered() -> None:
    content = read_content("12 personer dog på måndagen", "sv", None, Speaker(None, "quoted"))
    assert content == ClaimContent(is_covered=False, mode="quoted")


LETTERS = st.one_of(
    st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),  # Arabic script, its marks, digits and kashida
    st.characters(min_codepoint=0x0900, max_codepoint=0x097F),
    st.characters(min_codepoint=0x0590, max_codepoint=0x05FF),
    st.characters(min_codepoint=0x2000, max_codepoint=0x206F),  # spaces, dashes, quotes, direction marks
    st.characters(min_codepoint=0x0020, max_codepoint=0x024F),
)
COMMON = "قال واحد شخصاً مليون و 12 ٣٤ ۵ % $ said killed twenty two Monday أمس نفى ـ « » : , сказал из"
WORDS = st.one_of(st.text(LETTERS, min_size=1, max_size=4), st.sampled_from(COMMON.split()))


@settings(max_examples=400, deadline=None)
@given(
    words=st.lists(WORDS, max_size=14),
    language=st.sampled_from(sorted(covered_languages())),
)
def test_no_text_is_too_odd_to_be_read(words: list[str], language: str) -> None:
    text = " ".join(words)
    content = read_content(text, language, date(2026, 3, 5), Speaker(None, "narrated"))
    assert content.is_covered
    for mention in (*content.quantities, *content.times):
        assert 0 <= mention.start < mention.end <= len(text)


def test_of_a_table_in_one_sentence_the_first_numbers_and_times_are_read() -> None:
    table = ", ".join(f"{number}% on 5 May" for number in range(1, 500))
    content = read_content(table, "en", date(2026, 3, 5), Speaker(None, "narrated"))
    assert [quantity.low for quantity in content.quantities] == list(range(1, MAX_MENTIONS + 1))
    assert len(content.times) == MAX_MENTIONS
