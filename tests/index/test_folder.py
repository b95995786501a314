"""Which names an index may have."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.errors import IndexNameError
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
