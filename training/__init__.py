"""Builds the models that ship inside the package; see README.md."""
