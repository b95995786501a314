"""The page's words: complete in every language, with the right plurals and honest percentages."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

import claimdiff.reports.ui_texts as module
from claimdiff.cli.interface_language import INTERFACE_LANGUAGES
from claimdiff.nightly.config_model import NightlyConfig
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


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_plural_has_the_forms_of_its_language(language: str) -> None:
    slavic = {"one", "few", "many", "other"}
    forms = {"ar": slavic | {"zero", "two"}, "uk": slavic, "ru": slavic}
    for noun, texts in catalogue(language)["plurals"].items():
        assert set(texts) == forms.get(language, {"one", "other"}), noun


@pytest.mark.parametrize("language", ["uk", "ru", "fa"])
def test_texts_are_in_the_letters_of_the_language(language: str) -> None:
    """What looks right and isn't: a Latin letter in a Cyrillic word, an Arabic yeh in Persian, a straight quote."""
    foreign = {"uk": "[ыэъё]|['\"]", "ru": "[іїєґ]|['\"]", "fa": "[يكة٠-٩]|[',;?\"]"}[language]
    mixed = re.compile(f"{foreign}|[A-Za-z][а-яіїєґ]|[а-яіїєґ][A-Za-z]", re.IGNORECASE)
    known = ui_texts(language)
    texts = {**known.texts, **known.languages, **known.dropped}
    texts |= {f"{noun} {form}": text for noun, forms in known.plurals.items() for form, text in forms.items()}
    texts |= {f"month {number}": name for number, name in enumerate(known.months)}
    for key, text in texts.items():
        assert not mixed.search(re.sub(r"\{\w+}", "", text)), (key, text)
        assert text == text.strip() or key in ("separator", "the_claim_of", "thousands"), key


def test_positions_have_letters_of_the_language() -> None:
    assert [ui_texts("ar").letter(n) for n in (0, 1, 2)] == ["أ", "ب", "ج"]
    assert [ui_texts("en").letter(n) for n in (0, 25, 26, 999)] == ["A", "Z", "27", "1,000"]
    assert [ui_texts("ru").letter(n) for n in (0, 1, 7, 24, 25)] == ["А", "Б", "И", "Я", "26"]
    assert [ui_texts("uk").letter(n) for n in (0, 1, 7, 23, 24)] == ["А", "Б", "И", "Я", "25"]
    assert [ui_texts("fa").letter(n) for n in (0, 1, 2, 31, 32)] == ["الف", "ب", "پ", "ی", "۳۳"]


@pytest.mark.parametrize(
    ("n", "text"),
    [(0, "لا تناقضات"), (1, "تناقض واحد"), (2, "تناقضان"), (3, "3 تناقضات"), (10, "10 تناقضات"), (11, "11 تناقضًا"),
     (99, "99 تناقضًا"), (100, "100 تناقض"), (103, "103 تناقضات"), (1111, "1,111 تناقضًا")],
)  # fmt: skip
def test_arabic_plurals(n: int, text: str) -> None:
    assert ui_texts("ar").count("contradictions", n) == text


PLURALS = (0, 1, 2, 5, 11, 21, 22, 25, 101, 111)


@pytest.mark.parametrize(
    ("language", "noun", "texts"),
    [
        ("uk", "contradictions", ["0 суперечностей", "1 суперечність", "2 суперечності", "5 суперечностей",
                                  "11 суперечностей", "21 суперечність", "22 суперечності", "25 суперечностей",
                                  "101 суперечність", "111 суперечностей"]),
        ("uk", "articles", ["0 статтях", "1 статті", "2 статтях", "5 статтях", "11 статтях", "21 статті", "22 статтях",
                            "25 статтях", "101 статті", "111 статтях"]),
        ("ru", "contradictions", ["0 противоречий", "1 противоречие", "2 противоречия", "5 противоречий",
                                  "11 противоречий", "21 противоречие", "22 противоречия", "25 противоречий",
                                  "101 противоречие", "111 противоречий"]),
        ("ru", "pairs", ["0 пар", "1 пару", "2 пары", "5 пар", "11 пар", "21 пару", "22 пары", "25 пар", "101 пару",
                         "111 пар"]),
        ("fa", "contradictions", ["۰ تناقض", "۱ تناقض", "۲ تناقض", "۵ تناقض", "۱۱ تناقض", "۲۱ تناقض", "۲۲ تناقض",
                                  "۲۵ تناقض", "۱۰۱ تناقض", "۱۱۱ تناقض"]),
    ],
)  # fmt: skip
def test_plurals_of_ukrainian_russian_and_persian(language: str, noun: str, texts: list[str]) -> None:
    assert [ui_texts(language).count(noun, n) for n in PLURALS] == texts


@pytest.mark.parametrize(
    ("language", "categories"),
    [
        ("uk", ["many", "one", "few", "many", "many", "one", "few", "many", "one", "many"]),
        ("ru", ["many", "one", "few", "many", "many", "one", "few", "many", "one", "many"]),
        ("fa", ["one", "one", "other", "other", "other", "other", "other", "other", "other", "other"]),
        ("fr", ["one", "one", "other", "other", "other", "other", "other", "other", "other", "other"]),
        ("en", ["other", "one", "other", "other", "other", "other", "other", "other", "other", "other"]),
        ("ar", ["zero", "one", "two", "few", "many", "many", "many", "many", "other", "many"]),
    ],
)
def test_plural_categories_are_those_of_cldr(language: str, categories: list[str]) -> None:
    assert [module._plural_category(language, n) for n in PLURALS] == categories


@pytest.mark.parametrize(
    ("language", "n", "text"),
    [("en", 0, "0 articles"), ("en", 1, "1 article"), ("fr", 0, "0 article"), ("fr", 2, "2 articles"),
     ("fr", 12000, "12\u202f000 articles"), ("ru", 12000, "12\u00a0000 статьях"), ("uk", 1234, "1\u00a0234 статтях"),
     ("fa", 12000, "۱۲٬۰۰۰ مطلب")],
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
    assert [ui_texts("uk").percent(p) for p in (0.93, 0.999, 0.001)] == ["93%", "понад 99%", "менш ніж 1%"]
    assert [ui_texts("ru").percent(p) for p in (0.93, 0.999, 0.001)] == ["93%", "более 99%", "менее 1%"]
    assert [ui_texts("fa").percent(p) for p in (0.93, 0.999, 0.001)] == [
        "۹۳\u00a0درصد", "بیش از ۹۹\u00a0درصد", "کمتر از ۱\u00a0درصد",
    ]  # fmt: skip


def test_decimals() -> None:
    assert [ui_texts(code).decimal(0.9) for code in CATALOGUES] == ["0.90", "0.90", "0.90", "0,90", "0,90", "۰٫۹۰"]


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
    assert ui_texts("uk").date("2025-09-02") == "2 вересня 2025"
    assert ui_texts("ru").date("2025-05-09") == "9 мая 2025"
    assert ui_texts("fa").date("2025-07-12") == "۱۲ ژوئیه ۲۰۲۵"
    assert ui_texts("en").date("last week") == "last week"


def test_directions() -> None:
    assert [language_direction(code) for code in ("ar", "fa", "he", "ur", "en", "zh", "und", "")] == [
        "rtl", "rtl", "rtl", "rtl", "ltr", "ltr", "auto", "auto",
    ]  # fmt: skip


def test_the_interface_follows_most_articles() -> None:
    a = harbour()
    assert interface_language((a.mina, a.courier, a.sahel)) == "ar"
    assert interface_language((a.courier, a.mina)) == "en"
    assert interface_language((replace(a.mina, language="tr"), a.mina)) == "ar", "of equals the one with a catalogue"
    assert interface_language(()) == "en"
    assert ui_texts("tr").language == "en"
    for code, direction in (("uk", "ltr"), ("ru", "ltr"), ("fa", "rtl")):
        texts = ui_texts(
            interface_language((a.courier, replace(a.mina, language=code), replace(a.sahel, language=code)))
        )
        assert (texts.language, texts.direction) == (code, direction)


def test_every_catalogue_can_be_asked_for() -> None:
    assert set(INTERFACE_LANGUAGES) == set(CATALOGUES)
    (asked, _) = get_args(NightlyConfig.model_fields["language"].annotation)
    assert set(get_args(asked)) == set(CATALOGUES)


def test_reasons_and_languages_without_a_translation_stay_as_they_are() -> None:
    assert ui_texts("ar").dropped_reason("share links") == "روابط المشاركة"
    assert ui_texts("ar").dropped_reason("a reason of tomorrow") == "a reason of tomorrow"
    assert ui_texts("fr").language_name("tr") == "turc"
    assert ui_texts("fr").language_name("xx") == "xx"
