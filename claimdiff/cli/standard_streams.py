"""stdout and stderr as the command line needs them: any text in any code page, and a full disk is no traceback."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast

import click

from claimdiff.errors import OutputError

_ISOLATES = "\u2068\u2069"
"""Only a terminal that shows Arabic needs them, and such a terminal's code page has them."""
_ERRORS = "claimdiff.escaped"


@contextmanager
def ready_streams() -> Iterator[None]:
    """Make stdout and stderr take any text, and fail as commands expect it: on a full disk, say.

    What stderr can't write is lost, and the work goes on; stdout raises OutputError within the block. After it neither
    raises anything: what is left in a buffer is tried once more when Python ends.
    """
    codecs.register_error(_ERRORS, _escape_unencodable)
    stdout = _guarded(sys.stdout, is_vital=True)
    sys.stdout = cast("TextIO", stdout)
    sys.stderr = cast("TextIO", _guarded(sys.stderr, is_vital=False))
    try:
        yield
    finally:
        stdout.is_vital = False


def as_utf8(stream: TextIO) -> None:
    """Write UTF-8 from here on, whatever the system's code page, unless a person reads it on a terminal."""
    if not stream.isatty():
        _reconfigure(stream, "utf-8")


def echo_data(text: str, *, nl: bool = True) -> None:
    """Print on stdout what another program reads (JSON, Markdown): always UTF-8."""
    as_utf8(sys.stdout)
    click.echo(text, nl=nl)


def _guarded(stream: TextIO | _Guarded | None, *, is_vital: bool) -> _Guarded:
    if isinstance(stream, _Guarded):
        stream = stream.stream
    if stream is None:  # closed by whoever started us (2>&-)
        stream = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (stays open as long as the process lives)
    # click takes ASCII for a mistake and writes UTF-8 past the stream; so it is UTF-8 at once
    is_ascii = codecs.lookup(stream.encoding or "utf-8").name == "ascii"
    _reconfigure(stream, "utf-8" if is_ascii else None)
    return _Guarded(stream, is_vital=is_vital)


def _reconfigure(stream: TextIO, encoding: str | None) -> None:
    inner = stream.stream if isinstance(stream, _Guarded) else stream
    if isinstance(inner, io.TextIOWrapper):
        inner.reconfigure(encoding=encoding, errors=_ERRORS)


def _escape_unencodable(error: UnicodeError) -> tuple[str | bytes, int]:
    """Write what a code page lacks as its escape, `\\u0645`; isolates, which nobody sees, are left out."""
    assert isinstance(error, UnicodeEncodeError)
    lacking = error.object[error.start : error.end]
    shown = "".join(char for char in lacking if char not in _ISOLATES)
    return shown.encode("ascii", "backslashreplace").decode("ascii"), error.end


class _Guarded:
    """A standard stream whose failures are a line, if anything; whatever else is asked of it the stream answers."""

    def __init__(self, stream: TextIO, *, is_vital: bool) -> None:
        self.stream = stream
        self.is_vital = is_vital

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever a stream has)
        return getattr(self.stream, name)

    def write(self, text: str) -> int:
        try:
            self.stream.write(text)
        except OSError as error:
            self._fail(error)
        return len(text)

    def flush(self) -> None:
        try:
            self.stream.flush()
        except OSError as error:
            self._fail(error)

    def _fail(self, error: OSError) -> None:
        if not self.is_vital:
            return
        if isinstance(error, BrokenPipeError):  # whoever listened has enough (`| head`): click ends quietly
            raise error
        why = error.strerror or type(error).__name__
        raise OutputError(f"standard output can't be written ({why}): free some space, or send it elsewhere") from error
