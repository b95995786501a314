"""A commented configuration to begin with."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from claimdiff.nightly.read_config import NightlyConfigError


def starter_text() -> str:
    """Return the configuration's text."""
    return (resources.files("claimdiff.nightly") / "starter.toml").read_text(encoding="utf-8")


def write_starter(path: Path) -> None:
    """Write it to a new file; raises NightlyConfigError where there is one already, or it can't be written."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(starter_text())
    except FileExistsError as error:
        raise NightlyConfigError(f"{path}: is there already, and was left as it is: name another file") from error
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise NightlyConfigError(f"{path}: can't be written ({why}): name another file") from error
