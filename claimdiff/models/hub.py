"""Loads a model by name or folder through sentence-transformers, with every failure as one clear line."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from claimdiff.errors import ClaimdiffError, MissingExtra, ModelError
from claimdiff.protocols import ModelFacts

Model = TypeVar("Model")


def load_hub_model(name: str, load: Callable[[Any, dict[str, Any]], Model]) -> Model:
    """Return `load(sentence_transformers, options)`; the options are those every hub model is loaded with.

    They allow no code from the hub and no pickled weights. Raises MissingExtra without sentence-transformers and
    ModelError where the model can't be loaded.
    """
    try:
        import sentence_transformers
    except ImportError as error:
        raise MissingExtra(f'the model {name} needs sentence-transformers: pip install "claimdiff[hub]"') from error
    _check_folder(name)
    options = {"trust_remote_code": False, "device": "cpu", "model_kwargs": {"use_safetensors": True}}
    try:
        return load(sentence_transformers, options)
    except ClaimdiffError:
        raise
    except Exception as error:  # the hub's, transformers' and safetensors' errors share no other base
        raise ModelError(f"the model {name} can't be loaded: {_first_line(error)}") from error


def hub_facts(name: str, model: Any) -> ModelFacts:  # noqa: ANN401 (sentence-transformers publishes no types)
    """Return what can be told of a loaded model; of a folder, the sha256 of its weights."""
    dtype = str(next(iter(model.parameters())).dtype).removeprefix("torch.")
    quantisation = {"float32": "fp32", "float16": "fp16", "bfloat16": "bf16"}.get(dtype, dtype)
    return ModelFacts(name, _hash_weights(Path(name)), quantisation, None)


def _check_folder(name: str) -> None:
    """Raise ModelError for a folder without a model in it, rather than look its path up on the hub."""
    folder = Path(name)
    if folder.exists() and not (folder / "config.json").is_file() and not (folder / "modules.json").is_file():
        raise ModelError(f"{name} is not a model folder: it has neither config.json nor modules.json")
    looks_like_path = name.startswith((".", "/", "~")) or name.count("/") > 1
    if looks_like_path and not folder.exists():
        raise ModelError(f"there is no model folder {name}")


def _hash_weights(folder: Path) -> str | None:
    """Return one sha256 over a folder's safetensors files, or None for a name on the hub."""
    files = sorted(folder.rglob("*.safetensors")) if folder.is_dir() else []
    if not files:
        return None
    digest = hashlib.sha256()
    for path in files:
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:300] if lines else type(error).__name__
