"""The names that a claim holds, and those that two claims share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.content.names import MIN_KEY_CONSONANTS, find_names, shared_names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "On Friday the envoy met Dmitri Karpov in Belgrade", {"dmtr", "krpf", "plhrd"}),
        ("en", "Karpov left", set()),  # a sentence's first word has a capital anyway
        ("fr", "Le maire d'Orléans a reçu M. Kolvan", {"rlns", "klfn"}),
        ("ru", "Посол встретил Карпова в Белграде", {"krpf", "plhrd"}),
        ("ar", "التقى الرئيس ماكارنكو في العاصمة", {"mkrnk"}),
        ("ar", "قال كاربوف شيئاً", {"krpf"}),
        ("de", "Der Minister traf den Botschafter", set()),
        ("zh", "外交部发言人周二表示", set()),
    ],
)
def test_clear_names(language: str, text: str, names: set[str]) -> None:
    assert set(find_names(text, language)) == names


@pytest.mark.parametrize(
    ("left", "right", "n_shared"),
    [
        (("ar", "لم يلتق كاربين أحداً"), ("en", "The envoy met Karpin on Friday"), 1),
        (("ar", "وصل وفد إلى بلغراد"), ("ru", "Переговоры в Белграде начались"), 1),
        (("fa", "دیدار با ماکرون"), ("ar", "الرئيس ماكرون في باريس"), 1),
        (("en", "The envoy met Karpin"), ("ar", "هطل المطر على القرى"), 0),
        (("ar", "هطل المطر على القرى"), ("ar", "غمرت المياه القرى"), 0),  # a shared word is no shared name
    ],
)
def test_shared_names(left: tuple[str, str], right: tuple[str, str], n_shared: int) -> None:
    assert shared_names(left[1], left[0], right[1], right[0]) == n_shared
    assert shared_names(right[1], right[0], left[1], left[0]) == n_shared


@given(text=st.text(max_size=200), language=st.sampled_from(["ar", "en", "fr", "ru", "tr", "fa", "he", "zh", "und"]))
def test_names_are_sorted_keys_and_a_text_shares_its_own(text: str, language: str) -> None:
    names = find_names(text, language)
    assert list(names) == sorted(set(names))
    assert all(len(name) >= MIN_KEY_CONSONANTS for name in names)
    assert shared_names(text, language, text, language) == len(names)
