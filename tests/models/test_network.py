"""Rows are batched by length within a cap, and every row comes back in its place."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.models.network import batches_by_length, distinct


def test_batches_of_known_lengths() -> None:
    batches = batches_by_length(np.array([5, 2, 9, 2, 3]), tokens_per_batch=9)
    assert [batch.tolist() for batch in batches] == [[1, 3, 4], [0], [2]]


@given(st.lists(st.integers(2, 192), max_size=200), st.integers(192, 1000))
def test_each_row_is_in_one_batch_within_the_cap(lengths: list[int], cap: int) -> None:
    batches = list(batches_by_length(np.array(lengths, np.int64), cap))
    assert sorted(int(row) for batch in batches for row in batch) == list(range(len(lengths)))
    assert all(len(batch) * max(lengths[row] for row in batch) <= cap for batch in batches)


def test_distinct_texts_are_numbered_as_they_come() -> None:
    assert distinct(["b", "a", "b"]) == (["b", "a"], {"b": 0, "a": 1})


@pytest.mark.parametrize("empty", ["", " ", "\n\t"])
def test_an_empty_text_is_refused(empty: str) -> None:
    with pytest.raises(ValueError, match="text 1 is empty"):
        distinct(["a", empty])
