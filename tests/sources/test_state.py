"""The state survives being stored as JSON, and a damaged one costs no more than reading again."""

import json

from hypothesis import given
from hypothesis import strategies as st

from claimdiff.sources.state import FileMark, PendingEntry, SourceState, Validators

texts = st.text(min_size=1, max_size=50)
maybe = st.none() | texts
counts = st.integers(0, 2**31 - 1)
states = st.builds(
    SourceState,
    kind=maybe,
    validators=st.none() | st.builds(Validators, texts, maybe, maybe),
    sha256=maybe,
    seen=st.dictionaries(texts, st.text(max_size=20)),
    pending=st.lists(st.builds(PendingEntry, texts, texts, texts, maybe, maybe, maybe, counts)).map(tuple),
    outlet=maybe,
    files=st.dictionaries(texts, st.builds(FileMark, counts, st.integers(-1, 2**62), texts)),
    n_failures=counts,
    last_error=maybe,
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=20,
)


@given(states)
def test_a_state_is_the_same_after_json(state: SourceState) -> None:
    assert SourceState.from_json(json.loads(json.dumps(state.to_json()))) == state


@given(json_values)
def test_anything_else_is_a_fresh_state_or_part_of_one(value: object) -> None:
    assert isinstance(SourceState.from_json(value), SourceState)


@given(states, st.sampled_from(list(SourceState().to_json())), json_values)
def test_one_damaged_field_does_not_spoil_the_others(state: SourceState, name: str, value: object) -> None:
    damaged = SourceState.from_json(state.to_json() | {name: value})
    for other in SourceState.__slots__:
        if other != name:
            assert getattr(damaged, other) == getattr(state, other)


def test_failures_are_counted_until_it_works_again() -> None:
    state = SourceState(sha256="a").failed("HTTP 404").failed("HTTP 500")
    assert (state.n_failures, state.last_error, state.sha256) == (2, "HTTP 500", "a")
    assert state.succeeded() == SourceState(sha256="a")
