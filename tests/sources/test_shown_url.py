"""What reports and messages show of a URL."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.sources.shown_url import shown_host, without_userinfo

PARTS = st.text("abc:1%.", max_size=12)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://bob:hunter2@example.org/x", "http://example.org/x"),
        ("HTTPS://bob@example.org", "HTTPS://example.org"),
        ("http://bob:hun@ter2@example.org:80/a@b?c=d@e", "http://example.org:80/a@b?c=d@e"),
        ("http://bob:hunt/er2@example.org/x", "http://example.org/x"),
        ("http://bob:hunter2@exam ple.org/", "http://exam ple.org/"),
        ("http://:@[::1]/", "http://[::1]/"),
    ],
)
def test_names_and_passwords_go(url: str, shown: str) -> None:
    assert without_userinfo(url) == shown


@pytest.mark.parametrize(
    "url",
    [
        "https://post.example/@desk/1", "https://post.example:8000/@desk", "https://post.example:/@desk",
        "https://[::1]:8000/@desk", "https://post.example?to=a@b.example", "inbox/a@b.txt", "http://", "",
        "ftp://bob:hunter2@example.org/",
    ],
)  # fmt: skip
def test_the_rest_stays(url: str) -> None:
    assert without_userinfo(url) == url


@given(PARTS, PARTS, st.sampled_from(["", "/", "/a@b", "?c@d", "#e"]))
def test_no_userinfo_is_left(user: str, password: str, rest: str) -> None:
    assert without_userinfo(f"http://{user}:{password}@post.example{rest}") == f"http://post.example{rest}"


def test_a_host_longer_than_names_can_be_is_cut() -> None:
    assert shown_host("a" * 253) == "a" * 253
    assert shown_host("a" * 254) == "a" * 100 + "…"
