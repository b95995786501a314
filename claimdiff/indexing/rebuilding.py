"""Rebuilding: FAISS from what is stored; with other models pairs and judgements, with another encoder the vectors."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from claimdiff.index.fact_rows import IndexModels, raise_generation, store_models
from claimdiff.index.faiss_file import build_search, write_search
from claimdiff.index.pair_rows import judge_number
from claimdiff.indexing.adding import process_waiting
from claimdiff.indexing.session import Session, judge_identity, model_identity
from claimdiff.models.files import read_model_card
from claimdiff.protocols import facts_of


@dataclass(frozen=True, slots=True)
class RebuildResult:
    """What was made again."""

    n_texts: int
    """Texts that FAISS holds now."""
    is_encoded_anew: bool
    is_judged_anew: bool
    n_judged_pairs: int

    def line(self) -> str:
        """Return it as one line."""
        anew = [name for name, done in (("encoded", self.is_encoded_anew), ("judged", self.is_judged_anew)) if done]
        told = f"; {' and '.join(anew)} anew, {self.n_judged_pairs} pairs judged" if anew else ""
        return f"FAISS holds {self.n_texts} texts again{told}"


def rebuild(session: Session, run: int) -> RebuildResult:
    """Make the FAISS file again; where other models were given, encode, block and judge all articles with them."""
    counts: Counter[str] = Counter()
    other_encoder, other_judge = _differences(session)
    if other_encoder or other_judge:
        with session.database.transaction():
            _start_over(session, run, counts, other_encoder=other_encoder)
    search = build_search(session.database)
    write_search(session.database, search)
    session.forget_search()
    return RebuildResult(len(search), other_encoder, other_judge, counts["judged_pairs"])


def _differences(session: Session) -> tuple[bool, bool]:
    """Return whether encoder and judge, as given or as they ship now, are others than those that made the index."""
    known = session.known_models()
    if known is None:
        return False, False
    if session.given_encoder is None and session.given_judge is None and not _ships_others(known):
        return False, False  # the index's own models need not be at hand to make FAISS again
    steps = session.steps(any_models=True)
    return (
        model_identity(known.encoder) != model_identity(facts_of(steps.encoder)),
        model_identity(known.judge) != model_identity(facts_of(steps.judge)),
    )


def _ships_others(known: IndexModels) -> bool:
    """Whether the index was made with embedded models that are not those of this version."""
    made_with = (("encoder", known.encoder, known.encoder_source), ("judge", known.judge, known.judge_source))
    return any(
        source is None
        and facts.sha256 is not None
        and model_identity(facts) != model_identity(read_model_card(role).facts)
        for role, facts, source in made_with
    )


def _start_over(session: Session, run: int, counts: Counter[str], *, other_encoder: bool) -> None:
    """Forget what the earlier models made of the articles, and let all claims meet again, article by article."""
    database, steps = session.database, session.steps()
    n_dimensions = int(steps.encoder.encode(["one"]).shape[1])
    store_models(database, session.loaded_models(n_dimensions))
    judge_number(database, judge_identity(facts_of(steps.judge)))
    database.write("DELETE FROM pairs")
    database.write("UPDATE claims SET is_blocked = 0, copy_of = NULL, near = NULL")
    if other_encoder:
        database.write("DELETE FROM vectors")
    raise_generation(database)
    session.start_empty_search()
    articles = [int(row[0]) for row in database.rows("SELECT article FROM articles ORDER BY article")]
    process_waiting(session, run, articles, counts)
