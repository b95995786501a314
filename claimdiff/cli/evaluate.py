"""`claimdiff evaluate`: how good the judge is on labelled pairs, and the whole comparison on labelled events."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from claimdiff.cli.failures import warn
from claimdiff.cli.progress import shown_progress
from claimdiff.cli.standard_streams import echo_data
from claimdiff.cli.terminal_text import escaped_lines, json_text
from claimdiff.settings import Settings


@click.group()
def evaluate() -> None:
    """Measure the judge on labelled pairs, or a whole comparison on labelled events."""


@evaluate.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--predictions", type=click.Path(path_type=Path), metavar="OUT", help="Write one JSON line a row, in order."
)
@click.option("--judge", metavar="M", help="An NLI cross-encoder of three classes, name or folder [embedded].")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def pairs(files: tuple[Path, ...], predictions: Path | None, judge: str | None, as_json: bool) -> None:
    """Judge the rows (premise, hypothesis and, if scored, label) of FILE.jsonl or FILE.jsonl.gz.

    Prints accuracy, macro-F1, a confusion matrix, the expected calibration error and pairs per second.
    """
    from claimdiff.evaluation.pairs import evaluate_pairs
    from claimdiff.evaluation.render import pairs_record, pairs_text
    from claimdiff.judged_text import with_its_texts
    from claimdiff.judgements.load import load_judge

    with shown_progress(quiet=False) as progress:
        figures = evaluate_pairs(files, with_its_texts(load_judge(judge)), predictions, progress)
    for item in figures:
        for warning in item.warnings:
            warn(warning)
    if as_json:
        echo_data(json_text(pairs_record(figures)))
    else:
        click.echo(escaped_lines(pairs_text(figures)))


@evaluate.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DIR...")
@click.option("--encoder", metavar="M", help="A sentence-transformers model, name or folder [embedded].")
@click.option("--judge", metavar="M", help="An NLI cross-encoder of three classes, name or folder [embedded].")
@click.option("--baselines", is_flag=True, help="Add what the judge alone and similarity alone make of the same pairs.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def corpus(folders: tuple[Path, ...], encoder: str | None, judge: str | None, baselines: bool, as_json: bool) -> None:
    """Compare the articles of each event folder DIR (or folder of event folders) and measure against its gold.jsonl.

    Prints precision, recall, F1 at the default threshold, average precision, candidate recall and calibration error,
    for contradictions and agreements, split by same-language and cross-lingual, by language pair and by kind.
    """
    from claimdiff.comparison import Comparison
    from claimdiff.evaluation.corpus import evaluate_corpus
    from claimdiff.evaluation.pair_table import RelationProbabilities
    from claimdiff.evaluation.render_corpus import corpus_record, corpus_text
    from claimdiff.judgements.load import load_judge
    from claimdiff.pipeline import compare, judged_probabilities
    from claimdiff.vectors.load import load_encoder

    the_encoder, the_judge, settings = load_encoder(encoder), load_judge(judge), Settings()

    def compare_event(paths: Sequence[str]) -> Comparison:
        return compare(paths, encoder=the_encoder, judge=the_judge, settings=settings)

    def probabilities_of(comparison: Comparison) -> RelationProbabilities:
        return RelationProbabilities(*judged_probabilities(comparison))

    with shown_progress(quiet=False) as progress:
        beside = settings if baselines else None
        figures = evaluate_corpus(folders, compare_event, probabilities_of, progress, baselines_beside=beside)
    for warning in figures.total.warnings:
        warn(warning)
    if as_json:
        echo_data(json_text(corpus_record(figures)))
    else:
        click.echo(escaped_lines(corpus_text(figures)))
