"""Rows that say their language are measured by language; pairs of two languages together."""

import numpy as np
import pytest

from claimdiff.evaluation import pair_languages
from claimdiff.evaluation.pair_languages import (
    FURTHER_LANGUAGES,
    add_languages,
    limit_languages,
    measure_languages,
    row_language,
)


@pytest.mark.parametrize(
    ("row", "language"),
    [
        ({"lang": "ar"}, "ar"),
        ({"premise_lang": "ar", "hypothesis_lang": "ar"}, "ar"),
        ({"premise_lang": "ar", "hypothesis_lang": "en"}, "cross-lingual"),
        ({"lang": "en", "premise_lang": "ar"}, "cross-lingual"),
        ({"lang": "zh-Hant"}, "zh-Hant"),
        ({"premise_lang": "ar"}, None),
        ({"lang": "Arabic, mostly"}, None),
        ({"lang": 7}, None),
        ({"lang": ""}, None),
        ({}, None),
    ],
)
def test_a_rows_language(row: dict[str, object], language: str | None) -> None:
    assert row_language(row) == language


def test_figures_of_each_language() -> None:
    languages = ["ar", "ar", "en", None, "ar"]
    gold, judged = np.array([0, 1, 2, 2, 2]), np.array([0, 2, 2, 2, 2])
    figures = measure_languages(languages, gold, judged, np.array([0.9, 0.8, 0.7, 1, 1], np.float32))
    assert list(figures) == ["ar", "en"]
    assert (figures["ar"].n_measured, figures["en"].n_measured) == (3, 1)
    assert figures["ar"].accuracy == pytest.approx(2 / 3)
    # F1: entailment 1, neutral 0, contradiction 2 / 3
    assert figures["ar"].macro_f1 == pytest.approx((1 + 0 + 2 / 3) / 3)
    assert figures["ar"].ece == pytest.approx((0.1 + 0.8 + 0) / 3, abs=1e-6)
    assert figures["en"].ece == pytest.approx(0.3, abs=1e-6)


def one(right: bool) -> pair_languages.LanguageFigures:
    return measure_languages(["x1"[:1] * 2], np.array([0]), np.array([0 if right else 1]), np.array([1.0]))["xx"]


def test_files_add_up() -> None:
    added = add_languages({"ar": one(True)}, {"ar": one(False), "en": one(True)})
    assert {name: item.accuracy for name, item in added.items()} == {"ar": 0.5, "en": 1.0}


def test_many_languages_are_one_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pair_languages, "MAX_LANGUAGES", 3)
    many = {name: one(True) for name in ("aa", "bb", "cc", "dd")}
    many["dd"] = many["dd"] + one(False)
    limited = limit_languages(many)
    assert {name: item.n_measured for name, item in limited.items()} == {"dd": 2, "aa": 1, FURTHER_LANGUAGES: 2}
    again = add_languages(limited, {"ee": one(True)})
    assert {name: item.n_measured for name, item in again.items()} == {"dd": 2, "aa": 1, FURTHER_LANGUAGES: 3}
