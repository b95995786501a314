"""Name keys: the spellings of one name in several scripts meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.content.name_keys import name_key


@pytest.mark.parametrize(
    ("key", "spellings"),
    [
        ("ptn", {"ar": "بوتين بوتن", "en": "Putin", "fr": "Poutine", "ru": "Путин Путиным"}),
        ("ptn", {"uk": "Путін Путінові", "fa": "پوتین", "he": "פוטין", "tr": "Putin'in"}),
        ("dmtrf", {"ar": "دميترييف ديميترييف", "en": "Dmitriev Dmitriyev", "de": "Dmitrijew", "ru": "Дмитриев"}),
        ("slnsk", {"ar": "زيلينسكي", "en": "Zelensky Zelenskyy", "de": "Selenskyj", "fa": "زلنسکی"}),
        ("slnsk", {"ru": "Зеленский Зеленского", "uk": "Зеленський"}),
        ("hrkf", {"ar": "خاركيف", "en": "Kharkiv", "de": "Charkiw", "es": "Járkov", "ru": "Харьков", "uk": "Харків"}),
        ("rdhn", {"ar": "إردوغان", "tr": "Erdoğan Erdoğan'ın", "en": "Erdogan", "ru": "Эрдоган"}),
        ("xnf", {"ar": "جنيف", "ru": "Женева Женеве", "uk": "Женева Женеві"}),
        ("mkrn", {"ar": "ماكرون", "fr": "Macron", "ru": "Макрон", "fa": "مکرون"}),
    ],
)  # fmt: skip
def test_spellings_of_one_name_have_one_key(key: str, spellings: dict[str, str]) -> None:
    keys = {(word, name_key(word, language)) for language, words in spellings.items() for word in words.split()}
    assert {found for _, found in keys} == {key}, keys


def test_chinese_spells_no_consonants() -> None:
    assert name_key("普京", "zh") == ""


@given(word=st.text(max_size=30), language=st.sampled_from(["ar", "en", "de", "ru", "tr", "fa", "he", "zh"]))
def test_a_key_holds_nothing_but_its_classes(word: str, language: str) -> None:
    assert set(name_key(word, language)) <= set("pfhkdtsxmnlr")
