"""What a nightly configuration may say: its keys, their types and ranges, and what holds where one is left out."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from claimdiff.sources.shown_url import without_userinfo

Text = Annotated[str, Field(min_length=1, max_length=4000)]
SECRET = "secret"
"""Type of a fault whose value is not to be shown."""
Probability = Annotated[float, Field(ge=0.0, le=1.0)]


class _Table(BaseModel):
    """A table of the configuration: unknown keys are refused, and a number is no text."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class UrlSource(_Table):
    """A page or a feed; in the file its URL alone, or a table."""

    url: Text
    outlet: Text | None = None
    """Who publishes it, where pages and feed leave that open or say it otherwise."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:  # noqa: ANN401 (whatever the file says)
        return {"url": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_web_address(self) -> Self:
        if not self.url.lower().startswith(("http://", "https://")):
            raise ValueError("is no http:// or https:// URL; files and folders have lists of their own")
        return self

    @model_validator(mode="after")
    def _holds_no_password(self) -> Self:
        if without_userinfo(self.url) != self.url:
            raise PydanticCustomError(
                SECRET,
                "holds a user's name or password, which logs and reports would show; save the page, name the file",
            )
        return self


class FileSource(_Table):
    """A file, a glob or a watched folder; in the file its path alone, or a table."""

    path: Text
    outlet: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:  # noqa: ANN401
        return {"path": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_path(self) -> Self:
        if "://" in self.path or self.path == "-":
            raise ValueError("is no path; URLs belong into urls or feeds")
        return self


class Sources(_Table):
    """Where articles come from."""

    files: tuple[FileSource, ...] = ()
    folders: tuple[FileSource, ...] = ()
    urls: tuple[UrlSource, ...] = ()
    feeds: tuple[UrlSource, ...] = ()


class WebhookSettings(_Table):
    """Where alerts are posted."""

    url: Text | None = None
    url_env: Text | None = None
    """Name of the environment variable that holds the URL, where that is a secret."""
    headers: dict[str, str] = {}

    @model_validator(mode="after")
    def _has_one_url(self) -> Self:
        if (self.url is None) == (self.url_env is None):
            raise ValueError("needs either url or url_env")
        return self


class SmtpSettings(_Table):
    """Which mail server takes alerts, and for whom."""

    host: Text
    port: Annotated[int, Field(ge=1, le=65535)] | None = None
    sender: Text = Field(alias="from")
    recipients: tuple[Text, ...] = Field(alias="to", min_length=1)
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: Text | None = None
    password_env: Text | None = None
    """Name of the environment variable that holds the password: it never stands in the file."""


class FeedSettings(_Table):
    """The feed of alerts on disk."""

    path: Text
    form: Literal["atom", "rss"] = "atom"
    title: Text = "claimdiff: disputed points"
    link: Text | None = None


class AlertSettings(_Table):
    """Who is told of new disputed points."""

    relations: tuple[Literal["contradiction", "change", "agreement"], ...] = ("contradiction",)
    min_probability: Probability = 0.0
    """Besides the configuration's own `min_probability`."""
    reopened: bool = False
    """Whether a point that was told, resolved and is there again is told again."""
    report_url: Text | None = None
    """Where the reports folder is on the web: alerts then link to `REPORT_URL/FOLDER/index.html`."""
    webhook: WebhookSettings | None = None
    smtp: SmtpSettings | None = None
    feed: FeedSettings | None = None


class NightlyConfig(_Table):
    """The whole configuration."""

    index: Text
    indexes_dir: Text | None = None
    reports_dir: Text | None = None
    min_probability: Probability | None = None
    """For contradictions, changes and agreements alike; left out, each has the one of `Settings`."""
    max_minutes: Annotated[float, Field(gt=0.0, le=7 * 24 * 60)] = 120.0
    """After which a run stops adding articles and leaves the rest to the next one."""
    fail_after: Annotated[int, Field(ge=1, le=1000)] = 3
    """Nights in a row that a source must fail before anybody is told."""
    remove_gone: bool = True
    """Whether an article leaves the index when its file leaves a watched folder."""
    report: Literal["always", "changes"] = "always"
    first_run_alerts: bool = False
    """Whether the first run, over a backlog, tells of each point; otherwise it sends one summary."""
    language: Literal["ar", "en", "fa", "fr", "ru", "uk"] | None = None
    """That of the report's own words: one of `CATALOGUES` in claimdiff.reports.ui_texts."""
    log_format: Literal["plain", "json"] = "plain"
    allow_private: tuple[Text, ...] = ()
    encoder: Text | None = None
    judge: Text | None = None
    sources: Sources
    alerts: AlertSettings = AlertSettings()
