"""Facts: which models made the index, and which state of the vectors the FAISS file must have."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from claimdiff.index.database import Database, damaged, read_json, write_json
from claimdiff.protocols import ModelFacts


@dataclass(frozen=True, slots=True)
class IndexModels:
    """The encoder and the judge that made an index."""

    encoder: ModelFacts
    judge: ModelFacts
    encoder_source: str | None
    """What to load it by; None for the embedded one."""
    judge_source: str | None
    n_dimensions: int
    min_article_similarity: float | None


def store_models(database: Database, models: IndexModels) -> None:
    """Keep which models made the index."""
    _store(database, "models", asdict(models))


def load_models_record(database: Database) -> IndexModels | None:
    """Return which models made the index; None where nothing was added yet."""
    record = _load(database, "models")
    if record is None:
        return None
    try:
        values = {**record, "encoder": _model(record["encoder"]), "judge": _model(record["judge"])}
        return IndexModels(**values)
    except (KeyError, TypeError) as error:
        raise damaged(database.path, "it doesn't say which models made it") from error


def _model(record: dict[str, Any]) -> ModelFacts:
    languages = record["languages"]
    return ModelFacts(
        record["name"], record["sha256"], record["quantisation"], None if languages is None else tuple(languages)
    )


def generation(database: Database) -> int:
    """Return how often the set of vectors has changed."""
    return int(_load(database, "generation") or 0)


def raise_generation(database: Database) -> None:
    """Note that the set of vectors has changed."""
    _store(database, "generation", generation(database) + 1)


def store_faiss_state(database: Database, at_generation: int, digest: str) -> None:
    """Keep which FAISS file fits which set of vectors."""
    _store(database, "faiss", {"generation": at_generation, "sha256": digest})


def load_faiss_digest(database: Database) -> str | None:
    """Return the sha256 of the FAISS file that fits the vectors; None where none does."""
    record = _load(database, "faiss")
    return record["sha256"] if record and record["generation"] == generation(database) else None


def store_fact(database: Database, name: str, value: object) -> None:
    """Keep one fact by name."""
    _store(database, name, value)


def load_fact(database: Database, name: str) -> Any:  # noqa: ANN401 (JSON is of any type)
    """Return one fact by name, or None."""
    return _load(database, name)


def _store(database: Database, name: str, value: object) -> None:
    with database.transaction():
        database.write("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, write_json(value)))


def _load(database: Database, name: str) -> Any:  # noqa: ANN401 (JSON is of any type)
    text = database.value("SELECT value FROM facts WHERE name = ?", (name,))
    return None if text is None else read_json(text, database.path)
