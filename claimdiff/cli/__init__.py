"""The command line: parses, calls the library, prints. Nothing else in claimdiff knows click or rich."""

from __future__ import annotations

import logging

import click

from claimdiff import __version__
from claimdiff.cli.check import check
from claimdiff.cli.compare import compare
from claimdiff.cli.draft import draft
from claimdiff.cli.evaluate import evaluate
from claimdiff.cli.failures import Reporting
from claimdiff.cli.index import index
from claimdiff.cli.models import models
from claimdiff.cli.nightly import nightly
from claimdiff.cli.report import report
from claimdiff.cli.review import review
from claimdiff.cli.terminal_text import EscapingFormatter


@click.group(cls=Reporting, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="claimdiff")
@click.option("-v", "--verbose", is_flag=True, help="Tell on stderr what the libraries warn of.")
def main(verbose: bool) -> None:
    """Compare what news articles claim, in many languages, offline.

    claimdiff shows where articles agree and where they contradict each other, with the evidence side by side. It
    never says which claim is true.

    \b
    Exit codes: 0 done, 1 could not be done (one line says why and what to do),
    2 wrong usage, 3 done but some inputs could not be read,
    4 another run holds the lock, 5 --fail-on found what it looks for.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(EscapingFormatter(logging.BASIC_FORMAT))
    logging.basicConfig(level=logging.INFO if verbose else logging.CRITICAL, handlers=[handler])


main.add_command(check)
main.add_command(compare)
main.add_command(draft)
main.add_command(evaluate)
main.add_command(index)
main.add_command(models)
main.add_command(nightly)
main.add_command(report)
main.add_command(review)
