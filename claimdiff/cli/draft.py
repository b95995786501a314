"""`claimdiff draft`: one finding of a report as a ClaimReview draft."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from claimdiff.cli.standard_streams import echo_data
from claimdiff.cli.terminal_text import json_text


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="REPORT_FOLDER")
@click.argument("finding_id", metavar="FINDING_ID")
@click.option(
    "--side",
    type=click.Choice(["left", "right"]),
    default="left",
    show_default=True,
    help="The side of the finding whose claim is to be reviewed.",
)
def draft(folder: Path, finding_id: str, side: Literal["left", "right"]) -> None:
    """Print a schema.org ClaimReview draft (JSON-LD) of one finding of the report in REPORT_FOLDER.

    It is marked as an unreviewed draft and carries no rating: whether a claim is true is for a person to find out.
    """
    from claimdiff.reports.claim_review import claim_review_draft
    from claimdiff.reports.finding_in_folder import finding_in_folder

    echo_data(json_text(claim_review_draft(finding_in_folder(folder, finding_id), side), indent=2))
