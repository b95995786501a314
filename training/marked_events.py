"""Turns events that were written with marks into folders of articles with gold.

`python -m training.marked_events FILE… [--into training/events] [--check]`

A gold row a pair repeats every text many times over; whoever writes an event rather marks what each sentence claims:

    event te_dorvane_sinkhole
    about Sinkhole under the fish market of the (invented) city of Dorvane; 8-9 February 2026
    point toll number
    point cause cause

    === sawt_janub.ar.txt | صوت الجنوب | 2026-02-08
    Headline

    Dateline. {toll a|Nine people died by noon}, said the mayor. {cause n other_time|In 2019 the main had burst.}

Marks of one point and one side (`a` to `e`) say the same, marks of different sides contradict each other, and a mark
`n` with a type of trap is neutral to all sides of its point. Rows join marks of different articles. How to write such
events: `training/events/WRITING.md`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

from claimdiff.evaluation.gold import EVENT_NAME, GOLD_NAME, read_event
from claimdiff.records import Kind

NEUTRAL_SIDE = "n"
_MARK = re.compile(r"\{(\w+) ([a-en])(?: (\w+))?\|([^{}|]+)\}")
_ARTICLE = re.compile(r"^=== ([\w-]+\.([a-z]{2})\.txt) \| ([^|]+) \| (\d{4}-\d\d-\d\d)$")
_FAULT = re.compile(r"[{}|]")


class MarkedEventError(Exception):
    """An event that cannot be turned; the message names its file and what is wrong."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim of an article: which side of which point it says."""

    article: int
    point: str
    side: str
    trap: str
    """What kind of trap a neutral one is; empty elsewhere."""
    text: str


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article without its marks."""

    file: str
    language: str
    outlet: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """An event as it was written."""

    name: str
    about: str
    kinds: dict[str, str]
    """The kind of contradiction by point."""
    articles: tuple[MarkedArticle, ...]
    marks: tuple[Mark, ...]


def parse_event(text: str, where: str) -> MarkedEvent:
    """Parse one written event. Raises MarkedEventError naming `where` and what is wrong."""
    head, *parts = re.split(r"(?m)^(?==== )", text)
    fields, kinds = _parse_head(head, where)
    articles, marks = [], []
    for number, part in enumerate(parts):
        first, _, body = part.partition("\n")
        found = _ARTICLE.match(first.strip())
        if found is None:
            raise MarkedEventError(f"{where}: {first!r} is not '=== NAME.LANG.txt | OUTLET | YYYY-MM-DD'")
        for point, side, trap, claim in _MARK.findall(body):
            marks.append(Mark(number, point, side, trap, " ".join(claim.split())))
        plain = _MARK.sub(lambda mark: mark[4], body).strip() + "\n"
        if fault := _FAULT.search(plain):
            near = plain[max(0, fault.start() - 40) : fault.end() + 40]
            raise MarkedEventError(f"{where}: a mark is not whole near {near!r}")
        articles.append(MarkedArticle(found[1], found[2], found[3].strip(), found[4], plain))
    event = MarkedEvent(fields["event"], fields["about"], kinds, tuple(articles), tuple(marks))
    _check(event, where)
    return event


def _parse_head(head: str, where: str) -> tuple[dict[str, str], dict[str, str]]:
    fields: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for line in filter(None, map(str.strip, head.splitlines())):
        word, _, rest = line.partition(" ")
        if word == "point":
            point, _, kind = rest.partition(" ")
            kinds[point] = kind
        else:
            fields[word] = rest
    if set(fields) != {"event", "about"} or not re.fullmatch(r"\w+", fields["event"]):
        raise MarkedEventError(f"{where}: begins with 'event NAME' and 'about …', then 'point NAME KIND' lines")
    return fields, kinds


def _check(event: MarkedEvent, where: str) -> None:
    if len({article.file for article in event.articles}) != len(event.articles) or len(event.articles) < 2:
        raise MarkedEventError(f"{where}: needs two or more articles in files of different names")
    for point, kind in event.kinds.items():
        if kind not in get_args(Kind):
            raise MarkedEventError(f"{where}: {kind!r} of point {point!r} is none of {', '.join(get_args(Kind))}")
    for mark in event.marks:
        if mark.point not in event.kinds:
            raise MarkedEventError(f"{where}: a mark names point {mark.point!r}, which has no 'point' line")
        if (mark.side == NEUTRAL_SIDE) != bool(mark.trap):
            raise MarkedEventError(f"{where}: {mark.text!r}: 'n' wants a type of trap, other sides none")


def gold_rows(event: MarkedEvent) -> Iterator[dict[str, Any]]:
    """Yield a row for every two marks of one point in different articles, two traps excepted."""
    for one, other in combinations(event.marks, 2):
        if one.article == other.article or one.point != other.point:
            continue
        traps = one.trap or other.trap
        if one.trap and other.trap:
            continue
        label = "neutral" if traps else "agreement" if one.side == other.side else "contradiction"
        files = [event.articles[mark.article] for mark in (one, other)]
        yield {
            "a": files[0].file,
            "a_text": one.text,
            "b": files[1].file,
            "b_text": other.text,
            "label": label,
            "type": traps or event.kinds[one.point],
            "crosslingual": files[0].language != files[1].language,
            "strength": "clear",
        }


def write_event(event: MarkedEvent, folder: Path) -> None:
    """Write articles, `event.json` and `gold.jsonl` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for article in event.articles:
        (folder / article.file).write_text(article.text, encoding="utf-8")
    articles = [
        {"file": one.file, "part": None, "lang": one.language, "outlet": one.outlet, "date": one.date}
        for one in event.articles
    ]
    described = {"event": event.name, "style": "marked", "description": event.about, "articles": articles}
    (folder / EVENT_NAME).write_text(json.dumps(described, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in gold_rows(event)]
    (folder / GOLD_NAME).write_text("".join(lines), encoding="utf-8")


def turn_files(paths: Sequence[Path], into: Path | None) -> list[str]:
    """Turn the events of some files; return what is wrong with those that could not be, a line each."""
    faults = []
    for path in paths:
        try:
            event = parse_event(path.read_text(encoding="utf-8"), str(path))
        except MarkedEventError as error:
            faults.append(str(error))
            continue
        except (OSError, UnicodeDecodeError):
            faults.append(f"{path}: cannot be read; give a file of an event in UTF-8")
            continue
        counts = Counter(row["label"] for row in gold_rows(event))
        print(f"{event.name}: {len(event.articles)} articles, {dict(counts)}")
        if into is not None:
            write_event(event, into / event.name)
            read_event(into / event.name)  # what was written is what can be read
    return faults


def main() -> int:
    """Turn every file that is given; 1 where one is faulty."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--into", type=Path, default=Path("training/events"), help="folder of events")
    parser.add_argument("--check", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    faults = turn_files(arguments.files, None if arguments.check else arguments.into)
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
