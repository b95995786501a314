"""Raises the floors to what the shipped models reach. `python -m tests.quality.raise_floors [--allow-regression]`.

Floors only rise: where a figure has fallen by more than the allowance, or a figure is gone, nothing is written and the
falls are listed, unless `--allow-regression` is given; the commit then says why. Sets whose data is not on this machine
keep their floors.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.vectors.embedded import EmbeddedEncoder
from tests.quality.floors import FLOORS, find_falls, raised, read_floors, write_floors
from tests.quality.measure import Figure, measure_set
from tests.quality.pinned_sets import PinnedSet, pinned_sets


def raise_floors(measured: dict[PinnedSet, dict[str, Figure]], path: Path, *, allow_regression: bool) -> list[str]:
    """Write new floors for the sets measured; return one line a fall, and with falls but no leave, write nothing."""
    floors = read_floors(path)
    falls = []
    for pinned, figures in measured.items():
        old = floors.get(pinned.name, {}).get("floors", {})
        falls += [f"{pinned.name}, {fall}" for fall in find_falls(old, figures)]
        new = raised(old, figures, allow_regression=allow_regression)
        floors[pinned.name] = {"sha256": pinned.digest, "floors": new}
    if not falls or allow_regression:
        write_floors(floors, path)
    return falls


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, measure, write; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--allow-regression", action="store_true", help="lower floors too")
    given = parser.parse_args(arguments)
    encoder, judge = EmbeddedEncoder(), EmbeddedJudge()
    measured = {}
    for pinned in pinned_sets():
        if not pinned.is_here:
            click.echo(f"{pinned.name}: its data is not here, its floors stay")
            continue
        measured[pinned] = measure_set(pinned, encoder, judge)
        shares = ", ".join(f"{name} {item.value:.3f}" for name, item in measured[pinned].items())
        click.echo(f"{pinned.name}: {shares}")
    falls = raise_floors(measured, FLOORS, allow_regression=given.allow_regression)
    for fall in falls:
        click.echo(f"fallen: {fall}", err=True)
    if falls and not given.allow_regression:
        click.echo("nothing written; --allow-regression lowers floors", err=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
