"""Text that can be written as UTF-8, whatever bytes a file's name or an argument has."""

from __future__ import annotations


def encodable(text: str) -> str:
    r"""Return `text` with lone surrogates, a file name's bytes that are no UTF-8, written out as `\udcff`."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")
