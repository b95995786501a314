"""The feed lists the latest alerts, is valid whatever an article says, and is never half written."""

import os
from pathlib import Path

import feedparser
import pytest

from claimdiff.alerts.channels import DeliveryFailed, FeedFile
from claimdiff.alerts.deliver import deliver_alerts
from claimdiff.alerts.feed_file import render_feed, write_feed
from tests.alerts.samples import hostile, item


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_a_feed_is_read_back_as_written(tmp_path: Path, form: str) -> None:
    settings = FeedFile(tmp_path / "feed.xml", title="Disputed", form=form)  # type: ignore[arg-type]
    found = feedparser.parse(render_feed(settings, [item(2, report="https://desk.example/r/2"), item(1)]))
    assert not found.bozo
    assert found.feed.title == "Disputed"
    assert [entry.title for entry in found.entries] == ["Was pier 2 closed?", "Was pier 1 closed?"]
    assert found.entries[0].id == "urn:claimdiff:point:point-2"
    assert found.entries[0].link == "https://desk.example/r/2"
    assert found.entries[0].published_parsed[:4] == (2026, 3, 16, 2)
    content = found.entries[0].content[0].value if form == "atom" else str(found.entries[0])
    assert "Pier 2 was closed on Monday." in content
    assert "الرصيف رقم 2 ظل مفتوحا" in content


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_a_hostile_article_breaks_no_feed(tmp_path: Path, form: str) -> None:
    settings = FeedFile(tmp_path / "feed.xml", form=form)  # type: ignore[arg-type]
    data = render_feed(settings, [hostile()])
    found = feedparser.parse(data, sanitize_html=False)
    assert (found.bozo, len(found.entries)) == (False, 1)
    assert b"<script" not in data
    assert "javascript:" not in str(found.entries[0].get("links"))


def test_the_same_alerts_give_the_same_bytes(tmp_path: Path) -> None:
    settings = FeedFile(tmp_path / "feed.xml")
    assert render_feed(settings, [item(1)]) == render_feed(settings, [item(1)])


def test_the_last_n_stay_newest_first(tmp_path: Path) -> None:
    channel = FeedFile(tmp_path / "out" / "feed.xml", max_items=3)
    for night in range(5):
        outcome = deliver_alerts(tmp_path / "q", [item(2 * night), item(2 * night + 1)], [channel])
        assert (outcome.n_sent, outcome.failures) == (2, ())
    titles = [entry.title for entry in feedparser.parse(channel.path.read_bytes()).entries]
    assert titles == ["Was pier 9 closed?", "Was pier 8 closed?", "Was pier 7 closed?"]
    again = deliver_alerts(tmp_path / "q", [item(0)], [channel])  # its text is forgotten, not that it was told
    assert (again.n_new, again.n_sent) == (0, 0)


def test_an_empty_feed_is_a_feed_and_a_deleted_one_comes_back(tmp_path: Path) -> None:
    channel = FeedFile(tmp_path / "feed.xml")
    deliver_alerts(tmp_path / "q", [], [channel])
    assert feedparser.parse(channel.path.read_bytes()).feed.title == "claimdiff: disputed points"
    deliver_alerts(tmp_path / "q", [item(1)], [channel])
    channel.path.unlink()
    deliver_alerts(tmp_path / "q", [], [channel])
    assert len(feedparser.parse(channel.path.read_bytes()).entries) == 1


def test_a_feed_that_cannot_be_written_keeps_its_alerts(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    channel = FeedFile(blocked / "feed.xml")
    outcome = deliver_alerts(tmp_path / "q", [item(1)], [channel])
    assert (outcome.is_enqueued, outcome.n_waiting) == (True, 1)
    assert all("can't be written" in failure for failure in outcome.failures)


def test_no_half_feed_is_left_where_writing_fails(tmp_path: Path) -> None:
    folder = tmp_path / "feed.xml"
    folder.mkdir()
    (folder / "x").write_text("")
    with pytest.raises(DeliveryFailed, match=r"feed\.xml can't be written"):
        write_feed(FeedFile(folder), [item(1)])
    assert os.listdir(tmp_path) == ["feed.xml"]
