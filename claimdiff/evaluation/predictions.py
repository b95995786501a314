"""The predictions file of `evaluate pairs`: one JSON object of three probabilities a row."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from types import TracebackType

from claimdiff.errors import OutputError
from claimdiff.records import LABELS, FloatArray

N_DIGITS = 6
"""Decimals written: finer than int8 weights tell apart, and enough that argmax and calibration stay what they were."""


class PredictionWriter:
    """Writes predictions aside, as a context, and moves them into place when all went well."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> PredictionWriter:
        """Open a temporary file beside the target; raises OutputError where the folder takes none."""
        try:
            number, name = tempfile.mkstemp(prefix=f".{self._path.name}.", dir=self._path.parent)
        except OSError as error:
            raise self._failure(error) from None
        self._aside = Path(name)
        self._file = os.fdopen(number, "w", encoding="utf-8", newline="\n")
        return self

    def write(self, predictions: FloatArray) -> None:
        """Append one line a row of `predictions` (n, 3); raises OutputError where the disk refuses."""
        try:
            for row in predictions:
                record = {label: round(float(value), N_DIGITS) for label, value in zip(LABELS, row, strict=True)}
                self._file.write(json.dumps(record) + "\n")
        except OSError as error:
            raise self._failure(error) from None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Move the file into place, or remove it where something went wrong."""
        try:
            self._file.close()
            if kind is None:
                # mkstemp gives 0600; the file is a plain output, so it gets what the user's umask gives
                umask = os.umask(0)
                os.umask(umask)
                self._aside.chmod(0o666 & ~umask)
                self._aside.replace(self._path)
        except OSError as failure:
            raise self._failure(failure) from None
        finally:
            self._aside.unlink(missing_ok=True)

    def _failure(self, error: OSError) -> OutputError:
        return OutputError(f"{self._path}: predictions cannot be written ({error.strerror}); choose another place")
