"""`claimdiff models`: what is installed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from claimdiff.cli.standard_streams import echo_data

if TYPE_CHECKING:
    from claimdiff.models.files import ModelCard

SHORT_SHA = 16
"""Hex digits shown: enough to compare by eye; `--json` has all."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with the whole sha256.")
def models(as_json: bool) -> None:
    """Show the embedded models: name, sha256, size, languages, licence, quantisation, figures and where they lie."""
    from claimdiff.models.files import read_model_card

    cards = {role: read_model_card(role) for role in ("encoder", "judge")}
    if as_json:
        records = {role: _record(card) for role, card in cards.items()}
        echo_data(json.dumps(records, ensure_ascii=False))
    else:
        click.echo("\n".join(_text(role, card) for role, card in cards.items()))


def _record(card: ModelCard) -> dict[str, Any]:
    return {
        "name": card.facts.name,
        "sha256": card.facts.sha256,
        "quantisation": card.facts.quantisation,
        "bytes": sum(card.n_bytes.values()),
        "files": {str(path): card.n_bytes[path.name] for path in (card.graph, card.words, card.tokenizer)},
        "max_tokens": card.max_tokens,
        "languages": list(card.facts.languages or ()),
        "licence": card.licence,
        "origin": card.origin,
        "temperatures": card.temperatures,
        "figures": card.figures,
    }


def _text(role: str, card: ModelCard) -> str:
    n_bytes, own = sum(card.n_bytes.values()), card.n_bytes[card.graph.name]
    lines = [
        ("sha256", f"{str(card.facts.sha256)[:SHORT_SHA]}… (graph, words and tokenizer together)"),
        ("quantisation", card.facts.quantisation),
        ("size", f"{n_bytes / 1e6:.0f} MB, {own / 1e6:.0f} MB of it its own layers"),
        ("languages", " ".join(card.facts.languages or ())),
        ("licence", card.licence),
        ("origin", card.origin),
        ("files", str(card.graph.parent)),
        *(("figures", _figures_line(name, values)) for name, values in card.figures.items()),
    ]
    named = [f"  {name:13} {value}" for name, value in _without_repeats(lines)]
    return "\n".join([f"{role}: {card.facts.name}", *named])


def _figures_line(name: str, values: dict[str, Any]) -> str:
    return f"{name}: " + ", ".join(f"{figure} {value}" for figure, value in values.items())


def _without_repeats(lines: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the lines with a name only where it changes: the figures take several."""
    names = ["", *(name for name, _ in lines)]
    return [("" if name == before else name, value) for (name, value), before in zip(lines, names, strict=False)]
