"""Candidate pairs to judgements: judges."""
