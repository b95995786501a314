"""What is known of a source from earlier runs, kept as JSON: validators, entries seen, entries to try again, files."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any

MAX_SEEN = 5000
"""Entries of one feed that are remembered besides those it lists now: a busy agency's month."""
MAX_PENDING = 1000
"""Entries of one feed that wait to be fetched."""
_MAX_TEXT = 4000
"""Characters of a value read back from JSON."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask by whether a page has changed; sent to the same URL only."""

    url: str
    etag: str | None = None
    last_modified: str | None = None

    def __bool__(self) -> bool:
        """Whether there is anything to ask by."""
        return bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True)
class PendingEntry:
    """An entry of a feed whose page is still to be fetched."""

    entry_id: str
    link: str
    fingerprint: str = ""
    title: str | None = None
    author: str | None = None
    published: str | None = None
    n_attempts: int = 0


@dataclass(frozen=True, slots=True)
class FileMark:
    """A file as it was when it was last read."""

    n_bytes: int
    mtime_ns: int
    """-1 where the file was so fresh that a later change might not show in its time."""
    sha256: str


@dataclass(frozen=True, slots=True)
class SourceState:
    """What one source leaves for its next run; a fresh one means that everything is read again."""

    kind: str | None = None
    """`page` or `feed`, as a URL turned out to be when it last answered."""
    validators: Validators | None = None
    sha256: str | None = None
    """Of what a page answered last."""
    seen: dict[str, str] = field(default_factory=dict)
    """Entry id -> fingerprint, in the order they were last listed."""
    pending: tuple[PendingEntry, ...] = ()
    outlet: str | None = None
    """The feed's title, for entries that are still pending when the feed itself is unchanged."""
    files: dict[str, FileMark] = field(default_factory=dict)
    n_failures: int = 0
    """Runs in a row in which the source itself could not be read."""
    last_error: str | None = None

    def failed(self, reason: str) -> SourceState:
        """Return the state after one more run in which the source could not be read."""
        return replace(self, n_failures=self.n_failures + 1, last_error=reason)

    def succeeded(self) -> SourceState:
        """Return the state with no failures in a row."""
        return replace(self, n_failures=0, last_error=None)

    def to_json(self) -> dict[str, Any]:
        """Return the state as plain JSON values."""
        return asdict(self) | {"pending": [asdict(entry) for entry in self.pending]}

    @classmethod
    def from_json(cls, value: object) -> SourceState:
        """Return the state that `to_json` gave; what is damaged is left out, so that its part is read again."""
        if not isinstance(value, dict):
            return cls()
        return cls(
            kind=_text(value.get("kind")),
            validators=_validators(value.get("validators")),
            sha256=_text(value.get("sha256")),
            seen={key: mark for key, mark in _items(value.get("seen")) if isinstance(mark, str)},
            pending=_pending(value.get("pending")),
            outlet=_text(value.get("outlet")),
            files={path: mark for path, found in _items(value.get("files")) if (mark := _file_mark(found))},
            n_failures=_count(value.get("n_failures")),
            last_error=_text(value.get("last_error")),
        )


def _items(value: object) -> list[tuple[str, object]]:
    return [(key, item) for key, item in value.items() if isinstance(key, str)] if isinstance(value, dict) else []


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and 0 < len(value) <= _MAX_TEXT else None


def _count(value: object) -> int:
    return value if type(value) is int and 0 <= value < 2**31 else 0


def _validators(value: object) -> Validators | None:
    found = dict(_items(value))
    url = _text(found.get("url"))
    return Validators(url, _text(found.get("etag")), _text(found.get("last_modified"))) if url else None


def _pending(value: object) -> tuple[PendingEntry, ...]:
    entries = []
    for found in (dict(_items(item)) for item in value) if isinstance(value, list) else ():
        entry_id, link = _text(found.get("entry_id")), _text(found.get("link"))
        if entry_id and link:
            texts = {name: _text(found.get(name)) for name in ("title", "author", "published")}
            fingerprint = _text(found.get("fingerprint")) or ""
            entries.append(
                PendingEntry(entry_id, link, fingerprint, n_attempts=_count(found.get("n_attempts")), **texts)
            )
    return tuple(entries[:MAX_PENDING])


def _file_mark(value: object) -> FileMark | None:
    found = dict(_items(value))
    sha256, mtime_ns = _text(found.get("sha256")), found.get("mtime_ns")
    if sha256 is None or type(mtime_ns) is not int:
        return None
    return FileMark(_count(found.get("n_bytes")), mtime_ns, sha256)
