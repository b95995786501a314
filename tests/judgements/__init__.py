"""Tests of `judgements`."""
