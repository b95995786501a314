"""Kinds, as far as the words alone show them."""

import pytest

from claimdiff.findings.kinds import kind_of, numbers_in
from claimdiff.records import Kind, Relation
from tests.findings.judged import claim_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("47 people died, 1,250 fled", {"47", "1,250"}),
        ("بلغت النسبة ٣٫٥ في المئة من ١٢٬٤٠٠", {"3.5", "12,400"}),
        ("۴۰۰ خانوار و ۳٫۵ درصد", {"400", "3.5"}),
        ("१२ लोग", {"12"}),
        ("3,5 млн", {"3,5"}),
        ("at 12:30 in 2025.", {"12", "30", "2025"}),
        ("no figure at all", set()),
        ("x² and ½", set()),
        ("", set()),
    ],
)
def test_figures_of_a_text(text: str, expected: set[str]) -> None:
    assert numbers_in(text) == expected


@pytest.mark.parametrize(
    ("relation", "left", "right", "kind"),
    [
        ("contradiction", ("47 people died", "en"), ("34 people died", "en"), "number"),
        ("contradiction", ("قُتل ٤٧ شخصاً", "ar"), ("34 people died", "en"), "number"),
        ("contradiction", ("قُتل ٤٧ شخصاً", "ar"), ("47 people were hurt", "en"), "other"),
        ("contradiction", ("The talks failed", "en"), ("The talks succeeded on day 4", "en"), "other"),
        ("agreement", ("The dam burst.", "en"), ("«The DAM burst»", "en"), "duplicate"),
        ("agreement", ("اندلعت الحرب", "ar"), ("اِنْدَلَعَتِ الحَرْبُ", "ar"), "duplicate"),
        ("agreement", ("The dam burst.", "en"), ("The dam broke.", "en"), "paraphrase"),
        ("agreement", ("Die Talsperre brach.", "de"), ("The dam broke.", "en"), "translation"),
        ("agreement", ("Orda", "de"), ("Orda", "en"), "translation"),
    ],
)
def test_kind_of_a_pair(relation: Relation, left: tuple[str, str], right: tuple[str, str], kind: Kind) -> None:
    claims = [claim_of(article, text, language=language) for article, (text, language) in (("a", left), ("b", right))]
    assert kind_of(relation, *claims) == kind
    assert kind_of(relation, *reversed(claims)) == kind
