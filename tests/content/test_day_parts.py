"""Parts of the day that a claim names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.content.day_parts import find_day_parts
from claimdiff.content.speech import covered_languages


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "انتُشلت حتى ظهر الأربعاء 41 جثة", [("noon", "ظهر")]),
        ("ar", "إلى أن غابت شمس الأربعاء", [("evening", "غابت شمس")]),
        ("ar", "وفجر الاثنين لم تتجاوز البقعة", [("dawn", "وفجر")]),
        ("ar", "صباح يوم السبت", [("morning", "صباح")]),
        ("ar", "قُتلوا ليلاً قرب النهر", [("night", "ليلاً")]),
        ("ar", "قُتل أربعة مساءً", [("evening", "مساءً")]),
        ("en", "By Wednesday evening 97 had died", [("evening", "evening")]),
        ("en", "since the morning of Monday", [("morning", "the morning")]),
        ("en", "It burned overnight", [("night", "overnight")]),
        ("fr", "Mercredi soir, 40 personnes", [("evening", "soir")]),
        ("fr", "mercredi après-midi", [("afternoon", "après-midi")]),
        ("ru", "К вечеру вторника", [("evening", "К вечеру")]),
        ("ru", "в среду на рассвете", [("dawn", "на рассвете")]),
        ("uk", "у вівторок увечері", [("evening", "увечері")]),
        ("es", "en la madrugada del lunes", [("dawn", "la madrugada")]),
        ("es", "el lunes por la tarde", [("afternoon", "por la tarde")]),
        ("de", "Seit Mittwochfrüh", [("morning", "Mittwochfrüh")]),
        ("de", "am Donnerstagnachmittag", [("afternoon", "Donnerstagnachmittag")]),
        ("tr", "pazartesi sabahı", [("morning", "sabahı")]),
        ("tr", "Salı öğleden sonra", [("afternoon", "öğleden sonra")]),
        ("fa", "تا عصر شنبه", [("afternoon", "عصر")]),
        ("he", "ביום רביעי בערב", [("evening", "בערב")]),
        ("ur", "بدھ کی شام", [("evening", "شام")]),
        ("hi", "बुधवार की शाम तक", [("evening", "शाम")]),
        ("it", "nella serata di mercoledì", [("evening", "serata")]),
        ("pt", "na quarta-feira à noite", [("night", "à noite")]),
        ("id", "hingga Rabu malam", [("evening", "malam")]),
        ("zh", "截至周三傍晚", [("evening", "傍晚")]),
        # other meanings of the same words
        ("ar", "فجر انتحاري نفسه في السوق", []),
        ("ar", "ظهر الوزير في البرلمان", []),
        ("ar", "عصر النهضة", []),
        ("en", "The Evening Standard said so", []),
        ("es", "mañana se reúnen", []),
        ("ur", "شام کے صدر", []),
        ("de", "morgen", []),
        # an hour says more than its part of the day
        ("en", "on Saturday at five in the afternoon", []),
        ("ar", "عند الخامسة من عصر السبت", []),
        ("zh", "周三下午3点", []),
        ("xx", "Wednesday evening", []),
    ],
)
def test_find_day_parts(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(part.name, text[part.start : part.end]) for part in find_day_parts(text, language)] == expected


def test_an_endless_claim_takes_no_time_a_part_and_clock() -> None:
    """Every part against every clock would take minutes here."""
    assert len(find_day_parts("this morning, at 10:20, ", "en")) == 1
    assert len(find_day_parts("this morning, at 10:20, " * 20_000, "en")) == 20_000
    assert len(find_day_parts("傍晚和下午3点，" * 20_000, "zh")) == 20_000


@pytest.mark.parametrize("language", sorted(covered_languages()))
def test_every_language_with_rules_has_words(language: str) -> None:
    texts = {
        "ar": "مساء الأربعاء", "en": "Wednesday evening", "fr": "mercredi soir", "ru": "вечером в среду",
        "uk": "увечері в середу", "es": "el miércoles al anochecer", "de": "Mittwochabend", "tr": "çarşamba akşamı",
        "fa": "غروب چهارشنبه", "he": "ביום רביעי בערב", "ur": "بدھ کی شام", "hi": "बुधवार शाम", "it": "mercoledì sera",
        "pt": "quarta-feira ao anoitecer", "id": "Rabu malam", "zh": "周三傍晚",
    }  # fmt: skip
    assert [part.name for part in find_day_parts(texts[language], language)] == ["evening"]


@given(st.text(max_size=80), st.sampled_from(sorted(covered_languages())))
def test_parts_lie_in_the_text_in_order(text: str, language: str) -> None:
    places = [place for part in find_day_parts(text, language) for place in (part.start, part.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
