"""A copy of the shipped model files whose list a test may change."""

import json
from pathlib import Path
from typing import Any

from claimdiff.models.files import DATA


def link_models(folder: Path, **changes: Any) -> Path:
    """Fill `folder` with links to the shipped files and a list in which the judge's entry has `changes`."""
    for path in DATA.iterdir():
        if path.name != "models.json":
            (folder / path.name).symlink_to(path)
    listed = json.loads((DATA / "models.json").read_text(encoding="utf-8"))
    listed["models"]["judge"] |= changes
    (folder / "models.json").write_text(json.dumps(listed), encoding="utf-8")
    return folder
