"""The index as a program uses it: open, add, remove, ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from claimdiff.encodable import encodable
from claimdiff.errors import IndexUnwritable, UnknownFinding
from claimdiff.index.article_rows import (
    IndexedArticle,
    list_articles,
)
from claimdiff.index.database import Database, open_for_reading, open_for_writing
from claimdiff.index.faiss_file import file_fits, write_search
from claimdiff.index.folder import DATABASE, LOCK, index_folder
from claimdiff.index.lock import held_lock
from claimdiff.index.review_rows import ReviewRecord, delete_review, store_review
from claimdiff.index.run_rows import begin_run, finish_run, store_inputs
from claimdiff.index.verify import told_as_damage
from claimdiff.indexing.adding import add_articles
from claimdiff.indexing.changes import Changes
from claimdiff.indexing.reader import IndexReader
from claimdiff.indexing.refreshing import refresh_findings
from claimdiff.indexing.session import Session
from claimdiff.indexing.taking import Edit as Edit
from claimdiff.indexing.taking import Tally
from claimdiff.progress import Progress, Silent
from claimdiff.protocols import Encoder, Judge
from claimdiff.records import Article, InputFate, Review
from claimdiff.settings import Settings
from claimdiff.source_articles import read_inputs

if TYPE_CHECKING:
    from claimdiff.indexing.rebuilding import RebuildResult

WAIT_SECONDS = 60.0
"""How long a writer waits for another one, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of articles that were to be added."""

    inputs: tuple[InputFate, ...]
    """What became of each, in the order given: `read`, `unchanged`, `duplicate of …`, `unreadable: why`."""
    added: tuple[str, ...]
    """Article ids."""
    edited: tuple[Edit, ...]
    unchanged: tuple[str, ...]
    """Paths."""
    uncovered: tuple[str, ...]
    """Paths of articles that are kept, but in a language that the models don't cover."""
    not_done: tuple[str, ...]
    """Paths left for the next run."""
    changes: Changes
    counts: dict[str, int]
    """articles, claims, candidate_pairs, judged_pairs, judged_directions: what was new."""
    timings: dict[str, float]
    """Seconds per stage."""
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemoveResult:
    """What a removal took away."""

    articles: tuple[IndexedArticle, ...]
    n_claims: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class Run:
    """One run that writes to the index."""

    index: Index
    number: int

    def changes(self) -> Changes:
        """Return what this run (and any after it) changed in the findings."""
        return self.index.changes(after_run=self.number - 1)


class Index(IndexReader):
    """Articles that are kept, with all that was found out about them. Use `Index.open` and a `with` block."""

    def __init__(self, session: Session, closing: ExitStack, *, writing: bool) -> None:
        super().__init__(session)
        self._closing = closing
        self._is_writing = writing
        self._run: int | None = None

    @classmethod
    def open(
        cls,
        name: str,
        *,
        indexes_dir: Path = Path("indexes"),
        writing: bool = False,
        wait_seconds: float = WAIT_SECONDS,
        encoder: Encoder | str | None = None,
        judge: Judge | str | None = None,
        settings: Settings | None = None,
        progress: Progress | None = None,
    ) -> Index:
        """Open an index; with `writing` take its lock, and make it where there is none.

        Raises IndexNameError, IndexMissing, IndexDamaged, IndexUnwritable; IndexLocked where another process writes
        for longer than `wait_seconds`. The models are loaded when first needed: ModelError, ModelMismatch come then.
        """
        folder = index_folder(indexes_dir, name)
        with ExitStack() as stack:
            database = _open_writing(folder, wait_seconds, stack) if writing else open_for_reading(folder / DATABASE)
            stack.callback(database.close)
            session = Session(folder.name, database, settings or Settings(), progress or Silent(), encoder, judge)
            return cls(session, stack.pop_all(), writing=writing)

    def __enter__(self) -> Index:
        """Return the index itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the index."""
        self.close(write_search_file=kind is None)

    def close(self, *, write_search_file: bool = True) -> None:
        """Bring the FAISS file up to date, where this index was opened for writing, and close all files."""
        with self._closing:
            if self._is_writing and write_search_file:
                self._write_search_file()
                self._session.database.checkpoint()

    @contextmanager
    def run(self, kind: str) -> Iterator[Run]:
        """Make all that is added and removed in the block one run, for the state of the findings."""
        self._require_writing()
        if self._run is not None:
            yield Run(self, self._run)
            return
        number = begin_run(self._session.database, kind)
        self._run = number
        try:
            with told_as_damage(self._session.database):
                refresh_findings(self._session, number)
                yield Run(self, number)
            finish_run(self._session.database, number)
        finally:
            self._run = None

    def add(
        self,
        articles: Sequence[str | Article],
        *,
        should_stop: Callable[[], bool] | None = None,
        inputs: Sequence[InputFate] = (),
    ) -> AddResult:
        """Add articles, and compare what is new in them with everything that is there.

        `articles` are paths (files, folders, globs, `-`), URLs of pages and feeds, or `Article` records, mixed as you
        like. They are committed in batches, each with its claims, pairs and findings; `should_stop` is asked before
        each batch, and True leaves the rest for another run. `inputs` are the fates of inputs that were read before,
        those of the given records and any that could not be read. Raises ModelError, ModelMismatch, IndexUnwritable;
        what was committed stays.
        """
        paths = [item for item in articles if isinstance(item, str)]
        given = [item for item in articles if isinstance(item, Article)]
        reading = read_inputs(paths, self._session.progress) if paths else None
        known = {fate.path for fate in inputs}
        fates = [*inputs, *(InputFate(one.path, None, "read", n_articles=1) for one in given if one.path not in known)]
        found = [_with_encodable_path(one) for one in (*given, *(reading.articles if reading else ()))]
        fates = [replace(one, path=encodable(one.path)) for one in (*fates, *(reading.inputs if reading else ()))]
        with self.run("add") as run:
            tally = add_articles(self._session, found, run.number, should_stop)
            left = set(tally.not_done)
            told = tuple(_fate(fate, tally) for fate in fates if fate.path not in left)
            store_inputs(self._session.database, told, run.number)
            return self._add_result(tally, told, run)

    def _add_result(self, tally: Tally, inputs: tuple[InputFate, ...], run: Run) -> AddResult:
        steps = self._session.steps()
        return AddResult(
            inputs=inputs,
            added=tuple(tally.added),
            edited=tuple(tally.edited),
            unchanged=tuple(tally.unchanged),
            uncovered=tuple(tally.uncovered),
            not_done=tuple(tally.not_done),
            changes=run.changes(),
            counts=dict(tally.counts),
            timings=dict(steps.timings),
            warnings=tuple(steps.warnings()),
        )

    def remove(self, articles: Sequence[str]) -> RemoveResult:
        """Remove articles by id, URL or path, with all their versions, claims, vectors and pairs.

        Their findings are resolved. Raises UnknownArticle for the first that isn't there; then nothing is removed.
        """
        from claimdiff.indexing.removing import remove_articles

        with self.run("remove") as run:
            numbers = [number for name in articles for number in self.numbers_of(name)]
            listed = {one.number: one for one in list_articles(self._session.database)}
            n_claims = remove_articles(self._session, sorted(set(numbers)), run.number)
            return RemoveResult(tuple(listed[number] for number in dict.fromkeys(numbers)), n_claims, run.changes())

    def rebuild(self) -> RebuildResult:
        """Make the FAISS file again from what is stored; with other models, given or shipped since, judge all anew."""
        from claimdiff.indexing.rebuilding import rebuild

        self._require_writing()
        with self.run("rebuild") as run:
            return rebuild(self._session, run.number)

    def set_review(self, finding_id: str, review: Review) -> None:
        """Keep what a person decided on a finding; raises UnknownFinding."""
        from claimdiff.indexing.reviewing import keep_review

        self._require_writing()
        with told_as_damage(self._session.database):
            keep_review(self._session, finding_id, review)

    def import_review(self, record: ReviewRecord) -> None:
        """Keep a review that was exported, whether its finding is there now or not."""
        self._require_writing()
        store_review(self._session.database, record.finding_id, record.review, record.record, record.features)

    def remove_review(self, finding_id: str) -> None:
        """Take a review back; raises UnknownFinding where there is none."""
        self._require_writing()
        if not delete_review(self._session.database, finding_id):
            raise UnknownFinding(f"{finding_id}: the index {self.name} has no review of that finding")

    def _require_writing(self) -> None:
        if not self._is_writing:
            raise IndexUnwritable(f"the index {self.name} was opened for reading: open it with writing=True")

    def _write_search_file(self) -> None:
        with told_as_damage(self._session.database):
            if not file_fits(self._session.database):
                write_search(self._session.database, self._session.search())


def _open_writing(folder: Path, wait_seconds: float, stack: ExitStack) -> Database:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IndexUnwritable(
            f"{folder}: the index's folder can't be made ({error.strerror}): choose another with --indexes-dir"
        ) from error
    stack.enter_context(held_lock(folder / LOCK, wait_seconds))
    return open_for_writing(folder / DATABASE)


def _with_encodable_path(article: Article) -> Article:
    path = encodable(article.path)
    return article if path == article.path else replace(article, path=path)


def _fate(fate: InputFate, tally: Tally) -> InputFate:
    """Return what became of an input, now that the index has looked at it."""
    if fate.fate != "read":
        return fate
    if fate.path in tally.unreadable:
        return replace(fate, fate=tally.unreadable[fate.path], n_articles=0)
    if fate.path in tally.duplicates:
        return replace(fate, fate=f"duplicate of {tally.duplicates[fate.path]}")
    return replace(fate, fate="unchanged") if fate.path in tally.unchanged else fate
