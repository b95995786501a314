"""Languages told apart by script, letters and words."""

import gzip
import json
from collections import defaultdict
from pathlib import Path

import pytest

from claimdiff.articles.language import identify_language, identify_sentence_language, normalise_code


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قال رئيس الميناء إن رافعتين تضررتا في العاصفة", "ar"),
        ("رئیس بندر گفت دو جرثقیل در توفان آسیب دیده‌اند", "fa"),
        ("بندرگاہ کے سربراہ نے کہا کہ طوفان میں دو کرینیں تباہ ہو گئیں", "ur"),
        ("Начальник порта сообщил, что два крана повреждены штормом", "ru"),
        ("Начальник порту повідомив, що два крани пошкоджені штормом", "uk"),
        ("港口负责人表示两台起重机受损", "zh"),
        ("港の責任者は、クレーン二台が壊れたと述べた", "ja"),
        ("항만 책임자는 크레인 두 대가 파손되었다고 말했다", "ko"),
        ("מנהל הנמל אמר כי שני עגורנים ניזוקו", "he"),
        ("बंदरगाह के प्रमुख ने कहा कि दो क्रेन क्षतिग्रस्त हो गईं", "hi"),
        ("Liman müdürü fırtınada iki vincin hasar gördüğünü söyledi", "tr"),
        ("El director del puerto dijo que dos grúas resultaron dañadas", "es"),
        ("Der Hafenmeister sagte, zwei Kräne seien im Sturm beschädigt worden", "de"),
        ("12 / 34", "und"),
        ("", "und"),
    ],
)
def test_identify_language(text: str, language: str) -> None:
    assert identify_language(text) == language


def test_declaration_helps_only_where_the_text_does_not_tell() -> None:
    assert identify_language("OK 12", "de-DE") == "de"
    assert identify_language("قال رئيس الميناء إن رافعتين تضررتا في العاصفة", "en") == "ar"


def test_sentences_depart_from_the_article_on_clear_evidence_only() -> None:
    assert identify_sentence_language("The harbour stays closed until April.", "ar") == "en"
    assert identify_sentence_language("No pasarán", "en") == "en"
    assert identify_sentence_language("120", "ar") == "ar"
    long_spanish = (
        "El director del puerto dijo el lunes que dos grúas resultaron dañadas por la tormenta y serán sustituidas."
    )
    assert identify_sentence_language(long_spanish, "en") == "es"


def test_codes() -> None:
    assert [normalise_code(code) for code in ("ar-EG", "fa_IR", "zh-Hans", "iw", None, "x")] == [
        "ar", "fa", "zh", "he", None, None,
    ]  # fmt: skip


def test_accuracy_on_short_sentences(shared: Path) -> None:
    """Of XNLI's dev sentences (short, oral) at least 80 % are named right, and at least 96 % stay in their article."""
    sentences: dict[str, set[str]] = defaultdict(set)
    with gzip.open(shared / "data" / "nli" / "xnli.dev.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            sentences[row["lang"]].add(row["premise"])
    for language, texts in sentences.items():
        sample = sorted(texts)[:: max(1, len(texts) // 60)]
        assert sum(identify_language(t) == language for t in sample) >= 0.8 * len(sample), language
        assert sum(identify_sentence_language(t, language) == language for t in sample) >= 0.96 * len(sample), language
