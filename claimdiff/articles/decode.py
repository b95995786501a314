"""Bytes of a copied page -> text: byte order marks, UTF-8 with or without damage, then the older encodings."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

SAMPLE_BYTES = 1 << 16
"""Bytes that detection looks at; an encoding shows within a few kilobytes, and detection is slow."""
MAX_DAMAGE = 0.02
"""Largest share of invalid bytes, among those that aren't ASCII, at which a text still counts as damaged UTF-8."""
MAX_CONTROL = 0.02
"""Largest share of control bytes in text; machine code and pictures have 10 % and more."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("cp1256", "cp1251", "cp1252", "cp1250", "cp1254", "cp1255", "cp1253", "koi8_r", "koi8_u")
_MULTIBYTE = ("gb18030", "big5", "shift_jis", "euc_kr", "euc_jp")
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b\x08") + b"\x7f"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w.:-]{2,40})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DecodedText:
    """Text with the encoding it was read by."""

    text: str
    encoding: str
    n_replaced: int = 0
    """Places where broken bytes became U+FFFD."""


def decode_bytes(data: bytes, hint: str | None = None) -> DecodedText:
    """Return the text of `data`, whatever its encoding; raise `ValueError` (one word of reason) for binary content.

    Order: byte order mark, UTF-8, UTF-16 without a mark, the charset an HTML page names, `hint` (what its server names;
    often a default that nobody chose, so the bytes may overrule it), then detection on a sample.
    Mostly valid UTF-8 with a few broken bytes is read as UTF-8, its damage counted in `n_replaced`.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding)
    if utf16 := _unmarked_utf16(data):
        return _decode(data, utf16)
    _refuse_binary(data)
    try:
        return DecodedText(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if _is_damaged_utf8(data):
        return _decode(data, "utf-8")
    return _decode(data, _declared_charset(data) or _checked_hint(data, hint) or _detect(data))


def _decode(data: bytes, encoding: str) -> DecodedText:
    text = data.decode(encoding, "replace")
    own = "\ufffd".encode(encoding, "ignore")  # the mark may stand in the text itself
    return DecodedText(text, encoding, max(0, text.count("\ufffd") - (data.count(own) if own else 0)))


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: ASCII spaces and digits leave NULs on one side only, and no other place."""
    sample = data[: SAMPLE_BYTES & ~1]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    n_units = len(sample) // 2
    if n_units < 4 or max(even, odd) < 0.03 * n_units or min(even, odd) > 0.002 * n_units:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample.decode(encoding, "replace")
    n_odd = sum(not (c.isprintable() or c in "\r\n\t\ufeff\u200e\u200f") for c in text)
    return encoding if n_odd <= MAX_CONTROL * len(text) else None


def _refuse_binary(data: bytes) -> None:
    for start in (0, max(0, len(data) // 2), max(0, len(data) - SAMPLE_BYTES)):
        sample = data[start : start + SAMPLE_BYTES]
        if not sample:
            return
        n_control = len(sample) - len(sample.translate(None, _CONTROL))
        # a stray NUL at the end of a saved page is damage; NULs all through it are not text
        if sample.count(0) > 0.001 * len(sample) + 2 or n_control > MAX_CONTROL * len(sample) + 2:
            raise ValueError("binary")


def _is_damaged_utf8(data: bytes) -> bool:
    # the cut ends of a sample break at most two characters
    sample = data[:SAMPLE_BYTES] + data[len(data) // 2 :][:SAMPLE_BYTES]
    n_high = sum(map(sample.translate(_HIGH).count, b"\x01"))
    n_broken = sample.decode("utf-8", "replace").count("\ufffd")
    # damaged text still shows many valid sequences; one stray byte in plain ASCII is more likely Windows-1252
    return n_high - n_broken >= 8 and n_broken <= max(2, MAX_DAMAGE * n_high)


_HIGH = bytes(128) + bytes([1]) * 128


def _declared_charset(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096])
    if not found:
        return None
    return _usable(data, found.group(1).decode("ascii", "replace"))


def _usable(data: bytes, name: str) -> str | None:
    try:
        encoding = codecs.lookup(name).name
        data[:SAMPLE_BYTES].decode(encoding, "ignore")
    except (LookupError, ValueError):
        return None
    return None if encoding.startswith("utf") else encoding


def _checked_hint(data: bytes, hint: str | None) -> str | None:
    """Return the hinted encoding, unless the bytes make far better words in another one."""
    encoding = _usable(data, hint) if hint else None
    known = {"iso8859-1": "cp1252", "koi8-r": "koi8_r", "koi8-u": "koi8_u"}.get(encoding or "", encoding)
    if encoding is None or known not in _CANDIDATES:
        return encoding
    sample = _sample_of_high_bytes(data)
    best = max(_plausibility(sample, name) for name in _CANDIDATES)
    return None if best >= 0.6 and best - _plausibility(sample, known) > 0.25 else encoding


def _detect(data: bytes) -> str:
    """Name the encoding by charset-normalizer, corrected for the single-byte code pages it confuses.

    A code page fits when its letters are of one script and form words; Windows-1256 read as Windows-1252 gives
    Latin letters with accents at every place, which no language has.
    """
    sample = _sample_of_high_bytes(data)
    ranked = sorted(_CANDIDATES, key=lambda name: -_plausibility(sample, name))
    best = ranked[0]
    if _plausibility(sample, best) >= 0.6 and not _fits_multibyte(sample):
        return best
    from charset_normalizer import from_bytes

    found = from_bytes(sample, cp_isolation=[*_MULTIBYTE, *_CANDIDATES]).best()
    return found.encoding if found else best


def _sample_of_high_bytes(data: bytes) -> bytes:
    """The first lines that hold bytes above ASCII: a page may open with kilobytes of English markup."""
    found = re.search(rb"[\x80-\xff]", data)
    start = data.rfind(b"\n", 0, found.start()) + 1 if found else 0
    if found and found.start() - start > 200:
        start = found.start()
    return data[start : start + SAMPLE_BYTES // 4]


def _fits_multibyte(sample: bytes) -> bool:
    """Whether nearly all high bytes stand in runs of even length and read as common CJK characters."""
    runs = re.findall(rb"[\x81-\xfe][\x30-\xfe]", sample)
    if 2 * len(runs) < 0.95 * sum(b >= 0x80 for b in sample):
        return False
    text = sample.decode("gb18030", "ignore")
    cjk = sum("\u4e00" <= c <= "\u9fff" or "\u3000" <= c <= "\u30ff" or "\uff00" <= c <= "\uffef" for c in text)
    n_high = sum(c > "\x7f" for c in text)
    return n_high > 0 and cjk >= 0.9 * n_high


def _plausibility(sample: bytes, encoding: str) -> float:
    """Mean value, at most 1, of the letters above ASCII in `sample` read as `encoding`."""
    text = sample.decode(encoding, "replace")
    high = [(i, c) for i, c in enumerate(text) if c > "\x7f"]
    if not high:
        return 1.0 if encoding == "cp1252" else 0.0
    return sum(_letter_value(text, i, c, encoding) for i, c in high) / len(high)


_USUAL = {
    "cp1256": "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأؤإئپچژگکیًٌٍَُِّْ،؛؟ـ",
    "cp1255": "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "cp1253": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ",
    "cp1252": "éèêëàâäáãåçíìîïñóòôöõøúùûüÿæœßÉÈÀÁÄÅÇÍÑÓÖØÚÜ",
    "cp1250": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČŘŠÚŽőűöüľĺŕäëđâîşţ",
    "cp1254": "çğıöşüÇĞİÖŞÜâîûé",
}
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ"
_COMMON = frozenset("اليمونرتبةוהלאמרתבשיαοιετσνηυρоеаинтсрвлі")
"""The ten or so commonest letters of each script: two thirds of its text, and far less of a wrong reading."""
_COMMON_LATIN = {"cp1250": "ąęłśżćńóáéěíčřšžőűöü", "cp1252": "éèêàâçáíóúñöäüßåæø", "cp1254": "ıüğşöçİÖÜÇŞ"}
_MARKS = "«»“”„‘’–—…°№§©®·\u00a0\u200c\u200e\u200f"


def _letter_value(text: str, i: int, char: str, encoding: str) -> float:
    """1 for a usual letter in a usual place; 0 or less for what no written language does there."""
    if char in _MARKS:
        return 0.5
    before, after = text[i - 1] if i else " ", text[i + 1] if i + 1 < len(text) else " "
    if encoding in ("cp1250", "cp1252", "cp1254"):
        return _latin_value(char, before, encoding)
    letters = _CYRILLIC if encoding in ("cp1251", "koi8_r", "koi8_u") else _USUAL[encoding]
    # other scripts don't stand inside Latin words
    if char.lower() not in letters or any(c.isascii() and c.isalpha() for c in (before, after)):
        return -1.0
    if char.isupper() and before.islower():
        return -0.5  # KOI8-R read as Windows-1251 and the other way round swap the cases
    return 1.0 if char.lower() in _COMMON else 0.6


def _latin_value(char: str, before: str, encoding: str) -> float:
    if char not in _USUAL[encoding]:
        return -1.0
    # two accented letters in a row are rare in Latin script, the rule in any other script read as Latin
    if before > "\x7f" and before.isalpha():
        return -0.5
    return 1.0 if char in _COMMON_LATIN[encoding] else 0.9
