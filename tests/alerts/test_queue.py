"""Whatever order alerts are added, fail and arrive in: each arrives once on each channel, and none is lost."""

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from claimdiff.alerts.queue import MAX_DELAY_SECONDS, open_queue
from tests.alerts.samples import item

steps = st.lists(
    st.tuples(st.sampled_from(["add", "send", "fail", "reopen"]), st.sampled_from("ab"), st.sets(st.integers(0, 8))),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(steps)
def test_each_alert_arrives_once(taken: list[tuple[str, str, set[int]]]) -> None:
    arrived: Counter[tuple[str, str]] = Counter()
    added: set[tuple[str, str]] = set()
    now = 1e9
    with tempfile.TemporaryDirectory() as folder:
        for step, channel, numbers in [*taken, ("send", "a", set()), ("send", "b", set())]:
            now += MAX_DELAY_SECONDS
            with open_queue(Path(folder) / "q") as queue:
                if step == "add":
                    new = {(channel, f"point-{number}") for number in numbers} - added
                    assert queue.add([channel], [item(number) for number in sorted(numbers)]) == len(new)
                    added |= new
                for batch in queue.due(channel, now) if step in ("send", "fail") else ():
                    if step == "send":
                        arrived.update((channel, sent.alert_id) for sent in batch.items)
                        queue.mark_sent(batch)
                    else:
                        queue.mark_failed(batch, now)
        with open_queue(Path(folder) / "q") as queue:
            assert queue.waiting() == {}
    assert arrived == Counter(added)


def test_a_failed_message_waits_its_time(tmp_path: Path) -> None:
    with open_queue(tmp_path / "q") as queue:
        queue.add(["a"], [item(1)])
        (batch,) = queue.due("a", 1000.0)
        queue.mark_failed(batch, 1000.0)
        assert queue.due("a", 1599.0) == []
        (again,) = queue.due("a", 1600.0)
        assert (again.batch_id, again.n_attempts) == (batch.batch_id, 1)
