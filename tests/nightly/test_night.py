"""Nights from outside: what a newsroom sees, night after night."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from claimdiff.errors import IndexDamaged, IndexLocked, OutputError
from claimdiff.index.lock import held_lock
from claimdiff.nightly import report_folder
from claimdiff.records import Review
from tests.indexing.stubs import FLOOD, ROAD, SCHOOL, TRAIN, NumberJudge
from tests.nightly.nights import Newsroom, SlowJudge
from tests.sources.feeds import rss
from tests.sources.loopback import reply, serve


def hasty_clock() -> Callable[[], float]:
    """A clock on which five seconds pass each time somebody looks at it."""
    return partial(next, count(0.0, 5.0))


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path)
    room.put("first", FLOOD.format(47), ROAD, SCHOOL)
    room.put("second", FLOOD.format(34), ROAD, TRAIN)
    return room


def test_a_first_night_reports_what_it_finds_and_latest_leads_there(room: Newsroom) -> None:
    result = room.night()
    assert (result.night, result.added.n_added, result.unread) == (1, 2, [])
    assert result.report == room.folder / "reports" / f"{date.today()}-talks" / "index.html"
    assert room.states(result.report) == ["new"]
    assert (room.folder / "reports" / "latest").resolve() == result.report.parent
    assert room.manifest_fates(result.report) == {"first.txt": "read", "second.txt": "read"}
    manifest = json.loads((result.report.parent / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["seconds"]) == {"reading sources", "adding to the index"}
    assert all(len(item["sha256"]) == 64 for item in manifest["inputs"])


def test_a_night_without_news_judges_nothing_and_links_to_the_one_before(room: Newsroom) -> None:
    first = room.night()
    judge = NumberJudge()
    second = room.night(judge=judge)
    assert (judge.pairs, second.n_new, second.added.n_articles) == ([], 0, 0)
    assert second.report is not None
    assert second.report.parent.name == f"{date.today()}-talks-2"
    assert room.states(second.report) == ["open"]
    assert first.report is not None
    assert f'/../{first.report.parent.name}/index.html"' in second.report.read_text(encoding="utf-8")
    assert "nothing new" in room.said


def test_reports_of_nights_without_news_can_be_left_out(room: Newsroom) -> None:
    room.keys = 'report = "changes"'
    assert room.night().report is not None
    assert room.night().report is None
    assert [path.name for path in (room.folder / "reports").iterdir() if path.is_dir() and not path.is_symlink()] == [
        f"{date.today()}-talks"
    ]
    room.put("third", FLOOD.format(51))
    assert room.night().report is not None


def test_an_edit_resolves_a_finding_and_undoing_it_reopens_the_same_one(room: Newsroom) -> None:
    first = room.night()
    (before,) = [one for one in room.findings(first.report) if one["relation"] == "contradiction"]
    room.put("second", FLOOD.format(47), ROAD, TRAIN)
    second = room.night()
    assert (second.added.n_edited, second.n_resolved) == (1, 1)
    (resolved,) = [one for one in room.findings(second.report) if one["state"] == "resolved"]
    assert (resolved["finding_id"], resolved["reason"]) == (before["finding_id"], "resolved: edited")
    room.put("second", FLOOD.format(34), ROAD, TRAIN)
    third = room.night()
    (reopened,) = [one for one in room.findings(third.report) if one["relation"] == "contradiction"]
    assert (reopened["finding_id"], reopened["state"]) == (before["finding_id"], "reopened")
    assert third.n_reopened == 1


def test_a_file_that_goes_takes_its_findings_along(room: Newsroom) -> None:
    room.night()
    (room.folder / "inbox" / "second.txt").unlink()
    result = room.night()
    assert (result.taken.n_gone, result.added.n_removed, result.n_resolved) == (1, 1, 2)
    assert set(room.states(result.report)) == {"resolved"}
    room.put("second", FLOOD.format(34), ROAD, TRAIN)
    judge = NumberJudge()
    again = room.night(judge=judge)
    assert (judge.pairs, again.n_reopened, again.n_new) == ([], 2, 0)


def test_articles_can_be_kept_when_their_files_go(room: Newsroom) -> None:
    room.keys = "remove_gone = false"
    room.night()
    (room.folder / "inbox" / "second.txt").unlink()
    result = room.night()
    assert (result.added.n_removed, result.n_resolved) == (0, 0)
    assert room.states(result.report) == ["open"]


def test_a_folder_that_is_not_mounted_is_a_failure_and_not_emptied(room: Newsroom) -> None:
    room.night()
    (room.folder / "inbox").rename(room.folder / "elsewhere")
    result = room.night()
    assert (result.taken.n_failed, result.n_resolved, result.unread) == (1, 0, [])
    assert room.states(result.report) == ["open"]


def test_a_feed_that_is_gone_is_told_after_three_nights_and_never_as_a_finding(room: Newsroom) -> None:
    with serve() as site:
        feed = site.url("/feed")
        room.sources = f'folders = ["inbox"]\nfeeds = ["{feed}"]'
        room.keys = f'allow_private = ["{site.host}"]'
        site.pages["/feed"] = reply(rss(), "application/rss+xml")
        assert room.night().unread == []
        site.pages["/feed"] = reply("gone", status=404)
        nights = [room.night() for _ in range(4)]
        assert [len(night.unread) for night in nights] == [0, 0, 1, 1]
        assert nights[2].unread[0].path == feed
        assert "(3 nights in a row)" in nights[2].unread[0].fate
        assert room.manifest_fates(nights[2].report)["feed"].startswith("unreadable: ")
        assert "feed" not in room.manifest_fates(nights[1].report)
        assert [room.states(night.report) for night in nights] == [["open"]] * 4
        site.pages["/feed"] = reply(rss(), "application/rss+xml")
        assert room.night().unread == []
        site.pages["/feed"] = reply("gone", status=404)
        assert room.night().unread == []


def test_a_file_that_can_not_be_read_is_told_at_once(room: Newsroom) -> None:
    (room.folder / "inbox" / "broken.docx").write_bytes(b"PK\x03\x04 no such thing")
    result = room.night()
    assert [os.path.basename(fate.path) for fate in result.unread] == ["broken.docx"]
    assert room.manifest_fates(result.report)["broken.docx"].startswith("unreadable: ")
    assert room.night().unread == []


def test_a_feed_gives_its_outlet_and_seen_entries_are_not_read_again(room: Newsroom) -> None:
    from tests.sources.feeds import entry

    text = "".join(f"<p>{line}</p>" for line in (FLOOD.format(51), *[f"{ROAD} Part {n}." for n in range(20)]))
    with serve() as site:
        site.pages["/feed"] = reply(rss(entry(1, site.url("/one"), text)), "application/rss+xml")
        room.keys = f'allow_private = ["{site.host}"]'
        room.sources = f'folders = ["inbox"]\nfeeds = [{{ url = "{site.url("/feed")}", outlet = "The Valley" }}]'
        result = room.night()
        assert result.added.n_added == 3
        outlets = {one[side]["outlet"] for one in room.findings(result.report) for side in ("left", "right")}
        assert "The Valley" in outlets
        assert room.night().taken.n_items == 0


def test_a_night_whose_time_is_up_goes_on_the_next_night_and_loses_nothing(room: Newsroom) -> None:
    for number in range(28):
        room.put(f"more-{number}", FLOOD.format(100 + number), SCHOOL)
    room.keys = "max_minutes = 1"
    nights = []
    while not nights or nights[-1].added.is_cut_short:
        judge = SlowJudge()
        nights.append(room.night(clock=judge.clock, judge=judge))
    assert [night.added.n_added for night in nights] == [16, 14]
    assert [night.taken.n_items for night in nights] == [30, 0]
    with room.index() as index:
        assert index.counts()["articles"] == 30
        assert index.verify() == ()


def test_sources_that_the_time_did_not_reach_come_first_the_next_night(room: Newsroom) -> None:
    folders = [f"inbox-{number}" for number in range(12)]
    for folder in folders:
        (room.folder / folder).mkdir()
        (room.folder / folder / "one.txt").write_text(f"News\n\n{SCHOOL} {folder}\n", encoding="utf-8")
    room.sources = f"folders = {folders}".replace("'", '"')
    room.keys = "max_minutes = 1"
    first = room.night(clock=hasty_clock())
    assert first.taken.is_cut_short
    assert 0 < first.taken.n_sources < 12
    second = room.night(clock=hasty_clock())
    assert second.taken.n_items == second.taken.n_sources > 0


def test_two_nights_at_once_and_the_second_ends(room: Newsroom) -> None:
    setup = room.configure()
    setup.folder.mkdir(parents=True)
    with held_lock(setup.folder / "nightly.lock", 0), pytest.raises(IndexLocked) as caught:
        room.night()
    assert str(caught.value).endswith("another nightly run of the index talks is under way: nothing was done")
    assert not (room.folder / "reports").exists()
    assert room.night().added.n_added == 2


def test_a_report_that_can_not_be_written_ends_the_run_and_is_made_up_for(room: Newsroom) -> None:
    (room.folder / "reports").write_text("somebody's file")
    with pytest.raises(OutputError):
        room.night()
    with room.index() as index:
        assert index.counts()["articles"] == 2
    (room.folder / "reports").unlink()
    assert room.states(room.night().report) == ["new"]


def test_a_clock_that_jumps_back_changes_no_order(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    class Yesterday(date):
        @classmethod
        def today(cls) -> Yesterday:
            return cls(2001, 1, 1)

    first = room.night()
    monkeypatch.setattr(report_folder, "date", Yesterday)
    room.put("third", FLOOD.format(51))
    second = room.night()
    assert second.report is not None
    assert first.report is not None
    assert second.report.parent.name == "2001-01-01-talks"
    assert f"../{first.report.parent.name}/index.html" in second.report.read_text(encoding="utf-8")
    assert (room.folder / "reports" / "latest").resolve() == second.report.parent
    assert sorted(room.states(second.report)) == ["new", "new", "open"]


def test_what_a_person_dismissed_stays_out_of_later_reports(room: Newsroom) -> None:
    first = room.night()
    (found,) = [one for one in room.findings(first.report) if one["relation"] == "contradiction"]
    with room.index(writing=True) as index:
        index.set_review(found["finding_id"], Review("false_alarm", "two floods", "2026-01-01T00:00:00+00:00"))
    assert room.states(room.night().report) == []
    room.put("second", FLOOD.format(35), ROAD, TRAIN)
    assert room.states(room.night().report) == ["new"]


def test_what_was_added_between_two_nights_is_new_in_the_next_report(room: Newsroom) -> None:
    room.night()
    extra = room.folder / "extra.txt"
    extra.write_text(f"Late news\n\n{FLOOD.format(60)}\n", encoding="utf-8")
    with room.index(writing=True) as index:
        index.add([str(extra)])
    assert sorted(room.states(room.night().report)) == ["new", "new", "open"]


def test_a_link_in_the_index_s_folder_is_refused(room: Newsroom) -> None:
    elsewhere = room.folder / "elsewhere"
    elsewhere.write_text("mine")
    (room.folder / "indexes" / "talks").mkdir(parents=True)
    (room.folder / "indexes" / "talks" / "nightly.sqlite").symlink_to(elsewhere)
    with pytest.raises(IndexDamaged, match=r"nightly\.sqlite is a link"):
        room.night()
    assert elsewhere.read_text() == "mine"


def test_a_damaged_state_is_moved_aside_and_the_index_knows_what_it_has(room: Newsroom) -> None:
    room.night()
    path = room.folder / "indexes" / "talks" / "nightly.sqlite"
    path.write_bytes(b"garbage" * 1000)
    judge = NumberJudge()
    result = room.night(judge=judge)
    assert "damaged" in room.said
    assert path.with_name("nightly.sqlite.damaged").exists()
    assert (judge.pairs, result.added.n_unchanged) == ([], 2)


def test_an_index_that_was_made_anew_gets_all_sources_again(room: Newsroom) -> None:
    room.night()
    for name in ("index.sqlite", "index.sqlite-wal", "index.sqlite-shm", "vectors.faiss"):
        (room.folder / "indexes" / "talks" / name).unlink(missing_ok=True)
    result = room.night()
    assert "the index is older than its nights" in room.said
    assert (result.added.n_added, room.states(result.report)) == (2, ["new"])


def test_the_report_begins_with_what_is_new_and_lists_what_is_resolved(room: Newsroom) -> None:
    room.night()
    room.put("first", FLOOD.format(47), SCHOOL, "The bridge of Orda was built in the year 1912.")
    room.put("third", SCHOOL, "The bridge of Orda was built in the year 1921.")
    room.put("second", FLOOD.format(47), ROAD, TRAIN)
    result = room.night()
    assert result.report is not None
    page = result.report.read_text(encoding="utf-8")
    assert "1 new · 0 open again · 1 resolved" in page
    assert FLOOD.format(34) in page.split('id="resolved"')[1].split("</section>")[0]


def test_no_article_at_all_is_no_failure(tmp_path: Path) -> None:
    room = Newsroom(tmp_path, sources='files = ["nothing-*.txt"]')
    result = room.night()
    assert (result.report, result.unread) == (None, [])


def test_names_that_are_no_utf_8_are_taken_like_all_others(room: Newsroom) -> None:
    folder = room.folder / os.fsdecode(b"caf\xe9")
    try:
        folder.mkdir()
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    odd = Newsroom(folder)
    path = odd.put("first", FLOOD.format(47), ROAD).rename(folder / "inbox" / os.fsdecode(b"caf\xe9.txt"))
    odd.put("second", FLOOD.format(34), ROAD)
    (folder / "inbox" / os.fsdecode(b"empty\xe9.txt")).write_text("")
    first = odd.night()
    assert (first.added.n_added, len(first.unread), odd.states(first.report)) == (2, 1, ["new"])
    second = odd.night()
    assert (second.taken.n_items, second.unread) == (0, [])
    path.unlink()
    assert odd.night().added.n_removed == 1


def test_damaged_rows_are_told_and_their_sources_are_read_again(room: Newsroom) -> None:
    room.tables = '[alerts.feed]\npath = "alerts.xml"'
    room.night()
    room.put("third", FLOOD.format(51))
    path = room.folder / "indexes" / "talks" / "nightly.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("UPDATE facts SET value = 'x'")
    connection.execute("INSERT INTO waiting (kind, path, content, n_articles) VALUES ('add', 'odd', 'x', 1)")
    connection.execute("INSERT INTO outbox VALUES ('a', 'x')")
    connection.commit()
    connection.close()
    assert room.night().added.n_added == 1
    assert "odd: what waited of it is damaged" in room.said
    assert "an alert in it is damaged" in room.said
    again = room.night()
    assert (again.taken.n_items, again.added.n_unchanged) == (3, 3)
    assert "is damaged" not in room.said
    assert room.night().taken.n_items == 0
