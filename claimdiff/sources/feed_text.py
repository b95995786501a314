"""Bytes of a feed -> its text, whatever encoding is declared, without the declarations that make a parser run wild."""

from __future__ import annotations

import codecs
import re

from claimdiff.sources.fetch_error import FetchError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(r"""\A\s{0,100}<\?xml[^>]{0,300}?encoding\s{0,5}=\s{0,5}["']([\w.:-]{2,40})["']""")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,500}>")
_TAME = re.compile(
    r"(?:cp125\d|iso8859[-_]\d+|koi8[-_][ru]|gb18030|gbk|gb2312|big5(?:hkscs)?|shift_jis|cp932|euc_(?:jp|kr)|cp949|"
    r"mac[-_](?:arabic|cyrillic|greek|roman)|cp866|utf-8)"
)
"""Encodings in which ASCII is ASCII; in others (UTF-7 for one) a declaration could hide from the check below."""
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_HARMLESS_ENTITY = re.compile(
    r"""<!ENTITY\s{1,20}[\w.-]{1,40}\s{1,20}(?:"[^"&%<]{0,32}"|'[^'&%<]{0,32}'|"&#\w{1,8};")\s{0,20}>"""
)
MAX_FEED_BYTES = 4 * 2**20
"""Of a feed; large ones have 1 MiB. A hostile one costs its parser up to 15 s a MiB (measured)."""
_MAX_ENTITIES = 300
"""HTML has 253 named characters; some feeds declare them all."""


def decode_feed(data: bytes, charset: str | None) -> str:
    """Return the feed's text; `charset` is what the server declares.

    What is valid UTF-8 is UTF-8, whatever is declared. Raises FetchError for a feed that is too large, or declares
    entities other than short characters: such a declaration lets a few lines grow to gigabytes.
    """
    if len(data) > MAX_FEED_BYTES:
        why = f"the feed is larger than {MAX_FEED_BYTES >> 20} MiB; ask its publisher for one of the latest entries"
        raise FetchError(why, is_permanent=True)
    text = _DECLARATION.sub("", _decode(data, charset).lstrip("\ufeff"), count=1)
    n_entities = len(_ENTITY.findall(text))
    if n_entities > _MAX_ENTITIES or n_entities != len(_HARMLESS_ENTITY.findall(text)):
        why = "the feed declares entities of its own, which no feed needs and attacks use; tell its publisher"
        raise FetchError(why, is_permanent=True)
    return text


def _decode(data: bytes, charset: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.match(data[:600].decode("latin-1"))
    for name in (declared.group(1) if declared else None, charset):
        tame = _tame(name) if name else None
        if tame and tame != "utf-8":
            return data.decode(tame, "replace")
    n_valid = len(data.decode("utf-8", "ignore").encode("utf-8"))
    # a feed is UTF-8 unless it says otherwise; a few broken bytes don't change that
    return data.decode("utf-8" if n_valid > 0.98 * len(data) else "cp1252", "replace")


def _tame(name: str) -> str | None:
    try:
        encoding = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return encoding if _TAME.fullmatch(encoding) else None
