"""As what people are counted, by the nearest word."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.content.conflicting_numbers import find_best_conflict
from claimdiff.content.content import read_content
from claimdiff.content.counted import tell_counted
from claimdiff.content.quantities import find_quantities
from claimdiff.content.speakers import Speaker
from claimdiff.content.speech import covered_languages
from claimdiff.content.word_spans import read_lists


def counted(text: str, language: str) -> list[tuple[float, str]]:
    return [(one.low, one.counted) for one in tell_counted(text, language, find_quantities(text, language))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "قتل 12 شخصاً وأصيب 34 آخرون بجروح", [(12, "dead"), (34, "hurt")]),
        ("ar", "ارتفع عدد القتلى إلى 34 والجرحى إلى 57", [(34, "dead"), (57, "hurt")]),
        ("ar", "بلغ عدد الضحايا 34 وفاة والمفقودون 9", [(34, "dead"), (9, "missing")]),
        ("ar", "أودى الانفجار بحياة تسعة أشخاص", [(9, "dead")]),
        ("ar", "١٩ شخصاً ما زالوا في عداد المفقودين", [(19, "missing")]),
        ("ar", "أودى المرض بحياة واحد وسبعين شخصاً في الولاية", [(71, "dead")]),
        ("en", "Nine people are now known to have died", [(9, "dead")]),
        ("en", "killing 12 and wounding 34", [(12, "dead"), (34, "hurt")]),
        ("en", "12 killed, 34 people in the town", [(12, "dead"), (34, "")]),
        ("en", "The deal is worth 12 million dollars and saved 40 jobs", [(12_000_000, ""), (40, "workers")]),
        ("fr", "ont fait 47 morts et 120 blessés", [(47, "dead"), (120, "hurt")]),
        ("ru", "при обстреле погибли семь человек, ещё 12 ранены", [(7, "dead"), (12, "hurt")]),
        ("uk", "загинули 47 людей, 12 поранено", [(47, "dead"), (12, "hurt")]),
        ("es", "Quedan nueve desaparecidos", [(9, "missing")]),
        ("de", "Bei dem Angriff kamen 47 Menschen ums Leben", [(47, "dead")]),
        ("tr", "saldırıda 47 kişi hayatını kaybetti", [(47, "dead")]),
        ("fa", "در این حمله ۴۷ نفر کشته و ۱۲ نفر زخمی شدند", [(47, "dead"), (12, "hurt")]),
        ("ur", "حملے میں ۴۷ افراد ہلاک اور ۱۲ زخمی ہوئے", [(47, "dead"), (12, "hurt")]),
        ("hi", "हमले में 47 लोगों की मौत हो गई", [(47, "dead")]),
        ("he", "47 בני אדם נהרגו ו-12 נפצעו", [(47, "dead"), (12, "hurt")]),
        ("zh", "住院婴儿增至四十一名", [(41, "ill")]),
        ("it", "nell'attacco sono morte 47 persone", [(47, "dead")]),
        ("pt", "o ataque matou 47 pessoas", [(47, "dead")]),
        ("id", "serangan itu menewaskan 47 orang", [(47, "dead")]),
    ],
)
def test_nearest_word_tells(language: str, text: str, expected: list[tuple[float, str]]) -> None:
    assert counted(text, language) == expected


def conflict(left: tuple[str, str], right: tuple[str, str]) -> tuple[float, float] | None:
    contents = [read_content(*side, date(2026, 3, 12), Speaker(None, "narrated")) for side in (left, right)]
    found = find_best_conflict(*contents, same_language=left[1] == right[1])
    return found and (found[0].low, found[1].low)


def test_dead_do_not_conflict_with_hurt() -> None:
    assert conflict(("47 people died", "en"), ("أصيب 34 شخصاً", "ar")) is None
    assert conflict(("47 people died", "en"), ("مقتل 34 شخصاً", "ar")) == (47, 34)
    # one language, other nouns
    assert conflict(("بلغت الحصيلة 34 قتيلاً", "ar"), ("ارتفع عدد القتلى إلى 41 شخصاً", "ar")) == (34, 41)


def test_every_language_with_rules_has_words() -> None:
    assert set(read_lists("counted.toml")) == set(covered_languages())


@given(st.text("قتل 12شخص,. killed٣جريح", max_size=40), st.sampled_from(sorted(covered_languages())))
def test_nothing_but_what_is_counted_changes(text: str, language: str) -> None:
    found = find_quantities(text, language)
    told = tell_counted(text, language, found)
    assert [(one.start, one.end, one.low) for one in told] == [(one.start, one.end, one.low) for one in found]
