"""The words that open and frame clauses, by language: where a sentence may be cut into claims.

`markers.toml` lists for each language what a newsroom writes around a claim. A language that isn't listed is cut at
quotes, semicolons and dashes alone.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Markers:
    """One language's markers, as patterns that match at the beginning of a word."""

    saying: re.Pattern[str]
    """A verb or participle of saying, claiming or reporting. Denying, hoping, demanding, promising and accusing are not
    among them: what is denied or hoped for, cut from its frame, would read as asserted."""
    complementiser: re.Pattern[str]
    """The word between the verb of saying and what was said; it stays out of the claim."""
    announcing: re.Pattern[str]
    """Those verbs of saying that may take a noun instead (`announced a ceasefire`, `sees the summit as …`): what holds
    one claims something of its own, unless a `that` follows."""
    saying_opens: bool
    """Whether a verb stands before its subject. Elsewhere what begins with a verb of saying names whoever said the rest
    (`confirmed the ministry`)."""
    adjunct: re.Pattern[str]
    """A word that opens an adjunct before a verb of saying (`In Rome, …`)."""
    fused: re.Pattern[str]
    """A hand-over word that carries the subject of what was said (`أنها`): it stays in the claim."""
    no_hand_over: re.Pattern[str]
    """A word after which the complementiser hands nothing over (`after that`, `must that`)."""
    withholding: re.Pattern[str]
    """A word of denying, doubting, hoping or demanding, or a `not`: beside a verb of saying it takes back that the
    claim was made, and what follows is not cut off."""
    withholding_end: re.Pattern[str]
    """The same at the end of a piece (`He hopes, …`)."""
    condition: re.Pattern[str]
    """A word that opens a condition: neither it nor what holds only under it is cut off."""
    source: re.Pattern[str]
    """The opening of a phrase that names the source of a claim (`according to`)."""
    relative: re.Pattern[str]
    """A relative pronoun: its clause borrows the noun before it."""
    opener: re.Pattern[str]
    """A word that opens a clause of its own after a comma."""
    frame: re.Pattern[str]
    """A whole piece that ends with a verb of saying, in languages that hand over by a comma alone (Chinese)."""


_PREFIXED = ("saying", "announcing", "withholding", "condition", "source", "relative", "adjunct")
_KINDS = (*_PREFIXED, "complementiser", "fused", "no_hand_over", "opener")
_OPEN_ENDED = ("*", "+", "]", "’")


@cache
def markers_of(language: str) -> Markers | None:
    """Return the markers of a language, or None where claimdiff has no rules for it."""
    lists = _read_lists().get(language)
    if lists is None:
        return None
    patterns = {kind: _compile(lists, kind) for kind in _KINDS}
    begins_word = "" if lists.get("spaced") is False else r"(?<!\w)"
    at_end = re.compile(rf"{begins_word}{patterns['withholding'].pattern}$", re.IGNORECASE)
    return Markers(
        **patterns,
        saying_opens=bool(lists.get("saying_opens")),
        withholding_end=at_end,
        frame=_join(lists.get("frame", []), ""),
    )


@cache
def _read_lists() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("claimdiff.claims").joinpath("markers.toml").read_text(encoding="utf-8"))


def _compile(lists: dict[str, Any], kind: str) -> re.Pattern[str]:
    entries = list(lists.get(kind, []))
    if kind == "opener" and lists.get("saying_opens"):
        prefix = lists.get("prefix", "")
        entries += [prefix + entry for entry in lists["saying"]]
    ends_word = "" if lists.get("spaced") is False else r"(?!\w)"
    bounded = [entry if entry.endswith(_OPEN_ENDED) else entry + ends_word for entry in entries]
    return _join(bounded, lists.get("prefix", "") if kind in _PREFIXED else "")


def _join(entries: list[str], prefix: str) -> re.Pattern[str]:
    if not entries:
        return re.compile(r"(?!)")  # matches nothing
    return re.compile(f"{prefix}(?:{'|'.join(entries)})", re.IGNORECASE)
