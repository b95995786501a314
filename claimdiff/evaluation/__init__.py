"""Evaluation: how often the judge and the whole comparison are right, measured against labelled rows."""
