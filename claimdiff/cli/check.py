"""`claimdiff check`: what an index says for and against one claim."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimdiff.cli.failures import fail, warn
from claimdiff.cli.index import encoder_option, indexes_dir_option, judge_option
from claimdiff.cli.standard_streams import echo_data
from claimdiff.cli.terminal_text import escaped, json_text, printable

if TYPE_CHECKING:
    from claimdiff.indexing.checking import Answer, Reply


@click.command()
@click.argument("name")
@click.argument("claim")
@indexes_dir_option
@encoder_option
@judge_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check(name: str, claim: str, indexes_dir: Path, encoder: str | None, judge: str | None, as_json: bool) -> None:
    """Say which articles of the index NAME support the CLAIM and which contradict it, in any covered language.

    It never says whether the claim is true.
    """
    from claimdiff.indexing.index import Index

    if not claim.strip():
        fail('the claim is empty: write it as one argument, claimdiff check NAME "a claim"')
    with Index.open(name, indexes_dir=indexes_dir, encoder=encoder, judge=judge) as opened:
        answer = opened.check(claim)
    if as_json:
        echo_data(json_text(answer_record(answer)))
    else:
        _tell(answer)
    if not answer.is_covered:
        warn(f"language not covered ({answer.language}): the models don't know it, so nothing was looked for")


def _tell(answer: Answer) -> None:
    if not answer.is_covered:
        return
    for relation in ("contradicts", "supports"):
        for reply in answer.of(relation):
            click.echo(f"{relation}, {min(99, max(1, round(100 * reply.probability)))} % likely")
            click.echo(f"   {_source(reply)}: {printable(_sentence(reply))}")
    if not answer.replies:
        click.echo(f"Nothing in the index supports or contradicts it ({answer.n_looked_at} nearest claims looked at).")


def _source(reply: Reply) -> str:
    article = reply.side.article
    named = printable(article.outlet or article.url or article.path)
    return f"{named}, {escaped(article.published)}" if article.published else named


def _sentence(reply: Reply) -> str:
    claim = reply.side.claim
    return reply.side.article.text[claim.sentence_start : claim.sentence_end]


def answer_record(answer: Answer) -> dict[str, Any]:
    """Return an answer as one JSON object; a reply's fields are those of one side of a finding, and its sentence."""
    from claimdiff.finding_record import side_record

    return {
        "claim": answer.claim,
        "language": answer.language,
        "is_covered": answer.is_covered,
        "looked_at": answer.n_looked_at,
        "replies": [
            {
                "relation": reply.relation,
                "probability": round(reply.probability, 4),
                "similarity": round(reply.similarity, 4),
                "sentence": _sentence(reply),
                **side_record(reply.side),
            }
            for reply in answer.replies
        ],
    }
