"""The marker lists: every language has what cutting needs, no entry matches nothing, and every one can match."""

import re
import tomllib
from importlib.resources import files

import pytest

from claimdiff.claims.markers import markers_of
from claimdiff.claims.words import fold_for_markers

LANGUAGES = ["ar", "en", "fr", "ru", "es", "de", "tr", "fa", "uk", "zh", "he", "ur", "it", "pt", "id", "hi"]
DENIALS = {
    "ar": "ونفت", "en": "denied", "fr": "démenti", "ru": "отрицает", "es": "negó", "de": "bestritt", "tr": "yalanladı",
    "fa": "تکذیب", "uk": "заперечив", "zh": "否认", "he": "הכחיש", "ur": "تردید", "it": "smentito", "pt": "negou",
    "id": "membantah", "hi": "इनकार",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_denial_withholds_and_never_says(language: str) -> None:
    markers = markers_of(language)
    assert markers is not None
    assert markers.withholding.match(fold_for_markers(DENIALS[language]))
    assert markers.saying.match(fold_for_markers(DENIALS[language])) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_marker_matches_nothing(language: str) -> None:
    markers = markers_of(language)
    assert markers is not None
    kinds = ["saying", "complementiser", "fused", "no_hand_over", "withholding", "condition", "source", "relative"]
    assert [kind for kind in [*kinds, "opener", "frame"] if getattr(markers, kind).match("")] == []


def test_no_entry_ends_before_a_word() -> None:
    """An entry is completed by `no letter follows`: after a space in it nothing could match any more."""
    lists = tomllib.loads(files("claimdiff.claims").joinpath("markers.toml").read_text(encoding="utf-8"))
    entries = [entry for kinds in lists.values() for kind in kinds.values() if isinstance(kind, list) for entry in kind]
    assert len(entries) > 1000
    assert [entry for entry in entries if re.search(r"\s(?:\(\?![^()]*\))?$", entry)] == []


def test_a_marker_is_a_whole_word() -> None:
    markers = markers_of("en")
    assert markers is not None
    assert markers.complementiser.match("that the")
    assert markers.complementiser.match("thatch") is None
    assert markers.saying.match("Said") is not None


def test_arabic_verbs_take_a_leading_and() -> None:
    markers = markers_of("ar")
    assert markers is not None
    assert [bool(markers.saying.match(word)) for word in ("قال", "وقال", "فقال", "مقال")] == [True, True, True, False]


def test_other_languages_have_no_markers() -> None:
    assert markers_of("sw") is None
    assert markers_of("und") is None
