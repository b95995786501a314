"""What can go wrong, as a small tree: every expected failure is a `ClaimdiffError` with one clear line."""


class ClaimdiffError(Exception):
    """claimdiff could not do what was asked; the message is one line that says why and what to do."""


class UnreadableInput(ClaimdiffError):
    """One input could not be read as an article; the rest of the work goes on without it."""


class MissingExtra(ClaimdiffError):
    """An optional package is needed; the message carries the exact `pip install` line."""


class ModelError(ClaimdiffError):
    """A model file or folder is damaged, incomplete, or not of the kind that was asked for."""


class NothingToCompare(ClaimdiffError):
    """Fewer than two articles were readable, so there is no pair of claims to compare."""


class OutputError(ClaimdiffError):
    """The report folder could not be written."""


class GoldError(ClaimdiffError):
    """A labelled file for `evaluate` is missing, empty or malformed."""


class IndexNameError(ClaimdiffError):
    """A text can't be the name of an index."""


class IndexMissing(ClaimdiffError):
    """There is no index of that name."""


class IndexDamaged(ClaimdiffError):
    """An index's file is damaged, or is no file of claimdiff's."""


class IndexUnwritable(ClaimdiffError):
    """An index could not be written: a full disk, a read-only folder."""


class IndexLocked(ClaimdiffError):
    """Another run holds the index's lock."""


class ModelMismatch(ClaimdiffError):
    """An index was made with another encoder or judge than the one it is to be used with."""


class UnknownArticle(ClaimdiffError):
    """No article of an index has that id, URL or path."""


class UnknownFinding(ClaimdiffError):
    """No finding of an index has that id."""
