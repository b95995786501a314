"""Alerts: new disputed points are told by webhook, e-mail and feed, each once on each channel."""
