"""The project's own events: complete, well-formed, and every labelled text verbatim in its article."""

import json
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import pytest

from claimdiff.records import Kind

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
EVENTS = sorted(path.parent for path in SEEDS.glob("*/event.json"))
LABELS = {"contradiction", "agreement", "neutral"}
BLOCK_TAGS = {"p", "h1", "h2", "h3", "li", "figcaption", "article", "header", "footer"}


class VisibleText(HTMLParser):
    """Collects what a reader sees of a page's body."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in {"head", "script", "style"}
        if tag in BLOCK_TAGS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"head", "script", "style"}
        if tag in BLOCK_TAGS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def visible_text(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".html":
        return text
    parser = VisibleText()
    parser.feed(text)
    return "\n".join(" ".join(line.split()) for line in "".join(parser.parts).split("\n"))


def gold_of(event: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (event / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def articles_of(event: Path) -> list[dict[str, Any]]:
    articles: list[dict[str, Any]] = json.loads((event / "event.json").read_text(encoding="utf-8"))["articles"]
    return articles


def name_of(event: Path) -> str:
    return event.name


def test_there_are_four_events_with_the_cease_fire_talks_among_them() -> None:
    assert [event.name for event in EVENTS] == ["factory_blast", "flood_valley", "runoff_count", "truce_talks"]


def test_every_event_is_named_in_the_readme() -> None:
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    assert [event.name for event in EVENTS if f"`{event.name}`" not in readme] == []


@pytest.mark.parametrize("event", EVENTS, ids=name_of)
def test_event_lists_exactly_the_article_files_beside_it(event: Path) -> None:
    listed = {article["file"] for article in articles_of(event)}
    assert listed == {path.name for path in event.iterdir()} - {"event.json", "gold.jsonl"}


@pytest.mark.parametrize("event", EVENTS, ids=name_of)
def test_articles_carry_outlet_language_and_date_and_two_are_arabic(event: Path) -> None:
    articles = articles_of(event)
    assert len(articles) == 4
    assert len({article["outlet"] for article in articles}) == 4
    for article in articles:
        assert article["file"].split(".")[-2] == article["lang"]
        assert date.fromisoformat(article["date"]).year in {2025, 2026}
    assert Counter(article["lang"] for article in articles)["ar"] >= (1 if event.name == "truce_talks" else 2)


@pytest.mark.parametrize("event", EVENTS, ids=name_of)
def test_every_gold_text_is_verbatim_in_its_article(event: Path) -> None:
    texts = {article["file"]: visible_text(event / article["file"]) for article in articles_of(event)}
    missing = [
        row[f"{side}_text"] for row in gold_of(event) for side in "ab" if row[f"{side}_text"] not in texts[row[side]]
    ]
    assert missing == []


@pytest.mark.parametrize("event", EVENTS, ids=name_of)
def test_gold_texts_of_a_file_with_two_articles_stand_in_the_part_they_name(event: Path) -> None:
    several = {article["file"] for article in articles_of(event) if article["part"] is not None}
    for row in gold_of(event):
        for side in "ab":
            assert (f"{side}_part" in row) == (row[side] in several)
    if event.name == "factory_blast":  # the second article begins with its headline, after the first one's share line
        first, second = visible_text(event / "rafid_shurfa.ar.txt").split("بعد يوم على انفجار نيك آباد", 1)
        second = "بعد يوم على انفجار نيك آباد" + second
        sides = [(row[f"{s}_text"], row.get(f"{s}_part")) for row in gold_of(event) for s in "ab"]
        assert [text for text, part in sides if part and text not in (first, second)[part - 1]] == []


@pytest.mark.parametrize("event", EVENTS, ids=name_of)
def test_gold_labels_and_types_are_known_words(event: Path) -> None:
    for row in gold_of(event):
        assert row["label"] in LABELS
        assert row["type"] in get_args(Kind)
        assert row["strength"] in {"clear", "arguable"}


@pytest.mark.parametrize("event", EVENTS, ids=name_of)
def test_gold_pairs_are_across_articles_and_each_is_listed_once(event: Path) -> None:
    pairs: Counter[frozenset[tuple[Any, ...]]] = Counter()
    for row in gold_of(event):
        sides = [(row[side], row.get(f"{side}_part"), row[f"{side}_text"]) for side in "ab"]
        assert sides[0][:2] != sides[1][:2]
        assert row["crosslingual"] == (row["a"].split(".")[-2] != row["b"].split(".")[-2])
        pairs[frozenset(sides)] += 1
    assert [pair for pair, n in pairs.items() if n > 1] == []


def test_the_projects_own_event_has_contradictions_of_every_type() -> None:
    types = {row["type"] for row in gold_of(SEEDS / "runoff_count") if row["label"] == "contradiction"}
    assert types == {
        "number", "date", "place", "actor", "negation", "antonym", "position", "cause", "quote", "status",
    }  # fmt: skip


def test_gold_holds_as_many_pairs_of_each_label_as_the_events_promise() -> None:
    counts = {event.name: Counter(row["label"] for row in gold_of(event)) for event in EVENTS}
    assert counts["runoff_count"] == {"contradiction": 13, "agreement": 13, "neutral": 25}
    assert counts["truce_talks"] == {"contradiction": 12, "agreement": 15, "neutral": 15}
    assert counts["flood_valley"] == {"contradiction": 11, "agreement": 14, "neutral": 20}
    assert counts["factory_blast"] == {"contradiction": 11, "agreement": 10, "neutral": 18}
