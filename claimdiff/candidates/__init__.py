"""Blocking: which pairs of claims the judge gets to see."""
