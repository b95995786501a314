"""The made corpus: as large as asked, the same every time, and events that differ from one another."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.make_corpus import (
    NAMES,
    make_article,
    read_seed_events,
    replace_names,
    vary_numbers,
    write_corpus,
)


def test_corpus_has_the_articles_and_sentences_asked_for(tmp_path: Path) -> None:
    paths = write_corpus(tmp_path, n_articles=21, n_sentences=30, seed=0)
    assert len(paths) == 21
    for path in paths:
        headline, *paragraphs = path.read_text(encoding="utf-8").strip().split("\n\n")
        assert not headline.endswith(".")
        assert len(paragraphs) == 10


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    texts = [
        [path.read_bytes() for path in write_corpus(tmp_path / name, 12, 30, seed)]
        for name, seed in (("first", 0), ("again", 0), ("other", 1))
    ]
    assert texts[0] == texts[1]
    assert texts[0] != texts[2]


def test_articles_of_one_event_share_its_names_and_other_events_have_others() -> None:
    events = read_seed_events()
    truce = next(number for number, event in enumerate(events) if event.name == "truce_talks")
    first = f"{replace_names('تمران', random.Random(f'names {truce}'))} "
    later = f"{replace_names('تمران', random.Random(f'names {truce + 4}'))} "
    assert first != later
    texts = [make_article(events, 10 * truce + n, 30, seed=0) for n in range(10)]
    arabic = [text for language, text in texts if language == "ar"]
    assert len(arabic) >= 2
    assert all(first in text and later not in text for text in arabic)


def test_a_new_name_is_the_same_in_both_alphabets() -> None:
    arabic, latin = NAMES[0]
    new = replace_names(f"{arabic} {latin}", random.Random("names 3")).split()
    assert (arabic in new, latin in new) == (False, False)
    assert new == replace_names(f"{arabic} {latin}", random.Random("names 3")).split()


def test_sentences_of_the_seeds_carry_no_page_noise() -> None:
    sentences = [s for event in read_seed_events() for found in event.sentences.values() for s in found]
    assert len(sentences) > 100
    assert [s for s in sentences if re.search(r"شارك الخبر|Partager :|Read more|newsletter|اقرأ أيضاً", s)] == []


@pytest.mark.parametrize(
    ("text", "pattern"),
    [("34 morts en 2025", r"[2-4]\d morts en 2025"), ("٢٢٠ محتجزاً", "[٠-٩]{3} محتجزاً"), ("no figure", "no figure")],
)
def test_figures_change_a_little_in_their_own_digits_and_years_stay(text: str, pattern: str) -> None:
    assert re.fullmatch(pattern, vary_numbers(text, random.Random(5)))


@given(st.integers(1, 999), st.integers())
def test_a_changed_figure_stays_within_nine_of_the_old(number: int, seed: int) -> None:
    changed = int(vary_numbers(f"{number}", random.Random(seed)))
    assert abs(changed - number) <= 9
    assert 1 <= changed <= (99 if number < 100 else 999)
