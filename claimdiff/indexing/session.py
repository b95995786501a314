"""What everything that works on an open index shares."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from claimdiff.errors import ModelMismatch
from claimdiff.index.database import Database
from claimdiff.index.fact_rows import IndexModels, load_models_record, store_models
from claimdiff.index.faiss_file import VectorSearch, open_search
from claimdiff.index.pair_rows import judge_number
from claimdiff.progress import Progress
from claimdiff.protocols import Encoder, Judge, ModelFacts, facts_of
from claimdiff.settings import IndexSettings, Settings
from claimdiff.steps import Steps, load_models


@dataclass(slots=True)
class Session:
    """An open index: its file, its models, its search; the latter two are loaded when first needed."""

    name: str
    database: Database
    settings: Settings
    progress: Progress
    given_encoder: Encoder | str | None = None
    given_judge: Judge | str | None = None
    index_settings: IndexSettings = field(default_factory=IndexSettings)
    _steps: Steps | None = None
    _search: VectorSearch | None = None

    @property
    def folder(self) -> Path:
        """Where the index lies."""
        return self.database.path.parent

    def steps(self, *, any_models: bool = False) -> Steps:
        """Return the stages with their models loaded, checked to be those that made the index, or `any_models`."""
        if self._steps is None:
            steps = Steps(self.settings, self.progress)
            known = load_models_record(self.database)
            encoder, judge = self.given_encoder, self.given_judge
            if known is not None:
                encoder, judge = encoder or known.encoder_source, judge or known.judge_source
            with steps.stage("loading models"):
                steps.encoder, steps.judge = load_models(encoder, judge)
            if known is not None and not any_models:
                self._refuse_others(known, facts_of(steps.encoder), facts_of(steps.judge))
            self._steps = steps
        return self._steps

    def known_models(self) -> IndexModels | None:
        """Return the models that made the index, None where it is empty."""
        return load_models_record(self.database)

    def keep_models(self, n_dimensions: int) -> None:
        """Note which models make the index, where that isn't known yet."""
        if load_models_record(self.database) is None:
            store_models(self.database, self.loaded_models(n_dimensions))

    def loaded_models(self, n_dimensions: int) -> IndexModels:
        """Return the models that are loaded, as the index records them."""
        steps, known = self.steps(), load_models_record(self.database)
        return IndexModels(
            facts_of(steps.encoder),
            facts_of(steps.judge),
            _source(self.given_encoder, known.encoder_source if known else None),
            _source(self.given_judge, known.judge_source if known else None),
            n_dimensions,
            getattr(steps.encoder, "min_article_similarity", None),
        )

    def judge_number(self) -> int:
        """Return the number that the index has given its judge, 0 where it has none yet."""
        known = load_models_record(self.database)
        return 0 if known is None else judge_number(self.database, judge_identity(known.judge))

    def search(self) -> VectorSearch:
        """Return the search over all vectors."""
        if self._search is None:
            self._search = open_search(self.database)
        return self._search

    def forget_search(self) -> None:
        """Read the vectors again when they are next needed."""
        self._search = None

    def start_empty_search(self) -> None:
        """Search among nothing, until texts are made findable again."""
        self._search = VectorSearch([], None)

    def _refuse_others(self, known: IndexModels, encoder: ModelFacts, judge: ModelFacts) -> None:
        for role, before, now in (("encoder", known.encoder, encoder), ("judge", known.judge, judge)):
            if model_identity(before) != model_identity(now):
                given = self.given_encoder if role == "encoder" else self.given_judge
                leave_out = "" if given is None else f"leave --{role} out, or "
                raise ModelMismatch(
                    f"the index {self.name} was made with the {role} {_told(before)}, and this is {_told(now)}: "
                    f"{leave_out}make it over with: claimdiff index rebuild {self.name}{self._options()}"
                )

    def _options(self) -> str:
        given = (("encoder", self.given_encoder), ("judge", self.given_judge))
        return "".join(f" --{role} {one}" for role, one in given if isinstance(one, str))


def _source(given: object, known: str | None) -> str | None:
    """Return what a model is loaded by: as given now, else as before; None for the embedded one and for an object."""
    return known if given is None else given if isinstance(given, str) else None


def model_identity(facts: ModelFacts) -> tuple[str, str | None, str]:
    """Return what makes two models the same: name, sha256, quantisation."""
    return facts.name, facts.sha256, facts.quantisation


def judge_identity(facts: ModelFacts) -> str:
    """Return the judge's identity as one text."""
    return json.dumps({key: value for key, value in asdict(facts).items() if key != "languages"}, sort_keys=True)


def _told(facts: ModelFacts) -> str:
    sha = f"sha256 {facts.sha256[:12]}…" if facts.sha256 else "sha256 unknown"
    return f"{facts.name} ({sha}, {facts.quantisation})"
