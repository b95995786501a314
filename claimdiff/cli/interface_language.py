"""The option that names the language of a report's own words."""

from __future__ import annotations

import click

INTERFACE_LANGUAGES = ("ar", "en", "fa", "fr", "ru", "uk")
"""The codes of `CATALOGUES` in claimdiff.reports.ui_texts, which `--help` needn't wait for; a test compares the two."""

language_option = click.option(
    "--language", type=click.Choice(INTERFACE_LANGUAGES), help="Language of the report's interface [by the articles]."
)
