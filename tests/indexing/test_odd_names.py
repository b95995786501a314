"""Names that are no UTF-8, from old archives: their articles are kept and found again under an escaped path."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimdiff.errors import UnknownArticle
from claimdiff.indexing.index import Index
from claimdiff.records import Review
from claimdiff.settings import Settings
from tests.indexing.stubs import FLOOD, ROAD, SCHOOL, NumberJudge, WordEncoder

ODD = os.fsdecode(b"caf\xe9")
OTHER = os.fsdecode(b"caf\xea")


def opened(folder: Path) -> Index:
    likely = Settings(min_probability=0.5)
    return Index.open(
        "valley", indexes_dir=folder, writing=True, encoder=WordEncoder(), judge=NumberJudge(), settings=likely
    )


def put(folder: Path, name: str, *sentences: str) -> str:
    path = folder / f"{name}.txt"
    try:
        path.write_text("\n\n".join([f"News of the valley {len(sentences)}", *sentences]), encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    return str(path)


def test_articles_of_odd_names_are_added_met_again_and_removed(tmp_path: Path) -> None:
    paths = [put(tmp_path, ODD, FLOOD.format(47), ROAD), put(tmp_path, OTHER, FLOOD.format(34), ROAD, SCHOOL)]
    with opened(tmp_path / "indexes") as index:
        result = index.add([*paths, f"no {ODD}.txt"])
        escaped = [str(tmp_path / f"caf\\udc{byte}.txt") for byte in ("e9", "ea")]
        assert [fate.path for fate in result.inputs] == [*escaped, "no caf\\udce9.txt"]
        assert [fate.is_unread for fate in result.inputs] == [False, False, True]
        assert [one.path for one in index.articles()] == escaped
    with opened(tmp_path / "indexes") as index:
        assert index.add(paths).unchanged == tuple(escaped)
        assert index.article(paths[1]).path == escaped[1]
        assert [one.path for one in index.remove([paths[1]]).articles] == [escaped[1]]
        assert index.verify() == ()


def test_an_index_works_in_a_folder_of_an_odd_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / ODD
    try:
        folder.mkdir()
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    monkeypatch.chdir(folder)
    put(folder, "a", FLOOD.format(47), ROAD)
    with opened(folder / "indexes") as index:
        assert len(index.add(["a.txt"]).added) == 1
    with opened(folder / "indexes") as index:
        assert index.verify() == ()
        assert len(index.check(ROAD).replies) == 1
        assert len(index.remove(["a.txt"]).articles) == 1


def test_an_odd_id_names_nothing_and_an_odd_note_is_kept(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.add([put(tmp_path, "a", FLOOD.format(47)), put(tmp_path, "b", FLOOD.format(34), SCHOOL)])
        with pytest.raises(UnknownArticle):
            index.article("\udcff")
        finding = index.findings()[0].finding_id
        index.set_review(finding, Review("confirmed", "seen \udcff", "2026-03-15T08:30:00+00:00"))
        assert index.finding(finding).review == Review("confirmed", "seen \\udcff", "2026-03-15T08:30:00+00:00")
