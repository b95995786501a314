"""Cutting: articles become sentences, and sentences become claims."""
