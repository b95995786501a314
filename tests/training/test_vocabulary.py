"""Which pieces are shipped."""

import pytest

from training.vocabulary import is_kept, kept_ids


@pytest.mark.parametrize(
    "piece", ["▁the", "▁وزارة", "ґ", "▁שר", "मंत्री", "外交", "Ω", "한국", "ひら", "カ", "42", "«", "€", "🙂", "ệ"]
)
def test_kept(piece: str) -> None:
    assert is_kept(piece)


@pytest.mark.parametrize("piece", ["▁ไทย", "தமிழ்", "▁ქართული", "հայ", "a១", "ျမန္", "ខ្មែរ", "አማ"])
def test_dropped(piece: str) -> None:
    assert not is_kept(piece)


def test_special_tokens_keep_their_ids() -> None:
    assert kept_ids(("<s>", "<pad>", "</s>", "<unk>", ",", "ไทย", "a", "<mask>")) == [0, 1, 2, 3, 4, 6]


def test_another_vocabulary_is_refused() -> None:
    with pytest.raises(SystemExit):
        kept_ids(("<pad>", "<s>"))
