"""Exit codes and one-line failures: what the library raises, the command line reports."""

from __future__ import annotations

from typing import Any, NoReturn

import click

from claimdiff.cli.standard_streams import ready_streams
from claimdiff.cli.terminal_text import escaped
from claimdiff.errors import ClaimdiffError, IndexLocked, OutputError

DONE = 0
FAILED = 1
SOME_UNREAD = 3
LOCKED = 4
FOUND = 5


class Reporting(click.Group):
    """A group of commands in which every expected failure is one line on stderr and exit code 1."""

    def main(self, *args: Any, **more: Any) -> Any:  # noqa: ANN401 (click's own signature)
        """Run from the start; --help and --version write too, before any command is invoked."""
        with ready_streams():
            try:
                return super().main(*args, **more)
            except OutputError as error:
                fail(str(error))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (click's own signature)
        """Run the command; a ClaimdiffError ends it with one line, anything else that is raised is a bug and shows."""
        try:
            return super().invoke(ctx)
        except IndexLocked as error:
            warn(str(error))
            raise SystemExit(LOCKED) from error
        except ClaimdiffError as error:
            fail(str(error))


def fail(message: str) -> NoReturn:
    """Print one line on stderr and exit with code 1."""
    warn(message)
    raise SystemExit(FAILED)


def warn(message: str) -> None:
    """Print one line on stderr; control and bidi characters of a file's name are shown as escapes."""
    click.echo(f"claimdiff: {escaped(message)}", err=True)
