"""Runs a command and measures it from outside: wall time, time to its first line, peak memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CLAIMDIFF = (sys.executable, "-m", "claimdiff")


@dataclass(frozen=True, slots=True)
class Run:
    """One measured process."""

    exit_code: int
    seconds: float
    """Wall time from the start of the process to its end."""
    first_line_seconds: float
    """Wall time to the end of the first line on standard output or standard error; NaN where none came."""
    peak_mb: float
    """Largest resident set of the process, MiB."""
    output: str


_LAUNCHER = """
import json, os, resource, subprocess, sys, time
start = time.monotonic()
code = subprocess.call(sys.argv[2:])
end = time.monotonic()
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
os.write(int(sys.argv[1]), json.dumps([start, end, code, peak]).encode())
"""
"""A process's peak begins at the size of the process that forked it, so a small one stands between: measured from
inside a large test run, a command must not seem to take the test run's memory."""


def run_measured(command: Sequence[str], *, cwd: Path = ROOT) -> Run:
    """Run `command` in `cwd` and wait for it; its standard output and error are read as one stream.

    Peak memory is the kernel's own count for that process (`ru_maxrss`, KiB on Linux, bytes on macOS).
    """
    reading, writing = os.pipe()
    launched = [sys.executable, "-c", _LAUNCHER, str(writing), *command]
    process = subprocess.Popen(
        launched, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0, pass_fds=(writing,)
    )
    os.close(writing)
    assert process.stdout is not None
    chunks: list[bytes] = []
    first_line_at = float("nan")
    while chunk := process.stdout.read(65536):
        if not any(b"\n" in earlier for earlier in chunks) and b"\n" in chunk:
            first_line_at = time.monotonic()
        chunks.append(chunk)
    process.wait()
    with os.fdopen(reading, "rb") as told:
        start, end, exit_code, peak = json.loads(told.read())
    unit = 2**20 if sys.platform == "darwin" else 2**10
    output = b"".join(chunks).decode("utf-8", "replace")
    return Run(exit_code, end - start, first_line_at - start, peak / unit, output)


def require_success(run: Run, command: Sequence[str]) -> None:
    """End the benchmark with the command's own output where it failed: a failed run has no speed."""
    if run.exit_code != 0:
        raise SystemExit(f"{run.output}\n{' '.join(command[:5])} … ended with exit code {run.exit_code}")


def table(rows: Iterable[tuple[str, str]]) -> str:
    """Return two aligned columns, names left and values right."""
    listed = list(rows)
    left, right = (max((len(row[column]) for row in listed), default=0) for column in (0, 1))
    return "\n".join(f"{name:<{left}}  {value:>{right}}" for name, value in listed)
