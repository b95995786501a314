"""Alerts of nights: each disputed point once, whatever fails meanwhile."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from claimdiff.records import Review
from tests.alerts.servers import Receiver, webhook_server
from tests.indexing.stubs import FLOOD, ROAD, SCHOOL, TRAIN
from tests.nightly.nights import Newsroom, SlowJudge

BRIDGE = "The bridge of Lenta was built by {} workers in a year."


def hooked(tmp_path: Path, receiver: Receiver, more: str = "") -> Newsroom:
    room = Newsroom(tmp_path, tables=f'[alerts]\n{more}\n[alerts.webhook]\nurl = "{receiver.url}"')
    room.put("first", FLOOD.format(47), ROAD, SCHOOL)
    return room


def retry_now(room: Newsroom) -> None:
    """Let what failed be due: the queue waits ten minutes otherwise."""
    connection = sqlite3.connect(room.folder / "indexes" / "talks" / "alerts.sqlite")
    with connection:
        connection.execute("UPDATE batches SET not_before = 0")
    connection.close()


def test_a_first_run_over_a_backlog_sends_one_summary_and_later_ones_what_is_new(tmp_path: Path) -> None:
    with webhook_server() as receiver:
        room = hooked(tmp_path, receiver)
        for number in range(6):
            room.put(f"more-{number}", FLOOD.format(100 + number), BRIDGE.format(10 + number), SCHOOL)
        first = room.night()
        assert first.n_new > 6
        (title,) = receiver.titles()
        assert title.startswith("First run on talks: ")
        assert title.endswith(" in 7 articles")
        assert receiver.posts[0]["alerts"][0]["report"] == str(first.report)
        room.night()
        assert len(receiver.titles()) == 1
        room.put("late", "No train left the station of Orda before 9 in the morning.")
        room.put("later", "No train left the station of Orda before 11 in the morning.")
        room.night()
        assert len(receiver.titles()) == 2
        assert "before 9" in receiver.titles()[1]


def test_a_backlog_of_several_nights_is_one_summary_too(tmp_path: Path) -> None:
    with webhook_server() as receiver:
        room = hooked(tmp_path, receiver)
        room.keys = "max_minutes = 1"
        for number in range(39):
            room.put(f"more-{number}", FLOOD.format(100 + number), SCHOOL)
        told = []
        for _ in range(4):
            judge = SlowJudge()
            room.night(clock=judge.clock, judge=judge)
            told.append(len(receiver.titles()))
        assert told == [0, 0, 1, 1]
        assert receiver.titles()[0].endswith(" in 40 articles")


def test_a_first_run_may_tell_of_each_point(tmp_path: Path) -> None:
    with webhook_server() as receiver:
        room = hooked(tmp_path, receiver)
        room.keys = "first_run_alerts = true"
        room.put("second", FLOOD.format(34), TRAIN)
        room.night()
        (title,) = receiver.titles()
        assert "47" in title
        assert "34" in title


def test_a_point_that_was_told_is_not_told_again_for_another_pair(tmp_path: Path) -> None:
    with webhook_server() as receiver:
        room = hooked(tmp_path, receiver)
        room.night()
        room.put("second", FLOOD.format(34), TRAIN)
        room.night()
        assert len(receiver.titles()) == 1
        room.put("third", FLOOD.format(34), BRIDGE.format(5))
        third = room.night()
        assert third.n_new > 0
        assert len(receiver.titles()) == 1


def test_a_webhook_that_fails_gets_its_alerts_when_it_works_again(tmp_path: Path) -> None:
    with webhook_server() as receiver:
        room = hooked(tmp_path, receiver)
        room.night()
        receiver.status = 503
        room.put("second", FLOOD.format(34), TRAIN)
        second = room.night()
        assert (receiver.posts, second.unread) == ([], [])
        assert "webhook: 127.0.0.1 answered HTTP 503" in room.said
        assert "s3cret" not in room.said
        receiver.status = 200
        room.night()
        assert receiver.posts == []
        retry_now(room)
        room.night()
        room.night()
        (title,) = receiver.titles()
        assert "34" in title


@pytest.mark.parametrize(("more", "n_told"), [("", 1), ("reopened = true", 2)])
def test_a_point_that_is_open_again_is_told_again_only_where_asked(tmp_path: Path, more: str, n_told: int) -> None:
    with webhook_server() as receiver:
        room = hooked(tmp_path, receiver, more)
        room.night()
        for number in (34, 47, 34):
            room.put("second", FLOOD.format(number), TRAIN)
            room.night()
        assert len(receiver.titles()) == n_told


def test_what_a_person_dismissed_is_never_told(tmp_path: Path) -> None:
    with webhook_server() as receiver:
        room = hooked(tmp_path, receiver, 'relations = ["contradiction", "agreement"]')
        room.night()
        room.put("second", FLOOD.format(34), TRAIN)
        with room.index(writing=True) as index:
            index.add([str(room.folder / "inbox" / "second.txt")])
            for finding in index.findings():
                index.set_review(finding.finding_id, Review("not_comparable", "", "2026-01-01T00:00:00+00:00"))
        room.night()
        assert receiver.titles() == []


def test_alerts_that_are_set_up_later_begin_with_what_is_new_then(tmp_path: Path) -> None:
    with webhook_server() as receiver:
        room = Newsroom(tmp_path)
        room.put("first", FLOOD.format(47), ROAD, SCHOOL)
        room.night()
        room.put("second", FLOOD.format(34), TRAIN)
        room.night()
        room.tables = f'[alerts.webhook]\nurl = "{receiver.url}"\n[alerts.feed]\npath = "reports/findings.atom"'
        room.night()
        assert receiver.titles() == []
        assert "34" not in (tmp_path / "reports" / "findings.atom").read_text(encoding="utf-8")


def test_alerts_link_to_the_report_where_the_web_has_it(tmp_path: Path) -> None:
    with webhook_server() as receiver:
        room = hooked(tmp_path, receiver, 'report_url = "https://news.example/reports/"')
        room.put("second", FLOOD.format(34), TRAIN)
        result = room.night()
        assert result.report is not None
        told = receiver.posts[0]["alerts"][0]["report"]
        assert told == f"https://news.example/reports/{result.report.parent.name}/index.html"
