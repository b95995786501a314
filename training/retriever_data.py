"""Batches for the retriever: sentences, which of them are about the same matter, and which pairs say nothing of it."""

from __future__ import annotations

import gzip
import json
import random
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from claimdiff.articles.language import identify_sentence_language
from claimdiff.articles.read import read_articles
from claimdiff.claims.cut import cut_claims
from claimdiff.evaluation.gold import Event, find_events, read_event
from training.event_labels import EventLabels
from training.judge_config import ROOT, JudgeConfig
from training.judge_data import Group, is_held_out, read_groups

CONFIG = ROOT / "training" / "retriever.toml"
SAME, OTHER, UNKNOWN = 1, 0, -1

BoolArray = npt.NDArray[np.bool_]
Relations = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class RetrieverSettings:
    """`retriever.toml` in one type."""

    seed: int
    max_tokens: int
    groups_a_batch: int
    sentences_a_group: int
    claims_an_event: int
    translations_a_batch: int
    minutes: float
    learning_rate: float
    weight_decay: float
    warm_up: float
    temperature: float
    dropout: float
    frozen_layers: int
    checkpoint_minutes: float


def read_retriever_settings(path: Path = CONFIG) -> RetrieverSettings:
    """Read the configuration; an unknown or missing key raises TypeError."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return RetrieverSettings(**tables["data"], **tables["training"])


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences with their relations: (n, n) SAME, OTHER or UNKNOWN; the diagonal is UNKNOWN."""

    texts: list[str]
    relations: Relations


def group_passage(group: Group, n_sentences: int, draw: random.Random) -> Passage:
    """Return sentences of a fact group: agreeing and contradicting ones are about the same matter, neutral ones not.

    Two contradicting sentences may conflict in different ways, yet speak of the same matter; two neutral ones nobody
    has compared.
    """
    matter = [item["text"] for item in (*group["agree"], *group["contradict"])]
    traps = [item["text"] for item in group["neutral"]]
    matter = draw.sample(matter, min(len(matter), n_sentences * 5 // 8))
    traps = draw.sample(traps, min(len(traps), n_sentences - len(matter)))
    is_matter = np.array([True] * len(matter) + [False] * len(traps))
    relations = np.where(is_matter[:, None] & is_matter[None, :], SAME, OTHER).astype(np.int8)
    relations[~is_matter[:, None] & ~is_matter[None, :]] = UNKNOWN
    np.fill_diagonal(relations, UNKNOWN)
    return Passage(matter + traps, relations)


def event_passage(event: Event, min_coverage: float) -> Passage:
    """Return all claims of an event as a comparison cuts them, each text once.

    Those of different articles that stand for a contradiction or an agreement are about one matter, the others are
    merely related, as nearly all are that a comparison has to choose from. Nobody has compared claims of one article.
    """
    articles = read_articles([str(path) for path in event.article_paths]).articles
    claims = [claim for article in articles for claim in cut_claims(article, identify_sentence_language)]
    claims = list({claim.text: claim for claim in claims}.values())
    left, right = (side.astype(np.int32) for side in np.triu_indices(len(claims), 1))
    same, doubtful = EventLabels(event.rows, articles, claims, min_coverage).compare_matters(left, right)
    owner = np.unique([claim.article_id for claim in claims], return_inverse=True)[1]
    doubtful |= owner[left] == owner[right]
    relations = np.full((len(claims), len(claims)), UNKNOWN, np.int8)
    relations[left, right] = relations[right, left] = np.where(doubtful, UNKNOWN, np.where(same, SAME, OTHER))
    return Passage([claim.text for claim in claims], relations)


def draw_part(passage: Passage, n_texts: int, draw: random.Random) -> Passage:
    """Return at most `n_texts` of a passage's texts: all that are about one matter with another first."""
    if len(passage.texts) <= n_texts:
        return passage
    has_same = (passage.relations == SAME).any(axis=1)
    chosen = sorted(range(len(has_same)), key=lambda number: (not has_same[number], draw.random()))[:n_texts]
    return Passage([passage.texts[number] for number in chosen], passage.relations[np.ix_(chosen, chosen)])


class RetrieverData:
    """Draws batches from newsfacts, written events and translations, held-out groups and events left out."""

    def __init__(self, config: JudgeConfig, settings: RetrieverSettings) -> None:
        self._settings = settings
        groups = read_groups(config.paths.newsfacts)
        self._groups = [group for group in groups if not is_held_out(group, config.data.held_out_groups)]
        self._events = [
            path for path in find_events([config.paths.events]) if path.name not in config.data.held_out_events
        ]
        self._min_coverage = config.events.min_coverage
        self._passages: dict[Path, Passage] = {}
        self._translations = _translations(config.paths.nli / "xnli.dev.jsonl.gz")
        print(f"{len(self._groups)} groups, {len(self._events)} events, {len(self._translations)} translated sentences")

    def batches(self, seed: tuple[int, int]) -> Iterator[Passage]:
        """Yield batches without end; sentences of different passages are about different matters."""
        draw = random.Random(repr(seed))
        settings = self._settings
        while True:
            groups = draw.sample(self._groups, settings.groups_a_batch)
            passages = [group_passage(group, settings.sentences_a_group, draw) for group in groups]
            passages.append(draw_part(self._passage(draw.choice(self._events)), settings.claims_an_event, draw))
            items = draw.sample(self._translations, settings.translations_a_batch)
            passages += [_translated(item, draw) for item in items]
            yield _joined(passages)

    def _passage(self, folder: Path) -> Passage:
        """Return an event's passage; cutting its articles takes as long as a tenth of a step, so it is kept."""
        if folder not in self._passages:
            self._passages[folder] = event_passage(read_event(folder), self._min_coverage)
        return self._passages[folder]


def _translations(path: Path) -> list[dict[str, str]]:
    """Return the premises of the even pairs, by language; the odd ones are left for measuring (retrieval_figures)."""
    items: dict[int, dict[str, str]] = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row: dict[str, Any] = json.loads(line)
            if row["pair"] % 2 == 0:
                items[row["pair"]][row["lang"]] = row["premise"]
    return list(items.values())


def _translated(item: dict[str, str], draw: random.Random) -> Passage:
    one, other = draw.sample(sorted(item), 2)
    return Passage([item[one], item[other]], np.array([[UNKNOWN, SAME], [SAME, UNKNOWN]], np.int8))


def _joined(passages: list[Passage]) -> Passage:
    texts = [text for passage in passages for text in passage.texts]
    relations = np.full((len(texts), len(texts)), OTHER, np.int8)
    start = 0
    for passage in passages:
        end = start + len(passage.texts)
        relations[start:end, start:end] = passage.relations
        start = end
    return Passage(texts, relations)
