"""Which names an index may have."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.errors import IndexMissing, IndexNameError
from claimdiff.index.folder import DATABASE, index_folder, list_indexes


@pytest.mark.parametrize("name", ["talks", "week-12", "v1.2_b", "محادثات", "переговоры", "会談", "a" * 60])
def test_letters_of_any_script_are_a_name(tmp_path: Path, name: str) -> None:
    assert index_folder(tmp_path, name).parent == tmp_path


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../x", "a/b", "a\\b", "/etc", ".hidden", "-rf", "a b", "a\nb", "a\0", "a" * 61, "x.", "\u202eabc",
     "م" * 71, "a:b", "\ud800"],
)  # fmt: skip
def test_anything_else_is_none(tmp_path: Path, name: str) -> None:
    with pytest.raises(IndexNameError) as error:
        index_folder(tmp_path, name)
    assert len(str(error.value).splitlines()) == 1


@given(st.text(max_size=80))
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    try:
        folder = index_folder(Path("/nowhere/indexes"), name)
    except IndexNameError:
        return
    assert folder.parent == Path("/nowhere/indexes")
    assert folder.name not in {"", ".", ".."}


def test_only_folders_with_a_database_are_listed(tmp_path: Path) -> None:
    for name in ("b", "a", "empty"):
        (tmp_path / name).mkdir()
    for name in ("b", "a"):
        (tmp_path / name / DATABASE).touch()
    (tmp_path / "README.md").touch()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    assert list_indexes(tmp_path) == ["a", "b"]
    assert list_indexes(tmp_path / "missing") == []


@pytest.mark.parametrize("ask", [list_indexes, lambda indexes_dir: index_folder(indexes_dir, "talks")])
@pytest.mark.parametrize(
    ("name", "why"), [("x" * 300, "File name too long"), ("a.txt", "it is no folder"), ("loop", "it is no folder")]
)
def test_where_no_index_can_be_is_one_line(tmp_path: Path, ask: Callable[[Path], object], name: str, why: str) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(IndexMissing) as error:
        ask(tmp_path / name)
    assert str(error.value) == f"{tmp_path / name}: no index can be there ({why}): choose another with --indexes-dir"
