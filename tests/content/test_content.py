"""Everything that rules can tell about one claim."""

from datetime import date

from claimdiff.claim_content import ClaimContent
from claimdiff.content.content import read_content
from claimdiff.content.speakers import Speaker


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
