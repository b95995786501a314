"""Configurations: what is right is taken as it is, what is wrong is one line with file, key and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimdiff.errors import ClaimdiffError
from claimdiff.nightly.config_model import FileSource, UrlSource
from claimdiff.nightly.read_config import NightlyConfigError, read_config
from claimdiff.nightly.setup import load_setup
from claimdiff.nightly.starter import starter_text, write_starter

LEAST = 'index = "talks"\n[sources]\nfolders = ["inbox"]\n'


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "talks.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_least_configuration_has_defaults_for_the_rest(tmp_path: Path) -> None:
    config = read_config(written(tmp_path, LEAST), {})
    assert (config.index, config.min_probability, config.max_minutes, config.fail_after) == ("talks", None, 120.0, 3)
    assert (config.first_run_alerts, config.remove_gone, config.log_format) == (False, True, "plain")
    assert config.sources.folders == (FileSource(path="inbox"),)


def test_a_feed_may_name_its_outlet(tmp_path: Path) -> None:
    text = 'index = "x"\n[sources]\nfeeds = ["https://a.example/", {url = "https://b.example/", outlet = "B"}]\n'
    assert read_config(written(tmp_path, text), {}).sources.feeds == (
        UrlSource(url="https://a.example/"),
        UrlSource(url="https://b.example/", outlet="B"),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("max_minuts = 3\n" + LEAST, "max_minuts is no key of the configuration: did you mean max_minutes?"),
        (LEAST + "feds = []\n", "sources.feds is no key of the configuration: did you mean sources.feeds?"),
        (
            LEAST + "[alerts.smtp]\nhots = 'm'\nhost = 'm'\nfrom = 'a@b.example'\nto = ['a@b.example']\n",
            "alerts.smtp.hots is no key of the configuration: did you mean alerts.smtp.host?",
        ),
        (
            'index = "x"\n[sources]\nfolders = [{path = "inbox", outlt = "B"}]\n',
            "sources.folders[1].outlt is no key of the configuration: did you mean sources.folders[1].outlet?",
        ),
        (
            LEAST + "zzz = 1\n",
            "sources.zzz is no key of the configuration: known there are files, folders, urls, feeds",
        ),
        ("[sources]\n", "index is missing: add it"),
        ("max_minutes = '3'\n" + LEAST, 'max_minutes: should be a valid number (it is "3")'),
        ("fail_after = 0\n" + LEAST, "fail_after: should be greater than or equal to 1 (it is 0)"),
        ("min_probability = 1.5\n" + LEAST, "min_probability: should be less than or equal to 1 (it is 1.5)"),
        ('index = "x"\n[sources]\nurls = ["inbox"]\n', "sources.urls[1]: is no http:// or https:// URL"),
        ("index = \n", "is no TOML: Invalid value (at line 1, column 9)"),
        (LEAST + "[alerts.webhook]\n", "alerts.webhook: needs either url or url_env"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(NightlyConfigError) as caught:
        read_config(path, {})
    assert str(caught.value).startswith(f"{path}: {told}")
    assert "\n" not in str(caught.value)


def test_unknown_keys_are_told_before_what_they_leave_missing(tmp_path: Path) -> None:
    path = written(tmp_path, 'indx = "x"\n[sources]\nfolders = ["inbox"]\n')
    with pytest.raises(NightlyConfigError, match=r"indx is no key .* did you mean index\?; index is missing"):
        read_config(path, {})


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    environment = {
        "CLAIMDIFF_NIGHTLY_INDEX": "2025",
        "CLAIMDIFF_NIGHTLY_MAX_MINUTES": "30",
        "CLAIMDIFF_NIGHTLY_REMOVE_GONE": "false",
        "CLAIMDIFF_NIGHTLY_SOURCES__FEEDS": '["https://a.example/", "https://b.example/"]',
        "CLAIMDIFF_NIGHTLY_SOURCES__FILES": "one.txt",
        "CLAIMDIFF_NIGHTLY_ALERTS__WEBHOOK__URL": "https://hooks.example/x",
        "CLAIMDIFF_INDEXES_DIR": "is another matter",
    }
    config = read_config(written(tmp_path, LEAST), environment)
    assert (config.index, config.max_minutes, config.remove_gone) == ("2025", 30.0, False)
    assert [one.url for one in config.sources.feeds] == ["https://a.example/", "https://b.example/"]
    assert [one.path for one in config.sources.files] == ["one.txt"]
    assert config.alerts.webhook is not None
    assert config.alerts.webhook.url == "https://hooks.example/x"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("CLAIMDIFF_NIGHTLY_MAX_MINUT", "3", "did you mean CLAIMDIFF_NIGHTLY_MAX_MINUTES?"),
        ("CLAIMDIFF_NIGHTLY_ALERTS__SMTP__HOTS", "m", "did you mean CLAIMDIFF_NIGHTLY_ALERTS__SMTP__HOST?"),
        ("CLAIMDIFF_NIGHTLY_INDEX__NAME", "m", "CLAIMDIFF_NIGHTLY_INDEX__NAME names a"),
        ("CLAIMDIFF_NIGHTLY_MAX_MINUTES", "soon", 'max_minutes: should be a valid number (it is "soon")'),
        ("CLAIMDIFF_NIGHTLY_MAX_MINUTES", "1\nindex = 2", "max_minutes: should be a valid number"),
        ("CLAIMDIFF_NIGHTLY_ALERTS__MIN_PROBABILITY", "[" * 5000, "alerts.min_probability: should be a valid number"),
        ("CLAIMDIFF_NIGHTLY_MAX_MINUTES", "[" * 300 + "]" * 300, "lists or tables nested deeper"),
        ("CLAIMDIFF_NIGHTLY_REPORTS_DIR", "a\udcff", "variable CLAIMDIFF_NIGHTLY_REPORTS_DIR holds bytes that are no"),
    ],
)
def test_a_variable_that_names_nothing_is_refused(tmp_path: Path, name: str, value: str, told: str) -> None:
    with pytest.raises(NightlyConfigError) as caught:
        read_config(written(tmp_path, LEAST), {name: value})
    assert told in str(caught.value)


def test_the_starter_is_a_configuration_that_works(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    write_starter(path)
    assert path.read_text(encoding="utf-8") == starter_text()
    setup = load_setup(path, {})
    assert list(setup.outlets) == [str(tmp_path / "inbox")]
    with pytest.raises(NightlyConfigError, match="is there already"):
        write_starter(path)


def test_every_line_of_the_starter_that_is_commented_out_works_too(tmp_path: Path) -> None:
    lines = [
        line.removeprefix("# ") if " = " in line or line.startswith("# [") else line
        for line in starter_text().splitlines()
        if not line.startswith(("# Relative", "# Every", "# CLAIMDIFF", "# Configuration"))
    ]
    text = "\n".join(lines).replace("#   ", "  ").replace("…", "x")
    setup = load_setup(written(tmp_path, text), {"CLAIMDIFF_SMTP_PASSWORD": "p"})
    assert [channel.name for channel in setup.channels] == ["webhook", "e-mail", "feed"]
    assert setup.outlets["https://post.example/feed"] == "The Post"


def test_relative_paths_start_at_the_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    path = written(tmp_path, 'indexes_dir = "a/../indexes"\nreports_dir = "reports"\n' + LEAST)
    setup = load_setup(path, {})
    assert (setup.folder, setup.reports_dir) == (tmp_path / "indexes" / "talks", tmp_path / "reports")
    assert list(setup.outlets) == [str(tmp_path / "inbox")]
    other = load_setup(path, {}, indexes_dir=tmp_path / "x", reports_dir=tmp_path / "y")
    assert (other.folder, other.reports_dir) == (tmp_path / "x" / "talks", tmp_path / "y")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('index = "../x"\n[sources]\nfolders = ["inbox"]\n', "can't be an index's name"),
        ('index = "x"\n[sources]\n', "sources names no source"),
        (
            LEAST + "[alerts.webhook]\nurl_env = 'NO_SUCH_THING'\n",
            "environment variable 'NO_SUCH_THING', which is not set",
        ),
        (LEAST + "[alerts.webhook]\nurl = 'ftp://x'\n", "alerts: webhook: the webhook's URL is no http"),
        (LEAST + '[alerts.webhook]\nurl_env = "a\\nb"\n', r"variable 'a\nb', which is not set"),
        ('allow_private = ["not a host!"]\n' + LEAST, "not a host!"),
        ('indexes_dir = "~no.such.user/x"\n' + LEAST, ": indexes_dir: nobody has a home folder"),
        ('reports_dir = "~no.such.user/x"\n' + LEAST, ": reports_dir: nobody has a home folder"),
        (
            'index = "x"\n[sources]\nfiles = ["a.txt", "~no.such.user/x"]\n',
            ": sources.files[2]: nobody has a home folder",
        ),
        ('index = "x"\n[sources]\nfolders = ["~no.such.user/x"]\n', ": sources.folders[1]: nobody has a home folder"),
        (LEAST + '[alerts.feed]\npath = "~no.such.user/x"\n', ": alerts.feed.path: nobody has a home folder"),
        (LEAST + '[alerts.feed]\npath = "f\\u0000"\n', ": alerts.feed.path: no file has such a name"),
        (LEAST + '[alerts.feed]\npath = "f"\nlink = "\\u0007"\n', ": alerts: feed: link holds a character"),
        (
            LEAST + "[alerts.webhook]\nurl = 'http://x/'\nheaders = {Content-Length = '3'}\n",
            ": alerts: webhook: claimdiff sets the header Content-Length itself",
        ),
    ],
)
def test_what_can_not_work_is_refused_before_anything_is_done(tmp_path: Path, text: str, told: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ClaimdiffError) as caught:
        load_setup(path, {})
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(str(path))


@pytest.mark.parametrize("key", ["urls", "feeds"])
def test_a_url_with_a_password_is_refused_and_the_password_not_told(tmp_path: Path, key: str) -> None:
    path = written(tmp_path, f'index = "x"\n[sources]\n{key} = ["http://bob:hunter2@post.example/x"]\n')
    with pytest.raises(NightlyConfigError, match=f"sources.{key}.1.: holds a user's name or password") as caught:
        read_config(path, {})
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"index = " + b"[" * 100_000, b"x" * 2_000_000])
def test_a_file_that_is_no_configuration_is_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "talks.toml"
    path.write_bytes(data)
    with pytest.raises(NightlyConfigError):
        read_config(path, {})


def test_a_missing_file_names_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(NightlyConfigError, match="claimdiff nightly --init"):
        read_config(tmp_path / "none.toml", {})
