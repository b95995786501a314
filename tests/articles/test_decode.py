"""Bytes of old and damaged pages are read by the right encoding."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.articles.decode import decode_bytes

ARABIC = (
    "قال رئيس الميناء إن رافعتين تضررتا في العاصفة، وإن الرصيف الشمالي سيبقى مغلقاً حتى أبريل. "
    "وأضاف أن الإصلاح سيبدأ قريباً."
)
RUSSIAN = "Начальник порта сообщил, что два крана повреждены штормом, а северный причал закрыт до апреля."
FRENCH = "Le port a été fermé après la tempête : « deux grues sont endommagées », a déclaré le préfet à la presse."
CHINESE = "港口负责人星期一表示，两台起重机在暴风雨中受损，北码头将关闭到四月。维修工作将很快开始。"
TURKISH = (
    "Liman müdürü, fırtınada iki vincin hasar gördüğünü ve kuzey iskelesinin nisana kadar kapalı kalacağını söyledi."
)
GREEK = "Ο διευθυντής του λιμανιού δήλωσε ότι δύο γερανοί υπέστησαν ζημιές από την καταιγίδα."
HEBREW = "מנהל הנמל אמר כי שני עגורנים ניזוקו בסערה וכי הרציף הצפוני ייסגר עד אפריל."
POLISH = "Dyrektor portu powiedział, że dwa żurawie zostały uszkodzone przez sztorm, a nabrzeże będzie zamknięte."


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=200))
def test_utf8_comes_back(text: str) -> None:
    text = "ab " + text
    assert decode_bytes(text.encode()).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "cp1256"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (FRENCH, "cp1252"),
        (CHINESE, "gb18030"),
        (TURKISH, "cp1254"),
        (GREEK, "cp1253"),
        (HEBREW, "cp1255"),
        (POLISH, "cp1250"),
        (ARABIC, "utf-16"),
        (ARABIC, "utf-32"),
        (ARABIC, "utf-8-sig"),
        (FRENCH, "utf-16-le"),
        (ARABIC, "utf-16-be"),
    ],
)
def test_encodings(text: str, encoding: str) -> None:
    decoded = decode_bytes(text.encode(encoding))
    assert decoded.text == text
    assert decoded.n_replaced == 0


def test_declared_charset_of_an_html_page() -> None:
    page = f'<html><head><meta charset="iso-8859-6"></head><body>{ARABIC.replace("أبريل", "نيسان")}</body></html>'
    assert decode_bytes(page.encode("iso-8859-6")).text == page


def test_damaged_utf8_is_read_and_counted() -> None:
    data = bytearray((ARABIC * 20).encode())
    data[101] = 0xFF
    decoded = decode_bytes(bytes(data))
    assert decoded.encoding == "utf-8"
    assert decoded.n_replaced >= 1
    assert decoded.text.endswith(ARABIC)


def test_cut_utf8_is_damage_at_the_end() -> None:
    decoded = decode_bytes((ARABIC + "م").encode()[:-1])
    assert decoded.text == ARABIC + "\ufffd"
    assert decoded.n_replaced == 1


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n" + bytes(5000), b"PK\x03\x04" + bytes(range(32)) * 99]
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="binary"):
        decode_bytes(data)


def test_empty_and_mark_only() -> None:
    assert decode_bytes(b"").text == ""
    assert decode_bytes(codecs.BOM_UTF8).text == ""


@pytest.mark.parametrize("hint", ["windows-1252", "koi8-r", "utf-8", "no-such-charset", "windows-1256"])
def test_a_server_s_wrong_charset_is_overruled(hint: str) -> None:
    assert decode_bytes((ARABIC * 3).encode("cp1256"), hint).text == ARABIC * 3


def test_a_server_s_charset_decides_where_the_bytes_do_not() -> None:
    text = "Œuvre"
    assert decode_bytes(text.encode("iso8859-15"), "iso-8859-15").text == text
