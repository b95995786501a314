"""`claimdiff models`: what is installed."""

from __future__ import annotations

import click


@click.command()
def models() -> None:
    """Show the embedded models: name, sha256, quantisation, size and languages."""
    from claimdiff.models.files import read_model_card

    for role in ("encoder", "judge"):
        card = read_model_card(role)
        n_bytes = sum(path.stat().st_size for path in (card.graph, card.words, card.tokenizer))
        click.echo(f"{role}: {card.facts.name}")
        click.echo(f"  sha256        {card.facts.sha256}")
        click.echo(f"  quantisation  {card.facts.quantisation}")
        click.echo(
            f"  size          {n_bytes / 1e6:.0f} MB, {card.graph.stat().st_size / 1e6:.0f} MB of it its own layers"
        )
        click.echo(f"  languages     {' '.join(card.facts.languages or ())}")
