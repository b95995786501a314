"""Token ids and rows are those of the tokenizer that the models were trained with."""

from importlib.util import find_spec

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer as RustTokenizer

from claimdiff.models.files import read_model_card
from claimdiff.models.tokens import Tokenizer, cut_pair, pad_rows, row_alone, row_pair

SENTENCES = {
    "ar": "أعلنت وزارة الصحة أنّ ٤٢ شخصاً أُصيبوا، وقال د. سامي: «لا نعرف السبب».",
    "en": "The ministry said 42 people were hurt on 3 May; “we don't know why”, it added.",
    "fr": "L’accord n’a pas été signé à Genève, où l’œuvre s’achève.",
    "ru": "Министр заявил, что переговоры сорваны — ещё в среду.",
    "es": "¿Quién firmó? El año pasado, 3,5 millones de niños.",
    "de": "Größere Städte müssen 12 % mehr zahlen, hieß es.",
    "tr": "İstanbul'da ığdır çiçeği için görüşme yapılmadı.",
    "fa": "رئیس‌جمهور گفت که مذاکرات نمی‌تواند ادامه یابد.",
    "uk": "Її ґанок зруйновано, з'ясувала комісія.",
    "zh": "外交部表示，双方周一没有签署协议（第３次）。",
    "he": "שר החוץ אמר: „לא נחתם הסכם”.",
    "ur": "وزیرِ اعظم نے کہا کہ معاہدہ نہیں ہوا۔",
    "hi": "मंत्री ने कहा कि समझौता नहीं हुआ।",
    "it": "Perché l’accordo è saltato? Così dice il ministro.",
    "pt": "Não há acordo, afirmou a comissão às 15h.",
    "id": "Menteri mengatakan perjanjian itu belum ditandatangani.",
    "el": "Η συμφωνία δεν υπογράφηκε.",
    "bg": "Споразумението не беше подписано.",
    "vi": "Thỏa thuận chưa được ký kết.",
    "ko": "협정은 체결되지 않았다.",
    "ja": "協定は署名されなかったと外務省は述べた。",
}


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer(read_model_card("encoder").tokenizer)


@pytest.fixture(scope="module")
def raw() -> RustTokenizer:
    """The same file with its own post-processor."""
    return RustTokenizer.from_file(str(read_model_card("encoder").tokenizer))


def test_a_known_sentence(tokenizer: Tokenizer, raw: RustTokenizer) -> None:
    (ids,) = tokenizer.encode(["Hello world"])
    assert [raw.id_to_token(number) for number in ids.tolist()] == ["▁Hello", "▁world"]


@pytest.mark.parametrize("language", SENTENCES)
def test_nothing_of_a_supported_language_is_unknown(tokenizer: Tokenizer, language: str) -> None:
    (ids,) = tokenizer.encode([SENTENCES[language]])
    assert 3 not in ids.tolist()


@pytest.mark.skipif(find_spec("semantra_multilingual") is None, reason="needs the extra train: the full tokenizer")
def test_pieces_are_those_of_the_full_tokenizer(raw: RustTokenizer) -> None:
    from training.build_words import find_tokenizer_file

    full = RustTokenizer.from_file(str(find_tokenizer_file()))
    for text in SENTENCES.values():
        pruned = raw.encode(text, add_special_tokens=False)
        assert pruned.tokens == full.encode(text, add_special_tokens=False).tokens


def test_rows_are_the_tokenizers_own(tokenizer: Tokenizer, raw: RustTokenizer) -> None:
    premise, hypothesis = tokenizer.encode([SENTENCES["ar"], SENTENCES["en"]])
    assert row_pair(premise, hypothesis, 192) == raw.encode(SENTENCES["ar"], SENTENCES["en"]).ids
    assert row_alone(premise, 192) == raw.encode(SENTENCES["ar"]).ids


@pytest.mark.parametrize("max_tokens", [16, 26, 40])
def test_cutting_is_the_tokenizers_own(tokenizer: Tokenizer, max_tokens: int) -> None:
    fresh = RustTokenizer.from_file(str(read_model_card("encoder").tokenizer))
    fresh.enable_truncation(max_tokens, strategy="longest_first")
    texts = [SENTENCES["ar"], SENTENCES["vi"], SENTENCES["en"], SENTENCES["ko"]]
    ids = tokenizer.encode(texts)
    for left, left_ids in zip(texts, ids, strict=True):
        for right, right_ids in zip(texts, ids, strict=True):
            assert row_pair(left_ids, right_ids, max_tokens) == fresh.encode(left, right).ids


@given(st.integers(0, 400), st.integers(0, 400), st.integers(6, 192))
def test_cut_pairs_fill_the_room_and_no_more(n_premise: int, n_hypothesis: int, max_tokens: int) -> None:
    left, right = cut_pair(n_premise, n_hypothesis, max_tokens)
    assert left <= n_premise
    assert right <= n_hypothesis
    assert left + right == min(n_premise + n_hypothesis, max_tokens - 4)


@pytest.mark.parametrize("spelt", ["<s>", "</s>", "<pad>", "<unk>", "<mask>", "＜/s＞", "\u0001</s>"])
def test_no_text_spells_a_special_token(tokenizer: Tokenizer, spelt: str) -> None:
    (ids,) = tokenizer.encode([f"The deal{spelt} was signed{spelt}"])
    assert min(ids.tolist()) > 3


def test_odd_texts_are_tokenised(tokenizer: Tokenizer) -> None:
    surrogate, endless = tokenizer.encode(["half a \ud800 pair", "word " * 1_000_000])
    assert len(surrogate) > 2
    assert len(endless) == 4_001  # of the first 20,000 characters, five a word, and the space at their end


def test_padding() -> None:
    ids, lengths = pad_rows([[0, 7, 2], [0, 2]])
    assert ids.tolist() == [[0, 7, 2], [0, 2, 1]]
    assert lengths.tolist() == [3, 2]
    assert lengths.dtype == np.int32
