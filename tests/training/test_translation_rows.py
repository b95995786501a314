"""A text and its translation say the same, in both directions."""

from claimdiff.records import ENTAILMENT
from training.inference_items import InferenceItem
from training.labelled_rows import LabelledRow
from training.translation_rows import translation_rows

ITEM = InferenceItem(
    "mgx-part01/mgx-001",
    "letters",
    {"ar": "م", "en": "P", "fr": "Q"},
    {"entailment": {"ar": "نعم", "en": "E"}, "neutral": {"ar": "ربما"}, "contradiction": {"ar": "لا", "en": "C"}},
)


def test_every_text_is_paired_with_each_of_its_translations() -> None:
    pairs = [
        ("م", "P"), ("م", "Q"), ("P", "م"), ("P", "Q"), ("Q", "م"), ("Q", "P"),
        ("نعم", "E"), ("E", "نعم"),
        ("لا", "C"), ("C", "لا"),
    ]  # fmt: skip
    assert list(translation_rows([ITEM])) == [LabelledRow(*pair, ENTAILMENT, "translations") for pair in pairs]
