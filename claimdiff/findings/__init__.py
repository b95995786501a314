"""Deciding: judgements become findings, by pure functions of stored evidence."""
