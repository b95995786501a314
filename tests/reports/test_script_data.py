"""The JSON of the page's script: safe where it stands, and its claims are where it says."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from claimdiff.comparison import Comparison
from claimdiff.reports.page import render_page
from tests.reports.hostile import hostile_comparison
from tests.reports.samples import (
    claim_in,
    harbour_comparison,
    make_article,
    make_comparison,
    make_finding,
    quiet_comparison,
)


def data_of(html: str) -> dict[str, Any]:
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, flags=re.DOTALL)
    assert block
    return json.loads(block[1])


COMPARISONS = {"harbour": harbour_comparison(), "quiet": quiet_comparison(), "hostile": hostile_comparison()}


@pytest.mark.parametrize("comparison", COMPARISONS.values(), ids=COMPARISONS)
def test_the_data_of_the_script_can_end_no_element(comparison: Comparison) -> None:
    html = render_page(comparison)
    block = html[html.index('id="data">') + len('id="data">') : html.index("</script>")]
    assert not set(block) & set("<>&\u2028\u2029")
    assert len(data_of(html)["findings"]) == len(comparison.findings) + len(comparison.undecided)


def test_claims_are_places_in_the_sentences_of_the_markup() -> None:
    """Counted in UTF-16 units, as scripts count: an emoji before a claim is two."""
    article = make_article("x", ("T", "Wow 🎉🎉 they said 17 people came. End."), "en")
    other = make_article("y", ("T", "They said 19 people came."), "en")
    finding = make_finding(
        "contradiction", "number", 0.9, (claim_in(article, "17 people came"), claim_in(other, "19 people came"))
    )
    data = data_of(render_page(make_comparison((article, other), [finding])))
    number, sentence, start, end, *_ = data["claims"][0]
    assert (number, sentence) == (0, 1)
    units = "Wow 🎉🎉 they said 17 people came.".encode("utf-16-le")
    assert units[2 * start : 2 * end].decode("utf-16-le") == "17 people came"
