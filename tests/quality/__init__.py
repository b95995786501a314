"""Quality floors: what the shipped models reached on pinned data, below which they must not fall."""
