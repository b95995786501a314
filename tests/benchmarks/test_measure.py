"""What a run is said to have taken, checked against programs that take a known amount."""

import math
import sys

import pytest

from benchmarks.measure import require_success, run_measured, table


def test_output_exit_code_and_order_of_times() -> None:
    program = (
        "import sys, time; print('first', file=sys.stderr, flush=True); time.sleep(0.3); print('last'); sys.exit(3)"
    )
    run = run_measured([sys.executable, "-c", program])
    assert (run.output, run.exit_code) == ("first\nlast\n", 3)
    assert 0 < run.first_line_seconds <= run.seconds - 0.3


def test_a_silent_program_has_no_first_line() -> None:
    run = run_measured([sys.executable, "-c", "pass"])
    assert run.output == ""
    assert math.isnan(run.first_line_seconds)


def test_peak_memory_is_that_of_the_program_itself() -> None:
    large = run_measured([sys.executable, "-c", "bytes(range(256)) * (1 << 20)"])  # 256 MiB, and the interpreter
    assert 256 <= large.peak_mb <= 320
    again = run_measured([sys.executable, "-c", "bytes(range(256)) * (1 << 21)"])
    assert 250 <= again.peak_mb - large.peak_mb <= 262


def test_a_failed_run_ends_the_benchmark_with_its_output() -> None:
    command = [sys.executable, "-c", "import sys; print('no such file'); sys.exit(1)"]
    with pytest.raises(SystemExit, match=r"(?s)no such file.*exit code 1"):
        require_success(run_measured(command), command)


def test_table_aligns_names_left_and_values_right() -> None:
    assert table([("claims", "1,234"), ("s", "5")]) == "claims  1,234\ns           5"
    assert table([]) == ""
