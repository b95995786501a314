"""Events with gold: folders of articles and a `gold.jsonl` of labelled claim pairs (the form of newsbench)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from claimdiff.errors import GoldError
from claimdiff.evaluation.rows import read_rows, required_text

GoldLabel = Literal["contradiction", "agreement", "neutral"]
Strength = Literal["clear", "arguable"]

GOLD_NAME = "gold.jsonl"
EVENT_NAME = "event.json"


@dataclass(frozen=True, slots=True)
class GoldSide:
    """One claim of a gold row and where it stands."""

    file: str
    """Name of the article's file in the event's folder."""
    part: int | None
    """1, 2, … where the file holds several articles."""
    text: str
    """The claim, verbatim: a whole sentence, a headline, or a clause."""
    sentence: str
    """The sentence that carries it; the claim itself where the row gives none."""


@dataclass(frozen=True, slots=True)
class GoldRow:
    """Two claims of different articles and how they stand to each other."""

    line: int
    """Line in `gold.jsonl`, from 1."""
    sides: tuple[GoldSide, GoldSide]
    """Unordered: a comparison may find them the other way round."""
    label: GoldLabel
    kind: str
    """The row's `type`: number, date, place, …"""
    strength: Strength
    crosslingual: bool | None
    """Whether the articles' languages differ; None where the row doesn't say."""


@dataclass(frozen=True, slots=True)
class Event:
    """A folder of articles on one event, with its gold."""

    folder: Path
    article_paths: tuple[Path, ...]
    languages: dict[str, str]
    """ISO 639-1 code by file name, as `event.json` gives it."""
    rows: tuple[GoldRow, ...]

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.resolve().name


def find_events(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Return the event folders among and under `folders` (up to two levels down), sorted within each, none twice.

    Raises GoldError for a folder that does not exist and for one without any event.
    """
    found: dict[Path, Path] = {}
    for folder in folders:
        if not folder.is_dir():
            raise GoldError(f"{folder}: no such folder; give a folder of articles with a {GOLD_NAME}")
        golds = [folder / GOLD_NAME] if (folder / GOLD_NAME).is_file() else []
        golds = golds or sorted([*folder.glob(f"*/{GOLD_NAME}"), *folder.glob(f"*/*/{GOLD_NAME}")])
        if not golds:
            raise GoldError(f"{folder}: holds no {GOLD_NAME}; give an event folder or a folder of event folders")
        for gold in golds:
            found.setdefault(gold.parent.resolve(), gold.parent)
    return tuple(found.values())


def read_event(folder: Path) -> Event:
    """Read one event: its gold rows and which files are its articles.

    The articles are those that `event.json` and the gold rows name; without an `event.json`, also every other visible
    file of the folder that is no README. Raises GoldError naming file and line for gold that cannot be read.
    """
    gold_path, event_path = folder / GOLD_NAME, folder / EVENT_NAME
    rows = tuple(_read_row(gold_path, number, row) for number, row in read_rows(gold_path))
    has_list = event_path.is_file()
    languages = _read_languages(event_path) if has_list else {}
    listed = list(languages) if has_list else _visible_files(folder)
    names = dict.fromkeys([*listed, *(side.file for row in rows for side in row.sides)])
    return Event(folder, tuple(folder / name for name in names), languages, rows)


def _visible_files(folder: Path) -> list[str]:
    """Return the names of the files in `folder` that may be articles, sorted."""
    return sorted(
        path.name
        for path in folder.iterdir()
        if path.is_file() and path.name != GOLD_NAME and not path.name.startswith((".", "README"))
    )


def _read_row(path: Path, number: int, row: dict[str, Any]) -> GoldRow:
    crosslingual = row.get("crosslingual")
    if crosslingual is not None and not isinstance(crosslingual, bool):
        raise GoldError(f"{path}, line {number}: crosslingual is {crosslingual!r}; it must be true or false")
    return GoldRow(
        line=number,
        sides=(_read_side(path, number, row, "a"), _read_side(path, number, row, "b")),
        label=_choice(path, number, row, "label", get_args(GoldLabel)),
        kind=str(row.get("type") or "other"),
        strength=_choice(path, number, {"strength": "clear"} | row, "strength", get_args(Strength)),
        crosslingual=crosslingual,
    )


def _choice(path: Path, number: int, row: dict[str, Any], name: str, choices: tuple[str, ...]) -> Any:  # noqa: ANN401
    value = required_text(path, number, row, name)
    if value not in choices:
        raise GoldError(f"{path}, line {number}: {name} is {value!r}; it must be one of {', '.join(choices)}")
    return value


def _read_side(path: Path, number: int, row: dict[str, Any], side: str) -> GoldSide:
    file = required_text(path, number, row, side)
    text = required_text(path, number, row, f"{side}_text")
    if not text.strip():
        raise GoldError(f"{path}, line {number}: {side}_text is empty; every gold row needs two claims")
    part = row.get(f"{side}_part")
    if part is not None and not (isinstance(part, int) and part >= 1):
        raise GoldError(f"{path}, line {number}: {side}_part is {part!r}; it must be 1, 2, …")
    sentence = row.get(f"{side}_sentence")
    sentence = sentence if isinstance(sentence, str) and sentence.strip() else text
    return GoldSide(_plain_name(f"{path}, line {number}", file), part, text, sentence)


def _plain_name(where: str, name: str) -> str:
    """Return `name` where it is a file of the event's own folder; a path out of it is refused."""
    if name in ("", ".", "..") or "/" in name or "\\" in name or "\0" in name:
        raise GoldError(f"{where}: {name!r} is not the name of a file in the event's folder; give the bare name")
    return name


def _read_languages(path: Path) -> dict[str, str]:
    """Return each article's file name with its language, as `event.json` lists them."""
    try:
        event = json.loads(path.read_text(encoding="utf-8-sig"))
        listed = [(str(article["file"]), str(article.get("lang") or "und")) for article in event["articles"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise GoldError(f"{path}: not an event; it needs a list 'articles' of objects with 'file' and 'lang'") from None
    return {_plain_name(str(path), name): language for name, language in listed}
