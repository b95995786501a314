"""The page's words: complete in every language, with the right plurals and honest percentages."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

import claimdiff.reports.ui_texts as module
from claimdiff.reports.ui_texts import CATALOGUES, interface_language, language_direction, ui_texts
from tests.reports.samples import harbour

TEMPLATES = Path(module.__file__).parent / "templates"


def catalogue(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((TEMPLATES / f"texts.{language}.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", CATALOGUES)
def test_catalogues_have_the_same_keys_and_placeholders(language: str) -> None:
    english, other = catalogue("en"), catalogue(language)
    assert {name: set(table) for name, table in other.items()} == {name: set(table) for name, table in english.items()}
    for key, text in english["texts"].items():
        assert set(re.findall(r"\{\w+}", text)) == set(re.findall(r"\{\w+}", other["texts"][key])), key


def test_every_text_that_templates_and_scripts_ask_for_is_there_and_none_is_spare() -> None:
    paths = [path for pattern in ("*.j2", "*.js") for path in TEMPLATES.glob(pattern)]
    asked = {name for path in paths for name in re.findall(r"\bt\.([a-z]\w*)", path.read_text("utf-8"))}
    code = "".join(path.read_text("utf-8") for path in Path(module.__file__).parent.glob("*.py"))
    texts = set(catalogue("en")["texts"])
    assert len(asked) > 100
    assert asked <= texts
    spare = {key for key in texts - asked if f'"{key}"' not in code and not key.startswith(("kind_", "role_"))}
    assert spare == set()


def test_every_plural_is_used() -> None:
    paths = [*TEMPLATES.glob("*.j2"), *TEMPLATES.glob("*.js"), *Path(module.__file__).parent.glob("*.py")]
    code = "".join(path.read_text("utf-8") for path in paths)
    assert {noun for noun in catalogue("en")["plurals"] if f'"{noun}"' not in code} == set()


def test_positions_have_letters_of_the_language() -> None:
    assert [ui_texts("ar").letter(n) for n in (0, 1, 2)] == ["أ", "ب", "ج"]
    assert [ui_texts("en").letter(n) for n in (0, 25, 26, 999)] == ["A", "Z", "27", "1,000"]


@pytest.mark.parametrize(
    ("n", "text"),
    [(0, "لا تناقضات"), (1, "تناقض واحد"), (2, "تناقضان"), (3, "3 تناقضات"), (10, "10 تناقضات"), (11, "11 تناقضًا"),
     (99, "99 تناقضًا"), (100, "100 تناقض"), (103, "103 تناقضات"), (1111, "1,111 تناقضًا")],
)  # fmt: skip
def test_arabic_plurals(n: int, text: str) -> None:
    assert ui_texts("ar").count("contradictions", n) == text


@pytest.mark.parametrize(
    ("language", "n", "text"),
    [("en", 0, "0 articles"), ("en", 1, "1 article"), ("fr", 0, "0 article"), ("fr", 2, "2 articles"),
     ("fr", 12000, "12\u202f000 articles")],
)  # fmt: skip
def test_other_plurals(language: str, n: int, text: str) -> None:
    assert ui_texts(language).count("articles", n) == text


@pytest.mark.parametrize(
    ("probability", "text"),
    [(1.0, "over 99%"), (0.999, "over 99%"), (0.995, "over 99%"), (0.99, "99%"),
     (0.93, "93%"), (0.5, "50%"), (0.01, "1%"), (0.001, "under 1%"), (0.0, "under 1%")],
)  # fmt: skip
def test_percent_is_never_0_or_100(probability: float, text: str) -> None:
    assert ui_texts("en").percent(probability) == text


def test_percent_in_other_languages() -> None:
    assert ui_texts("fr").percent(0.93) == "93\u00a0%"
    assert ui_texts("ar").percent(0.999) == "أكثر من \u206699%\u2069"


@pytest.mark.parametrize(
    ("probability", "word"),
    [(0.97, "very likely"), (0.95, "very likely"), (0.94, "likely"), (0.8, "likely"),
     (0.7, "plausible"), (0.5, "uncertain"), (0.0, "uncertain")],
)  # fmt: skip
def test_probability_words(probability: float, word: str) -> None:
    assert ui_texts("en").probability_word(probability) == word


def test_dates() -> None:
    assert ui_texts("en").date("2025-09-02") == "2 September 2025"
    assert ui_texts("ar").date("2025-09-02") == "2 سبتمبر 2025"
    assert ui_texts("fr").date("2025-08-02T10:00:00Z") == "2 août 2025"
    assert ui_texts("en").date("last week") == "last week"


def test_directions() -> None:
    assert [language_direction(code) for code in ("ar", "fa", "he", "ur", "en", "zh", "und", "")] == [
        "rtl", "rtl", "rtl", "rtl", "ltr", "ltr", "auto", "auto",
    ]  # fmt: skip


def test_the_interface_follows_most_articles() -> None:
    a = harbour()
    assert interface_language((a.mina, a.courier, a.sahel)) == "ar"
    assert interface_language((a.courier, a.mina)) == "en"
    assert interface_language((replace(a.mina, language="ru"), a.mina)) == "ar", "of equals the one with a catalogue"
    assert interface_language(()) == "en"
    assert ui_texts("ru").language == "en"


def test_reasons_and_languages_without_a_translation_stay_as_they_are() -> None:
    assert ui_texts("ar").dropped_reason("share links") == "روابط المشاركة"
    assert ui_texts("ar").dropped_reason("a reason of tomorrow") == "a reason of tomorrow"
    assert ui_texts("fr").language_name("tr") == "turc"
    assert ui_texts("fr").language_name("xx") == "xx"
