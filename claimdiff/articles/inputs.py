"""Command-line paths -> the files to read, in order, and a fate for each path that gives none."""

from __future__ import annotations

import glob
import os
import re
import stat
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, ClassVar

from claimdiff.articles.decode import DecodedText, decode_bytes
from claimdiff.errors import UnreadableInput
from claimdiff.records import InputFate

EXTENSIONS = frozenset({".txt", ".md", ".html", ".htm", ".csv", ".jsonl", ".parquet", ".docx", ".pdf"})
"""Files with these endings are read from a folder; any file may be named itself."""
STDIN = "-"
_REPORT_BEGINS = re.compile(rb'\s*\{\s*"program"\s*:\s*"claimdiff"')
"""How the manifest of a report begins: enough of it, as a manifest may be large."""
_MAX_LABEL = 200
"""Characters of a path shown in a message; the manifest keeps the whole path."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file to read."""

    label: str
    """The path as given; for a file in a folder or of a glob: that file's path."""
    path: Path | None
    """None for standard input."""
    in_folder: bool = False
    """Whether it was found in a folder rather than named: then it may be something else than articles."""

    @property
    def extension(self) -> str:
        """The lower-case ending with its dot, or an empty string."""
        return "" if self.path is None else self.path.suffix.lower()


@dataclass(frozen=True, slots=True)
class GivenPage:
    """A page that was fetched, with what its source and its server say of it."""

    label: str
    """The URL, as its source names it."""
    data: bytes
    extension: str = ""
    """The ending that names its kind (`.html`, `.pdf`); empty where its text decides."""
    charset: str | None = None
    """As the server declares it: a hint."""
    url: str | None = None
    """Where it was found, redirects followed."""
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    in_folder: ClassVar[bool] = False


GivenInput = InputFile | GivenPage | InputFate
"""What may stand in place of a path: a file, a page that was fetched, the fate of what could not be had."""


def find_inputs(paths: Sequence[str | GivenInput]) -> list[InputFile | GivenPage | InputFate]:
    """Return what `paths` name, in their order: files, the files of folders and globs (sorted), `-` for standard input.

    Each file appears once; its second mention, a missing path, a folder without article files and a URL become an
    `InputFate` at their place; pages that were fetched, and fates known already, stay as they are. Opens nothing.
    """
    found: list[InputFile | GivenPage | InputFate] = []
    seen: dict[str, str] = {}
    for item in (item for path in paths for item in (_expand(path) if isinstance(path, str) else (path,))):
        if not isinstance(item, InputFate):
            key = _key(item)
            if key in seen:
                found.append(InputFate(item.label, None, f"duplicate of {safe_label(seen[key])}"))
                continue
            seen[key] = item.label
        found.append(item)
    return found


def _key(item: InputFile | GivenPage) -> str:
    if isinstance(item, GivenPage):
        return item.label
    return STDIN if item.path is None else os.path.realpath(item.path)


def safe_label(label: str) -> str:
    """Return `label` fit for one line of a message: control, bidi and other invisible characters as escapes.

    A file name may hold a newline, an ANSI sequence or a right-to-left override; shown raw it could forge a line.
    """
    shown = "".join(c if _is_shown(c) else c.encode("unicode_escape", "surrogatepass").decode("ascii") for c in label)
    return shown if len(shown) <= _MAX_LABEL else f"{shown[: _MAX_LABEL // 2]}…{shown[-_MAX_LABEL // 2 :]}"


def read_input(file: InputFile, max_bytes: int) -> bytes:
    """Return the bytes of `file`.

    Raises UnreadableInput for what is no regular file (a FIFO would block for ever) or is larger than `max_bytes`,
    OSError for what the system refuses.
    """
    if file.path is None:
        if sys.stdin is None:
            raise UnreadableInput("there is no standard input; pass the path of a file")
        return _limited(sys.stdin.buffer.read(max_bytes + 1), max_bytes)
    with _opened(file.path) as stream:
        return _limited(stream.read(max_bytes + 1), max_bytes)


@contextmanager
def _opened(path: str | Path) -> Iterator[BinaryIO]:
    # non-blocking, and the check on the open file: the name may come to mean a FIFO after it was listed
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise UnreadableInput("not a regular file; save its content to a file, or pipe it in and pass -")
        yield stream


def decode_input(data: bytes, charset: str | None = None) -> DecodedText:
    """Return the text of a file that should be one; `charset` is a server's hint.

    Raises UnreadableInput for binary content.
    """
    try:
        return decode_bytes(data, charset)
    except ValueError as error:
        why = "binary content, not text; pass text, or name the file by its kind (.pdf, .docx, .parquet)"
        raise UnreadableInput(why) from error


def describe_damage(decoded: DecodedText) -> list[str]:
    """Return a note on broken bytes, or no note."""
    n = decoded.n_replaced
    told = "1 broken byte was" if n == 1 else f"{n} broken bytes were"
    return [f"{told} replaced by \N{REPLACEMENT CHARACTER} ({decoded.encoding})"] if n else []


def _limited(data: bytes, max_bytes: int) -> bytes:
    if len(data) > max_bytes:
        raise UnreadableInput(f"larger than {max_bytes >> 20} MiB; split it into smaller files")
    return data


def _is_shown(character: str) -> bool:
    return character == " " or unicodedata.category(character)[0] not in "CZ"


def _expand(path: str) -> Iterator[InputFile | InputFate]:
    if path == STDIN:
        yield InputFile(STDIN, None)
    elif path.lower().startswith(("http://", "https://")):
        yield _unreadable(path, "a URL that was not fetched; save the page and pass the file")
    elif "\0" in path or not path:
        yield _unreadable(path, "no file has such a name; check the path")
    elif os.path.lexists(path):
        yield from _expand_existing(path)
    elif glob.has_magic(path):
        yield from _expand_glob(path)
    else:
        yield _unreadable(path, f"no such file or folder; check the path (the current folder is {os.getcwd()})")


def _unreadable(path: str, why: str) -> InputFate:
    return InputFate(path, None, f"unreadable: {safe_label(why) if len(why) > _MAX_LABEL else why}")


def _expand_glob(pattern: str) -> Iterator[InputFile | InputFate]:
    matches = sorted(glob.glob(pattern, recursive=True))
    for match in matches:
        yield from _expand_existing(match)
    if not matches:
        yield _unreadable(
            pattern, "no file matches this pattern; check it, or quote it so that the shell leaves it alone"
        )


def _expand_existing(path: str) -> Iterator[InputFile | InputFate]:
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        yield _unreadable(path, describe_os_error(error))
        return
    if stat.S_ISDIR(mode):
        yield from _list_folder(path)
    elif stat.S_ISREG(mode):
        yield InputFile(path, Path(path))
    else:
        yield _unreadable(path, "not a regular file; save its content to a file, or pipe it in and pass -")


def describe_os_error(error: OSError) -> str:
    """Return why the system refused a file, with the remedy, in one line without the path."""
    if isinstance(error, FileNotFoundError):
        return "no such file (it may have been moved or deleted while claimdiff ran); check the path"
    if isinstance(error, PermissionError):
        return "no permission to read it; change its permissions (chmod +r)"
    if isinstance(error, IsADirectoryError):
        return "it is a folder; pass the files in it"
    return f"the system refused it ({error.strerror or type(error).__name__}); check the path and the disk"


def _list_folder(folder: str) -> Iterator[InputFile | InputFate]:
    """Yield the folder's article files, sorted by path, then what was passed over."""
    files: list[str] = []
    fates: list[InputFate] = []
    others: Counter[str] = Counter()
    root = os.path.realpath(folder)
    for entry in _walk_folder(folder):
        extension = Path(entry.path).suffix.lower()
        if isinstance(entry, InputFate):
            fates.append(entry)
        elif fate := _passed_over(entry, root):
            fates.append(fate)
        elif extension not in EXTENSIONS:
            others[extension or "no ending"] += 1
        else:
            files.append(entry.path)
    if not files:
        yield _unreadable(folder, f"no article in this folder; claimdiff reads {' '.join(sorted(EXTENSIONS))}")
    for path in sorted(files, key=lambda path: Path(path).parts):
        yield InputFile(path, Path(path), in_folder=True)
    yield from fates
    if files and others:
        names = ", ".join(safe_label(name) for name in sorted(others)[:8])
        files_of = "1 file of another kind" if others.total() == 1 else f"{others.total()} files of other kinds"
        yield InputFate(folder, None, f"skipped: {files_of} in this folder ({names})")


def _walk_folder(folder: str) -> Iterator[os.DirEntry[str] | InputFate]:
    """Yield what isn't hidden and no folder, at any depth; links to folders are yielded, not followed.

    A report that was written into the folder is passed over: its page would be read as an article that agrees.
    """
    pending = [folder]
    while pending:
        path = pending.pop()
        if _is_report(path):
            yield InputFate(path, None, "skipped: a report of claimdiff")
            continue
        try:
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        except OSError as error:
            yield _unreadable(path, describe_os_error(error))
            continue
        visible = [entry for entry in entries if not entry.name.startswith(".")]
        pending += [entry.path for entry in visible if entry.is_dir(follow_symlinks=False)]
        yield from (entry for entry in visible if not entry.is_dir(follow_symlinks=False))


def _is_report(folder: str) -> bool:
    try:
        with _opened(os.path.join(folder, "manifest.json")) as manifest:
            return _REPORT_BEGINS.match(manifest.read(100)) is not None
    except (OSError, UnreadableInput):
        return False


def _passed_over(entry: os.DirEntry[str], root: str) -> InputFate | None:
    """Return why an entry of a folder isn't read, or None: links that lead elsewhere, special files, READMEs."""
    target = os.path.realpath(entry.path)
    if entry.is_symlink() and os.path.commonpath([root, target]) != root:
        return InputFate(entry.path, None, "skipped: a link that leads out of the folder; pass its target to read it")
    if entry.is_symlink() and not os.path.exists(target):  # a link to itself too, of which the system would complain
        return InputFate(entry.path, None, "skipped: a link that leads nowhere")
    if entry.is_symlink() and os.path.isdir(target):
        return InputFate(entry.path, None, "skipped: a link to a folder that is read already")
    if Path(entry.name).stem.lower() == "readme":
        return InputFate(entry.path, None, "skipped: a README is taken for no article in a folder; pass it to read it")
    if not entry.is_file():
        return InputFate(entry.path, None, "skipped: not a regular file")
    return None
