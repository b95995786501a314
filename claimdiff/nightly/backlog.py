"""The backlog of the first run: what was there when somebody began to watch is no news."""

from __future__ import annotations

from claimdiff.nightly.state import NightState

REPORTED_RUN = "reported_run"
"""Fact: the index's run that the last report told of; none until there was one."""
_UNTIL, _IS_OPEN = "backlog_until", "backlog_is_open"
"""Facts: the last waiting input of the backlog (null once the index has it), and whether more is to be read."""


def extend_backlog(state: NightState, *, is_cut_short: bool) -> None:
    """Count what was read as backlog in the first run, and in later ones as long as reading it wasn't done."""
    if state.fact(REPORTED_RUN, int) is None or state.fact(_IS_OPEN, bool):
        with state.writing():
            state.keep_fact(_UNTIL, state.last_number())
            state.keep_fact(_IS_OPEN, is_cut_short)


def is_backlog(state: NightState) -> bool:
    """Whether this run still tells of the backlog."""
    return state.fact(_UNTIL, int) is not None


def is_backlog_through(state: NightState) -> bool:
    """Whether all of the backlog is in the index now."""
    until, waiting = state.fact(_UNTIL, int), state.first_waiting(1)
    return until is not None and not state.fact(_IS_OPEN, bool) and not (waiting and waiting[0].number <= until)


def end_backlog(state: NightState) -> None:
    """From the next run on every finding is news; within a `writing` block."""
    state.keep_fact(_UNTIL, None)
