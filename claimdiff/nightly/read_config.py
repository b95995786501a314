"""A configuration file and the environment -> a checked configuration; what is wrong is told in one line."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from claimdiff.errors import ClaimdiffError
from claimdiff.nightly.config_model import SECRET, NightlyConfig

PREFIX = "CLAIMDIFF_NIGHTLY_"
MAX_BYTES = 2**20
_SURROGATE = re.compile("[\ud800-\udfff]")
"""What Python makes of a byte that is no UTF-8."""
N_TOLD = 3
"""Faults named in the one line; the others are counted."""


class NightlyConfigError(ClaimdiffError):
    """A nightly configuration can't be read, or says what it may not."""


def read_config(path: Path, environment: Mapping[str, str]) -> NightlyConfig:
    """Return the configuration in a TOML file, with what the environment says in place of it.

    `CLAIMDIFF_NIGHTLY_MAX_MINUTES=30` replaces `max_minutes`, `CLAIMDIFF_NIGHTLY_ALERTS__SMTP__HOST=…` the key `host`
    of `[alerts.smtp]`. A value of a key that isn't text is read as in TOML. Raises NightlyConfigError.
    """
    table = _read_table(path)
    for name in sorted(environment):
        if name.startswith(PREFIX):
            _override(table, name, environment[name])
    try:
        # as JSON, in which a list is a tuple and still no text is a number
        return NightlyConfig.model_validate_json(json.dumps(table, default=str))
    except ValidationError as error:
        faults = sorted(error.errors(include_url=False), key=lambda fault: fault["type"] != "extra_forbidden")
        told = "; ".join(_fault_line(fault, table) for fault in faults[:N_TOLD])
        more = f" (and {len(faults) - N_TOLD} more)" if len(faults) > N_TOLD else ""
        raise NightlyConfigError(f"{path}: {told}{more}") from error


def _read_table(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise NightlyConfigError(
            f"{path}: the configuration can't be read ({why}): claimdiff nightly --init PATH writes one to begin with"
        ) from error
    if len(data) > MAX_BYTES:
        raise NightlyConfigError(f"{path}: is larger than a configuration can be (1 MiB): name another file")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NightlyConfigError(f"{path}: is not UTF-8 (byte {error.start}): save it as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise NightlyConfigError(f"{path}: is no TOML: {' '.join(str(error).split())}") from error


def _override(table: dict[str, Any], name: str, raw: str) -> None:
    """Put the value of one environment variable where its name says."""
    if _SURROGATE.search(raw):
        raise NightlyConfigError(f"the environment variable {name} holds bytes that are no UTF-8: set it anew")
    keys = name.removeprefix(PREFIX).lower().split("__")
    model: type[BaseModel] | None = NightlyConfig
    place: Any = table
    for depth, key in enumerate(keys):
        known = _keys_of(model) if model else {}
        if key not in known:
            near = _nearest(key, list(known))
            hint = f"did you mean {PREFIX}{'__'.join([*keys[:depth], near]).upper()}" if near else "see docs/nightly.md"
            raise NightlyConfigError(f"the environment variable {name} names no key of the configuration: {hint}?")
        if depth == len(keys) - 1:
            place[key] = _environment_value(known[key], raw)
            return
        model = _table_of(known[key])
        place = place.setdefault(key, {})
        if not isinstance(place, dict):
            raise NightlyConfigError(f"the environment variable {name} names a key inside of {key}, which is no table")


def _environment_value(annotation: Any, raw: str) -> Any:  # noqa: ANN401 (types and values of any kind)
    """Return a variable's value as its key's type asks: text as it is, anything else as TOML writes it."""
    kinds = [one for one in _alternatives(annotation) if one is not NoneType]
    if all(kind is str or get_origin(kind) is Literal for kind in kinds):
        return raw
    try:
        read = tomllib.loads(f"value = {raw.strip()}")
    except (tomllib.TOMLDecodeError, RecursionError):
        read = {}
    if set(read) == {"value"}:
        return read["value"]
    return [raw] if any(get_origin(kind) is tuple for kind in kinds) else raw


def _alternatives(annotation: Any) -> list[Any]:  # noqa: ANN401
    """Return the types that a field may have, `Annotated` taken off."""
    if get_origin(annotation) in (Union, UnionType):
        return [one for part in get_args(annotation) for one in _alternatives(part)]
    if hasattr(annotation, "__metadata__"):
        return _alternatives(annotation.__origin__)
    return [annotation]


def _keys_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return the keys of a table as the file writes them, with their types."""
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _table_of(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401
    """Return the table that a key holds, or a list of which it holds."""
    for kind in _alternatives(annotation):
        inner = next(iter(get_args(kind)), None) if get_origin(kind) is tuple else kind
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            return inner
    return None


def _nearest(key: str, known: Sequence[str]) -> str | None:
    return next(iter(get_close_matches(key.lower(), known, n=1, cutoff=0.6)), None)


def _fault_line(fault: ErrorDetails, table: Mapping[str, Any]) -> str:
    """Say one fault: which key, what is wrong, what would be right."""
    parts = fault["loc"]
    key = _dotted(parts)
    if fault["type"] == "extra_forbidden":
        known = _known_at(parts[:-1])
        near = _nearest(str(parts[-1]), known)
        hint = f"did you mean {_dotted([*parts[:-1], near])}?" if near else f"known there are {', '.join(known)}"
        return f"{key} is no key of the configuration: {hint}"
    if fault["type"] == "missing":
        return f"{key} is missing: add it"
    if fault["type"] == "json_invalid":  # the JSON is our own: what the reader refuses in it is its depth
        return "it holds lists or tables nested deeper than a configuration can be: check its brackets"
    message = fault["msg"].removeprefix("Value error, ").replace("Input should be", "should be")
    given = fault["input"]
    is_shown = _is_plain(given) and fault["type"] != SECRET
    shown = f" (it is {json.dumps(given, ensure_ascii=False, default=str)[:80]})" if is_shown else ""
    return f"{key or 'the file'}: {message[:1].lower()}{message[1:]}{shown}"


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float | bool)


def _dotted(parts: Sequence[int | str]) -> str:
    """Write a place as the file would: `sources.feeds[2].url`."""
    text = ""
    for part in parts:
        text += f"[{part + 1}]" if isinstance(part, int) else f"{'.' if text else ''}{part}"
    return text


def _known_at(parts: Sequence[int | str]) -> list[str]:
    """Return the keys that a table may have."""
    model: type[BaseModel] | None = NightlyConfig
    for part in parts:
        if isinstance(part, str) and model is not None:
            model = _table_of(_keys_of(model).get(part))
    return list(_keys_of(model)) if model else []
