"""Drawing mixes of unrelated articles."""

from pathlib import Path
from random import Random

import pytest

from training.unrelated_articles import MixCounts, draw_mix

EVENTS = [[Path(f"{event}/{article}.txt") for article in range(3)] for event in range(8)]


def test_a_mix_has_one_article_an_event_and_is_the_same_for_the_same_seed() -> None:
    mix = draw_mix(EVENTS, 5, Random(1))
    assert len({path.parent for path in mix}) == len(mix) == 5
    assert draw_mix(EVENTS, 5, Random(1)) == mix
    assert any(draw_mix(EVENTS, 5, Random(seed)) != mix for seed in range(2, 5))


def test_more_articles_than_events_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="larger than population"):
        draw_mix(EVENTS, 9, Random(1))


def test_counts_add_up() -> None:
    total = MixCounts(10, 20, 1, 0, 2, 3) + MixCounts(10, 20, 0, 1, 0, 3)
    assert str(total) == "20 claims, 40 judged pairs: 1 contradictions, 1 changes, 2 agreements; 6 undecided"
