"""A configuration with its places worked out: which files, which folders, which channels a run uses."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from claimdiff.alerts.channels import AlertSettingsError, Channel, Email, FeedFile, Webhook
from claimdiff.errors import ClaimdiffError
from claimdiff.index.folder import index_folder
from claimdiff.nightly.config_model import NightlyConfig, SmtpSettings, WebhookSettings
from claimdiff.nightly.read_config import NightlyConfigError, read_config
from claimdiff.settings import Settings
from claimdiff.sources.fetch_settings import FetchSettings

STATE, ALERT_QUEUE, LOCK = "nightly.sqlite", "alerts.sqlite", "nightly.lock"
"""In the index's folder: whoever copies or removes the index does so with what its nights remember."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What one run works with."""

    config: NightlyConfig
    path: Path
    """The configuration file."""
    folder: Path
    """The index's."""
    reports_dir: Path
    outlets: dict[str, str | None]
    """Source -> the outlet that the configuration names for it; in the order in which sources are read."""
    channels: tuple[Channel, ...]
    fetch: FetchSettings = field(repr=False)

    @property
    def settings(self) -> Settings:
        """What steers the comparison."""
        return Settings(min_probability=self.config.min_probability)


def load_setup(
    path: Path, environment: Mapping[str, str], *, indexes_dir: Path | None = None, reports_dir: Path | None = None
) -> Setup:
    """Read a configuration and work out what it names.

    Relative paths in the file are taken from the file's folder, so that cron may run anywhere. `indexes_dir` and
    `reports_dir` go before those of the file; where neither says it, they are as for the other commands. Raises
    ClaimdiffError, one line that names the file.
    """
    config = read_config(path, environment)
    indexes = indexes_dir or _within(path, "indexes_dir", config.indexes_dir) or Path("indexes")
    try:
        return Setup(
            config=config,
            path=path,
            folder=index_folder(indexes, config.index),
            reports_dir=reports_dir or _within(path, "reports_dir", config.reports_dir) or Path("reports"),
            outlets=_sources(config, path),
            channels=_channels(config, path, environment),
            fetch=_fetch_settings(config, environment),
        )
    except NightlyConfigError:
        raise
    except AlertSettingsError as error:
        raise NightlyConfigError(f"{path}: alerts: {error}") from error
    except ClaimdiffError as error:
        raise NightlyConfigError(f"{path}: {error}") from error


def _within(path: Path, key: str, given: str | None) -> Path | None:
    """Return a path that the configuration at `path` names. Raises NightlyConfigError for what can be none."""
    if not given:
        return None
    if "\0" in given:
        raise NightlyConfigError(f"{path}: {key}: no file has such a name (it is {given!r}): check it")
    try:
        named = Path(given).expanduser()
    except RuntimeError as error:
        why = f"nobody has a home folder by that ~ (it is {given!r}): write the whole path"
        raise NightlyConfigError(f"{path}: {key}: {why}") from error
    return Path(os.path.normpath(Path(os.path.abspath(path)).parent / named))


def _sources(config: NightlyConfig, path: Path) -> dict[str, str | None]:
    listed = config.sources
    found: dict[str, str | None] = {}
    for key, files in (("sources.files", listed.files), ("sources.folders", listed.folders)):
        for number, file in enumerate(files, 1):
            found.setdefault(str(_within(path, f"{key}[{number}]", file.path)), file.outlet)
    for page in (*listed.urls, *listed.feeds):
        found.setdefault(page.url, page.outlet)
    if not found:
        raise NightlyConfigError(f"{path}: sources names no source: add files, folders, urls or feeds")
    return found


def _fetch_settings(config: NightlyConfig, environment: Mapping[str, str]) -> FetchSettings:
    listed = environment.get("CLAIMDIFF_ALLOW_PRIVATE", "").split(",")
    return FetchSettings(allow_private=(*config.allow_private, *(entry.strip() for entry in listed if entry.strip())))


def _channels(config: NightlyConfig, path: Path, environment: Mapping[str, str]) -> tuple[Channel, ...]:
    alerts = config.alerts
    channels: list[Channel] = []
    if alerts.webhook:
        channels.append(Webhook(_webhook_url(alerts.webhook, environment), headers=dict(alerts.webhook.headers)))
    if alerts.smtp:
        channels.append(_email(alerts.smtp, environment))
    if alerts.feed:
        feed = alerts.feed
        file = _within(path, "alerts.feed.path", feed.path)
        assert file is not None  # the configuration refuses an empty one
        channels.append(FeedFile(file, title=feed.title, link=feed.link, form=feed.form))
    return tuple(channels)


def _webhook_url(webhook: WebhookSettings, environment: Mapping[str, str]) -> str:
    if webhook.url_env is None:
        return webhook.url or ""
    return _secret("webhook.url_env", webhook.url_env, environment)


def _email(smtp: SmtpSettings, environment: Mapping[str, str]) -> Email:
    password = _secret("smtp.password_env", smtp.password_env, environment) if smtp.password_env else None
    return Email(smtp.host, smtp.sender, smtp.recipients, smtp.port, smtp.security, smtp.user, password)


def _secret(key: str, name: str, environment: Mapping[str, str]) -> str:
    if not environment.get(name):
        raise AlertSettingsError(
            f"{key} names the environment variable {name!r}, which is not set: set it, or leave it"
        )
    return environment[name]
