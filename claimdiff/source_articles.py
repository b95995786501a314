"""Sources -> articles: what pages, feeds and folders gave is read by the same reading as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimdiff.articles.inputs import GivenInput, GivenPage, InputFile, find_inputs
from claimdiff.articles.read import Reading, read_articles
from claimdiff.progress import Progress, Silent
from claimdiff.records import InputFate

if TYPE_CHECKING:
    from claimdiff.sources.fetch_settings import FetchSettings
    from claimdiff.sources.files import ListedFiles
    from claimdiff.sources.result import SourceResult
    from claimdiff.sources.state import SourceState


def read_sources(
    sources: Sequence[str],
    states: Mapping[str, SourceState] | None = None,
    *,
    fetch: FetchSettings | None = None,
    progress: Progress | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Iterator[SourceResult]:
    """Yield what is new in each source (a URL of a page or feed, a folder, a file, a glob), in their order.

    `states` are those of the last run; without one a source is read whole. Sources not begun when `should_stop` says
    so are left out. Without `fetch`, the defaults and CLAIMDIFF_ALLOW_PRIVATE hold. A source that fails is a result
    with a failure; nothing is raised for it.
    """
    from claimdiff.sources.fetch_settings import FetchSettings
    from claimdiff.sources.read import read_each

    progress = progress or Silent()
    settings = fetch or FetchSettings.from_environment()
    progress.begin("reading sources", len(set(sources)))
    for result in read_each(sources, states or {}, settings, _list_files, should_stop or (lambda: False)):
        progress.advance(1)
        yield result
    progress.end()


def read_source_articles(results: Sequence[SourceResult], progress: Progress | None = None) -> Reading:
    """Return the articles of the new items of `results`, and what became of each item and each failure."""
    return read_articles([item for result in results for item in _inputs(result)], progress)


def read_inputs(paths: Sequence[str], progress: Progress | None = None, fetch: FetchSettings | None = None) -> Reading:
    """Return the articles that `paths` name, as `read_articles` does; URLs of pages and feeds are fetched first."""
    urls = [path for path in paths if path.lower().startswith(("http://", "https://"))]
    if not urls:
        return read_articles(paths, progress)
    results = {result.source: result for result in read_sources(urls, fetch=fetch, progress=progress)}
    # a URL that is given twice stands twice, so that the second is told to be a duplicate
    inputs: list[str | GivenInput] = []
    for path in paths:
        inputs += _told_inputs(results[path]) if path in results else [path]
    return read_articles(inputs, progress)


def _inputs(result: SourceResult) -> list[GivenInput]:
    """Return the items of one source as reading takes them, then its failures."""
    found: list[GivenInput] = []
    for item in result.items:
        if item.data is None:
            found.append(InputFile(item.path, Path(item.path), in_folder=result.kind == "folder"))
        else:
            found.append(
                GivenPage(
                    label=item.path,
                    data=item.data,
                    extension=item.extension,
                    charset=item.charset,
                    url=item.url,
                    title=item.title,
                    outlet=item.outlet,
                    published=item.published,
                )
            )
    found += [InputFate(failure.path, None, f"unreadable: {failure.reason}") for failure in result.failures]
    return found


def _told_inputs(result: SourceResult) -> list[GivenInput]:
    """Return what `_inputs` does, and a line on a feed that has notes or nothing to read."""
    found = _inputs(result)
    if not found:
        found = [
            InputFate(result.source, None, "unreadable: the feed lists no article; check its URL", 0, {}, result.notes)
        ]
    elif result.notes:
        found.append(InputFate(result.source, None, "read", 0, {}, result.notes))
    return found


def _list_files(path: str) -> ListedFiles:
    """Name the article files behind a path, by the rules for command lines."""
    import os

    from claimdiff.sources.files import ListedFiles

    found = find_inputs([path])
    files = tuple(str(item.path) for item in found if isinstance(item, InputFile) and item.path is not None)
    failures = tuple(
        (item.path, item.fate.removeprefix("unreadable: "))
        for item in found
        if isinstance(item, InputFate) and item.is_unread
    )
    return ListedFiles(files, failures, os.path.isdir(path))
