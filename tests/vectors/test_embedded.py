"""The shipped encoder's vectors mean what they should."""

import numpy as np
import pytest

from claimdiff.protocols import Encoder
from claimdiff.vectors.embedded import EmbeddedEncoder
from claimdiff.vectors.load import load_encoder


@pytest.fixture(scope="module")
def encoder() -> EmbeddedEncoder:
    return EmbeddedEncoder()


def test_it_is_the_default() -> None:
    loaded = load_encoder()
    assert isinstance(loaded, EmbeddedEncoder)
    assert isinstance(loaded, Encoder)


def test_unit_rows_in_order(encoder: EmbeddedEncoder) -> None:
    texts = ["The bridge collapsed on Tuesday.", "انهار الجسر يوم الثلاثاء.", "The bridge collapsed on Tuesday."]
    vectors = encoder.encode(texts)
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-6)
    assert float(vectors[0] @ vectors[2]) == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize(
    "translation",
    [
        "انهار الجسر فوق النهر صباح الثلاثاء.",
        "Мост через реку обрушился утром во вторник.",
        "پل روی رودخانه صبح سه‌شنبه فرو ریخت.",
        "Nehrin üzerindeki köprü salı sabahı çöktü.",
        "河上的大桥周二早上坍塌了。",
    ],
)
def test_a_translation_is_nearer_than_another_claim(encoder: EmbeddedEncoder, translation: str) -> None:
    claim, same, other = encoder.encode(
        ["The bridge over the river collapsed on Tuesday morning.", translation, "The central bank cut interest rates."]
    )
    assert float(claim @ same) > float(claim @ other) + 0.08


def test_a_vector_does_not_depend_on_its_neighbours(encoder: EmbeddedEncoder) -> None:
    claim = "Rescuers found eleven survivors."
    others = [
        f"Sentence {number} tells of {number} other matters at some length." * (1 + number % 4) for number in range(40)
    ]
    alone, among = encoder.encode([claim])[0], encoder.encode([*others, claim])[-1]
    assert np.abs(alone - among).max() < 1e-6


def test_the_same_bytes_again(encoder: EmbeddedEncoder) -> None:
    texts = [f"The {number}th report was published." for number in range(30)]
    assert encoder.encode(texts).tobytes() == encoder.encode(texts).tobytes()


def test_cut_texts_are_counted() -> None:
    encoder = EmbeddedEncoder()
    fits, long = " ".join(["word"] * 187), " ".join(["word"] * 300)  # 187 and `<s> query: </s>` are 192
    encoder.encode(["short", fits, long, long])
    assert encoder.n_truncated == 1
    start_of_it = encoder.encode([" ".join(["word"] * 250)])
    assert float(encoder.encode([long])[0] @ start_of_it[0]) == pytest.approx(1.0, abs=1e-6)
    assert encoder.n_truncated == 3


def test_no_text_and_empty_texts(encoder: EmbeddedEncoder) -> None:
    assert encoder.encode([]).shape == (0, 384)
    with pytest.raises(ValueError, match="empty"):
        encoder.encode(["a claim", " "])
