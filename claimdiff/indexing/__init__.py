"""Indexes at work: the stages ordered for articles that come one after another. `claimdiff.indexing.index.Index`."""
