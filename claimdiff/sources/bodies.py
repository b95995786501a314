"""The body of an answer, decoded piece by piece and never larger than allowed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from claimdiff.sources.connections import too_large
from claimdiff.sources.fetch_error import FetchError

ACCEPTED_ENCODINGS = "gzip, deflate"
"""What is asked for; any other encoding, or several on top of each other, is refused."""
_ANY_WRAPPER, _NO_WRAPPER = 47, -15
"""zlib's names for: gzip or zlib, whichever shows; and deflate without either."""


def read_body(pieces: Iterable[bytes], encoding: str, max_bytes: int) -> bytes:
    """Return the decoded body. Raises FetchError where it is larger than `max_bytes` or its encoding is broken.

    At no moment more than `max_bytes` and a piece are in memory, so that a small answer that unpacks to gigabytes
    is stopped at the limit.
    """
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return _join(pieces, max_bytes)
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"the server encodes its answer as {encoding[:40]!r}, which nobody asked for; save the page")
    try:
        return _inflate(pieces, max_bytes)
    except zlib.error as error:
        raise FetchError("the answer's compression is broken; try again, or save the page") from error


def _join(pieces: Iterable[bytes], max_bytes: int) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > max_bytes:
            raise too_large(max_bytes)
    return bytes(body)


def _inflate(pieces: Iterable[bytes], max_bytes: int) -> bytes:
    body = bytearray()
    inflater = None
    is_whole = False
    for piece in pieces:
        while piece:
            # a gzip stream may have several members; a server's "deflate" comes with and without its wrapper
            inflater = inflater or zlib.decompressobj(_wrapper(piece))
            body += inflater.decompress(piece, max_bytes + 1 - len(body))
            if len(body) > max_bytes:
                raise too_large(max_bytes)
            is_whole = inflater.eof
            piece = inflater.unused_data if is_whole else inflater.unconsumed_tail
            inflater = None if is_whole else inflater
            if is_whole and not piece.strip(b"\0"):
                break
    if body and not is_whole:
        raise FetchError("the answer breaks off; try again", is_retryable=True)
    return bytes(body)


def _wrapper(start: bytes) -> int:
    is_gzip = start[:2] == b"\x1f\x8b" or start == b"\x1f"
    is_zlib = start[0] & 0x0F == 8 and (len(start) < 2 or (start[0] * 256 + start[1]) % 31 == 0)
    return _ANY_WRAPPER if is_gzip or is_zlib else _NO_WRAPPER
